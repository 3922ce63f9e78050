//! What every command may read: the world around, and the settings in force made into what the program knows.

use std::collections::HashMap;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Global;
use super::error::Error;
use super::screen;
use crate::article::Confidence;
use crate::config::{
    Config, LanguageChoice, LettersChoice, MarksChoice, NamesChoice, Origin, Paths, Set, nearest,
};
use crate::runtime::Settings;
use crate::terminal::{Environment, Recipe, Wishes};
use crate::text::{Letters, Marks};
use crate::ui::keys::{Keyboard, Keymap};
use crate::ui::least;
use crate::ui::theme::{self, Palette, Themes};
use crate::ui::words::Language;

/// What every command may read.
pub(super) struct World {
    pub(super) env: Environment,
    /// The settings in force, each with where it came from.
    pub(super) config: Config,
    pub(super) language: Language,
    /// What was asked for of the terminal.
    pub(super) wishes: Wishes,
    pub(super) paths: Option<Paths>,
    /// What is saved for terminals, by their labels.
    pub(super) saved: HashMap<String, Wishes>,
    pub(super) keys: Arc<Keymap>,
    pub(super) themes: Arc<Themes>,
    /// The number of the theme in force.
    pub(super) theme: usize,
}

impl World {
    /// The world of this process: options win over the environment, that over the file, that over the defaults.
    pub(super) fn new(global: &Global, env: Environment) -> Result<Self, Error> {
        let paths = Paths::find(global.data_dir.clone());
        let folder = paths.as_ref().and_then(|paths| paths.config.as_deref());
        let mut config = Config::load(global.config.as_deref(), folder)?;
        let keyboard = keyboard(&config.keyboard)?;
        let keys = Arc::new(Keymap::new(&config.keys, keyboard)?);
        let (themes, theme) = themes(&config, folder)?;
        // Checked before the environment may take its place: a file is right or wrong wherever it is read.
        recipe(&config.recipe)?;
        of_environment(&mut config, &env);
        of_options(&mut config, global);
        let language = language(&config, &env);
        let wishes = wishes(&config)?;
        let saved = paths.as_ref().map(screen::saved).unwrap_or_default();
        tracing::info!(version = env!("CARGO_PKG_VERSION"), ?language, ?wishes, ?paths, ?config, "started");
        Ok(Self { env, config, language, wishes, paths, saved, keys, themes, theme })
    }

    /// How sure names must be to be listed or coloured.
    pub(super) fn least(&self) -> Confidence {
        let names = &self.config.names;
        least(if is_heard(&names.origin) { names.value } else { NamesChoice::Normal })
    }

    /// What the reader is started with.
    pub(super) fn settings(&self) -> Settings {
        Settings {
            env: self.env.clone(),
            wishes: self.wishes,
            saved: self.saved.clone(),
            language: self.language,
            keys: Arc::clone(&self.keys),
            themes: Arc::clone(&self.themes),
            theme: self.theme,
            config: self.config.clone(),
        }
    }
}

