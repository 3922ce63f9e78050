//! People: behind a title or a verb of speech, in apposition between commas, and by names that are nothing else.

use super::lexicon::lexicon;
use super::passage::{Find, Passage};
use super::role::{Role, bits};
use crate::article::Kind;

/// A name has at most this many words, those that join aside.
const LONGEST: usize = 5;

/// Roles that no word of a name has.
const NEVER: u64 = bits(&[
    Role::Function,
    Role::Says,
    Role::Number,
    Role::Scale,
    Role::Title,
    Role::Relative,
    Role::Weekday,
    Role::Unit,
    Role::TimeUnit,
    Role::Currency,
    Role::Office,
    Role::HeadsOrganization,
    Role::AnnouncesOrganization,
    Role::AnnouncesPlace,
    Role::HeadsPlace,
    Role::AnnouncesProduct,
    Role::HeadsEvent,
    Role::Sport,
    Role::Beside,
]);

/// How far from a title an apposition may stand, in tokens.
const REACH: usize = 9;

/// A run of words that may be a name.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    end: usize,
    /// Words, those that join aside.
    words: usize,
    /// How much speaks for it, in tenths of a sure word.
    score: usize,
    /// How sure the first word is, 0 to 3.
    first: u8,
    /// Whether it holds "son of" or the like.
    joined: bool,
}

/// The people a passage names.
pub(super) fn find(passage: &Passage) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut at = 0;
    while at < passage.tokens.len() {
        if !passage.is_word(at) {
            at += 1;
            continue;
        }
        if let Some((length, _)) = passage.phrase(at, Role::Title.bit()) {
            finds.extend(after_title(passage, at + length));
            finds.extend(in_apposition(passage, at + length));
        }
        if passage.stem(at).is(Role::Says.bit()) {
            finds.extend(after_speech(passage, at + 1));
        }
        let nationality = passage.is_definite(at) && passage.stem(at).is(Role::Nationality.bit());
        if nationality {
            finds.extend(after_nationality(passage, at + 1));
        }
        at = match by_itself(passage, at) {
            Some(find) => {
                let end = find.tokens.end;
                finds.push(find);
                end
            }
            None => at + 1,
        };
    }
    finds
}

/// The end of the run of name words at a token, whoever it is: behind "King" in the name of a hospital.
pub(super) fn sequence_end(passage: &Passage, at: usize) -> Option<usize> {
    let run = run(passage, at);
    (run.words > 0 && run.first >= 1).then_some(run.end)
}

/// Reads words of names as long as there are any.
fn run(passage: &Passage, start: usize) -> Run {
    let mut run = Run { end: start, ..Run::default() };
    let mut at = start;
    let mut closed = false;
    // Behind a surname only "son of" goes on.
    while (!closed || matches!(passage.word(at), "بن" | "ابن" | "ال"))
        && run.words < LONGEST
        && passage.is_arabic(at)
    {
        let begins = at == start;
        if !begins && is_no_name_by_form(passage, at) {
            break;
        }
        // Only the first word may have a clitic.
        let entry = if begins { passage.stem(at) } else { passage.whole(at) };
        let word = if begins { passage.stem_word(at) } else { passage.word(at).into() };
        let word = word.as_ref();
        if let Some((length, score)) = joined(passage, at, word, begins) {
            run.score += score;
            run.words += 1;
            // عبد الفتاح is one name; a surname behind it is as sure as behind "son of".
            run.joined |= !begins || length > 1;
            run.first = if begins { 3 } else { run.first };
            at += length;
            run.end = at;
            continue;
        }
        let place = entry.is(bits(&[Role::Place, Role::Organization, Role::Month]))
            && !entry.is(Role::Given.bit())
            && entry.name_grade() < 3;
        // عبدالله الثاني: a king's number, right behind his name.
        if run.words == 1 && run.first >= 2 && REGNAL.contains(&word) {
            (run.score, run.words, run.end) = (run.score + 4, 2, at + 1);
            break;
        }
        let surname_of_son =
            run.joined && passage.is_definite(at) && entry.frequency <= 12 && entry.is(Role::Title.bit());
        if (entry.is(NEVER) && !surname_of_son)
            || word.chars().count() < 2
            || (place && !(run.words > 0 && passage.is_definite(at)))
        {
            break;
        }
        let grade = entry.name_grade();
        let nationality = entry.is(Role::Nationality.bit());
        if begins && grade == 0 && is_no_name_by_form(passage, at) {
            break;
        }
        // Was born: the son of, inside Mauritanian names.
        if begins && word == "ولد" {
            break;
        }
        // A name seldom begins with the article; nationalities that are surnames too do not begin one.
        if begins && word.starts_with("ال") && (nationality || grade < 3 || passage.skip(at) > 0) {
            break;
        }
        let Some((score, ends)) = worth(passage, at, &run, begins) else { break };
        closed = ends;
        if begins {
            run.first = first_grade(passage, at, word);
        }
        run.score += score;
        run.words += 1;
        at += 1;
        run.end = at;
    }
    run
}

