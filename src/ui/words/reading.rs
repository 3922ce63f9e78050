//! What is said while an article is read.

use super::Phrase;

/// The title of the palette.
pub const PALETTE: Phrase = Phrase { ar: "الأوامر", en: "Actions" };
/// A letter is awaited for a mark to be set.
pub const SET_MARK: Phrase =
    Phrase { ar: "علامة هنا: اضغط حرفا", en: "mark here: press a letter" };
/// A letter is awaited for a mark to go to.
pub const GO_TO_MARK: Phrase = Phrase {
    ar: "إلى علامة: اضغط حرفها، أو ' للعودة",
    en: "to a mark: press its letter, or ' to go back",
};
/// There is no such mark.
pub const NO_MARK: Phrase =
    Phrase { ar: "لا علامة بهذا الحرف", en: "no mark with this letter" };
/// A mark was set.
pub const MARKED: Phrase = Phrase { ar: "وُضعت علامة", en: "mark set" };
/// Nothing lies further on the way back or forth.
pub const NO_JUMP: Phrase =
    Phrase { ar: "لا موضع آخر في هذا الاتجاه", en: "no further place that way" };
/// Of one kind there are names.
pub const ALL_KINDS: Phrase = Phrase { ar: "كل الأسماء", en: "all names" };
/// Names are listed by count.
pub const BY_COUNT: Phrase = Phrase { ar: "الأسماء بحسب العدد", en: "names by count" };
/// Names are listed by first mention.
pub const BY_PLACE: Phrase =
    Phrase { ar: "الأسماء بترتيب الورود", en: "names by first mention" };
/// No link is in sight.
pub const NO_LINKS: Phrase = Phrase { ar: "لا روابط ظاهرة", en: "no links in sight" };
/// The article tells no address of its own.
pub const NO_PAGE: Phrase =
    Phrase { ar: "لا عنوان لهذا المقال", en: "this article has no address" };
/// A number is awaited for a link.
pub const LINKS: Phrase =
    Phrase { ar: "رقم الرابط · Esc إلغاء", en: "number of the link · Esc cancels" };
/// What to do with an address.
pub const ADDRESS: Phrase = Phrase {
    ar: "Enter يفتح · y ينسخ · Esc إلغاء",
    en: "Enter opens · y copies · Esc cancels",
};
/// The title of an address to be opened.
pub const OPEN: Phrase = Phrase { ar: "فتح هذا العنوان؟", en: "Open this address?" };
/// The title of what went wrong.
pub const TROUBLE: Phrase = Phrase { ar: "تعذر ذلك", en: "That did not work" };
/// How what went wrong is closed.
pub const CLOSES: Phrase = Phrase { ar: "Esc يغلق", en: "Esc closes" };
/// Text was copied.
pub const COPIED: Phrase = Phrase { ar: "نُسخ", en: "copied" };
/// A text is too long for the terminal, and there is no other clipboard.
pub const NOT_COPIED: Phrase = Phrase {
    ar: "لم يُنسخ: النص أطول مما تقبله الطرفية، ولا حافظة أخرى",
    en: "not copied: too long for the terminal, and no other clipboard",
};
/// There is nothing to be copied.
pub const NOTHING_TO_COPY: Phrase = Phrase { ar: "لا نص لنسخه", en: "no text to copy" };
/// One moves to where a selection begins.
pub const SELECT_START: Phrase = Phrase {
    ar: "تحديد: الأسهم ثم v للبدء · y ينسخ",
    en: "select: arrows, then v to begin · y copies",
};
/// A selection grows.
pub const SELECT_GROWS: Phrase = Phrase {
    ar: "تحديد: y ينسخ · \u{2066})\u{2069} جملة · \u{2066}}\u{2069} فقرة · v الطرف الآخر",
    en: "select: y copies · ) sentence · } paragraph · v other end",
};
/// The prompt of a shell command.
pub const COMMAND: Phrase = Phrase { ar: "المقال إلى أمر", en: "article to command" };
/// The other language is spoken.
pub const LANGUAGE: Phrase = Phrase { ar: "العربية", en: "English" };
/// Whom an entity is named with.
pub const WITH: Phrase = Phrase { ar: "مع", en: "with" };
/// Also written so.
pub const ALSO: Phrase = Phrase { ar: "أيضا", en: "also" };
/// The title of the article, as a place.
pub const TITLE: Phrase = Phrase { ar: "العنوان", en: "Title" };
/// The filter of a list keeps nothing.
pub const NOTHING_KEPT: Phrase =
    Phrase { ar: "لا شيء بهذه الكلمات", en: "nothing has these words" };
/// The digits of articles are shown as they are written.
pub const DIGITS_AS_WRITTEN: Phrase =
    Phrase { ar: "الأرقام كما كُتبت", en: "digits as written" };
/// They are shown as Arabic ones.
pub const DIGITS_ARABIC: Phrase = Phrase { ar: "الأرقام ٠١٢٣", en: "digits ٠١٢٣" };
/// They are shown as western ones.
pub const DIGITS_WESTERN: Phrase = Phrase { ar: "الأرقام 0123", en: "digits 0123" };
/// The mouse is ours.
pub const MOUSE_ON: Phrase = Phrase { ar: "الفأرة مفعّلة", en: "mouse on" };
/// The mouse is the terminal's.
pub const MOUSE_OFF: Phrase = Phrase { ar: "الفأرة للطرفية", en: "mouse left to the terminal" };
/// They are shown as Persian ones.
pub const DIGITS_PERSIAN: Phrase = Phrase { ar: "الأرقام ۰۱۲۳۴", en: "digits ۰۱۲۳۴" };
