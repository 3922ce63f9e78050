//! A TOML text as plain data: each name and each value with the line and column where it stands.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::ConfigError;
use super::position::Position;

/// A value, as far as any setting needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A string.
    Text(String),
    /// A whole number.
    Number(i64),
    /// True or false.
    Flag(bool),
    /// Values, each with its place.
    List(Vec<(Value, Position)>),
    /// A table.
    Table(Vec<Entry>),
    /// What no setting is; what TOML calls it.
    Other(&'static str),
}

/// A name and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name.
    pub name: String,
    /// Where the name stands.
    pub at: Position,
    /// The value.
    pub value: Value,
    /// Where the value stands.
    pub value_at: Position,
}

/// What a TOML text says, in the order in which it says it.
///
/// # Errors
/// When it is no TOML.
pub fn entries(text: &str, file: &str) -> Result<Vec<Entry>, ConfigError> {
    let source = Source { text, file: file.into() };
    match DeTable::parse(text) {
        Ok(table) => Ok(source.table(table.get_ref())),
        Err(error) => Err(ConfigError::Form {
            at: source.position(&error.span().unwrap_or_default()),
            what: error.message().lines().collect::<Vec<_>>().join("; "),
        }),
    }
}

struct Source<'a> {
    text: &'a str,
    file: Arc<str>,
}

impl Source<'_> {
    fn position(&self, span: &Range<usize>) -> Position {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        Position { file: Arc::clone(&self.file), line, column }
    }

    fn table(&self, table: &DeTable<'_>) -> Vec<Entry> {
        let entry = |(name, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| Entry {
            name: AsRef::<str>::as_ref(name.get_ref()).to_owned(),
            at: self.position(&name.span()),
            value: self.value(value.get_ref()),
            value_at: self.position(&value.span()),
        };
        let mut entries: Vec<Entry> = table.iter().map(entry).collect();
        entries.sort_by(|a, b| a.at.cmp(&b.at));
        entries
    }

    fn value(&self, value: &DeValue<'_>) -> Value {
        match value {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Boolean(flag) => Value::Flag(*flag),
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .map_or(Value::Other("a number out of range"), Value::Number),
            DeValue::Array(values) => {
                let item = |value: &Spanned<DeValue<'_>>| {
                    (self.value(value.get_ref()), self.position(&value.span()))
                };
                Value::List(values.iter().map(item).collect())
            }
            DeValue::Table(table) => Value::Table(self.table(table)),
            other => Value::Other(other.type_str()),
        }
    }
}

impl Value {
    /// What it is, for an error.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => format!("{text:?}"),
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::List(_) => "a list".to_owned(),
            Self::Table(_) => "a table".to_owned(),
            Self::Other(name) => (*name).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, entries};

    #[test]
    fn places_are_lines_and_columns_of_characters() {
        let found = entries("# تعليق\na = 1\n[t]\nب.c = [true, \"x\"]\n", "f").unwrap_err();
        assert_eq!(found.at().map(ToString::to_string).as_deref(), Some("f:4:1"), "{found}");
        let found = entries("a = 1\n[t]\n\"ب\" = [true, \"x\"]\n", "f").unwrap();
        let Value::Table(inner) = &found[1].value else { panic!("{found:?}") };
        assert_eq!((inner[0].name.as_str(), inner[0].value_at.to_string().as_str()), ("ب", "f:3:7"));
        let Value::List(items) = &inner[0].value else { panic!("{inner:?}") };
        assert_eq!((&items[1].0, items[1].1.column), (&Value::Text("x".into()), 14));
    }
}
