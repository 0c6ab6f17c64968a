//! Writing a proposal: a ranking and how much of it is kept come in, a variant's file goes out,
//! in which every choice says why.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::select::{Asked, Choice, Ranked};
use crate::diag::JsonPointer;

/// How many words of a text tell which it is.
const FIRST_WORDS: usize = 6;

/// All that a proposal is written from.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub asked: &'a [Asked],
    pub choices: &'a [Choice],
    pub ranked: &'a [Ranked],
    /// Groups of skills, and their keywords.
    pub skills: &'a [Choice],
    /// How many highlights of a job are kept whatever they show.
    pub least: usize,
    /// The rest of the file: job, headline, summary, layout, pages.
    pub head: &'a Map<String, Value>,
}

impl Draft<'_> {
    /// The file that keeps the first `kept` of the ranking and leaves out whole `sections`.
    pub(super) fn written(&self, kept: usize, sections: &[&str]) -> Value {
        let mut file = self.head.clone();
        let (stay, go) = self.ranked.split_at(kept.min(self.ranked.len()));
        let mut exclude: Vec<Value> =
            go.iter().map(|it| self.entry(it.choice, &self.why_not(it))).collect();
        exclude.extend(sections.iter().map(|section| {
            json!({ "of": section, "why": "shows nothing that is asked; left out to fit" })
        }));
        let mut order = self.highlights(stay);
        order.extend(self.skills());
        for (key, list) in [("exclude", exclude), ("order", order)] {
            if !list.is_empty() {
                file.insert(key.to_owned(), list.into());
            }
        }
        file.into()
    }

    /// The highlights that stay, of each entry those first that gain most.
    fn highlights(&self, stay: &[Ranked]) -> Vec<Value> {
        let mut entries: BTreeMap<usize, Vec<&Ranked>> = BTreeMap::new();
        for it in stay {
            let Some(entry) = &self.choices[it.choice].entry else { continue };
            let first =
                self.choices.iter().position(|other| other.entry.as_ref() == Some(entry));
            entries.entry(first.unwrap_or_default()).or_default().push(it);
        }
        let mut order = Vec::new();
        for highlights in entries.values_mut() {
            highlights.sort_by_key(|it| (std::cmp::Reverse(it.gain), it.choice));
            order
                .extend(highlights.iter().map(|it| self.entry(it.choice, &self.why(it))));
        }
        order
    }

    fn why(&self, it: &Ranked) -> String {
        let terms = &self.choices[it.choice].terms;
        let again: Vec<usize> =
            terms.iter().copied().filter(|at| !it.new.contains(at)).collect();
        let mut parts = Vec::new();
        if !it.new.is_empty() {
            parts.push(format!("shows {}", self.names(&it.new)));
        }
        if !again.is_empty() {
            parts.push(format!("shows {} again", self.names(&again)));
        }
        if parts.is_empty() {
            parts.push("shows nothing that is asked".to_owned());
            parts.push(match it.round {
                Some(_) => format!("a job keeps {}", self.least),
                None => "there is room".to_owned(),
            });
        }
        parts.join("; ")
    }

    fn why_not(&self, it: &Ranked) -> String {
        let terms = &self.choices[it.choice].terms;
        if terms.is_empty() {
            return "shows nothing that is asked; left out to fit".to_owned();
        }
        let gained = if it.new.is_empty() { "as others do; " } else { "" };
        format!(
            "shows {}, {gained}the least useful left; left out to fit",
            self.names(terms)
        )
    }

    /// `Kafka (required), Go (preferred)`.
    fn names(&self, terms: &[usize]) -> String {
        let name = |at: &usize| {
            let term = &self.asked[*at];
            let demand = if term.is_required { "required" } else { "preferred" };
            format!("{} ({demand})", term.name)
        };
        terms.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    fn entry(&self, choice: usize, why: &str) -> Value {
        entry(&self.choices[choice], why)
    }

    /// Groups of skills, those first that name most of what is asked; in each, what is asked
    /// first. Nothing where the base's order is that already.
    fn skills(&self) -> Vec<Value> {
        let weight = |choice: &Choice| -> usize {
            let weight = |at: &usize| if self.asked[*at].is_required { 3 } else { 1 };
            choice.terms.iter().map(weight).sum()
        };
        let (groups, keywords): (Vec<&Choice>, Vec<&Choice>) =
            self.skills.iter().partition(|it| it.entry.is_none());
        let mut order = Vec::new();
        let mut sorted = groups.clone();
        sorted.sort_by_key(|group| std::cmp::Reverse(weight(group)));
        if sorted != groups {
            let asked = sorted.iter().filter(|group| !group.terms.is_empty());
            order.extend(asked.map(|group| {
                entry(group, &format!("names {}", self.names(&group.terms)))
            }));
        }
        for group in groups {
            let own: Vec<&&Choice> = keywords
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

/// A selector with the first words of its text, by which a person knows it and a base that has
/// changed is noticed.
fn entry(choice: &Choice, why: &str) -> Value {
    let of = choice.id.clone().unwrap_or_else(|| choice.at.as_str().to_owned());
    let words: Vec<&str> = choice.text.split_whitespace().take(FIRST_WORDS).collect();
    let mut entry = json!({ "of": of });
    if !words.is_empty() {
        entry["begins"] = words.join(" ").into();
    }
    entry["why"] = shortened(why).into();
    entry
}

/// A reason as long as the schema allows.
pub(super) fn shortened(why: &str) -> String {
    /// The schema's bound, in characters.
    const MOST: usize = 500;
    if why.chars().count() <= MOST {
        return why.to_owned();
    }
    why.chars().take(MOST - 1).chain(['…']).collect()
}

/// The place of a keyword's group: `/skills/0` of `/skills/0/keywords/3`.
pub(super) fn entry_of(at: &JsonPointer) -> Option<JsonPointer> {
    at.parent()?.parent()
}
