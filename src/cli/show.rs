//! Prints an article, or with `--lines` any text: one line of output for each visual line.

use std::collections::HashMap;
use std::ffi::OsString;
use std::io;
use std::ops::Range;

use super::args::{AlignName, ColorName, DirectionName, EntitiesName, OrderName, Show};
use super::error::Error;
use super::print::Writer;
use super::screen::Screen;
use super::source::Source;
use super::{World, print};
use crate::article::{Article, BlockKind, Confidence, Part};
use crate::terminal::colour::Colours;
use crate::terminal::{Output, Recipe};
use crate::text::bidi::direction_in;
use crate::text::{Direction, LayoutOptions, Layouter, Letters, Marks, Order, VisualLine};
use crate::ui::theme::Theme;
use ratatui::style::Style;

/// `sahifa show`.
pub(super) fn run(world: &World, options: &Show) -> Result<u8, Error> {
    if options.align == AlignName::Justify {
        return Err(Error::failure("'--align justify' is not there yet").hint("leave it out"));
    }
    let source = Source::open(world, &options.article)?;
    let mut printer = Printer::new(world, options);
    if !options.lines {
        return printer.print(source);
    }
    let input = source.read()?;
    let verbatim = input.verbatim()?;
    print::with(|writer| {
        verbatim.lines().try_for_each(|line| {
            printer.paragraph(line, printer.direction, &[], &mut writer.text);
            writer.write()
        })
    })
}

/// Prints what was opened as `sahifa show` does without options: where the reader has no screen.
pub(super) fn print(world: &World, source: Source) -> Result<u8, Error> {
    let options = Show {
        article: OsString::new(),
        width: None,
        lines: false,
        direction: DirectionName::Auto,
        order: OrderName::Auto,
        align: AlignName::Start,
        color: ColorName::Auto,
        entities: None,
    };
    Printer::new(world, &options).print(source)
}

/// The options with everything decided.
struct Printer {
    width: usize,
    direction: Option<Direction>,
    order: Order,
    letters: Letters,
    marks: Marks,
    entities: EntitiesName,
    /// How sure names must be to be seen.
    least: Confidence,
    /// The styles of mentions, if colours are written.
    theme: Option<Theme>,
    language: crate::ui::words::Language,
    /// How cells are written.
    output: Output,
    /// The columns of the terminal, or of the lines where there is none.
    columns: u16,
    layouter: Layouter,
}

/// A range of bytes and the style it is written in.
type Styled = (Range<usize>, Style);

impl Printer {
    fn new(world: &World, options: &Show) -> Self {
        let screen = Screen::of_process(&world.env, world.wishes, &world.saved);
        let terminal = screen.is_some();
        let width = options.width.or(screen.as_ref().map(|screen| screen.columns)).unwrap_or(80);
        let known = screen.as_ref().map(|screen| &screen.choice);
        let order = match options.order {
            OrderName::Visual => Order::Visual,
            OrderName::Logical => Order::Logical,
            OrderName::Auto if known.is_some_and(|choice| choice.recipe != Recipe::Logical) => Order::Visual,
            OrderName::Auto => Order::Logical,
        };
        let visual = known.filter(|_| order == Order::Visual);
        let letters = world.wishes.letters;
        let letters = letters.or(visual.map(|choice| choice.letters)).unwrap_or(Letters::Base);
        let marks = world.wishes.marks;
        let marks = marks.or(visual.map(|choice| choice.marks)).unwrap_or(Marks::Keep);
        let there = screen.as_ref().map(|screen| Colours::of(&world.env).told(&screen.answers));
        let colours = match options.color {
            ColorName::Never => Colours::None,
            // Asked for by name, it beats NO_COLOR and a terminal that says nothing.
            ColorName::Always => there.unwrap_or_else(|| Colours::of(&world.env)).max(Colours::Sixteen),
            ColorName::Auto => there.unwrap_or(Colours::None),
        };
        // What goes into a pipe is written as it is.
        let output = screen.as_ref().filter(|_| order == Order::Visual).map(|screen| screen.output);
        // No colours means none at all, not even those by which a terminal is kept from ordering letters.
        let output = match output {
            Some(output) if options.color == ColorName::Never && output.recipe() == Recipe::SplitColour => {
                Some(Output::of(Recipe::Plain))
            }
            output => output,
        };
        let light = screen.as_ref().and_then(|screen| screen.answers.light).or_else(|| world.env.light());
        Self {
            width: usize::from(width),
            direction: match options.direction {
                DirectionName::Auto => None,
                DirectionName::Rtl => Some(Direction::Rtl),
                DirectionName::Ltr => Some(Direction::Ltr),
            },
            order,
            letters,
            marks,
            entities: options.entities.unwrap_or(if terminal {
                EntitiesName::Inline
            } else {
                EntitiesName::None
            }),
            least: world.least(),
            theme: (colours > Colours::None).then(|| {
                let wished = world.themes.theme(world.theme, colours, light);
                // Lines are printed on the terminal's own ground.
                if wished.ground().is_some() { Theme::new(colours, light) } else { wished }
            }),
            language: world.language,
            output: output.unwrap_or(Output::of(Recipe::Logical)),
            columns: screen.map_or(width, |screen| screen.columns),
            layouter: Layouter::default(),
        }
    }

