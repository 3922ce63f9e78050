//! What a setting can be: one of a few words, a number in a range, yes or no, a name, a command.

use std::fmt::Write;

use super::document::Value;

/// A kind of value: how it is read and written.
pub(super) trait Kind: Sized {
    /// What can be written, for an error.
    fn wanted() -> String;
    /// The value, if it is of this kind.
    fn read(value: &Value) -> Option<Self>;
    /// The value in TOML.
    fn write(&self) -> String;
}

/// A string as TOML writes it.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out + "\""
}

macro_rules! choices {
    ($($(#[$doc:meta])* $kind:ident { $($(#[$variant_doc:meta])* $variant:ident = $name:literal,)* })*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $kind { $($(#[$variant_doc])* $variant,)* }

        impl $kind {
            /// What it is called in a file.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }

        impl Kind for $kind {
            fn wanted() -> String {
                [$(quoted($name)),*].join(", ")
            }

            fn read(value: &Value) -> Option<Self> {
                match value {
                    $(Value::Text(name) if name == $name => Some(Self::$variant),)*
                    _ => None,
                }
            }

            fn write(&self) -> String {
                quoted(self.name())
            }
        }
    )* };
}

choices! {
    /// The language of the program's own words.
    LanguageChoice {
        /// By the locale.
        Auto = "auto",
        /// Arabic.
        Arabic = "ar",
        /// English.
        English = "en",
    }
    /// The digits of the program's own words.
    DigitsChoice {
        /// Those of the language.
        Auto = "auto",
        /// ٠١٢
        Arabic = "arabic",
        /// 012
        Western = "western",
    }
    /// The digits of articles.
    TextDigitsChoice {
        /// As they stand there.
        AsWritten = "as-written",
        /// ٠١٢
        Arabic = "arabic",
        /// ۰۱۲
        Persian = "persian",
        /// 012
        Western = "western",
    }
    /// The names beside the text.
    PanelChoice {
        /// Where there is room for them.
        Auto = "auto",
        /// Never.
        Off = "off",
    }
    /// How sure a name must be to be shown.
    NamesChoice {
        /// Nearly sure.
        Careful = "careful",
        /// More likely a name than not.
        Normal = "normal",
        /// Anything found.
        Eager = "eager",
    }
    /// Arabic marks.
    MarksChoice {
        /// Where the terminal is known to draw them well.
        Auto = "auto",
        /// Drawn.
        Keep = "keep",
        /// Not drawn.
        Strip = "strip",
    }
    /// Arabic letters.
    LettersChoice {
        /// As is right for the terminal.
        Auto = "auto",
        /// As presentation forms.
        Forms = "forms",
        /// As base letters.
        Base = "base",
    }
}

/// The width of the text in columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns(pub u16);

impl Kind for Columns {
    fn wanted() -> String {
        "a number from 20 to 200".to_owned()
    }

    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Number(number @ 20..=200) => u16::try_from(*number).ok().map(Self),
            _ => None,
        }
    }

    fn write(&self) -> String {
        self.0.to_string()
    }
}

impl Kind for bool {
    fn wanted() -> String {
        "true or false".to_owned()
    }

    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

/// A name whose meaning is known elsewhere: a theme, a recipe, a keyboard.
impl Kind for String {
    fn wanted() -> String {
        "a name".to_owned()
    }

    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Text(name) if !name.is_empty() => Some(name.clone()),
            _ => None,
        }
    }

    fn write(&self) -> String {
        quoted(self)
    }
}

/// A program and its arguments; empty for none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommandLine(pub Vec<String>);

impl Kind for CommandLine {
    fn wanted() -> String {
        "a list of words, [\"firefox\", \"--new-tab\"], or \"\"".to_owned()
    }

    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Text(word) if word.is_empty() => Some(Self::default()),
            Value::Text(word) => Some(Self(vec![word.clone()])),
            Value::List(words) => {
                words.iter().map(|(word, _)| String::read(word)).collect::<Option<_>>().map(Self)
            }
            _ => None,
        }
    }

    fn write(&self) -> String {
        if self.0.is_empty() {
            return quoted("");
        }
        format!("[{}]", self.0.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(", "))
    }
}
