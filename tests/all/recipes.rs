//! Recipes against models of the terminals they are for: what a terminal makes of the row that was written is the row
//! that was wanted.

use proptest::prelude::{
    Just, ProptestConfig, Strategy, prop, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use sahifa::article::Article;
use sahifa::terminal::{Answers, Choice, Environment, Output, Recipe, Wishes};
use sahifa::text::bidi::{class, first_strong, levels};
use sahifa::text::reorder::{reset_whitespace, visual_order};
use sahifa::text::script::is_zero_width_control;
use sahifa::text::{Direction, LayoutOptions, Letters, layout, mirror};
use unicode_bidi::BidiClass;

use sahifa::ui::words::Language;

use crate::support;
use crate::support::drive::Drive;

/// What stands on a row: a symbol with its columns, in a style.
#[derive(Debug, Clone, PartialEq)]
struct Unit {
    symbol: String,
    width: usize,
    style: Style,
}

impl Unit {
    fn first(&self) -> char {
        self.symbol.chars().next().unwrap()
    }

    fn mirrored(&self) -> Self {
        let first = self.first();
        let symbol = format!("{}{}", mirror(first).unwrap_or(first), &self.symbol[first.len_utf8()..]);
        Self { symbol, ..self.clone() }
    }
}

fn units(row: &[Cell]) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut at = 0;
    while let Some(cell) = row.get(at) {
        let width = usize::from(cell.cell_width()).max(1);
        units.push(Unit { symbol: cell.symbol().to_owned(), width, style: cell.style() });
        at += width;
    }
    units
}

fn rows(buffer: &Buffer) -> impl Iterator<Item = &[Cell]> {
    buffer.content.chunks(usize::from(buffer.area.width))
}

fn written(recipe: Recipe, buffer: &Buffer) -> Buffer {
    let mut buffer = buffer.clone();
    Output::of(recipe).apply(&mut buffer);
    buffer
}

