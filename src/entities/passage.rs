//! A text in words and signs of its folded form, each with its bytes; and what is found in it.

use std::borrow::Cow;
use std::ops::Range;

use super::clitic::set_apart;
use super::lexicon::{Entry, lexicon};
use super::role::Role;
use super::words::{Word, Words};
use crate::article::Kind;
use crate::text::fold::{Folded, fold};
use crate::text::script;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters and digits; begins with a letter.
    Word,
    /// Digits, with points and commas between them.
    Number,
    /// One character that is neither.
    Sign,
}

/// A word, a number or a sign.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    /// Its bytes in the folded text.
    pub(super) range: Range<usize>,
    /// Whether a space, or nothing, stands before it.
    pub(super) spaced: bool,
    /// Whether it begins with a capital letter in the original.
    pub(super) capital: bool,
    /// The character of a sign.
    sign: Option<char>,
    /// The number of the word, if it is one.
    pub(super) number: Option<u32>,
    /// How it is read, if it is a word.
    pub(super) read: Word,
    /// The phrases that begin with it.
    phrases: Range<u32>,
}

/// A title, heading or block, cut into tokens.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    folded: Folded,
    pub(super) tokens: Vec<Token>,
    /// The listed phrases of several words that begin at its tokens, those of a token together.
    phrases: Vec<Phrase>,
    text: &'a str,
}

/// A listed phrase: how many tokens it has, and its roles.
#[derive(Debug, Clone, Copy)]
struct Phrase {
    length: usize,
    roles: u64,
}

/// A name or figure found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Find {
    pub(super) kind: Kind,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// How many folded bytes of the first token are a clitic and no part of the name.
    pub(super) skip: usize,
    /// The tokens of another spelling inside it: the Latin name beside the Arabic one.
    pub(super) alias: Option<Range<usize>>,
    /// How much the rule that found it is to be trusted; of two that overlap the longer wins, then the surer.
    pub(super) trust: u8,
    /// How sure it is that it is a name of this kind, in a hundred.
    pub(super) sure: u8,
}

impl Find {
    pub(super) fn new(kind: Kind, tokens: Range<usize>, trust: u8) -> Self {
        // What rules of each trust found was right about so often.
        let sure = match trust {
            0..=1 => 60,
            2 => 75,
            3 => 85,
            _ => 90,
        };
        Self { kind, tokens, skip: 0, alias: None, trust, sure }
    }

    /// Whether its name is one that can be named again.
    pub(super) fn is_name(&self) -> bool {
        self.kind.is_name()
    }

    /// The name and its other spelling as finds of their own.
    pub(super) fn apart(&self) -> impl Iterator<Item = Self> {
        let part = |tokens, skip| Self { tokens, skip, alias: None, ..*self };
        let alias = self.alias.clone().map(|tokens| part(tokens, 0));
        std::iter::once(part(self.name(), self.skip)).chain(alias)
    }

    /// The tokens of the name without its other spelling.
    pub(super) fn name(&self) -> Range<usize> {
        match &self.alias {
            // A dash or a bracket stands between.
            Some(alias) if alias.start > self.tokens.start => self.tokens.start..alias.start - 1,
            _ => self.tokens.clone(),
        }
    }
}

impl<'a> Passage<'a> {
    pub(super) fn new(text: &'a str, words: &mut Words) -> Self {
        let folded = fold(text);
        let mut tokens = tokens(text, &folded, words);
        let phrases = phrases(&folded, &mut tokens);
        Self { folded, tokens, phrases, text }
    }

    /// How a token is read; an empty reading past the end and for signs.
    pub(super) fn read(&self, at: usize) -> Word {
        self.tokens.get(at).map_or_else(Word::default, |token| token.read)
    }

    /// What the lists say of a token without its clitics.
    pub(super) fn stem(&self, at: usize) -> Entry {
        self.read(at).stem
    }

    /// What the lists say of a whole token.
    pub(super) fn whole(&self, at: usize) -> Entry {
        self.read(at).whole
    }

    /// The bytes of clitics before a token.
    pub(super) fn skip(&self, at: usize) -> usize {
        usize::from(self.read(at).skip)
    }

    /// Whether the spelling of a token sets its clitics apart.
    pub(super) fn is_set_apart(&self, at: usize) -> bool {
        self.skip(at) > 0 && set_apart(&self.text[self.source_of(at..at + 1, 0)]).is_some()
    }

