//! Words that tell what a piece of a head is: a text comes in, whether it reads like a job's
//! title, a degree, a school, an employer or a place goes out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

/// A word that ends in one of the list's counts, too, if that has as many letters: German puts
/// words together.
const LEAST_ENDING: usize = 6;

/// `lexicon.json`: words of many languages, in lower case; parts are found inside of words, for
/// scripts that do not part them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lexicon {
    positions: BTreeSet<String>,
    position_parts: Vec<String>,
    degrees: BTreeSet<String>,
    degree_parts: Vec<String>,
    schools: BTreeSet<String>,
    school_parts: Vec<String>,
    companies: BTreeSet<String>,
    company_parts: Vec<String>,
    /// With their codes by ISO 3166-1 alpha-2.
    places: BTreeMap<String, String>,
    states: BTreeSet<String>,
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        serde_json::from_str(include_str!("lexicon.json")).expect("a test reads it")
    })
}

/// The words of a text in lower case, without signs around them; `B.Sc.` is `b.sc`.
fn words(text: &str) -> impl Iterator<Item = String> {
    let parts =
        text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '(' | ')'));
    parts
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
}

fn has(text: &str, list: &BTreeSet<String>, parts: &[String]) -> bool {
    let known = |word: String| {
        let mut starts = word.char_indices().skip(1).map(|(at, _)| &word[at..]);
        list.contains(&word)
            || word.split('-').any(|part| list.contains(part))
            || starts.any(|end| end.chars().count() >= LEAST_ENDING && list.contains(end))
    };
    parts.iter().any(|part| text.contains(part.as_str())) || words(text).any(known)
}

/// Whether a text reads like a job's title.
pub(super) fn is_position(text: &str) -> bool {
    has(text, &lexicon().positions, &lexicon().position_parts)
}

/// Whether a text ends as names of occupations do in English: `Machinist`, `Weaver`.
pub(super) fn may_be_position(text: &str) -> bool {
    let last = words(text).last().unwrap_or_default();
    ["er", "or", "ist", "ian"].iter().any(|end| last.len() > 4 && last.ends_with(end))
}

/// Whether a text reads like a degree.
pub(super) fn is_degree(text: &str) -> bool {
    has(text, &lexicon().degrees, &lexicon().degree_parts)
}

/// Whether a text reads like a school.
pub(super) fn is_school(text: &str) -> bool {
    has(text, &lexicon().schools, &lexicon().school_parts)
}

/// Whether a text reads like an employer or another body.
pub(super) fn is_company(text: &str) -> bool {
    has(text, &lexicon().companies, &lexicon().company_parts) || is_school(text)
}

/// Whether a text is a legal form and nothing else, as after `Acme,`.
pub(super) fn is_legal_form(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    text.chars().count() <= 7 && lexicon().companies.contains(&text)
}

/// The code of a country, by ISO 3166-1 alpha-2.
pub(super) fn country(text: &str) -> Option<&'static str> {
    let code = lexicon().places.get(&text.trim().to_lowercase())?;
    (!code.is_empty()).then_some(code)
}

/// Whether a text is a place: a country, `Remote`, or ends in one, or in a state.
pub(super) fn is_place(text: &str) -> bool {
    let Lexicon { places, states, .. } = lexicon();
    let is_known = |text: &str| {
        let text = text.trim().trim_matches(['(', ')', '.']).to_lowercase();
        places.contains_key(&text)
    };
    if is_known(text)
        || matches!(text.trim(), "Remote" | "remote" | "Hybrid" | "Worldwide")
    {
        return true;
    }
    let Some((_, last)) = text.rsplit_once([',', '،', '、']) else { return false };
    let last = last.trim();
    // A state may have its postal code after it.
    let first = last.split_whitespace().next().unwrap_or_default();
    let code = |code: &str| {
        code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    is_known(last)
        || code(first)
        || states.contains(&first.to_lowercase()) && first.len() == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_what_a_text_is() {
        assert!(is_position("Senior Backend Engineer"));
        assert!(is_position("Softwareentwicklerin"));
        assert!(is_position("VP, Sales"));
        assert!(!is_position("Halyard Payments"));
        assert!(is_degree("B.Sc. in Physics") && is_degree("Master of Arts"));
        assert!(is_school("Politechnika Przykładowa") && is_school("東京大学"));
        assert!(is_company("Acme, Inc.") && !is_company("Staff Engineer"));
        assert!(is_legal_form(" Inc.") && !is_legal_form(" Berlin"));
    }

    #[test]
    fn places_are_known_by_their_ends() {
        for place in
            ["Austin, TX", "Berlin, Germany", "Remote", "London, GB", "Ames, IA 50010"]
        {
            assert!(is_place(place), "{place}");
        }
        for other in ["Platform, Tools", "Staff Engineer, Ledger", "Berliner"] {
            assert!(!is_place(other), "{other}");
        }
    }
}
