//! Reads a posting in the form of JSON Resume's job description.
//!
//! Its `skills` and `qualifications` are what the job asks for, its `responsibilities` what it
//! is about. Our own lists `required` and `preferred` name terms outright.

use std::fmt::Write as _;

use serde::Deserialize;
use serde_json::Value;

use super::asked::Posting;
use super::clean::clean;
use super::demand::Demand;
use super::terms::{Asked, Terms, gather, technical};
use super::{facts, language, lines};
use crate::diag::{Findings, JsonPointer, Warned};
use crate::job::codes;
use crate::job::plain::fold;
use crate::job::vocabulary::Vocabulary;
use crate::json::{self, Codes, Kind};
use crate::resume::Source;
use crate::suggest;

/// The schema of postings, as `vitae schema job` prints it.
pub const JOB_SCHEMA: &str = include_str!("../../../schema/job.schema.json");

static POSTING: Kind = Kind::new(
    "a posting",
    "job",
    JOB_SCHEMA,
    Codes {
        wrong_type: codes::WRONG_MEMBER,
        wrong_value: codes::WRONG_MEMBER,
        unknown_key: codes::WRONG_MEMBER,
        formats: &[],
    },
);

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Job {
    title: Option<String>,
    company: Option<String>,
    description: Option<String>,
    location: Place,
    experience: Option<String>,
    responsibilities: Vec<String>,
    qualifications: Vec<String>,
    skills: Vec<Skill>,
    required: Vec<String>,
    preferred: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Place {
    city: Option<String>,
    region: Option<String>,
    #[serde(rename = "countryCode")]
    country_code: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Skill {
    name: Option<String>,
    keywords: Vec<String>,
}

pub(super) fn read(
    source: &Source,
    vocabulary: &Vocabulary,
) -> Warned<Result<Posting, Findings>> {
    let root = JsonPointer::root();
    let misspelled = |document: &Value| {
        // Any key is allowed, but one that is nearly a known one would be lost unseen.
        let keys = document.as_object().into_iter().flat_map(|job| job.keys());
        let known = POSTING.keys();
        let known = known.iter().copied();
        let is_misspelled = |key: &&String| {
            !known.clone().any(|it| it == *key)
                && suggest::nearest(key, known.clone()).is_some()
        };
        keys.filter(is_misspelled)
            .map(|key| POSTING.unknown_key(source, &root, key, known.clone()))
            .collect()
    };
    json::read_checked::<Job>(source, &POSTING, &root, misspelled)
        .map(|read| read.map(|job| posting(&job, vocabulary)))
}

fn posting(job: &Job, vocabulary: &Vocabulary) -> Posting {
    // The members are written out as a text posting would have them, so that everything that
    // holds for lines of text holds for them as well.
    let mut text = String::new();
    if let Some(description) = &job.description {
        text.push_str(description);
        text.push('\n');
    }
    let mut under = |heading: &str, items: &[String]| {
        if !items.is_empty() {
            // Writing to a string cannot fail.
            _ = writeln!(text, "## {heading}");
            for item in items {
                let item = item.split_whitespace().collect::<Vec<_>>().join(" ");
                _ = writeln!(text, "- {item}");
            }
        }
    };
    under("Responsibilities", &job.responsibilities);
    under("Requirements", &job.experience.iter().cloned().collect::<Vec<_>>());
    under("Qualifications", &job.qualifications);
    let skills: Vec<String> = job
        .skills
        .iter()
        .map(|skill| {
            let name = skill.name.iter().map(String::as_str);
            name.chain(skill.keywords.iter().map(String::as_str))
                .collect::<Vec<_>>()
                .join(", ")
        })
        .collect();
    under("Required skills", &skills);
    let text = clean(&text);
    let lines = lines::read(&text, &|text| technical(text, vocabulary));
    let mut terms = Terms::default();
    // The lists name their terms outright, which takes precedence over what text implies.
    for (names, demand) in
        [(&job.required, Demand::Required), (&job.preferred, Demand::Preferred)]
    {
        for name in names {
            let name = name.trim();
            match vocabulary.term(name).or_else(|| vocabulary.named(name)) {
                Some(term) => {
                    let is_id = term.id == name && !term.forms().any(|it| it == name);
                    let form = if is_id { &term.name } else { name };
                    let form = term.forms().find(|it| fold(it) == fold(form));
                    let form = form.unwrap_or(&term.name);
                    let asked = Asked::alone(demand);
                    terms.add(&term.id, &term.name, Some(term.kind), asked, form);
                }
                None => terms.add(name, name, None, Asked::alone(demand), name),
            }
        }
    }
    let (terms, unclassified) = gather(&lines, job.company.as_deref(), terms, vocabulary);
    let place = [&job.location.city, &job.location.region, &job.location.country_code];
    let place: Vec<&str> = place.into_iter().flatten().map(String::as_str).collect();
    Posting {
        title: job.title.clone(),
        company: job.company.clone(),
        location: (!place.is_empty()).then(|| place.join(", ")),
        contract: facts::contract(&lines),
        language: language::of(&text),
        terms: terms.sorted(),
        unclassified,
        degree: facts::degree(&lines),
        years: facts::years(&lines),
        knockouts: facts::knockouts(&lines),
    }
}
