//! Where a line may end (Unicode Annex 14).

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// The bytes at which a line may end, in order; the end of the text is the last. Empty for an empty text.
///
/// South-East Asian scripts are broken only at spaces: their words need a dictionary.
pub fn breaks(text: &str) -> impl Iterator<Item = usize> + '_ {
    let segmenter = LineSegmenter::new_17_for_non_complex_scripts(LineBreakOptions::default());
    segmenter.segment_str(text).skip_while(|&at| at == 0).collect::<Vec<_>>().into_iter()
}
