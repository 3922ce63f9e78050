//! What is said of other programs: browsers, commands that are given the article.

use super::Phrase;

/// How one comes back from what a command wrote.
pub const BACK: Phrase =
    Phrase { ar: "اضغط Enter للعودة إلى صحيفة", en: "Press Enter to return to sahifa" };
/// What was to be opened is no address.
pub const NO_ADDRESS: Phrase =
    Phrase { ar: "ليس عنوانا يُفتح", en: "not an address that is opened" };
/// What is.
pub const KINDS: Phrase = Phrase { ar: "يُفتح http وhttps وmailto", en: "http, https and mailto are" };
/// No program opened an address.
pub const NO_BROWSER: Phrase =
    Phrase { ar: "لم يُفتح العنوان", en: "the address was not opened" };
/// What to do then.
pub const SET_BROWSER: Phrase =
    Phrase { ar: "اضبط المتغير BROWSER", en: "set the variable BROWSER" };
/// A command could not be started.
pub const NOT_RUN: Phrase = Phrase { ar: "لم يُنفذ الأمر", en: "the command was not run" };
/// A command ended with an error; the code follows.
pub const FAILED: Phrase = Phrase { ar: "انتهى الأمر برمز", en: "the command ended with code" };
/// A command was ended by a signal; its number follows.
pub const KILLED: Phrase =
    Phrase { ar: "أنهت إشارة الأمر:", en: "the command was ended by signal" };
