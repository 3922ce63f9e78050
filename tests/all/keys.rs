//! Keys: each reaches its action on every keyboard, no key is that of two, and what is written wrong is said.

use crossterm::event::{KeyCode, KeyModifiers};
use sahifa::config::{Value, entries};
use sahifa::terminal::Key;
use sahifa::ui::action::{Action, TABLE};
use sahifa::ui::keys::{KeyName, Keyboard, Keymap};

fn map(own: &str, keyboard: Keyboard) -> Keymap {
    Keymap::new(&entries(own, "own").unwrap(), keyboard).unwrap()
}

fn typed(c: char) -> Key {
    Key::new(KeyCode::Char(c), KeyModifiers::NONE)
}

/// The action of a row of the table.
fn named(name: &str) -> Action {
    TABLE.iter().find(|row| row.name == name).unwrap().action
}

/// What the file of the keys says, by action and key.
fn usual() -> Vec<(String, KeyName)> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/keys.toml")).unwrap();
    let mut found = Vec::new();
    for entry in entries(&text, "keys.toml").unwrap() {
        let Value::List(keys) = entry.value else { panic!("{}", entry.name) };
        for (key, _) in keys {
            let Value::Text(key) = key else { panic!("{}", entry.name) };
            found.push((entry.name.clone(), key.parse().unwrap()));
        }
    }
    found
}

#[test]
fn every_action_has_keys_of_its_own() {
    let keys = map("", Keyboard::Auto);
    for row in TABLE {
        assert!(!keys.keys(row.action).is_empty(), "{} has no key in assets/keys.toml", row.name);
    }
    let usual = usual();
    for (at, (name, key)) in usual.iter().enumerate() {
        assert!(keys.keys(named(name)).contains(key), "{name} {key}");
        assert!(!usual[..at].iter().any(|(_, other)| other == key), "{key} is there twice");
    }
}

/// What is neither bound nor a digit is the key at its place; what is bound is itself, wherever it stands.
#[test]
fn every_character_is_itself_or_the_key_at_its_place() {
    let usual = usual();
    let own = |c: char| {
        let key: KeyName = c.to_string().parse().ok()?;
        let bound = usual.iter().find(|(_, other)| *other == key).map(|(name, _)| named(name));
        bound.or(c.to_digit(10).filter(|&digit| digit > 0).map(|digit| Action::Choose(digit as u8)))
    };
    let characters = || ('!'..='\u{6FF}').chain('\u{FE70}'..='\u{FEFC}').chain(['…', '﷼']);
    for keyboard in Keyboard::ALL {
        let keys = map("", keyboard);
        let mut by_place = 0;
        for c in characters() {
            let digit = sahifa::text::script::digit(c).map(|digit| char::from(b'0' + digit));
            let place = digit.or(keyboard.latin(c));
            let wanted = own(c).or_else(|| place.and_then(own));
            assert_eq!(keys.action(&typed(c)), wanted, "{c} on {}", keyboard.name());
            by_place += usize::from(own(c).is_none() && wanted.is_some());
        }
        assert!(by_place > 15, "{}: {by_place}", keyboard.name());
        // And back: each twin of a key does what the key does.
        for (name, key) in &usual {
            for twin in keys.twins(key).into_iter().filter(|_| key.is_typed()) {
                assert_eq!(keys.action(&typed(twin)), Some(named(name)), "{key} by {twin}");
            }
        }
    }
}

#[test]
fn the_arabic_keyboard() {
    let twins = "qض eث rق tف yغ uع iه oخ [ج ]د sس dي gل hا jت kن 'ط zئ xء vر bﻻ nى mة /ظ ?؟ {< }> Gﻷ Hأ Jـ Nآ Yإ O× |…";
    for keyboard in [Keyboard::Auto, Keyboard::Arabic] {
        let keys = map("", keyboard);
        for pair in twins.split(' ') {
            let (latin, arabic) = (pair.chars().next().unwrap(), pair.chars().nth(1).unwrap());
            assert_eq!(keyboard.latin(arabic), Some(latin), "{pair}");
            assert_eq!(keys.action(&typed(arabic)), keys.action(&typed(latin)), "{pair}");
        }
        // Shift+D, F, V, C, M give signs with a meaning of their own; some stay as they are.
        for c in "][{}'*#+-=:".chars() {
            let own: KeyName = c.to_string().parse().unwrap();
            let action = keys.action(&typed(c)).unwrap();
            assert!(keys.keys(action).contains(&own), "{c}");
        }
    }
}

#[test]
fn letters_of_other_languages_by_their_own_keyboards() {
    for (keyboard, pairs) in [
        (Keyboard::Auto, "پm چ] ژC گ' ک; یd ٹT ڈD ڑR ںN ہo ھH ےy"),
        (Keyboard::Persian, "ضq ظz طx زc رv ذb دn پm چ] ج[ یd ن,k"),
        (Keyboard::Urdu, "قq وw عe رr تt ےy ءu یi ہo پp اa سs دd فf گg حh جj کk لl ڑR ٹT ڈD"),
        (Keyboard::UrduNla, "طq صw ھe دr ٹt پy تu بi جo حp مa وs رd نf لg ہh اj کk یl"),
        (Keyboard::MacArabic, "ة] ظz طx ذc دv زb رn وm ىD"),
        (Keyboard::Hebrew, "קe ראt"),
    ] {
        for pair in pairs.split(' ').filter(|pair| pair.chars().count() == 2) {
            let (letter, latin) = (pair.chars().next().unwrap(), pair.chars().nth(1).unwrap());
            assert_eq!(keyboard.latin(letter), Some(latin), "{pair} on {}", keyboard.name());
        }
    }
    // A letter that two keyboards have elsewhere is that of the one that was named.
    assert_eq!(map("", Keyboard::Auto).action(&typed('د')), Some(Action::NextSection));
    assert_eq!(map("", Keyboard::Urdu).action(&typed('د')), Some(Action::HalfDown));
}

