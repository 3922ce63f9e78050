//! Colours by meaning. Every colour has a second sign, so that a screen without colours loses nothing.

use ratatui::style::{Color, Modifier, Style};

use crate::article::{Kind, SpanKind};
use crate::terminal::colour::Colours;

/// The styles of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    colours: Colours,
    light: Option<bool>,
}

/// What has a colour of its own.
#[derive(Debug, Clone, Copy)]
enum Tone {
    Person,
    Organization,
    Location,
    Product,
    Event,
    Date,
    Figure,
    Heading,
    Dim,
    Rule,
    Accent,
    Hit,
}

/// A tone on a dark ground and on a light one: true colour, xterm's 256, the terminal's 16.
struct Shades {
    dark: ((u8, u8, u8), u8, Color),
    light: ((u8, u8, u8), u8, Color),
}

impl Tone {
    fn shades(self) -> Shades {
        let (dark, light) = match self {
            Self::Person => (((223, 175, 95), 179, Color::Yellow), ((138, 91, 0), 94, Color::Red)),
            Self::Organization => {
                (((135, 175, 215), 110, Color::LightBlue), ((11, 87, 164), 25, Color::Blue))
            }
            Self::Location => (((135, 175, 135), 108, Color::Green), ((31, 107, 63), 29, Color::Green)),
            Self::Product => {
                (((215, 135, 175), 175, Color::LightMagenta), ((156, 47, 111), 126, Color::Magenta))
            }
            Self::Event => (((175, 155, 215), 140, Color::LightRed), ((96, 68, 160), 97, Color::Magenta)),
            Self::Date => (((158, 158, 158), 247, Color::Gray), ((98, 98, 98), 241, Color::DarkGray)),
            Self::Figure => (((127, 184, 184), 109, Color::Cyan), ((38, 106, 106), 30, Color::Cyan)),
            Self::Heading => (((255, 215, 175), 223, Color::LightYellow), ((135, 66, 0), 130, Color::Reset)),
            Self::Dim => (((118, 118, 118), 243, Color::DarkGray), ((108, 108, 108), 242, Color::DarkGray)),
            Self::Rule => (((78, 78, 78), 239, Color::DarkGray), ((188, 188, 188), 250, Color::Gray)),
            Self::Accent => (((199, 154, 90), 173, Color::Yellow), ((175, 110, 30), 130, Color::Yellow)),
            Self::Hit => (((255, 255, 135), 228, Color::LightYellow), ((120, 100, 0), 100, Color::Magenta)),
        };
        Shades { dark, light }
    }
}

/// One of the first eight: without grey there is only the text's own colour.
fn dull(colour: Color) -> Color {
    match colour {
        Color::LightRed => Color::Red,
        Color::LightYellow => Color::Yellow,
        Color::LightBlue => Color::Blue,
        Color::LightMagenta => Color::Magenta,
        Color::Gray | Color::DarkGray => Color::Reset,
        other => other,
    }
}

impl Theme {
    /// The styles for a terminal with so many colours, on a light or a dark ground, if it is known which.
    pub fn new(colours: Colours, light: Option<bool>) -> Self {
        Self { colours, light }
    }

    fn tone(self, tone: Tone) -> Style {
        let shades = tone.shades();
        let ((r, g, b), index, basic) = if self.light == Some(true) { shades.light } else { shades.dark };
        match self.colours {
            Colours::None => Style::new(),
            Colours::Eight => Style::new().fg(dull(basic)),
            Colours::Sixteen => Style::new().fg(basic),
            Colours::Indexed => Style::new().fg(Color::Indexed(index)),
            Colours::True => Style::new().fg(Color::Rgb(r, g, b)),
        }
    }

    /// A mention of an entity of this kind; underlined where there is no colour.
    pub fn kind(self, kind: Kind) -> Style {
        let style = self.tone(match kind {
            Kind::Person => Tone::Person,
            Kind::Organization => Tone::Organization,
            Kind::Location => Tone::Location,
            Kind::Product => Tone::Product,
            Kind::Event => Tone::Event,
            Kind::Date => Tone::Date,
            Kind::Money | Kind::Percent | Kind::Quantity => Tone::Figure,
        });
        if self.colours == Colours::None { style.add_modifier(Modifier::UNDERLINED) } else { style }
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
        let style = Style::new().add_modifier(Modifier::REVERSED);
        // Where bold is a brighter colour, letters would be grey on their ground.
        if self.colours <= Colours::Sixteen { style.remove_modifier(Modifier::BOLD) } else { style }
    }

    /// The style of a mention while another entity is chosen.
    pub fn behind(self, style: Style) -> Style {
        if self.colours == Colours::None { Style::new() } else { style.add_modifier(Modifier::DIM) }
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

    /// A heading. Its colour is pale on the wrong ground, so it has none where the ground is not known.
    pub fn heading(self) -> Style {
        let tone = if self.light.is_some() { self.tone(Tone::Heading) } else { Style::new() };
        tone.add_modifier(Modifier::BOLD)
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
