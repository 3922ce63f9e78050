//! Prints an article, or with `--lines` any text: one line of output for each visual line.

use std::io::IsTerminal;

use super::args::{
    AlignName, ColorName, DirectionName, EntitiesName, LettersName, MarksName, OrderName, Show,
};
use super::error::Error;
use super::export::sign;
use super::{World, print, source};
use crate::article::{Article, Part};
use crate::ingest;
use crate::terminal::colour::Colours;
use crate::text::bidi::{direction_in, is_right_to_left};
use crate::text::{Direction, LayoutOptions, Letters, Marks, Order, Overflow, VisualLine, layout};
use crate::ui::theme::Theme;
use ratatui::style::{Color, Style};

/// `sahifa show`.
pub(super) fn run(world: &World, options: &Show) -> Result<u8, Error> {
    if options.align == AlignName::Justify {
        return Err(Error::failure("'--align justify' is not there yet").hint("leave it out"));
    }
    let printer = Printer::new(world, options);
    if options.lines {
        let (bytes, name) = source::bytes(&options.article)?;
        let lines = ingest::lines(&bytes).map_err(|error| Error::reading(&name, &error))?;
        return print::lines(lines.iter().flat_map(|line| printer.paragraph(line, printer.direction, &[])));
    }
    print::lines(printer.article(&source::article(&options.article)?))
}

/// Prints an article as `sahifa show` does without options: where the reader has no screen.
pub(super) fn print(world: &World, article: &Article) -> Result<u8, Error> {
    let options = Show {
        article: String::new(),
        width: None,
        lines: false,
        direction: DirectionName::Auto,
        order: OrderName::Auto,
        letters: LettersName::Auto,
        marks: MarksName::Auto,
        align: AlignName::Start,
        color: ColorName::Auto,
        entities: None,
    };
    print::lines(Printer::new(world, &options).article(article))
}

/// The options with everything decided.
struct Printer {
    width: usize,
    direction: Option<Direction>,
    order: Order,
    letters: Letters,
    marks: Marks,
    entities: EntitiesName,
    /// The styles of mentions, if colours are written.
    theme: Option<Theme>,
    language: crate::ui::words::Language,
    /// Whether cells must be kept from the ordering of a terminal (see [`crate::terminal::Recipe::Plain`]).
    guard: bool,
}

/// A range of bytes and the style it is written in.
type Styled = (std::ops::Range<usize>, Style);

impl Printer {
    fn new(world: &World, options: &Show) -> Self {
        let terminal = std::io::stdout().is_terminal();
        let columns = || crossterm::terminal::size().ok().map(|size| size.0).filter(|&columns| columns > 0);
        let width = options.width.or_else(|| columns().filter(|_| terminal)).unwrap_or(80);
        let order = match options.order {
            OrderName::Visual => Order::Visual,
            OrderName::Logical => Order::Logical,
            OrderName::Auto if terminal => Order::Visual,
            OrderName::Auto => Order::Logical,
        };
        let letters = match options.letters {
            LettersName::Forms => Letters::Forms,
            LettersName::Base => Letters::Base,
            LettersName::Auto if terminal && order == Order::Visual => Letters::Forms,
            LettersName::Auto => Letters::Base,
        };
        let colours = match options.color {
            ColorName::Never => Colours::None,
            // Asked for by name, it beats NO_COLOR and a terminal that says nothing.
            ColorName::Always => Colours::of(&world.env).max(Colours::Sixteen),
            ColorName::Auto if terminal => Colours::of(&world.env),
            ColorName::Auto => Colours::None,
        };
        Self {
            width: usize::from(width),
            direction: match options.direction {
                DirectionName::Auto => None,
                DirectionName::Rtl => Some(Direction::Rtl),
                DirectionName::Ltr => Some(Direction::Ltr),
            },
            order,
            letters,
            marks: if options.marks == MarksName::Strip { Marks::Strip } else { Marks::Keep },
            entities: options.entities.unwrap_or(if terminal {
                EntitiesName::Inline
            } else {
                EntitiesName::None
            }),
            theme: (colours > Colours::None).then(|| Theme::new(colours, None)),
            language: world.language,
            guard: terminal && order == Order::Visual,
        }
    }