/// `split-colour` with true colours, with 256, and behind a multiplexer that rounds them.
fn split_outputs() -> [(&'static str, Output); 3] {
    [
        ("true", "TERM=x-256color COLORTERM=truecolor"),
        ("256", "TERM=x-256color"),
        ("tmux", "TERM=tmux-256color TMUX=/t"),
    ]
    .map(|(ground, variables)| {
        let env: Environment = variables.split(' ').map(|pair| pair.split_once('=').unwrap()).collect();
        let choice = Choice::new(&Answers::default(), &env, Wishes::default(), |_| None);
        assert_eq!(choice.recipe, Recipe::SplitColour);
        (ground, Output::new(&choice, &Answers::default(), &env))
    })
}

/// Unicode's ordering of one line; attributes go with their characters.
fn unicode(line: &[Unit], base: Option<Direction>, mirrors: bool) -> Vec<Unit> {
    let text: String = line.iter().map(Unit::first).collect();
    let base = base.or_else(|| first_strong(&text)).unwrap_or(Direction::Ltr);
    let mut of_bytes = levels(&text, base);
    reset_whitespace(&text, &mut of_bytes, base.level());
    let levels: Vec<u8> = text.char_indices().map(|(at, _)| of_bytes[at]).collect();
    let turned = |at: &u32| {
        let unit = &line[*at as usize];
        if mirrors && levels[*at as usize] % 2 == 1 { unit.mirrored() } else { unit.clone() }
    };
    visual_order(&levels).iter().map(turned).collect()
}

fn putty(row: &[Unit]) -> Vec<Unit> {
    unicode(row, None, true)
}

fn konsole(row: &[Unit]) -> Vec<Unit> {
    let is_box = |unit: &Unit| ('\u{2500}'..='\u{257F}').contains(&unit.first());
    let mut shown = Vec::new();
    for stretch in apart(row).chunk_by(|a, b| is_box(a) == is_box(b)) {
        shown.extend(unicode(stretch, Some(Direction::Ltr), false));
    }
    shown.retain(|unit| unit.symbol != "\u{200E}");
    shown
}

/// U+200E behind a symbol as a character of its own, which it is for whatever orders text.
fn apart(row: &[Unit]) -> Vec<Unit> {
    let part = |unit: &Unit, symbol: &str| Unit { symbol: symbol.to_owned(), ..unit.clone() };
    let mut parts = Vec::new();
    for unit in row {
        match unit.symbol.strip_suffix('\u{200E}') {
            Some(symbol) => parts.extend([part(unit, symbol), part(unit, "\u{200E}")]),
            None => parts.push(unit.clone()),
        }
    }
    parts
}

/// kitty shapes each run of one face without blanks and box drawing; a run whose first strong character is right to
/// left is turned round, colours stay. With `fonts`, a run ends too where Arabic comes from another font.
fn kitty(row: &[Unit], fonts: bool) -> Vec<Unit> {
    let alone = |c: char| c == ' ' || matches!(c, '\u{2500}'..='\u{259F}' | '\u{2800}'..='\u{28FF}');
    let face = |unit: &Unit| unit.style.add_modifier & (Modifier::BOLD | Modifier::ITALIC);
    // Scripts decide for kitty: ؟ and ؛ have none of their own, ٪ and the digits are Arabic.
    let arabic = |c: char| match class(c) {
        BidiClass::R | BidiClass::AL => !matches!(c, '؟' | '؛'),
        BidiClass::AN => true,
        _ => matches!(c, '۰'..='۹' | '٪'),
    };
    let mut shown = Vec::new();
    let together = |a: &Unit, b: &Unit| {
        let (c, d) = (a.first(), b.first());
        !alone(c) && !alone(d) && face(a) == face(b) && (!fonts || arabic(c) == arabic(d))
    };
    for run in row.chunk_by(together) {
        let strong = run.iter().map(Unit::first).find(|c| class(*c) == BidiClass::L || arabic(*c));
        if strong.is_some_and(arabic) {
            let symbols = run.iter().rev().map(|unit| unit.mirrored().symbol);
            shown.extend(run.iter().zip(symbols).map(|(unit, symbol)| Unit { symbol, ..unit.clone() }));
        } else {
            shown.extend_from_slice(run);
        }
    }
    shown
}

/// What is seen: U+2800 is a blank, bold is not looked at (kitty's recipe changes it), nor is the colour where a recipe
/// changes that.
fn seen(row: &[Unit]) -> Vec<String> {
    row.iter().map(|unit| unit.symbol.replace('\u{2800}', " ").replace('\u{200E}', "")).collect()
}

/// Symbols and styles.
fn seen_in_style(row: &[Unit]) -> Vec<(String, Style)> {
    seen(row).into_iter().zip(row.iter().map(|unit| unit.style)).collect()
}

/// Each recipe on each row of a buffer. With `wild`, rows may be such as no text gives when PuTTY orders it: then that
/// recipe is left out.
fn check(buffer: &Buffer, wild: bool) -> Result<(), String> {
    let words = written(Recipe::Words, buffer);
    let inverse = written(Recipe::Inverse, buffer);
    let boxed = written(Recipe::InverseBoxed, buffer);
    let kitty_reverse = written(Recipe::KittyReverse, buffer);
    let plain = written(Recipe::Plain, buffer);
    let mlterm = written(Recipe::Mlterm, buffer);
    let splits = split_outputs().map(|(ground, output)| {
        let mut split = buffer.clone();
        output.apply(&mut split);
        (ground, split)
    });
    let splits = splits.each_ref().map(|(ground, split)| (*ground, rows(split).collect::<Vec<_>>()));
    let all =
        [&words, &inverse, &boxed, &kitty_reverse, &plain, &mlterm].map(|b| rows(b).collect::<Vec<_>>());
    for (at, wanted) in rows(buffer).enumerate() {
        let wanted = units(wanted);
        let [words, inverse, boxed, kitty_reverse, plain, mlterm] =
            all.each_ref().map(|rows| units(rows[at]));
        let same = |name: &str, shown: &[Unit], wanted: &[Unit]| {
            if seen_in_style(shown) == seen_in_style(wanted) {
                Ok(())
            } else {
                Err(format!(
                    "{name}:\n wanted {:?}\n shown  {:?}",
                    seen(wanted).concat(),
                    seen(shown).concat()
                ))
            }
        };
        if !wild {
            same("inverse", &putty(&inverse), &wanted)?;
        }
        same("inverse-boxed", &konsole(&boxed), &wanted)?;
        same("words", &browser(&words, Some(Direction::Ltr)), &wanted)?;
        for fonts in [false, true] {
            if seen(&kitty(&kitty_reverse, fonts)) != seen(&wanted) {
                return Err(format!(
                    "kitty-reverse, fonts {fonts}:\n wanted {:?}\n shown  {:?}",
                    seen(&wanted).concat(),
                    seen(&kitty(&kitty_reverse, fonts)).concat()
                ));
            }
        }
        // What orders the whole row, or only what is of one colour, moves nothing.
        same("plain", &browser(&plain, Some(Direction::Ltr)), &wanted)?;
        for (ground, split) in &splits {
            let split = units(split[at]);
            if seen(&widget(&split)) != seen(&wanted) {
                return Err(format!("split-colour, {ground}: {:?}", seen(&wanted).concat()));
            }
            // Nothing but the colour of letters is changed.
            let others =
                |row: &[Unit]| row.iter().map(|unit| unit.style.fg(Color::Reset)).collect::<Vec<_>>();
            if others(&split) != others(&wanted) {
                return Err(format!("split-colour, {ground}: styles of {:?}", seen(&wanted).concat()));
            }
        }
        if mlterm.iter().any(|unit| unit.symbol.chars().any(is_zero_width_control)) {
            return Err(format!("mlterm: {mlterm:?}"));
        }
    }
    Ok(())
}

/// A browser's ordering of a row in which U+200E stands as text.
fn browser(row: &[Unit], base: Option<Direction>) -> Vec<Unit> {
    let mut shown = unicode(&apart(row), base, true);
    shown.retain(|unit| unit.symbol != "\u{200E}");
    shown
}

/// QTermWidget's ordering: each run of one colour by itself.
fn widget(row: &[Unit]) -> Vec<Unit> {
    row.chunk_by(|a, b| a.style == b.style).flat_map(|run| unicode(run, None, true)).collect()
}

fn of(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(words).prop_map(str::to_owned)
}

/// Anything beside anything.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => of(&["كتاب", "في", "الصين", "لا", "أُمّة", "۱۲۳۴", "پنجره", "مَدّ", "ـ", "و", "שלום"]),
        2 => of(&["Rust", "a", "GPT-4", "e.g.", "漢字", "😀", "C++"]),
        2 => of(&["12", "2.9%", "10:30", "3–5", "٣٤", "٣٬٤٥٠", "٤٢٪", "1,200", "$5", "+7", "15/11"]),
        2 => of(&["(", ")", "[", "]", "«", "»", "“", "”", "،", "؟", ".", "…", "-", "●", "│", "!", ":", "%", "/"]),
        5 => Just(" ".to_owned()),
    ]
}