/// How much a word speaks for a name, in tenths of a sure one, and whether it ends it: a surname does.
fn worth(passage: &Passage, at: usize, run: &Run, begins: bool) -> Option<(usize, bool)> {
    let entry = if begins { passage.stem(at) } else { passage.whole(at) };
    let word = if begins { passage.stem_word(at) } else { passage.word(at).into() };
    let nationality = entry.is(Role::Nationality.bit());
    match entry.name_grade() {
        3 => return Some((10, false)),
        2 => return Some((8, false)),
        1 if !nationality => return Some((4, false)),
        _ => {}
    }
    // المندوبون: a plural is no surname.
    let plural = ["ون", "ين", "ات"].iter().any(|ending| word.ends_with(ending)) && entry.in_names == 0;
    let surname = !begins && word.starts_with("ال") && word.chars().count() > 4 && !plural;
    let relation = word.ends_with('ي');
    if surname && nationality {
        // المصري, العراقي: surnames too, but only behind a sure name and nothing else.
        let alone = run.words == 1 && run.first == 3 && !passage.whole(at + 1).is(Role::Nationality.bit());
        return (alone && entry.in_names > 0).then_some((2, true));
    }
    match entry.frequency {
        ..=9 if surname => Some((6, true)),
        _ if surname && run.joined && entry.is(Role::Title.bit()) => Some((5, true)),
        ..=11 if surname && relation => Some((5, true)),
        ..=11 if surname && (run.first == 3 || run.joined) => Some((4, true)),
        ..=13 if surname && run.joined && relation => Some((4, true)),
        _ if nationality || surname || word.starts_with("ال") || word.chars().count() < 3 => None,
        _ => entry.is_rare().then_some((4, false)),
    }
}

/// How sure the first word of a name is, by itself and by the next.
fn first_grade(passage: &Passage, at: usize, word: &str) -> u8 {
    let (entry, next) = (passage.stem(at), passage.whole(at + 1));
    let follows = next.name_grade() == 3 || matches!(passage.word(at + 1), "بن" | "عبد" | "ابو");
    // علي may be a preposition that was typed so.
    let unsure = word == "علي" && !follows;
    let surname = passage.is_definite(at + 1) && next.frequency <= 8;
    let doubtful = entry.is(Role::Doubtful.bit()) && !follows && !surname;
    let grade = entry.name_grade();
    if (grade == 0 && entry.is_rare()) || unsure || doubtful { 1 } else { grade }
}

/// Numbers of kings and popes.
const REGNAL: [&str; 10] =
    ["الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"];

