//! The commands of the library as scripts see them, and what happens to it when programs are killed and disks are full.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use sahifa::store::{FILE, Store};
use serde_json::Value;

use crate::support::marked::corpus;

fn sahifa(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sahifa"));
    command
        .env_clear()
        .env("HOME", data)
        .env("LANG", "C.UTF-8")
        .arg("--data-dir")
        .arg(data)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(data: &Path, arguments: &[&str]) -> Output {
    sahifa(data, arguments).output().unwrap()
}

fn text(output: &Output) -> &str {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::str::from_utf8(&output.stdout).unwrap()
}

fn json(data: &Path, arguments: &[&str]) -> Vec<Value> {
    serde_json::from_str(text(&run(data, arguments))).unwrap()
}

/// The texts of the marked corpus as files, one in so many.
fn files(folder: &Path, each: usize) -> usize {
    let corpus = corpus().unwrap();
    let chosen: Vec<_> = corpus.iter().step_by(each).collect();
    for article in &chosen {
        let texts: Vec<&str> = article.texts.iter().map(|text| text.text.as_str()).collect();
        fs::write(folder.join(&article.file), texts.join("\n\n") + "\n").unwrap();
    }
    chosen.len()
}

/// A file in the place of the library's folder is no empty library.
#[test]
fn a_file_is_no_folder() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("file");
    fs::write(&file, "no folder").unwrap();
    for arguments in [&["list"] as &[_], &["search", "x"], &["import", "file"]] {
        let output = sahifa(&file, arguments).env("HOME", home.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("not a directory"), "{arguments:?}");
    }
}

#[test]
fn an_empty_library_says_what_to_do() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("none");
    for arguments in [&["list", "--json"] as &[_], &["search", "x", "--json"], &["entities", "--json"]] {
        assert_eq!(text(&run(&data, arguments)), "[]\n");
    }
    let listed = run(&data, &["list"]);
    assert_eq!(
        (text(&listed), String::from_utf8_lossy(&listed.stderr).contains("sahifa import")),
        ("", true)
    );
    assert_eq!(text(&run(&data, &["export", "--all"])), "");
    let backup = run(&data, &["backup", "x"]);
    assert_eq!(backup.status.code(), Some(1));
    assert!(!data.exists(), "asking makes no library");
}

