//! What `sahifa doctor` says, in Arabic and in English.

use crate::terminal::{Brand, Choice, Multiplexer, Recipe};
use crate::text::{Letters, Marks};
use crate::ui::words::Phrase;

const fn phrase(ar: &'static str, en: &'static str) -> Phrase {
    Phrase { ar, en }
}

pub(super) const TERMINAL: Phrase = phrase("الطرفية", "terminal");
pub(super) const ANSWERS: Phrase = phrase("أجوبتها", "answers");
pub(super) const RECIPE: Phrase = phrase("الطريقة", "recipe");
pub(super) const WAY: Phrase = phrase("أي", "that is");
pub(super) const LETTERS: Phrase = phrase("الحروف", "letters");
pub(super) const MARKS: Phrase = phrase("الحركات", "marks");
pub(super) const COLOURS: Phrase = phrase("الألوان", "colours");
pub(super) const NOTE: Phrase = phrase("ملاحظة", "note");

pub(super) const BY_NAME: Phrase = phrase("قالت اسمها", "it said its name");
pub(super) const BY_NUMBERS: Phrase = phrase("عرفت بأرقامها", "known by its numbers");
pub(super) const BY_TMUX: Phrase = phrase("قالها tmux", "tmux said it");
pub(super) const BY_VARIABLE: Phrase = phrase("من متغير البيئة", "by the variable");
pub(super) const BY_NOTHING: Phrase = phrase("لم يعرف ما هي", "nothing tells which it is");
pub(super) const NO_ANSWER: Phrase = phrase("لا جواب", "none");

pub(super) const ASKED: Phrase = phrase("طلبت", "asked for");
pub(super) const SAVED: Phrase = phrase("محفوظة من بطاقة الفحص", "saved from the test card");
pub(super) const BIDI_MODE: Phrase =
    phrase("لأنها تجيب عن وضع ترتيب النص (8)", "because it answers for the mode of ordering text (8)");
pub(super) const KNOWN: Phrase = phrase("لأنها معروفة", "because the terminal is known");
pub(super) const UNKNOWN: Phrase = phrase("ما يصح في أكثر الطرفيات", "what is right in most terminals");

pub(super) const NO_CARD: Phrase = phrase(
    "بطاقة الفحص في الطرفية وحدها: sahifa doctor",
    "The test card is shown in a terminal only: sahifa doctor",
);
pub(super) const FORGOTTEN: Phrase = phrase("نسي ما حفظ لـ", "forgotten what was saved for");
pub(super) const ALL_FORGOTTEN: Phrase = phrase(
    "لم يمكن فهم ما حفظ للطرفيات، فنسي كله",
    "what was saved for terminals could not be read, so all of it is forgotten",
);
pub(super) const NOTHING_SAVED: Phrase = phrase("لم يكن شيء محفوظا لـ", "nothing was saved for");

/// What a recipe does.
pub(super) fn way(recipe: Recipe) -> Phrase {
    match recipe {
        Recipe::Plain => phrase(
            "الخلايا كما ترى، ومعها LRM بعد الحروف حيث تنفع",
            "cells as they are seen, with LRM after letters where it helps",
        ),
        Recipe::Explicit => phrase(
            "يطفأ ترتيب الطرفية ثم يعاد كما كان",
            "the terminal's own ordering is switched off, and given back",
        ),
        Recipe::Konsole => {
            phrase("يطفأ ترتيب Konsole ثم يشغل", "Konsole's own ordering is switched off, then on")
        }
        Recipe::Mlterm => {
            phrase("يطفأ ترتيب mlterm ثم يشغل", "mlterm's own ordering is switched off, then on")
        }
        Recipe::KittySplit => {
            phrase("يكتب كل حرف نصا وحده (OSC 66)", "each letter is written as a text of its own (OSC 66)")
        }
        Recipe::KittyReverse => {
            phrase("تكتب حروف كل كلمة معكوسة", "the letters of each word are written backwards")
        }
        Recipe::Inverse => phrase(
            "يكتب كل سطر بحيث يعيده ترتيب الطرفية إلى ما يراد",
            "each row is written so that the terminal's ordering makes it right",
        ),
        Recipe::InverseBoxed => phrase(
            "تكتب حروف كل كلمة معكوسة بين علامتي LRM",
            "the letters of each word are written backwards between LRMs",
        ),
        Recipe::SplitColour => {
            phrase("يختلف لون كل حرف عن جاره قليلا", "neighbouring letters differ a little in colour")
        }
        Recipe::Words => phrase(
            "تكتب كل كلمة معكوسة، وبينها فراغ U+2800",
            "each word is written backwards, with U+2800 between",
        ),
        Recipe::Logical => phrase("النص كما يخزن، في عمود واحد", "the text as it is stored, in one pane"),
    }
}

