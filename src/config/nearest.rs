//! The name that someone may have meant who wrote another one.

/// The candidate that is nearest to a word, if one is near: at most a third of its letters differ.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().collect();
    let distance = |name: &'a str| (distance(&word, &name.to_lowercase().chars().collect::<Vec<_>>()), name);
    let (changes, name) = candidates.into_iter().map(distance).min_by_key(|&(changes, _)| changes)?;
    (changes <= 1.max(name.chars().count() / 3)).then_some(name)
}

/// How many letters must be put in, taken out, changed, or change places with their neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    // Rows of the table: the one before the last, the last, this one.
    let (mut before, mut last) = (Vec::new(), (0..=b.len()).collect::<Vec<_>>());
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_its_name_and_nonsense_finds_none() {
        let names = ["theme", "width", "text-digits", "digits"];
        assert_eq!(nearest("thmee", names), Some("theme"));
        assert_eq!(nearest("Widht", names), Some("width"));
        assert_eq!(nearest("text_digits", names), Some("text-digits"));
        assert_eq!(nearest("nonsense", names), None);
        assert_eq!(nearest("x", []), None);
    }
}