    /// The folded form of a token without its clitics, as it would stand alone.
    pub(super) fn stem_word(&self, at: usize) -> Cow<'_, str> {
        self.read(at).stem_of(self.word(at))
    }

    /// The longest phrase of one of some roles that begins at a token, without its clitics: tokens and roles.
    pub(super) fn phrase(&self, at: usize, roles: u64) -> Option<(usize, u64)> {
        let stem = self.stem(at);
        let alone = stem.is(roles).then_some((1, stem.roles));
        let Some(token) = self.tokens.get(at) else { return alone };
        let phrases = &self.phrases[token.phrases.start as usize..token.phrases.end as usize];
        let mut best: Option<(usize, u64)> = None;
        for Phrase { length, roles } in phrases.iter().filter(|phrase| phrase.roles & roles != 0) {
            match &mut best {
                Some((longest, all)) if longest == length => *all |= roles,
                Some((longest, _)) if *longest > *length => {}
                _ => best = Some((*length, *roles)),
            }
        }
        best.or(alone)
    }

    /// All listed phrases that begin at a token, without its clitics: tokens and roles.
    pub(super) fn phrases(&self, at: usize) -> impl Iterator<Item = (usize, u64)> + '_ {
        let several = self
            .tokens
            .get(at)
            .map_or(0..0, |token| token.phrases.start as usize..token.phrases.end as usize);
        let several = self.phrases[several].iter().map(|phrase| (phrase.length, phrase.roles));
        std::iter::once((1, self.stem(at).roles)).chain(several)
    }

    /// Whether a country's name is an adjective where it stands: the Saudi market, with the article before both.
    pub(super) fn is_adjective_of_country(&self, at: usize) -> bool {
        self.whole(at).is(Role::Nationality.bit())
            && at.checked_sub(1).is_some_and(|before| {
                self.is_definite(before)
                    || self.word(before).starts_with("لل")
                    || self.word(before).starts_with("وال")
            })
    }

    /// Whether a word stands before a token that places follow: in, to, from; or the "in" is written with it.
    pub(super) fn is_located(&self, at: usize) -> bool {
        let clitic = self.skip(at) == 2 && self.word(at).starts_with('ب');
        clitic
            || at.checked_sub(1).is_some_and(|before| {
                matches!(self.word(before), "في" | "الي" | "من" | "نحو" | "ومن" | "وفي" | "الى")
            })
    }

    /// Whether a token is a word in Arabic letters.
    pub(super) fn is_arabic(&self, at: usize) -> bool {
        self.is_word(at) && !self.is_latin(at)
    }

    /// Whether a token has the article, clitics aside.
    pub(super) fn is_definite(&self, at: usize) -> bool {
        let word = self.stem_word(at);
        self.is_word(at) && word.len() > 6 && word.starts_with("ال")
    }

    /// The folded form of a token; empty past the end.
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.folded.text()[token.range.clone()])
    }

    /// Whether the token is a word.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether the token is a word in Latin letters.
    pub(super) fn is_latin(&self, at: usize) -> bool {
        self.is_word(at) && self.word(at).starts_with(|c: char| c.is_ascii_alphabetic())
    }

    /// Whether the token is one of some signs.
    pub(super) fn is_sign(&self, at: usize, signs: &[char]) -> bool {
        self.tokens.get(at).and_then(|token| token.sign).is_some_and(|sign| signs.contains(&sign))
    }

    /// The bytes of the original that a find stands for.
    pub(super) fn source(&self, find: &Find) -> Range<usize> {
        self.source_of(find.tokens.clone(), find.skip)
    }

    /// The bytes of the original of some tokens, less `skip` folded bytes of the first.
    pub(super) fn source_of(&self, tokens: Range<usize>, skip: usize) -> Range<usize> {
        let (Some(first), Some(last)) =
            (self.tokens.get(tokens.start), self.tokens.get(tokens.end.saturating_sub(1)))
        else {
            return 0..0;
        };
        self.folded.source(first.range.start + skip..last.range.end)
    }

    /// The spelling of some tokens, less `skip` folded bytes of the first, as it would stand alone.
    pub(super) fn spelling(&self, tokens: Range<usize>, skip: usize) -> String {
        let alef = if skip > 0 && self.lost_alef(tokens.start, skip) { "ا" } else { "" };
        format!("{alef}{}", &self.text[self.source_of(tokens, skip)])
    }

    /// The folded words of some tokens, less `skip` bytes of the first, as they would stand alone.
    pub(super) fn words(&self, tokens: Range<usize>, skip: usize) -> Vec<String> {
        let alef = self.lost_alef(tokens.start, skip);
        let mut words: Vec<String> = tokens.map(|at| self.word(at).to_owned()).collect();
        if let Some(first) = words.first_mut() {
            first.replace_range(..skip, if alef { "ا" } else { "" });
        }
        words
    }

    /// Whether the article lost its alef to the lam before it: للامم is for ل and الامم.
    fn lost_alef(&self, at: usize, skip: usize) -> bool {
        self.word(at).get(..skip).is_some_and(|clitics| clitics.ends_with('ل'))
            && self.word(at)[skip..].starts_with('ل')
    }
}

