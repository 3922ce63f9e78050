//! Every action does what its words say, by each of its keys, and by the same keys of other keyboards.

use sahifa::article::{Article, Confidence, Order, Place, Source, Summary};
use sahifa::terminal::Key;
use sahifa::ui::Effect;
use sahifa::ui::action::{Action, Row, TABLE};
use sahifa::ui::shelf::{At, Change, Counted, Only, Request, Rows, Scope, Wanted};
use sahifa::ui::words::Language;

use crate::support::drive::{self, Drive};
use crate::support::sample;

/// Where an action is tried, and what must have come of it.
pub struct Case {
    pub article: fn() -> Article,
    pub size: (u16, u16),
    /// Whether it is tried in a library, and not in the article.
    pub library: bool,
    /// The keys that lead there.
    pub before: &'static str,
    seen: fn(&mut Seen) -> bool,
}

/// A screen before a key and after it.
struct Seen {
    before: Drive,
    after: Drive,
    /// What the key asked of the world; a case takes what it wants of it, nothing may be left.
    effects: Vec<Effect>,
}

impl Seen {
    fn of(case: &Case, key: Key) -> Self {
        let open = || {
            let mut drive = if case.library {
                Drive::library(rows(&["One", "Two", "Three"]), case.size, Language::English)
            } else {
                Drive::new((case.article)(), case.size, Language::English)
            };
            drive.press(case.before);
            drive
        };
        let (before, mut after) = (open(), open());
        let effects = after.press_key(key);
        Self { before, after, effects }
    }

    /// Whether the text has moved up by so many rows, down if it is negative, and what is seen of both screens is the same.
    fn moved(&self, by: isize) -> bool {
        let (before, after) = (self.before.text_rows(), self.after.text_rows());
        let (Some(before), Some(after)) = (before.get(1..), after.get(1..)) else { return false };
        let rows = by.unsigned_abs();
        let same = if by > 0 {
            before[rows..] == after[..before.len() - rows]
        } else {
            after[rows..] == before[..before.len() - rows]
        };
        let (from, to) = (self.before.state.place(), self.after.state.place());
        same && before != after && if by > 0 { to > from } else { to < from }
    }

    /// Whether the status has this word now, and had not.
    fn says(&self, word: &str) -> bool {
        self.after.status().contains(word) && !self.before.status().contains(word)
    }

    /// Whether the first row of the text, or of what lies over it, has these words.
    fn begins(&self, words: &str) -> bool {
        self.after.rows()[1].contains(words)
    }

    fn shows(drive: &Drive, words: &str) -> bool {
        drive.rows().iter().any(|row| row.contains(words))
    }

    /// Whether this is on the screen now, and was not.
    fn opens(&self, words: &str) -> bool {
        Self::shows(&self.after, words) && !Self::shows(&self.before, words)
    }

    /// The text that was given to the clipboards.
    fn copied(&mut self) -> String {
        match &std::mem::take(&mut self.effects)[..] {
            [Effect::Copy(text)] => text.clone(),
            other => format!("{other:?}"),
        }
    }

    /// What comes of more keys.
    fn then(&mut self, keys: &str) -> &mut Self {
        self.effects.extend(self.after.press(keys));
        self
    }

    /// Whether the world is asked for this alone.
    fn asks(&mut self, effect: &Effect) -> bool {
        std::mem::take(&mut self.effects) == [effect.clone()]
    }

    /// Whether the library is asked for this alone.
    fn wants(&mut self, request: Request) -> bool {
        self.asks(&Effect::Ask(request))
    }

    /// Whether the library is asked for the other articles that name this alone.
    fn wants_others(&mut self, name: &str) -> bool {
        let effects = std::mem::take(&mut self.effects);
        matches!(&effects[..], [Effect::Ask(Request::Others { name: asked, .. })] if asked == name)
    }

    /// Whether the library is asked for lines like these alone.
    fn wants_rows(&mut self, like: impl Fn(&Wanted) -> bool) -> bool {
        let effects = std::mem::take(&mut self.effects);
        matches!(&effects[..], [Effect::Ask(Request::Rows { wanted, .. })] if like(wanted))
    }

    /// The columns of the longest row of the text.
    fn width(drive: &Drive) -> usize {
        drive.text_rows().iter().map(|row| row.chars().count()).max().unwrap_or(0)
    }

    /// The first word of the sentence that one has gone to.
    fn sentence(&mut self) -> String {
        self.then("vy").copied()
    }
}

