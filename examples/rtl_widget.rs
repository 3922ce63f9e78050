//! A list and a paragraph in Arabic, right in this terminal: arrows choose, q leaves.
#![allow(clippy::cast_possible_truncation)]

use std::io;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, read};
use ratatui::Terminal;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use sahifa::cells;
use sahifa::terminal::session::{Session, restore_on_panic};
use sahifa::terminal::{Choice, Environment, Output, Wishes, Writer, ask};
use sahifa::text::{LayoutOptions, layout};

const PLACES: [(&str, &str); 3] = [
    ("القاهرة", "عاصمة مصر (Cairo)، يسكنها نحو 10 ملايين نسمة، وفيها الأزهر والقلعة."),
    ("تونس", "عاصمة تونس (Tunis)، على بحيرة تفصلها عن البحر، وفيها جامع الزيتونة."),
    ("مسقط", "عاصمة عمان (Muscat)، بين الجبل والبحر، وفيها ميناء قديم."),
];

fn main() -> io::Result<()> {
    // Which terminal it is, and what must be written there.
    let env = Environment::of_process();
    let answers = ask(&env, Duration::from_secs(1));
    let choice = Choice::new(&answers, &env, Wishes::default(), |_| None);
    let output = Output::new(&choice, &answers, &env);
    restore_on_panic();
    let mut session = Session::take()?;
    session.enter(&output)?;
    let mut screen = Terminal::new(Writer::new(io::stdout(), output))?;
    let mut chosen = 0;
    loop {
        screen.draw(|frame| {
            let area = frame.area();
            let buffer = frame.buffer_mut();
            for (at, (name, _)) in PLACES.iter().enumerate() {
                let reversed = if at == chosen { Modifier::REVERSED } else { Modifier::empty() };
                let row = Rect { y: at as u16, height: 1, ..area }.intersection(area);
                paragraph(buffer, row, name, &choice, Style::new().add_modifier(reversed));
            }
            let below = Rect { y: 4, height: area.height.saturating_sub(4), ..area };
            paragraph(buffer, below.intersection(area), PLACES[chosen].1, &choice, Style::new());
            // The last step: the buffer holds what the eye must see, this terminal gets what makes it so.
            output.apply(buffer);
        })?;
        match read()? {
            Event::Key(key) if key.code == KeyCode::Char('q') => return Ok(()),
            Event::Key(key) if key.code == KeyCode::Down => chosen = (chosen + 1).min(PLACES.len() - 1),
            Event::Key(key) if key.code == KeyCode::Up => chosen = chosen.saturating_sub(1),
            _ => {}
        }
    }
}

/// Wraps a text in an area, each line from its right edge.
fn paragraph(buffer: &mut Buffer, area: Rect, text: &str, choice: &Choice, style: Style) {
    let options = LayoutOptions {
        width: usize::from(area.width),
        letters: choice.letters,
        marks: choice.marks,
        ..LayoutOptions::default()
    };
    for (y, line) in (area.y..area.bottom()).zip(layout(text, &options).lines()) {
        let left = area.right().saturating_sub(line.width() as u16);
        cells::put(buffer, (left, y), &line, |_| style);
    }
}
