//! What is said on the screen of what goes wrong with the library.

use std::path::Path;

use crate::store::StoreError;
use crate::text::clean;
use crate::ui::Trouble;
use crate::ui::words::Language;
use crate::ui::words::library::{DAMAGED_ASIDE, DAMAGED_HINT, DAMAGED_WITHIN};

/// What went wrong, and what to do.
pub(super) fn of(error: &StoreError, language: Language) -> (String, String) {
    let hint = match error {
        // The commands look at the whole file then; nobody does here.
        StoreError::Damaged(_) => language.say(DAMAGED_WITHIN),
        _ => error.hint(),
    };
    match (language, arabic(error)) {
        (Language::Arabic, Some((what, hint))) => (what.to_owned(), hint.to_owned()),
        _ => (error.to_string(), hint.to_owned()),
    }
}

fn arabic(error: &StoreError) -> Option<(&'static str, &'static str)> {
    Some(match error {
        StoreError::Busy => ("المكتبة مشغولة ببرنامج آخر", "أعد المحاولة بعد لحظة"),
        StoreError::Full => ("لا مكان على القرص للمكتبة", "أفرغ مكانا ثم أعد؛ وما حُفظ من قبل محفوظ"),
        StoreError::ReadOnly => {
            ("المكتبة للقراءة فقط هنا", "أعط مجلدا تملك الكتابة فيه: \u{2066}--data-dir\u{2069}")
        }
        StoreError::Damaged(_) => ("ملف المكتبة تالف", DAMAGED_WITHIN.ar),
        StoreError::Disk(_) => ("لم يُقرأ القرص أو لم يُكتب عليه", "انظر أممتلئ هو أم معطل"),
        _ => return None,
    })
}

/// That the file of the library was damaged, and where it is now.
pub(super) fn put_aside(aside: &Path, language: Language) -> Trouble {
    let path = clean(&aside.to_string_lossy()).replace('\n', " ");
    Trouble {
        what: format!("{} \u{2066}{path}\u{2069}", language.say(DAMAGED_ASIDE)),
        hint: language.say(DAMAGED_HINT).to_owned(),
    }
}
