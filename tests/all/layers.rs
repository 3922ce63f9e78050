//! Who may name whom: imports run only down. And the shape of the house: first lines, length, no globs.

use std::collections::BTreeMap;
use std::path::Path;

/// Each layer and the layers it may name.
const LAYERS: [(&str, &[&str]); 13] = [
    ("text", &[]),
    ("article", &["text"]),
    ("ingest", &["article", "text"]),
    ("entities", &["article", "text"]),
    ("store", &["entities", "article", "text"]),
    ("config", &[]),
    ("cells", &["text"]),
    ("terminal", &["cells", "text"]),
    ("ui", &["terminal", "cells", "config", "entities", "article", "text"]),
    ("runtime", &["ui", "terminal", "cells", "config", "store", "entities", "ingest", "article", "text"]),
    (
        "cli",
        &["runtime", "ui", "terminal", "cells", "config", "store", "entities", "ingest", "article", "text"],
    ),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// Files that are data, not prose: they may be as long as they must.
const GENERATED: [&str; 1] = ["text/tables.rs"];

const LONGEST: usize = 450;

/// The faults of one file.
fn faults(path: &str, source: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let layer = path.split(['/', '.']).next().unwrap();
    let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        return vec![format!("{path}: no layer is called {layer}")];
    };
    if !source.starts_with("//! ") {
        faults.push(format!("{path}: does not say in its first line what lives there"));
    }
    if source.lines().count() > LONGEST && !GENERATED.contains(&path) {
        faults.push(format!("{path}: {} lines", source.lines().count()));
    }
    for (number, line) in source.lines().enumerate() {
        let code = line.split("//").next().unwrap_or("");
        if code.contains("::*") {
            faults.push(format!("{path}:{}: a glob", number + 1));
        }
        for crate_name in ["crate::", "sahifa::"] {
            for (at, _) in code.match_indices(crate_name) {
                if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                    continue;
                }
                let rest = &code[at + crate_name.len()..];
                let names: Vec<&str> = match rest.strip_prefix('{') {
                    Some(list) => list.split(['}', ',']).map(str::trim).collect(),
                    None => vec![rest],
                };
                for name in names {
                    let name: String =
                        name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    let known = LAYERS.iter().any(|(layer, _)| *layer == name);
                    if known && name != layer && !allowed.contains(&name.as_str()) {
                        faults.push(format!("{path}:{}: {layer} names {name}", number + 1));
                    }
                }
            }
        }
    }
    faults
}

/// Imports among the files of one layer: a module that is named by the one it names makes a circle.
fn circles(files: &BTreeMap<String, String>) -> Vec<String> {
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, source) in files {
        let module = path.trim_end_matches(".rs").replace('/', "::");
        let Some((parent, _)) = module.rsplit_once("::") else { continue };
        for line in source.lines().filter(|line| line.trim_start().starts_with("use super::")) {
            let name: String = line
                .trim_start()
                .trim_start_matches("use super::")
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            let target = format!("{parent}::{name}");
            if files.contains_key(&format!("{}.rs", target.replace("::", "/"))) {
                names.entry(module.clone()).or_default().push(target);
            }
        }
    }
    let direct = names.iter().flat_map(|(from, targets)| targets.iter().map(move |to| (from, to)));
    direct
        .filter(|(from, to)| from != to && names.get(*to).is_some_and(|back| back.contains(from)))
        .map(|(from, to)| format!("{from} and {to} name each other"))
        .collect()
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.insert(name, std::fs::read_to_string(&path).unwrap());
        }
    }
}

fn source() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut files);
    assert!(files.len() > 40);
    files
}

#[test]
fn imports_run_down() {
    let files = source();
    let faults: Vec<String> = files.iter().flat_map(|(path, source)| faults(path, source)).collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn no_two_files_of_a_layer_name_each_other() {
    assert_eq!(circles(&source()), Vec::<String>::new());
}

#[test]
fn planted_faults_are_caught() {
    let caught = |path: &str, source: &str| faults(path, &format!("//! A file.\n{source}"));
    assert_eq!(caught("text/wrap.rs", "use crate::ui::State;"), ["text/wrap.rs:2: text names ui"]);
    assert_eq!(
        caught("article.rs", "let x = crate::ingest::article(b);"),
        ["article.rs:2: article names ingest"]
    );
    assert_eq!(
        caught("cells.rs", "use crate::{text::Cell, terminal};"),
        ["cells.rs:2: cells names terminal"]
    );
    assert_eq!(caught("ui/view.rs", "use crate::runtime::run;"), ["ui/view.rs:2: ui names runtime"]);
    assert_eq!(caught("ui/view.rs", "use super::state::*;"), ["ui/view.rs:2: a glob"]);
    assert_eq!(caught("util/strings.rs", ""), ["util/strings.rs: no layer is called util"]);
    assert_eq!(faults("text.rs", "mod a;"), ["text.rs: does not say in its first line what lives there"]);
    assert_eq!(caught("ui/view.rs", "use crate::text::Cell; // crate::cli"), Vec::<String>::new());
    assert_eq!(caught("text.rs", &"x\n".repeat(500)).len(), 1);
    let two = |a: &str, b: &str| {
        BTreeMap::from([("ui/a.rs".to_owned(), a.to_owned()), ("ui/b.rs".to_owned(), b.to_owned())])
    };
    assert_eq!(circles(&two("use super::b::B;", "use super::a::A;")).len(), 2);
    assert_eq!(circles(&two("use super::b::B;", "")).len(), 0);
}

/// Every file of tests beside main.rs is named in it.
#[test]
fn no_test_file_is_forgotten() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/all");
    let main = std::fs::read_to_string(folder.join("main.rs")).unwrap();
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        if let Some(module) = name.strip_suffix(".rs").filter(|module| *module != "main") {
            assert!(
                main.lines().any(|line| line == format!("mod {module};")),
                "{name} is not named in main.rs"
            );
        }
    }
}

/// No package in use asks for a newer Rust than we say we need.
#[test]
fn packages_build_with_the_rust_we_name() {
    let version = std::process::Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let out = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--offline", "--locked", "--filter-platform", host])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let version = |text: &str| -> Vec<u32> { text.split('.').take(2).map(|n| n.parse().unwrap()).collect() };
    let ours = version(env!("CARGO_PKG_RUST_VERSION"));
    // Listed are all packages of the lock file; built are those that the resolved graph names.
    let built: Vec<&str> = metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| node["id"].as_str().unwrap())
        .collect();
    let mut seen = 0;
    for package in metadata["packages"].as_array().unwrap() {
        if let (true, Some(needs)) =
            (built.contains(&package["id"].as_str().unwrap()), package["rust_version"].as_str())
        {
            seen += 1;
            assert!(version(needs) <= ours, "{} needs Rust {needs}", package["name"]);
        }
    }
    assert!(seen > 50, "{seen}");
}
