//! Storms of all that comes from outside, at all sizes.

use crossterm::event::{MouseButton, MouseEventKind};
use proptest::prelude::{Just, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use sahifa::article::{Article, Place};
use sahifa::ui::Message;
use sahifa::ui::words::Language;

use crate::support::drive::Drive;
use crate::support::{sample, samples};

/// What comes from outside: keys, pastes and the mouse.
#[derive(Debug, Clone)]
enum Did {
    Keys(String),
    Paste(String),
    Mouse(MouseEventKind, u16, u16),
    Size(u16, u16),
}

fn did() -> impl Strategy<Value = Did> {
    let keys = prop_oneof![
        4 => "[a-zA-Z\\]\\[}{*#/?+=:|()' ضصثقفشسيبلاتن]",
        2 => "<(Enter|Esc|Tab|BackTab|PgDn|PgUp|Home|End|Back|F1|F2|F4|Left|Right|Up|Down|C-d|C-o|A-o|A-y|C-w)>",
    ];
    let kind = prop_oneof![
        Just(MouseEventKind::Down(MouseButton::Left)),
        Just(MouseEventKind::Up(MouseButton::Left)),
        Just(MouseEventKind::Drag(MouseButton::Left)),
        Just(MouseEventKind::ScrollDown),
        Just(MouseEventKind::ScrollUp),
    ];
    prop_oneof![
        12 => keys.prop_map(Did::Keys),
        1 => ".{0,20}".prop_map(Did::Paste),
        4 => (kind, 0_u16..130, 0_u16..50).prop_map(|(kind, x, y)| Did::Mouse(kind, x, y)),
        1 => (1_u16..130, 1_u16..50).prop_map(|(width, height)| Did::Size(width, height)),
    ]
}

fn check(drive: &Drive) -> Result<(), proptest::test_runner::TestCaseError> {
    let buffer = drive.buffer();
    prop_assert!(!buffer.content().iter().any(|cell| cell.symbol().chars().any(char::is_control)));
    Ok(())
}

/// Does what was done, and looks at the screen now and then.
fn storm(
    article: Article,
    storm: &[Did],
    language: Language,
) -> Result<(), proptest::test_runner::TestCaseError> {
    let mut drive = Drive::new(article, (80, 24), language);
    for (at, did) in storm.iter().enumerate() {
        match did {
            Did::Keys(keys) => {
                drive.press(keys);
            }
            Did::Paste(text) => {
                drive.tell(Message::Paste(text.clone()));
            }
            Did::Mouse(kind, x, y) => {
                drive.mouse(*kind, *x, *y);
            }
            Did::Size(width, height) => {
                let before: Option<Place> = drive.state.place();
                drive.resize(*width, *height);
                prop_assert_eq!(drive.state.place(), before);
                prop_assert!(drive.state.is_in_sight(before.unwrap()));
            }
        }
        if at % 16 == 0 {
            check(&drive)?;
        }
    }
    check(&drive)
}

proptest! {
    /// A hundred thousand keys, pastes, clicks and sizes in all: nothing panics, and after any resize the first byte in
    /// sight is on the screen.
    #[test]
    fn storms_keep_the_place(
        did in prop::collection::vec(did(), 200..600),
        which in any::<prop::sample::Index>(),
        arabic in any::<bool>(),
    ) {
        let names: Vec<String> = samples().into_iter().map(|(name, _)| name).collect();
        let language = if arabic { Language::Arabic } else { Language::English };
        storm(sample(&names[which.index(names.len())]), &did, language)?;
    }
}