/// Lines of a library with articles of these titles, which are their ids too.
pub fn rows(titles: &[&str]) -> Rows {
    let row = |title: &&str| Summary {
        id: (*title).to_owned(),
        title: (*title).to_owned(),
        language: "en".to_owned(),
        rtl: false,
        source: Some("Paper".to_owned()),
        published: None,
        date: 0,
        unread: true,
        starred: false,
        tags: Vec::new(),
    };
    Rows { count: titles.len(), rows: titles.iter().map(row).collect(), ..Rows::default() }
}

fn english() -> Article {
    sample("tide-en.txt")
}

fn arabic() -> Article {
    sample("deepseek-ar.txt")
}

fn mixed() -> Article {
    sample("mixed-ar.txt")
}

fn vowelled() -> Article {
    sample("harakat-ar.txt")
}

/// One whose names are hardly any.
fn doubted() -> Article {
    let mut article = english();
    let title = article.title_mentions.iter_mut().map(|mention| &mut mention.confidence);
    let sections = article.sections.iter_mut().flat_map(|section| &mut section.mentions);
    title
        .chain(sections.map(|mention| &mut mention.confidence))
        .for_each(|sure| *sure = Some(Confidence::NONE));
    article
}

/// One that tells the address of its page.
fn sourced() -> Article {
    let url = Some("https://example.org/tide".to_owned());
    Article { source: Some(Source { name: "A paper".into(), url }), ..english() }
}

const TITLE: &str = "Orkney Tidal Scheme";
const FIRST: &str = "A river that turns around";
const SECOND: &str = "Lessons from a broken blade";

