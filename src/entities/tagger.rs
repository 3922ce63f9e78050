//! Names told by a model of what words, lists, rules and the rest of the document say: a linear chain of tags.
//!
//! A text is read into tokens with features: numbers of what is seen at and around a token. The model has a weight for each
//! feature and tag. The document is tagged twice; the second time a token also knows what its word was elsewhere.
//! [`Seen`] and [`Tagged`] are for those who train a model; `examples/train-names` does.

mod chain;
mod context;
mod elsewhere;
mod key;
mod model;
mod names;
mod tag;
mod word;

use std::ops::Range;

use super::passage::{Find, Passage, TokenKind};
use chain::{Chain, Room};
use context::Context;
use elsewhere::Elsewhere;
use key::{Ask, key};
use model::Worth;
pub use model::{BUCKETS, MAGIC, Model, ROW};
use names::{find, names, one_kind_beside};
pub use tag::{KINDS, TAGS, Tag};
use word::{Lore, REACH, Spelled};

/// The model of the program.
const BYTES: &[u8] = include_bytes!("../../assets/names/model.bin");

/// What the words of so many numbers are worth is kept: the first met are the most met.
const KEPT: usize = 1 << 14;

/// A name less sure than this, in a hundred, yields to what the rest of the document says of its kind.
const SURE: u8 = 70;

/// From how many tokens a word is seen.
const SIGHTS: usize = 2 * REACH as usize + 1;

/// What a word is worth for each token it is seen from, the last first.
type Sights = [[i16; ROW]; SIGHTS];

/// The program's own model.
pub fn model() -> Option<Model<'static>> {
    Model::new(BYTES)
}

/// Tells names; what it learnt of words it keeps for the next text.
#[derive(Debug)]
pub(super) struct Tagger {
    model: Model<'static>,
    chain: Chain,
    /// By number of a word.
    lore: Vec<Option<Lore>>,
    /// By number of a word, while it is below [`KEPT`].
    sights: Vec<Option<Box<Sights>>>,
    room: Room,
}

/// A text on its way to be tagged.
struct Reading {
    lore: Vec<Lore>,
    worths: Vec<Worth>,
}

impl Tagger {
    /// None where the program's model is not one.
    pub(super) fn new() -> Option<Self> {
        let model = model()?;
        let chain = Chain::new(&model);
        Some(Self { model, chain, lore: Vec::new(), sights: Vec::new(), room: Room::default() })
    }

    /// Forgets all words: their numbers begin anew.
    pub(super) fn forget(&mut self) {
        self.lore.clear();
        self.sights.clear();
    }

    /// Tags a text by itself, by what rules found in it too; and tells the document.
    pub(super) fn first(
        &mut self,
        passage: &Passage<'_>,
        rules: &[Find],
        document: &mut Document,
    ) -> Vec<Find> {
        let Reading { lore, mut worths } = self.read(passage, rules);
        for worth in &mut worths {
            self.model.add(worth, first_pass());
        }
        let tags = self.chain.best(&worths, &mut self.room);
        let finds =
            names(passage, &tags).filter_map(|(tokens, begins)| find(passage, tokens, begins)).collect();
        document.elsewhere.learn(&lore, &tags);
        document.tags.extend(tags);
        document.ends.push(document.tags.len());
        finds
    }

    /// The names of a text of a document that was tagged once, with how likely each is.
    pub(super) fn second(
        &mut self,
        passage: &Passage<'_>,
        rules: &[Find],
        document: &Document,
        text: usize,
    ) -> Vec<Find> {
        let Reading { lore, mut worths } = self.read(passage, rules);
        let tags = document.text(text);
        for (at, worth) in worths.iter_mut().enumerate() {
            document.elsewhere.features(&lore, tags, at, |key| self.model.add(worth, key));
        }
        let tags = self.chain.best(&worths, &mut self.room);
        if tags.iter().all(|tag| *tag == Tag::OUTSIDE) {
            return Vec::new();
        }
        self.chain.weigh(&worths, &mut self.room);
        let told = |(tokens, begins): (Range<usize>, Tag)| {
            let likely = self.chain.likelihood(tokens.clone(), begins, &self.room);
            let skip = document.elsewhere.clitics(passage.word(tokens.start), &passage.read(tokens.start));
            let sure = hundredths(likely);
            let trust = if sure >= SURE { 4 } else { 2 };
            Some(Find { skip, trust, sure, ..find(passage, tokens, begins)? })
        };
        let mut finds: Vec<Find> = names(passage, &tags).filter_map(told).collect();
        one_kind_beside(passage, &mut finds);
        finds
    }

