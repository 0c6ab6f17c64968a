//! Searches folded texts for many phrases at once.

use aho_corasick::{AhoCorasick, MatchKind};

/// Phrases that are searched for together, as whole words; `*` at the end of one stands for any
/// letters.
#[derive(Debug)]
pub(super) struct Phrases {
    phrases: &'static [String],
    automaton: AhoCorasick,
}

impl Phrases {
    pub(super) fn new(phrases: &'static [String]) -> Self {
        let patterns = phrases.iter().map(|phrase| phrase.trim_end_matches('*'));
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(patterns)
            .expect("a table is far below the bounds of an automaton");
        Self { phrases, automaton }
    }

    /// The phrases, in the order of their table.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.phrases.iter().map(String::as_str)
    }

    /// Every phrase in a text with the byte it begins at, in the order of their ends.
    pub(super) fn all(&self, text: &str) -> impl Iterator<Item = (&str, usize)> {
        self.automaton.find_overlapping_iter(text).filter_map(move |hit| {
            let phrase = self.phrases.get(hit.pattern().as_usize())?;
            let before = text.get(..hit.start())?;
            let after = text.get(hit.end()..)?;
            let is_word = !before.ends_with(char::is_alphanumeric)
                && (phrase.ends_with('*') || !after.starts_with(char::is_alphanumeric));
            is_word.then_some((phrase.as_str(), hit.start()))
        })
    }

    /// The byte at which the first of them begins.
    pub(super) fn first(&self, text: &str) -> Option<usize> {
        self.all(text).map(|(_, at)| at).min()
    }

    /// Whether a text has any of them.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.all(text).next().is_some()
    }
}

/// The byte at which a folded text has a phrase as whole words.
pub(in crate::job) fn find_phrase(text: &str, phrase: &str) -> Option<usize> {
    text.match_indices(phrase).map(|(at, _)| at).find(|&at| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + phrase.len()..).unwrap_or_default();
        !before.ends_with(char::is_alphanumeric)
            && !after.starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_as_whole_words() {
        let phrases = ["must", "plus", "appréci*"].map(str::to_owned).to_vec();
        let phrases = Phrases::new(phrases.leak());
        assert_eq!(phrases.first("you must"), Some(4));
        assert_eq!(phrases.first("surplus mustard"), None);
        assert!(phrases.is_in("serait appréciée"));
        let all: Vec<&str> = phrases.all("a plus, a must").map(|(it, _)| it).collect();
        assert_eq!(all, ["plus", "must"]);
    }
}
