//! The words of dates as one table for all languages, to read dates by.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use deunicode::deunicode;
use unicode_normalization::UnicodeNormalization;

use super::month_names;
use crate::data::{self, TAGS};

/// Words that stand beside the figures of a date and add nothing to them.
const UNITS: [&str; 24] = [
    "anno", "ano", "any", "an", "année", "año", "de", "del", "di", "du", "el", "jahr",
    "le", "rok", "roku", "the", "year", "г", "год", "года", "р", "рік", "року", "yılı",
];

/// What follows a number to make an ordinal of it.
const ORDINALS: [&str; 12] =
    ["st", "nd", "rd", "th", "er", "re", "o", "a", "го", "е", "e", "ste"];

/// Words for a quarter of a year, before or after its number.
const QUARTERS: [&str; 10] = [
    "q",
    "quarter",
    "quartal",
    "trimestre",
    "trim",
    "trimester",
    "kvartal",
    "kwartał",
    "квартал",
    "kwartaal",
];

/// The words of dates in every language, in the form that [`folded`] gives them.
#[derive(Debug)]
pub(crate) struct DateWords {
    months: BTreeMap<String, u8>,
    present: Vec<String>,
    until: Vec<String>,
    until_after: Vec<String>,
    since: Vec<String>,
    since_after: Vec<String>,
    expected: Vec<String>,
    range: Vec<String>,
    seasons: BTreeSet<String>,
    prepositions: BTreeSet<String>,
}

/// A text as dates are compared: composed for compatibility, in lower case, with plain apostrophes
/// and Western figures.
pub(crate) fn folded(text: &str) -> String {
    text.trim()
        .nfkc()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '’' | 'ʼ' => '\'',
            '\u{660}'..='\u{669}' => figure(c, 0x660),
            '\u{6F0}'..='\u{6F9}' => figure(c, 0x6F0),
            c if c.is_whitespace() => ' ',
            c => c,
        })
        // What Turkish `İ` leaves behind in lower case.
        .filter(|c| *c != '\u{307}')
        .collect()
}

fn figure(c: char, zero: u32) -> char {
    char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
}

impl DateWords {
    /// The table.
    pub(crate) fn get() -> &'static Self {
        static WORDS: OnceLock<DateWords> = OnceLock::new();
        WORDS.get_or_init(Self::collect)
    }

    fn collect() -> Self {
        let mut months: BTreeMap<String, u8> = BTreeMap::new();
        let mut add = |name: &str, number: u8| {
            months.entry(folded(name)).or_insert(number);
        };
        let (mut present, mut until, mut until_after) =
            (Vec::new(), Vec::new(), Vec::new());
        for tag in TAGS {
            for (number, name) in month_names(tag) {
                add(&name, number);
            }
            let words = data::words(tag);
            present.push(folded(&words.present));
            let (before, after) = words.until.split_once("{}").unwrap_or_default();
            until.push(folded(before));
            until_after.push(folded(after));
        }
        let (mut since, mut since_after) = (Vec::new(), Vec::new());
        let (mut expected, mut range) = (Vec::new(), Vec::new());
        let (mut seasons, mut prepositions) = (BTreeSet::new(), BTreeSet::new());
        for words in data::reading().map(|read| &read.dates) {
            for (name, number) in &words.months {
                add(name, *number);
            }
            for (list, more) in [
                (&mut present, &words.present),
                (&mut until, &words.until),
                (&mut since, &words.since),
                (&mut since_after, &words.since_after),
                (&mut expected, &words.expected),
                (&mut range, &words.range),
            ] {
                list.extend(more.iter().map(|text| folded(text)));
            }
            seasons.extend(words.seasons.iter().map(|text| folded(text)));
            prepositions.extend(words.prepositions.iter().map(|text| folded(text)));
        }
        for list in [
            &mut present,
            &mut until,
            &mut until_after,
            &mut since,
            &mut since_after,
            &mut expected,
            &mut range,
        ] {
            list.retain(|phrase| !phrase.is_empty());
            // Of two phrases that match, the longer one is meant.
            list.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
            list.dedup();
        }
        Self {
            months: with_plain_letters(months),
            present,
            until,
            until_after,
            since,
            since_after,
            expected,
            range,
            seasons,
            prepositions,
        }
    }

    /// The month, 1 to 12, of a name in any language, short or in full, with or without its accents.
    pub(crate) fn month(&self, word: &str) -> Option<u8> {
        self.months.get(word).copied()
    }

    /// Whether a whole text says that something is not over: `present`, `heute`, `至今`.
    pub(crate) fn says_present(&self, text: &str) -> bool {
        let text = text.trim_matches(['(', ')', '.', '…', ' ']);
        self.present.iter().any(|phrase| phrase.trim_end_matches('.') == text)
    }

    /// The text before a word at its end that says that something is not over.
    pub(crate) fn before_present<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.present.iter().find_map(|phrase| without_end(text, phrase))
    }

    /// The text without a word that introduces an end, or follows one.
    pub(crate) fn after_until<'t>(&self, text: &'t str) -> Option<&'t str> {
        let before = self.until.iter().find_map(|phrase| without_begin(text, phrase));
        before.or_else(|| self.until_after.iter().find_map(|it| without_end(text, it)))
    }

    /// The text without a word that introduces the start of what is not over, or follows one.
    pub(crate) fn after_since<'t>(&self, text: &'t str) -> Option<&'t str> {
        let before = self.since.iter().find_map(|phrase| without_begin(text, phrase));
        before.or_else(|| self.since_after.iter().find_map(|it| without_end(text, it)))
    }

    /// The text without a word that says that the date is still to come.
    pub(crate) fn without_expected<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.expected.iter().find_map(|phrase| {
            without_begin(text, phrase).or_else(|| without_end(text, phrase))
        })
    }

    /// Words between the two dates of a range.
    pub(crate) fn range(&self) -> impl Iterator<Item = &str> {
        self.range.iter().map(String::as_str)
    }

    /// Whether a word is a season of the year.
    pub(crate) fn is_season(&self, word: &str) -> bool {
        self.seasons.contains(word)
    }

    /// Whether a word is one for a quarter of a year.
    pub(crate) fn is_quarter(word: &str) -> bool {
        QUARTERS.contains(&word)
    }

    /// Whether a word makes an ordinal of the number it follows directly.
    pub(crate) fn is_ordinal(word: &str) -> bool {
        ORDINALS.contains(&word)
    }

    /// Whether a word beside a date adds nothing to it; `since` and `until` do.
    pub(crate) fn is_filler(&self, word: &str) -> bool {
        let is_bound = |list: &[String]| list.iter().any(|known| known == word);
        UNITS.contains(&word)
            || self.prepositions.contains(word)
                && !is_bound(&self.since)
                && !is_bound(&self.until)
    }
}

