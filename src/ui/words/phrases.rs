//! What the program says on its screens: titles and short answers, in Arabic and in English.

use super::Phrase;

/// The title of the contents.
pub const CONTENTS: Phrase = Phrase { ar: "المحتويات", en: "Contents" };
/// The title of the names.
pub const NAMES: Phrase = Phrase { ar: "الأسماء", en: "Names" };
/// The title of the help.
pub const HELP: Phrase = Phrase { ar: "المفاتيح", en: "Keys" };
/// Nothing found.
pub const NO_HITS: Phrase = Phrase { ar: "لا نتائج", en: "no hits" };
/// Only whole words are sought.
pub const WHOLE_WORDS: Phrase = Phrase { ar: "كلمات كاملة", en: "whole words" };
/// The article names nobody.
pub const NO_NAMES: Phrase =
    Phrase { ar: "لا أسماء في هذا المقال", en: "no names in this article" };
/// The text of the article is still being read.
pub const READING: Phrase = Phrase { ar: "يُقرأ الباقي", en: "reading the rest" };
/// The names of the article are still being sought.
pub const NAMING: Phrase = Phrase { ar: "يُبحث عن الأسماء", en: "finding the names" };
/// What was still being read could not be.
pub const REST_FAILED: Phrase =
    Phrase { ar: "لم يُقرأ الباقي", en: "the rest could not be read" };
/// Before the end, no next one.
pub const NO_MORE: Phrase = Phrase { ar: "لا مزيد", en: "no more" };
/// The title of the test card.
pub const CARD: Phrase = Phrase { ar: "بطاقة الفحص", en: "Test card" };
/// The first question of the test card.
pub const CARD_ORDER: Phrase = Phrase {
    ar: "هل كل حرف فوق رقمه، و5 يسار الخط، والقوسان حول 4؟",
    en: "Is each letter over its number, 5 left of the line, 4 in ( )?",
};
/// The second.
pub const CARD_LETTERS: Phrase = Phrase {
    ar: "هل تتصل حروف الكلمتين، و1 حرف واحد لا اثنان؟",
    en: "Do the letters of each word meet? Is 1 one sign, not two?",
};
/// When they do not.
pub const CARD_BASE: Phrase = Phrase {
    ar: "وهكذا، حرفا حرفا: هل كلها ظاهرة، لا مربع مكان حرف؟",
    en: "Like this, one by one: are all letters there, none a box?",
};
/// The third.
pub const CARD_MARKS: Phrase = Phrase {
    ar: "هل فوق 1 و2 علامة، وعند 3 علامتان، ولا شيء عند 4؟",
    en: "Is a mark above 1, one above 2, two at 3, none at 4?",
};
/// The fourth.
pub const CARD_SAVE: Phrase =
    Phrase { ar: "أيحفظ هذا لهذه الطرفية؟", en: "Save this for this terminal?" };
/// When nothing was right.
pub const CARD_NOTHING: Phrase = Phrase {
    ar: "لم تصح طريقة. أرسل إلينا ما يكتبه: sahifa doctor --json",
    en: "No way was right. Please report what this writes: sahifa doctor --json",
};
/// The keys of the test card.
pub const CARD_KEYS: Phrase =
    Phrase { ar: "y نعم · n لا · q خروج", en: "y yes · n no · q leave" };
/// The marks are drawn.
pub const MARKS_SHOWN: Phrase = Phrase { ar: "الحركات ظاهرة", en: "harakat shown" };
/// The marks are not drawn.
pub const MARKS_HIDDEN: Phrase = Phrase { ar: "الحركات مخفية", en: "harakat hidden" };
/// The lead.
pub const LEAD: Phrase = Phrase { ar: "مقدمة", en: "Lead" };
/// Nothing has been sought or chosen.
pub const NOTHING_CHOSEN: Phrase =
    Phrase { ar: "لم تختر اسما ولم تبحث عن شيء", en: "no name chosen, nothing sought" };
/// An article without text.
pub const EMPTY: Phrase = Phrase { ar: "لا نص في هذا المقال", en: "this article has no text" };
/// An article was opened where it was left.
pub const RESUMED: Phrase = Phrase { ar: "من حيث توقفت", en: "where you left off" };
/// The article has no headings.
pub const NO_SECTIONS: Phrase =
    Phrase { ar: "لا عناوين في هذا المقال", en: "no headings in this article" };
