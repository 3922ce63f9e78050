//! Our readings of Unicode's rules against other people's, over random text: unicode-bidi, `icu_segmenter` and
//! unicode-segmentation. Where one of them takes no part at run time, it does here.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use proptest::prelude::{Strategy, prop, prop_assert_eq, proptest};
use sahifa::text::bidi::{self, Direction};
use sahifa::text::{Layout, breaks, cluster, layout};
use unicode_bidi::data_source::BidiMatchedOpeningBracket;
use unicode_bidi::level::Level;
use unicode_bidi::{BidiClass, BidiDataSource, ParagraphBidiInfo};
use unicode_segmentation::UnicodeSegmentation;

use crate::support::lay::options;
use crate::support::text::{CODES, mixed};

/// Our tables for unicode-bidi: its own are of an older Unicode.
struct Tables;

impl BidiDataSource for Tables {
    fn bidi_class(&self, c: char) -> BidiClass {
        bidi::class(c)
    }

    fn bidi_matched_opening_bracket(&self, c: char) -> Option<BidiMatchedOpeningBracket> {
        bidi::bracket(c).map(|(opening, is_open)| BidiMatchedOpeningBracket { opening, is_open })
    }
}

/// The levels of unicode-bidi, a byte each.
fn levels(text: &str, base: Direction) -> Vec<u8> {
    let base = Level::new(base.level()).unwrap();
    let info = ParagraphBidiInfo::new_with_data_source(&Tables, text, Some(base));
    info.levels.iter().map(Level::number).collect()
}

fn same_levels(text: &str) -> Result<(), String> {
    for base in [Direction::Ltr, Direction::Rtl] {
        let (ours, theirs) = (bidi::levels(text, base), levels(text, base));
        if ours != theirs {
            return Err(format!("{base:?} {text:?}\nours   {ours:?}\ntheirs {theirs:?}"));
        }
    }
    Ok(())
}

/// Numbers, separators and brackets among letters of both directions: what the rules for weak types and neutrals are about.
fn numbers() -> impl Strategy<Value = String> {
    let pieces: Vec<char> = "1٢۳+-,./:$%٪aאبم ()[]«»!\u{64E}\u{200C}\t".chars().collect();
    prop::collection::vec(prop::sample::select(pieces), 0..24).prop_map(String::from_iter)
}

/// Text from left to right, with what lines may end at.
fn straight() -> impl Strategy<Value = String> {
    let pieces: Vec<char> =
        " \"'()/-.,:$%!?aaaaabZ09{}[]<>@#&*+=|\\^_`~“”‘’«»–—…éжΩ€\u{A0}".chars().collect();
    prop::collection::vec(prop::sample::select(pieces), 0..160).prop_map(String::from_iter)
}

/// What the lines of a layout show: columns and symbols.
fn shown(layout: &Layout) -> Vec<(usize, String)> {
    layout.lines().map(|line| (line.width(), line.cells().map(|cell| cell.symbol).collect())).collect()
}

proptest! {
    #[test]
    fn levels_are_those_of_unicode_bidi(text in mixed(""), numbers in numbers()) {
        prop_assert_eq!(same_levels(&text), Ok(()));
        prop_assert_eq!(same_levels(&numbers), Ok(()));
    }

    /// With codes too; isolates are left out, over which unicode-bidi's rule N0 goes wrong.
    #[test]
    fn levels_with_codes_are_those_of_unicode_bidi(text in mixed(CODES)) {
        let text: String = text.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect();
        prop_assert_eq!(same_levels(&text), Ok(()));
    }

    #[test]
    fn lines_end_where_icu_segmenter_ends_them(text in mixed(CODES), numbers in numbers(), straight in straight()) {
        let segmenter = LineSegmenter::new_17_for_non_complex_scripts(LineBreakOptions::default());
        for text in [text, numbers, straight] {
            // Letters of class SA want a dictionary there.
            let text: String = text.chars().filter(|c| !('\u{E00}'..='\u{E7F}').contains(c)).collect();
            let theirs: Vec<usize> = segmenter.segment_str(&text).skip_while(|&at| at == 0).collect();
            prop_assert_eq!(breaks::breaks(&text), theirs, "{:?}", text);
        }
    }

    #[test]
    fn clusters_are_those_of_unicode_segmentation(text in mixed(CODES)) {
        let ours: Vec<(usize, &str)> = cluster::clusters(&text).collect();
        prop_assert_eq!(ours, text.grapheme_indices(true).collect::<Vec<_>>());
    }

    /// Left-to-right text goes a way of its own, and ASCII a shorter one. A mark on a letter leads a text the general way, and must change nothing
    /// else.
    #[test]
    fn text_that_runs_straight_on_is_laid_out_as_any_text(text in straight(), ascii: bool, width in 1_usize..=40) {
        let text: String = text.chars().filter(|c| !ascii || c.is_ascii()).collect();
        let Some(letter) = text.rfind('a') else { return Ok(()) };
        let mut accented = text.clone();
        accented.replace_range(letter..=letter, "a\u{301}");
        let options = options(width, sahifa::text::Letters::Forms);
        let general = shown(&layout(&accented, &options));
        let general: Vec<_> = general.into_iter().map(|(width, line)| (width, line.replace("a\u{301}", "a"))).collect();
        prop_assert_eq!(shown(&layout(&text, &options)), general);
    }
}

/// Every character between letters of both directions, before and after a mark, a number and a space.
#[test]
fn every_character_among_others() {
    let segmenter = LineSegmenter::new_17_for_non_complex_scripts(LineBreakOptions::default());
    let mut differ = Vec::new();
    for c in (0..=0x10_FFFF_u32).filter_map(char::from_u32) {
        let text = format!("a{c}ب {c}\u{64E}1{c}");
        let theirs: Vec<(usize, &str)> = text.grapheme_indices(true).collect();
        let same = cluster::clusters(&text).eq(theirs) && same_levels(&text).is_ok();
        // Class SA is what the dictionaries are for.
        let complex = matches!(c as u32, 0xE00..=0xEFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x1950..=0x1AAF
            | 0xA9E0..=0xAADF | 0x1_1700..=0x1_174F);
        let broken: Vec<usize> =
            if complex { breaks::breaks(&text) } else { segmenter.segment_str(&text).skip(1).collect() };
        if !same || breaks::breaks(&text) != broken {
            differ.push(c);
        }
    }
    assert!(differ.is_empty(), "{} differ, the first {:?}", differ.len(), &differ[..differ.len().min(20)]);
}

#[test]
fn a_laid_out_cell_takes_at_most_twelve_bytes() {
    for (name, text) in crate::support::samples() {
        let (mut cells, mut bytes) = (0, 0);
        for paragraph in text.lines() {
            let laid = layout(paragraph, &options(80, sahifa::text::Letters::Forms));
            cells += laid.lines().map(|line| line.cells().count()).sum::<usize>();
            bytes += laid.heap_bytes();
        }
        assert_bytes(&name, cells, bytes);
    }
}

fn assert_bytes(name: &str, cells: usize, bytes: usize) {
    assert!(cells > 500 && bytes <= 12 * cells, "{name}: {bytes} bytes for {cells} cells");
}
