//! The binary as scripts see it: printed form, exit codes, errors.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use sahifa::article::from_json;

/// Runs the binary in a made-up world: no home, no terminal.
fn run_with(arguments: &[&str], input: &[u8], env: &[(&str, &str)]) -> Output {
    let home = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_sahifa"))
        .args(arguments)
        .env_clear()
        .env("HOME", home.path())
        .env("LANG", "C.UTF-8")
        .envs(env.iter().copied())
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that fails early may not read what it is given.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0, "nothing is written to the home");
    output
}

fn run(arguments: &[&str], input: &str) -> Output {
    run_with(arguments, input.as_bytes(), &[])
}

fn text(output: &Output) -> &str {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::str::from_utf8(&output.stdout).unwrap()
}

/// What a failing command says, and its exit code.
fn failure(arguments: &[&str], input: &[u8]) -> (Option<i32>, String) {
    let output = run_with(arguments, input, &[]);
    assert!(output.stdout.is_empty());
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

const PAGE: &str = "علوم\n\nعنوان الخبر الذي نقرؤه في هذا اليوم\n\nنص أول ينتهي بنقطة كما تنتهي الجمل في كل نص مكتوب على هذه الصفحة.\n\nعنوان القسم\n\nنص ثان ينتهي بنقطة كما تنتهي الجمل في كل نص مكتوب على هذه الصفحة.\n\n- بند\n- بند آخر\n\nشارك\n";

#[test]
fn in_a_pipe_the_text_is_logical_and_plain() {
    let output = run(&["show", "-", "--width", "200"], PAGE);
    assert_eq!(
        text(&output),
        "عنوان الخبر الذي نقرؤه في هذا اليوم\n\nعلوم\n\nنص أول ينتهي بنقطة كما تنتهي الجمل في كل نص مكتوب على هذه \
         الصفحة.\n\nعنوان القسم\n\nنص ثان ينتهي بنقطة كما تنتهي الجمل في كل نص مكتوب على هذه الصفحة.\n\n- بند\n\n- بند \
         آخر\n"
    );
    // Where there is no screen, read prints the same.
    assert_eq!(text(&run(&["read", "-"], PAGE)), text(&run(&["show", "-"], PAGE)));
}

#[test]
fn printed_form_at_all_widths() {
    for name in
        ["deepseek-ar.txt", "mixed-ar.txt", "harakat-ar.txt", "tide-en.txt", "urdu-ur.txt", "water-fa.txt"]
    {
        for width in ["1", "7", "40", "60", "80", "120", "20000"] {
            for order in ["visual", "logical"] {
                let output =
                    run(&["show", name, "--width", width, "--order", order, "--letters", "forms"], "");
                let shown = text(&output);
                assert!(!shown.contains(" \n") && !shown.contains("\n\n\n") && !shown.contains('\x1B'));
                if order == "visual" && width != "1" {
                    let widest = shown.lines().map(sahifa::text::width::width).max().unwrap();
                    assert!(widest <= width.parse().unwrap(), "{name} {width}: {widest}");
                }
            }
        }
    }
    let visual = run(&["show", "-", "--lines", "--order", "visual", "--width", "10"], "دهر abc\nabc\n");
    assert_eq!(text(&visual), "   abc رهد\nabc\n");
}

#[test]
fn lines_are_a_filter() {
    let show = |input: &str, more: &[&str]| {
        let output = run(&[&["show", "-", "--lines", "--width", "20"], more].concat(), input);
        text(&output).to_owned()
    };
    assert_eq!(show("", &[]), "");
    assert_eq!(show("a\n\n\nb", &[]), "a\n\n\nb\n");
    assert_eq!(show("# not markdown\n- no item\n", &[]), "# not markdown\n- no item\n");
    assert_eq!(show("مـي\u{200C}شود\r\n\x1B[31mأحمر\x1B[0m", &[]), "مـي\u{200C}شود\nأحمر\n");
    assert_eq!(show("سلام", &["--letters", "forms"]), "\u{FEB3}\u{FEFC}\u{FEE1}\n");
    assert_eq!(show("مَدّ", &["--marks", "strip"]), "مد\n");
    assert_eq!(show("abc", &["--direction", "rtl", "--order", "visual"]), "                 abc\n");
}

#[test]
fn names_inline_and_in_a_list() {
    let page =
        "عنوان الخبر الذي نقرؤه في هذا اليوم\n\nاجتمع المندوبون في القاهرة وفي بيروت ثم عادوا إلى القاهرة.\n";
    let plain = run(&["show", "-"], page);
    assert_eq!(text(&run(&["show", "-", "--entities", "inline"], page)), text(&plain));
    let coloured = run(&["show", "-", "--entities", "inline", "--color", "always"], page);
    assert!(text(&coloured).contains("\x1B[32mالقاهرة\x1B[0m"), "{}", text(&coloured));
    let list = run(&["show", "-", "--entities", "list"], page);
    assert!(text(&list).ends_with("القاهرة.\n\n▲ القاهرة ×2\n▲ بيروت ×1\n"), "{}", text(&list));
    let json = run(&["entities", "-", "--json", "--limit", "1"], page);
    let mut value: serde_json::Value = serde_json::from_str(text(&json)).unwrap();
    let confidence = value[0].as_object_mut().and_then(|entity| entity.remove("confidence"));
    assert!(confidence.and_then(|sure| sure.as_u64()).is_some_and(|sure| (50..=100).contains(&sure)));
    assert_eq!(
        value,
        serde_json::json!([{"name": "القاهرة", "kind": "location", "aliases": [], "count": 2}])
    );
    assert_eq!(text(&run(&["entities", "-", "--json"], "لا شيء")).trim(), "[]");
}

#[test]
fn export() {
    let json = run(&["export", "-", "--format", "json"], PAGE);
    let article = from_json(text(&json)).unwrap();
    assert_eq!(article.categories, ["علوم"]);
    assert_eq!((article.language.as_str(), article.id.len(), article.sections.len()), ("ar", 16, 2));
    let exported = run(&["export", "-", "--format", "text"], PAGE);
    let again = run(&["export", "-", "--format", "json"], text(&exported));
    let again = from_json(text(&again)).unwrap();
    assert_eq!((again.title, again.sections), (article.title, article.sections));
}

#[test]
fn errors_say_what_where_and_what_to_do() {
    let cases: [(&[&str], &[u8], i32, &str); 15] = [
        (&["read", "no-such-file"], b"", 1, "there is no file 'no-such-file'\n  hint: "),
        (&["show", "."], b"", 1, "'.' is a folder"),
        (
            &["show", "-"],
            b"a\0b",
            1,
            "standard input: not text: it looks like something other than text (byte offset 1)\n  hint: ",
        ),
        (&["show", "-"], b"%PDF-1.7", 1, "a PDF document"),
        (&["show", "-"], b"{\"title\": 7}", 1, "not sahifa's JSON: at title: "),
        (&["show", "-"], b"<html>", 1, "HTML page, which is not read yet"),
        (&["read", "https://example.org/a"], b"", 1, "addresses are not read yet"),
        (&["update"], b"", 1, "'sahifa update' is not there yet"),
        (&["show", "-", "--config", "no-such-file"], b"x", 2, "cannot read the configuration no-such-file: "),
        (&["feed", "add", "x", "--deep"], b"", 1, "'sahifa feed' is not there yet"),
        (&["man", "nonsense"], b"", 2, "there is no command 'nonsense'"),
        (&["show", "-", "--align", "justify"], b"x", 1, "not there yet"),
        (&["show", "-", "--width", "0"], b"x", 2, "--width"),
        (&["show"], b"", 2, "ARTICLE"),
        (&["show", "-", "--terminal-recipe", "nonsense"], b"x", 2, "no terminal recipe 'nonsense'"),
    ];
    for (arguments, input, code, words) in cases {
        let (found, said) = failure(arguments, input);
        assert_eq!(found, Some(code), "{arguments:?}: {said}");
        assert!(said.contains(words), "{arguments:?}: {said}");
    }
}

#[test]
fn help_version_and_options_before_the_command() {
    assert!(text(&run(&["--help"], "")).contains("sahifa"));
    assert!(text(&run(&["--version"], "")).starts_with("sahifa 0."));
    let (before, after) =
        (run(&["--lang", "en", "show", "-"], "ok"), run(&["show", "-", "--lang", "en"], "ok"));
    assert_eq!(text(&before), text(&after));
    // Without a command: what is to be read, or the samples.
    assert_eq!(text(&run(&["-"], PAGE)), text(&run(&["read", "-"], PAGE)));
    assert_eq!(text(&run(&[], "")).lines().count(), 6);
}

#[test]
fn a_locale_without_utf8_gets_a_word_and_utf8() {
    let output = run_with(&["show", "-"], "سلام".as_bytes(), &[("LC_ALL", "ar_EG.ISO-8859-6")]);
    assert_eq!(output.stdout, "سلام\n".as_bytes());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("ar_EG.ISO-8859-6") && said.contains("LC_ALL=C.UTF-8"), "{said}");
}

#[test]
fn a_log_is_written_to_its_file_alone() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let output = run(&["show", "-", "--log", log.to_str().unwrap()], "ok");
    assert_eq!((text(&output), output.stderr.as_slice()), ("ok\n", b"".as_slice()));
    assert!(std::fs::read_to_string(log).unwrap().contains("started"));
}
