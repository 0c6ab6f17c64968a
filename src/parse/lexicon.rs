//! Recognises job titles, degrees, schools, employers and places by the words of `data/reading` and
//! `data/places.json`.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::data::{self, Lexicon as Words, Places};

/// A word that ends in one of a list counts as that word if the ending has at least this many
/// letters: German joins words.
const LEAST_ENDING: usize = 6;

/// The maximum number of letters in a legal form.
const MAX_LEGAL_FORM: usize = 7;

/// An occupation recognised by its ending has more letters, in bytes.
const MIN_OCCUPATION: usize = 4;

/// The words of all languages.
#[derive(Debug, Default)]
struct Lexicon {
    positions: List,
    degrees: List,
    schools: List,
    companies: List,
}

#[derive(Debug, Default)]
struct List {
    words: BTreeSet<&'static str>,
    /// Found inside words, for scripts that do not separate them.
    parts: Vec<&'static str>,
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let list = |of: fn(&Words) -> &BTreeSet<String>| List {
            words: data::reading().flat_map(|it| of(&it.words)).map(|it| &**it).collect(),
            parts: data::reading().flat_map(|it| of(&it.parts)).map(|it| &**it).collect(),
        };
        Lexicon {
            positions: list(|it| &it.positions),
            degrees: list(|it| &it.degrees),
            schools: list(|it| &it.schools),
            companies: list(|it| &it.companies),
        }
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

fn has(text: &str, List { words: list, parts }: &List) -> bool {
    let known = |word: String| {
        let mut starts = word.char_indices().skip(1).map(|(at, _)| &word[at..]);
        list.contains(&*word)
            || word.split('-').any(|part| list.contains(part))
            || starts.any(|end| end.chars().count() >= LEAST_ENDING && list.contains(end))
    };
    parts.iter().any(|part| text.contains(part)) || words(text).any(known)
}

/// Whether a text reads like a job title.
pub(crate) fn is_position(text: &str) -> bool {
    has(text, &lexicon().positions)
}

/// Whether a text ends as names of occupations do: `Machinist`, `Weaver`.
pub(super) fn may_be_position(text: &str) -> bool {
    let last = words(text).last().unwrap_or_default();
    let mut endings = data::reading().flat_map(|read| &read.position_endings);
    last.len() > MIN_OCCUPATION && endings.any(|end| last.ends_with(end.as_str()))
}

/// Whether a text reads like a degree.
pub(super) fn is_degree(text: &str) -> bool {
    has(text, &lexicon().degrees)
}

/// Whether a text reads like a school.
pub(super) fn is_school(text: &str) -> bool {
    has(text, &lexicon().schools)
}

/// Whether a text reads like an employer or another organisation.
pub(super) fn is_company(text: &str) -> bool {
    has(text, &lexicon().companies) || is_school(text)
}

/// Whether a text is just a legal form, as in `Acme, Inc.`.
pub(super) fn is_legal_form(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    text.chars().count() <= MAX_LEGAL_FORM && lexicon().companies.words.contains(&*text)
}

/// The ISO 3166-1 alpha-2 code of a country, by its name.
pub(super) fn country(text: &str) -> Option<&'static str> {
    let code = data::places().countries.get(&text.trim().to_lowercase())?;
    Some(code)
}

/// Whether a text is a place: a country, `Remote`, or a text that ends in a country or region.
pub(super) fn is_place(text: &str) -> bool {
    let Places { countries, unions, regions } = data::places();
    let is_known = |text: &str| {
        let text = text.trim().trim_matches(['(', ')', '.']).to_lowercase();
        countries.contains_key(&text) || unions.contains(&text)
    };
    let is_remote = || data::reading().any(|read| read.remote.contains(text.trim()));
    if is_known(text) || is_remote() {
        return true;
    }
    let Some((_, last)) = text.rsplit_once([',', '،', '、']) else { return false };
    let last = last.trim();
    // A postal code may follow the region.
    let first = last.split_whitespace().next().unwrap_or_default();
    let code = |code: &str| {
        code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    is_known(last)
        || code(first)
        || first.len() == 3 && regions.contains(&first.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_recognised_by_their_words() {
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
    fn places_are_recognised_by_their_ends() {
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
