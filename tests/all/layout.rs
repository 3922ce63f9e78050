//! Lines of cells: examples that can be read, and laws over real and random text at widths 1..=200.

use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use sahifa::text::{
    Affinity, Direction, LayoutOptions, Layouter, Letters, Marks, Order, Overflow, bidi, breaks, clean,
    cluster, joining, layout, script, width,
};

use crate::support::lay::{cells, drawn, lay, options};
use crate::support::text::{CODES, mixed};

#[test]
fn order_as_the_annex_shows_it() {
    assert_eq!(lay("ABC", 20), "CBA");
    assert_eq!(lay("ABC def GHI", 20), "IHG def CBA");
    assert_eq!(lay("def ABC", 20), "CBA def");
    // After an Arabic letter a European number is an Arabic one (W2), and a percent sign no part of it.
    assert_eq!(lay("ABC 123, 45% DEF", 20), "FED %45 ,123 CBA");
    assert_eq!(lay("ABC (DEF) [g]", 20), "[g] (FED) CBA");
    assert_eq!(lay("https://a.b/c ABC", 20), "CBA https://a.b/c");
    assert_eq!(lay("“ABC – def” GHI", 20), "IHG ”def – CBA“");
    assert_eq!(lay("«ABC»", 20), "«CBA»");
}

#[test]
fn lines_fill_in_logical_order_and_spaces_hang() {
    assert_eq!(lay("ABC def GHI", 8), "def CBA\nIHG");
    assert_eq!(lay("ABC      DEF", 4), "CBA\nFED");
    assert_eq!(lay("ABCDEFGH", 3), "CBA\nFED\nHG");
    assert_eq!(lay("AB CDEFGH", 3), "BA\nEDC\nHGF");
    assert_eq!(lay("", 3), "");
    // A direction mark that begins a word does not glue it to the word before.
    assert_eq!(lay("ABC \u{200F}DEFG", 5), "CBA\nGFED");
    assert_eq!(lay("ABC \u{2067}DEFG\u{2069}", 5), "CBA\nGFED");
    // Nor does a joiner, which makes one cluster with the space before it.
    assert_eq!(lay("ABC \u{200C}DEF", 5), "CBA\nFED");
}

#[test]
fn letters_join_and_lam_alef_is_one_cell() {
    let shaped = options(80, Letters::Forms);
    assert_eq!(cells("سلام", &shaped), "\u{FEE1}\u{FEFC}\u{FEB3}");
    assert_eq!(cells("لا", &shaped), "\u{FEFB}");
    // Over harakat too: both letters' marks stay.
    assert_eq!(cells("لَأ", &shaped), "\u{FEF7}\u{64E}");
    // A ZWNJ parts, a tatweel joins but does not merge.
    assert_eq!(cells("ل\u{200C}ا", &shaped), "\u{FE8D}\u{FEDD}");
    assert_eq!(cells("لـا", &shaped), "\u{FE8E}\u{640}\u{FEDF}");
    assert_eq!(cells("لا", &options(80, Letters::Base)), "ال");
    // A hamza joins to nothing and stays.
    assert_eq!(cells("ماء", &shaped), "\u{621}\u{FE8E}\u{FEE3}");
    // A letter without forms stays, and its neighbours still join to it.
    assert_eq!(cells("كێك", &shaped), "\u{FEDA}\u{6CE}\u{FEDB}");
    assert_eq!(cells("ڵم", &shaped), "\u{FEE2}\u{6B5}");
    // A joiner behind a lam-alef joins on.
    assert_eq!(cells("لا\u{200D}ب", &shaped), "\u{FE90}\u{FEFB}");
}

#[test]
fn the_cell_of_a_lam_alef_has_the_bytes_of_both_letters() {
    let laid = layout("سَلَامٌ", &options(80, Letters::Forms));
    let line = laid.line(0).unwrap();
    let pieces: Vec<_> = line.cells().map(|cell| &"سَلَامٌ"[cell.source]).collect();
    assert_eq!(pieces, ["مٌ", "لَا", "سَ"]);
    assert_eq!(line.columns_of(4..6), vec![1..2]);
}

#[test]
fn marks_stay_on_their_letter_or_go() {
    let keep = options(80, Letters::Base);
    assert_eq!(cells("مَدّ", &keep), "دّمَ");
    assert_eq!(cells("مَدّ", &LayoutOptions { marks: Marks::Strip, ..keep }), "دم");
    assert_eq!(cells("\u{64E}مد", &keep), "دم\u{25CC}\u{64E}");
}

