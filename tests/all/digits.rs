//! Digits as the reader asked: what is drawn changes, nothing else does.

use proptest::prelude::{any, prop, prop_assert_eq, proptest};
use sahifa::text::{
    Digits, Direction, Layout, LayoutOptions, Letters, Marks, Order, Overflow, layout, script,
};

use crate::support::lay::{cells, options};
use crate::support::text::{CODES, mixed};

const SETS: [(Digits, &str); 3] =
    [(Digits::ArabicIndic, "٠١٢٣٤٥٦٧٨٩"), (Digits::Persian, "۰۱۲۳۴۵۶۷۸۹"), (Digits::Western, "0123456789")];

/// What a layout says of its cells but for what they show, and its lines.
fn bones(laid: &Layout) -> Vec<String> {
    let cell = |cell: sahifa::text::Cell<'_>| {
        format!("{} {} {:?} {}", cell.column, cell.width, cell.source, cell.level)
    };
    laid.lines()
        .flat_map(|line| {
            let head = format!("{:?} {} {:?}", line.source(), line.width(), line.direction());
            std::iter::once(head).chain(line.cells().map(cell)).collect::<Vec<_>>()
        })
        .collect()
}

fn symbols(laid: &Layout) -> Vec<String> {
    laid.lines()
        .flat_map(|line| line.cells().map(|cell| cell.symbol.to_string()).collect::<Vec<_>>())
        .collect()
}

#[test]
fn all_sets_are_shown_as_one() {
    let text = "2025 ٢٠٢٥ ۲۰۲۵";
    for (digits, shown) in [
        (Digits::AsWritten, "2025 ٢٠٢٥ ۲۰۲۵"),
        (Digits::ArabicIndic, "٢٠٢٥ ٢٠٢٥ ٢٠٢٥"),
        (Digits::Persian, "۲۰۲۵ ۲۰۲۵ ۲۰۲۵"),
        (Digits::Western, "2025 2025 2025"),
    ] {
        let options =
            LayoutOptions { digits, direction: Some(Direction::Ltr), ..options(80, Letters::Forms) };
        assert_eq!(cells(text, &options), shown);
    }
    let western = LayoutOptions { digits: Digits::Western, ..options(80, Letters::Base) };
    // Their signs stay, and so does an emoji.
    assert_eq!(cells("ب ٢٫٥٪", &western), "٪2٫5 ب");
    let arabic = LayoutOptions { digits: Digits::ArabicIndic, ..western };
    assert_eq!(cells("a 2.5% 1\u{FE0F}\u{20E3}", &arabic), "a ٢.٥% 1\u{FE0F}\u{20E3}");
    // In text that goes the short way, and in text that is cut.
    assert_eq!(cells("only 12 ascii", &arabic), "only ١٢ ascii");
    let cut = LayoutOptions { width: 8, overflow: Overflow::Ellipsis, ..arabic };
    assert_eq!(cells("only 12 ascii", &cut), "only ١٢…");
}

proptest! {
    /// The layout is that of the text as written, whichever digits are drawn, and each digit is one of them.
    #[test]
    fn only_what_digits_show_changes(
        text in mixed(CODES),
        ascii in "[ -~]{0,40}",
        (width, set) in (1_usize..60, 0_usize..3),
        (base, strip, visual, cut) in any::<(bool, bool, bool, bool)>(),
        direction in prop::sample::select(vec![None, Some(Direction::Rtl), Some(Direction::Ltr)]),
    ) {
        let (digits, all) = SETS[set];
        for text in [text, ascii] {
            let written = LayoutOptions {
                width,
                direction,
                letters: if base { Letters::Base } else { Letters::Forms },
                marks: if strip { Marks::Strip } else { Marks::Keep },
                order: if visual { Order::Visual } else { Order::Logical },
                overflow: if cut { Overflow::Ellipsis } else { Overflow::Wrap },
                digits: Digits::AsWritten,
            };
            let (before, after) = (layout(&text, &written), layout(&text, &LayoutOptions { digits, ..written }));
            prop_assert_eq!(bones(&before), bones(&after));
            for (before, after) in symbols(&before).iter().zip(symbols(&after)) {
                let one = |c| script::digit(c).map_or(c, |digit| all.chars().nth(usize::from(digit)).unwrap());
                let is_emoji = before.contains('\u{20E3}');
                let shown: String = if is_emoji { before.clone() } else { before.chars().map(one).collect() };
                prop_assert_eq!(shown, after);
            }
        }
    }
}
