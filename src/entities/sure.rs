//! How sure a name must be to be shown. The numbers hang on what the model and the rules say of their finds.

use crate::article::Confidence;

/// For those who would rather miss a name than see a wrong one.
pub const CAREFUL: Confidence = Confidence::new(80);

/// Of ten names shown that are so sure nine are right, on articles that nothing was learnt from, and of ten that stand there eight
/// are shown (`tests/all/measures.rs`).
pub const NORMAL: Confidence = Confidence::new(60);

/// All that was found.
pub const EAGER: Confidence = Confidence::NONE;

/// What is left to a name that is rather a word, and given to a noun that is guessed to stand for a name, in a hundred: too
/// little to be shown unasked.
pub(super) const DOUBTFUL: u8 = NORMAL.percent() / 2;