/// Where each action is tried. An action without a case does not compile.
// One table.
#[allow(clippy::too_many_lines)]
pub fn cases(action: Action) -> Vec<Case> {
    use Action as A;
    let at =
        |article: fn() -> Article, size, before, seen| Case { article, size, library: false, before, seen };
    let list = |before, seen| Case { article: english, size: (80, 24), library: true, before, seen };
    let case = |before, seen| at(english, (80, 24), before, seen);
    let wide = |before, seen| at(english, (120, 40), before, seen);
    let one: Case = match action {
        A::LineDown => case("", |seen| seen.moved(1)),
        A::LineUp => case("jjjjjjj", |seen| seen.moved(-1)),
        // A row stays in sight.
        A::PageDown => case("", |seen| seen.moved(20)),
        A::PageUp => case("G", |seen| seen.moved(-20)),
        A::HalfDown => case("", |seen| seen.moved(10)),
        A::HalfUp => case("G", |seen| seen.moved(-10)),
        A::Top => case("G", |seen| seen.begins(TITLE) && seen.after.state.place() == Some(Place::START)),
        A::Bottom => case("", |seen| seen.says("100%")),
        A::NextSentence => case("))", |seen| seen.sentence() == "The"),
        A::PreviousSentence => case(")))", |seen| seen.sentence() == "At"),
        A::NextSection => case("", |seen| seen.says("Section 1 of 5") && seen.begins(FIRST)),
        A::PreviousSection => case("]]", |seen| seen.says("Section 1 of 5") && seen.begins(FIRST)),
        A::Contents => case("", |seen| seen.opens("Contents") && seen.opens(&format!("2 {SECOND}"))),
        A::NextMention => case("}", |seen| seen.says("11 March · 1 of 1")),
        A::PreviousMention => case("}}", |seen| seen.says("Orkney · 1 of 2")),
        A::NextSame => case("}", |seen| seen.says("Orkney · 2 of 2")),
        A::PreviousSame => case("}*", |seen| seen.says("Orkney · 1 of 2")),
        A::Panel => {
            return vec![
                case("", |seen| seen.opens("Names")),
                case("<Tab>", |seen| !Seen::shows(&seen.after, "Names") && seen.begins(TITLE)),
                wide("", |seen| seen.then("<Down><Enter>").says("11 March")),
                list("", |seen| seen.begins("Most named") && seen.wants(Request::Things(Counted::default()))),
            ];
        }
        A::Left => {
            return vec![
                case("<Tab>", |seen| !Seen::shows(&seen.after, "Names")),
                at(arabic, (80, 24), "", |seen| seen.opens("Names")),
            ];
        }
        A::Right => {
            return vec![
                case("", |seen| seen.opens("Names")),
                at(arabic, (80, 24), "<Tab>", |seen| !Seen::shows(&seen.after, "Names")),
            ];
        }
        A::Accept => {
            return vec![
                case("}", |seen| seen.begins("▲ Orkney") && seen.wants_others("Orkney")),
                list("j", |seen| seen.wants(Request::Open("Two".into(), At::Left))),
                case("<Tab>j", |seen| seen.says("11 March")),
                case("tj", |seen| seen.begins(SECOND)),
            ];
        }
        A::Card => case("}", |seen| seen.begins("▲ Orkney") && seen.wants_others("Orkney")),
        A::Kind => {
            return vec![
                case("", |seen| seen.says("person")),
                list("", |seen| seen.says("unread") && seen.wants_rows(|wanted| wanted.only == Only::Unread)),
            ];
        }
        A::Sort => {
            return vec![
                case("", |seen| seen.says("names by count")),
                case("c", |seen| seen.says("names by first mention")),
                list("", |seen| {
                    seen.says("oldest first") && seen.wants_rows(|wanted| wanted.order == Order::Oldest)
                }),
            ];
        }
        A::Sure => {
            return vec![
                at(doubted, (80, 24), "", |seen| {
                    seen.says("all names found") && seen.then("}").says("▲ Orkney")
                }),
                case("E", |seen| seen.says("the sure names alone")),
                case("EE", |seen| seen.says("the usual names")),
            ];
        }
        A::Search => {
            return vec![
                case("", |seen| seen.then("drever").says("1 of 4")),
                list("", |seen| {
                    seen.effects.clear();
                    let titled = |wanted: &Wanted| wanted.scope == Scope::Titled("t".into());
                    seen.then("t").wants_rows(titled) && seen.says("in titles")
                }),
            ];
        }
        A::SearchBack => {
            return vec![
                case("", |seen| seen.then("drever").says("4 of 4")),
                list("", |seen| {
                    seen.effects.clear();
                    let having = |wanted: &Wanted| wanted.scope == Scope::Having("t".into(), true);
                    seen.then("t").wants_rows(having) && seen.says("in all texts")
                }),
            ];
        }
        A::Repeat => case("/drever<Enter>", |seen| seen.says("2 of 4")),
        A::RepeatBack => case("/drever<Enter>n", |seen| seen.says("1 of 4")),
        A::Back => case("]]", |seen| seen.begins(FIRST)),
        A::Forth => case("]]<C-o>", |seen| seen.begins(SECOND)),
        A::SetMark => case("]", |seen| seen.says("press a letter") && seen.then("xG'x").begins(FIRST)),
        A::GoToMark => case("]mxg", |seen| seen.says("press its letter") && seen.then("x").begins(FIRST)),
        A::Star => list("j", |seen| seen.wants(Request::Change("Two".into(), Change::Star))),
        A::Read => list("jj", |seen| seen.wants(Request::Change("Three".into(), Change::Read))),
        A::AllRead => list("", |seen| seen.wants(Request::AllRead(Wanted::default()))),
        A::Tags => list("j", |seen| {
            let asked = Request::Change("Two".into(), Change::Tags(vec!["a b".into(), "c".into()]));
            seen.says("tags:") && seen.then("a  b, c<Enter>").wants(asked)
        }),
        A::Delete => list("", |seen| seen.wants(Request::Change("One".into(), Change::Delete))),
        A::Undo => list("", |seen| seen.wants(Request::Undo)),
        A::CopySection => case("]", |seen| {
            let text = seen.copied();
            text.starts_with(FIRST) && !text.contains(SECOND)
        }),
        A::CopyArticle => case("]", |seen| {
            let text = seen.copied();
            text.starts_with(TITLE) && text.contains(FIRST) && text.ends_with("a bearing to grease.")
        }),
        A::CopyWithSource => at(sourced, (80, 24), "]", |seen| {
            let text = seen.copied();
            let source = text.split("\n\n").next().unwrap();
            let told =
                source.starts_with(TITLE) && source.contains("A paper") && source.ends_with("org/tide");
            told && text.contains(FIRST) && !text.contains(SECOND)
        }),
        A::Select => case("", |seen| seen.says("select: y copies") && seen.then("y").copied() == "Orkney"),
        A::Links => {
            return vec![
                at(mixed, (100, 60), "", |seen| seen.says("number of the link")),
                case("", |seen| seen.says("no links in sight")),
            ];
        }
        A::Page => {
            return vec![
                at(sourced, (80, 24), "", |seen| {
                    let shown = seen.opens("https://example.org/tide");
                    shown && seen.then("<Enter>").asks(&Effect::Browse("https://example.org/tide".into()))
                }),
                case("", |seen| seen.says("this article has no address")),
            ];
        }
        A::Pipe => case("", |seen| {
            let told = seen.says("article to command");
            let effects = std::mem::take(&mut seen.then("wc<Enter>").effects);
            told && matches!(&effects[..], [Effect::Pipe { command, text }] if command == "wc" && text.starts_with(TITLE))
        }),
        A::Wider => wide("-----", |seen| Seen::width(&seen.after) > Seen::width(&seen.before)),
        A::Narrower => wide("", |seen| Seen::width(&seen.after) < Seen::width(&seen.before)),
        A::DefaultWidth => wide("-----", |seen| {
            seen.after.text_rows() == Drive::new(english(), (120, 40), Language::English).text_rows()
        }),
        A::Zen => wide("", |seen| {
            let signs = |drive: &Drive| Seen::shows(drive, "│") || Seen::shows(drive, "━");
            signs(&seen.before) && !signs(&seen.after) && Seen::shows(&seen.after, TITLE)
        }),
        A::Marks => at(vowelled, (80, 24), "", |seen| {
            let marks = |drive: &Drive| Seen::shows(drive, "\u{64E}");
            seen.says("harakat hidden") && marks(&seen.before) && !marks(&seen.after)
        }),
        A::Digits => case("", |seen| {
            let arabic = seen.says("digits ٠١٢٣") && seen.opens("٤٢");
            arabic && seen.then("0").says("digits 0123") && seen.then("0").says("digits as written")
        }),
        A::Theme => case("", |seen| seen.before.context.theme != seen.after.context.theme),
        A::Language => case("", |seen| seen.says("ةيبرعلا") && seen.then("j").says("ةمدقم")),
        A::Mouse => case("", |seen| seen.says("mouse on") && seen.after.context.mouse),
        A::Palette => {
            case("", |seen| seen.opens("Actions") && seen.then("copy-art<Enter>").copied().starts_with(TITLE))
        }
        A::Help => case("", |seen| seen.opens("Keys")),
        A::Close => {
            return vec![
                case("]<F1>", |seen| seen.begins(FIRST)),
                case("}", |seen| {
                    seen.before.status().contains("Orkney") && !seen.after.status().contains("Orkney")
                }),
            ];
        }
        A::Quit => {
            return vec![
                case("]<F1>", |seen| seen.begins(FIRST)),
                case("", |seen| seen.asks(&Effect::Quit(0))),
            ];
        }
        A::Redraw => case("", |seen| seen.asks(&Effect::Redraw)),
        A::Suspend => case("/", |seen| seen.asks(&Effect::Suspend)),
        A::Interrupt => case("/", |seen| seen.asks(&Effect::Quit(130))),
        A::Choose(_) => case("<Tab>", |seen| seen.says("11 March")),
    };
    vec![one]
}

