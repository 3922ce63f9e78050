//! Names that the word before them announces: the club X, the city X; departments; letters spelled out.

use super::passage::{Find, Passage};
use super::role::{Role, bits};
use crate::article::Kind;

/// Heads behind which one word with the article is a name: the club of the Crescent.
const NAMED_BY_WORDS: [&str; 13] = [
    "نادي",
    "صحيفه",
    "جريده",
    "قناه",
    "مجله",
    "حركه",
    "تنظيم",
    "مليشيا",
    "ميليشيا",
    "مليشيات",
    "ميليشيات",
    "جماعه",
    "فريق",
];

/// The names that the words around tell.
pub(super) fn find(passage: &Passage) -> Vec<Find> {
    let mut finds = Vec::new();
    for at in 0..passage.tokens.len() {
        finds.extend(organization(passage, at));
        finds.extend(place(passage, at));
        finds.extend(product(passage, at));
    }
    finds.extend(department(passage));
    finds.extend(spelled(passage));
    finds.extend(latin(passage));
    finds
}

/// The health of Tabuk, the police of Jeddah: an office by its work and its town.
fn department(passage: &Passage) -> Vec<Find> {
    let office = |at: usize| {
        let stem = passage.stem(at);
        let (length, _) = passage.phrase(at + 1, Role::Place.bit()).filter(|_| passage.skip(at + 1) == 0)?;
        let lawful = stem.is(Role::Department.bit()) && !passage.is_definite(at);
        lawful
            .then(|| Find { skip: passage.skip(at), ..Find::new(Kind::Organization, at..at + 1 + length, 3) })
    };
    (0..passage.tokens.len()).filter_map(office).collect()
}

/// Latin letters in brackets right behind a name are its other spelling.
pub(super) fn in_brackets(passage: &Passage, finds: &[Find]) -> Vec<Find> {
    let behind = |find: &Find| {
        let start = find.tokens.end + 1;
        let lawful =
            passage.is_sign(start - 1, &['(']) && find.is_name() && passage.tokens.get(start)?.capital;
        let length =
            (start..passage.tokens.len().min(start + 5)).take_while(|&at| passage.is_latin(at)).count();
        (lawful && length > 0 && passage.is_sign(start + length, &[')']))
            .then(|| Find::new(find.kind, start..start + length, 3))
    };
    finds.iter().filter_map(behind).collect()
}

/// The kind that a word announces.
pub(super) fn announces(roles: u64) -> Option<Kind> {
    let order = [
        (Role::AnnouncesOrganization, Kind::Organization),
        (Role::AnnouncesPlace, Kind::Location),
        (Role::AnnouncesProduct, Kind::Product),
        (Role::HeadsEvent, Kind::Event),
        (Role::HeadsOrganization, Kind::Organization),
        (Role::HeadsPlace, Kind::Location),
    ];
    order.into_iter().find(|(role, _)| roles & role.bit() != 0).map(|(_, kind)| kind)
}

/// How many words from a token on are a name that no list has: rare ones, and what goes with them.
fn unknown(passage: &Passage, at: usize, most: usize) -> usize {
    let rare = |at: usize| {
        let (word, whole) = (passage.word(at), passage.whole(at));
        // شركة مدرجة: a rare word that agrees with the word before it is its adjective.
        let adjective = word.ends_with('ه') && whole.in_names == 0;
        passage.is_arabic(at)
            && whole.roles == 0
            && whole.frequency <= 8
            && word.chars().count() >= 3
            && !adjective
    };
    (at..at + most).take_while(|&at| rare(at)).count()
}

/// The company X, the club X, the paper X.
fn organization(passage: &Passage, at: usize) -> Option<Find> {
    if !passage.stem(at).is(Role::AnnouncesOrganization.bit())
        || !passage.is_word(at + 1)
        || passage.is_definite(at)
    {
        return None;
    }
    let next = at + 1;
    let found = |length: usize, trust: u8| Some(Find::new(Kind::Organization, next..next + length, trust));
    if passage.skip(next) > 0 {
        return None;
    }
    let club = NAMED_BY_WORDS.contains(&passage.stem_word(at).as_ref());
    let roles = bits(&[Role::Organization, Role::MaybeOrganization]);
    let listed =
        passage.phrase(next, if club { roles | bits(&[Role::Place, Role::MaybePlace]) } else { roles });
    if let Some((length, _)) = listed {
        // The two-worded name of a company: Saudi Telecom; a club: United.
        return found(length, 4);
    }
    if passage.is_definite(next) {
        let adjective = passage.whole(next).is(bits(&[Role::Nationality, Role::Relative, Role::Title]));
        if club
            && !adjective
            && !passage.whole(next).is(Role::Sport.bit() | Role::AnnouncesOrganization.bit())
        {
            let more = passage.is_definite(next + 1)
                && passage.skip(next + 1) == 0
                && passage.whole(next + 1).frequency > 0
                && passage.word(next + 1).ends_with("يه")
                && passage.word(next).ends_with("يه");
            return found(1 + usize::from(more), 3);
        }
        // شركة الاتصالات السعودية
        let national = !adjective
            && passage.stem_word(at) == "شركه"
            && passage.whole(next + 1).is(Role::Nationality.bit())
            && passage.is_definite(next + 1);
        return if national { found(2, 3) } else { None };
    }
    let length = unknown(passage, next, 3);
    if length > 0 { found(length, 3) } else { None }
}

