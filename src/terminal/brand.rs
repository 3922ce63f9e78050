//! Which terminal this is: told by its answers, then by what it set in the environment.

use super::{Answers, Environment};
use crate::text::clean;

/// A terminal program, as far as sahifa treats it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
#[non_exhaustive]
pub enum Brand {
    Xterm,
    Urxvt,
    St,
    Alacritty,
    Foot,
    Zutty,
    XtermJs,
    WindowsTerminal,
    Ghostty,
    LinuxConsole,
    Vte,
    WezTerm,
    Konsole,
    Mlterm,
    Kitty,
    Putty,
    QTermWidget,
    ITerm2,
    AppleTerminal,
    Unknown,
}

impl Brand {
    /// The name a person knows it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Xterm => "xterm",
            Self::Urxvt => "rxvt-unicode",
            Self::St => "st",
            Self::Alacritty => "Alacritty",
            Self::Foot => "foot",
            Self::Zutty => "Zutty",
            Self::XtermJs => "xterm.js",
            Self::WindowsTerminal => "Windows Terminal",
            Self::Ghostty => "Ghostty",
            Self::LinuxConsole => "Linux console",
            Self::Vte => "VTE",
            Self::WezTerm => "WezTerm",
            Self::Konsole => "Konsole",
            Self::Mlterm => "mlterm",
            Self::Kitty => "kitty",
            Self::Putty => "PuTTY",
            Self::QTermWidget => "QTermWidget",
            Self::ITerm2 => "iTerm2",
            Self::AppleTerminal => "Apple Terminal",
            Self::Unknown => "unknown",
        }
    }

    /// Whether U+200E after right-to-left cells keeps it from ordering them, or may do so. It is known not to where
    /// nothing is ordered; there st and foot lose letters by it.
    pub(super) fn needs_run_ends(self) -> bool {
        !matches!(
            self,
            Self::Xterm
                | Self::Urxvt
                | Self::St
                | Self::Alacritty
                | Self::Foot
                | Self::Zutty
                | Self::LinuxConsole
                | Self::QTermWidget
        )
    }
}

/// A program between ours and the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
#[non_exhaustive]
pub enum Multiplexer {
    Tmux,
    Screen,
    Zellij,
}

impl Multiplexer {
    const ALL: [Self; 3] = [Self::Tmux, Self::Screen, Self::Zellij];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tmux => "tmux",
            Self::Screen => "screen",
            Self::Zellij => "zellij",
        }
    }

    fn variable(self) -> &'static str {
        match self {
            Self::Tmux => "TMUX",
            Self::Screen => "STY",
            Self::Zellij => "ZELLIJ",
        }
    }
}

/// By what a terminal was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// It said its name (XTVERSION).
    Name,
    /// Its numbers (DA2).
    Numbers,
    /// tmux said it.
    Tmux,
    /// An environment variable.
    Variable(&'static str),
    /// Nothing.
    None,
}

/// The terminal a program runs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terminal {
    /// The terminal that draws.
    pub brand: Brand,
    /// Its version, as it writes it.
    pub version: Option<String>,
    /// What stands between, with its version.
    pub within: Option<(Multiplexer, Option<String>)>,
    /// By what the terminal that draws was known.
    pub evidence: Evidence,
    /// What was answered where the brand is not known, so that two unknown ones are told apart.
    trace: String,
}

impl Terminal {
    /// The terminal that answered so in such an environment.
    pub fn identify(answers: &Answers, env: &Environment) -> Self {
        let within = multiplexer(answers, env);
        let (brand, version, evidence) = match within {
            Some((Multiplexer::Tmux, ref version)) => behind_tmux(answers, version.as_deref(), env),
            Some(_) => UNKNOWN,
            None => direct(answers, env),
        };
        let trace =
            if brand == Brand::Unknown { trace(answers, env, within.is_some()) } else { String::new() };
        Self { brand, version, within, evidence, trace }
    }

