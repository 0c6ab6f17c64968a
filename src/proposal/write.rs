//! Writes a proposal as a variant's file, with a reason for every selection.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::select::{Asked, Candidate, KEPT, Ranked, Shows};
use crate::diag::JsonPointer;
use crate::job::Demand;

/// Number of words of a text by which a person recognises it.
const FIRST_WORDS: usize = 6;

/// A whole section that can be left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spare {
    /// JSON Resume's key.
    pub name: &'static str,
    /// The terms it covers.
    pub terms: Vec<usize>,
    /// Whether it goes before any highlight if it covers nothing.
    pub goes_first: bool,
}

/// Something that can be left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    /// A highlight or a project.
    Highlight(Ranked),
    /// A section.
    Section(Spare),
}

impl Item {
    pub(super) fn highlight(&self) -> Option<&Ranked> {
        match self {
            Self::Highlight(it) => Some(it),
            Self::Section(_) => None,
        }
    }
}

/// Everything a proposal is written from.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub asked: &'a [Asked],
    pub candidates: &'a [Candidate],
    /// Everything that can be left out, in the order in which to keep it.
    pub items: &'a [Item],
    /// The candidates beyond the limit of their entry.
    pub over: &'a [usize],
    /// That limit.
    pub most: Option<usize>,
    /// Groups of skills, and their keywords.
    pub skills: &'a [Candidate],
    /// The rest of the file: job, headline, summary, layout, pages.
    pub head: &'a Map<String, Value>,
}

