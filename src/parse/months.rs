//! The words of dates in every language: months, seasons, and words around dates such as “since” and
//! “present”. They come from CLDR, `data/words` and `data/reading`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::tokens::{Token, tokens};
use crate::data;
use crate::document::{Lang, month_names};

/// The words of dates, in lower case; phrases as their tokens.
pub(super) struct DateWords {
    months: BTreeMap<String, u8>,
    present: Vec<Vec<String>>,
    /// Before an end.
    until: Vec<Vec<String>>,
    /// After an end.
    until_after: Vec<Vec<String>>,
    since: Vec<Vec<String>>,
    expected: Vec<Vec<String>>,
    to: Vec<Vec<String>>,
    seasons: BTreeSet<&'static str>,
}

impl DateWords {
    pub(super) fn get() -> &'static Self {
        static WORDS: OnceLock<DateWords> = OnceLock::new();
        WORDS.get_or_init(Self::collect)
    }

    fn collect() -> Self {
        let mut months = BTreeMap::new();
        let (mut present, mut until, mut until_after) =
            (Vec::new(), Vec::new(), Vec::new());
        for lang in Lang::all() {
            for (number, name) in month_names(lang) {
                months.entry(name.to_lowercase()).or_insert(number);
            }
            present.push(phrase(lang.present()));
            let (before, after) = lang.until().split_once("{}").unwrap_or_default();
            until.push(phrase(before));
            until_after.push(phrase(after));
        }
        let (mut since, mut expected, mut to) = (Vec::new(), Vec::new(), Vec::new());
        let mut seasons = BTreeSet::new();
        for words in data::reading().map(|read| &read.dates) {
            for (name, number) in &words.months {
                months.entry(name.clone()).or_insert(*number);
            }
            for (list, more) in [
                (&mut present, &words.present),
                (&mut until, &words.until),
                (&mut since, &words.since),
                (&mut expected, &words.expected),
                (&mut to, &words.range),
            ] {
                list.extend(more.iter().map(|text| phrase(text)));
            }
            seasons.extend(words.seasons.iter().map(String::as_str));
        }
        for list in [&mut present, &mut until, &mut until_after] {
            list.retain(|phrase| !phrase.is_empty());
            // Of two phrases that match, the longer one is meant.
            list.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
            list.dedup();
        }
        Self { months, present, until, until_after, since, expected, to, seasons }
    }

    pub(super) fn month(&self, word: &str) -> Option<u8> {
        self.months.get(word).copied()
    }

    pub(super) fn is_season(&self, word: &str) -> bool {
        self.seasons.contains(word) || matches!(word, "q1" | "q2" | "q3" | "q4")
    }

    /// How many tokens at the beginning of `tokens` say that something is not over.
    pub(super) fn present(&self, tokens: &[Token<'_>]) -> Option<usize> {
        leading(&self.present, tokens)
    }

    /// How many tokens at the end of `tokens` introduce an end without a start.
    pub(super) fn until(&self, tokens: &[Token<'_>]) -> Option<usize> {
        trailing(&self.until, tokens)
    }

    /// How many tokens at the beginning of `tokens` mark the date before as an end.
    pub(super) fn until_after(&self, tokens: &[Token<'_>]) -> Option<usize> {
        leading(&self.until_after, tokens)
    }

    /// How many tokens at the end of `tokens` introduce the start of what is not over.
    pub(super) fn since(&self, tokens: &[Token<'_>]) -> Option<usize> {
        trailing(&self.since, tokens)
    }

    /// How many tokens at the end of `tokens` introduce a date in the future.
    pub(super) fn expected(&self, tokens: &[Token<'_>]) -> Option<usize> {
        trailing(&self.expected, tokens)
    }

    /// How many tokens at the beginning of `tokens` separate the dates of a range.
    pub(super) fn to(&self, tokens: &[Token<'_>]) -> Option<usize> {
        let dash = tokens.first().is_some_and(Token::is_dash);
        if dash { Some(1) } else { leading(&self.to, tokens) }
    }
}

fn phrase(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.plain()).collect()
}

fn is(phrase: &[String], tokens: &[Token<'_>]) -> bool {
    phrase.iter().zip(tokens).all(|(word, token)| *word == token.plain())
}

fn leading(phrases: &[Vec<String>], tokens: &[Token<'_>]) -> Option<usize> {
    let fits = |phrase: &&Vec<String>| phrase.len() <= tokens.len() && is(phrase, tokens);
    phrases.iter().find(fits).map(Vec::len)
}

fn trailing(phrases: &[Vec<String>], tokens: &[Token<'_>]) -> Option<usize> {
    let fits = |phrase: &&Vec<String>| {
        let start = tokens.len().checked_sub(phrase.len());
        start.is_some_and(|start| is(phrase, &tokens[start..]))
    };
    phrases.iter().find(fits).map(Vec::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_names_two_months() {
        let mut seen: BTreeMap<String, (u8, Lang)> = BTreeMap::new();
        for lang in Lang::all() {
            for (number, name) in month_names(lang) {
                let name = name.to_lowercase();
                let (before, other) = *seen.entry(name.clone()).or_insert((number, lang));
                assert_eq!(before, number, "{name} in {lang:?} and {other:?}");
            }
        }
    }

    #[test]
    fn months_are_known_in_every_language_and_form() {
        let words = DateWords::get();
        for (word, month) in [
            ("jan", 1),
            ("january", 1),
            ("märz", 3),
            ("août", 8),
            ("styczeń", 1),
            ("stycznia", 1),
            ("августа", 8),
            ("август", 8),
            ("אוגוסט", 8),
            ("sept", 9),
        ] {
            assert_eq!(words.month(word), Some(month), "{word}");
        }
        assert_eq!(words.month("stage"), None);
    }

    #[test]
    fn words_of_dates_match_whole_tokens_only() {
        let words = DateWords::get();
        assert_eq!(words.present(&tokens("nowhere")), None);
        assert_eq!(words.present(&tokens("until now, and on")), Some(2));
    }
}