    /// Whether what stands between lets sequences through to the terminal.
    pub fn passes_through(&self, answers: &Answers) -> bool {
        let option = answers.outer.as_deref().and_then(|said| said.split('|').nth(2));
        matches!(self.within, Some((Multiplexer::Tmux, _)))
            && matches!(option, Some("on" | "all" | "1" | "2"))
    }

    /// Its name and version, by which what was learnt of it is saved.
    pub fn label(&self) -> String {
        let mut label = self.brand.name().to_owned();
        for part in [self.version.as_deref().unwrap_or(""), &self.trace] {
            if !part.is_empty() {
                label = format!("{label} {part}");
            }
        }
        match &self.within {
            Some((multiplexer, version)) => {
                let version = version.as_ref().map_or(String::new(), |version| format!(" {version}"));
                format!("{}{version} in {label}", multiplexer.name())
            }
            None => label,
        }
    }

    /// Whether its version is at least this one; false where it is not known.
    pub fn is_at_least(&self, major: u32, minor: u32) -> bool {
        self.version.as_deref().is_some_and(|version| at_least(version, (major, minor)))
    }
}

/// Whether a version such as `0.41.1` or `3.3a` is at least this one.
pub(super) fn at_least(version: &str, wanted: (u32, u32)) -> bool {
    let mut numbers = version.split(|c: char| !c.is_ascii_digit()).map(str::parse::<u32>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => (major, minor) >= wanted,
        (Some(Ok(major)), _) => (major, 0) >= wanted,
        _ => false,
    }
}

type Found = (Brand, Option<String>, Evidence);

const UNKNOWN: Found = (Brand::Unknown, None, Evidence::None);

/// What stands between: by its own answers; by the environment only where nothing answers, since a terminal started
/// from a pane inherits its variables.
fn multiplexer(answers: &Answers, env: &Environment) -> Option<(Multiplexer, Option<String>)> {
    if let Some(said) = &answers.version {
        let said = said.to_ascii_lowercase();
        let by_name = Multiplexer::ALL.into_iter().find(|multiplexer| said.starts_with(multiplexer.name()));
        if let Some(multiplexer) = by_name {
            let version = said[multiplexer.name().len()..].trim_matches([' ', '(', ')']).to_owned();
            return Some((multiplexer, (!version.is_empty()).then_some(version)));
        }
    }
    match answers.secondary.as_deref().and_then(<[u16]>::first) {
        Some(84) => return Some((Multiplexer::Tmux, None)),
        Some(83) => return Some((Multiplexer::Screen, None)),
        _ => {}
    }
    // zellij answers with the numbers of Alacritty, and without a name: its variable is all there is.
    let known = known_numbers(answers).map(|(brand, _)| brand);
    let unnamed = answers.version.is_none() && matches!(known, None | Some(Brand::Alacritty));
    let set = |multiplexer: &Multiplexer| env.get(multiplexer.variable()).is_some();
    let by_variable = Multiplexer::ALL.into_iter().find(set);
    by_variable
        .filter(|multiplexer| !answers.any() || (*multiplexer == Multiplexer::Zellij && unnamed))
        .map(|multiplexer| (multiplexer, None))
}

/// The terminal around tmux, by tmux's `client_termtype` and `client_termname` (see [`super::tmux`]): the first is the
/// outer terminal's own XTVERSION answer, the second its `TERM`.
fn behind_tmux(answers: &Answers, version: Option<&str>, env: &Environment) -> Found {
    let said = answers.outer.as_deref().unwrap_or("");
    let mut parts = said.split('|');
    let (kind, term) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    if let Some((brand, version)) = by_name(kind) {
        return (brand, version, Evidence::Tmux);
    }
    let brand = match term {
        // Of those tried, only PuTTY says xterm and nothing else.
        "xterm" if kind.is_empty() => Brand::Putty,
        term => by_term(term).unwrap_or(Brand::Unknown),
    };
    if brand != Brand::Unknown {
        return (brand, None, Evidence::Tmux);
    }
    // An older tmux cannot say; what it inherited may be stale after it was attached from elsewhere.
    let number = version.or_else(|| env.get("TERM_PROGRAM_VERSION")).unwrap_or("");
    if said.is_empty() && !at_least(number, (3, 3)) {
        for (variable, brand) in [("KITTY_WINDOW_ID", Brand::Kitty), ("KONSOLE_VERSION", Brand::Konsole)] {
            if env.get(variable).is_some() {
                return (brand, None, Evidence::Variable(variable));
            }
        }
    }
    UNKNOWN
}

