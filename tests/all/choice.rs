//! Which terminal, and which output: by what real terminals answered (measured, Debian 12 and 13).

use sahifa::terminal::answers::Answers;
use sahifa::terminal::input::{Decoder, Input};
use sahifa::terminal::{
    Brand, Choice, Environment, Evidence, Multiplexer, Output, Recipe, Terminal, Why, Wishes,
};
use sahifa::text::{Letters, Marks};

/// Answers as bytes: ESC is written `^`.
fn answers(bytes: &str) -> Answers {
    let mut decoder = Decoder::default();
    let mut answers = Answers::default();
    for input in decoder.feed(bytes.replace('^', "\x1B").as_bytes()) {
        let Input::Answer(answer) = input else { panic!("{input:?} is no answer") };
        answers.take(answer);
    }
    answers
}

fn env(variables: &str) -> Environment {
    variables.split_whitespace().map(|pair| pair.split_once('=').unwrap()).collect()
}

fn choose(answers: &Answers, env: &Environment) -> Choice {
    Choice::new(answers, env, Wishes::default(), |_| None)
}

/// Name, environment, answers, tmux's word; what must be found.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, Recipe, Marks);

const MEASURED: &[Row] = &[
    (
        "xterm",
        "TERM=xterm XTERM_VERSION=XTerm(379)",
        "^[8;0$y^P>|XTerm(379)^\\^[>41;379;0c^[?64;1;2;6;9;15c",
        "",
        "xterm 379",
        Recipe::Plain,
        Marks::Keep,
    ),
    (
        "urxvt",
        "TERM=rxvt-unicode-256color COLORFGBG=0;default;15",
        "^[>85;95;0c^[?1;2c",
        "",
        "rxvt-unicode",
        Recipe::Plain,
        Marks::Keep,
    ),
    ("st", "TERM=st-256color", "^[?6c", "", "st", Recipe::Plain, Marks::Strip),
    (
        "mlterm",
        "TERM=mlterm MLTERM=3.9.0",
        "^[8;0$y^[>24;279;0c^[?63;1;2;3;4;6;7;15;18;22;29c",
        "",
        "mlterm",
        Recipe::Mlterm,
        Marks::Keep,
    ),
    (
        "kitty 12",
        "TERM=xterm-kitty KITTY_WINDOW_ID=1",
        "^[8;0$y^P>|kitty(0.26.5)^\\^[>1;4000;26c^[?62;c",
        "",
        "kitty 0.26.5",
        Recipe::KittyReverse,
        Marks::Strip,
    ),
    (
        "kitty 13",
        "TERM=xterm-kitty KITTY_WINDOW_ID=1",
        "^[8;0$y^P>|kitty(0.41.1)^\\^[>1;4000;41c^[?62;c",
        "",
        "kitty 0.41.1",
        Recipe::KittySplit,
        Marks::Keep,
    ),
    (
        "konsole",
        "TERM=xterm-256color KONSOLE_VERSION=221203",
        "^P>|Konsole 22.12.3^\\^[>1;115;0c^[?62;1;4c",
        "",
        "Konsole 22.12.3",
        Recipe::Konsole,
        Marks::Keep,
    ),
    (
        "old konsole",
        "TERM=xterm-256color KONSOLE_VERSION=200800",
        "^[>0;115;0c^[?1;2c",
        "",
        "Konsole 20.08.00",
        Recipe::Konsole,
        Marks::Keep,
    ),
    (
        "vte 12",
        "TERM=xterm-256color VTE_VERSION=7006",
        "^[8;1$y^[>65;7006;1c^[?65;1;9c",
        "",
        "VTE 0.70.6",
        Recipe::Explicit,
        Marks::Keep,
    ),
    (
        "vte 13",
        "TERM=xterm-256color VTE_VERSION=8001",
        "^[8;1$y^P>|VTE(8001)^\\^[>61;8001;1c^[?61;1;21;22;28c",
        "",
        "VTE 0.80.1",
        Recipe::Explicit,
        Marks::Keep,
    ),
    (
        "qterminal",
        "TERM=xterm-256color COLORFGBG=15;0",
        "^[>0;115;0c^[?1;2c",
        "",
        "QTermWidget",
        Recipe::SplitColour,
        Marks::Strip,
    ),
    (
        "alacritty 12",
        "TERM=alacritty",
        "^[>0;1700;1c^[?6c",
        "",
        "Alacritty library 1700",
        Recipe::Plain,
        Marks::Strip,
    ),
    (
        "alacritty 13",
        "TERM=alacritty",
        "^[8;0$y^[>0;2500;1c^[?6c",
        "",
        "Alacritty library 2500",
        Recipe::Plain,
        Marks::Strip,
    ),
    ("pterm", "TERM=xterm", "^[>0;136;0c^[?6c", "", "PuTTY", Recipe::Inverse, Marks::Keep),
    (
        "zutty",
        "TERM=xterm-256color",
        "^[>64;0;0c^[?64;1;9;15;21;22c",
        "",
        "Zutty",
        Recipe::Plain,
        Marks::Strip,
    ),
    (
        "foot",
        "TERM=foot",
        "^P>|foot(1.13.1)^\\^[>1;011301;0c^[?62;4;22c",
        "",
        "foot 1.13.1",
        Recipe::Plain,
        Marks::Strip,
    ),
    (
        "xterm.js",
        "TERM=xterm-256color",
        "^[8;0$y^[>0;276;0c^[?1;2c",
        "",
        "xterm.js",
        Recipe::Plain,
        Marks::Keep,
    ),
    ("linux", "TERM=linux", "^[?6c", "", "Linux console", Recipe::Plain, Marks::Strip),
    (
        "tmux xterm",
        "TERM=tmux-256color TMUX=/t,1,0",
        "^P>|tmux 3.3a^\\^[>84;0;0c^[?1;2c",
        "XTerm(379)|xterm|",
        "tmux 3.3a in xterm 379",
        Recipe::Plain,
        Marks::Keep,
    ),
    (
        "tmux konsole",
        "TERM=tmux-256color TMUX=/t,1,0",
        "^P>|tmux 3.3a^\\^[>84;0;0c^[?1;2c",
        "Konsole 22.12.3|xterm-256color|off",
        "tmux 3.3a in Konsole 22.12.3",
        Recipe::InverseBoxed,
        Marks::Keep,
    ),
    (
        "tmux kitty",
        "TERM=tmux-256color TMUX=/t,1,0",
        "^P>|tmux 3.5a^\\^[>84;0;0c^[?1;2c",
        "kitty(0.41.1)|xterm-kitty|off",
        "tmux 3.5a in kitty 0.41.1",
        Recipe::KittyReverse,
        Marks::Strip,
    ),
    (
        "tmux foot",
        "TERM=tmux-256color TMUX=/t,1,0",
        "^P>|tmux 3.3a^\\^[>84;0;0c^[?1;2c",
        "foot(1.13.1)|foot|",
        "tmux 3.3a in foot 1.13.1",
        Recipe::Plain,
        Marks::Strip,
    ),
    (
        "tmux vte 13",
        "TERM=tmux-256color TMUX=/t,1,0",
        "^P>|tmux 3.3a^\\^[>84;0;0c^[?1;2c",
        "VTE(8001)|xterm-256color|",
        "tmux 3.3a in VTE 0.80.1",
        Recipe::Plain,
        Marks::Keep,
    ),
    (
        "tmux vte, qterminal, zutty",
        "TERM=tmux-256color TMUX=/t,1,0",
        "^P>|tmux 3.3a^\\^[>84;0;0c^[?1;2c",
        "|xterm-256color|",
        "",
        Recipe::SplitColour,
        Marks::Strip,
    ),
    (
        "tmux mlterm",
        "TERM=tmux-256color TMUX=/t,1,0",
        "^P>|tmux 3.3a^\\^[>84;0;0c^[?1;2c",
        "|mlterm|off",
        "tmux 3.3a in mlterm",
        Recipe::Inverse,
        Marks::Keep,
    ),
    (
        "tmux mlterm, passing",
        "TERM=tmux-256color TMUX=/t,1,0",
        "^P>|tmux 3.3a^\\^[>84;0;0c^[?1;2c",
        "|mlterm|on",
        "tmux 3.3a in mlterm",
        Recipe::Mlterm,
        Marks::Keep,
    ),
    (
        "tmux pterm",
        "TERM=tmux-256color TMUX=/t,1,0",
        "^P>|tmux 3.3a^\\^[>84;0;0c^[?1;2c",
        "|xterm|",
        "tmux 3.3a in PuTTY",
        Recipe::Inverse,
        Marks::Keep,
    ),
    (
        "tmux alacritty",
        "TERM=tmux-256color TMUX=/t,1,0",
        "^P>|tmux 3.3a^\\^[>84;0;0c^[?1;2c",
        "|alacritty|",
        "tmux 3.3a in Alacritty",
        Recipe::Plain,
        Marks::Strip,
    ),
    (
        "tmux st",
        "TERM=tmux-256color TMUX=/t,1,0",
        "^P>|tmux 3.3a^\\^[>84;0;0c^[?1;2c",
        "|st-256color|",
        "tmux 3.3a in st",
        Recipe::Plain,
        Marks::Strip,
    ),
    (
        "tmux urxvt",
        "TERM=tmux-256color TMUX=/t,1,0",
        "^P>|tmux 3.3a^\\^[>84;0;0c^[?1;2c",
        "|rxvt-unicode-256color|",
        "tmux 3.3a in rxvt-unicode",
        Recipe::Plain,
        Marks::Keep,
    ),
    (
        "screen",
        "TERM=screen STY=1.x XTERM_VERSION=XTerm(379)",
        "^[>83;40900;0c^[?1;2c",
        "",
        "",
        Recipe::Plain,
        Marks::Strip,
    ),
    (
        "screen with colours",
        "TERM=screen-256color STY=1.x",
        "^[>83;40900;0c^[?1;2c",
        "",
        "",
        Recipe::SplitColour,
        Marks::Strip,
    ),
];