/// A folder is imported, listed, searched, exported and imported again.
#[test]
fn a_folder_of_articles() {
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let data = home.path();
    let count = files(folder.path(), 25);
    fs::create_dir(folder.path().join("more")).unwrap();
    fs::write(folder.path().join("more/note"), "عنوان بلا لاحقة\n\nنص في ملف بلا لاحقة عن صنعاء.\n").unwrap();
    fs::write(folder.path().join("more/page.html"), "<html>").unwrap();
    fs::write(folder.path().join("more/picture.png"), [0x89, 0x50, 0]).unwrap();
    fs::write(folder.path().join("bad.json"), "{\"title\": 7}").unwrap();
    fs::write(folder.path().join(".hidden.txt"), "لا يقرأ").unwrap();
    let path = folder.path().to_str().unwrap();
    let imported = run(data, &["import", path, "no-such-file", "--json"]);
    assert_eq!(imported.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&imported.stdout).unwrap();
    assert_eq!((report["stored"].as_u64(), report["known"].as_u64()), (Some(count as u64 + 1), Some(0)));
    let failed: BTreeSet<&str> = report["failed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["path"].as_str().unwrap().rsplit('/').next().unwrap())
        .collect();
    assert_eq!(failed, BTreeSet::from(["bad.json", "no-such-file", "page.html"]));
    let said = String::from_utf8_lossy(&imported.stderr).into_owned();
    assert!(said.contains("at title: ") && said.contains("HTML"), "{said}");
    // Again, it is there.
    let again = run(data, &["import", folder.path().join("more/note").to_str().unwrap()]);
    assert_eq!(text(&again), "0 stored, 1 known before\n");

    let listed = json(data, &["list", "--json"]);
    assert_eq!(listed.len(), count + 1);
    for field in ["id", "title", "source", "published", "language", "unread", "starred", "duplicate_of"] {
        assert!(listed[0].get(field).is_some(), "{field}");
    }
    assert_eq!(json(data, &["list", "--json", "--limit", "3"]).len(), 3);
    assert_eq!(text(&run(data, &["list", "--limit", "3"])).lines().count(), 3);

    let found = json(data, &["search", "بصنعاء", "--json"]);
    let note = found.iter().find(|found| found["title"] == "عنوان بلا لاحقة").unwrap();
    let hit = &note["hits"][0];
    assert_eq!((&hit["section"], &hit["block"]), (&Value::from(0), &Value::from(0)));
    let sentence = "نص في ملف بلا لاحقة عن صنعاء.";
    let range = hit["start"].as_u64().unwrap() as usize..hit["end"].as_u64().unwrap() as usize;
    assert_eq!((&sentence[range], note["snippet"].as_str()), ("صنعاء", Some(sentence)));
    assert!(
        json(data, &["search", "بصنعاء", "-لاحقة", "--json"])
            .iter()
            .all(|found| found["title"] != note["title"])
    );
    assert_eq!(run(data, &["search", "after:never"]).status.code(), Some(2));

    let entities = json(data, &["entities", "--json", "--limit", "5"]);
    assert_eq!(entities.len(), 5);
    for field in ["name", "kind", "aliases", "count", "articles"] {
        assert!(entities[0].get(field).is_some(), "{field}");
    }
    let id = note["id"].as_str().unwrap();
    let shown = text(&run(data, &["show", &id[..8]])).to_owned();
    assert!(shown.contains(sentence));
    assert_eq!(text(&run(data, &["read", &format!("id:{id}")])), shown);
    assert_eq!(run(data, &["show", "id:0000000000000000"]).status.code(), Some(1));

    // What is exported is imported as it was, in another library too.
    let (other, lines) = (tempfile::tempdir().unwrap(), home.path().join("all.jsonl"));
    let exported = text(&run(data, &["export", "--all"])).to_owned();
    fs::write(&lines, &exported).unwrap();
    run(other.path(), &["import", lines.to_str().unwrap()]);
    assert_eq!(text(&run(other.path(), &["export", "--all"])), exported);
    // A copy is a library.
    let copy = tempfile::tempdir().unwrap();
    text(&run(data, &["backup", copy.path().join(FILE).to_str().unwrap()]));
    assert_eq!(text(&run(copy.path(), &["export", "--all"])), exported);
}

/// An exported article that was edited is another, whatever id it says.
#[test]
fn an_edited_article_is_another() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("one.json");
    let form = |title: &str| format!("{{\"id\":\"0123456789abcdef\",\"title\":\"{title}\",\"sections\":[]}}");
    for (title, told) in [("أول", "1 stored\n"), ("أول", "0 stored, 1 known before\n"), ("ثان", "1 stored\n")]
    {
        fs::write(&path, form(title)).unwrap();
        assert_eq!(text(&run(home.path(), &["import", path.to_str().unwrap()])), told);
    }
}

/// Lines of JSON with one in so many articles of the corpus, and how many these are.
fn lines(folder: &Path, each: usize) -> (PathBuf, usize) {
    let (home, texts) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let count = files(texts.path(), each);
    text(&run(home.path(), &["import", texts.path().to_str().unwrap()]));
    let path = folder.join("all.jsonl");
    fs::write(&path, text(&run(home.path(), &["export", "--all"]))).unwrap();
    (path, count)
}

fn ids(data: &Path) -> BTreeSet<String> {
    let opened = Store::open(data).unwrap();
    assert_eq!(opened.aside, None);
    opened.store.check().unwrap();
    let mut ids = BTreeSet::new();
    opened
        .store
        .each(|stored| {
            let stored = stored.unwrap();
            ids.insert(stored.article.id);
            true
        })
        .unwrap();
    ids
}

