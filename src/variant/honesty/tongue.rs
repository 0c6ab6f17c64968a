//! The language of a résumé, and the words its claims are made with.

use std::collections::{BTreeMap, BTreeSet};

use crate::data::{Claims, claims, numbers};
use crate::text::stem_in;

/// Languages that write one and a half as `1,5`.
const DECIMAL_COMMA: [&str; 17] = [
    "cs", "da", "de", "el", "es", "fi", "fr", "it", "nb", "nl", "no", "pl", "pt", "ru",
    "sv", "tr", "uk",
];

/// Languages that write every noun with a capital.
const CAPITAL_NOUNS: [&str; 2] = ["de", "lb"];

/// The maximum number of words and signs in a phrase of the tables.
pub(super) const LONGEST_PHRASE: usize = 4;

/// The words of a language, and of English.
#[derive(Debug)]
pub(super) struct Tongue {
    /// An ISO 639 code.
    language: String,
    pub claims: &'static Claims,
    numbers: &'static BTreeMap<String, u32>,
    english: &'static BTreeMap<String, u32>,
    /// Whether `1,5` is one and a half.
    pub decimal_comma: bool,
    /// Whether capitals inside a sentence mean nothing.
    pub capital_nouns: bool,
}

impl Tongue {
    /// Of a language, an ISO 639 code.
    pub(super) fn of(language: &str) -> Self {
        Self {
            language: language.to_owned(),
            claims: claims(language),
            numbers: numbers(language),
            english: numbers("en"),
            decimal_comma: DECIMAL_COMMA.contains(&language),
            capital_nouns: CAPITAL_NOUNS.contains(&language),
        }
    }

    /// The number that a word in lower case stands for by itself.
    pub(super) fn number(&self, word: &str) -> Option<i128> {
        let own = self.own_number(word);
        let foreign = || {
            let is_plain = !self.claims.stop_words.contains(word);
            is_plain.then(|| self.english.get(word)).flatten().copied().map(i128::from)
        };
        own.or_else(foreign)
    }

    /// As [`number`](Self::number), in the language itself alone.
    pub(super) fn own_number(&self, word: &str) -> Option<i128> {
        self.numbers.get(word).copied().map(i128::from)
    }

    /// Whether two words in lower case have the same stem.
    pub(super) fn alike(&self, a: &str, b: &str) -> bool {
        a == b || stem_in(a, &self.language) == stem_in(b, &self.language)
    }

    /// Whether a word in lower case says little by itself: articles, prepositions.
    pub(super) fn is_stop_word(&self, word: &str) -> bool {
        self.claims.stop_words.contains(word)
    }
}

/// The length in words of the longest of `phrases` that `words` start with.
pub(super) fn phrase_length(words: &[&str], phrases: &BTreeSet<String>) -> usize {
    let most = words.len().min(LONGEST_PHRASE);
    let is_phrase = |length: &usize| {
        words.get(..*length).is_some_and(|words| phrases.contains(&words.join(" ")))
    };
    (1..=most).rev().find(is_phrase).unwrap_or(0)
}