#[test]
fn each_terminal_measured_is_known_and_gets_its_recipe() {
    for (name, variables, said, outer, label, recipe, marks) in MEASURED {
        let mut answers = answers(said);
        assert!(answers.complete(), "{name}");
        answers.outer = (!outer.is_empty()).then(|| (*outer).to_owned());
        let found = choose(&answers, &env(variables));
        if !label.is_empty() {
            assert_eq!(found.terminal.label(), *label, "{name}");
        }
        assert_eq!((found.recipe, found.marks), (*recipe, *marks), "{name}: {found:?}");
        let letters = if *name == "linux" { Letters::Base } else { Letters::Forms };
        assert_eq!(found.letters, letters, "{name}");
        assert_eq!(found.why == Why::Unknown, label.is_empty(), "{name}: {:?}", found.why);
    }
}

/// What is inherited from a terminal that started another, or from a pane, loses against an answer.
#[test]
fn an_answer_beats_the_environment() {
    let leaked = "VTE_VERSION=7006 KONSOLE_VERSION=221203 KITTY_WINDOW_ID=1 MLTERM=3.9.0 TMUX=/t,1,0 STY=1.x";
    for (name, variables, said, outer, label, recipe, _) in MEASURED.iter().filter(|row| row.3.is_empty()) {
        assert!(outer.is_empty());
        let found = choose(&answers(said), &env(&format!("{leaked} {variables}")));
        assert_eq!(found.recipe, *recipe, "{name}: {found:?}");
        if !label.is_empty() {
            assert_eq!(found.terminal.label(), *label, "{name}");
        }
    }
}