fn of_environment(config: &mut Config, env: &Environment) {
    // What it says of the terminal counts only where there is one.
    if let Some(name) = env.get("SAHIFA_TERMINAL").filter(|_| io::stdout().is_terminal()) {
        config.recipe.put(name.to_owned(), Origin::Environment("SAHIFA_TERMINAL"));
    }
    // The theme stays what it is, for a terminal whose colours are asked for by an option.
    if env.get("NO_COLOR").is_some() {
        config.theme.put("none".to_owned(), Origin::Environment("NO_COLOR"));
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find(|name| env.get(name).is_some());
    if let (LanguageChoice::Auto, Some(name)) = (config.language.value, locale) {
        let choice = match Language::of_locale(env.locale()) {
            Language::Arabic => LanguageChoice::Arabic,
            Language::English => LanguageChoice::English,
        };
        config.language.put(choice, Origin::Environment(name));
    }
}

fn of_options(config: &mut Config, global: &Global) {
    if let Some(lang) = global.lang {
        config.language.put(lang.into(), Origin::Option("--lang"));
    }
    if let Some(name) = &global.terminal_recipe {
        config.recipe.put(name.clone(), Origin::Option("--terminal-recipe"));
    }
    if let Some(letters) = global.letters {
        config.letters.put(letters.into(), Origin::Option("--letters"));
    }
    if let Some(marks) = global.marks {
        config.marks.put(marks.into(), Origin::Option("--marks"));
    }
    if let Some(names) = global.names {
        config.names.put(names.into(), Origin::Option("--names"));
    }
}

fn language(config: &Config, env: &Environment) -> Language {
    match config.language.value {
        LanguageChoice::Auto => Language::of_locale(env.locale()),
        LanguageChoice::Arabic => Language::Arabic,
        LanguageChoice::English => Language::English,
    }
}

fn wishes(config: &Config) -> Result<Wishes, Error> {
    let letters = match config.letters.value {
        LettersChoice::Auto => None,
        LettersChoice::Forms => Some(Letters::Forms),
        LettersChoice::Base => Some(Letters::Base),
    };
    let marks = match config.marks.value {
        MarksChoice::Auto => None,
        MarksChoice::Keep => Some(Marks::Keep),
        MarksChoice::Strip => Some(Marks::Strip),
    };
    Ok(Wishes {
        recipe: recipe(&config.recipe)?,
        letters: letters.filter(|_| is_heard(&config.letters.origin)),
        marks: marks.filter(|_| is_heard(&config.marks.origin)),
    })
}

/// Whether a setting counts for what is written. A pipe gets the text as it is stored, whatever a person likes to see;
/// options say what a pipe shall get.
fn is_heard(origin: &Origin) -> bool {
    matches!(origin, Origin::Option(_)) || io::stdout().is_terminal()
}

/// Says where a name that is none came from.
fn named<T>(set: &Set<String>, error: Error) -> Result<T, Error> {
    Err(match &set.origin {
        Origin::File(at) => error.of(&at.to_string()),
        Origin::Environment(name) => error.of(name),
        Origin::Default | Origin::Option(_) => error,
    })
}

fn recipe(set: &Set<String>) -> Result<Option<Recipe>, Error> {
    if set.value == "auto" {
        return Ok(None);
    }
    Recipe::named(&set.value).map(Some).or_else(|error| named(set, error.into()))
}

fn keyboard(set: &Set<String>) -> Result<Keyboard, Error> {
    let names = || Keyboard::ALL.into_iter().map(Keyboard::name);
    let unknown = || unknown("keyboard", &set.value, &names().collect::<Vec<_>>());
    Keyboard::named(&set.value).map_or_else(|| named(set, unknown()), Ok)
}

fn unknown(what: &str, name: &str, names: &[&str]) -> Error {
    let error = Error::usage(format!("there is no {what} '{name}'"));
    match nearest(name, names.iter().copied()) {
        Some(nearest) => error.hint(format!("did you mean {nearest}?")),
        None => error.hint(format!("there are: {}", names.join(", "))),
    }
}

/// The themes there are, and the number of the one that is in force.
fn themes(config: &Config, folder: Option<&Path>) -> Result<(Arc<Themes>, usize), Error> {
    let name = &config.theme.value;
    if let Some(number) = Themes::default().find(name) {
        return Ok((Arc::default(), number));
    }
    // A theme is a name, no way to some other file.
    let plain = !name.contains(['/', '\\']) && !name.starts_with('.');
    let beside = config.file.as_deref().and_then(Path::parent).or(folder);
    let file: Option<PathBuf> = beside.map(|folder| folder.join("themes").join(format!("{name}.toml")));
    let Some(file) = file.filter(|file| plain && file.is_file()) else {
        return named(&config.theme, unknown("theme", name, &theme::NAMES));
    };
    let text = std::fs::read_to_string(&file)
        .map_err(|error| Error::usage(format!("cannot read the theme {}: {error}", file.display())))?;
    let palette = Palette::parse(&text, &file.to_string_lossy())?;
    Ok((Arc::new(Themes::with((name.clone(), palette))), theme::NAMES.len()))
}
