//! Does what was asked for, by a key, the palette or the mouse, while nothing lies over the screen.

use super::{library, reader};
use crate::config::NamesChoice;
use crate::text::{Digits, Marks};
use crate::ui::action::{Action, TABLE, Topic};
use crate::ui::context::{self, Context};
use crate::ui::message::Effect;
use crate::ui::overlay::Overlay;
use crate::ui::picker::Picker;
use crate::ui::setting::Setting;
use crate::ui::state::State;
use crate::ui::words::{Language, phrases, reading};

/// Does what was asked for.
pub(super) fn act(state: &mut State, context: &Context, action: Action) -> Vec<Effect> {
    match action {
        Action::Interrupt => return vec![Effect::Quit(130)],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Redraw => return vec![Effect::Redraw],
        Action::Help => {
            // Who has no article before them asks about the library.
            let topic = if state.reader.is_some() { Topic::Moving } else { Topic::Library };
            let first = TABLE.iter().position(|entry| entry.topic == topic).unwrap_or(0);
            state.overlays.push(Overlay::Actions(Picker::new(TABLE.len(), first)));
        }
        Action::Palette => state.overlays.push(Overlay::Actions(Picker::typing(TABLE.len()))),
        Action::Marks => {
            let (marks, word) = match context.marks {
                Marks::Keep => (Marks::Strip, phrases::MARKS_HIDDEN),
                Marks::Strip => (Marks::Keep, phrases::MARKS_SHOWN),
            };
            state.notice = Some(context.language.say(word).to_owned());
            return vec![Effect::Set(Setting::Marks(marks))];
        }
        Action::Language => {
            let other = match context.language {
                Language::Arabic => Language::English,
                Language::English => Language::Arabic,
            };
            state.notice = Some(other.say(reading::LANGUAGE).to_owned());
            return vec![Effect::Set(Setting::Language(other))];
        }
        Action::Digits => {
            // Between western digits and those of the article's own language.
            let language = state.reader.as_ref().map_or("", |reader| &reader.article.language);
            let own = context::digits_of(language).unwrap_or(Digits::ArabicIndic);
            let digits = match context.text_digits {
                Digits::AsWritten => own,
                Digits::ArabicIndic | Digits::Persian => Digits::Western,
                Digits::Western => Digits::AsWritten,
            };
            let word = match digits {
                Digits::AsWritten => reading::DIGITS_AS_WRITTEN,
                Digits::ArabicIndic => reading::DIGITS_ARABIC,
                Digits::Persian => reading::DIGITS_PERSIAN,
                Digits::Western => reading::DIGITS_WESTERN,
            };
            state.notice = Some(context.language.say(word).to_owned());
            return vec![Effect::Set(Setting::TextDigits(digits))];
        }
        Action::Sure => {
            let (names, word) = match context.names {
                NamesChoice::Normal => (NamesChoice::Eager, reading::NAMES_EAGER),
                NamesChoice::Eager => (NamesChoice::Careful, reading::NAMES_CAREFUL),
                NamesChoice::Careful => (NamesChoice::Normal, reading::NAMES_NORMAL),
            };
            state.notice = Some(context.language.say(word).to_owned());
            return vec![Effect::Set(Setting::Names(names))];
        }
        Action::Mouse => {
            let word = if context.mouse { reading::MOUSE_OFF } else { reading::MOUSE_ON };
            state.notice = Some(context.language.say(word).to_owned());
            return vec![Effect::Set(Setting::Mouse(!context.mouse))];
        }
        Action::Theme => {
            let theme = context.themes.next(context.theme);
            state.notice = Some(context.language.theme(context.themes.name(theme)));
            return vec![Effect::Set(Setting::Theme(theme))];
        }
        _ if state.reader.is_some() => return reader::act(state, action, context),
        _ => return library::act(state, context, action),
    }
    Vec::new()
}