#[test]
fn without_an_answer_the_environment_is_all_there_is() {
    let found = |variables: &str| choose(&Answers::default(), &env(variables));
    for (variables, recipe) in [
        ("TERM=xterm-256color VTE_VERSION=7006", Recipe::Explicit),
        ("TERM=xterm-256color VTE_VERSION=5202", Recipe::Plain),
        ("TERM=xterm-256color KONSOLE_VERSION=221203", Recipe::Konsole),
        ("TERM=xterm-kitty", Recipe::KittyReverse),
        ("TERM=mlterm", Recipe::Mlterm),
        ("TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", Recipe::Words),
        ("TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.7.1", Recipe::Words),
        ("TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.4.0", Recipe::Plain),
        ("TERM=xterm-256color", Recipe::SplitColour),
        ("TERM=xterm-256color NO_COLOR=1", Recipe::Plain),
        ("TERM=vt100", Recipe::Plain),
        ("TERM=screen-256color STY=1.x VTE_VERSION=7006", Recipe::SplitColour),
    ] {
        assert_eq!(found(variables).recipe, recipe, "{variables}");
    }
    // zellij answers as Alacritty does; so do others that are built on its library.
    let alacritty = answers("^[>0;3902;1c^[?6c");
    let in_zellij = choose(&alacritty, &env("TERM=xterm-256color ZELLIJ=0"));
    assert_eq!(in_zellij.terminal.within, Some((Multiplexer::Zellij, None)));
    assert_eq!(in_zellij.recipe, Recipe::SplitColour);
    assert_eq!(choose(&alacritty, &env("TERM=xterm-256color")).terminal.brand, Brand::Unknown);
    let in_tmux = found("TERM=tmux-256color TMUX=/t,1,0 KONSOLE_VERSION=221203 TERM_PROGRAM_VERSION=3.1");
    assert_eq!(in_tmux.terminal.within, Some((Multiplexer::Tmux, None)));
    assert_eq!(in_tmux.why, Why::Known(Evidence::Variable("KONSOLE_VERSION")));
    // A tmux that could have said it, and did not: what was inherited may be stale.
    let newer = found("TERM=tmux-256color TMUX=/t,1,0 KONSOLE_VERSION=221203 TERM_PROGRAM_VERSION=3.3a");
    assert_eq!(newer.why, Why::Unknown);
}

