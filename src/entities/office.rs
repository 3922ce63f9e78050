//! Names by their heads: ministries, universities, airports, festivals; and where such a name ends.

use super::lexicon::lexicon;
use super::listed::kind;
use super::passage::{Find, Passage};
use super::person;
use super::role::{Role, bits};
use crate::article::Kind;

/// Adjectives that are part of a name and do not end as those of relation do.
const ADJECTIVES: [&str; 22] = [
    "العامه",
    "العام",
    "العليا",
    "الاعلي",
    "المتحده",
    "المشتركه",
    "المشترك",
    "الكبري",
    "الخاصه",
    "الخاص",
    "المستقله",
    "المسلحه",
    "المفتوحه",
    "الحره",
    "الدائمه",
    "المركزي",
    "الساميه",
    "الحمراء",
    "الاحمر",
    "الموحده",
    "الموحد",
    "الدولي",
];

/// Adjectives that say nothing of which one it is.
const VAGUE: [&str; 14] = [
    "الدوليه",
    "الدولي",
    "العامه",
    "العام",
    "الجديده",
    "الجديد",
    "الرئيسيه",
    "الرئيسي",
    "المحليه",
    "الحكوميه",
    "الخاصه",
    "المعنيه",
    "المشتركه",
    "الحاليه",
];

/// The names of a passage that begin with a head.
pub(super) fn find(passage: &Passage) -> Vec<Find> {
    let heads = [
        (Role::HeadsOrganization, Kind::Organization),
        (Role::HeadsPlace, Kind::Location),
        (Role::HeadsEvent, Kind::Event),
    ];
    let mut finds = Vec::new();
    for at in 0..passage.tokens.len() {
        let stem = passage.stem(at);
        for (role, kind) in heads {
            // The board of a company is none of its own.
            let board = at > 0 && passage.stem_word(at) == "اداره" && passage.word(at - 1).ends_with("مجلس");
            // The hedge fund announces a name and is none.
            let kind_of = stem.begins
                && passage
                    .phrase(at, Role::AnnouncesOrganization.bit())
                    .is_some_and(|(length, _)| length > 1);
            if stem.is(role.bit())
                && !board
                && !kind_of
                && let Some(end) = end(passage, at, kind)
            {
                // The party X: a name of one word stands without its head.
                let bare = end == at + 2
                    && matches!(passage.stem_word(at).as_ref(), "حزب")
                    && !is_adjective(passage, at + 1);
                let start = at + usize::from(bare);
                let skip = if bare { 0 } else { passage.skip(at) };
                finds.push(Find { skip, ..Find::new(kind, start..end, 4) });
                break;
            }
        }
    }
    finds
}

/// Where the name ends whose head stands at a token; `None` if nothing says which one it is.
fn end(passage: &Passage, head: usize, of: Kind) -> Option<usize> {
    const LONGEST: usize = 9;
    let definite_head = passage.is_definite(head);
    let mut name = Name { passage, head, of, definite_head, end: head + 1, definite: 0, open: false };
    while passage.is_arabic(name.end) && name.end - head <= LONGEST && name.takes_next() {}
    name.checked()
}

/// The name of an office, a place or an event as far as it was read.
struct Name<'p> {
    passage: &'p Passage<'p>,
    head: usize,
    of: Kind,
    definite_head: bool,
    end: usize,
    /// How many words with the article, or names, it has behind its head.
    definite: usize,
    /// Whether its last word is a noun that another must follow.
    open: bool,
}