pub(super) fn letters(letters: Letters) -> Phrase {
    match letters {
        Letters::Forms => {
            phrase("أشكال متصلة، تحتاج خطا فيه U+FE70–FEFF", "joined forms; the font must have U+FE70–FEFF")
        }
        Letters::Base => phrase("حروف مفردة", "base letters"),
    }
}

pub(super) fn marks(marks: Marks) -> Phrase {
    match marks {
        Marks::Keep => phrase("ترسم على حروفها", "drawn on their letters"),
        Marks::Strip => {
            phrase("لا ترسم، فليس معروفا أنها ترسم هنا صحيحة", "not drawn: not known to be drawn right here")
        }
    }
}

/// What a person should know of this terminal: what is impossible there, and why.
pub(super) fn notes(choice: &Choice) -> Vec<Phrase> {
    let mut notes = Vec::new();
    let within = choice.terminal.within.as_ref().map(|(multiplexer, _)| *multiplexer);
    match (choice.terminal.brand, within) {
        (Brand::Mlterm, Some(Multiplexer::Tmux)) if choice.recipe != Recipe::Mlterm => notes.push(phrase(
            "لا يصح عرض في mlterm عبر tmux إلا إذا مرر الأوامر: set -g allow-passthrough on",
            "through tmux nothing is right in mlterm unless it lets sequences through: set -g allow-passthrough on",
        )),
        (Brand::Konsole | Brand::Mlterm, None) if choice.recipe != Recipe::Plain => notes.push(phrase(
            "لا يمكن سؤالها عن حالها قبل البدء، فيشغل ترتيبها عند الخروج",
            "it cannot be asked whether it ordered text before, so its ordering is on after leaving",
        )),
        (Brand::Kitty, _) if choice.recipe == Recipe::KittyReverse => notes.push(phrase(
            "إن كان في kitty.conf السطر force_ltr yes فالطريقة الصحيحة plain",
            "with force_ltr yes in kitty.conf the right recipe is plain",
        )),
        (Brand::Putty, _) => notes.push(phrase(
            "في سطر يبدأ بلاتيني لا يمكن أن يقع رقم قبل ؟ مباشرة في موضعه",
            "in a row that begins with Latin, a number right before ؟ cannot be put in its place",
        )),
        (Brand::QTermWidget, None) => notes.push(phrase(
            "تختلف ألوان الحروف المتجاورة قليلا حتى مع NO_COLOR، فبغير ذلك ينعكس النص",
            "neighbouring letters differ in colour with NO_COLOR too: without that text is reversed",
        )),
        (Brand::Unknown, Some(_)) => notes.push(phrase(
            "لا يعرف ما وراءه؛ في Konsole وkitty وmlterm وPuTTY تختار الطريقة بيدك: SAHIFA_TERMINAL",
            "what lies behind it is not known; in Konsole, kitty, mlterm and PuTTY choose by hand: SAHIFA_TERMINAL",
        )),
        (Brand::ITerm2 | Brand::AppleTerminal, _) => notes.push(phrase(
            "لم تجرب هذه الطرفية بعد؛ أخبرنا بما رأيت",
            "this terminal has not been tried yet: tell us what you see",
        )),
        (Brand::LinuxConsole, _) => notes.push(phrase(
            "لا يعرف هل في خط الشاشة أشكال الحروف؛ إن كانت فيه: --letters forms",
            "whether the console's font has joined forms cannot be asked; if it has: --letters forms",
        )),
        _ => {}
    }
    notes
}
