//! The command line as it was typed; no input, no output.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as Arguments, Parser, Subcommand, ValueEnum, ValueHint};

use crate::config::{LanguageChoice, LettersChoice, MarksChoice, NamesChoice};

/// A terminal news reader made for Arabic first.
#[derive(Debug, Parser)]
#[command(
    name = "sahifa",
    bin_name = "sahifa",
    version,
    about,
    after_help = "Without a command: the reader, on ARTICLE or on a list."
)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) global: Global,
    /// An article: a file, - for standard input, or the id of a stored one.
    #[arg(value_hint = ValueHint::FilePath)]
    pub(super) article: Option<OsString>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// Options that hold everywhere, before or after the command.
#[derive(Debug, Arguments)]
pub(super) struct Global {
    /// The configuration file, in place of the usual one.
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Where the library lives.
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) data_dir: Option<PathBuf>,
    /// The language of the program's own words.
    #[arg(long, global = true, value_name = "LANG")]
    pub(super) lang: Option<Lang>,
    /// How text is written for this terminal (also `SAHIFA_TERMINAL`): plain, explicit, konsole, mlterm, kitty-split,
    /// kitty-reverse, inverse, inverse-boxed, split-colour, words, logical.
    #[arg(long, global = true, value_name = "NAME")]
    pub(super) terminal_recipe: Option<String>,
    /// How Arabic letters are written.
    #[arg(long, global = true, value_enum)]
    pub(super) letters: Option<LettersName>,
    /// Whether Arabic marks are written.
    #[arg(long, global = true, value_enum)]
    pub(super) marks: Option<MarksName>,
    /// How sure a name must be to be shown.
    #[arg(long, global = true, value_enum)]
    pub(super) names: Option<NamesName>,
    /// Writes what happens to a file, for bug reports.
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) log: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Lang {
    Ar,
    En,
}

impl From<Lang> for LanguageChoice {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Ar => Self::Arabic,
            Lang::En => Self::English,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Opens the reader on an article.
    Read {
        /// A file, - for standard input, or the id of a stored article.
        #[arg(value_hint = ValueHint::FilePath)]
        article: OsString,
    },
    /// Prints an article, or with --lines any text, line by line as it is laid out.
    Show(Show),
    /// Writes an article in another form.
    Export(Export),
    /// Lists the names in an article, or in all that are stored.
    Entities(Entities),
    /// Stores files and folders.
    Import(Import),
    /// Adds, removes and lists feeds (not yet).
    Feed(Later),
    /// Fetches the feeds (not yet).
    Update(Later),
    /// Lists the stored articles.
    List(List),
    /// Searches the stored articles.
    Search(Search),
    /// Copies the library while it is in use.
    Backup(Backup),
    /// Says what is configured, and where that came from.
    Config(Settings),
    /// Says what is known of this terminal, and tries it with a test card.
    Doctor(Doctor),
    /// Writes completions for a shell.
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Writes the manual page, or that of a command.
    Man {
        /// A command.
        command: Option<String>,
    },
}

impl Command {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Read { .. } => "read",
            Self::Show(_) => "show",
            Self::Export(_) => "export",
            Self::Entities(_) => "entities",
            Self::Import(_) => "import",
            Self::Feed(_) => "feed",
            Self::Update(_) => "update",
            Self::List(_) => "list",
            Self::Search(_) => "search",
            Self::Backup(_) => "backup",
            Self::Config(_) => "config",
            Self::Doctor(_) => "doctor",
            Self::Completions { .. } => "completions",
            Self::Man { .. } => "man",
        }
    }
}

/// The command line as it was typed, but that a word with a minus before it is a word where words are sought: −حرب is no option.
pub(super) fn typed(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut seeks = false;
    let typed = |argument: OsString| {
        let word = argument.to_str().and_then(|word| word.strip_prefix('-'));
        let word = word.filter(|word| seeks && !word.starts_with('-') && !matches!(*word, "" | "h" | "V"));
        let typed = word.map(|word| OsString::from(format!("{MINUS}{word}")));
        seeks |= argument == "search" || argument == "list";
        typed.unwrap_or(argument)
    };
    arguments.into_iter().map(typed).collect()
}

/// The sign itself, which begins no option.
const MINUS: char = '−';

/// Whether a command is about stored articles.
pub(super) fn needs_library(command: &str) -> bool {
    matches!(command, "feed" | "update")
}

impl From<LettersName> for LettersChoice {
    fn from(name: LettersName) -> Self {
        match name {
            LettersName::Auto => Self::Auto,
            LettersName::Forms => Self::Forms,
            LettersName::Base => Self::Base,
        }
    }
}

impl From<MarksName> for MarksChoice {
    fn from(name: MarksName) -> Self {
        match name {
            MarksName::Auto => Self::Auto,
            MarksName::Keep => Self::Keep,
            MarksName::Strip => Self::Strip,
        }
    }
}

impl From<NamesName> for NamesChoice {
    fn from(name: NamesName) -> Self {
        match name {
            NamesName::Careful => Self::Careful,
            NamesName::Normal => Self::Normal,
            NamesName::Eager => Self::Eager,
        }
    }
}