#[test]
fn no_zero_width_control_is_a_cell_but_an_emoji_keeps_its_joiners() {
    let base = options(80, Letters::Base);
    assert_eq!(cells("\u{200F}م\u{200C}د\u{200E}\u{2067}a\u{2069}", &base), "aدم");
    assert_eq!(cells("👩\u{200D}🔬", &base), "👩\u{200D}🔬");
    assert_eq!(cells("\u{200F}\u{200E}", &base), "");
}

#[test]
fn logical_order_is_the_text_as_stored() {
    let logical = LayoutOptions { order: Order::Logical, ..options(80, Letters::Base) };
    let text = "قال (نعم) می\u{200C}شود \u{200F}« ok »";
    assert_eq!(cells(text, &logical), text);
}

#[test]
fn an_ellipsis_stands_at_the_logical_end() {
    let cut = |width| LayoutOptions { overflow: Overflow::Ellipsis, ..options(width, Letters::Base) };
    assert_eq!(cells("قال نعم", &cut(7)), "معن لاق");
    assert_eq!(cells("قال نعم", &cut(5)), "…لاق");
    assert_eq!(cells("قال نعم", &cut(1)), "…");
    assert_eq!(cells("one two", &cut(6)), "one t…");
    // Spaces at the end hang: they are no reason to cut.
    assert_eq!(cells("one  ", &cut(3)), "one");
    let laid = layout("قال نعم", &cut(5));
    let source = laid.line(0).unwrap().cells().next().unwrap().source;
    assert!(source.is_empty());
}

#[test]
fn a_range_on_a_mixed_line_is_several_pieces() {
    let text = "abc دهر xyz";
    let laid = layout(text, &LayoutOptions { direction: Some(Direction::Ltr), ..options(80, Letters::Base) });
    let line = laid.line(0).unwrap();
    // "c " and the first Arabic letter, which stands at the right of its run.
    assert_eq!(line.columns_of(2..6), [2..4, 6..7]);
    assert_eq!(line.offset_at(6), (4, Affinity::Downstream));
    assert_eq!(line.column_of(6, Affinity::Upstream), Some(6));
    assert_eq!(line.column_of(6, Affinity::Downstream), Some(5));
    assert_eq!(line.offset_at(99), (text.len(), Affinity::Upstream));
}

/// The laws of one paragraph at one width.
fn check(text: &str, options: &LayoutOptions) -> Result<(), String> {
    let laid = layout(text, options);
    let mut end = 0;
    for line in laid.lines() {
        let source = line.source();
        if source.start != end {
            return Err(format!("a line starts at {} after {end}", source.start));
        }
        end = source.end;
        let (mut column, mut covered) = (0, Vec::new());
        for cell in line.cells() {
            if cell.column != column || cell.width == 0 {
                return Err(format!("{cell:?} does not stand at column {column}"));
            }
            column += cell.width;
            if cell.symbol.chars().any(char::is_control) {
                return Err(format!("{cell:?} holds a control"));
            }
            let (offset, affinity) = line.offset_at(cell.column + cell.width - 1);
            if !text.is_char_boundary(offset) || line.column_of(offset, affinity) != Some(cell.column) {
                return Err(format!("column {} → byte {offset} → another column", cell.column));
            }
            if line.columns_of(cell.source.clone()) != vec![cell.column..column] {
                return Err(format!("{cell:?} is not found by its own bytes"));
            }
            covered.push(cell.source);
        }
        if column != line.width() || (column > options.width && covered.len() > 1) {
            return Err(format!(
                "{column} columns where {} were said and {} asked",
                line.width(),
                options.width
            ));
        }
        // Sources are disjoint, and all of the line but the spaces that hang at its end.
        covered.sort_by_key(|range| range.start);
        let joined =
            covered.iter().try_fold(source.start, |at, range| (range.start == at).then_some(range.end));
        let Some(shown) = joined else { return Err(format!("cells leave a hole: {covered:?}")) };
        let hanging = &text[shown..source.end];
        if !covered.is_empty() && hanging.chars().any(|c| c.is_alphanumeric() && !script::is_arabic_mark(c)) {
            return Err(format!("{hanging:?} is not shown"));
        }
    }
    if end != text.len() {
        return Err(format!("the lines end at {end} of {}", text.len()));
    }
    let measured = laid.width();
    let again = layout(text, &LayoutOptions { width: measured.max(1), ..*options });
    if measured <= options.width && drawn(&again) != drawn(&laid) {
        return Err(format!("laid out again at {measured}, it changes"));
    }
    Ok(())
}

