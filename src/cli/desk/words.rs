//! What is said of what goes wrong with the library, in the language of the screen.

use crate::store::StoreError;
use crate::ui::words::{Language, Phrase};

/// What went wrong, and what to do.
pub(super) fn of(error: &StoreError, language: Language) -> (String, String) {
    let (what, hint) = match error {
        StoreError::Busy => (
            Phrase {
                ar: "المكتبة مشغولة ببرنامج آخر", en: "the library is kept busy by another program"
            },
            Phrase { ar: "أعد المحاولة بعد لحظة", en: "try again in a moment" },
        ),
        StoreError::Full => (
            Phrase {
                ar: "لا مكان على القرص للمكتبة",
                en: "there is no room left on the disk for the library",
            },
            Phrase {
                ar: "أفرغ مكانا ثم أعد؛ وما حُفظ من قبل محفوظ",
                en: "make room, and do it again: what was stored before is kept",
            },
        ),
        StoreError::ReadOnly => (
            Phrase {
                ar: "المكتبة للقراءة فقط هنا", en: "the library cannot be written to here"
            },
            Phrase {
                ar: "أعط مجلدا تملك الكتابة فيه: \u{2066}--data-dir\u{2069}",
                en: "give a folder that you can write to: --data-dir DIR",
            },
        ),
        StoreError::Damaged(_) => (
            Phrase { ar: "ملف المكتبة تالف", en: "the file of the library is damaged" },
            Phrase {
                ar: "أنقذ ما يُقرأ منه: \u{2066}sahifa export --all > FILE\u{2069}",
                en: "save what of it can be read: sahifa export --all > FILE",
            },
        ),
        StoreError::Disk(_) => (
            Phrase {
                ar: "لم يُقرأ القرص أو لم يُكتب عليه", en: "the disk could not be read or written"
            },
            Phrase { ar: "انظر أممتلئ هو أم معطل", en: "see whether it is full or fails" },
        ),
        other => return (other.to_string(), other.hint().to_owned()),
    };
    (language.say(what).to_owned(), language.say(hint).to_owned())
}
