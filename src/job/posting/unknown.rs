//! Words that look like terms but are in no vocabulary. They are reported, not counted.

use super::lines::Segment;
use crate::data::postings;
use crate::job::find::TermHit;

/// The maximum number of reported words.
const MOST: usize = 40;

/// Adds the words of a segment that look like terms: capitals, mixed case, letters with digits or
/// signs; and the capitalised items of a list that has terms.
pub(super) fn collect(
    segment: &Segment,
    hits: &[TermHit<'_>],
    employer: Option<&str>,
    found: &mut Vec<String>,
) {
    let text = segment.text.as_str();
    // In capitals throughout, every word looks like an acronym.
    if !text.contains(char::is_lowercase) && text.contains(' ') {
        return;
    }
    let is_employer = |word: &str| {
        employer.is_some_and(|name| name.split(' ').any(|part| trimmed(part) == word))
    };
    let is_known = |begin: usize, end: usize| {
        hits.iter().any(|hit| hit.span.start < end && hit.span.end > begin)
    };
    let mut begin = 0;
    for item in text.split_inclusive([',', ';', '(', ')', '/', '|', ':']) {
        let mut at = begin;
        for word in item.split_inclusive(' ') {
            let start = at;
            at += word.len();
            let bare = trimmed(word);
            let stands_for_itself = start > 0
                && bare.starts_with(char::is_uppercase)
                && bare.chars().count() > 2
                && (is_member(item, bare) && !hits.is_empty() || is_asked(text, start));
            if (looks_technical(bare) || stands_for_itself)
                && !is_known(start, at)
                && !is_employer(bare)
                && !postings().ordinary.contains(bare)
                && segment.demand(start).is_some()
                && found.len() < MOST
                && !found.iter().any(|known| known == bare)
            {
                found.push(bare.to_owned());
            }
        }
        begin += item.len();
    }
}

/// Whether a word is all there is of an item of a list.
fn is_member(item: &str, word: &str) -> bool {
    let rest = item.split_whitespace().map(trimmed);
    let around = &postings().list_words;
    rest.filter(|it| !it.is_empty() && !around.contains(*it)).eq([word])
}

/// Whether the text before a place asks for what follows: `experience with Yocto`.
fn is_asked(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end().to_lowercase();
    postings().asked_before.iter().any(|phrase| before.ends_with(phrase.as_str()))
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '+' && c != '#')
}

/// Whether a word looks like the name of a technology.
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
    // Hyphenated words and German compounds have capitals in the middle.
    let is_compound = word.contains('-') || word.contains('/');
    is_acronym || is_plural_acronym || (has_inner_capital && !is_compound) || has_digit
}
