//! Keys of the test card: yes, no, out.

use crossterm::event::KeyCode;

use crate::terminal::Key;
use crate::ui::action::Action;
use crate::ui::keys::Keymap;
use crate::ui::message::Effect;
use crate::ui::state::Card;

/// Takes a key; y and n by their places on the keyboard, whatever letters it has.
pub(super) fn press(card: &mut Card, keys: &Keymap, key: &Key, action: Option<Action>) -> Vec<Effect> {
    let yes = match key.code {
        KeyCode::Char(c) if keys.latin(c) == 'y' => true,
        KeyCode::Char(c) if keys.latin(c) == 'n' => false,
        KeyCode::Enter => true,
        _ if matches!(action, Some(Action::Quit | Action::Close)) => return vec![Effect::Quit(0)],
        _ => return Vec::new(),
    };
    if card.answer(yes) { vec![Effect::Quit(0)] } else { vec![Effect::Try(card.wishes())] }
}