fn direct(answers: &Answers, env: &Environment) -> Found {
    if let Some((brand, version)) = answers.version.as_deref().and_then(by_name) {
        return (brand, version, Evidence::Name);
    }
    if let Some((brand, version)) = known_numbers(answers) {
        // Konsole before 22.04 has QTermWidget's numbers, and no name.
        let konsole = env.get("KONSOLE_VERSION").and_then(|version| version.parse::<u32>().ok());
        if brand == Brand::QTermWidget && konsole.is_some_and(|version| version < 220_400) {
            return (Brand::Konsole, konsole_version(env), Evidence::Variable("KONSOLE_VERSION"));
        }
        // Others are built on the same library and answer alike, some of which order text.
        let alike = brand == Brand::Alacritty && env.get("TERM").and_then(by_term) != Some(brand);
        return if alike { UNKNOWN } else { (brand, version, Evidence::Numbers) };
    }
    by_environment(answers, env)
}

/// The brand by what XTVERSION gave.
fn by_name(said: &str) -> Option<(Brand, Option<String>)> {
    const NAMES: [(&str, Brand); 8] = [
        ("XTerm", Brand::Xterm),
        ("VTE", Brand::Vte),
        ("kitty", Brand::Kitty),
        ("foot", Brand::Foot),
        ("Konsole", Brand::Konsole),
        ("ghostty", Brand::Ghostty),
        ("WezTerm", Brand::WezTerm),
        ("iTerm2", Brand::ITerm2),
    ];
    let (name, brand) = NAMES.into_iter().find(|(name, _)| said.starts_with(name))?;
    let version = said[name.len()..].trim_matches([' ', '(', ')']);
    // VTE writes 8001 for 0.80.1.
    let version = match (brand, version.parse::<u32>()) {
        (Brand::Vte, Ok(number)) => vte_version(number),
        _ => version.to_owned(),
    };
    Some((brand, (!version.is_empty()).then_some(version)))
}

fn vte_version(number: u32) -> String {
    format!("{}.{}.{}", number / 10_000, number / 100 % 100, number % 100)
}

/// The brand by DA2, and DA1 where DA2 is shared. Numbers measured, but for Apple Terminal's and Windows Terminal's.
fn known_numbers(answers: &Answers) -> Option<(Brand, Option<String>)> {
    let &[a, b, c, ..] = answers.secondary.as_deref()? else { return None };
    Some(match (a, b, c) {
        (41, version, _) => (Brand::Xterm, Some(version.to_string())),
        (85, 95, _) => (Brand::Urxvt, None),
        (24, 279, _) => (Brand::Mlterm, None),
        (1, 4000, minor) => (Brand::Kitty, Some(format!("0.{minor}"))),
        (1, 115, _) => (Brand::Konsole, None),
        (61 | 65, version, 1) => (Brand::Vte, Some(vte_version(version.into()))),
        (0, 136, _) => (Brand::Putty, None),
        (0, 115, _) if answers.primary.as_deref().is_none_or(|numbers| numbers == [1, 2]) => {
            (Brand::QTermWidget, None)
        }
        (0, 276, _) => (Brand::XtermJs, None),
        (64, 0, 0) => (Brand::Zutty, None),
        (0, 10, 1) => (Brand::WindowsTerminal, None),
        // Its number is that of the library inside it.
        (0, version @ 100.., 1) => (Brand::Alacritty, Some(format!("library {version}"))),
        (1, 95, 0) => (Brand::AppleTerminal, None),
        _ => return None,
    })
}