/// Whether a word behind a name is none by its form: it has a clitic, a pronoun at its end, or the sign of a verb.
fn is_no_name_by_form(passage: &Passage, at: usize) -> bool {
    let (word, whole) = (passage.word(at), passage.whole(at));
    if passage.skip(at) > 0
        || ["وال", "بال", "فال", "كال", "لل"].iter().any(|clitic| word.starts_with(clitic))
    {
        return true;
    }
    if whole.in_names > 0 || whole.frequency > 6 {
        return false;
    }
    let pronoun = ["ها", "هم", "هما", "نا", "كم", "ته", "تها"].iter().any(|ending| word.ends_with(ending));
    let verb = ["سي", "ست", "ي"].iter().any(|sign| word.starts_with(sign));
    // An "and" before a known word; وينفينغ is a whole one.
    let and = word
        .strip_prefix('و')
        .map(|rest| lexicon().entry(rest))
        .is_some_and(|rest| rest.frequency > 0 || rest.in_names > 0);
    pronoun || verb || and || (word.starts_with('ت') && word.ends_with('ه'))
}

/// A word that joins, with what it joins: son of X, father of X, servant of the X, house of X. Its tokens and score.
fn joined(passage: &Passage, at: usize, word: &str, begins: bool) -> Option<(usize, usize)> {
    let next = passage.whole(at + 1);
    let named = passage.is_arabic(at + 1) && !next.is(Role::Function.bit() | Role::Says.bit());
    let likely = next.name_grade() >= 1 || next.is_rare() || passage.is_definite(at + 1);
    match word {
        "بن" | "بنت" | "ابن" if !begins && named => {
            // بن عبد العزيز: the servant of goes with what he serves.
            let servant = matches!(passage.word(at + 1), "عبد" | "ابو" | "ابي");
            Some((if servant && passage.is_arabic(at + 2) { 3 } else { 2 }, 12))
        }
        "بن" | "ابن" if begins && named && likely && next.name_grade() >= 1 => Some((2, 12)),
        "ابو" | "ابي" | "ابا" if named && likely => Some((2, 9)),
        "ام" if begins && named && next.name_grade() >= 3 => Some((2, 5)),
        "عبد" if named && passage.word(at + 1).starts_with("ال") => Some((2, 12)),
        "ال" if !begins && passage.is_arabic(at + 1) => Some((2, 10)),
        "ال" if begins && named && next.name_grade() >= 2 => Some((2, 6)),
        _ if word.starts_with("عبدال") && word.chars().count() > 6 => Some((1, 12)),
        _ => None,
    }
}

fn person(passage: &Passage, start: usize, end: usize, trust: u8) -> Find {
    Find { skip: passage.skip(start), ..Find::new(Kind::Person, start..end, trust) }
}

/// A name that says by itself that it is one: two words and more, the first surely a name.
fn by_itself(passage: &Passage, at: usize) -> Option<Find> {
    let run = run(passage, at);
    let enough = (run.words >= 2 && run.first >= 2 && run.score >= 14)
        || (run.joined && run.words >= 2 && run.score >= 15);
    // One sure name and a common word with the article may be anything: كريم العربي.
    (enough && passage.word(at).chars().count() > 1).then(|| person(passage, at, run.end, 2))
}