fn check_all(text: &str, width: usize) -> Result<(), String> {
    for letters in [Letters::Forms, Letters::Base] {
        for (direction, marks) in
            [(None, Marks::Keep), (Some(Direction::Rtl), Marks::Strip), (Some(Direction::Ltr), Marks::Keep)]
        {
            check(text, &LayoutOptions { direction, marks, ..options(width, letters) })
                .map_err(|why| format!("{why}\n{text:?} at {width}, {letters:?}, {direction:?}"))?;
        }
    }
    Ok(())
}

#[test]
fn laws_hold_on_the_samples_at_every_width() {
    for (name, text) in crate::support::samples() {
        for paragraph in text.lines() {
            // Each paragraph at some widths, so that all widths meet all kinds of text.
            let step = 1 + paragraph.len() % 7;
            for width in (1..=200).step_by(step) {
                check_all(paragraph, width).unwrap_or_else(|why| panic!("{name}: {why}"));
            }
        }
    }
}

/// An optional trial: `SAHIFA_CORPUS=FOLDER cargo test corpus` checks the laws on each line of each `.txt` file there.
#[test]
fn laws_hold_on_a_corpus_if_one_is_given() {
    let Some(folder) = std::env::var_os("SAHIFA_CORPUS") else { return };
    let mut lines = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            lines += 1;
            // One width a line, so that all widths meet all kinds of text.
            check_all(&clean(line), 1 + lines % 200)
                .unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        }
    }
    assert!(lines > 0, "no line in any .txt file");
}

/// The letter that a presentation form of the Arabic block B is of, and which of the four it is.
fn form_of(form: char) -> (char, usize) {
    let forms = "\u{FE8F}\u{FE90}\u{FE91}\u{FE92}";
    let letter = sahifa::text::normalise(form.encode_utf8(&mut [0; 4])).chars().next().unwrap();
    let four = |letter: char| -> Vec<char> {
        let shaped = options(80, Letters::Forms);
        ["", "\u{640}"]
            .iter()
            .flat_map(|after| ["", "\u{640}"].map(|before| format!("{before}{letter}{after}")))
            .map(|text| cells(&text, &shaped).chars().find(|&c| c != '\u{640}').unwrap())
            .collect()
    };
    assert_eq!(four('ب'), forms.chars().collect::<Vec<_>>());
    (letter, four(letter).iter().position(|&c| c == form).unwrap())
}

