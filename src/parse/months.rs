//! The words of dates in every language: a word comes in, the month it names goes out; or
//! whether it says that something goes on.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::tokens::{Token, tokens};
use crate::document::{Lang, month_names};

/// What people write beside what the language's own list has.
const MORE_MONTHS: [(&str, u8); 9] = [
    ("sept", 9),
    ("jän", 1),
    ("jänner", 1),
    ("mrz", 3),
    ("mär", 3),
    ("sep", 9),
    ("fév", 2),
    ("avr", 4),
    ("juil", 7),
];

/// What stands for an end that has not come, beside each language's own word.
const MORE_PRESENT: [&str; 30] = [
    "present",
    "current",
    "currently",
    "now",
    "ongoing",
    "today",
    "to date",
    "till date",
    "till now",
    "to present",
    "until now",
    "the present",
    "aktuell",
    "jetzt",
    "dato",
    "aujourd'hui",
    "aujourd’hui",
    "actuel",
    "ce jour",
    "actual",
    "la actualidad",
    "hoy",
    "oggi",
    "attuale",
    "atual",
    "o momento",
    "hoje",
    "huidig",
    "nuvarande",
    "teraz",
];

/// What stands before a lone end, beside each language's own words.
const MORE_UNTIL: [&str; 8] =
    ["until", "till", "bis", "jusqu'à", "hasta", "fino a", "até", "tot"];

/// What stands before the start of what goes on.
const SINCE: [&str; 10] =
    ["since", "seit", "depuis", "desde", "dal", "sinds", "sedan", "siden", "од", "с"];

/// What stands before a date that is to come.
const EXPECTED: [&str; 6] =
    ["expected", "anticipated", "graduating", "voraussichtlich", "prévu", "previsto"];

/// What stands between the ends of a range, beside dashes.
const TO: [&str; 9] = ["to", "bis", "à", "a", "al", "até", "tot", "til", "по"];

/// Seasons, quarters aside: they say no more than the year.
const SEASONS: [&str; 12] = [
    "spring",
    "summer",
    "fall",
    "autumn",
    "winter",
    "frühjahr",
    "sommer",
    "herbst",
    "printemps",
    "été",
    "automne",
    "hiver",
];

/// All words of dates.
pub(super) struct DateWords {
    months: BTreeMap<String, u8>,
    present: Vec<Vec<String>>,
    /// Before the end.
    until: Vec<Vec<String>>,
    /// After the end.
    until_after: Vec<Vec<String>>,
    since: Vec<Vec<String>>,
    expected: Vec<Vec<String>>,
    to: Vec<Vec<String>>,
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
        for (name, number) in MORE_MONTHS {
            months.entry(name.to_owned()).or_insert(number);
        }
        present.extend(MORE_PRESENT.map(phrase));
        until.extend(MORE_UNTIL.map(phrase));
        for list in [&mut present, &mut until, &mut until_after] {
            list.retain(|phrase| !phrase.is_empty());
            // Of two that fit, the longer is meant.
            list.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
            list.dedup();
        }
        let all = |words: &[&str]| words.iter().map(|word| phrase(word)).collect();
        Self {
            months,
            present,
            until,
            until_after,
            since: all(&SINCE),
            expected: all(&EXPECTED),
            to: all(&TO),
        }
    }

    pub(super) fn month(&self, word: &str) -> Option<u8> {
        self.months.get(word).copied()
    }

    pub(super) fn is_season(word: &str) -> bool {
        SEASONS.contains(&word) || matches!(word, "q1" | "q2" | "q3" | "q4")
    }

    /// How many tokens at the beginning of `tokens` say that something goes on.
    pub(super) fn present(&self, tokens: &[Token<'_>]) -> Option<usize> {
        leading(&self.present, tokens)
    }

    /// How many tokens at the end of `tokens` lead to a lone end.
    pub(super) fn until(&self, tokens: &[Token<'_>]) -> Option<usize> {
        trailing(&self.until, tokens)
    }

    /// How many tokens after a lone end make it one.
    pub(super) fn until_after(&self, tokens: &[Token<'_>]) -> Option<usize> {
        leading(&self.until_after, tokens)
    }

    /// How many tokens at the end of `tokens` lead to the start of what goes on.
    pub(super) fn since(&self, tokens: &[Token<'_>]) -> Option<usize> {
        trailing(&self.since, tokens)
    }

    /// How many tokens at the end of `tokens` say that a date is to come.
    pub(super) fn expected(&self, tokens: &[Token<'_>]) -> Option<usize> {
        trailing(&self.expected, tokens)
    }

    /// How many tokens stand between the ends of a range.
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
    fn months_are_known_in_each_language_and_form() {
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
    fn a_token_is_no_word_of_dates_by_its_first_letters() {
        let words = DateWords::get();
        assert_eq!(words.present(&tokens("nowhere")), None);
        assert_eq!(words.present(&tokens("until now, and on")), Some(2));
    }
}
