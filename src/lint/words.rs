//! The words of a text as rules compare them, and phrases that are looked for among them.

use std::collections::BTreeMap;
use std::ops::Range;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// As written, without the punctuation around it.
    pub(super) shown: &'t str,
    /// In lower case, with straight apostrophes.
    pub(super) lower: String,
    /// Whether it stands between quotation marks.
    pub(super) is_quoted: bool,
    /// Whether punctuation separates it from the next word.
    pub(super) ends_part: bool,
}

impl Word<'_> {
    /// Whether it is the word `lower`, in any case.
    pub(super) fn is(&self, lower: &str) -> bool {
        self.lower == lower
    }

    /// Whether it begins with a capital.
    pub(super) fn is_capitalised(&self) -> bool {
        self.shown.starts_with(char::is_uppercase)
    }
}

/// The words of a text, in order. What has neither letters nor digits is no word.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    const OPENING: [char; 3] = ['“', '"', '„'];
    const CLOSING: [char; 2] = ['”', '"'];
    let mut words = Vec::new();
    let mut is_quoted = false;
    for piece in text.split_whitespace().flat_map(|piece| piece.split('—')) {
        if piece.starts_with(OPENING) {
            is_quoted = true;
        }
        let shown = piece.trim_matches(|c: char| {
            !c.is_alphanumeric() && !matches!(c, '%' | '$' | '€' | '£' | '+' | '#')
        });
        if shown.chars().any(char::is_alphanumeric) {
            let lower = shown.to_lowercase().replace('’', "'");
            let ends_part = piece.ends_with([',', ';', ':', '.', '!', '?', ')']);
            words.push(Word { shown, lower, is_quoted, ends_part });
        }
        if piece.trim_end_matches([',', ';', ':', '.']).ends_with(CLOSING) {
            is_quoted = false;
        }
    }
    words
}

/// Phrases that can be found among words.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// By their first word, the longest first.
    by_first: BTreeMap<&'static str, Vec<Vec<&'static str>>>,
}

impl Phrases {
    /// These phrases: words in lower case with a space between each.
    pub(super) fn new(phrases: impl IntoIterator<Item = &'static String>) -> Self {
        let mut by_first: BTreeMap<&str, Vec<Vec<&str>>> = BTreeMap::new();
        for phrase in phrases {
            let words: Vec<&str> = phrase.split(' ').collect();
            if let Some(first) = words.first() {
                by_first.entry(first).or_default().push(words);
            }
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|words| std::cmp::Reverse(words.len()));
        }
        Self { by_first }
    }

    /// The number of words of the longest phrase that begins at `at`.
    pub(super) fn length_at(&self, words: &[Word<'_>], at: usize) -> Option<usize> {
        let rest = words.get(at..)?;
        let phrases = self.by_first.get(rest.first()?.lower.as_str())?;
        let fits = |phrase: &&Vec<&str>| {
            phrase.len() <= rest.len()
                && phrase.iter().zip(rest).all(|(own, word)| word.is(own))
        };
        phrases.iter().find(fits).map(Vec::len)
    }

    /// Each phrase found, from left to right, without overlaps.
    pub(super) fn all(&self, words: &[Word<'_>]) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for at in 0..words.len() {
            if found.last().is_some_and(|last| at < last.end) {
                continue;
            }
            found.extend(self.length_at(words, at).map(|length| at..at + length));
        }
        found
    }

    /// Whether one of the phrases is there.
    pub(super) fn are_in(&self, words: &[Word<'_>]) -> bool {
        (0..words.len()).any(|at| self.length_at(words, at).is_some())
    }
}

/// Words as they are written, with a space between each.
pub(super) fn shown(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.shown).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_words_and_ends_of_clauses_are_known() {
        let words = words("Ran “I can”, a club: it’s **big** — really");
        let lower: Vec<&str> = words.iter().map(|word| word.lower.as_str()).collect();
        assert_eq!(lower, ["ran", "i", "can", "a", "club", "it's", "big", "really"]);
        let quoted: Vec<bool> = words.iter().map(|word| word.is_quoted).collect();
        assert_eq!(quoted[..4], [false, true, true, false]);
        assert!(words[2].ends_part && words[4].ends_part && !words[0].ends_part);
    }

    #[test]
    fn the_longest_phrase_is_found() {
        let own: &'static [String] =
            Box::leak(Box::new(["in charge of".to_owned(), "in charge".to_owned()]));
        let phrases = Phrases::new(own);
        let there = words("was In Charge of it");
        assert_eq!(phrases.all(&there).first(), Some(&(1..4)));
        assert!(!phrases.are_in(&words("in the charge of")));
    }
}
