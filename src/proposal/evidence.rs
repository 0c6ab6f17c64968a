//! What the highlights, projects, skills and sections of a base are evidence of.
//!
//! Terms are those of the inventory, by which `vitae match` counts as well: whether `Go` is the
//! language is settled once for the whole résumé. A part or a kind of what is asked for is evidence
//! of it, which `match` calls implied.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::select::{Asked, Candidate};
use super::write::entry_of;
use crate::diag::JsonPointer;
use crate::job::{Inventory, Posting, Vocabulary};
use crate::resume::Resume;
use crate::variant::{Index, ItemKind, has_term, language, measures};

/// The evidence in a base for what a posting asks for.
pub(super) struct Evidence<'a> {
    base: &'a Resume,
    index: &'a Index,
    asked: &'a [Asked],
    inventory: Inventory,
    vocabulary: &'static Vocabulary,
    /// The broader terms of each term in the base.
    broader: BTreeMap<String, BTreeSet<&'static str>>,
}

impl<'a> Evidence<'a> {
    pub(super) fn of(base: &'a Resume, index: &'a Index, asked: &'a [Asked]) -> Self {
        let vocabulary = Vocabulary::built_in();
        let inventory = Inventory::of_resume(base, vocabulary);
        let ids: BTreeSet<&str> =
            inventory.mentions.iter().map(|it| it.id.as_str()).collect();
        let broader = ids.into_iter().map(|id| (id.to_owned(), vocabulary.broader(id)));
        let broader = broader.collect();
        Self { base, index, asked, inventory, vocabulary, broader }
    }

    /// The terms that a text covers by itself, as positions, each once and in order.
    pub(super) fn of_text(&self, text: &str) -> Vec<usize> {
        let hits = self.vocabulary.find(text);
        self.positions(|term| match self.vocabulary.term(&term.id) {
            Some(_) => hits.iter().any(|hit| self.is_evidence(&hit.term.id, term)),
            // A word of the posting that no vocabulary has.
            None => has_term(text, &term.name),
        })
    }

    /// The terms at a place of the base, and below it, as positions.
    fn at(&self, place: &JsonPointer) -> Vec<usize> {
        let below = format!("{place}/");
        let is_there = |at: &JsonPointer| at == place || at.as_str().starts_with(&below);
        let places: BTreeSet<usize> = (0..self.inventory.places.len())
            .filter(|it| {
                self.inventory.places[*it].pointer.as_ref().is_some_and(is_there)
            })
            .collect();
        let mentioned = |term: &Asked| {
            let mut mentions = self.inventory.mentions.iter();
            mentions
                .any(|it| places.contains(&it.place) && self.is_evidence(&it.id, term))
        };
        let named = |term: &Asked| {
            let mut texts = places.iter().map(|it| &self.inventory.places[*it].text);
            texts.any(|text| has_term(text, &term.name))
        };
        self.positions(|term| match self.vocabulary.term(&term.id) {
            Some(_) => mentioned(term),
            None => named(term),
        })
    }

    /// Whether a term of the base is what is asked for, or a part or a kind of it.
    fn is_evidence(&self, id: &str, asked: &Asked) -> bool {
        id == asked.id
            || self.broader.get(id).is_some_and(|it| it.contains(asked.id.as_str()))
    }

    fn positions(&self, has: impl Fn(&Asked) -> bool) -> Vec<usize> {
        let asked = self.asked.iter().enumerate();
        asked.filter(|(_, term)| has(term)).map(|(at, _)| at).collect()
    }

    /// The terms anywhere in the base.
    pub(super) fn anywhere(&self) -> Vec<usize> {
        self.positions(|term| {
            if self.vocabulary.term(&term.id).is_some() {
                let mut mentions = self.inventory.mentions.iter();
                return mentions.any(|it| self.is_evidence(&it.id, term));
            }
            let mut texts = self.index.items.iter().map(|item| item.text.as_str());
            texts.any(|text| has_term(text, &term.name))
        })
    }

