//! What the first pass found in each text, kept small until the second.

use std::ops::Range;

use super::passage::Find;
use crate::article::Kind;

/// The finds of all texts, text after text.
#[derive(Debug, Default)]
pub(super) struct Finds {
    all: Vec<Packed>,
    /// Where those of each text end.
    ends: Vec<u32>,
}

/// A find. A stretch of a text has no more tokens than bytes.
#[derive(Debug, Clone)]
struct Packed {
    tokens: Range<u32>,
    /// Empty where there is none.
    alias: Range<u32>,
    kind: Kind,
    skip: u8,
    trust: u8,
    sure: u8,
}

impl Finds {
    /// Takes in those of the next text.
    pub(super) fn push(&mut self, finds: &[Find]) {
        let packed = finds.iter().map(|find| Packed {
            tokens: narrow(&find.tokens),
            alias: find.alias.as_ref().map_or(0..0, narrow),
            kind: find.kind,
            // Clitics are two letters at most.
            skip: find.skip as u8,
            trust: find.trust,
            sure: find.sure,
        });
        self.all.extend(packed);
        self.ends.push(self.all.len() as u32);
    }

    /// Those of each text.
    pub(super) fn texts(&self) -> impl Iterator<Item = Vec<Find>> + '_ {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| {
            self.all[start as usize..end as usize].iter().map(Packed::unpacked).collect()
        })
    }
}

impl Packed {
    fn unpacked(&self) -> Find {
        Find {
            kind: self.kind,
            tokens: wide(&self.tokens),
            skip: usize::from(self.skip),
            alias: Some(wide(&self.alias)).filter(|alias| !alias.is_empty()),
            trust: self.trust,
            sure: self.sure,
        }
    }
}

fn narrow(range: &Range<usize>) -> Range<u32> {
    range.start as u32..range.end as u32
}

fn wide(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

#[cfg(test)]
mod tests {
    use super::Finds;
    use crate::article::Kind;
    use crate::entities::passage::Find;
    use proptest::prelude::{Strategy, prop, prop_assert_eq, proptest};

    fn find() -> impl Strategy<Value = Find> {
        let kind = prop::sample::select(&Kind::ALL[..]);
        let alias = prop::option::of((1_usize..9, 1_usize..9));
        (kind, 0_usize..1 << 20, 1_usize..20, 0_usize..5, alias, 0_u8..5).prop_map(
            |(kind, start, length, skip, alias, trust)| {
                let alias = alias.map(|(from, length)| start + from..start + from + length);
                Find { skip, alias, ..Find::new(kind, start..start + length, trust) }
            },
        )
    }

    proptest! {
        #[test]
        fn each_text_gets_its_own_back(texts in prop::collection::vec(prop::collection::vec(find(), 0..5), 0..9)) {
            let mut finds = Finds::default();
            for text in &texts {
                finds.push(text);
            }
            prop_assert_eq!(finds.texts().collect::<Vec<_>>(), texts);
        }
    }
}