#[derive(Debug, Arguments)]
pub(super) struct Settings {
    /// Writes JSON.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Arguments)]
pub(super) struct Doctor {
    /// Writes JSON, for a bug report.
    #[arg(long, conflicts_with = "reset")]
    pub(super) json: bool,
    /// Forgets what was saved for this terminal.
    #[arg(long)]
    pub(super) reset: bool,
}

#[derive(Debug, Arguments)]
pub(super) struct Show {
    /// A file, - for standard input, or the id of a stored article.
    #[arg(value_hint = ValueHint::FilePath)]
    pub(super) article: OsString,
    /// The width in columns (default: the terminal's, 80 in a pipe).
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=20_000))]
    pub(super) width: Option<u16>,
    /// Every input line is a paragraph, shown as it is.
    #[arg(long)]
    pub(super) lines: bool,
    /// The direction of paragraphs.
    #[arg(long, value_enum, default_value_t = DirectionName::Auto)]
    pub(super) direction: DirectionName,
    /// The order of the characters written.
    #[arg(long, value_enum, default_value_t = OrderName::Auto)]
    pub(super) order: OrderName,
    /// How lines are aligned (justify: not yet).
    #[arg(long, value_enum, default_value_t = AlignName::Start)]
    pub(super) align: AlignName,
    /// Whether colours are written.
    #[arg(long, value_enum, default_value_t = ColorName::Auto)]
    pub(super) color: ColorName,
    /// How names are shown (default: inline on a terminal, none in a pipe).
    #[arg(long, value_enum)]
    pub(super) entities: Option<EntitiesName>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DirectionName {
    Auto,
    Rtl,
    Ltr,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OrderName {
    Auto,
    Visual,
    Logical,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LettersName {
    Auto,
    Forms,
    Base,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MarksName {
    Auto,
    Keep,
    Strip,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum NamesName {
    Careful,
    Normal,
    Eager,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum AlignName {
    Start,
    Justify,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorName {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum EntitiesName {
    None,
    Inline,
    List,
}

#[derive(Debug, Arguments)]
pub(super) struct Export {
    /// A file, - for standard input, or the id of a stored article.
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    pub(super) article: Option<OsString>,
    /// The form to write.
    #[arg(long, value_enum, required_unless_present = "all")]
    pub(super) format: Option<FormatName>,
    /// Every stored article, as lines of JSON.
    #[arg(long)]
    pub(super) all: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatName {
    Json,
    Markdown,
    Html,
    Text,
}

#[derive(Debug, Arguments)]
pub(super) struct Entities {
    /// A file, - for standard input, or the id of a stored article; without one, the library.
    pub(super) article: Option<OsString>,
    /// Writes JSON.
    #[arg(long)]
    pub(super) json: bool,
    /// At most so many (of the library: 50, with --json all).
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    /// In articles since then alone: day (the last), week, or a day as 2025-01-28.
    #[arg(long, value_name = "WHEN", conflicts_with = "article")]
    pub(super) since: Option<String>,
}

#[derive(Debug, Arguments)]
pub(super) struct Import {
    /// Files (text, Markdown, sahifa's JSON, lines of it in .jsonl) and folders; - is standard input.
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<OsString>,
    /// Writes JSON.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Default, Arguments)]
pub(super) struct List {
    /// Which: words and filters as in search.
    #[arg(value_name = "FILTER")]
    pub(super) filters: Vec<String>,
    /// Writes JSON.
    #[arg(long)]
    pub(super) json: bool,
    /// At most so many (default: 50, with --json all).
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
}

#[derive(Debug, Arguments)]
#[command(after_help = "\
WORDS are found in all their forms: الرياض finds بالرياض and الرِّيَاض. Besides words:
  '\"in a row\"'  -without  unread  starred  tag:NAME  source:NAME  entity:NAME  after:2025-01-28")]
pub(super) struct Search {
    /// What is sought.
    #[arg(required = true, value_name = "WORDS")]
    pub(super) words: Vec<String>,
    /// Writes JSON.
    #[arg(long)]
    pub(super) json: bool,
    /// At most so many (default: 50, with --json all).
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    /// The newest first, not what fits best.
    #[arg(long)]
    pub(super) newest: bool,
}

#[derive(Debug, Arguments)]
pub(super) struct Backup {
    /// The file to write; nothing is written over.
    #[arg(value_hint = ValueHint::FilePath)]
    pub(super) file: OsString,
}

/// The arguments of a command that is not there yet: taken as they come.
#[derive(Debug, Arguments)]
pub(super) struct Later {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    pub(super) _arguments: Vec<String>,
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::typed;

    #[test]
    fn a_minus_before_a_word_that_is_sought_is_no_option() {
        let words = |words: &[&str]| typed(words.iter().map(OsString::from));
        assert_eq!(
            words(&["sahifa", "search", "x", "-حرب", "--json", "-h"]),
            ["sahifa", "search", "x", "−حرب", "--json", "-h"]
        );
        assert_eq!(words(&["sahifa", "show", "-", "-x"]), ["sahifa", "show", "-", "-x"]);
    }
}