    /// Whether the names of an article are to be seen.
    fn shows_names(&self) -> bool {
        match self.entities {
            EntitiesName::None => false,
            EntitiesName::Inline => self.theme.is_some(),
            EntitiesName::List => true,
        }
    }

    /// Prints an article. Names are found only where they are seen: they take longer than all the rest.
    fn print(&mut self, source: Source) -> Result<u8, Error> {
        let input = source.read()?;
        let mut article = if self.shows_names() { input.article()? } else { input.text()? };
        article.keep_names(self.least);
        print::with(|writer| self.article(&article, writer))
    }

    /// Title, source, sections, an empty line between blocks.
    fn article(&mut self, article: &Article, writer: &mut Writer) -> io::Result<()> {
        let direction = self.direction.unwrap_or(article.direction.into());
        let mut first = true;
        let mut block = |printer: &mut Self, write: &mut dyn FnMut(&mut Self, &mut String)| {
            let start = writer.text.len();
            if !first {
                writer.text.push('\n');
            }
            let own = writer.text.len();
            write(printer, &mut writer.text);
            // What has no text takes no line.
            if writer.text[own..].bytes().all(|byte| byte == b'\n') {
                writer.text.truncate(start);
            } else {
                first = false;
            }
            writer.write()
        };
        block(self, &mut |printer, out| printer.part(article, Part::Title, out))?;
        let words = self.language.words();
        // What is stored, or goes through a pipe, has no characters that nobody typed.
        let visual = self.order == Order::Visual;
        let about = if visual { words.about_apart(article) } else { words.about(article) };
        block(self, &mut |printer, out| printer.paragraph(&about, Some(direction), &[], out))?;
        for (at, section) in article.sections.iter().enumerate() {
            if section.heading.is_some() {
                block(self, &mut |printer, out| printer.part(article, Part::Heading(at), out))?;
            }
            for number in 0..section.blocks.len() {
                block(self, &mut |printer, out| printer.part(article, Part::Block(at, number), out))?;
            }
            if self.entities == EntitiesName::List {
                block(self, &mut |printer, out| printer.names(article, at, direction, out))?;
            }
        }
        Ok(())
    }

    /// The lines of one part: its sign, and each of its own lines as a paragraph.
    fn part(&mut self, article: &Article, part: Part, out: &mut String) {
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
        let mentions: Vec<_> = if coloured { article.mentions_in(part).collect() } else { Vec::new() };
        let is_code = block.is_some_and(|block| matches!(block.kind, BlockKind::Code { .. }));
        let mut base = 0;
        let mut line = |line: &str| {
            let own = || if is_code { Direction::Ltr } else { direction_in(line, around) };
            let direction = self.direction.unwrap_or_else(own);
            let styles = self.styles(article, &mentions, base..base + line.len(), sign.len());
            if sign.is_empty() {
                self.paragraph(line, Some(direction), &styles, out);
            } else {
                self.paragraph(&format!("{sign}{line}"), Some(direction), &styles, out);
            }
            base += line.len() + 1;
        };
        match block {
            Some(block) => block.lines().for_each(line),
            None => line(text),
        }
    }

    /// One line for each entity of a section: sign, name, how often there.
    fn names(&mut self, article: &Article, section: usize, direction: Direction, out: &mut String) {
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
        for (at, count) in counts {
            let Some(entity) = article.entities.get(at) else { continue };
            let line = format!("{} {} ×{count}", entity.kind.sign(), entity.name);
            self.paragraph(&line, Some(direction), &[], out);
        }
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

    /// The lines of one paragraph, a line feed after each.
    fn paragraph(&mut self, text: &str, direction: Option<Direction>, styles: &[Styled], out: &mut String) {
        let options = LayoutOptions {
            width: self.width,
            direction,
            order: self.order,
            letters: self.letters,
            marks: self.marks,
            ..LayoutOptions::default()
        };
        for line in self.layouter.layout(text, &options).lines() {
            self.line(&line, styles, out);
            out.push('\n');
        }
    }

    fn line(&self, line: &VisualLine<'_>, styles: &[Styled], out: &mut String) {
        let right = self.order == Order::Visual && line.direction() == Direction::Rtl && line.width() > 0;
        let indent = if right { self.width.saturating_sub(line.width()) } else { 0 };
        if styles.is_empty() && self.output.prints_symbols() {
            out.extend(std::iter::repeat_n(' ', indent));
            line.cells().for_each(|cell| cell.symbol.push_to(out));
            out.truncate(out.trim_end_matches(' ').len());
            return;
        }
        // Only those of this line: a paragraph may hold very many.
        let source = line.source();
        let first = styles.partition_point(|(range, _)| range.end <= source.start);
        let here = &styles[first..];
        let here = &here[..here.partition_point(|(range, _)| range.start < source.end)];
        out.push_str(&self.output.line(line, indent, self.columns, |source| {
            let found = here.iter().find(|(range, _)| range.contains(&source.start));
            found.map_or_else(Style::new, |(_, style)| *style)
        }));
    }
}
