//! Any text at any width: every byte on one line, no line too wide, the way back from every cell.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sahifa::text::{LayoutOptions, Letters, Marks, Order, clean, layout, normalise};

fuzz_target!(|input: (u8, bool, bool, &str)| {
    let (width, forms, visual, text) = input;
    let cleaned = clean(text);
    for line in normalise(&cleaned).split('\n') {
        let options = LayoutOptions {
            width: usize::from(width),
            letters: if forms { Letters::Forms } else { Letters::Base },
            order: if visual { Order::Visual } else { Order::Logical },
            marks: Marks::Keep,
            ..LayoutOptions::default()
        };
        let laid = layout(line, &options);
        let mut end = 0;
        for row in laid.lines() {
            assert_eq!(row.source().start, end);
            end = row.source().end;
            let cells = row.cells().count();
            assert!(row.width() <= usize::from(width).max(1) || cells <= 1, "{} > {width}", row.width());
            for cell in row.cells().filter(|cell| !cell.source.is_empty()) {
                assert_eq!(row.offset_at(cell.column).0, cell.source.start);
            }
        }
        assert_eq!(end, line.len());
    }
});
