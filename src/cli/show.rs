//! Prints an article, or with `--lines` any text: one line of output for each visual line.

use std::collections::HashMap;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::ops::Range;

use super::args::{
    AlignName, ColorName, DirectionName, EntitiesName, LettersName, MarksName, OrderName, Show,
};
use super::error::Error;
use super::{World, print, source};
use crate::article::{Article, BlockKind, Part};
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
        let lines = source::Input::open(&options.article)?.lines()?;
        return print::lines(lines.iter().flat_map(|line| printer.paragraph(line, printer.direction, &[])));
    }
    print::lines(printer.article(&source::article(&options.article)?))
}

/// Prints an article as `sahifa show` does without options: where the reader has no screen.
pub(super) fn print(world: &World, article: &Article) -> Result<u8, Error> {
    let options = Show {
        article: OsString::new(),
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
type Styled = (Range<usize>, Style);

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

    /// The lines of an article, made as they are asked for: title, source, sections, an empty line between blocks.
    fn article<'a>(&'a self, article: &'a Article) -> impl Iterator<Item = String> + 'a {
        let around = Direction::from(article.direction);
        let title = (!article.title.is_empty()).then(|| self.part(article, Part::Title));
        let about = self.language.about(article);
        let about =
            (!about.is_empty()).then(|| self.paragraph(&about, Some(self.direction.unwrap_or(around)), &[]));
        let sections = article.sections.iter().enumerate().flat_map(move |(at, section)| {
            let heading = section.heading.iter().map(move |_| self.part(article, Part::Heading(at)));
            let blocks =
                (0..section.blocks.len()).map(move |number| self.part(article, Part::Block(at, number)));
            let names = (self.entities == EntitiesName::List)
                .then(|| self.names(article, at, self.direction.unwrap_or(around)))
                .filter(|lines| !lines.is_empty());
            heading.chain(blocks).chain(names)
        });
        // What has no text takes no line.
        let shown = |lines: &Vec<String>| lines.iter().any(|line| !line.is_empty());
        let blocks = title.into_iter().chain(about).chain(sections).filter(shown).enumerate();
        blocks.flat_map(|(at, lines)| (at > 0).then(String::new).into_iter().chain(lines))
    }

    /// The lines of one part: its sign, and each of its own lines as a paragraph.
    fn part(&self, article: &Article, part: Part) -> Vec<String> {
        let around = Direction::from(article.direction);
        let text = article.text(part).unwrap_or_default();
        let block = match part {
            Part::Block(section, block) => {
                article.sections.get(section).and_then(|section| section.blocks.get(block))
            }
            _ => None,
        };
        let sign = block.map_or(String::new(), |block| block.kind.sign());
        let coloured = self.theme.is_some() && self.entities == EntitiesName::Inline;
        let mentions: Vec<_> = article.mentions_in(part).filter(|_| coloured).collect();
        let mut lines = Vec::new();
        let mut base = 0;
        let pieces: Vec<&str> = match block {
            Some(block) => block.lines().collect(),
            None => vec![text],
        };
        for line in pieces {
            let is_code = block.is_some_and(|block| matches!(block.kind, BlockKind::Code { .. }));
            let own = || if is_code { Direction::Ltr } else { direction_in(line, around) };
            let direction = self.direction.unwrap_or_else(own);
            let styles = self.styles(article, &mentions, base..base + line.len(), sign.len());
            lines.extend(self.paragraph(&format!("{sign}{line}"), Some(direction), &styles));
            base += line.len() + 1;
        }
        lines
    }

    /// One line for each entity of a section: sign, name, how often there.
    fn names(&self, article: &Article, section: usize, direction: Direction) -> Vec<String> {
        let mut counts: Vec<(usize, usize)> = Vec::new();
        let mut places: HashMap<usize, usize> = HashMap::new();
        let of_title = article.title_mentions.iter().filter(|_| section == 0).map(|mention| mention.entity);
        for entity in of_title.chain(article.sections[section].mentions.iter().map(|mention| mention.entity))
        {
            let place = *places.entry(entity).or_insert_with(|| {
                counts.push((entity, 0));
                counts.len() - 1
            });
            counts[place].1 += 1;
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

    /// The colours of the mentions in a piece of a part whose text is moved by `shift` bytes, in order.
    fn styles(
        &self,
        article: &Article,
        mentions: &[(Range<usize>, usize)],
        piece: Range<usize>,
        shift: usize,
    ) -> Vec<Styled> {
        let Some(theme) = self.theme else { return Vec::new() };
        let first = mentions.partition_point(|(range, _)| range.end <= piece.start);
        let here = mentions[first..].iter().take_while(|(range, _)| range.start < piece.end);
        here.filter_map(|(range, entity)| {
            let kind = article.entities.get(*entity)?.kind;
            let place = |at: usize| at.clamp(piece.start, piece.end) - piece.start + shift;
            Some((place(range.start)..place(range.end), theme.kind(kind)))
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
        // Only those of this line: a paragraph may hold very many.
        let source = line.source();
        let first = styles.partition_point(|(range, _)| range.end <= source.start);
        let here = &styles[first..];
        let here = &here[..here.partition_point(|(range, _)| range.start < source.end)];
        for cell in line.cells() {
            let style =
                here.iter().find(|(range, _)| range.contains(&cell.source.start)).map(|(_, style)| *style);
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
