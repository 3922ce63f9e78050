//! Amounts of money, shares of a hundred, and quantities with their units.

use super::lexicon::lexicon;
use super::numbers::{digits, number};
use super::passage::{Find, Passage, TokenKind};
use super::role::{Role, bits};
use crate::article::Kind;

const SIGNS: [char; 5] = ['$', '€', '£', '¥', '﷼'];
const PERCENT: [char; 4] = ['%', '٪', '؉', '‰'];

/// Behind these stands how old somebody is.
const BEFORE_AGE: [&str; 7] = ["ذات", "ذو", "ذي", "ذا", "ابن", "ابنه", "بنت"];

/// The amount that begins at a token.
pub(super) fn at(passage: &Passage, at: usize) -> Option<Find> {
    may_begin(passage, at).then(|| read(passage, at)).flatten()
}

/// Most words begin no amount, and that is seen at once.
fn may_begin(passage: &Passage, at: usize) -> bool {
    const ROLES: u64 =
        bits(&[Role::Unit, Role::TimeUnit, Role::Currency, Role::DualUnit, Role::Number, Role::Scale]);
    passage.tokens[at].kind != TokenKind::Word
        || passage.stem(at).is(ROLES)
        || matches!(passage.word(at), "احد" | "احدي")
        || at.checked_sub(1).is_some_and(|before| BEFORE_AGE.contains(&passage.word(before)))
}

fn read(passage: &Passage, at: usize) -> Option<Find> {
    // A number joined to what stands before it is no number: B-52, COVID-19.
    if digits(passage, at).is_some()
        && at > 1
        && passage.is_sign(at - 1, &['-', '–'])
        && !passage.tokens[at - 1].spaced
        && passage.is_word(at - 2)
    {
        return None;
    }
    if passage.is_sign(at, &SIGNS) && digits(passage, at + 1).is_some() {
        return Some(Find::new(Kind::Money, at..number(passage, at + 1)?, 3));
    }
    if passage.is_sign(at, &PERCENT)
        && !passage.tokens.get(at + 1)?.spaced
        && digits(passage, at + 1).is_some()
        && (at == 0 || digits(passage, at - 1).is_none())
    {
        return Some(Find::new(Kind::Percent, at..at + 2, 3));
    }
    // الثالثة وسبع دقائق is a time of day.
    let clock = is_hour(passage, at)
        || passage.skip(at) > 0 && at.checked_sub(1).is_some_and(|before| is_hour(passage, before));
    if clock || !(passage.is_word(at) || digits(passage, at).is_some() || passage.is_sign(at, &['('])) {
        return None;
    }
    let skip = passage.skip(at);
    let find = |kind: Kind, end: usize| Some(Find { skip, ..Find::new(kind, at..end, 3) });
    if let Some((kind, end)) = age(passage, at).or_else(|| without_number(passage, at)) {
        return find(kind, end);
    }
    let end = number(passage, at)?;
    // عشرات المليارات من الدولارات
    let of = usize::from(passage.word(end) == "من" && passage.stem(end - 1).is(Role::Scale.bit()));
    if passage.is_sign(end, &PERCENT) {
        return find(Kind::Percent, end + 1);
    }
    if let Some(length) = percent_words(passage, end) {
        return find(Kind::Percent, end + length);
    }
    if passage.is_sign(end, &SIGNS) {
        return find(Kind::Money, end + 1);
    }
    if let Some(length) = unit(passage, end + of, Role::Currency.bit()) {
        let last = end + of + length;
        // أوقية is an ounce, and the money of a country: that by the thousand.
        if !passage.stem(last - 1).is(Role::Unit.bit()) || passage.stem(end - 1).is(Role::Scale.bit()) {
            let last = last + adjective(passage, last);
            return find(Kind::Money, further(passage, last, Role::Currency));
        }
    }
    let length = unit(passage, end + of, bits(&[Role::Unit, Role::TimeUnit]))?;
    // نصف ساعة, بضعة أيام, مئات الأمتار: nobody counted.
    let vague = end == at + 1
        && matches!(
            &*passage.stem_word(at),
            "نصف"
                | "ربع"
                | "ثلث"
                | "بضع"
                | "بضعه"
                | "عشرات"
                | "مئات"
                | "الاف"
                | "ملايين"
                | "العشرات"
                | "المئات"
        );
    if vague {
        return None;
    }
    let last = end + of;
    let role = if passage.stem(last).is(Role::TimeUnit.bit()) { Role::TimeUnit } else { Role::Unit };
    let last = last + length;
    // بين خمس سنوات وثماني سنوات: two ends, no sum.
    let between = at.checked_sub(1).is_some_and(|before| passage.word(before) == "بين");
    find(Kind::Quantity, if between { last } else { further(passage, last, role) })
}