/// Two hundred imports are killed at any moment: the file is whole after each, and nothing that was there is lost.
#[test]
fn killed_at_any_moment_it_loses_nothing() {
    let home = tempfile::tempdir().unwrap();
    // More than are stored at once.
    let (lines, all) = lines(home.path(), 3);
    let lines = lines.to_str().unwrap();
    let begun = Instant::now();
    let first = tempfile::tempdir().unwrap();
    text(&run(first.path(), &["import", lines]));
    let whole = begun.elapsed();
    let mut data = tempfile::tempdir().unwrap();
    let (mut before, mut killed, mut half) = (BTreeSet::new(), 0, 0);
    let mut moment = 7_u64;
    while killed < 200 {
        let mut child = sahifa(data.path(), &["import", lines]).spawn().unwrap();
        // Any moment, and the same in each run of the test.
        moment = moment.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(whole.mul_f64(f64::from((moment >> 40) as u32) / f64::from(1 << 24) * 1.1));
        child.kill().unwrap();
        let ended = child.wait().unwrap().success();
        killed += usize::from(!ended);
        let now = ids(data.path());
        assert!(now.is_superset(&before), "after {killed}");
        half += usize::from(!now.is_empty() && now.len() < all);
        if ended {
            assert_eq!(now.len(), all);
        }
        before = if now.len() == all {
            data = tempfile::tempdir().unwrap();
            BTreeSet::new()
        } else {
            now
        };
    }
    assert!(half > 0, "never between two commits");
}

