//! Words that look like terms and are in no vocabulary: a line comes in, they go out, to be told
//! and not counted.

use super::lines::Segment;
use crate::job::vocabulary::Vocabulary;

/// The most that are told.
const MOST: usize = 40;

/// Capitals and mixed case that are no terms.
const ORDINARY: &[&str] = &[
    "EU", "UK", "US", "USA", "CEO", "CTO", "COO", "CFO", "VP", "HR", "IT", "ID", "OK", "PDF",
    "CV", "FAQ", "AM", "PM", "LLC", "GmbH", "Ltd", "PLC", "TV", "II", "III", "IV", "BSc", "MSc",
    "PhD", "BA", "MA", "MBA", "BS", "MS", "H/F", "TX", "CA", "NY", "CO", "WA", "EMEA", "B2B",
    "B2C", "SaaS", "DACH", "NYC", "ZB", "RTT", "CDI", "CDD", "M.Sc", "B.Sc", "Ph.D", "eNPS",
];

/// Adds what looks like a term: capitals, mixed case, letters with digits or signs; and, where
/// at least two members of a list are terms, its other capitalised members.
pub(super) fn collect(
    segment: &Segment,
    vocabulary: &Vocabulary,
    found: &mut Vec<String>,
) {
    let text = segment.text.as_str();
    let hits = vocabulary.find(text);
    let is_known = |begin: usize, end: usize| {
        hits.iter().any(|hit| hit.span.start < end && hit.span.end > begin)
    };
    let mut begin = 0;
    for item in text.split_inclusive([',', ';', '(', ')', '/', '|', ':']) {
        let end = begin + item.len();
        let mut at = begin;
        let words: Vec<&str> = item.split_inclusive(' ').collect();
        let is_short = words.len() <= 3 && hits.len() > 1 && text.contains(',');
        for (number, word) in words.iter().enumerate() {
            let start = at;
            at += word.len();
            let bare = trimmed(word);
            let listed = is_short
                && number == 0
                && begin > 0
                && bare.starts_with(char::is_uppercase)
                && bare.chars().count() > 2
                && words.len() == 1 + usize::from(item.starts_with(' '));
            let listed = listed || is_short && is_listed_word(item, bare, begin);
            if (looks_technical(bare) || listed)
                && !is_known(start, at)
                && !ORDINARY.contains(&bare)
                && segment.demand(start).is_some()
                && found.len() < MOST
                && !found.iter().any(|known| known == bare)
            {
                found.push(bare.to_owned());
            }
        }
        begin = end;
    }
}

/// Whether a word is all there is of a member that is not the first of its list.
fn is_listed_word(item: &str, word: &str, begin: usize) -> bool {
    begin > 0
        && trimmed(item.trim()) == word
        && word.starts_with(char::is_uppercase)
        && word.chars().count() > 2
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '+' && c != '#')
}

/// Whether a word looks like the name of something technical.
fn looks_technical(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || word.len() > 30 || word.contains(['@', '\'', '’']) {
        return false;
    }
    let upper = word.chars().filter(|c| c.is_uppercase()).count();
    let is_acronym = upper == letters && (2..=6).contains(&letters);
    let mut chars = word.chars();
    chars.next();
    let has_inner_capital = chars.any(char::is_uppercase) && upper < letters;
    let is_plural_acronym = word.ends_with('s') && upper + 1 == letters && upper > 1;
    let has_digit = word.starts_with(char::is_alphabetic)
        && word.chars().any(|c| c.is_ascii_digit())
        && upper > 0;
    // German nouns and hyphenated words begin with capitals in the middle.
    let is_compound = word.contains('-') || word.contains('/');
    is_acronym || is_plural_acronym || (has_inner_capital && !is_compound) || has_digit
}
