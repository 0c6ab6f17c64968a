//! Words that look like terms and are in no vocabulary: a line comes in, they go out, to be told
//! and not counted.

use super::lines::Segment;
use crate::job::find::TermHit;

/// The most that are told.
const MOST: usize = 40;

/// Capitals and mixed case that are no terms.
const ORDINARY: &[&str] = &[
    "EU", "UK", "US", "USA", "CEO", "CTO", "COO", "CFO", "VP", "HR", "IT", "ID", "OK",
    "PDF", "CV", "FAQ", "AM", "PM", "LLC", "GmbH", "Ltd", "PLC", "TV", "II", "III", "IV",
    "BSc", "MSc", "PhD", "BA", "MA", "MBA", "BS", "MS", "H/F", "TX", "CA", "NY", "CO",
    "WA", "EMEA", "B2B", "B2C", "SaaS", "DACH", "NYC", "ZB", "RTT", "CDI", "CDD", "M.Sc",
    "B.Sc", "Ph.D", "eNPS",
];

/// Adds what looks like a term: capitals, mixed case, letters with digits or signs; and, where
/// at least two members of a list are terms, its other capitalised members.
pub(super) fn collect(segment: &Segment, hits: &[TermHit<'_>], found: &mut Vec<String>) {
    let text = segment.text.as_str();
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
                && !ORDINARY.contains(&bare)
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

/// Whether a word is all there is of a member of a list.
fn is_member(item: &str, word: &str) -> bool {
    const AROUND: [&str; 8] = ["and", "or", "und", "oder", "et", "ou", "y", "similar"];
    let rest = item.split_whitespace().map(trimmed);
    rest.filter(|it| !it.is_empty() && !AROUND.contains(it)).eq([word])
}

/// Whether what stands before a place asks for what follows: `experience with Yocto`.
fn is_asked(text: &str, at: usize) -> bool {
    const BEFORE: [&str; 14] = [
        "experience with",
        "experience in",
        "experience of",
        "knowledge of",
        "familiarity with",
        "familiar with",
        "proficient in",
        "proficiency in",
        "kenntnisse in",
        "erfahrung mit",
        "connaissance de",
        "maîtrise de",
        "experiencia con",
        "conocimientos de",
    ];
    let before = text.get(..at).unwrap_or_default().trim_end().to_lowercase();
    BEFORE.iter().any(|phrase| before.ends_with(phrase))
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