fn wild() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat())
}

/// Words as they are written: signs stand where they do in a text, words are parted by blanks.
fn text() -> impl Strategy<Value = String> {
    let arabic = of(&[
        "كتاب",
        "في",
        "الصين",
        "لا",
        "أُمّة",
        "پنجره",
        "مَدّ",
        "وقالت",
        "لـ60",
        "بـ”ميتا”",
        "«نعم»",
        "و#وسم_1",
    ]);
    let others = prop_oneof![
        3 => of(&["Rust", "GPT-4", "e.g.", "漢字", "😀", "👩\u{200D}💻", "C++", "https://example.org/a?b=1#c", "v2.0.0-rc.1", "A4"]),
        1 => of(&["●", "○", "–", "…", "(Rust)", "(كتاب)"]),
    ];
    let numbers = of(&[
        "12",
        "2.9%",
        "10:30",
        "3–5",
        "٣٤",
        "٣٬٤٥٠",
        "٤٢٪",
        "1,200",
        "$5",
        "15/11/2025",
        "2025",
        "۱۲۳۴",
        "(12)",
        "[٣]",
        "×3",
    ]);
    // A number or a Latin sign before an Arabic question mark, in a row that begins with Latin: no text gives that when
    // PuTTY orders it.
    let arabic = (arabic, of(&["", "", "", "", "،", ".", "؟", ":"])).prop_map(|(word, sign)| word + &sign);
    let others = (prop_oneof![3 => others, 2 => numbers], of(&["", "", "", "،", ".", ":"]))
        .prop_map(|(word, sign)| word + &sign);
    let word = prop_oneof![1 => arabic, 1 => others];
    prop::collection::vec(word, 0..14).prop_map(|words| words.join(" "))
}

fn style() -> impl Strategy<Value = Style> {
    prop_oneof![
        3 => Just(Style::new()),
        1 => Just(Style::new().fg(Color::Indexed(110))),
        1 => Just(Style::new().add_modifier(Modifier::BOLD)),
        1 => Just(Style::new().add_modifier(Modifier::REVERSED | Modifier::UNDERLINED).fg(Color::Rgb(1, 2, 255))),
        1 => Just(Style::new().add_modifier(Modifier::ITALIC)),
    ]
}

/// Draws a text in a pane, from the side where it starts, in two styles.
fn put(
    buffer: &mut Buffer,
    pane: Rect,
    text: &str,
    direction: Direction,
    styles: (Style, Style),
    cut: usize,
) {
    let options = LayoutOptions {
        width: usize::from(pane.width),
        direction: Some(direction),
        ..LayoutOptions::default()
    };
    let laid = layout(text, &options);
    for (y, line) in laid.lines().take(usize::from(pane.height)).enumerate() {
        let free = usize::from(pane.width).saturating_sub(line.width()) as u16;
        let x = pane.x + if direction == Direction::Rtl { free } else { 0 };
        sahifa::cells::put(buffer, (x, pane.y + y as u16), &line, |source| {
            if source.start < cut { styles.0 } else { styles.1 }
        });
    }
}

