//! A small language for fields: text with a cursor, keys, text with a cursor; CAPITALS stand for Arabic letters.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use sahifa::text::{Affinity, Direction};
use sahifa::ui::Context;
use sahifa::ui::field::Field;
use sahifa::ui::words::Language;

use super::drive::{Drive, read};
use super::lay::{arabic, latin};

/// A field that holds a text; `|` is the cursor.
pub fn field(text: &str) -> Field {
    let text: String = text.chars().map(arabic).collect();
    let (before, after) = text.split_once('|').unwrap();
    Field::new(&format!("{before}{after}"), before.len())
}

/// Presses keys in a field of a right-to-left screen.
pub fn press(field: &mut Field, keys: &str) {
    for mut key in read(keys) {
        if let Some(c) = key.typed() {
            key.code = crossterm::event::KeyCode::Char(arabic(c));
        }
        field.press(&key, Direction::Rtl);
    }
}

/// What a text and its cursor become by keys.
pub fn edit(text: &str, keys: &str) -> String {
    let mut field = field(text);
    press(&mut field, keys);
    marked(&field)
}

/// A field's text with its cursor.
pub fn marked(field: &Field) -> String {
    let (before, after) = field.text().split_at(field.cursor().0);
    format!("{before}|{after}").chars().map(latin).collect()
}

/// What is seen of a field in so many columns of a right-to-left screen, from left to right.
pub fn shown(field: &Field, width: u16) -> String {
    drawn(field, width, &Drive::context(Language::Arabic)).chars().map(latin).collect()
}

/// The same by the letters that are drawn, and as a context has them.
pub fn drawn(field: &Field, width: u16, context: &Context) -> String {
    let area = Rect::new(0, 0, width, 1);
    let mut buffer = Buffer::empty(area);
    let (x, y) = field.draw(&mut buffer, area, Direction::Rtl, context);
    assert_eq!(buffer[(x, y)].symbol(), "▏");
    buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
}

/// What is seen of a text with its cursor after keys.
pub fn seen(text: &str, keys: &str, width: u16) -> String {
    let mut field = field(text);
    press(&mut field, keys);
    shown(&field, width)
}

/// Whether the cursor is with the cluster before it.
pub fn is_upstream(field: &Field) -> bool {
    field.cursor().1 == Affinity::Upstream
}