impl Name<'_> {
    fn head_is(&self, words: &[&str]) -> bool {
        words.contains(&self.passage.stem_word(self.head).as_ref())
    }

    /// Takes the next words in, if they are part of it; whether more may follow.
    fn takes_next(&mut self) -> bool {
        let (passage, at) = (self.passage, self.end);
        let (word, whole, skip) = (passage.word(at), passage.whole(at), passage.skip(at));
        if whole.is(bits(&[Role::Function, Role::Says, Role::Relative, Role::Weekday])) {
            return false;
        }
        if skip == 0 && self.takes_name() {
            return false;
        }
        if skip == 0 && word.starts_with("ال") && word.chars().count() > 3 {
            // A second noun is another matter; an adjective goes on with the name.
            if self.definite > 0 && !self.open && !is_adjective(passage, at) {
                return false;
            }
            self.definite += 1;
            self.open = false;
            self.end += 1;
            return true;
        }
        let serves = !self.head_is(&["القوات", "قوات", "الجيش", "جيش", "وزاره", "مطار"]);
        if is_purpose(passage, at) && serves {
            self.definite += 1;
            self.end += 1;
            return true;
        }
        if self.definite > 0 && self.head_is(&GOES_ON) && is_second(passage, at) {
            self.end += 1;
            return true;
        }
        if matches!(word, "ذوي" | "ذات") && passage.is_definite(at + 1) {
            self.end += 2;
            return true;
        }
        let office = passage.stem(at).is(Role::Office.bit()) && (skip == 0 || word.starts_with('و'));
        if office && closes(passage, at + 1) {
            self.open = true;
            self.end += 1;
            return true;
        }
        // إمارة منطقة مكة المكرمة
        if whole.is(Role::AnnouncesPlace.bit())
            && skip == 0
            && let Some((length, _)) = passage.phrase(at + 1, bits(&[Role::Place, Role::MaybePlace]))
        {
            self.definite += 1;
            self.end += 1 + length;
        }
        false
    }

    /// جامعة القاهرة, مستشفى الملك فهد: a place or a person closes the name, but for what it is and what it is for.
    fn takes_name(&mut self) -> bool {
        let (passage, at) = (self.passage, self.end);
        let listed = passage
            .phrase(at, bits(&[Role::Place, Role::Person]))
            .filter(|(_, roles)| self.definite == 0 && kind(*roles).is_some());
        let title = passage.stem(at).is(Role::Title.bit()) || passage.word(at) == "الملك";
        if let Some((length, _)) = listed {
            self.end += length;
        } else if title
            && self.definite == 0
            && !self.definite_head
            && self.of != Kind::Event
            && let Some(end) = person::sequence_end(passage, at + 1)
        {
            self.end = end;
        } else {
            return false;
        }
        self.definite += 1;
        let described = self.of == Kind::Location || self.head_is(&["جامعه", "مستشفي", "مطار"]);
        self.end += usize::from(described && RANK.contains(&passage.word(self.end)));
        self.end = purpose(passage, self.end);
        true
    }

    /// Where it ends, if it says which one it is.
    fn checked(mut self) -> Option<usize> {
        let (passage, head) = (self.passage, self.head);
        let specified = self.end - head - 1;
        // A nationality at the end is no part of a name that says enough without it.
        let nationality = passage.whole(self.end - 1).is(Role::Nationality.bit());
        if specified >= 2
            && !self.definite_head
            && self.of == Kind::Organization
            && nationality
            && !self.head_is(&["وكاله"])
        {
            self.end -= 1;
        }
        if self.definite == 0 {
            return None;
        }
        let next = head + 1;
        let adjective = is_adjective(passage, next);
        if specified > 1 || (adjective && !(self.definite_head && VAGUE.contains(&passage.word(next)))) {
            return Some(self.end);
        }
        // The international organisation: what was named before.
        if adjective || self.definite_head {
            return None;
        }
        let noun = passage.whole(next);
        // The management of the club, the ministry itself: any of its kind.
        let any = bits(&[Role::HeadsOrganization, Role::AnnouncesOrganization, Role::Sport]);
        let bare =
            passage.word(next).strip_prefix("ال").map(|word| lexicon().entry(word)).unwrap_or_default();
        let kind_word = passage.is_definite(next) && (noun.is(any) || bare.is(any));
        // The valley of the river, the travel agency: said of any.
        let described = passage.is_definite(next) && !noun.is(bits(&[Role::Place, Role::Person]));
        let common = (self.of != Kind::Organization && noun.frequency > 11)
            || self.head_is(&["وكاله", "اداره", "الاداره"]);
        let any_of_its_kind = kind_word || (described && common);
        (!any_of_its_kind).then_some(self.end)
    }
}

/// What stands behind the name of an airport or a hospital.
const RANK: [&str; 6] = ["الدولي", "الدوليه", "التخصصي", "العام", "الجامعي", "المركزي"];

/// Heads whose names go on with "and the …".
const GOES_ON: [&str; 20] = [
    "وزاره",
    "هيئه",
    "الهيئه",
    "غرفه",
    "اداره",
    "لجنه",
    "مديريه",
    "الرئاسه",
    "منظمه",
    "مؤسسه",
    "المؤسسه",
    "مركز",
    "كليه",
    "جمعيه",
    "معهد",
    "مجلس",
    "حزب",
    "دار",
    "صندوق",
    "المركز",
];

/// The end of "for relief and the …" behind a name that is whole without it.
fn purpose(passage: &Passage, mut at: usize) -> usize {
    if !is_purpose(passage, at) {
        return at;
    }
    at += 1;
    while (passage.is_definite(at) && passage.skip(at) == 0 && is_adjective(passage, at))
        || is_second(passage, at)
    {
        at += 1;
    }
    at
}

/// `للإغاثة`: what an office is for, and no place.
fn is_purpose(passage: &Passage, at: usize) -> bool {
    let (word, read) = (passage.word(at), passage.read(at));
    let place = read.skip > 0
        && read.stem.is(bits(&[Role::Place, Role::MaybePlace, Role::Organization, Role::Title]));
    word.starts_with("لل") && word.chars().count() > 4 && !place && !read.whole.is(Role::Function.bit())
}

/// `والدواء`: a second noun with the article, which is no place, title or verb.
fn is_second(passage: &Passage, at: usize) -> bool {
    let (word, read) = (passage.word(at), passage.read(at));
    let other = bits(&[
        Role::Place,
        Role::HeadsOrganization,
        Role::Title,
        Role::Nationality,
        Role::Says,
        Role::Function,
    ]);
    word.starts_with("وال")
        && word.chars().count() > 5
        && !(read.skip > 0 && read.stem.is(other))
        && !read.whole.is(other)
}

/// Whether a definite word is an adjective by its form: of relation, or one of a list.
fn is_adjective(passage: &Passage, at: usize) -> bool {
    let word = passage.word(at);
    let relation = (word.ends_with('ي') || word.ends_with("يه")) && word.chars().count() > 5;
    (relation || ADJECTIVES.contains(&word)) && !passage.whole(at).is(Role::Title.bit())
}

/// Whether a definite word or a place stands within two words, with nothing but such nouns between.
fn closes(passage: &Passage, from: usize) -> bool {
    for at in from..from + 3 {
        if passage.is_definite(at) && (passage.skip(at) == 0 || passage.word(at).starts_with('و')) {
            return true;
        }
        if passage.skip(at) == 0 && passage.phrase(at, bits(&[Role::Place, Role::MaybePlace])).is_some() {
            return true;
        }
        if !passage.stem(at).is(Role::Office.bit()) {
            return false;
        }
    }
    false
}