    /// Highlights of jobs and volunteering, and whole projects, in the order of the base.
    pub(super) fn candidates(&self, posting: &Posting) -> Vec<Candidate> {
        let latest = latest_first(self.base);
        let language = language(self.base);
        let wanted = words(posting.title.as_deref().unwrap_or_default());
        let mut candidates = Vec::new();
        for item in &self.index.items {
            let at = item.at.as_str();
            let is_highlight = item.kind == ItemKind::Element
                && (at.starts_with("/work/") || at.starts_with("/volunteer/"))
                && at.contains("/highlights/");
            let is_project = item.kind == ItemKind::Entry && at.starts_with("/projects/");
            if !(is_highlight || is_project) {
                continue;
            }
            let entry = is_highlight.then(|| entry_of(&item.at)).flatten();
            let job = entry.as_ref().and_then(job_number);
            let title = job.and_then(|job| self.base.work.get(job)?.position.as_deref());
            let held = words(title.unwrap_or_default());
            candidates.push(Candidate {
                at: item.at.clone(),
                id: item.id.clone(),
                text: item.text.clone(),
                entry,
                recency: job.and_then(|job| latest.iter().position(|it| *it == job)),
                is_measured: measures(&item.text, &language),
                title: (wanted.intersection(&held).count(), wanted.len()),
                // A project is judged by everything in it.
                terms: self.at(&item.at),
            });
        }
        candidates
    }

    /// Groups of skills and their keywords. A keyword is read in the context of its group: alone, Go
    /// is a verb.
    pub(super) fn skills(&self) -> Vec<Candidate> {
        let mut skills: Vec<Candidate> = Vec::new();
        let items = self.index.items.iter();
        for item in items.filter(|item| item.at.as_str().starts_with("/skills/")) {
            let (entry, terms) = match item.kind {
                ItemKind::Entry => {
                    let list = format!("{}/keywords/", item.at);
                    let words = self.index.items.iter();
                    let words = words.filter(|it| it.at.as_str().starts_with(&list));
                    let words: Vec<&str> = words.map(|it| it.text.as_str()).collect();
                    (None, self.of_text(&format!("{}: {}", item.text, words.join(", "))))
                }
                ItemKind::Element if item.at.as_str().contains("/keywords/") => {
                    let named = self.vocabulary.named(&item.text);
                    let mut terms = self.of_text(&item.text);
                    terms.extend(
                        self.positions(|term| named.is_some_and(|it| it.id == term.id)),
                    );
                    terms.sort_unstable();
                    terms.dedup();
                    (entry_of(&item.at), terms)
                }
                _ => continue,
            };
            skills.push(Candidate {
                at: item.at.clone(),
                id: item.id.clone(),
                text: item.text.clone(),
                entry,
                terms,
                ..Candidate::default()
            });
        }
        skills
    }

    /// The terms that a section covers.
    pub(super) fn section(&self, value: &Value, name: &str) -> Option<Vec<usize>> {
        let section = value.get(name)?;
        Some(self.of_text(&section.to_string()))
    }
}

/// The number of the job at `/work/3`.
fn job_number(entry: &JsonPointer) -> Option<usize> {
    entry.as_str().strip_prefix("/work/")?.parse().ok()
}

/// The numbers of the jobs, the latest first: those without an end, then by their end, then by
/// their start; of equals, the first in the base.
fn latest_first(base: &Resume) -> Vec<usize> {
    let value = base.to_json();
    let jobs = value.get("work").and_then(Value::as_array).cloned().unwrap_or_default();
    let date =
        |job: &Value, key: &str| job.get(key).and_then(Value::as_str).map(str::to_owned);
    let key = |job: &Value| {
        let end = date(job, "endDate").filter(|end| end.starts_with(char::is_numeric));
        (end.is_none(), end, date(job, "startDate"))
    };
    let mut numbers: Vec<usize> = (0..jobs.len()).collect();
    numbers.sort_by(|a, b| key(&jobs[*b]).cmp(&key(&jobs[*a])));
    numbers
}

/// The words of a title, in lower case.
fn words(title: &str) -> BTreeSet<String> {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1);
    words.map(str::to_lowercase).collect()
}
