//! What was sought before in this run, and how: the prompt walks through it.

/// What the prompt remembers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::ui) struct Sought {
    /// Oldest first; never the same twice in a row.
    past: Vec<String>,
    /// Which of those is in the prompt, and what was typed there before.
    recalled: Option<(usize, String)>,
    /// Whether only whole words are sought.
    pub(in crate::ui) whole: bool,
}

impl Sought {
    /// Remembers what was sought, and forgets what was recalled.
    pub(in crate::ui) fn keep(&mut self, words: &str) {
        self.recalled = None;
        if !words.is_empty() && self.past.last().is_none_or(|last| last != words) {
            self.past.push(words.to_owned());
        }
    }

    /// Forgets what was recalled: the prompt is closed.
    pub(in crate::ui) fn leave(&mut self) {
        self.recalled = None;
    }

    /// What was sought before what the prompt holds, `typed`.
    pub(in crate::ui) fn older(&mut self, typed: &str) -> Option<&str> {
        let at = self.recalled.as_ref().map_or(self.past.len(), |(at, _)| *at).checked_sub(1)?;
        let draft = self.recalled.take().map_or_else(|| typed.to_owned(), |(_, draft)| draft);
        self.recalled = Some((at, draft));
        self.past.get(at).map(String::as_str)
    }

    /// What was sought after that; behind the last what was being typed.
    pub(in crate::ui) fn newer(&mut self) -> Option<String> {
        let (at, draft) = self.recalled.take()?;
        let Some(words) = self.past.get(at + 1) else { return Some(draft) };
        self.recalled = Some((at + 1, draft));
        Some(words.clone())
    }
}
