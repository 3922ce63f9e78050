//! What sort of word a word mostly is in running text: a part of speech, or a name. The build compiles it into the list of words.

/// What sort of word a word mostly is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Sort {
    /// A finite verb.
    Verb = 1,
    /// A noun that names a kind of thing.
    Noun,
    /// An adjective or participle.
    Adjective,
    /// A word of grammar.
    Grammar,
    /// Part of a person's name.
    Person,
    /// A place.
    Place,
    /// A body, a product or a work.
    Body,
    /// A verb, or a noun or adjective.
    VerbOrNoun,
    /// A noun or an adjective.
    NounOrAdjective,
    /// A plain word that is a name at times.
    WordOrName,
    /// A name that is a plain word at times.
    NameOrWord,
}

impl Sort {
    const ALL: [Self; 11] = [
        Self::Verb,
        Self::Noun,
        Self::Adjective,
        Self::Grammar,
        Self::Person,
        Self::Place,
        Self::Body,
        Self::VerbOrNoun,
        Self::NounOrAdjective,
        Self::WordOrName,
        Self::NameOrWord,
    ];

    /// The sort with a number as the list has it; none for 0.
    pub(crate) fn numbered(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| *sort as u8 == number)
    }

    /// What letters of the list stand for, the commoner use first: v n a f for plain words, p l o for names, x for what
    /// cannot be told.
    #[allow(dead_code)] // The build asks.
    pub(crate) fn of(letters: &str) -> Option<Self> {
        let is_name = |letter: char| matches!(letter, 'p' | 'l' | 'o');
        let letters: Vec<char> = letters.chars().filter(|&letter| letter != 'x').collect();
        let first = *letters.first()?;
        let has = |letter: char| letters.contains(&letter);
        if letters.iter().any(|&letter| is_name(letter) != is_name(first)) {
            return Some(if is_name(first) { Self::NameOrWord } else { Self::WordOrName });
        }
        Some(match first {
            'p' => Self::Person,
            'l' => Self::Place,
            'o' => Self::Body,
            'f' => Self::Grammar,
            'v' | 'n' | 'a' if has('v') && (has('n') || has('a')) => Self::VerbOrNoun,
            'n' | 'a' if has('n') && has('a') => Self::NounOrAdjective,
            'v' => Self::Verb,
            'n' => Self::Noun,
            'a' => Self::Adjective,
            _ => return None,
        })
    }
}
