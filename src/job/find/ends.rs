//! Where the word ends that begins with a name: endings, versions and compounds.

use std::ops::Range;

use crate::data::term_words;
use crate::job::plain::Plain;

/// Endings of words in German, French, Spanish and Portuguese, besides the `s` of a plural.
const ENDINGS: [&str; 5] = ["e", "en", "es", "n", "s"];

/// The least length of a name that has endings, in bytes.
const LEAST_ENDED: usize = 6;

/// The end of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    /// The byte after it.
    pub(super) at: usize,
    /// Whether it is a plural.
    pub(super) is_plural: bool,
    /// Whether it is a compound that is about the name: `Excelkenntnisse`.
    pub(super) is_compound: bool,
}

/// Whether no part of a word comes before the span.
pub(super) fn begins_word(plain: &Plain, span: &Range<usize>) -> bool {
    let before = plain.cased.get(..span.start).unwrap_or_default();
    let mut before = before.chars().rev();
    let only_letter = span.len() == 1;
    match before.next() {
        Some(c) if c.is_alphanumeric() || c == '@' || c == '$' => false,
        Some('&') => !only_letter,
        Some('.' | '_' | '\\') => !before.next().is_some_and(char::is_alphanumeric),
        _ => true,
    }
}

/// The end of the word that begins with a name; `None` if the name is only part of the word.
pub(super) fn word_end(
    plain: &Plain,
    span: &Range<usize>,
    is_exact: bool,
    has_endings: bool,
) -> Option<End> {
    let rest = plain.cased.get(span.end..)?;
    let name = plain.cased.get(span.clone())?;
    let ends_in_letter = name.ends_with(char::is_alphabetic);
    let mut end = End { at: span.end, is_plural: false, is_compound: false };
    if ends_in_letter && name.len() > 1 && rest.starts_with(char::is_alphanumeric) {
        let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let tail = rest.get(..letters)?;
        let lower = plain.folded.get(span.end..span.end + letters)?;
        if tail == "s" && !is_exact
            || has_endings && name.len() >= LEAST_ENDED && ENDINGS.contains(&tail)
        {
            end.is_plural = true;
            end.at += letters;
        } else if name.len() > 2 && is_tail(lower) {
            end.is_compound = true;
            end.at += letters;
        } else if letters == 0 && !is_code(name) {
            // A version: `Java17`, `Angular2+`.
            let version = rest.find(|c: char| !c.is_ascii_digit() && c != '.');
            let version = rest.get(..version.unwrap_or(rest.len()))?;
            end.at += version.trim_end_matches('.').len();
        }
    }
    let mut chars = plain.cased.get(end.at..)?.chars();
    let (next, after) = (chars.next(), chars.next());
    let is_end = match next {
        Some(c) if c.is_alphanumeric() || c == '@' => false,
        Some('_') => !after.is_some_and(char::is_alphanumeric),
        // `and` in `R&D` and `AT&T`.
        Some('&') => name.len() > 1 || after == Some(' '),
        Some('+') => name.len() > 2 && after != Some('+'),
        Some('#') => name.len() > 2,
        // A full stop without a space after it is a typing error or part of an address.
        Some('.') => match after {
            Some(c) if c.is_uppercase() => name.len() > 2,
            Some(c) => !c.is_alphanumeric(),
            None => true,
        },
        _ => true,
    };
    is_end.then_some(end)
}

/// Whether letters make a compound of the name before them: `kenntnisse`, with or without a linking
/// `s`.
fn is_tail(letters: &str) -> bool {
    let tails = &term_words().tails;
    tails.contains(letters)
        || letters.strip_prefix('s').is_some_and(|rest| tails.contains(rest))
}

/// Whether a name is so short that digits after it make another name of it: `ES2016`.
fn is_code(name: &str) -> bool {
    name.len() <= 2 && name.chars().all(char::is_uppercase)
}