    fn read(&mut self, passage: &Passage<'_>, rules: &[Find]) -> Reading {
        let lore: Vec<Lore> = (0..passage.tokens.len()).map(|at| self.lore(passage, at)).collect();
        let mut worths = vec![[0; ROW]; lore.len()];
        for at in 0..lore.len() {
            self.see(passage, at, &mut worths);
        }
        // Beyond the ends there is nothing, and that is seen too.
        for offset in 1..=REACH {
            let nothing = key(Ask::Word, offset, 0);
            let from = worths.len().saturating_sub(usize::from(offset.unsigned_abs()));
            for worth in &mut worths[from..] {
                self.model.add(worth, nothing);
            }
        }
        let context = Context::new(passage, &lore, rules);
        for (at, worth) in worths.iter_mut().enumerate() {
            context.features(passage, &lore, at, |key| self.model.add(worth, key));
        }
        Reading { lore, worths }
    }

    fn lore(&mut self, passage: &Passage<'_>, at: usize) -> Lore {
        let Some(number) = passage.tokens[at].number.map(|number| number as usize) else {
            return lore(passage, at);
        };
        if self.lore.len() <= number {
            self.lore.resize(number + 1, None);
        }
        *self.lore[number].get_or_insert_with(|| lore(passage, at))
    }

    /// Adds what a word is worth to the tokens around it.
    fn see(&mut self, passage: &Passage<'_>, at: usize, worths: &mut [Worth]) {
        let number = passage.tokens[at].number.map(|number| number as usize).filter(|&number| number < KEPT);
        let own;
        let sights = if let Some(number) = number {
            if self.sights.len() <= number {
                self.sights.resize(number + 1, None);
            }
            let model = &self.model;
            &**self.sights[number].get_or_insert_with(|| Box::new(sights(model, passage, at)))
        } else {
            own = sights(&self.model, passage, at);
            &own
        };
        let first = at.saturating_sub(usize::from(REACH.unsigned_abs()));
        let shift = first + usize::from(REACH.unsigned_abs()) - at;
        for (worth, sight) in worths[first..].iter_mut().zip(&sights[shift..]) {
            for (worth, sight) in worth.iter_mut().zip(sight) {
                *worth += i32::from(*sight);
            }
        }
    }
}

/// A likelihood in a hundred.
// It is from 0 to 1.
#[allow(clippy::cast_sign_loss)]
fn hundredths(likely: f32) -> u8 {
    (likely * 100.0).round() as u8
}

/// What a word is worth for the tokens from two before it to two behind it.
fn sights(model: &Model<'_>, passage: &Passage<'_>, at: usize) -> Sights {
    let mut sights = [[0; ROW]; SIGHTS];
    for (sight, offset) in sights.iter_mut().zip((-REACH..=REACH).rev()) {
        let mut worth = [0; ROW];
        of_token(passage, at, offset, |key| model.add(&mut worth, key));
        *sight = worth.map(|worth| worth.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16);
    }
    sights
}

/// A document whose texts were tagged once.
#[derive(Debug, Default)]
pub(super) struct Document {
    elsewhere: Elsewhere,
    tags: Vec<Tag>,
    /// Where the tags of each text end.
    ends: Vec<usize>,
}

impl Document {
    fn text(&self, number: usize) -> &[Tag] {
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(number).copied().unwrap_or(start);
        &self.tags[start..end]
    }
}

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
}

