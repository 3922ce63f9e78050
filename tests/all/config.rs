//! The configuration: defaults, files, what wins, what is said of what is wrong; and `sahifa config`.

use std::path::Path;
use std::process::{Command, Output};

use sahifa::config::{Config, NAMES, Value, entries};

/// Runs the binary with a configuration in a made-up home.
fn run(config: &str, arguments: &[&str], env: &[(&str, &str)]) -> (Output, tempfile::TempDir) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("config/sahifa");
    std::fs::create_dir_all(folder.join("themes")).unwrap();
    if !config.is_empty() {
        std::fs::write(folder.join("config.toml"), config).unwrap();
    }
    std::fs::write(folder.join("themes/mine.toml"), "base = \"light\"\nperson = \"#102030\"\n").unwrap();
    std::fs::write(folder.join("themes/bad.toml"), "persn = \"#102030\"\n").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_sahifa"))
        .args(arguments)
        .env_clear()
        .env("HOME", home.path())
        .env("XDG_CONFIG_HOME", home.path().join("config"))
        .env("LANG", "C.UTF-8")
        .envs(env.iter().copied())
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples"))
        .output()
        .unwrap();
    (output, home)
}

fn text(output: &Output) -> &str {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::str::from_utf8(&output.stdout).unwrap()
}

#[test]
fn the_file_of_defaults_names_every_setting_and_says_what_it_is() {
    let file = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/config.toml")).unwrap();
    let named: Vec<String> =
        entries(&file, "defaults").unwrap().into_iter().map(|entry| entry.name).collect();
    assert_eq!(named, NAMES);
    let lines: Vec<&str> = file.lines().collect();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
    {
        assert!(at > 0 && lines[at - 1].starts_with('#'), "no comment above {line}");
    }
    assert_eq!(Config::defaults().unwrap().rows().len(), NAMES.len() - 1);
}

#[test]
fn what_is_wrong_is_said_with_place_and_remedy() {
    for (config, said, hint) in [
        ("widht = 80", ":1:1: there is no setting 'widht'", "did you mean width?"),
        ("a = 1", ":1:1: there is no setting 'a'", "there are: language, digits"),
        ("width = 500", ":1:9: width cannot be 500", "it can be a number from 20 to 200"),
        ("width = \"80\"", ":1:9: width cannot be \"80\"", "from 20 to 200"),
        ("# \u{202E}\npanel = \"on\"", ":2:9: panel cannot be \"on\"", "\"auto\", \"off\""),
        ("names = \"eagre\"", ":1:9: names cannot be \"eagre\"", "\"careful\", \"normal\", \"eager\""),
        ("nmaes = \"eager\"", ":1:1: there is no setting 'nmaes'", "did you mean names?"),
        ("mouse = 1", ":1:9: mouse cannot be 1", "true or false"),
        ("browser = [\"a\", 1]", ":1:11: browser cannot be a list", "a list of words"),
        ("keys = 3", ":1:8: keys cannot be 3", "[keys]"),
        ("[keys]\nzen = [\"j\"]", ":2:8: j is the key of line-down already", "line-down = ["),
        ("[keys]\ninterrupt = []", ":2:13: interrupt must have a key", "leave interrupt out"),
        ("theme = \"drak\"", ":1:1: there is no theme 'drak'", "did you mean dark?"),
        ("theme = \"../mine\"", "there is no theme '../mine'", "there are: auto, dark"),
        ("theme = \"bad\"", "bad.toml:1:1: there is no setting 'persn'", "did you mean person?"),
        ("keyboard = \"arab\"", ":1:1: there is no keyboard 'arab'", "did you mean arabic?"),
        ("recipe = \"nonsense\"", ":1:1: there is no terminal recipe 'nonsense'", "there are: plain"),
        ("width = = 3", ":1:9: ", "TOML"),
        ("width = 70\nwidth = 80", ":2:1: ", "TOML"),
    ] {
        let (output, _home) = run(config, &["show", "tide-en.txt"], &[]);
        let found = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{config}: {found}");
        assert!(output.stdout.is_empty(), "{config}");
        assert!(found.contains("config.toml:") || found.contains("bad.toml:"), "{config}: {found}");
        assert!(found.contains(said) && found.contains(hint), "{config}: {found}");
    }
    // The manual is there all the same.
    let (output, _home) = run("widht = 80", &["man"], &[]);
    assert!(text(&output).contains("sahifa"));
}