/// What needs no number to be an amount: `two hours`, `one hour`, `a whole year`, `a metre and a half`.
fn without_number(passage: &Passage, at: usize) -> Option<(Kind, usize)> {
    const UNITS: u64 = bits(&[Role::Unit, Role::TimeUnit, Role::Currency]);
    let stem = passage.stem(at);
    if !passage.is_arabic(at) || !stem.is(UNITS | Role::DualUnit.bit()) {
        return None;
    }
    let money = stem.is(Role::Currency.bit()) && !stem.is(Role::Unit.bit());
    let kind = if money { Kind::Money } else { Kind::Quantity };
    let role = if money { Role::Currency } else { Role::TimeUnit };
    if stem.is(Role::DualUnit.bit()) {
        let adjective = match passage.word(at + 1) {
            "مئويتين" | "مئويتان" | "مربعين" | "مكعبين" | "مربعان" | "مكعبان" => {
                1
            }
            _ if money => adjective(passage, at + 1),
            _ => 0,
        };
        return Some((kind, further(passage, at + 1 + adjective, role)));
    }
    let (length, _) = passage.phrase(at, UNITS)?;
    let end = at + length;
    let one = matches!(passage.word(end), "واحد" | "واحده" | "واحدا");
    let whole =
        matches!(passage.word(end), "كامل" | "كامله" | "كاملا") && passage.stem(at).is(Role::TimeUnit.bit());
    if (one || whole) && !passage.is_definite(at) {
        return Some((kind, end + 1));
    }
    let part = part(passage, end)?;
    (!passage.is_definite(at)).then_some((kind, part))
}

/// The end of `and a half [of an hour]` at a token.
fn part(passage: &Passage, at: usize) -> Option<usize> {
    if !matches!(passage.word(at), "ونصف" | "وربع" | "وثلث" | "ونصفا" | "وربعا" | "وثلثا")
    {
        return None;
    }
    let word = passage.word(at + 1);
    let unit = lexicon().entry(word.strip_prefix("ال").unwrap_or(word));
    let named = unit.is(bits(&[Role::Unit, Role::TimeUnit, Role::Currency]));
    Some(at + 1 + usize::from(named))
}

/// The end of an amount with the smaller parts behind it: `an hour and a half`, `7 minutes and 22 seconds`.
fn further(passage: &Passage, end: usize, role: Role) -> usize {
    if let Some(end) = part(passage, end) {
        return end;
    }
    if role != Role::TimeUnit {
        return end;
    }
    let and = passage.word(end) == "و" && digits(passage, end + 1).is_some();
    let word = passage.word(end).starts_with('و') && passage.skip(end) == "و".len();
    let next = end + usize::from(and);
    if !and && !word {
        return end;
    }
    if passage.stem(next).is(Role::DualUnit.bit()) && !passage.stem(next).is(Role::Currency.bit()) {
        return further(passage, next + 1, role);
    }
    number(passage, next)
        .and_then(|next| Some((next, unit(passage, next, Role::TimeUnit.bit())?)))
        .map_or(end, |(next, length)| further(passage, next + length, role))
}

/// Whether a token is an hour of the day: the third, of feminine form.
fn is_hour(passage: &Passage, at: usize) -> bool {
    let word = passage.word(at);
    if word == "عشره" {
        return at > 0 && matches!(passage.word(at - 1), "الحاديه" | "الثانيه");
    }
    matches!(
        word,
        "الواحده"
            | "الثانيه"
            | "الثالثه"
            | "الرابعه"
            | "الخامسه"
            | "السادسه"
            | "السابعه"
            | "الثامنه"
            | "التاسعه"
            | "العاشره"
    )
}

