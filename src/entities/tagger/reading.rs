//! A text as it is read before the rest of its document is known: what each token says by itself and of those around it.

use super::context::Context;
use super::key::{Ask, key};
use super::model::Worth;
use super::word::{self, Lore, Spelled};
use crate::entities::passage::{Passage, TokenKind};

/// A text on its way to be tagged: what is known of it before the rest of its document is.
#[derive(Debug)]
pub(super) struct ReadText {
    pub(super) lore: Vec<Lore>,
    pub(super) context: Context,
    pub(super) worths: Vec<Worth>,
}

/// What is asked of a token from afar.
pub(super) fn lore(passage: &Passage<'_>, at: usize) -> Lore {
    if !passage.is_word(at) {
        return Lore::of_other(passage.word(at));
    }
    let stem = passage.stem_word(at);
    Lore::of_word(Spelled { word: passage.word(at), stem: &stem, read: passage.read(at) })
}

/// The features that a token has for one `offset` before it.
pub(super) fn of_token(passage: &Passage<'_>, at: usize, offset: i8, mut put: impl FnMut(u32)) {
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