fn side() -> impl Strategy<Value = Direction> {
    prop_oneof![3 => Just(Direction::Rtl), 1 => Just(Direction::Ltr)]
}

/// One pane, as `sahifa show` prints it.
fn one_pane(text: &str, direction: Direction, width: u16, styles: (Style, Style), cut: usize) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width + 2, 4));
    put(&mut buffer, Rect::new(1, 0, width, 4), text, direction, styles, cut);
    buffer
}

/// Two panes with a line between them, as the reader draws them.
fn two_panes(
    texts: (&str, &str),
    sides: (Direction, Direction),
    width: u16,
    styles: (Style, Style),
) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, 4));
    let middle = width / 3;
    put(&mut buffer, Rect::new(1, 0, middle - 3, 4), texts.0, sides.0, styles, 9);
    put(&mut buffer, Rect::new(middle + 2, 0, width - middle - 3, 4), texts.1, sides.1, styles, 20);
    for y in 0..4 {
        buffer[(middle, y)].set_symbol("│");
    }
    buffer
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn every_recipe_shows_one_pane(
        text in text(), side in side(), width in 30_u16..120, styles in (style(), style()), cut in 0_usize..40,
    ) {
        prop_assert_eq!(check(&one_pane(&text, side, width, styles, cut), false), Ok(()));
    }

    #[test]
    fn every_recipe_shows_two_panes(
        left in text(), right in text(), sides in (side(), side()), width in 90_u16..200, styles in (style(), style()),
    ) {
        prop_assert_eq!(check(&two_panes((&left, &right), sides, width, styles), false), Ok(()));
    }

    #[test]
    fn most_recipes_show_anything(
        left in wild(), right in wild(), sides in (side(), side()), width in 24_u16..160, styles in (style(), style()),
    ) {
        prop_assert_eq!(check(&two_panes((&left, &right), sides, width, styles), true), Ok(()));
    }

    /// Any cells at all: nothing is lost, nothing is added but blanks made strong.
    #[test]
    fn no_recipe_loses_a_cell(cells in prop::collection::vec((piece(), style()), 1..40)) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 1));
        let mut x = 0;
        for (symbol, style) in &cells {
            let first: String = symbol.chars().take(1).collect();
            let width = first.cell_width();
            if width > 0 && x + width <= 40 {
                buffer[(x, 0)].set_symbol(&first).set_style(*style);
                x += width;
            }
        }
        let sorted = |buffer: &Buffer| {
            let mut found: Vec<String> = units(&buffer.content)
                .iter()
                .map(|unit| unit.symbol.replace('\u{2800}', " ").replace('\u{200E}', ""))
                .map(|symbol| symbol.chars().map(|c| mirror(c).map_or(c, |other| other.min(c))).collect())
                .collect();
            found.sort();
            found
        };
        for recipe in Recipe::ALL {
            let once = written(recipe, &buffer);
            prop_assert_eq!(sorted(&once), sorted(&buffer), "{}", recipe.name());
            prop_assert!(written(recipe, &buffer) == once, "{} is not pure", recipe.name());
        }
    }
}

/// An article on a screen, in the forms of letters that a terminal gets.
fn open(article: &Article, width: u16, height: u16) -> Drive {
    let mut drive = Drive::new(article.clone(), (width, height), Language::Arabic);
    drive.context.letters = Letters::Forms;
    drive.resize(width, height);
    drive
}

/// The screens of an article.
fn screens(article: &Article, width: u16) -> Vec<Buffer> {
    let mut drive = open(article, width, 30);
    let mut screens = vec![drive.buffer()];
    for keys in ["<Tab>j", "<Enter>", "<Tab>", "t", "<Esc>", "<F1>", "<Esc>/DeepSeek<Enter>", "G"] {
        drive.press(keys);
        screens.push(drive.buffer());
    }
    drive.press("g");
    while drive.press("<Space>").is_empty() {
        let buffer = drive.buffer();
        if screens.last() == Some(&buffer) {
            break;
        }
        screens.push(buffer);
    }
    screens
}

#[test]
fn every_recipe_shows_the_samples_at_every_width() {
    let mut shown = 0;
    for sample in
        ["deepseek-ar.txt", "mixed-ar.txt", "harakat-ar.txt", "water-fa.txt", "urdu-ur.txt", "tide-en.txt"]
    {
        let article = support::sample(sample);
        for width in 20..=200 {
            // All of it at some widths, its first screen at all.
            let screens = match width % 30 {
                4 => screens(&article, width),
                _ => vec![open(&article, width, 30).buffer()],
            };
            for (number, screen) in screens.iter().enumerate() {
                shown += 1;
                if let Err(why) = check(screen, false) {
                    panic!("{sample} at {width}, screen {number}: {why}");
                }
            }
        }
    }
    assert!(shown > 1300, "{shown}");
}