/// A damage inside the file that a command meets is told; the file is kept aside, whole.
#[test]
fn a_damaged_library_is_kept_aside_by_the_command_that_meets_it() {
    let home = tempfile::tempdir().unwrap();
    let (lines, _) = lines(home.path(), 20);
    let data = tempfile::tempdir().unwrap();
    text(&run(data.path(), &["import", lines.to_str().unwrap()]));
    let path = data.path().join(FILE);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 3;
    bytes[middle..].fill(0xAA);
    fs::write(&path, &bytes).unwrap();
    let output = run(data.path(), &["export", "--all"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("sahifa.db.bad"), "{said}");
    assert_eq!(fs::read(data.path().join("sahifa.db.bad")).unwrap(), bytes);
    assert_eq!(text(&run(data.path(), &["list", "--json"])), "[]\n");
    // Of one that is cut off no copy is made that holds nothing.
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let copy = data.path().join("copy.db");
    let output = run(data.path(), &["backup", copy.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("sahifa.db.bad2") && !copy.exists());
}

/// What is named since a day is counted in the articles since then alone.
#[test]
fn entities_since_a_day() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path();
    let path = data.join("dated.jsonl");
    let line = |day: &str, text: &str| {
        let section = serde_json::json!({"blocks": [{"kind": "paragraph", "text": text}]});
        let published = format!("{day}T06:00:00Z");
        serde_json::json!({"title": day, "published": published, "sections": [section]}).to_string()
    };
    let lines = [
        line("2024-12-31", "سافر الوفد إلى الرياض."),
        line("2025-01-02", "وصل الوفد إلى الرياض. وفي الرياض قال الوزير إن القاهرة بعيدة."),
    ];
    fs::write(&path, lines.join("\n")).unwrap();
    text(&run(data, &["import", path.to_str().unwrap()]));
    let riyadh = |arguments: &[&str]| {
        let named = json(data, &[&["entities", "--json"], arguments].concat());
        let one = named.into_iter().find(|one| one["name"] == "الرياض").unwrap();
        (one["articles"].clone(), one["count"].clone())
    };
    assert_eq!(riyadh(&[]), (2.into(), 3.into()));
    assert_eq!(riyadh(&["--since", "2025-01-01"]), (1.into(), 2.into()));
    assert_eq!(text(&run(data, &["entities", "--since", "week", "--json"])), "[]\n");
    let wrong = run(data, &["entities", "--since", "yesterday"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("write day, week, or a day as 2025-01-28"));
}

/// A line that cannot be read is named, and those behind it are read; the mark at the beginning of a text is no fault.
#[test]
fn a_bad_line_does_not_end_an_import() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("some.jsonl");
    let line = |title: &str| format!("{{\"title\":\"{title}\",\"sections\":[]}}\n").into_bytes();
    let lines =
        [b"\xEF\xBB\xBF".to_vec(), line("أول"), b"\xFF\n".to_vec(), b"{\n".to_vec(), line("ثان")].concat();
    fs::write(&path, lines).unwrap();
    let output = run(home.path(), &["import", path.to_str().unwrap(), "--json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((report["stored"].as_u64(), report["failed"].as_array().unwrap().len()), (Some(2), 2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("line 2: ") && said.contains("line 3: "), "{said}");
}

/// What another program writes is stored as a file is: lines of JSON, or one article of any form.
#[test]
fn standard_input_is_imported() {
    let from = tempfile::tempdir().unwrap();
    let (path, all) = lines(from.path(), 8);
    let lines = fs::read(&path).unwrap();
    let one: Value = serde_json::from_slice(lines.split(|byte| *byte == b'\n').next().unwrap()).unwrap();
    let text = "خبر من الأنبوب\n\nهذا نص قصير يملأ المقال بما يكفي من الكلمات.\n".as_bytes().to_vec();
    for (input, stored) in [
        (lines, all),
        (serde_json::to_vec(&one).unwrap(), 1),
        (serde_json::to_vec_pretty(&one).unwrap(), 1),
        (text, 1),
    ] {
        let home = tempfile::tempdir().unwrap();
        let mut child =
            sahifa(home.path(), &["import", "-", "--json"]).stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(&input).unwrap();
        let output = child.wait_with_output().unwrap();
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["stored"], stored, "{report}");
    }
    let home = tempfile::tempdir().unwrap();
    let output = sahifa(home.path(), &["import", "-"]).stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot store standard input: "));
}

/// Lines of JSON are lines in a file of any name that says JSON; one article over several lines is one.
#[test]
fn lines_are_told_by_their_look() {
    let home = tempfile::tempdir().unwrap();
    let (path, all) = lines(home.path(), 100);
    let other = home.path().join("lines.json");
    fs::copy(&path, &other).unwrap();
    assert_eq!(
        text(&run(&home.path().join("a"), &["import", other.to_str().unwrap()])),
        format!("{all} stored\n")
    );
    let first: Value =
        serde_json::from_str(fs::read_to_string(&path).unwrap().lines().next().unwrap()).unwrap();
    fs::write(&other, serde_json::to_string_pretty(&first).unwrap()).unwrap();
    assert_eq!(text(&run(&home.path().join("b"), &["import", other.to_str().unwrap()])), "1 stored\n");
}

/// Whoever writes to standard input may take time: what has come is stored soon, and Ctrl-c is heard.
#[test]
fn a_slow_standard_input_is_stored_as_it_comes() {
    let home = tempfile::tempdir().unwrap();
    let mut child = sahifa(home.path(), &["import", "-", "--json"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let line = |title: &str| format!("{{\"title\":\"{title}\",\"sections\":[]}}\n").into_bytes();
    // In pieces: an empty line, half of the first one, the rest.
    let first = line("أول");
    for piece in [b"\n".as_slice(), &first[..5], &first[5..]] {
        input.write_all(piece).unwrap();
        std::thread::sleep(Duration::from_millis(50));
    }
    let begun = Instant::now();
    let stored = || home.path().join(FILE).exists() && ids(home.path()).len() == 1;
    while !stored() {
        assert!(begun.elapsed() < Duration::from_secs(20), "nothing is stored");
        std::thread::sleep(Duration::from_millis(100));
    }
    input.write_all(&line("ثان")).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    let output = child.wait_with_output().unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), report["stored"].as_u64()), (Some(130), Some(2)));
    assert_eq!(ids(home.path()).len(), 2);
    drop(input);
}

/// Letters in their presentation forms are letters, from JSON too, where no place points into them.
#[test]
fn presentation_forms_are_letters() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("forms.json");
    let forms = "\u{FED7}\u{FE8E}\u{FEDD} \u{FEFB}\u{FE9F}\u{FEAE}"; // قال لاجر
    let section = serde_json::json!({"blocks": [{"kind": "paragraph", "text": forms}]});
    fs::write(&path, serde_json::json!({"title": "خبر", "sections": [section]}).to_string()).unwrap();
    text(&run(home.path(), &["import", path.to_str().unwrap()]));
    assert_eq!(json(home.path(), &["search", "لاجر", "--json"]).len(), 1);
}

