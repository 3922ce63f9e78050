//! What several tests need.
pub mod conll;
pub mod drive;
pub mod field;
pub mod lay;
pub mod marked;
pub mod names;
pub mod properties;
#[cfg(unix)]
pub mod pty;
pub mod score;
pub mod shelf;
pub mod structure;
pub mod text;
pub mod unicode;

/// The bundled samples: file name and text.
pub fn samples() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples");
    let mut samples: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                std::fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    samples.sort();
    assert!(samples.len() >= 5);
    samples
}

/// A bundled sample as an article with its names.
pub fn sample(name: &str) -> sahifa::article::Article {
    let (_, text) = samples().into_iter().find(|(file, _)| file == name).unwrap();
    let mut article = sahifa::ingest::article(text.as_bytes()).unwrap();
    sahifa::entities::annotate(&mut article);
    article
}

/// The articles of a gzipped file of JSON lines, as a person pastes them: title, blank line, content.
pub fn news(path: &std::path::Path) -> Vec<String> {
    use std::io::BufRead;
    let file = std::fs::File::open(path).unwrap();
    let lines = std::io::BufReader::new(flate2::read::GzDecoder::new(file)).lines();
    let text = |line: String| {
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        let field = |name: &str| value[name].as_str().unwrap().to_owned();
        format!("{}\n\n{}\n", field("title"), field("content"))
    };
    lines.map(|line| text(line.unwrap())).collect()
}

/// The first 16 hexadecimal digits of a text's SHA-256.
pub fn hash(text: impl AsRef<[u8]>) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write;
    Sha256::digest(text).iter().take(8).fold(String::new(), |mut out, byte| {
        write!(out, "{byte:02x}").unwrap();
        out
    })
}
