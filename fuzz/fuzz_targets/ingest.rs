//! Any bytes as an article, its names, and what is written of it: no panic, no control, every place in its text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sahifa::article::{from_json, to_html, to_json, to_markdown};
use sahifa::{entities, ingest};

fuzz_target!(|bytes: &[u8]| {
    for name in [None, Some("a.md"), Some("a.json")] {
        let Ok(read) = ingest::read(bytes, name) else { continue };
        let mut article = read.article;
        if article.entities.is_empty() {
            entities::annotate(&mut article);
        }
        for part in article.parts() {
            let text = article.text(part).unwrap();
            assert!(!text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')), "{text:?}");
            for (range, _) in article.mentions_in(part) {
                assert!(text.get(range.clone()).is_some_and(|name| !name.is_empty()), "{range:?} of {text:?}");
            }
        }
        let json = to_json(&article).unwrap();
        assert_eq!(from_json(&json).as_ref(), Ok(&article));
        to_html(&article);
        ingest::to_text(&article);
        let _ = ingest::read(to_markdown(&article).as_bytes(), Some("a.md"));
    }
});
