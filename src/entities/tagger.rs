//! Names told by a model of what words, lists, rules and the rest of the document say: a linear chain of tags.
//!
//! A text is read into tokens (`reading`) with features: numbers of what is seen at a token (`word`) and around it (`context`). The
//! model has a weight for each feature and tag (`model`). A document is looked at three times. At first each text is tagged by
//! itself (`chain`). At second a token also knows what its word was elsewhere (`elsewhere`), and the stretches that are likely names
//! are weighed as wholes (`weigh`, `whole`, `cut`). At last those are chosen that are names (`choose`, `names`).
//! [`Seen`], [`Tagged`] and [`Stretch`] are for those who train a model; `examples/train-names` does.

mod chain;
mod choose;
mod context;
mod cue;
mod cut;
mod document;
mod elsewhere;
mod key;
mod model;
mod names;
mod reading;
mod seen;

mod tag;
mod weigh;
mod whole;
mod word;

use super::passage::{Find, Passage};
pub use super::table::table;
use chain::{Chain, Room};
use context::Context;
pub(super) use document::Document;
use key::{Ask, key};
pub use model::{MAGIC, Model, ROW, Worth};
use names::{find, names, one_kind_beside};
use reading::{ReadText, lore, of_token};
pub(super) use seen::see;
pub use seen::{Seen, Stretch, Tagged, named};
pub use tag::{KINDS, TAGS, Tag};
use weigh::{candidates, weighed};
use whole::Around;
use word::{Lore, REACH};

/// The model of the program.
const BYTES: &[u8] = include_bytes!("../../assets/names/model.bin");

/// What the words of so many numbers are worth is kept: the first met are the most met.
const KEPT: usize = 1 << 15;

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
    /// What it is worth that a document was not tagged yet.
    first: Worth,
    /// By number of a word.
    lore: Vec<Option<Lore>>,
    /// By number of a word, while it is below [`KEPT`].
    sights: Vec<Option<Box<Sights>>>,
    room: Room,
}

impl Tagger {
    /// None where the program's model is not one.
    pub(super) fn new() -> Option<Self> {
        let model = model()?;
        let (chain, mut first) = (Chain::new(&model), [0; ROW]);
        model.add(&mut first, first_pass());
        Some(Self { model, chain, first, lore: Vec::new(), sights: Vec::new(), room: Room::default() })
    }

    /// Forgets all words: their numbers begin anew.
    pub(super) fn forget(&mut self) {
        self.lore.clear();
        self.sights.clear();
    }

    /// Tags a text by itself, by what rules found in it too; and tells the document.
    pub(super) fn first(&mut self, passage: &Passage<'_>, rules: &[Find], document: &mut Document) {
        let reading = self.read(passage, rules);
        let mut worths = reading.worths.clone();
        for (worth, more) in worths.iter_mut().flat_map(|worth| worth.iter_mut().zip(&self.first)) {
            *worth += more;
        }
        let tags = self.chain.best(&worths, &mut self.room);
        document.learn(reading, tags);
    }

    /// Weighs what may be a name in the next text of a document that was tagged once; and tells the document.
    pub(super) fn second(
        &mut self,
        passage: &Passage<'_>,
        rules: &[Find],
        document: &mut Document,
        text: usize,
    ) {
        let again;
        let ReadText { lore, context, worths } = if let Some(reading) = document.reading(text) {
            reading
        } else {
            again = self.read(passage, rules);
            &again
        };
        let (mut worths, first) = (worths.clone(), document.text(text));
        let (of_text, mut keys) = (document.elsewhere.of_text(lore, first), Vec::new());
        for (at, worth) in worths.iter_mut().enumerate() {
            keys.clear();
            of_text.features(at, |key| keys.push(key));
            self.model.add_all(worth, &keys);
        }
        let tags = self.chain.best(&worths, &mut self.room);
        self.chain.weigh(&worths, &mut self.room);
        let around = Around { lore, context, elsewhere: &document.elsewhere, first, tags: &tags };
        let weighed = weighed(&self.model, &around, &candidates(&self.chain, &self.room, lore), passage);
        document.weigh(weighed);
    }

    fn read(&mut self, passage: &Passage<'_>, rules: &[Find]) -> ReadText {
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
        let mut keys = Vec::new();
        for (at, worth) in worths.iter_mut().enumerate() {
            keys.clear();
            context.features(passage, &lore, at, |key| keys.push(key));
            self.model.add_all(worth, &keys);
        }
        ReadText { lore, context, worths }
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

/// The names of a text of a document whose texts were all weighed, with how likely each is.
pub(super) fn told(passage: &Passage<'_>, document: &Document, text: usize) -> Vec<Find> {
    let mut finds = Vec::new();
    for (one, begins, likely) in document.named(text) {
        let (start, sure) = (one.tokens.start as usize, hundredths(likely));
        let trust = if sure >= SURE { 4 } else { 2 };
        for (tokens, begins) in names(passage, (start..one.tokens.end as usize, begins)) {
            let Some(find) = find(passage, tokens, begins) else { continue };
            let skip = if find.tokens.start == start { usize::from(one.skip) } else { find.skip };
            finds.push(Find { skip, trust, sure, ..find });
        }
    }
    one_kind_beside(passage, &mut finds);
    finds
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
    let mut keys = Vec::new();
    for (sight, offset) in sights.iter_mut().zip((-REACH..=REACH).rev()) {
        let mut worth = [0; ROW];
        keys.clear();
        of_token(passage, at, offset, |key| keys.push(key));
        model.add_all(&mut worth, &keys);
        *sight = worth.map(|worth| worth.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16);
    }
    sights
}

/// The feature of a token whose document was not tagged yet.
pub fn first_pass() -> u32 {
    key(Ask::First, 0, 0)
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
