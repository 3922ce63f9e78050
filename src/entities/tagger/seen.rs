//! Texts and documents as a tagger sees them, for those who train one.

use std::ops::Range;

use super::chain::{Chain, Room};
use super::choose::{Votes, Weighed};
use super::context::Context;
use super::cut::{self, Beginning, cuts, listed};
use super::elsewhere::Elsewhere;
use super::model::{Model, Worth};
use super::reading::{lore, of_token};
use super::tag::Tag;
use super::weigh::candidates;
use super::whole::{self, Around, Candidate};
use super::word::{Lore, REACH, spelled};
use crate::entities::clitic::Reading;
use crate::entities::passage::{Find, Passage};

/// A text as a tagger sees it, for training.
#[derive(Debug)]
pub struct Seen {
    /// The bytes of each token in the text.
    pub tokens: Vec<Range<usize>>,
    /// How many bytes at the beginning of each token are clitics and no part of a name.
    pub clitics: Vec<usize>,
    /// The keys of the features of each token that do not depend on the rest of the document.
    pub features: Vec<Vec<u32>>,
    lore: Vec<Lore>,
    context: Context,
    /// The folded words, and how many folded bytes of each are clitics by what is known of it.
    words: Vec<(String, usize)>,
    /// By way to read each word, how many bytes of it in the text are clitics.
    lengths: Vec<Vec<usize>>,
}

/// Reads a text for training.
pub(in crate::entities) fn see(passage: &Passage<'_>, rules: &[Find]) -> Seen {
    let lore: Vec<Lore> = (0..passage.tokens.len()).map(|at| lore(passage, at)).collect();
    let context = Context::new(passage, &lore, rules);
    let (mut tokens, mut clitics, mut all) = (Vec::new(), Vec::new(), Vec::new());
    let (mut words, mut lengths) = (Vec::new(), Vec::new());
    for at in 0..passage.tokens.len() {
        let whole = passage.source_of(at..at + 1, 0);
        clitics.push(passage.source_of(at..at + 1, passage.skip(at)).start - whole.start);
        words.push((passage.word(at).to_owned(), passage.skip(at)));
        let length = |cut: Reading<'_>| passage.source_of(at..at + 1, cut.skip).start - whole.start;
        lengths.push(cuts(passage.word(at)).into_iter().map(length).collect());
        tokens.push(whole);
        let mut features = Vec::new();
        for offset in -REACH..=REACH {
            if let Some(other) = at.checked_add_signed(isize::from(offset)) {
                of_token(passage, other, offset, |key| features.push(key));
            }
        }
        context.features(passage, &lore, at, |key| features.push(key));
        all.push(features);
    }
    Seen { tokens, clitics, features: all, lore, context, words, lengths }
}

/// What a document says of words elsewhere, for training.
#[derive(Debug, Default)]
pub struct Tagged(Elsewhere);

impl Tagged {
    /// Takes in a text and the tags of its tokens.
    pub fn learn(&mut self, seen: &Seen, tags: &[Tag]) {
        self.0.learn(&seen.lore, &seen.context, tags);
    }

    /// The keys of the features that the document gives each token of a text that was learnt with these tags.
    pub fn features(&self, seen: &Seen, tags: &[Tag]) -> Vec<Vec<u32>> {
        let text = self.0.of_text(&seen.lore, tags);
        let features = |at: usize| {
            let mut features = Vec::new();
            text.features(at, |key| features.push(key));
            features
        };
        (0..seen.tokens.len()).map(features).collect()
    }

    /// The stretches of a text that may be names, by what its tokens are worth to the steps of a model; `first` are its tags as
    /// they were learnt.
    pub fn stretches(&self, seen: &Seen, first: &[Tag], worths: &[Worth], model: &Model<'_>) -> Vec<Stretch> {
        let (chain, mut room) = (Chain::new(model), Room::default());
        let tags = chain.best(worths, &mut room);
        chain.weigh(worths, &mut room);
        let candidates = candidates(&chain, &room, &seen.lore);
        let around =
            Around { lore: &seen.lore, context: &seen.context, elsewhere: &self.0, first, tags: &tags };
        let stretch = |at: usize| {
            let mut features = Vec::new();
            whole::features(&around, &candidates, at, |key| features.push(key));
            {
                let Candidate { tokens, begins, .. } = candidates[at].clone();
                let spelled = spelled(&seen.lore, &tokens);
                Stretch { tokens, begins, features, spelled }
            }
        };
        (0..candidates.len()).map(stretch).collect()
    }
}

impl Tagged {
    /// The ways to read the first word of a name, by how many bytes of it are clitics; none where nothing is to be told. `first`
    /// are the tags of the text as they were learnt, `tags` what they are now.
    pub fn cuts(
        &self,
        seen: &Seen,
        first: &[Tag],
        tags: &[Tag],
        name: &Range<usize>,
    ) -> Vec<(usize, Vec<u32>)> {
        let around = Around { lore: &seen.lore, context: &seen.context, elsewhere: &self.0, first, tags };
        let (word, usual) = &seen.words[name.start];
        let (length, begins) = (name.len(), tags[name.start]);
        let whole = listed(word);
        let beginning = Beginning { word, whole, at: name.start, length, begins, usual: *usual };
        let cuts = cuts(word);
        if cuts.len() < 2 || begins == Tag::OUTSIDE {
            return Vec::new();
        }
        let features = |cut: &Reading<'_>| {
            let mut features = Vec::new();
            cut::features(&around, &beginning, cut, |key| features.push(key));
            features
        };
        let lengths = seen.lengths[name.start].iter();
        cuts.iter().zip(lengths).map(|(cut, length)| (*length, features(cut))).collect()
    }
}

/// A stretch of a text that may be a name, for training.
#[derive(Debug)]
pub struct Stretch {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The tag that it begins with.
    pub begins: Tag,
    /// The keys of its features.
    pub features: Vec<u32>,
    spelled: u64,
}

/// Which stretches of a document's texts are names, in order, by what each is worth: the logarithm of its odds.
pub fn named(texts: &[Vec<Stretch>], worth: impl Fn(&Stretch) -> f32) -> Vec<Vec<usize>> {
    let weigh = |one: &Stretch| Weighed {
        tokens: one.tokens.start as u32..one.tokens.end as u32,
        begins: one.begins,
        skip: 0,
        spelled: one.spelled,
        ends: [one.spelled; 2],
        announced: true,
        odds: worth(one),
    };
    let weighed: Vec<Vec<Weighed>> = texts.iter().map(|text| text.iter().map(weigh).collect()).collect();
    let mut votes = Votes::default();
    for text in &weighed {
        votes.learn(text);
    }
    weighed.iter().map(|text| votes.chosen(text).into_iter().map(|(at, _)| at).collect()).collect()
}