#[test]
fn what_is_in_force_and_from_where() {
    let config = "theme = \"mine\"\nwidth = 80\nresume = false\n[keys]\nzen = [\"w\", \"F9\"]\n";
    let (output, _home) =
        run(config, &["config", "--letters", "base", "--names", "eager"], &[("LC_ALL", "en_GB.UTF-8")]);
    let shown = text(&output);
    for line in [
        "language = \"en\"  # LC_ALL",
        "digits = \"auto\"  # default",
        "letters = \"base\"  # --letters",
        "names = \"eager\"  # --names",
        "line-down = [\"j\",\"Down\"]  # default",
    ] {
        assert!(shown.lines().any(|found| found == line), "{line}: {shown}");
    }
    for (start, end) in [
        ("theme = \"mine\"  # ", "config.toml:1"),
        ("width = 80  # ", "config.toml:2"),
        ("resume = false  # ", "config.toml:3"),
        ("zen = [\"w\",\"F9\"]  # ", "config.toml:5"),
        ("# the configuration file: ", "config.toml"),
    ] {
        assert!(shown.lines().any(|line| line.starts_with(start) && line.ends_with(end)), "{start}: {shown}");
    }

    // It is a configuration, and says the same when it is one.
    let again = entries(shown, "shown").unwrap();
    let (second, _home) = run(shown, &["config"], &[]);
    let values = |text: &str| -> Vec<(String, Value)> {
        let strip = |value: Value| match value {
            Value::List(items) => Value::Text(items.iter().map(|(item, _)| item.shown()).collect()),
            Value::Table(keys) => Value::Number(keys.len().try_into().unwrap()),
            value => value,
        };
        entries(text, "").unwrap().into_iter().map(|entry| (entry.name, strip(entry.value))).collect()
    };
    assert_eq!(again.len(), NAMES.len());
    assert_eq!(values(text(&second)), values(shown));

    let (json, _home) = run(config, &["config", "--json", "--lang", "ar"], &[("NO_COLOR", "1")]);
    let json: serde_json::Value = serde_json::from_str(text(&json)).unwrap();
    assert_eq!(json["settings"]["theme"], serde_json::json!({ "value": "none", "from": "NO_COLOR" }));
    assert_eq!(json["settings"]["language"], serde_json::json!({ "value": "ar", "from": "--lang" }));
    assert_eq!(json["settings"]["width"]["value"], 80);
    assert_eq!(json["settings"]["browser"]["value"], "");
    assert_eq!(json["keys"]["zen"]["value"], serde_json::json!(["w", "F9"]));
    assert_eq!(json["exists"], true);
    assert!(json["data"].as_str().unwrap().ends_with("sahifa"));
}

#[test]
fn words_are_those_of_the_language_and_no_file_is_no_fault() {
    let (output, home) = run("", &["config"], &[("LANG", "ar_EG.UTF-8")]);
    let shown = text(&output);
    assert!(shown.contains("# ملف الإعدادات: ") && shown.contains("(ليس هناك بعد)"), "{shown}");
    assert!(shown.contains("width = 66  # المعتاد"), "{shown}");
    assert!(!home.path().join(".local").exists(), "nothing is written");
    // The configured language wins over the locale, in the help too.
    let (output, _home) = run("language = \"ar\"", &["--help"], &[("LANG", "en_US.UTF-8")]);
    assert!(text(&output).contains("قارئ أخبار"));
}

#[test]
fn a_file_that_is_named_takes_the_place_of_the_usual_one() {
    let own = tempfile::tempdir().unwrap();
    let file = own.path().join("other.toml");
    std::fs::write(&file, "width = 90\n").unwrap();
    let (output, _home) =
        run("width = 80\nclipboard = false", &["config", "--config", file.to_str().unwrap()], &[]);
    let shown = text(&output);
    assert!(shown.contains("width = 90") && shown.contains("clipboard = true"), "{shown}");
    assert!(Config::load(Some(Path::new("/nonexistent/c.toml")), None).is_err());
    assert!(Config::load(None, Some(Path::new("/nonexistent"))).unwrap().file.is_none());
}

