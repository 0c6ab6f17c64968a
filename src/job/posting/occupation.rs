//! The noun that names an occupation: `engineer` in `Senior Backend Engineer (Go)`.

use crate::data::postings;
use crate::job::plain::fold;

/// The maximum number of words in a title.
pub(super) const LONGEST_TITLE: usize = 12;

/// The noun that names the occupation of a title, in the form that stands for all of its forms:
/// `engineer`.
pub(in crate::job) fn head_noun(title: &str) -> Option<&'static str> {
    let folded = fold(title);
    let main = folded.split([',', '(', '–', '|']).next().unwrap_or_default();
    let last = |text: &str| {
        let found = postings().head_nouns.iter().filter_map(|(name, nouns)| {
            let at = nouns.iter().filter_map(|noun| find_noun(text, noun)).max()?;
            Some((at, name.as_str()))
        });
        found.max().map(|(_, noun)| noun)
    };
    last(main.split(" of ").next().unwrap_or_default()).or_else(|| last(&folded))
}

/// The least length of a noun that a compound may end with, in bytes.
const LEAST_IN_COMPOUND: usize = 6;

/// The place of a noun, as a word or as the end of a German or Dutch compound.
fn find_noun(text: &str, noun: &str) -> Option<usize> {
    text.match_indices(noun).map(|(at, _)| at).find(|at| {
        let after = text.get(at + noun.len()..).unwrap_or_default();
        let before = text.get(..*at).unwrap_or_default();
        !after.starts_with(char::is_alphanumeric)
            && (!before.ends_with(char::is_alphanumeric)
                || noun.len() >= LEAST_IN_COMPOUND)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_recognised_by_its_occupation() {
        for (title, noun) in [
            ("Senior Backend Engineer", Some("engineer")),
            ("Staff Engineer, Ledger", Some("engineer")),
            ("Engineering Manager", Some("manager")),
            ("Backend-Entwickler (m/w/d)", Some("developer")),
            ("Softwareentwicklerin", Some("developer")),
            ("Développeur back-end", Some("developer")),
            ("Head of Data", Some("head")),
            ("What you will do", None),
        ] {
            assert_eq!(head_noun(title), noun, "{title}");
        }
    }
}
