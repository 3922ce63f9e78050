//! What several tests need.
pub mod drive;
pub mod lay;
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
