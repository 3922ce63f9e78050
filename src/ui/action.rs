//! All that a reader can ask for: one table of actions, keys and words, read by the keyboard and by the help.

use super::words::Phrase;

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// One line on.
    LineDown,
    /// One line back.
    LineUp,
    /// One page on.
    PageDown,
    /// One page back.
    PageUp,
    /// Half a page on.
    HalfDown,
    /// Half a page back.
    HalfUp,
    /// To the beginning.
    Top,
    /// To the end.
    Bottom,
    /// To the next section.
    NextSection,
    /// To the section before.
    PreviousSection,
    /// To the next mention of any entity.
    NextMention,
    /// To the mention before.
    PreviousMention,
    /// To the next mention of the same entity.
    NextSame,
    /// To the mention of the same entity before.
    PreviousSame,
    /// To the names and back.
    Panel,
    /// The contents.
    Contents,
    /// Searches onward.
    Search,
    /// Searches backward.
    SearchBack,
    /// Repeats what was chosen last.
    Repeat,
    /// Repeats it the other way.
    RepeatBack,
    /// Opens, jumps, chooses.
    Accept,
    /// Chooses the entity with this number.
    Choose(u8),
    /// Wider text.
    Wider,
    /// Narrower text.
    Narrower,
    /// The usual width.
    DefaultWidth,
    /// Shows the marks, or hides them.
    Marks,
    /// The keys.
    Help,
    /// Closes what lies on top.
    Close,
    /// Closes what lies on top, else back, else out.
    Quit,
    /// Out from anywhere.
    Interrupt,
    /// Stops the program and gives the terminal back until it goes on.
    Suspend,
}

/// One action with its keys and what it does, in words.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The action.
    pub action: Action,
    /// Its keys, as [`super::keys`] reads them.
    pub keys: &'static [&'static str],
    /// What it does.
    pub words: Phrase,
}

const fn row(action: Action, keys: &'static [&'static str], ar: &'static str, en: &'static str) -> Row {
    Row { action, keys, words: Phrase { ar, en } }
}

/// All actions. The keys of 1 to 9 are added by [`super::keys`].
pub const TABLE: &[Row] = &[
    row(Action::LineDown, &["j", "Down"], "سطر إلى الأمام", "one line on"),
    row(Action::LineUp, &["k", "Up"], "سطر إلى الوراء", "one line back"),
    row(Action::PageDown, &["Space", "PgDn"], "صفحة إلى الأمام", "one page on"),
    row(Action::PageUp, &["b", "PgUp"], "صفحة إلى الوراء", "one page back"),
    row(Action::HalfDown, &["d", "Ctrl-d"], "نصف صفحة إلى الأمام", "half a page on"),
    row(Action::HalfUp, &["u", "Ctrl-u"], "نصف صفحة إلى الوراء", "half a page back"),
    row(Action::Top, &["g", "Home"], "أول المقال", "beginning"),
    row(Action::Bottom, &["G", "End"], "آخر المقال", "end"),
    row(Action::NextSection, &["]"], "القسم التالي", "next section"),
    row(Action::PreviousSection, &["["], "القسم السابق", "section before"),
    row(Action::NextMention, &["}"], "الاسم التالي في النص", "next name in the text"),
    row(Action::PreviousMention, &["{"], "الاسم السابق في النص", "name before in the text"),
    row(Action::NextSame, &["*"], "الموضع التالي للاسم نفسه", "next place of the same name"),
    row(Action::PreviousSame, &["#"], "الموضع السابق للاسم نفسه", "place before of the same name"),
    row(Action::Panel, &["Tab", "Shift-Tab"], "إلى الأسماء ومنها", "to the names and back"),
    row(Action::Contents, &["t"], "المحتويات", "contents"),
    row(Action::Search, &["/"], "بحث إلى الأمام", "search onward"),
    row(Action::SearchBack, &["?"], "بحث إلى الوراء", "search backward"),
    row(Action::Repeat, &["n"], "التالي مما اختير آخرا", "next of what was chosen last"),
    row(Action::RepeatBack, &["N"], "السابق مما اختير آخرا", "the one before of it"),
    row(Action::Accept, &["Enter"], "فتح أو انتقال", "open or jump"),
    row(Action::Wider, &["+"], "نص أعرض", "wider text"),
    row(Action::Narrower, &["-"], "نص أضيق", "narrower text"),
    row(Action::DefaultWidth, &["="], "العرض المعتاد", "usual width"),
    row(Action::Marks, &["H"], "إظهار الحركات وإخفاؤها", "shows and hides harakat"),
    row(Action::Help, &["F1", "h"], "هذه المفاتيح", "these keys"),
    row(Action::Close, &["Esc"], "إغلاق ما في الأعلى", "close what lies on top"),
    row(Action::Quit, &["q"], "رجوع أو خروج", "back or out"),
    row(Action::Interrupt, &["Ctrl-c"], "خروج من أي موضع", "out from anywhere"),
    row(Action::Suspend, &["Ctrl-z"], "تعليق البرنامج", "suspend"),
];