/// What a person likes to see changes nothing of what a pipe gets.
#[test]
fn a_pipe_gets_the_text_as_it_is_stored() {
    let show = |config: &str, more: &[&str]| {
        let (output, _home) = run(config, &[&["show", "harakat-ar.txt"], more].concat(), &[]);
        text(&output).to_owned()
    };
    let plain = show("", &[]);
    assert_eq!(show("letters = \"forms\"\nmarks = \"strip\"\ntheme = \"sepia\"\nwidth = 30", &[]), plain);
    assert_ne!(show("", &["--marks", "strip"]), plain);
    assert_eq!(show("marks = \"strip\"", &["--marks", "keep"]), plain);
}

/// What is asked of names by an option holds everywhere, by the file on a terminal; the JSON form keeps all unless it is
/// asked.
#[test]
fn names_in_a_pipe() {
    let json = r#"{"title": "ab cd ef", "sections": [{"blocks": [{"kind": "paragraph", "text": "gh"}]}], "entities": [{"name": "ab", "kind": "person"}, {"name": "cd", "kind": "person"}],
        "title_mentions": [{"entity": 0, "start": 0, "end": 2, "confidence": 20},
            {"entity": 1, "start": 3, "end": 5, "confidence": 60}, {"entity": 1, "start": 6, "end": 8, "confidence": 95}]}"#;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json");
    std::fs::write(&file, json).unwrap();
    let file = file.to_str().unwrap();
    let run = |config: &str, arguments: &[&str]| {
        let (output, _home) = run(config, &[arguments, &["--lang", "en"]].concat(), &[]);
        text(&output).to_owned()
    };
    let careful = "names = \"careful\"";
    assert_eq!(run(careful, &["entities", file]), "● cd ×2 (person)\n");
    assert_eq!(run("", &["entities", file, "--names", "careful"]), "● cd ×1 (person)\n");
    assert_eq!(run(careful, &["entities", file, "--names", "eager"]), "● cd ×2 (person)\n● ab ×1 (person)\n");
    let listed: serde_json::Value = serde_json::from_str(&run("", &["entities", file, "--json"])).unwrap();
    let cd =
        serde_json::json!([{ "name": "cd", "kind": "person", "aliases": [], "count": 2, "confidence": 95 }]);
    assert_eq!(listed, cd);
    let shown = |names: &[&str]| run(careful, &[&["show", file, "--entities", "list"], names].concat());
    assert!(shown(&[]).contains("cd ×2") && !shown(&[]).contains("ab ×"), "{}", shown(&[]));
    assert!(shown(&["--names", "eager"]).contains("ab ×1"));
    let exported = |names: &[&str]| {
        let json = run(careful, &[&["export", file, "--format", "json"], names].concat());
        let article = sahifa::article::from_json(&json).unwrap();
        (article.entities.len(), article.title_mentions.len())
    };
    assert_eq!(exported(&[]), (2, 3));
    assert_eq!(exported(&["--names", "normal"]), (1, 2));
}

/// What is configured is what the reader does.
#[cfg(unix)]
#[test]
fn the_reader_heeds_it() {
    use crate::support::pty::{Session, contains};
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("c.toml");
    let text = "theme = \"sepia\"\nwidth = 40\n[keys]\nhalf-down = [\"Ctrl-d\"]\nnext-section = [\"d\"]\n";
    std::fs::write(&config, text).unwrap();
    let mut session =
        Session::start(&["read", "tide-en.txt", "--config", config.to_str().unwrap()], (80, 24));
    session.shows("Lead · ");
    let rows = session.screen.screen().contents();
    let widest = rows
        .lines()
        .filter(|row| !row.contains('─') && !row.contains('━'))
        .map(|row| row.trim().chars().count());
    assert!(widest.max() <= Some(40), "{rows}");
    // The Arabic letter at its place does the same.
    session.send("d");
    session.shows("Section 1 of 5");
    session.send("ي");
    session.shows("Section 2 of 5");
    session.send("q");
    let (code, bytes) = session.end();
    assert_eq!(code, 0);
    assert!(contains(&bytes, "48;5;230"), "the paper of the theme");
}