#[test]
fn what_is_asked_for_beats_what_is_saved_and_that_what_is_known() {
    let konsole = answers("^P>|Konsole 22.12.3^\\^[>1;115;0c^[?62;1;4c");
    let saved = |label: &str| {
        assert_eq!(label, "Konsole 22.12.3");
        Some(Wishes { recipe: Some(Recipe::Plain), marks: Some(Marks::Strip), letters: None })
    };
    let found = Choice::new(&konsole, &env(""), Wishes::default(), saved);
    assert_eq!((found.recipe, found.marks, found.letters), (Recipe::Plain, Marks::Strip, Letters::Forms));
    assert_eq!(found.why, Why::Saved);
    let asked = Wishes { recipe: Some(Recipe::Words), marks: None, letters: Some(Letters::Base) };
    let found = Choice::new(&konsole, &env(""), asked, saved);
    assert_eq!((found.recipe, found.marks, found.letters), (Recipe::Words, Marks::Strip, Letters::Base));
    assert_eq!(found.why, Why::Asked);
    for recipe in Recipe::ALL {
        assert_eq!(Recipe::named(recipe.name()), Ok(recipe));
    }
    assert_eq!(Recipe::named("nonsense").unwrap_err().to_string(), "there is no terminal recipe 'nonsense'");
}

/// Two unknown terminals have two labels, so that what was learnt of one is not used for the other.
#[test]
fn unknown_terminals_are_told_apart() {
    let label = |said: &str, variables: &str| Terminal::identify(&answers(said), &env(variables)).label();
    let (one, other) = (label("^[>9;9;9c^[?7c", "TERM=new"), label("^[>9;9;8c^[?7c", "TERM=new"));
    assert_ne!(one, other);
    assert_eq!(one, "unknown DA2:9,9,9 DA1:7 TERM=new");
    assert_eq!(Terminal::identify(&answers("^[>9;9;9c^[?7c"), &env("")).brand, Brand::Unknown);
    let mut in_tmux = answers("^P>|tmux 3.3a^\\^[>84;0;0c^[?1;2c");
    in_tmux.outer = Some("|xterm-256color|0".into());
    assert_eq!(Terminal::identify(&in_tmux, &env("")).label(), "tmux 3.3a in unknown xterm-256color");
}

#[test]
fn what_was_switched_is_given_back_as_it_was_found() {
    let output = |said: &str, variables: &str, outer: Option<&str>| {
        let mut answers = answers(said);
        answers.outer = outer.map(str::to_owned);
        let env = env(variables);
        Output::new(&choose(&answers, &env), &answers, &env)
    };
    let sent = |output: Output| (output.enter(), output.leave());
    let both = |enter: &str, leave: &str| (enter.to_owned(), leave.to_owned());
    assert_eq!(sent(output("^[8;1$y^[?65;1;9c", "", None)), both("\x1B[8l", "\x1B[8h"));
    // It did not order text when we came: it is left so.
    assert_eq!(sent(output("^[8;2$y^[?65;1;9c", "", None)), both("\x1B[8l", ""));
    // No answer, but VTE: it orders text unless it was told otherwise.
    assert_eq!(sent(output("", "VTE_VERSION=7006", None)), both("\x1B[8l", "\x1B[8h"));
    let konsole = "\x1B]50;BidiRenderingEnabled=";
    assert_eq!(
        sent(output("^P>|Konsole 25.04.2^\\^[?62;1;4c", "", None)),
        both(&format!("{konsole}false\x07"), &format!("{konsole}true\x07"))
    );
    assert_eq!(
        sent(output("^[>24;279;0c^[?63c", "", None)),
        both("\x1B]5379;use_ctl=false\x07", "\x1B]5379;use_ctl=true\x07")
    );
    let wrapped = |value: &str| format!("\x1BPtmux;\x1B\x1B]5379;use_ctl={value}\x07\x1B\\");
    assert_eq!(
        sent(output("^P>|tmux 3.3a^\\^[?1;2c", "TMUX=/t", Some("|mlterm|on"))),
        (wrapped("false"), wrapped("true"))
    );
    for recipe in Recipe::ALL {
        let switches = matches!(recipe, Recipe::Explicit | Recipe::Konsole | Recipe::Mlterm);
        assert_eq!(!Output::of(recipe).enter().is_empty(), switches, "{}", recipe.name());
        assert_eq!(!Output::of(recipe).leave().is_empty(), switches, "{}", recipe.name());
        // Lines that stay must be right when nothing is switched any more.
        assert!(Output::of(recipe.printed()).enter().is_empty(), "{}", recipe.name());
    }
}
