//! Quoted stretches, whatever marks were typed: a closing mark may open, a double prime may close.

use std::ops::Range;

use super::passage::Passage;

const MARKS: [char; 9] = ['“', '”', '„', '‟', '«', '»', '"', '″', '＂'];

/// The longest quotation that can be a name, in tokens.
const LONGEST: usize = 10;

/// The tokens inside each pair of quotation marks.
pub(super) fn quotes(passage: &Passage) -> Vec<Range<usize>> {
    let mut quotes = Vec::new();
    let mut open: Option<usize> = None;
    for at in 0..passage.tokens.len() {
        if !passage.is_sign(at, &MARKS) {
            continue;
        }
        let next_touches = passage.tokens.get(at + 1).is_some_and(|next| !next.spaced);
        let touches = !passage.tokens[at].spaced;
        // Between two things that touch it, a mark closes what is open, else it opens after a clitic.
        let opens = match (touches, next_touches) {
            (false, true) => true,
            (true, true) => open.is_none() || passage.is_sign(at, &['“', '«', '„']),
            _ => false,
        };
        if opens {
            open = Some(at + 1);
        } else if let Some(start) = open.take()
            && start < at
            && at - start <= LONGEST
        {
            quotes.push(start..at);
        }
    }
    quotes
}

#[cfg(test)]
mod tests {
    use super::super::passage::Passage;
    use super::quotes;
    use crate::entities::words::Words;

    #[test]
    fn marks_pair_however_they_were_typed() {
        let text = "بـ”واحد” و«اثنان» “ثلاثة″، “أربعة – Four” \"خمسة\"";
        let passage = Passage::new(text, &mut Words::default());
        let found: Vec<String> =
            quotes(&passage).into_iter().map(|range| passage.spelling(range, 0)).collect();
        assert_eq!(found, ["واحد", "اثنان", "ثلاثة", "أربعة – Four", "خمسة"]);
    }
}
