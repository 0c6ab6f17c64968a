//! The degree, years of experience and conditions that a posting asks for.

use std::sync::OnceLock;

use serde::Serialize;

use super::cues::Part;
use super::lines::Segment;
use super::phrases::Phrases;
use crate::data::{YearWords, postings};
use crate::job::plain::fold;

/// A degree, from the lowest to the highest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Degree {
    /// A first degree.
    Bachelor,
    /// A second degree.
    Master,
    /// A doctorate.
    Doctorate,
}

/// The degree a posting asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DegreeAsked {
    /// The lowest degree that is named.
    pub least: Degree,
    /// Whether something equivalent is accepted.
    pub or_equivalent: bool,
    /// The sentence that asks for it.
    pub written: String,
}

/// The years of experience a posting asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearsAsked {
    /// The least number of years.
    pub least: u32,
    /// The sentence that asks for them.
    pub written: String,
}

/// The subject of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum KnockoutKind {
    /// A work permit.
    WorkPermit,
    /// A security clearance.
    Clearance,
    /// A driving licence.
    DrivingLicence,
    /// A spoken language.
    Language,
    /// Presence at a place.
    OnSite,
    /// Travel.
    Travel,
    /// Shifts or nights.
    Shifts,
}

/// A condition that a résumé does not prove.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Knockout {
    /// Its subject.
    pub kind: KnockoutKind,
    /// The sentence that states it.
    pub written: String,
}

/// The maximum number of years a posting asks for.
const MOST_YEARS: u32 = 30;
/// The maximum length of a quoted sentence, in characters.
const LONGEST_QUOTE: usize = 160;

/// The lines that may ask for something, those under a heading of requirements first.
fn asking(lines: &[Segment]) -> impl Iterator<Item = &Segment> {
    let asks = |it: &&Segment| it.part == Some(Part::Required) && it.says_something();
    let others = |it: &&Segment| {
        it.says_something() && !matches!(it.part, Some(Part::Required | Part::Preferred))
    };
    lines.iter().filter(asks).chain(lines.iter().filter(others))
}

/// The sentences of the lines that may ask for something.
fn sentences(lines: &[Segment]) -> impl Iterator<Item = &str> {
    asking(lines).flat_map(|it| it.text.split_inclusive(". ")).map(str::trim)
}

/// The lowest degree that a text names.
pub(in crate::job) fn degree_of(text: &str) -> Option<Degree> {
    static WORDS: OnceLock<[(Degree, Phrases); 4]> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let words = &postings().degrees;
        [
            (Degree::Bachelor, Phrases::new(&words.bachelor)),
            (Degree::Master, Phrases::new(&words.master)),
            (Degree::Doctorate, Phrases::new(&words.doctorate)),
            (Degree::Bachelor, Phrases::new(&words.any)),
        ]
    });
    let folded = fold(text);
    words.iter().find_map(|(degree, words)| words.is_in(&folded).then_some(*degree))
}

pub(super) fn degree(lines: &[Segment]) -> Option<DegreeAsked> {
    sentences(lines).find_map(|sentence| {
        let folded = fold(sentence);
        if postings().no_degree.iter().any(|phrase| folded.contains(phrase.as_str())) {
            return None;
        }
        let least = degree_of(sentence)?;
        let mut phrases = postings().or_equivalent.iter();
        let or_equivalent = phrases.any(|phrase| folded.contains(phrase.as_str()));
        Some(DegreeAsked { least, or_equivalent, written: quoted(sentence) })
    })
}

pub(super) fn years(lines: &[Segment]) -> Option<YearsAsked> {
    sentences(lines).find_map(|sentence| {
        years_of(sentence).map(|least| YearsAsked { least, written: quoted(sentence) })
    })
}

/// The number before the first word for years, unless it is about an age or the past.
fn years_of(sentence: &str) -> Option<u32> {
    let YearWords { words: years, of_work, not_of_work } = &postings().years;
    let folded = fold(sentence);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    let at = words.iter().position(|word| years.contains(word.trim_end_matches('\'')))?;
    if !of_work.iter().any(|phrase| folded.contains(phrase.as_str())) {
        return None;
    }
    let after = words.get(at + 1).copied().unwrap_or_default();
    if not_of_work.contains(after) {
        return None;
    }
    // `3 to 5 years`, `three or more years`, `at least 4 years`.
    let before = words.get(at.saturating_sub(4)..at)?;
    let numbers = before.iter().filter_map(|word| {
        word.parse::<u32>().ok().or_else(|| crate::data::number(word))
    });
    numbers.filter(|years| (1..=MOST_YEARS).contains(years)).min()
}

pub(super) fn knockouts(lines: &[Segment]) -> Vec<Knockout> {
    static WORDS: OnceLock<[(KnockoutKind, Phrases); 7]> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let words = &postings().conditions;
        [
            (KnockoutKind::WorkPermit, Phrases::new(&words.work_permit)),
            (KnockoutKind::Clearance, Phrases::new(&words.clearance)),
            (KnockoutKind::DrivingLicence, Phrases::new(&words.driving_licence)),
            (KnockoutKind::Language, Phrases::new(&words.language)),
            (KnockoutKind::OnSite, Phrases::new(&words.on_site)),
            (KnockoutKind::Travel, Phrases::new(&words.travel)),
            (KnockoutKind::Shifts, Phrases::new(&words.shifts)),
        ]
    });
    let mut found: Vec<Knockout> = Vec::new();
    let asked = lines.iter().filter(|it| it.says_something());
    for sentence in asked.flat_map(|it| it.text.split_inclusive(". ")) {
        let folded = fold(sentence);
        for (kind, _) in words.iter().filter(|(_, words)| words.is_in(&folded)) {
            let written = quoted(sentence);
            if !found.iter().any(|it| it.kind == *kind && it.written == written) {
                found.push(Knockout { kind: *kind, written });
            }
        }
    }
    found
}

fn quoted(sentence: &str) -> String {
    let sentence = sentence.trim();
    if sentence.chars().count() <= LONGEST_QUOTE {
        return sentence.trim_end_matches('.').to_owned();
    }
    let cut: String = sentence.chars().take(LONGEST_QUOTE - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_in_numbers_and_words() {
        for (text, years) in [
            ("5+ years of Go", Some(5)),
            ("3-5 years of Java", Some(3)),
            ("at least four years of experience", Some(4)),
            ("three or more years", Some(3)),
            ("mindestens fünf Jahre Erfahrung", Some(5)),
            ("3 ans d'expérience", Some(3)),
            ("al menos 2 años", Some(2)),
            ("a few years", None),
            ("we are 12 years old", None),
            ("one week in six", None),
        ] {
            assert_eq!(years_of(text), years, "{text}");
        }
    }

    #[test]
    fn the_lowest_degree_named_is_asked_for() {
        for (text, degree) in [
            ("an MSc or PhD in physics", Some(Degree::Master)),
            ("Bachelor's or Master's degree", Some(Degree::Bachelor)),
            ("Abgeschlossenes Studium der Informatik", Some(Degree::Bachelor)),
            ("Diplôme d'ingénieur", Some(Degree::Master)),
            ("B.Sc. (Hons)", Some(Degree::Bachelor)),
            ("Scrum Master with a mastery of Git", None),
        ] {
            assert_eq!(degree_of(text), degree, "{text}");
        }
    }
}
