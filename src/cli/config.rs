//! `sahifa config`: the settings in force, each with where it came from.

use std::io::IsTerminal;

use serde_json::{Map, Value, json};

use super::args::Settings;
use super::error::Error;
use super::{World, print};
use crate::config::{Origin, Row};
use crate::text::clean;
use crate::ui::action::{self, TABLE};
use crate::ui::words::{Language, Phrase};

const FILE: Phrase = Phrase { ar: "ملف الإعدادات", en: "the configuration file" };
const NO_FILE: Phrase = Phrase { ar: "ليس هناك بعد", en: "not there yet" };
const DATA: Phrase = Phrase { ar: "مجلد البيانات", en: "the data folder" };
const DEFAULT: Phrase = Phrase { ar: "المعتاد", en: "default" };
const UNKNOWN: Phrase = Phrase { ar: "غير معروف", en: "not known" };

/// `sahifa config`.
pub(super) fn run(world: &World, options: &Settings) -> Result<u8, Error> {
    if options.json {
        let text = serde_json::to_string_pretty(&json(world))
            .map_err(|error| Error::failure(format!("cannot write JSON: {error}")))?;
        return print::lines([text]);
    }
    // A terminal may not show Arabic inside such lines as it should: there the few words are English.
    let language = if std::io::stdout().is_terminal() { Language::English } else { world.language };
    print::lines(lines(world, language))
}

/// The file that was read, or the one that would be.
fn file(world: &World) -> (Option<String>, bool) {
    let usual = || world.paths.as_ref()?.config.as_ref().map(|folder| folder.join("config.toml"));
    let read = world.config.file.clone();
    (read.clone().or_else(usual).map(|path| shown(&path.to_string_lossy())), read.is_some())
}

fn shown(path: &str) -> String {
    clean(path).replace('\n', " ")
}

fn data(world: &World) -> Option<String> {
    world.paths.as_ref().map(|paths| shown(&paths.data.to_string_lossy()))
}

/// TOML that could be a configuration file.
fn lines(world: &World, language: Language) -> Vec<String> {
    let unknown = || language.say(UNKNOWN).to_owned();
    let (path, there) = file(world);
    let note = if there { String::new() } else { format!(" ({})", language.say(NO_FILE)) };
    let mut lines = vec![
        format!("# {}: {}{note}", language.say(FILE), path.unwrap_or_else(unknown)),
        format!("# {}: {}", language.say(DATA), data(world).unwrap_or_else(unknown)),
        String::new(),
    ];
    let line = |name: &str, value: &str, origin: &Origin| {
        let origin = match origin {
            Origin::Default => language.say(DEFAULT).to_owned(),
            origin => shown(&origin.to_string()),
        };
        format!("{name} = {value}  # {origin}")
    };
    lines.extend(world.config.rows().iter().map(|row| line(row.name, &row.value, row.origin)));
    lines.extend([String::new(), "[keys]".to_owned()]);
    lines.extend(TABLE.iter().map(|row| line(row.name, &keys(world, row).to_string(), &origin(world, row))));
    lines
}

/// Fields may be added, none changes its meaning.
fn json(world: &World) -> Value {
    let (path, there) = file(world);
    let entry = |value: Value, origin: &Origin| json!({ "value": value, "from": shown(&origin.to_string()) });
    // What TOML writes of these kinds of values is JSON too.
    let value = |row: &Row<'_>| serde_json::from_str(&row.value).unwrap_or(Value::Null);
    let settings: Map<String, Value> =
        world.config.rows().iter().map(|row| (row.name.to_owned(), entry(value(row), row.origin))).collect();
    let keys: Map<String, Value> =
        TABLE.iter().map(|row| (row.name.to_owned(), entry(keys(world, row), &origin(world, row)))).collect();
    json!({ "file": path, "exists": there, "data": data(world), "settings": settings, "keys": keys })
}

fn keys(world: &World, row: &action::Row) -> Value {
    world.keys.keys(row.action).iter().map(ToString::to_string).collect()
}

fn origin(world: &World, row: &action::Row) -> Origin {
    let entry = world.config.keys.iter().find(|entry| entry.name == row.name);
    entry.map_or(Origin::Default, |entry| Origin::File(entry.at.clone()))
}
