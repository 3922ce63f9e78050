//! Colours by meaning. Every colour has a second sign, so that a screen without colours loses nothing.

mod palette;
mod shade;
mod themes;
mod tone;

use ratatui::style::{Color, Modifier, Style};

use crate::article::{Kind, SpanKind};
use crate::terminal::colour::Colours;
pub use palette::Palette;
pub use themes::{NAMES, Themes};
use tone::Tone;

/// The styles of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Its number among the themes.
    number: usize,
    /// The colours of the terminal, and whether its ground is light.
    terminal: (Colours, Option<bool>),
    /// The colours that are used.
    colours: Colours,
    tones: [Option<Color>; Tone::ALL.len()],
    /// The same half way to what stands back.
    faded: [Option<Color>; Tone::ALL.len()],
    ground: Option<(Color, Color)>,
}

impl Theme {
    /// The usual styles for a terminal with so many colours, on a light or a dark ground, if it is known which.
    pub fn new(colours: Colours, light: Option<bool>) -> Self {
        Themes::default().theme(0, colours, light)
    }

    /// The styles of a palette; without one there are no colours.
    fn of(number: usize, palette: Option<&Palette>, terminal: (Colours, Option<bool>)) -> Self {
        let colours = if palette.is_some() { terminal.0 } else { Colours::None };
        let mut tones = [None; Tone::ALL.len()];
        let shades = palette.iter().flat_map(|palette| palette.tones);
        for (tone, shade) in tones.iter_mut().zip(shades) {
            *tone = shade.colour(colours);
        }
        let mut faded = [None; Tone::ALL.len()];
        // With few colours there is none between two.
        if let Some(palette) = palette.filter(|_| colours >= Colours::Indexed) {
            let dim = palette.tones[Tone::Dim as usize];
            for (tone, shade) in faded.iter_mut().zip(palette.tones) {
                *tone = shade.half_way(dim).colour(colours);
            }
        }
        let ground = palette.and_then(|palette| palette.ground);
        let ground = ground.and_then(|(ground, text)| Some((ground.ground(colours)?, text.ground(colours)?)));
        Self { number, terminal, colours, tones, faded, ground }
    }

    fn number(self) -> usize {
        self.number
    }

    fn terminal(self) -> (Colours, Option<bool>) {
        self.terminal
    }

    fn tone(self, tone: Tone) -> Style {
        self.tones[tone as usize].map_or_else(Style::new, |colour| Style::new().fg(colour))
    }

    /// The ground and the text on it, where they are the theme's own: the style of all that has no other.
    pub fn ground(self) -> Option<Style> {
        self.ground.map(|(ground, text)| Style::new().bg(ground).fg(text))
    }

    /// A mention of an entity of this kind; underlined where there is no colour.
    pub fn kind(self, kind: Kind) -> Style {
        let style = self.tone(Tone::of(kind));
        if self.colours == Colours::None { style.add_modifier(Modifier::UNDERLINED) } else { style }
    }

    /// The sign of a kind of entity, and a name that stands by itself: underlined it would be a mention.
    pub fn sign(self, kind: Kind) -> Style {
        self.tone(Tone::of(kind))
    }

    /// A stretch of text that differs. A link is underlined: it has no colour of its own beside the names'.
    pub fn span(self, kind: SpanKind) -> Style {
        match kind {
            SpanKind::Strong => Style::new().add_modifier(Modifier::BOLD),
            SpanKind::Emphasis => Style::new().add_modifier(Modifier::ITALIC),
            SpanKind::Link => Style::new().add_modifier(Modifier::UNDERLINED),
            SpanKind::Code if self.colours == Colours::None => Style::new().add_modifier(Modifier::DIM),
            SpanKind::Code => self.tone(Tone::Figure),
        }
    }