/// What is listed is filtered as what is sought; that there is more is said.
#[test]
fn a_list_is_filtered_and_says_that_there_is_more() {
    let home = tempfile::tempdir().unwrap();
    let (lines, all) = lines(home.path(), 15);
    text(&run(home.path(), &["import", lines.to_str().unwrap()]));
    let count = |arguments: &[&str]| json(home.path(), arguments).len();
    let without = count(&["search", "-قال", "--json"]);
    assert!(without > 0 && without < all);
    assert_eq!(count(&["list", "-قال", "--json"]), without);
    for arguments in [&["list", "unread", "--limit", "2"] as &[_], &["search", "في", "--limit", "2"]] {
        let output = run(home.path(), arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("2 of ") && said.contains("--limit N"), "{said}");
    }
    assert!(
        String::from_utf8_lossy(&run(home.path(), &["entities", "--limit", "2"]).stderr)
            .contains("--limit N")
    );
}

/// Two that begin a library at once wait for each other.
#[test]
fn two_begin_a_library_at_once() {
    for _ in 0..8 {
        let home = tempfile::tempdir().unwrap();
        let data = home.path().join("data");
        let (path, all) = lines(home.path(), 300);
        let begin = || sahifa(&data, &["import", path.to_str().unwrap()]).spawn().unwrap();
        let both = [begin(), begin(), begin()];
        for child in both {
            text(&child.wait_with_output().unwrap());
        }
        assert_eq!(ids(&data).len(), all);
    }
}

/// One article that cannot be read is named; the others are exported and found.
#[test]
fn one_damaged_article_is_in_nobodys_way() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path();
    let (lines, all) = lines(data, 100);
    text(&run(data, &["import", lines.to_str().unwrap()]));
    let connection = rusqlite::Connection::open(data.join(FILE)).unwrap();
    connection.execute("UPDATE body SET packed = x'00' WHERE article = 2", []).unwrap();
    drop(connection);
    for arguments in [&["export", "--all"] as &[_], &["search", "في", "--json"]] {
        let output = run(data, arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("cannot be read") && said.contains("import that article again"), "{said}");
    }
    let exported = run(data, &["export", "--all"]);
    assert_eq!(exported.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&exported.stdout).lines().count(), all - 1);
    assert!(text(&run(data, &["import", lines.to_str().unwrap()])).starts_with("1 stored, "));
    assert_eq!(text(&run(data, &["export", "--all"])).lines().count(), all);
}

/// A disk without room is told, and what was stored before is kept.
#[test]
fn a_full_disk_is_told() {
    let home = tempfile::tempdir().unwrap();
    let (lines, all) = lines(home.path(), 8);
    let data = tempfile::tempdir().unwrap();
    for room in [40, 200, 400, 700, 1000] {
        // No file may be larger than so many blocks of 512 bytes; the signal that says so is not heard.
        let script = format!(
            "trap '' XFSZ; ulimit -f {room}; exec {} --data-dir {} import {}",
            env!("CARGO_BIN_EXE_sahifa"),
            data.path().display(),
            lines.display()
        );
        let output = Command::new("sh").args(["-c", &script]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{room}: {said}");
        assert!(said.contains("hint: "), "{room}: {said}");
        if room > 40 {
            assert!(ids(data.path()).len() < all);
        }
    }
    text(&run(data.path(), &["import", lines.to_str().unwrap()]));
    assert_eq!(ids(data.path()).len(), all);
}

/// Ctrl-c ends an import in good order: what it says is stored is.
#[test]
fn an_import_that_is_stopped_keeps_what_it_told() {
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    files(folder.path(), 2);
    let child = sahifa(home.path(), &["import", folder.path().to_str().unwrap(), "--json"]).spawn().unwrap();
    // As soon as there is something.
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(60) && !home.path().join(FILE).exists() {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(700));
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    let output = child.wait_with_output().unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(ids(home.path()).len() as u64, report["stored"].as_u64().unwrap());
    assert!(matches!(output.status.code(), Some(130 | 0)), "{:?}", output.status);
}
