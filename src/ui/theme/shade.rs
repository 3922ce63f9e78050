//! A colour for terminals of all kinds: red, green, blue; xterm's 256; the terminal's own 16.

use ratatui::style::Color;

use crate::config::Value;
use crate::terminal::colour::Colours;

/// One colour in three ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shade {
    pub(super) rgb: (u8, u8, u8),
    index: u8,
    basic: Color,
}

/// The sixteen, with the values xterm gives them. `default` is the text's own colour.
const BASIC: [(&str, Color, (u8, u8, u8)); 16] = [
    ("black", Color::Black, (0, 0, 0)),
    ("red", Color::Red, (205, 0, 0)),
    ("green", Color::Green, (0, 205, 0)),
    ("yellow", Color::Yellow, (205, 205, 0)),
    ("blue", Color::Blue, (0, 0, 238)),
    ("magenta", Color::Magenta, (205, 0, 205)),
    ("cyan", Color::Cyan, (0, 205, 205)),
    ("gray", Color::Gray, (229, 229, 229)),
    ("dark-gray", Color::DarkGray, (127, 127, 127)),
    ("light-red", Color::LightRed, (255, 0, 0)),
    ("light-green", Color::LightGreen, (0, 255, 0)),
    ("light-yellow", Color::LightYellow, (255, 255, 0)),
    ("light-blue", Color::LightBlue, (92, 92, 255)),
    ("light-magenta", Color::LightMagenta, (255, 0, 255)),
    ("light-cyan", Color::LightCyan, (0, 255, 255)),
    ("white", Color::White, (255, 255, 255)),
];

/// What a shade can be, for an error.
pub(super) const WANTED: &str =
    "\"#rrggbb\", or [\"#rrggbb\", 0 to 255, \"black\", \"red\" … \"white\" or \"default\"]";

impl Shade {
    /// A grey that can be seen on any ground.
    pub(super) const PLAIN: Self = Self { rgb: (128, 128, 128), index: 244, basic: Color::Reset };

    /// A dark ground and a text on it …
    pub(super) const DARK: (Self, Self) = (
        Self { rgb: (28, 28, 28), index: 234, basic: Color::Black },
        Self { rgb: (218, 218, 218), index: 253, basic: Color::White },
    );

    /// … and a light one, for themes whose ground is the terminal's otherwise.
    pub(super) const LIGHT: (Self, Self) = (
        Self { rgb: (255, 255, 255), index: 231, basic: Color::White },
        Self { rgb: (28, 28, 28), index: 234, basic: Color::Black },
    );

    /// The shade that a value says.
    pub(super) fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Text(hex) => rgb(hex).map(Self::nearest),
            Value::List(ways) => match ways.as_slice() {
                [(Value::Text(hex), _), (Value::Number(index), _), (Value::Text(name), _)] => {
                    Some(Self { rgb: rgb(hex)?, index: u8::try_from(*index).ok()?, basic: named(name)? })
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// A true colour with what is nearest to it of the others.
    fn nearest(rgb: (u8, u8, u8)) -> Self {
        let basic = BASIC.iter().min_by_key(|(_, _, other)| distance(rgb, *other));
        // The first sixteen differ from terminal to terminal.
        let index = (16..=255).min_by_key(|&index| distance(rgb, xterm(index))).unwrap_or(16);
        Self { rgb, index, basic: basic.map_or(Color::Reset, |(_, colour, _)| *colour) }
    }

    /// What lies between this shade and another.
    pub(super) fn half_way(self, other: Self) -> Self {
        let ((r, g, b), (to_r, to_g, to_b)) = (self.rgb, other.rgb);
        Self::nearest((r.midpoint(to_r), g.midpoint(to_g), b.midpoint(to_b)))
    }

    /// The colour for a terminal with so many; `None` where it has none.
    pub(super) fn colour(self, colours: Colours) -> Option<Color> {
        let (r, g, b) = self.rgb;
        match colours {
            Colours::None => None,
            Colours::Eight => Some(dull(self.basic)),
            Colours::Sixteen => Some(self.basic),
            Colours::Indexed => Some(Color::Indexed(self.index)),
            Colours::True => Some(Color::Rgb(r, g, b)),
        }
    }

    /// The same for a ground, or for the text on one that is ours: there the grey of old is a colour as any other.
    pub(super) fn ground(self, colours: Colours) -> Option<Color> {
        match (colours, self.basic) {
            (Colours::Eight, Color::White | Color::Gray) => Some(Color::Gray),
            _ => self.colour(colours),
        }
    }
}

/// One of the first eight: without grey there is only the text's own colour.
fn dull(colour: Color) -> Color {
    match colour {
        Color::LightRed => Color::Red,
        Color::LightGreen => Color::Green,
        Color::LightYellow => Color::Yellow,
        Color::LightBlue => Color::Blue,
        Color::LightMagenta => Color::Magenta,
        Color::LightCyan => Color::Cyan,
        Color::Gray | Color::DarkGray | Color::White => Color::Reset,
        other => other,
    }
}

fn named(name: &str) -> Option<Color> {
    let found = BASIC.iter().find(|(known, ..)| *known == name).map(|(_, colour, _)| *colour);
    found.or((name == "default").then_some(Color::Reset))
}

fn rgb(hex: &str) -> Option<(u8, u8, u8)> {
    let digits = hex.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some((part(0)?, part(2)?, part(4)?))
}

/// One of xterm's 256 behind the first sixteen: a cube of six steps, then greys.
fn xterm(index: u8) -> (u8, u8, u8) {
    let step = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    if index >= 232 {
        let grey = 8 + 10 * (index - 232);
        return (grey, grey, grey);
    }
    let at = index.saturating_sub(16);
    (step(at / 36), step(at / 6 % 6), step(at % 6))
}

fn distance(a: (u8, u8, u8), b: (u8, u8, u8)) -> u32 {
    let part = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    part(a.0, b.0) + part(a.1, b.1) + part(a.2, b.2)
}

#[cfg(test)]
mod tests {
    use super::{Shade, rgb};
    use crate::config::Value;
    use crate::terminal::colour::Colours;
    use ratatui::style::Color;

    #[test]
    fn a_true_colour_alone_gives_the_nearest_others() {
        for (hex, index, basic) in [
            ("#ff0000", 196, Color::LightRed),
            ("#5f87af", 67, Color::DarkGray),
            ("#8a8a8a", 245, Color::DarkGray),
        ] {
            let shade = Shade::read(&Value::Text(hex.into())).unwrap();
            assert_eq!(shade.colour(Colours::Indexed), Some(Color::Indexed(index)), "{hex}");
            assert_eq!(shade.colour(Colours::Sixteen), Some(basic), "{hex}");
            assert_eq!(shade.colour(Colours::None), None);
        }
        for wrong in ["", "#12", "123456", "#12345g", "#١٢٣"] {
            assert_eq!(rgb(wrong), None, "{wrong}");
        }
    }
}