proptest! {
    #[test]
    fn laws_hold_on_random_text(text in mixed(CODES), width in 1_usize..=200) {
        prop_assert_eq!(check_all(&clean(&text).replace('\n', " "), width), Ok(()));
    }

    /// In logical order nothing of a text is lost but what hangs, and tabs are blanks.
    #[test]
    fn logical_order_loses_nothing(text in mixed(CODES)) {
        let text = clean(&text).replace('\n', " ") + "م";
        let logical = LayoutOptions { order: Order::Logical, ..options(100_000, Letters::Base) };
        prop_assert_eq!(cells(&text, &logical), text);
    }

    /// A line ends where the text may break, or inside a token that is wider than a line; and it is as full as can be.
    #[test]
    fn lines_are_filled_greedily(text in mixed(CODES), width in 4_usize..=30) {
        let text = clean(&text).replace('\n', " ");
        let laid = layout(&text, &options(width, Letters::Base));
        // A cluster is not divided, though a line might end in it: behind a space that bears a mark.
        let begins: Vec<usize> = cluster::clusters(&text).map(|(at, _)| at).collect();
        let breaks: Vec<usize> = breaks::breaks(&text).into_iter().filter(|at| begins.contains(at)).collect();
        for (line, next) in laid.lines().zip(laid.lines().skip(1)) {
            let end = line.source().end;
            // The first break of the next line, and what the line would be with all up to there.
            let whole = breaks.iter().copied().find(|&at| at > end).unwrap_or(text.len());
            let token = layout(&text[line.source().start..whole], &options(100_000, Letters::Base));
            prop_assert!(token.width() > width, "{} and {} of {:?} at {}", end, whole, text, width);
            // A break that nothing is seen before ends no line.
            let start = line.source().start;
            let within = |at: &&usize| **at > start && **at <= end;
            let has_no_columns = |c: char| width::cluster_width(c.encode_utf8(&mut [0; 4])) == 0;
            let is_unseen = |c: char| has_no_columns(c) || c.is_whitespace();
            let fits = breaks.iter().filter(within).any(|&at| !text[start..at].chars().all(is_unseen));
            // What is not seen goes with the cell before it.
            let seen = text[..end].trim_end_matches(has_no_columns);
            let cut = !(seen.len()..=end).any(|at| breaks.contains(&at)) && !seen.ends_with(char::is_whitespace);
            prop_assert!(!(cut && fits) || next.width() == 0, "{} of {:?} at {}", end, text, width);
        }
    }

    /// Letters take the forms that the joining rules give them, and what one paragraph leaves behind is not in the next.
    #[test]
    fn forms_are_those_of_the_joining_rules(text in mixed(""), before in mixed(CODES), width in 1_usize..=40) {
        let options = options(width, Letters::Forms);
        let mut layouter = Layouter::default();
        layouter.layout(&before, &options);
        let laid = layouter.layout(&text, &options);
        prop_assert_eq!(drawn(&laid), drawn(&layout(&text, &options)));

        let levels = bidi::levels(&text, laid.direction());
        let characters: Vec<(char, u8)> = text.char_indices().map(|(at, c)| (c, levels[at])).collect();
        let forms = joining::forms(&characters);
        let numbers: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for line in laid.lines() {
            let mut one_by_one = line.cells();
            line.cells().for_each(|cell| assert_eq!(one_by_one.next(), Some(cell)));
            for cell in line.cells() {
                let Some(at) = numbers.iter().position(|&byte| byte == cell.source.start) else { continue };
                let (c, shown) = (characters[at].0, cell.symbol.chars().next());
                if let Some(form) = forms[at].filter(|_| ('ب'..='غ').contains(&c)) {
                    prop_assert_eq!(shown.map(form_of), Some((c, form as usize)), "{:?}", text);
                }
            }
        }
    }

    /// Layout is total: it takes what `clean` never saw.
    #[test]
    fn any_text_has_lines(text in any::<String>(), width in 0_usize..=9) {
        let laid = layout(&text, &options(width, Letters::Forms));
        prop_assert!(laid.height() > 0);
        prop_assert_eq!(laid.lines().last().map(|line| line.source().end), Some(text.len()));
    }

    #[test]
    fn cleaning_twice_is_cleaning_once_and_leaves_no_control(text in any::<String>(), mixed in mixed(CODES)) {
        for text in [text, mixed] {
            let once = clean(&text);
            prop_assert!(!once.chars().any(|c| c.is_control() && c != '\n'));
            prop_assert_eq!(clean(&once), once.as_ref());
        }
    }
}

#[test]
fn hostile_text_is_laid_out() {
    let nested: String = "\u{202B}\u{2067}".repeat(200) + "دهر abc";
    let marks = "م".to_owned() + &"\u{64E}".repeat(1_000_000);
    let token = "م".repeat(500_000);
    let brackets = "([".repeat(2_000) + "م";
    for text in [&nested, &marks, &token, &brackets] {
        let laid = layout(text, &options(80, Letters::Forms));
        assert_eq!(laid.lines().last().unwrap().source().end, text.len());
    }
    let laid = layout(&marks, &options(80, Letters::Forms));
    let line = laid.line(0).unwrap();
    assert_eq!(line.width(), 1);
    assert!(line.cells().next().unwrap().symbol.to_string().len() < 200);
}

/// A line that is cut ends at its logical end, whatever stands there, and no number is cut: part of it is another one.
#[test]
fn an_ellipsis_ends_the_line_and_cuts_no_number() {
    let cut = |text: &str, width: usize| -> String {
        let options = LayoutOptions {
            width,
            direction: Some(Direction::Rtl),
            letters: Letters::Base,
            overflow: Overflow::Ellipsis,
            ..LayoutOptions::default()
        };
        layout(text, &options).line(0).unwrap().cells().map(|cell| cell.symbol).collect()
    };
    assert_eq!(cut("بدأت عام 2021 فجأة", 12), "…ماع تأدب");
    assert_eq!(cut("بدأت عام 2021 فجأة", 14), "…2021 ماع تأدب");
    assert_eq!(cut("ديب سيك DeepSeek", 12), "…Dee كيس بيد");
    assert_eq!(cut("سعر 2.50 دولار", 7), "…رعس");
    assert_eq!(cut("123456", 4), "…123");
}
