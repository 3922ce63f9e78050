//! The reader driven by keys, without a terminal.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use sahifa::article::{Article, ArticleDirection};
use sahifa::terminal::colour::Colours;
use sahifa::terminal::{Key, Recipe};
use sahifa::text::{Letters, Marks, Order};
use sahifa::ui::keys::{KeyName, Keyboard, Keymap};
use sahifa::ui::shelf::Rows;
use sahifa::ui::theme::Theme;
use sahifa::ui::words::Language;
use sahifa::ui::{Awaited, Context, Effect, Message, State, update, view};

/// A screen of a size that shows an article.
pub struct Drive {
    pub state: State,
    pub context: Context,
    article: Article,
    size: (u16, u16),
}

impl Drive {
    pub fn new(article: Article, size: (u16, u16), language: Language) -> Self {
        let context = Self::context(language);
        Self { state: State::reading(article.clone(), size, &context), context, article, size }
    }

    /// One that lays out no more than it must, however short the article is.
    pub fn lazy(article: Article, size: (u16, u16), language: Language) -> Self {
        let context = Context { small: 0, ..Self::context(language) };
        Self { state: State::reading(article.clone(), size, &context), context, article, size }
    }

    /// One that shows the beginning of an article.
    pub fn awaiting(article: Article, awaited: Awaited, size: (u16, u16), language: Language) -> Self {
        let context = Context { small: 0, ..Self::context(language) };
        let state = State::awaiting(article.clone(), Some(awaited), size, &context);
        Self { state, context, article, size }
    }

    /// The list of a library with these articles, the first lines there.
    pub fn library(rows: Rows, size: (u16, u16), language: Language) -> Self {
        let context = Self::context(language);
        let article = sahifa::ingest::article(b"None").unwrap();
        Self { state: State::choosing(rows, size), context, article, size }
    }

    /// The test card.
    pub fn card(size: (u16, u16), language: Language) -> Self {
        let context = Self::context(language);
        let article = sahifa::ingest::article(b"None").unwrap();
        Self { state: State::examining(size, &context), context, article, size }
    }

    pub fn context(language: Language) -> Context {
        // Base letters, so that what is on the screen can be read in a test.
        Context {
            language,
            theme: Theme::new(Colours::Indexed, Some(false)),
            themes: Arc::default(),
            digits: sahifa::config::DigitsChoice::Auto,
            text_digits: sahifa::text::Digits::AsWritten,
            width: 66,
            panel: sahifa::config::PanelChoice::Auto,
            names: sahifa::config::NamesChoice::Normal,
            mouse: false,
            keys: usual_keys(),
            order: Order::Visual,
            letters: Letters::Base,
            marks: Marks::Keep,
            recipe: Recipe::Plain,
            terminal: "xterm 379".into(),
            small: sahifa::ui::SMALL,
        }
    }

    /// Presses keys: a character is itself, a name in brackets a named key: `j<Enter><C-d>`.
    pub fn press(&mut self, keys: &str) -> Vec<Effect> {
        read(keys).into_iter().flat_map(|key| self.press_key(key)).collect()
    }

    /// Presses one key.
    pub fn press_key(&mut self, key: Key) -> Vec<Effect> {
        let mut effects = Vec::new();
        for effect in self.tell(Message::Key(key)) {
            // What the loop does for the screen itself.
            match effect {
                Effect::Set(setting) => setting.apply(&mut self.context),
                Effect::Try(wishes) => {
                    self.context.recipe = wishes.recipe.unwrap();
                    self.context.marks = wishes.marks.unwrap();
                    self.context.letters = wishes.letters.unwrap();
                }
                effect => {
                    effects.push(effect);
                    continue;
                }
            }
            effects.extend(self.tell(Message::Relaid));
        }
        effects
    }

    /// Gives the state a message, and lets it go on until it has nothing more to do.
    pub fn tell(&mut self, message: Message) -> Vec<Effect> {
        let mut effects = update(&mut self.state, &self.context, message);
        while let Some(at) = effects.iter().position(|effect| *effect == Effect::Continue) {
            effects.remove(at);
            effects.extend(update(&mut self.state, &self.context, Message::Idle));
        }
        effects
    }

    pub fn article(&self) -> &Article {
        &self.article
    }

    pub fn resize(&mut self, width: u16, height: u16) -> Vec<Effect> {
        self.size = (width, height);
        self.tell(Message::Resize(width, height))
    }