#[test]
fn held_keys_and_what_the_terminal_tells_of_the_place() {
    let keys = map("", Keyboard::Auto);
    let with = |c, modifiers| keys.action(&Key::new(KeyCode::Char(c), modifiers));
    assert_eq!(with('ي', KeyModifiers::CONTROL), Some(Action::HalfDown));
    assert_eq!(with('ؤ', KeyModifiers::CONTROL), Some(Action::Interrupt));
    assert_eq!(with('خ', KeyModifiers::ALT), Some(Action::Forth));
    assert_eq!(with('q', KeyModifiers::SUPER), None);
    // Windows' lam-alef and a letter of no keyboard that we know, each with its place.
    let told =
        |c, base, modifiers| keys.action(&Key { base: Some(base), ..Key::new(KeyCode::Char(c), modifiers) });
    assert_eq!(told('ޔ', 'd', KeyModifiers::NONE), Some(Action::HalfDown));
    assert_eq!(told('ޔ', 'd', KeyModifiers::CONTROL), Some(Action::HalfDown));
    assert_eq!(told('ޔ', 'g', KeyModifiers::SHIFT), Some(Action::Bottom));
    assert_eq!(told('ޔ', '[', KeyModifiers::SHIFT), Some(Action::PreviousMention));
    assert_eq!(told('د', 'd', KeyModifiers::NONE), Some(Action::HalfDown), "the terminal knows better");
    // A sign's own meaning wins, and a Latin letter is itself: `a` of a French keyboard is not `q`.
    assert_eq!(told(']', 'd', KeyModifiers::SHIFT), Some(Action::NextSection));
    assert_eq!(told('a', 'q', KeyModifiers::NONE), None);
    let code = |code, modifiers| keys.action(&Key::new(code, modifiers));
    assert_eq!(code(KeyCode::BackTab, KeyModifiers::SHIFT), Some(Action::Panel));
    assert_eq!(code(KeyCode::BackTab, KeyModifiers::NONE), Some(Action::Panel));
    assert_eq!(code(KeyCode::Down, KeyModifiers::SHIFT), Some(Action::LineDown));
    assert_eq!(code(KeyCode::Char('٣'), KeyModifiers::NONE), Some(Action::Choose(3)));
    assert_eq!(code(KeyCode::Char('۰'), KeyModifiers::NONE), Some(Action::Digits));
}

#[test]
fn own_keys_take_the_place_of_the_usual_ones() {
    let keys = map(
        "half-down = [\"Ctrl-d\"]\nnext-section = [\"d\", \"F5\"]\ncopy-article = []\nzen = \"X\"",
        Keyboard::Auto,
    );
    assert_eq!(keys.action(&typed('d')), Some(Action::NextSection));
    assert_eq!(keys.action(&typed('ي')), Some(Action::NextSection));
    assert_eq!(keys.action(&typed(']')), None);
    assert_eq!(keys.action(&typed('Y')), None);
    assert_eq!(
        keys.keys(Action::NextSection).iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["d", "F5"]
    );
    assert_eq!(keys.keys(Action::CopyArticle), []);
    assert_eq!(keys.action(&typed('X')), Some(Action::Zen));
    // A letter that is bound itself is no twin any more.
    let keys = map("zen = [\"ض\"]", Keyboard::Auto);
    assert_eq!(keys.action(&typed('ض')), Some(Action::Zen));
    assert!(!keys.twins(&"q".parse().unwrap()).contains(&'ض'));
}

#[test]
fn what_cannot_be_in_force_is_said_with_its_place() {
    for (own, said, hint) in [
        (
            "next-sectoin = [\"w\"]",
            "own:1:1: there is no action 'next-sectoin'",
            "did you mean next-section?",
        ),
        ("\nzen = [\"w\", \"Crtl-x\"]", "own:2:13: there is no key 'Crtl-x'", "Ctrl-d"),
        (
            "zen = [\"j\"]",
            "own:1:8: j is the key of line-down already, it cannot be that of zen too",
            "line-down = [",
        ),
        ("zen = [\"w\"]\nmarks = [\"w\"]", "own:2:10: w is the key of zen already", "zen = ["),
        ("interrupt = []", "own:1:13: interrupt must have a key", "leave interrupt out"),
        ("quit = []", "own:1:8: quit must have a key", "leave quit out"),
        ("help = []", "own:1:8: help must have a key", "leave help out"),
        ("interrupt = [\"w\"]", "own:1:14: w cannot be the key of interrupt", "Ctrl"),
        ("zen = 7", "own:1:7: zen cannot be 7", "a list of keys"),
        ("zen = [true]", "own:1:8: zen cannot be true", "a list of keys"),
    ] {
        let error = Keymap::new(&entries(own, "own").unwrap(), Keyboard::Auto).unwrap_err();
        assert!(error.to_string().starts_with(said), "{own}: {error}");
        assert!(error.hint().contains(hint), "{own}: {}", error.hint());
    }
}