/// The feature of a token whose document was not tagged yet.
pub fn first_pass() -> u32 {
    key(Ask::First, 0, 0)
}

/// Reads a text for training.
pub(super) fn see(passage: &Passage<'_>, rules: &[Find]) -> Seen {
    let lore: Vec<Lore> = (0..passage.tokens.len()).map(|at| lore(passage, at)).collect();
    let context = Context::new(passage, &lore, rules);
    let mut seen = Seen { tokens: Vec::new(), clitics: Vec::new(), features: Vec::new(), lore: Vec::new() };
    for at in 0..passage.tokens.len() {
        let whole = passage.source_of(at..at + 1, 0);
        seen.clitics.push(passage.source_of(at..at + 1, passage.skip(at)).start - whole.start);
        seen.tokens.push(whole);
        let mut features = Vec::new();
        for offset in -REACH..=REACH {
            if let Some(other) = at.checked_add_signed(isize::from(offset)) {
                of_token(passage, other, offset, |key| features.push(key));
            }
        }
        context.features(passage, &lore, at, |key| features.push(key));
        seen.features.push(features);
    }
    seen.lore = lore;
    seen
}

fn lore(passage: &Passage<'_>, at: usize) -> Lore {
    if !passage.is_word(at) {
        return Lore::of_other(passage.word(at));
    }
    let stem = passage.stem_word(at);
    Lore::of_word(Spelled { word: passage.word(at), stem: &stem, read: passage.read(at) })
}

/// The features that a token has for one `offset` before it.
fn of_token(passage: &Passage<'_>, at: usize, offset: i8, mut put: impl FnMut(u32)) {
    match passage.tokens.get(at).map(|token| token.kind) {
        None => put(key(Ask::Word, offset, 0)),
        Some(TokenKind::Word) => {
            let stem = passage.stem_word(at);
            word::features(
                Spelled { word: passage.word(at), stem: &stem, read: passage.read(at) },
                offset,
                put,
            );
        }
        Some(_) => put(key(Ask::Word, offset, Lore::of_other(passage.word(at)).stem)),
    }
}

/// What a document says of words elsewhere, for training.
#[derive(Debug, Default)]
pub struct Tagged(Elsewhere);

impl Tagged {
    /// Takes in a text and the tags of its tokens.
    pub fn learn(&mut self, seen: &Seen, tags: &[Tag]) {
        self.0.learn(&seen.lore, tags);
    }

    /// The keys of the features that the document gives a token of a text that was learnt with these tags.
    pub fn features(&self, seen: &Seen, tags: &[Tag], at: usize) -> Vec<u32> {
        let mut features = Vec::new();
        self.0.features(&seen.lore, tags, at, |key| features.push(key));
        features
    }
}

#[cfg(test)]
mod tests {
    use super::{Tagger, key, model, see};
    use crate::entities::passage::Passage;
    use crate::entities::tagger::key::Ask;
    use crate::entities::tagger::word::REACH;
    use crate::entities::words::Words;

    /// What a token is worth is the sum of what its features are, as a trainer sees them; kept or not.
    #[test]
    fn a_token_is_worth_what_its_features_are() {
        let text = "وأعلنت شركة “ديب سيك – DeepSeek” في 3 يناير أن مديرها ليانغ وينفينغ سيزور برلين، للمرة الأولى (R1).";
        let (mut words, model) = (Words::default(), model().unwrap());
        let mut tagger = Tagger::new().unwrap();
        let passage = Passage::new(text, &mut words);
        let seen = see(&passage, &[]);
        for _ in 0..2 {
            let read = tagger.read(&passage, &[]);
            for (at, worth) in read.worths.iter().enumerate() {
                let mut wanted = [0; super::ROW];
                seen.features[at].iter().for_each(|key| model.add(&mut wanted, *key));
                assert_eq!(*worth, wanted, "token {at}");
            }
        }
        // What is seen beyond the end is a feature like others.
        let beyond = key(Ask::Word, REACH, 0);
        assert!(seen.features.last().unwrap().contains(&beyond));
    }
}