/// A title, perhaps adjectives and a nationality, and a name.
fn after_title(passage: &Passage, mut at: usize) -> Option<Find> {
    // Mr. and Dr., /.
    if passage.is_sign(at, &['.', '/', ':']) && !passage.tokens.get(at + 1)?.capital
        || passage.is_sign(at, &['.', '/'])
    {
        at += 1;
    }
    let start = at;
    for _ in 0..3 {
        let adjective =
            passage.is_arabic(at) && passage.word(at).starts_with("ال") && passage.whole(at).name_grade() < 2;
        let word = passage.word(at);
        let form = word.ends_with('ي')
            || word.ends_with("يه")
            || passage.whole(at).is(Role::Relative.bit() | Role::Title.bit())
            || matches!(
                word,
                "العام"
                    | "الاسبق"
                    | "الراحل"
                    | "الجديد"
                    | "الشهير"
                    | "المعروف"
                    | "الشاب"
                    | "الاعلي"
            );
        if adjective
            && form
            && run(passage, at + 1).words > 0
            && (passage.whole(at).frequency > 8 || passage.whole(at).is(Role::Nationality.bit()))
        {
            at += 1;
        }
    }
    if passage.is_latin(at) {
        let end = (at..passage.tokens.len().min(at + 3))
            .take_while(|&at| {
                passage.is_latin(at) && passage.tokens[at].capital && passage.whole(at).roles == 0
            })
            .count();
        return (end > 0).then(|| Find::new(Kind::Person, at..at + end, 2));
    }
    if passage.skip(at) > 0 {
        return None;
    }
    let run = run(passage, at);
    let single = passage.whole(at);
    let surname =
        passage.is_definite(at) && single.roles & !Role::Given.bit() == 0 && single.name_grade() >= 2;
    if run.words == 0 {
        return surname.then(|| person(passage, at, at + 1, 2));
    }
    let one = run.words == 1
        && (run.first >= 2
            || (run.first >= 1 && (at > start || single.in_names > 0 || single.frequency <= 4)));
    let more = run.words >= 2 && (run.first >= 1 && run.score >= 8);
    (one || more).then(|| person(passage, at, run.end, 3))
}

/// A nationality and a foreign name: the Brazilian So-and-so.
fn after_nationality(passage: &Passage, at: usize) -> Option<Find> {
    if passage.skip(at) > 0 || !passage.is_arabic(at) || passage.word(at - 1).ends_with("يه") {
        return None;
    }
    let run = run(passage, at);
    let foreign = run.words >= 2 && run.first >= 1 && run.score >= 12;
    let one = run.words == 1 && run.first >= 3 && passage.whole(at).frequency <= 12;
    (foreign || one).then(|| person(passage, at, run.end, 2))
}

/// … the director of the fund, So-and-so, …
fn in_apposition(passage: &Passage, from: usize) -> Option<Find> {
    let comma = (from..passage.tokens.len().min(from + REACH))
        .find(|&at| !passage.is_word(at) && !passage.is_sign(at, &['«', '»', '"', '“', '”']))?;
    if !passage.is_sign(comma, &['،', ',']) || passage.skip(comma + 1) > 0 {
        return None;
    }
    let run = run(passage, comma + 1);
    // A short name that is a word of grammar too: Li, Hu; the word behind it is foreign.
    let second = passage.whole(comma + 2);
    let short = passage.word(comma + 1).chars().count() <= 3
        && passage.is_arabic(comma + 2)
        && second.roles & !bits(&[Role::Given, Role::MaybePlace]) == 0
        && second.is_rare()
        && !is_no_name_by_form(passage, comma + 2);
    if run.words == 0 && short && passage.is_sign(comma + 3, &['،', ',', '.']) {
        return Some(person(passage, comma + 1, comma + 3, 2));
    }
    let closed = passage.is_sign(run.end, &['،', ',', '.', ':', '؛']);
    (closed && run.words >= 2 && run.first >= 1 && run.score >= 8)
        .then(|| person(passage, comma + 1, run.end, 2))
}

/// Said So-and-so: names, or rare words with a comma, a title or "that" behind them.
fn after_speech(passage: &Passage, at: usize) -> Option<Find> {
    if !passage.is_arabic(at) || passage.skip(at) > 0 {
        return None;
    }
    let run = run(passage, at);
    let closed = passage.is_sign(run.end, &['،', ',', ':'])
        || matches!(passage.word(run.end), "ان" | "انه" | "انها")
        || passage.stem(run.end).is(Role::Title.bit());
    let named = run.words >= 2 && run.first >= 1 && (run.score >= 14 || (closed && run.score >= 8));
    // Abu X and the servant of X are whole names.
    let compound = run.words == 1 && run.end > at + 1;
    let one = run.words == 1 && run.first >= 3 && closed && (compound || passage.whole(at).frequency <= 13);
    (named || one).then(|| person(passage, at, run.end, 2))
}