/// The brand by the environment: `TERM` is set by each terminal; all else only where the terminal answered nothing.
fn by_environment(answers: &Answers, env: &Environment) -> Found {
    if let Some(brand) = env.get("TERM").and_then(by_term) {
        let version = if brand == Brand::Mlterm { env.get("MLTERM").map(str::to_owned) } else { None };
        return (brand, version, Evidence::Variable("TERM"));
    }
    // Where the terminal has not said what it is, these programs do.
    let program = match env.get("TERM_PROGRAM") {
        Some("iTerm.app") => Some(Brand::ITerm2),
        Some("Apple_Terminal") => Some(Brand::AppleTerminal),
        Some("WezTerm") => Some(Brand::WezTerm),
        Some("ghostty") => Some(Brand::Ghostty),
        Some("vscode") => Some(Brand::XtermJs),
        _ => None,
    };
    if let Some(brand) = program.filter(|_| answers.version.is_none() && answers.secondary.is_none()) {
        let version = env.get("TERM_PROGRAM_VERSION").map(str::to_owned);
        return (brand, version, Evidence::Variable("TERM_PROGRAM"));
    }
    if answers.any() {
        return UNKNOWN;
    }
    if let Some(version) = env.get("VTE_VERSION").and_then(|version| version.parse::<u32>().ok()) {
        return (Brand::Vte, Some(vte_version(version)), Evidence::Variable("VTE_VERSION"));
    }
    if env.get("KONSOLE_VERSION").is_some() {
        return (Brand::Konsole, konsole_version(env), Evidence::Variable("KONSOLE_VERSION"));
    }
    for (variable, brand) in [
        ("MLTERM", Brand::Mlterm),
        ("KITTY_WINDOW_ID", Brand::Kitty),
        ("XTERM_VERSION", Brand::Xterm),
        ("WT_SESSION", Brand::WindowsTerminal),
    ] {
        if env.get(variable).is_some() {
            return (brand, None, Evidence::Variable(variable));
        }
    }
    UNKNOWN
}

/// The terminals whose `TERM` is theirs alone.
fn by_term(term: &str) -> Option<Brand> {
    const TERMS: [(&str, Brand); 8] = [
        ("xterm-kitty", Brand::Kitty),
        ("mlterm", Brand::Mlterm),
        ("alacritty", Brand::Alacritty),
        ("foot", Brand::Foot),
        ("st-", Brand::St),
        ("rxvt-unicode", Brand::Urxvt),
        ("xterm-ghostty", Brand::Ghostty),
        ("linux", Brand::LinuxConsole),
    ];
    TERMS.into_iter().find(|(start, _)| term.starts_with(start)).map(|(_, brand)| brand)
}

/// `221203` → `22.12.03`.
fn konsole_version(env: &Environment) -> Option<String> {
    let number: u32 = env.get("KONSOLE_VERSION")?.parse().ok()?;
    Some(format!("{}.{:02}.{:02}", number / 10_000, number / 100 % 100, number % 100))
}

/// What an unknown terminal answered, in one word.
fn trace(answers: &Answers, env: &Environment, within: bool) -> String {
    if within {
        // The answers are those of what stands between.
        let outer = answers.outer.as_deref().unwrap_or("").split('|').take(2);
        return outer.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    }
    let joined = |numbers: &[u16]| numbers.iter().map(u16::to_string).collect::<Vec<_>>().join(",");
    let mut parts = Vec::new();
    if let Some(version) = &answers.version {
        parts.push(version.clone());
    }
    if let Some(numbers) = &answers.secondary {
        parts.push(format!("DA2:{}", joined(numbers)));
    }
    if let Some(numbers) = &answers.primary {
        parts.push(format!("DA1:{}", joined(numbers)));
    }
    if let Some(term) = env.get("TERM") {
        parts.push(format!("TERM={}", clean(term)));
    }
    parts.join(" ")
}
