//! What a key costs, from the message to the bytes for the terminal: update, view, the recipe, ratatui's diff; on short
//! and on long articles, at 200x60. Times are of this thread alone, whatever else the machine does.
//!
//! The bound is 1 ms for 99 keys of 100. `cargo bench --bench reader`
// A benchmark prints, and one that cannot read its text has nothing to measure.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

#[path = "support/clock.rs"]
mod clock;

use std::io::{Sink, sink};
use std::sync::Arc;
use std::time::Duration;

use clock::now;
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use sahifa::article::Article;
use sahifa::config::NamesChoice;
use sahifa::terminal::colour::Colours;
use sahifa::terminal::{Key, Output, Recipe, Writer};
use sahifa::text::{Letters, Marks, Order};
use sahifa::ui::SMALL;
use sahifa::ui::theme::Theme;
use sahifa::ui::words::Language;
use sahifa::ui::{Awaited, Context, Effect, Message, Names, Prepared, State, update, view};
use sahifa::{entities, ingest};

const SIZE: (u16, u16) = (200, 60);

fn main() {
    for (name, bytes) in [("5 kB", 5_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000)] {
        measure(name, &text(bytes));
    }
}

/// The Arabic samples, so often that there are so many bytes of them.
fn text(bytes: usize) -> String {
    let texts = [
        include_str!("../assets/samples/deepseek-ar.txt"),
        include_str!("../assets/samples/mixed-ar.txt"),
        include_str!("../assets/samples/harakat-ar.txt"),
    ];
    let mut text = texts.join("\n\n");
    text = text.repeat(bytes / text.len() + 1);
    let bound = (0..=bytes).rev().find(|&at| text.is_char_boundary(at)).unwrap();
    let end = text[..bound].rfind("\n\n").unwrap_or(bound);
    text.truncate(end);
    text
}

/// What some work takes, and what it gives.
fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = now();
    let made = work();
    (now().saturating_sub(start), made)
}

/// A screen that writes nowhere.
struct Screen {
    terminal: Terminal<Writer<Sink>>,
    output: Output,
    context: Context,
    state: State,
}

impl Screen {
    fn new(state: impl FnOnce(&Context) -> State) -> Self {
        let output = Output::of(Recipe::Plain);
        let area = Rect::new(0, 0, SIZE.0, SIZE.1);
        let options = TerminalOptions { viewport: Viewport::Fixed(area) };
        let terminal = Terminal::with_options(Writer::new(sink(), output), options).unwrap();
        let context = Context {
            language: Language::Arabic,
            theme: Theme::new(Colours::Indexed, Some(false)),
            themes: Arc::default(),
            digits: sahifa::config::DigitsChoice::Auto,
            text_digits: sahifa::text::Digits::AsWritten,
            width: 66,
            panel: sahifa::config::PanelChoice::Auto,
            names: NamesChoice::Normal,
            mouse: false,
            keys: Arc::new(sahifa::ui::keys::Keymap::new(&[], sahifa::ui::keys::Keyboard::Auto).unwrap()),
            order: Order::Visual,
            letters: Letters::Forms,
            marks: Marks::Keep,
            recipe: Recipe::Plain,
            terminal: "xterm 398".into(),
            small: SMALL,
        };
        Self { terminal, output, state: state(&context), context }
    }

    fn draw(&mut self) {
        let Self { terminal, output, context, state } = self;
        let drawn = terminal.draw(|frame| {
            view(state, context, frame.buffer_mut());
            output.apply(frame.buffer_mut());
        });
        drawn.unwrap();
    }

    /// What one message costs with its frame; whether there is more to do.
    fn take(&mut self, message: Message) -> (Duration, bool) {
        timed(|| {
            let effects = update(&mut self.state, &self.context, message);
            self.draw();
            effects.contains(&Effect::Continue)
        })
    }

    /// What keys cost, each with its frame, and each step of what they begin.
    fn press(&mut self, keys: &str) -> Vec<(Duration, char)> {
        let mut costs = Vec::new();
        for key in keys.chars() {
            let (code, modifiers) = match key {
                '\n' => (KeyCode::Enter, KeyModifiers::NONE),
                '\t' => (KeyCode::Tab, KeyModifiers::NONE),
                '\u{1B}' => (KeyCode::Esc, KeyModifiers::NONE),
                key => (KeyCode::Char(key), KeyModifiers::NONE),
            };
            let (cost, mut more) = self.take(Message::Key(Key::new(code, modifiers)));
            costs.push((cost, key));
            while more {
                let (cost, still) = self.take(Message::Idle);
                costs.push((cost, '…'));
                more = still;
            }
        }
        costs
    }
}

fn measure(name: &str, text: &str) {
    let (reading, article) = timed(|| Arc::new(ingest::article(text.as_bytes()).unwrap()));
    let (naming, names) = timed(|| Names::found(&article, entities::of(&article), NamesChoice::Normal));
    println!("{name}: reading {reading:.1?}, names {naming:.1?} (beside the screen)");

    // A beginning of a few sections, as it is shown first.
    let beginning =
        Article { sections: article.sections.iter().take(40).cloned().collect(), ..empty(&article) };
    let (first, mut screen) = timed(|| {
        let mut screen =
            Screen::new(|context| State::awaiting(beginning, Some(Awaited::Rest), SIZE, context));
        screen.draw();
        screen
    });
    println!("  first frame {first:.1?}");
    let whole = Box::new(Prepared::new(Arc::clone(&article)));
    println!("  taking the whole {:.1?}", screen.take(Message::Whole(whole, None)).0);
    println!("  taking the names {:.1?}", screen.take(Message::Named(Box::new(names))).0);
    println!("  to the end {:.1?}", screen.press("G")[0].0);
    println!("  another size {:.1?}", screen.take(Message::Resize(SIZE.0 - 40, SIZE.1)).0);
    println!("  the size again {:.1?}", screen.take(Message::Resize(SIZE.0, SIZE.1)).0);

    let mix = [
        "gjjjjjkkj    bb ddduu",
        "]]]]]]]]][[[]",
        "}}}}}}}}}}{{{",
        "}****##nnN",
        "\tjjjj\nnn\u{1B}",
        "tjjjj\n",
        "G",
        "bbbbkkkk[[{{",
        "g/الشركة\nnnnn",
        "N\u{1B}?في\nnn\u{1B}",
    ];
    let mut costs: Vec<(Duration, char)> = Vec::new();
    for _ in 0..if text.len() > 5_000_000 { 3 } else { 10 } {
        costs.extend(mix.iter().flat_map(|keys| screen.press(keys)));
    }
    let (steps, keys): (Vec<_>, Vec<_>) = costs.into_iter().partition(|(_, key)| *key == '…');
    report("keys", keys);
    report("steps of a search", steps);
}

fn report(what: &str, mut costs: Vec<(Duration, char)>) {
    costs.sort();
    let at = |share: usize| costs[costs.len().saturating_sub(1) * share / 100].0;
    let worst: Vec<String> =
        costs.iter().rev().take(6).map(|(cost, key)| format!("{key:?} {cost:.1?}")).collect();
    if !costs.is_empty() {
        let (all, worst) = (costs.len(), worst.join(", "));
        println!("  {all} {what}: median {:.1?}, 99 of 100 under {:.1?}; most: {worst}", at(50), at(99));
    }
}

/// An article without its text.
fn empty(article: &Article) -> Article {
    Article { sections: Vec::new(), title: article.title.clone(), ..ingest::article(b"x").unwrap() }
}