/// The city X, the province X.
fn place(passage: &Passage, at: usize) -> Option<Find> {
    let stem = passage.stem(at);
    let next = at + 1;
    let beside = stem.is(Role::Beside.bit());
    if !(beside || stem.is(Role::AnnouncesPlace.bit())) || !passage.is_arabic(next) || passage.skip(next) > 0
    {
        return None;
    }
    let found = |length: usize| Some(Find::new(Kind::Location, next..next + length, 3));
    let roles = bits(&[Role::Place, Role::MaybePlace]);
    if let Some((length, _)) =
        passage.phrase(next, roles).filter(|_| !passage.stem(next).is(Role::Function.bit()))
    {
        return found(length);
    }
    if beside || passage.is_definite(at) {
        return None;
    }
    let whole = passage.whole(next);
    let plain = whole.roles & !bits(&[Role::Given, Role::MaybeOrganization]) == 0;
    if passage.is_definite(next) {
        let name = plain
            && whole.frequency <= 12
            && !matches!(passage.stem_word(at).as_ref(), "مناطق" | "جزر" | "دوله" | "منطقه");
        return if name { found(1) } else { None };
    }
    match unknown(passage, next, 2) {
        0 if plain && whole.frequency <= 10 && whole.name_grade() > 0 => found(1),
        0 => None,
        length => found(length),
    }
}

/// The telephone X, the missile X.
fn product(passage: &Passage, at: usize) -> Option<Find> {
    let next = at + 1;
    if !passage.stem(at).is(Role::AnnouncesProduct.bit())
        || !passage.is_arabic(next)
        || passage.skip(next) > 0
    {
        return None;
    }
    let length = unknown(passage, next, 2);
    let rare = length > 0
        && (next..next + length).all(|at| passage.whole(at).frequency <= 5 && !passage.is_definite(at));
    rare.then(|| {
        let numbered = usize::from(
            super::numbers::digits(passage, next + length).is_some_and(|digits| digits.len() <= 3),
        );
        Find::new(Kind::Product, next..next + length + numbered, 2)
    })
}

/// Whether a word is a Latin letter as it is called in Arabic, in English or in French.
fn is_letter(word: &str) -> bool {
    matches!(
        word,
        "اي" | "ايه"
            | "بي"
            | "سي"
            | "دي"
            | "اف"
            | "جي"
            | "اتش"
            | "اش"
            | "جيه"
            | "كي"
            | "كيه"
            | "ال"
            | "ام"
            | "ان"
            | "او"
            | "كيو"
            | "ار"
            | "اس"
            | "تي"
            | "يو"
            | "في"
            | "دبليو"
            | "اكس"
            | "واي"
            | "زد"
            | "ايتش"
            | "جاي"
            | "ايي"
            | "اا"
            | "بيه"
            | "تيه"
            | "ڤي"
            | "دبل"
    )
}

/// Three or more names of Latin letters: an abbreviation spelled out.
fn spelled(passage: &Passage) -> Vec<Find> {
    // Letters that are words too: three of them may be a sentence.
    const WORDS: [&str; 6] = ["ان", "او", "اي", "في", "ال", "ام"];
    let mut finds = Vec::new();
    let mut at = 0;
    while at < passage.tokens.len() {
        let letter = |at: usize| {
            is_letter(passage.word(at)) || passage.skip(at) > 0 && is_letter(&passage.stem_word(at))
        };
        let length = (at..passage.tokens.len())
            .take_while(|&next| if next == at { letter(next) } else { is_letter(passage.word(next)) })
            .count();
        let letters = (at..at + length).filter(|&at| !WORDS.contains(&passage.word(at))).count();
        if length >= 3 && letters >= 2 && passage.word(at) != "في" && passage.word(at + length - 1) != "في"
        {
            let skip = if is_letter(passage.word(at)) { 0 } else { passage.skip(at) };
            finds.push(Find { skip, ..Find::new(Kind::Organization, at..at + length, 2) });
        }
        at += length.max(1);
    }
    finds
}

/// Latin words with capitals right after an announcing word.
fn latin(passage: &Passage) -> Vec<Find> {
    let mut finds = Vec::new();
    for at in 1..passage.tokens.len() {
        let begins = passage.is_latin(at) && passage.tokens[at].capital && !passage.is_latin(at - 1);
        if !begins || passage.is_sign(at - 1, &['(', '#', '@', '/', '.']) {
            continue;
        }
        if let Some(kind) = announces(passage.stem(at - 1).roles) {
            let more = (at..passage.tokens.len().min(at + 4))
                .take_while(|&at| passage.is_latin(at) && passage.tokens[at].capital)
                .count();
            finds.push(Find::new(kind, at..at + more, 3));
        }
    }
    finds
}
