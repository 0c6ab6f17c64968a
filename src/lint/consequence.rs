//! Whether a text says how much, what came of it, and how: numbers that count something, words
//! for results, words for means.

use super::lexicon::{Form, lexicon};
use super::words::Word;
use crate::data::numbers;

/// Years, which count nothing.
const YEARS: std::ops::RangeInclusive<u64> = 1900..=2099;

/// Whether the word at `at` is a number that counts or measures something: no year, no time, no
/// part of a name such as “Grade 5”, “p95” or “ISO 9001”.
pub(super) fn is_count(words: &[Word<'_>], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let is_name = |before: &Word<'_>| {
        let lower = before.lower.trim_end_matches('s');
        let named = &lexicon().words.named_by_number;
        named.contains(lower) || named.contains(before.lower.as_str())
    };
    if before.is_some_and(is_name) {
        return false;
    }
    // “within two weeks” is no size.
    let next = words.get(at + 1).map(|next| next.lower.trim_end_matches('s'));
    if next.is_some_and(|next| lexicon().words.times.contains(next)) {
        return false;
    }
    if let Some(number) = numbers("en").get(word.lower.as_str()) {
        return *number > 1;
    }
    let bare = word.lower.trim_start_matches(['$', '€', '£', '+']);
    let bare = bare.trim_end_matches(['%', '+', 'k', 'm', 'x', '$', '€', '£']);
    if !bare.starts_with(|c: char| c.is_ascii_digit())
        || !bare.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
    {
        return false;
    }
    let is_year = bare.parse::<u64>().is_ok_and(|number| YEARS.contains(&number));
    !(is_year && bare.len() == word.lower.len())
}

/// Whether a text has a number that counts or measures something.
pub(super) fn has_count(words: &[Word<'_>]) -> bool {
    (0..words.len()).any(|at| is_count(words, at))
}

/// Whether a text says what came of something, what for it was done, or how it compares.
pub(super) fn has_result(text: &str, words: &[Word<'_>]) -> bool {
    let lexicon = lexicon();
    let is_share = |at: usize| {
        let word = words.get(at);
        let next = words.get(at + 1).map(|next| next.lower.as_str());
        word.is_some_and(|word| word.lower.ends_with('%')) && next != Some("of")
    };
    text.contains(';')
        || words.iter().any(|word| lexicon.results.contains(&word.lower))
        || lexicon.result_markers.are_in(words)
        || (0..words.len()).any(|at| is_share(at) || is_purpose(words, at))
}

/// Whether a text says how, when or within which bounds something was done.
pub(super) fn has_means(words: &[Word<'_>]) -> bool {
    lexicon().means_markers.are_in(words)
}

/// Whether a purpose begins at `at`: “to prevent”.
fn is_purpose(words: &[Word<'_>], at: usize) -> bool {
    let next = words.get(at + 1).and_then(|next| lexicon().verb(&next.lower));
    words.get(at).is_some_and(|word| word.is("to"))
        && next.is_some_and(|verb| verb.form == Form::Base)
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    #[test]
    fn counts_are_distinguished_from_names_and_years() {
        for text in ["Ran 14 jobs", "Saved €12k", "Taught twelve", "2.5 tonnes", "40%"]
        {
            assert!(has_count(&words(text)), "{text}");
        }
        for text in [
            "Passed Grade 5",
            "Met ISO 9001",
            "Kept p95 low",
            "Since 2019",
            "Sold S3 storage",
            "Open 24/7",
            "One site",
            "Key Stage 3",
            "Done in two weeks",
        ] {
            assert!(!has_count(&words(text)), "{text}");
        }
    }

    #[test]
    fn results_and_purposes_are_recognised() {
        let result = |text: &str| has_result(text, &words(text));
        assert!(result("Moved backups, which ended losses"));
        assert!(result("Cut costs by a third"));
        assert!(result("Wrote a guide to train staff"));
        assert!(!result("Ran 14 jobs on two servers"));
        assert!(!result("Checked 100% of returns"));
    }
}
