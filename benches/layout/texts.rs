//! Texts to measure with: the bundled samples over and over, files of a folder, and what is meant to hurt.

use std::path::Path;

use sahifa::text::Direction;
use sahifa::text::bidi::first_strong;

const LARGE: usize = 10_000_000;

/// A text repeated until there are so many bytes of it.
fn repeated(text: &str, bytes: usize) -> String {
    text.repeat(bytes / text.len() + 1)
}

/// The plain Arabic samples, so many bytes of them.
pub fn arabic(bytes: usize) -> String {
    let texts = [
        include_str!("../../assets/samples/deepseek-ar.txt"),
        include_str!("../../assets/samples/mixed-ar.txt"),
    ];
    repeated(&texts.concat(), bytes)
}

/// Each language: name, ten megabytes, direction.
pub fn all() -> Vec<(String, String, Direction)> {
    let samples = [
        ("Persian", include_str!("../../assets/samples/water-fa.txt"), Direction::Rtl),
        ("Urdu", include_str!("../../assets/samples/urdu-ur.txt"), Direction::Rtl),
        ("Arabic, fully marked", include_str!("../../assets/samples/harakat-ar.txt"), Direction::Rtl),
        ("English", include_str!("../../assets/samples/tide-en.txt"), Direction::Ltr),
    ];
    let mut all = vec![("Arabic".to_owned(), arabic(LARGE), Direction::Rtl)];
    for (name, text, direction) in samples {
        all.push((name.to_owned(), repeated(text, LARGE), direction));
    }
    // As it is typed where there are no other quotation marks and dashes.
    let ascii = samples[3].1.replace(['“', '”'], "\"").replace(['‘', '’'], "'").replace(['–', '—'], "-");
    let ascii: String = ascii.chars().filter(char::is_ascii).collect();
    all.push(("English in ASCII".to_owned(), repeated(&ascii, LARGE), Direction::Ltr));
    if let Some(folder) = std::env::var_os("SAHIFA_TEXTS") {
        let mut files: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let is_text = |path: &Path| path.extension().is_some_and(|extension| extension == "txt");
        for path in files.into_iter().filter(|path| is_text(path)) {
            let text = std::fs::read_to_string(&path).unwrap();
            let direction = text.lines().find_map(first_strong).unwrap_or_default();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            all.push((name, repeated(&text, LARGE), direction));
        }
    }
    all
}

/// What is meant to hurt: name and one paragraph of so many bytes.
pub fn hostile(bytes: usize) -> Vec<(&'static str, String)> {
    let deep = "(".repeat(62) + "دهر" + &")".repeat(62);
    let [all, none] = ["\u{202B}\u{2067}a م", "م a"].map(|text| repeated(text, bytes));
    vec![
        ("codes without an end", all),
        (
            "codes that nest",
            repeated(&("\u{202B}\u{202A}".repeat(30) + "دهر ab" + &"\u{202C}".repeat(60)), bytes),
        ),
        ("isolates side by side", repeated("\u{2067}دهر\u{2069} ab ", bytes)),
        ("isolates that nest", "\u{2067}a".repeat(bytes / 4)),
        ("directions that change", none),
        ("brackets, 62 deep", repeated(&deep, bytes)),
        ("brackets without an end", "([{".repeat(bytes / 3)),
        ("brackets that only close", "م)]}".repeat(bytes / 5)),
        ("one long token", "م".repeat(bytes / 2)),
        ("marks on one letter", "م".to_owned() + &"\u{64E}".repeat(bytes / 2)),
        ("marks on each letter", "مَّ".repeat(bytes / 6)),
        ("quotation marks", "«“".repeat(bytes / 5)),
        ("numbers and signs", repeated("1,2.3+4/5%٦٫٧-$8 ", bytes)),
        ("joiners", "\u{200D}".repeat(bytes / 3)),
        ("pictures of families", repeated("👩\u{200D}👩\u{200D}👧\u{200D}👦", bytes)),
        ("nothing but spaces", " ".repeat(bytes)),
    ]
}