impl Draft<'_> {
    /// The file that keeps the first `kept` of the items.
    pub(super) fn written(&self, kept: usize) -> Value {
        let mut file = self.head.clone();
        let (stay, go) = self.items.split_at(kept.min(self.items.len()));
        let mut exclude: Vec<Value> = go
            .iter()
            .map(|item| match item {
                Item::Highlight(it) => self.entry(it.candidate, &self.why_not(it)),
                Item::Section(section) => {
                    let why = self.why_no_section(section);
                    json!({ "of": section.name, "why": shortened(&why) })
                }
            })
            .collect();
        exclude.extend(self.over.iter().map(|at| {
            let terms = &self.candidates[*at].terms;
            let most = self.most.unwrap_or_default();
            let why = format!("{}; an entry keeps its best {most}", self.covers(terms));
            self.entry(*at, &why)
        }));
        let stay: Vec<&Ranked> = stay.iter().filter_map(Item::highlight).collect();
        let mut order = self.highlights(&stay);
        order.extend(self.skills());
        for (key, list) in [("exclude", exclude), ("order", order)] {
            if !list.is_empty() {
                file.insert(key.to_owned(), list.into());
            }
        }
        file.into()
    }

    /// `covers Kafka (required)`.
    fn covers(&self, terms: &[usize]) -> String {
        match terms {
            [] => "covers nothing the posting asks for".to_owned(),
            terms => format!("covers {}", self.names(terms)),
        }
    }

    fn why_no_section(&self, section: &Spare) -> String {
        let covers = self.covers(&section.terms);
        match &section.terms[..] {
            [] => format!("{covers}; left out to fit"),
            _ => format!("{covers}; jobs go first; left out to fit"),
        }
    }

    /// The highlights that stay, those that gain most first in each entry.
    fn highlights(&self, stay: &[&Ranked]) -> Vec<Value> {
        let mut entries: BTreeMap<usize, Vec<&Ranked>> = BTreeMap::new();
        for &it in stay {
            let Some(entry) = &self.candidates[it.candidate].entry else { continue };
            let first = self
                .candidates
                .iter()
                .position(|other| other.entry.as_ref() == Some(entry));
            entries.entry(first.unwrap_or_default()).or_default().push(it);
        }
        let mut order = Vec::new();
        for highlights in entries.values_mut() {
            highlights.sort_by_key(|it| {
                let is_evidence = it.shows <= Shows::Other;
                (!is_evidence, std::cmp::Reverse(it.gain), it.candidate)
            });
            order.extend(
                highlights.iter().map(|it| self.entry(it.candidate, &self.why(it))),
            );
        }
        order
    }

    fn why(&self, it: &Ranked) -> String {
        let terms = &self.candidates[it.candidate].terms;
        let again: Vec<usize> =
            terms.iter().copied().filter(|at| !it.new.contains(at)).collect();
        let mut parts = Vec::new();
        if !it.new.is_empty() {
            parts.push(format!("covers {}", self.names(&it.new)));
        }
        if !again.is_empty() {
            parts.push(format!("repeats {}", self.names(&again)));
        }
        let candidate = &self.candidates[it.candidate];
        if parts.is_empty() {
            parts.push(self.covers(&[]));
            let kept = candidate.recency.and_then(|recency| KEPT.get(recency));
            parts.push(match kept.filter(|_| it.shows == Shows::Kept) {
                Some(kept) => format!("its job keeps up to {kept}"),
                None => "there is room".to_owned(),
            });
        }
        if candidate.is_measured {
            parts.push("a measured result".to_owned());
        }
        parts.join("; ")
    }

    fn why_not(&self, it: &Ranked) -> String {
        let terms = &self.candidates[it.candidate].terms;
        let covers = self.covers(terms);
        if terms.is_empty() {
            return format!("{covers}; left out to fit");
        }
        let gained = if it.new.is_empty() { ", as others do" } else { "" };
        format!("{covers}{gained}; the least useful; left out to fit")
    }

    /// `Kafka (required), Go (preferred)`.
    fn names(&self, terms: &[usize]) -> String {
        let name = |at: &usize| {
            let term = &self.asked[*at];
            let demand = match term.demand {
                Demand::Required => "required",
                Demand::Preferred => "preferred",
                Demand::Context => "part of the work",
            };
            format!("{} ({demand})", term.name)
        };
        terms.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    fn entry(&self, candidate: usize, why: &str) -> Value {
        entry(&self.candidates[candidate], why)
    }

    /// Groups of skills, those first that cover most; in each, the keywords the posting asks for
    /// first. Nothing where the base is in that order already.
    fn skills(&self) -> Vec<Value> {
        let weight = |candidate: &Candidate| -> i64 {
            candidate.terms.iter().map(|at| self.asked[*at].weight()).sum()
        };
        let (groups, keywords): (Vec<&Candidate>, Vec<&Candidate>) =
            self.skills.iter().partition(|it| it.entry.is_none());
        let mut order = Vec::new();
        let mut sorted = groups.clone();
        sorted.sort_by_key(|group| std::cmp::Reverse(weight(group)));
        if sorted != groups {
            let asked = sorted.iter().filter(|group| !group.terms.is_empty());
            order.extend(asked.map(|group| {
                entry(group, &format!("covers {}", self.names(&group.terms)))
            }));
        }
        for group in groups {
            let own: Vec<&&Candidate> = keywords
                .iter()
                .filter(|it| it.entry.as_ref() == Some(&group.at))
                .collect();
            let asked = own.iter().take_while(|it| !it.terms.is_empty()).count();
            let moved = own.iter().skip(asked).any(|it| !it.terms.is_empty());
            if moved {
                let asked = own.iter().filter(|it| !it.terms.is_empty());
                order.extend(asked.map(|it| entry(it, &self.names(&it.terms))));
            }
        }
        order
    }
}

/// A selector with the first words of its text, by which a person recognises it and a change of
/// the base is noticed.
fn entry(candidate: &Candidate, why: &str) -> Value {
    let of = candidate.id.clone().unwrap_or_else(|| candidate.at.as_str().to_owned());
    let words: Vec<&str> = candidate.text.split_whitespace().take(FIRST_WORDS).collect();
    let mut entry = json!({ "of": of });
    if !words.is_empty() {
        entry["begins"] = words.join(" ").into();
    }
    entry["why"] = shortened(why).into();
    entry
}

/// A reason, shortened to the length the schema allows.
pub(super) fn shortened(why: &str) -> String {
    /// The maximum of the schema, in characters.
    const MAX: usize = 500;
    if why.chars().count() <= MAX {
        return why.to_owned();
    }
    why.chars().take(MAX - 1).chain(['…']).collect()
}

/// The place of a keyword's group: `/skills/0` for `/skills/0/keywords/3`.
pub(super) fn entry_of(at: &JsonPointer) -> Option<JsonPointer> {
    at.parent()?.parent()
}