    /// What is added to a mention of the chosen entity.
    pub fn chosen(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// What is added to the mention or hit that one stands on, and to the chosen row of a list.
    pub fn current(self) -> Style {
        // Where bold is a brighter colour (Konsole, PuTTY), bold letters would be grey on their ground.
        Style::new().add_modifier(Modifier::REVERSED).remove_modifier(Modifier::BOLD)
    }

    /// A mention of an entity of this kind while another entity is chosen: it stands back a little.
    pub fn behind(self, kind: Kind) -> Style {
        self.faded[Tone::of(kind) as usize].map_or_else(Style::new, |colour| Style::new().fg(colour))
    }

    /// The sentence that one reads.
    pub fn sentence(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// A search hit.
    pub fn hit(self) -> Style {
        self.tone(Tone::Hit).add_modifier(Modifier::UNDERLINED | Modifier::BOLD)
    }

    /// The title.
    pub fn title(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// A heading.
    pub fn heading(self) -> Style {
        self.tone(Tone::Heading).add_modifier(Modifier::BOLD)
    }

    /// What is selected to be copied.
    pub fn selection(self) -> Style {
        self.tone(Tone::Selection).add_modifier(Modifier::REVERSED)
    }

    /// What stands back: source, counts, hints.
    pub fn dim(self) -> Style {
        self.tone(Tone::Dim)
    }

    /// Lines that part things.
    pub fn rule(self) -> Style {
        self.tone(Tone::Rule)
    }

    /// The part of the progress line that is filled.
    pub fn accent(self) -> Style {
        self.tone(Tone::Accent)
    }
}

#[cfg(test)]
mod tests {
    use super::palette::Palette;
    use super::tone::Tone;
    use super::{Color, NAMES, Theme, Themes};
    use crate::config;
    use crate::terminal::colour::Colours;

    /// The lightness of a colour, from 0 to 1 (WCAG 2.1, relative luminance).
    fn lightness((r, g, b): (u8, u8, u8)) -> f64 {
        let part = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    }

    fn contrast(a: (u8, u8, u8), b: (u8, u8, u8)) -> f64 {
        let (a, b) = (lightness(a), lightness(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_tone_can_be_read_on_its_ground() {
        for (name, grounds, least) in [
            ("dark", [(0x1C, 0x1C, 0x1C), (0, 0, 0)].as_slice(), 4.5),
            ("light", &[(255, 255, 255)], 4.5),
            // As much as a colour can have on both is 4.58.
            ("either", &[(255, 255, 255), (0, 0, 0)], 4.45),
            ("sepia", &[], 4.5),
            ("contrast", &[], 7.0),
        ] {
            let palette = Palette::bundled(name).unwrap();
            let own: Vec<_> = palette.ground.iter().map(|(ground, _)| ground.rgb).collect();
            assert_eq!(own.is_empty(), !grounds.is_empty(), "{name}");
            let text = palette.ground.iter().map(|(_, text)| ("text", text.rgb));
            let tones = Tone::ALL.iter().zip(palette.tones).map(|((_, tone), shade)| (*tone, shade.rgb));
            for (tone, rgb) in tones.chain(text).filter(|(tone, _)| *tone != "rule") {
                let least = if tone == "dim" && least < 7.0 { 3.0 } else { least };
                for ground in grounds.iter().chain(&own) {
                    let found = contrast(rgb, *ground);
                    assert!(found >= least, "{name}: {tone} {found:.2} on {ground:?}");
                }
            }
        }
        assert!((contrast((255, 255, 255), (0, 0, 0)) - 21.0).abs() < 0.001);
    }

    #[test]
    fn the_files_of_the_themes_name_every_colour_once() {
        for ((number, name), text) in NAMES.iter().enumerate().skip(1).zip([
            super::palette::DARK,
            super::palette::LIGHT,
            super::palette::SEPIA,
            super::palette::CONTRAST,
        ]) {
            let names: Vec<String> =
                config::entries(text, name).unwrap().into_iter().map(|entry| entry.name).collect();
            for (_, tone) in Tone::ALL {
                assert!(names.contains(&tone.to_owned()), "{name}: {tone}");
            }
            let theme = Themes::default().theme(number, Colours::True, None);
            assert!(theme.tones.iter().all(Option::is_some), "{name}");
            assert_eq!(theme.ground().is_some(), names.contains(&"ground".to_owned()), "{name}");
        }
        for (at, (tone, _)) in Tone::ALL.iter().enumerate() {
            assert_eq!(*tone as usize, at);
        }
    }

    #[test]
    fn a_key_goes_through_all_and_back() {
        let own = Palette::parse("base = \"light\"\nperson = \"#102030\"", "mine.toml").unwrap();
        for (themes, all) in [(Themes::default(), 6), (Themes::with(("mine".into(), own)), 7)] {
            let first = themes.theme(0, Colours::True, Some(true));
            let (mut theme, mut seen) = (first, Vec::new());
            for _ in 0..all {
                seen.push(themes.name(theme).to_owned());
                theme = themes.next(theme);
            }
            assert_eq!(theme, first);
            assert_eq!(seen[..6], NAMES);
            assert_eq!(seen.get(6).map(String::as_str), (all == 7).then_some("mine"));
            assert!(seen.iter().enumerate().all(|(at, name)| themes.find(name) == Some(at)));
        }
        let dark = |light| Themes::default().theme(1, Colours::Sixteen, light);
        assert_eq!(dark(None).tones, dark(Some(true)).tones);
        // On a ground that is not known a heading has no colour of sixteen: none is readable on all.
        assert_eq!(Theme::new(Colours::Sixteen, None).heading().fg, Some(Color::Reset));
        assert_ne!(dark(None).heading().fg, Some(Color::Reset));
    }

    #[test]
    fn what_is_wrong_in_a_theme_is_said_with_its_place() {
        for (text, said, hint) in [
            ("persn = \"#102030\"", "t:1:1: there is no setting 'persn'", "did you mean person?"),
            ("person = \"red\"", "t:1:10: person cannot be \"red\"", "#rrggbb"),
            ("person = [\"#102030\", 256, \"red\"]", "t:1:10: person cannot be a list", "255"),
            ("\ntext = \"#102030\"", "t:2:1: text cannot be there alone", "ground"),
            ("base = \"night\"", "t:1:8: base cannot be \"night\"", "sepia"),
        ] {
            let error = Palette::parse(text, "t").unwrap_err();
            assert!(error.to_string().starts_with(said), "{error}");
            assert!(error.hint().contains(hint), "{}", error.hint());
        }
        assert!(Palette::parse("base = \"sepia\"\ntext = \"#102030\"", "t").is_ok());
    }
}