/// The names, and each as people type it who have no accents on their keyboard, unless that would
/// name another month.
fn with_plain_letters(mut months: BTreeMap<String, u8>) -> BTreeMap<String, u8> {
    let mut plain: BTreeMap<String, Option<u8>> = BTreeMap::new();
    for (name, number) in &months {
        // Latin letters only: a transcription of Cyrillic is not what people type.
        if !name.is_ascii() && name.chars().all(|c| (c as u32) < 0x250) {
            for typed in [deunicode(name), umlauts(name)] {
                let known = plain.entry(typed).or_insert(Some(*number));
                *known = known.filter(|other| other == number);
            }
        }
    }
    for (name, number) in plain {
        if let Some(number) = number {
            months.entry(name).or_insert(number);
        }
    }
    months
}

/// German umlauts as two letters: `maerz`.
fn umlauts(name: &str) -> String {
    name.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue")
}

/// A text without a phrase at its beginning, which must be a word of its own where words are
/// separated.
fn without_begin<'t>(text: &'t str, phrase: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(phrase)?;
    let is_whole = !joins(phrase.chars().next_back()) || !joins(rest.chars().next());
    (is_whole && !rest.trim().is_empty()).then(|| rest.trim_start())
}

/// The same at its end.
fn without_end<'t>(text: &'t str, phrase: &str) -> Option<&'t str> {
    let rest = text.strip_suffix(phrase)?;
    let is_whole = !joins(phrase.chars().next()) || !joins(rest.chars().next_back());
    (is_whole && !rest.trim().is_empty()).then(|| rest.trim_end())
}

/// Whether a character is a letter of a script that separates words.
fn joins(c: Option<char>) -> bool {
    c.is_some_and(|c| {
        c.is_alphabetic()
            && !crate::text::is_unspaced(c)
            && !matches!(c, '\u{AC00}'..='\u{D7A3}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_reads_its_own_words_back() {
        let words = DateWords::get();
        for tag in TAGS {
            assert!(words.says_present(&folded(&data::words(tag).present)), "{tag}");
            for (number, name) in month_names(tag) {
                assert_eq!(words.month(&folded(&name)), Some(number), "{name}");
            }
        }
    }

    #[test]
    fn months_are_read_without_their_accents() {
        for (word, month) in [
            ("marz", 3),
            ("maerz", 3),
            ("aout", 8),
            ("fevrier", 2),
            ("subat", 2),
            ("srpen", 8),
        ] {
            assert_eq!(DateWords::get().month(word), Some(month), "{word}");
        }
    }

    #[test]
    fn phrases_are_whole_words_where_words_are_separated() {
        let words = DateWords::get();
        assert_eq!(words.before_present("2019 – heute"), Some("2019 –"));
        assert_eq!(words.before_present("2019年至今"), Some("2019年"));
        assert_eq!(words.after_since("since 2019"), Some("2019"));
        assert_eq!(words.after_since("2019年4月から"), Some("2019年4月"));
        assert_eq!(words.after_since("sincere 2019"), None);
    }
}