/// What each key in force is, and the keys on its place of other keyboards.
pub fn keys(row: &Row) -> Vec<(Key, Vec<Key>)> {
    let map = drive::usual_keys();
    let twins = |name| {
        map.twins(name)
            .into_iter()
            .map(|twin| Key { code: crossterm::event::KeyCode::Char(twin), ..drive::key(*name) })
    };
    map.keys(row.action).iter().map(|name| (drive::key(*name), twins(name).collect())).collect()
}

#[test]
fn every_key_does_what_its_words_say() {
    let mut wrong = Vec::new();
    for row in TABLE {
        for case in cases(row.action) {
            for (key, _) in keys(row) {
                let mut seen = Seen::of(&case, key);
                if !(case.seen)(&mut seen) || !seen.effects.is_empty() {
                    let shown = seen.after.rows().join("\n");
                    let (name, before, effects) = (row.name, case.before, seen.effects);
                    wrong.push(format!("{name} by {key:?} after {before:?}: {effects:?}\n{shown}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The same screen, and the same is asked of the world.
#[test]
fn a_key_does_the_same_on_every_keyboard() {
    let mut tried = 0;
    let mut same = |case: &Case, key: Key, twin: Key| {
        let (latin, other) = (Seen::of(case, key), Seen::of(case, twin));
        assert_eq!(latin.after.rows(), other.after.rows(), "{key:?} and {twin:?}");
        assert_eq!(latin.after.buffer(), other.after.buffer(), "{key:?} and {twin:?}");
        assert_eq!(latin.after.state.place(), other.after.state.place(), "{key:?} and {twin:?}");
        assert_eq!(
            (latin.effects, latin.after.context),
            (other.effects, other.after.context),
            "{key:?} and {twin:?}"
        );
        tried += 1;
    };
    for row in TABLE {
        for case in cases(row.action) {
            for (key, twins) in keys(row) {
                for twin in twins {
                    same(&case, key, twin);
                }
            }
        }
    }
    for (digit, twins) in ["1١۱", "2٢۲", "3٣۳"].into_iter().map(|digits| digits.split_at(1)) {
        let typed = |digit: &str| drive::read(digit)[0];
        for twin in twins.chars() {
            for case in cases(Action::Choose(1)) {
                same(&case, typed(digit), typed(&twin.to_string()));
            }
        }
    }
    assert!(tried > 80, "{tried}");
}

#[test]
fn a_digit_chooses_a_name_of_the_section() {
    for case in cases(Action::Choose(2)) {
        assert!((case.seen)(&mut Seen::of(&case, drive::read("2")[0])));
    }
}