    /// The lines of an article: title, source, sections, an empty line between blocks.
    fn article(&self, article: &Article) -> Vec<String> {
        let around = Direction::from(article.direction);
        let mut blocks: Vec<Vec<String>> = Vec::new();
        let part = |part: Part, sign: &str| {
            let text = article.text(part).unwrap_or_default();
            let direction = self.direction.unwrap_or_else(|| direction_in(text, around));
            let styles = self.styles(article, part, sign.len());
            self.paragraph(&format!("{sign}{text}"), Some(direction), &styles)
        };
        if !article.title.is_empty() {
            blocks.push(part(Part::Title, ""));
        }
        let about = self.language.about(article);
        if !about.is_empty() {
            blocks.push(self.paragraph(&about, Some(self.direction.unwrap_or(around)), &[]));
        }
        for (at, section) in article.sections.iter().enumerate() {
            if section.heading.is_some() {
                blocks.push(part(Part::Heading(at), ""));
            }
            for (number, block) in section.blocks.iter().enumerate() {
                blocks.push(part(Part::Block(at, number), &sign(&block.kind)));
            }
            if self.entities == EntitiesName::List {
                let lines = self.names(article, at, self.direction.unwrap_or(around));
                blocks.extend((!lines.is_empty()).then_some(lines));
            }
        }
        blocks.join(&String::new())
    }

    /// One line for each entity of a section: sign, name, how often there.
    fn names(&self, article: &Article, section: usize, direction: Direction) -> Vec<String> {
        let mut counts: Vec<(usize, usize)> = Vec::new();
        let of_title = article.title_mentions.iter().filter(|_| section == 0).map(|mention| mention.entity);
        for entity in of_title.chain(article.sections[section].mentions.iter().map(|mention| mention.entity))
        {
            match counts.iter_mut().find(|(known, _)| *known == entity) {
                Some((_, count)) => *count += 1,
                None => counts.push((entity, 1)),
            }
        }
        let entities = counts.iter().filter_map(|(at, count)| Some((article.entities.get(*at)?, count)));
        entities
            .flat_map(|(entity, count)| {
                self.paragraph(
                    &format!("{} {} ×{count}", entity.kind.sign(), entity.name),
                    Some(direction),
                    &[],
                )
            })
            .collect()
    }

    /// The colours of the mentions in a part whose text is moved by `shift` bytes.
    fn styles(&self, article: &Article, part: Part, shift: usize) -> Vec<Styled> {
        let Some(theme) = self.theme.filter(|_| self.entities == EntitiesName::Inline) else {
            return Vec::new();
        };
        let here = article.mentions().filter(|(at, ..)| *at == part);
        here.filter_map(|(_, range, entity)| {
            let kind = article.entities.get(entity)?.kind;
            Some((range.start + shift..range.end + shift, theme.kind(kind)))
        })
        .collect()
    }

    /// The lines of one paragraph.
    fn paragraph(&self, text: &str, direction: Option<Direction>, styles: &[Styled]) -> Vec<String> {
        let options = LayoutOptions {
            width: self.width,
            direction,
            order: self.order,
            letters: self.letters,
            marks: self.marks,
            overflow: Overflow::Wrap,
        };
        layout(text, &options).lines().map(|line| self.line(&line, styles)).collect()
    }

    fn line(&self, line: &VisualLine<'_>, styles: &[Styled]) -> String {
        let mut out = String::new();
        if self.order == Order::Visual && line.direction() == Direction::Rtl && line.width() > 0 {
            out.push_str(&" ".repeat(self.width.saturating_sub(line.width())));
        }
        let mut written: Option<Style> = None;
        for cell in line.cells() {
            let style =
                styles.iter().find(|(range, _)| range.contains(&cell.source.start)).map(|(_, style)| *style);
            if style != written {
                if written.is_some() {
                    out.push_str("\x1B[0m");
                }
                if let Some(style) = style {
                    out.push_str(&escape(style));
                }
                written = style;
            }
            out.push_str(cell.symbol);
            if self.guard && cell.symbol.chars().any(is_right_to_left) {
                out.push('\u{200E}');
            }
        }
        if written.is_some() {
            out.push_str("\x1B[0m");
        }
        // A right-to-left line that begins with spaces has them at its right edge.
        out.truncate(out.trim_end_matches(' ').len());
        out
    }
}

/// The escape sequence for a foreground colour (ECMA-48 SGR, and its 256 and true-colour forms).
fn escape(style: Style) -> String {
    match style.fg {
        Some(Color::Rgb(r, g, b)) => format!("\x1B[38;2;{r};{g};{b}m"),
        Some(Color::Indexed(index)) => format!("\x1B[38;5;{index}m"),
        Some(Color::Red) => "\x1B[31m".into(),
        Some(Color::Green) => "\x1B[32m".into(),
        Some(Color::Yellow) => "\x1B[33m".into(),
        Some(Color::Blue) => "\x1B[34m".into(),
        Some(Color::Magenta) => "\x1B[35m".into(),
        Some(Color::Cyan) => "\x1B[36m".into(),
        Some(Color::Gray) => "\x1B[37m".into(),
        Some(Color::DarkGray) => "\x1B[90m".into(),
        Some(Color::LightRed) => "\x1B[91m".into(),
        Some(Color::LightYellow) => "\x1B[93m".into(),
        Some(Color::LightBlue) => "\x1B[94m".into(),
        Some(Color::LightMagenta) => "\x1B[95m".into(),
        _ => "\x1B[1m".into(),
    }
}