pub(super) fn tokens(text: &str, folded: &Folded, words: &mut Words) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut chars = folded.text().char_indices().peekable();
    let mut spaced = true;
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let mut end = start + c.len_utf8();
        let kind = if is_letter(c) {
            TokenKind::Word
        } else if c.is_ascii_digit() {
            TokenKind::Number
        } else {
            TokenKind::Sign
        };
        while let Some(&(at, next)) = chars.peek() {
            let goes_on = match kind {
                // R1 is one word; in و8 the letter is a word of its own.
                TokenKind::Word => is_letter(next) || (next.is_ascii_digit() && c.is_ascii()),
                TokenKind::Number => {
                    next.is_ascii_digit() || (is_separator(next) && digit_after(folded, at, next))
                }
                TokenKind::Sign => false,
            };
            if !goes_on {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let source = &text[folded.source(start..end)];
        let capital = !script::is_arabic_letter(c) && source.starts_with(char::is_uppercase);
        let word = &folded.text()[start..end];
        let number = match kind {
            // Folded they are one: علي is a name, على a preposition.
            TokenKind::Word if word == "علي" && source == "علي" => Some(words.number_of_name(word)),
            // What is folded away makes the word shorter: where nothing is, nothing sets clitics apart.
            TokenKind::Word => {
                let clitics = if source.len() > word.len() { set_apart(source) } else { None };
                Some(match clitics {
                    Some(clitics) => words.number_behind(word, clitics),
                    None => words.number(word),
                })
            }
            _ => None,
        };
        let read = number.map_or_else(Word::default, |number| words.read(number));
        let sign = (kind == TokenKind::Sign).then_some(c);
        tokens.push(Token { kind, range: start..end, spaced, capital, sign, number, read, phrases: 0..0 });
        spaced = false;
    }
    tokens
}

/// The listed phrases that begin at tokens, without their clitics.
fn phrases(folded: &Folded, tokens: &mut [Token]) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    for at in 0..tokens.len() {
        let start = phrases.len() as u32;
        if tokens[at].read.stem.begins {
            let rest = |length: usize| {
                let token = tokens.get(at + length).filter(|token| token.kind != TokenKind::Sign)?;
                Some(&folded.text()[token.range.clone()])
            };
            let first = tokens[at].read.stem_of(&folded.text()[tokens[at].range.clone()]);
            lexicon().phrases(&first, rest, |length, roles| {
                phrases.push(Phrase { length, roles });
            });
        }
        tokens[at].phrases = start..phrases.len() as u32;
    }
    phrases
}

fn is_letter(c: char) -> bool {
    script::is_arabic_letter(c) || c.is_alphabetic()
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\u{66B}' | '\u{66C}')
}

fn digit_after(folded: &Folded, at: usize, separator: char) -> bool {
    folded.text()[at + separator.len_utf8()..].starts_with(|c: char| c.is_ascii_digit())
}

/// Leaves the finds that do not overlap, in order: the longer of two, else the surer.
pub(super) fn settle(mut finds: Vec<Find>) -> Vec<Find> {
    finds.sort_by_key(|find| (std::cmp::Reverse((find.tokens.len(), find.trust)), find.tokens.start));
    let last = finds.iter().map(|find| find.tokens.end).max().unwrap_or(0);
    let mut taken = vec![false; last];
    finds.retain(|find| {
        let free = !taken[find.tokens.clone()].iter().any(|&taken| taken);
        if free {
            taken[find.tokens.clone()].fill(true);
        }
        free
    });
    finds.sort_by_key(|find| find.tokens.start);
    finds
}
