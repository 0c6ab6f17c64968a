//! The degree, years of experience and conditions that a posting asks for.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use serde::Serialize;

use super::cues::{Cues, Part};
use super::lines::Segment;
use super::phrases::{Phrases, find_phrase};
use crate::data::{YearWords, postings};
use crate::job::plain::{Plain, fold};

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

/// A kind of contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Contract {
    /// Without an end.
    Permanent,
    /// With an end.
    FixedTerm,
    /// As one's own employer.
    Freelance,
    /// An internship or work next to studies.
    Internship,
    /// An apprenticeship.
    Apprenticeship,
}

/// The maximum number of words in a line that states the kind of contract.
const LONGEST_CONTRACT_LINE: usize = 14;

/// The maximum number of years a posting asks for.
const MOST_YEARS: u32 = 30;
/// The maximum length of a quoted sentence, in characters.
const LONGEST_QUOTE: usize = 160;

/// Whether a line stands where requirements do.
fn is_asking(line: &Segment) -> bool {
    line.part == Some(Part::Required) && line.says_something()
}

/// Whether a line may ask for something, outside of requirements and wishes.
fn may_ask(line: &Segment) -> bool {
    line.says_something() && !matches!(line.part, Some(Part::Required | Part::Preferred))
}

/// The sentences of the lines that may ask for something, those under a heading of requirements
/// first.
fn sentences(lines: &[Segment]) -> impl Iterator<Item = &str> {
    let asking = lines.iter().filter(|it| is_asking(it));
    let all = asking.chain(lines.iter().filter(|it| may_ask(it)));
    all.flat_map(|it| it.text.split_inclusive(". ")).map(str::trim)
}

fn degrees() -> &'static [(Degree, Phrases); 4] {
    static WORDS: OnceLock<[(Degree, Phrases); 4]> = OnceLock::new();
    WORDS.get_or_init(|| {
        let words = &postings().degrees;
        [
            (Degree::Bachelor, Phrases::new(&words.bachelor)),
            (Degree::Master, Phrases::new(&words.master)),
            (Degree::Doctorate, Phrases::new(&words.doctorate)),
            (Degree::Bachelor, Phrases::new(&words.any)),
        ]
    })
}

/// The lowest degree that a text names.
pub(in crate::job) fn degree_of(text: &str) -> Option<Degree> {
    let folded = fold(text);
    degrees().iter().find_map(|(degree, words)| words.is_in(&folded).then_some(*degree))
}

/// The places in a line of the subjects of a degree, which are no skills: `in finance, statistics or
/// data science`.
pub(super) fn subjects(line: &Segment) -> Vec<Range<usize>> {
    let plain = Plain::of(&line.text);
    let all = degrees().iter().flat_map(|(_, words)| words.all(&plain.folded));
    let begins: BTreeSet<usize> = all.map(|(phrase, at)| at + phrase.len()).collect();
    let subjects = begins.into_iter().map(|at| {
        let rest = plain.folded.get(at..).unwrap_or_default();
        let ends =
            postings().after_subjects.iter().filter_map(|end| find_phrase(rest, end));
        let sentence = [". ", ";", " – ", " — "].iter().filter_map(|end| rest.find(end));
        let end = ends.chain(sentence).min().unwrap_or(rest.len());
        plain.original(&(at..at + end))
    });
    subjects.collect()
}

pub(super) fn degree(lines: &[Segment]) -> Option<DegreeAsked> {
    let cues = Cues::get();
    // Elsewhere, a degree may be a colleague's.
    let asking = lines.iter().filter(|it| is_asking(it)).map(|it| (it, true));
    let others = lines.iter().filter(|it| may_ask(it)).map(|it| (it, false));
    let sentences = asking.chain(others).flat_map(|(line, is_asking)| {
        line.text.split_inclusive(". ").map(move |it| (it.trim(), is_asking))
    });
    sentences.into_iter().find_map(|(sentence, is_asking)| {
        let folded = fold(sentence);
        if postings().no_degree.iter().any(|phrase| folded.contains(phrase.as_str())) {
            return None;
        }
        let least = degree_of(sentence)?;
        let is_asked = is_asking
            || cues.required.is_in(&folded)
            || cues.required_strong.is_in(&folded)
            || cues.starts.first(&folded) == Some(0);
        let is_wish =
            cues.preferred_after.is_in(&folded) || cues.preferred_before.is_in(&folded);
        if !is_asked || is_wish {
            return None;
        }
        let mut phrases = postings().or_equivalent.iter();
        let or_equivalent = phrases.any(|phrase| folded.contains(phrase.as_str()));
        Some(DegreeAsked { least, or_equivalent, written: quoted(sentence) })
    })
}

/// The kind of contract, by the first lines that name one.
pub(super) fn contract(lines: &[Segment]) -> Option<Contract> {
    static WORDS: OnceLock<[(Contract, Phrases); 5]> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let words = &postings().contracts;
        [
            (Contract::Internship, Phrases::new(&words.internship)),
            (Contract::Apprenticeship, Phrases::new(&words.apprenticeship)),
            (Contract::FixedTerm, Phrases::new(&words.fixed_term)),
            (Contract::Permanent, Phrases::new(&words.permanent)),
            (Contract::Freelance, Phrases::new(&words.freelance)),
        ]
    });
    let is_short =
        |line: &&Segment| line.text.split(' ').count() <= LONGEST_CONTRACT_LINE;
    lines.iter().filter(is_short).find_map(|line| {
        let folded = fold(&line.text);
        words
            .iter()
            .find_map(|(contract, words)| words.is_in(&folded).then_some(*contract))
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