    pub fn buffer(&self) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        view(&self.state, &self.context, &mut buffer);
        buffer
    }

    /// The rows of the screen, as they are seen from left to right, without the blanks at their ends.
    pub fn rows(&self) -> Vec<String> {
        let buffer = self.buffer();
        let row = |y: u16| -> String {
            (0..self.size.0)
                .map(|x| buffer.cell((x, y)).map_or(" ", |cell| cell.symbol()))
                .collect::<String>()
        };
        (0..self.size.1).map(|y| row(y).trim_end().to_owned()).collect()
    }

    /// The mouse does something on a cell.
    pub fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> Vec<Effect> {
        self.tell(Message::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
    }

    /// Presses the mouse on a cell and lets it go there.
    pub fn click(&mut self, column: u16, row: u16) -> Vec<Effect> {
        let mut effects = self.mouse(MouseEventKind::Down(MouseButton::Left), column, row);
        effects.extend(self.mouse(MouseEventKind::Up(MouseButton::Left), column, row));
        effects
    }

    /// The first cell that shows these letters, which are of one column each.
    pub fn find(&self, text: &str) -> (u16, u16) {
        let wanted: Vec<char> = text.chars().collect();
        for (y, row) in self.rows().iter().enumerate() {
            let row: Vec<char> = row.chars().collect();
            if let Some(x) = row.windows(wanted.len()).position(|window| window == wanted) {
                return (u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
            }
        }
        panic!("{text} is not in {:#?}", self.rows());
    }

    /// Whether the names stand beside the text.
    pub fn is_wide(&self) -> bool {
        self.size.0 >= 90
    }

    /// What stands in the columns of the text, above progress and status.
    pub fn text_rows(&self) -> Vec<String> {
        let mut rows = self.rows();
        rows.truncate(rows.len().saturating_sub(2));
        // Where no line parts names and text, there is a sign at the edge at most.
        let parted = self.is_wide();
        let text = |row: &String| match row.split_once(['│', '┃']).filter(|_| parted) {
            Some((_, right)) if self.article.direction == ArticleDirection::Rtl => right.trim().to_owned(),
            Some((left, _)) => left.trim().to_owned(),
            None => row.trim_matches('┃').trim().to_owned(),
        };
        rows.iter().map(text).collect()
    }

    /// The status line, words in logical order: each run of blanks parts it.
    pub fn status(&self) -> String {
        self.rows().pop().unwrap()
    }
}

/// The keys in force where none were given.
pub fn usual_keys() -> Arc<Keymap> {
    Arc::new(Keymap::new(&[], Keyboard::Auto).unwrap())
}

/// The key of a name in the table.
pub fn key(name: KeyName) -> Key {
    let shown = name.to_string();
    let held =
        [("Ctrl-", KeyModifiers::CONTROL), ("Alt-", KeyModifiers::ALT), ("Shift-", KeyModifiers::SHIFT)];
    let (rest, modifiers) =
        held.iter().fold((&*shown, KeyModifiers::NONE), |(rest, modifiers), (word, held)| {
            match rest.strip_prefix(word) {
                Some(rest) => (rest, modifiers | *held),
                None => (rest, modifiers),
            }
        });
    match code(rest) {
        // What a terminal sends for it.
        KeyCode::Tab if modifiers.contains(KeyModifiers::SHIFT) => Key::new(KeyCode::BackTab, modifiers),
        code => Key::new(code, modifiers),
    }
}

/// The key of a name or a character.
fn code(name: &str) -> KeyCode {
    let number = name.strip_prefix('F').and_then(|number| number.parse().ok());
    match name {
        "Space" => KeyCode::Char(' '),
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "Down" => KeyCode::Down,
        "Up" => KeyCode::Up,
        "PgDn" => KeyCode::PageDown,
        "PgUp" => KeyCode::PageUp,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Back" | "Backspace" => KeyCode::Backspace,
        "Del" => KeyCode::Delete,
        name => number.map_or_else(|| KeyCode::Char(name.chars().next().unwrap()), KeyCode::F),
    }
}

/// The keys that a text stands for.
pub fn read(keys: &str) -> Vec<Key> {
    let mut events = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        let named =
            rest.strip_prefix('<').and_then(|name| name.split_once('>')).filter(|(name, _)| !name.is_empty());
        let (code, modifiers) = match named {
            Some((name, after)) => {
                rest = after;
                let (name, modifiers) = match name.split_once('-') {
                    Some(("C", name)) => (name, KeyModifiers::CONTROL),
                    Some(("A", name)) => (name, KeyModifiers::ALT),
                    _ => (name, KeyModifiers::NONE),
                };
                let code = code(name);
                (code, modifiers)
            }
            None => {
                rest = &rest[c.len_utf8()..];
                (KeyCode::Char(c), KeyModifiers::NONE)
            }
        };
        events.push(Key::new(code, modifiers));
    }
    events
}