/// The age behind "of": `السنوات التسع`, `الاثنين والأربعين عاما`.
fn age(passage: &Passage, at: usize) -> Option<(Kind, usize)> {
    let of = at.checked_sub(1).map(|before| passage.word(before))?;
    if !BEFORE_AGE.contains(&of) {
        return None;
    }
    let is = |word: Option<&str>, role: Role| word.is_some_and(|word| lexicon().entry(word).is(role.bit()));
    let bare = |at: usize, article: &str| passage.word(at).strip_prefix(article);
    if is(bare(at, "ال"), Role::TimeUnit) && is(bare(at + 1, "ال"), Role::Number) {
        return Some((Kind::Quantity, at + 2));
    }
    let mut end = at;
    while is(bare(end, if end > at { "وال" } else { "ال" }), Role::Number) {
        end += 1;
    }
    let length = unit(passage, end, Role::TimeUnit.bit()).filter(|_| end > at)?;
    Some((Kind::Quantity, end + length))
}

/// How many tokens the country of a currency has: دولار أميركي, ريالا سعوديا, دينارا ليبيا, ريالان عمانيان.
fn adjective(passage: &Passage, at: usize) -> usize {
    let nationality = |word: &str| lexicon().entry(word).is(Role::Nationality.bit());
    let word = passage.word(at);
    let bare = word.strip_suffix("ان").or_else(|| word.strip_suffix("ين")).or_else(|| word.strip_suffix('ا'));
    let of_country = passage.is_arabic(at)
        && !passage.is_definite(at)
        && (passage.whole(at).is(Role::Nationality.bit()) || bare.is_some_and(nationality));
    usize::from(of_country)
}

fn unit(passage: &Passage, at: usize, roles: u64) -> Option<usize> {
    let (length, _) = passage.phrase(at, roles).filter(|_| passage.skip(at) == 0)?;
    // قتل ثلاثة عام 2020: the year is a date.
    let dated = length == 1
        && matches!(passage.word(at), "عام" | "سنه" | "يوم" | "ليله")
        && (digits(passage, at + 1).is_some() || passage.stem(at + 1).is(Role::Weekday.bit()));
    (!dated).then_some(length)
}

/// `في المائة`, `بالمئة`, `percent`.
fn percent_words(passage: &Passage, at: usize) -> Option<usize> {
    const HUNDRED: [&str; 5] = ["المئه", "المائه", "الميه", "بالميه", "cent"];
    let word = passage.word(at);
    if matches!(word, "percent" | "درصد" | "فيصد" | "بالمئه" | "بالمائه" | "بالميه")
    {
        return Some(1);
    }
    if (matches!(word, "في" | "per") && HUNDRED.contains(&passage.word(at + 1)))
        || (word == "نقطه" && passage.word(at + 1) == "مئويه")
    {
        return Some(2);
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{BEFORE_AGE, at, read};
    use crate::entities::trial::{differ, differ_in_articles, texts};
    use crate::entities::words::Words;

    fn lists() -> Vec<Vec<String>> {
        const OTHERS: [&str; 44] = [
            "3",
            "28",
            "2025",
            "6.5",
            "(",
            ")",
            "%",
            "٪",
            "$",
            "€",
            "-",
            "–",
            "من",
            "إلى",
            "و",
            "وبين",
            "خبز",
            "،",
            "في",
            "المئة",
            "بالمئة",
            "نصف",
            "ونصف",
            "ربع",
            "ساعة",
            "ساعتين",
            "ودقيقتان",
            "مترا",
            "كيلومتر",
            "دولار",
            "أميركي",
            "ريالا",
            "سعوديا",
            "مليون",
            "المليارات",
            "آلاف",
            "عشرات",
            "ثلاثة",
            "وعشرون",
            "التسع",
            "السنوات",
            "أحد",
            "عشر",
            "percent",
        ];
        [&BEFORE_AGE[..], &OTHERS].map(|words| words.iter().map(|word| (*word).to_owned()).collect()).to_vec()
    }

    proptest! {
        /// What is seen at once to begin no amount begins none.
        #[test]
        fn an_amount_begins_where_it_may(text in texts(lists())) {
            prop_assert_eq!(differ(&text, at, read, &mut Words::default()), None);
        }
    }

    #[test]
    fn so_in_articles() {
        assert_eq!(differ_in_articles(at, read), None);
    }
}
