//! Compares the facts of a result with those of its base, and collects the texts that are not
//! the base's.
//!
//! An entry of the result must be one of the base – the same employer, title and dates together
//! – and none may be used twice. Texts may be missing, facts may not: a job without its end date
//! would claim to be ongoing.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::super::index::{sections, text};
use super::breach::{Breach, BreachKind};
use super::names;
use super::own_text::OwnText;
use crate::diag::JsonPointer;
use crate::resume::EndDate;

/// The outcome of the comparison.
#[derive(Debug, Default)]
pub(super) struct Compared {
    pub breaches: Vec<Breach>,
    pub own: Vec<OwnText>,
}

/// The keys that identify an entry of a section.
fn facts(section: &str) -> &'static [&'static str] {
    match section {
        "work" => &["name", "position", "startDate", "endDate"],
        "volunteer" => &["organization", "position", "startDate", "endDate"],
        "education" => &["institution", "area", "studyType", "startDate", "endDate"],
        "awards" => &["title", "date", "awarder"],
        "certificates" => &["name", "date", "issuer"],
        "publications" => &["name", "publisher", "releaseDate"],
        "skills" => &["name", "level"],
        "languages" => &["language", "fluency"],
        "references" => &["name", "reference"],
        "projects" => &["name", "startDate", "endDate", "entity", "type"],
        "profiles" => &["network", "username", "url"],
        "interests" => &["name"],
        _ => &["name", "position", "organization", "date", "startDate", "endDate"],
    }
}

/// Compares two résumés whose highlights are objects.
pub(super) fn compare(base: &Value, result: &Value) -> Compared {
    let mut out = Compared::default();
    let (Value::Object(base), Value::Object(result)) = (base, result) else { return out };
    let sections = sections(base);
    let root = JsonPointer::root();
    for (key, value) in result {
        let at = root.key(key);
        match key.as_str() {
            "basics" => {
                let empty = Map::new();
                let own = base.get(key).and_then(Value::as_object).unwrap_or(&empty);
                if let Value::Object(basics) = value {
                    out.basics(own, basics, &at);
                }
            }
            // Options and the URL of the schema make no claim about the person.
            "meta" | "$schema" => {}
            _ if sections.contains(key) => out.section(key, base.get(key), value, &at),
            _ => out.same(base.get(key), value, &at, &at),
        }
    }
    out
}

impl Compared {
    fn basics(
        &mut self,
        base: &Map<String, Value>,
        result: &Map<String, Value>,
        at: &JsonPointer,
    ) {
        for (key, value) in result {
            let (known, at) = (base.get(key), at.key(key));
            match key.as_str() {
                "label" => self.prose(known, value, None, (&at, &at)),
                "summary" => {
                    let held = base.get("x-summaries").and_then(Value::as_array);
                    let mut held = held.into_iter().flatten();
                    if !held.any(|held| held.get("text") == Some(value)) {
                        self.prose(known, value, None, (&at, &at));
                    }
                }
                "profiles" => self.section(key, known, value, &at),
                "location" => {
                    let members = value.as_object().into_iter().flatten();
                    for (key, value) in members {
                        let known = known.and_then(|known| known.get(key));
                        self.same(known, value, &at.key(key), &at.key(key));
                    }
                }
                _ => self.same(known, value, &at, &at),
            }
        }
    }

    fn section(
        &mut self,
        name: &str,
        base: Option<&Value>,
        result: &Value,
        at: &JsonPointer,
    ) {
        let list = |value: Option<&Value>| -> Vec<Map<String, Value>> {
            let entries = value.and_then(Value::as_array).into_iter().flatten();
            entries.map(|entry| entry.as_object().cloned().unwrap_or_default()).collect()
        };
        let (base, result) = (list(base), list(Some(result)));
        let facts = facts(name);
        let mut used = vec![false; base.len()];
        for (i, entry) in result.iter().enumerate() {
            let place = at.index(i);
            // Of several alike, the one that shares the most texts.
            let nearest = (0..base.len())
                .filter(|&it| !used[it])
                .map(|it| {
                    let same = facts.iter().filter(|key| is_same(&base[it], entry, key));
                    ((same.count(), shared(&base[it], entry)), it)
                })
                // The first of the best.
                .max_by_key(|(score, it)| (*score, std::cmp::Reverse(*it)));
            let Some((_, it)) = nearest.filter(|((same, _), _)| *same > 0) else {
                let what = facts.iter().find_map(|key| text(entry.get(*key)));
                self.breaches.push(Breach::fact(place, at.clone(), what));
                continue;
            };
            used[it] = true;
            let origin = at.index(it);
            for key in facts.iter().filter(|key| !is_same(&base[it], entry, key)) {
                let what = text(entry.get(*key));
                self.breaches.push(Breach::fact(place.key(key), origin.key(key), what));
            }
            self.rest(facts, &base[it], entry, (&place, &origin));
        }
    }

    /// Compares what an entry has beside its facts.
    fn rest(
        &mut self,
        facts: &[&str],
        base: &Map<String, Value>,
        result: &Map<String, Value>,
        (at, origin): (&JsonPointer, &JsonPointer),
    ) {
        for (key, value) in result {
            if facts.contains(&key.as_str()) || key == "id" || key == "tags" {
                continue;
            }
            let places = (&at.key(key), &origin.key(key));
            let known = base.get(key);
            match key.as_str() {
                "summary" | "description" => {
                    self.prose(known, value, Some(origin), places);
                }
                "highlights" => self.highlights(known, value, origin, places),
                "keywords" | "courses" | "roles" => self.elements(known, value, places),
                _ => self.same(known, value, places.0, places.1),
            }
        }
    }

    fn highlights(
        &mut self,
        base: Option<&Value>,
        result: &Value,
        entry: &JsonPointer,
        (at, origin): (&JsonPointer, &JsonPointer),
    ) {
        let all: Vec<&Value> =
            base.and_then(Value::as_array).into_iter().flatten().collect();
        let mut left: Vec<usize> = (0..all.len()).collect();
        let mut own = Vec::new();
        for (i, highlight) in result.as_array().into_iter().flatten().enumerate() {
            let said = prose_of(highlight);
            match left.iter().position(|it| prose_of(all[*it]) == said) {
                Some(found) => drop(left.remove(found)),
                None => own.push((i, highlight)),
            }
        }
        for (i, highlight) in own {
            let text = prose_of(highlight).unwrap_or_default().to_owned();
            // By its id, a reworded highlight is still known.
            let id = highlight.get("id").filter(|id| !id.is_null());
            let same = (0..all.len()).find(|it| id.is_some() && all[*it].get("id") == id);
            let same = same.or_else(|| nearest(&text, &left, &all));
            let highlight = same.map(|it| origin.index(it));
            self.own.push(OwnText {
                at: at.index(i),
                text,
                entry: Some(entry.clone()),
                base: highlight.clone().unwrap_or_else(|| origin.clone()),
                highlight,
            });
        }
    }

    fn elements(
        &mut self,
        base: Option<&Value>,
        result: &Value,
        (at, origin): (&JsonPointer, &JsonPointer),
    ) {
        let mut left: Vec<&Value> =
            base.and_then(Value::as_array).into_iter().flatten().collect();
        for (i, element) in result.as_array().into_iter().flatten().enumerate() {
            match left.iter().position(|it| *it == element) {
                Some(found) => drop(left.remove(found)),
                None => self.breaches.push(Breach::fact(
                    at.index(i),
                    origin.clone(),
                    text(Some(element)),
                )),
            }
        }
    }

    fn prose(
        &mut self,
        base: Option<&Value>,
        result: &Value,
        entry: Option<&JsonPointer>,
        (at, origin): (&JsonPointer, &JsonPointer),
    ) {
        if base == Some(result) {
            return;
        }
        self.own.push(OwnText {
            at: at.clone(),
            text: text(Some(result)).unwrap_or_default(),
            entry: entry.cloned(),
            base: origin.clone(),
            highlight: None,
        });
    }

    fn same(
        &mut self,
        base: Option<&Value>,
        result: &Value,
        at: &JsonPointer,
        origin: &JsonPointer,
    ) {
        if base != Some(result) {
            let what = text(Some(result));
            self.breaches.push(Breach::fact(at.clone(), origin.clone(), what));
        }
    }
}

impl Breach {
    fn fact(at: JsonPointer, base: JsonPointer, what: Option<String>) -> Self {
        let what = what.unwrap_or_default();
        Self { kind: BreachKind::Fact, at, base, what, detail: None, span: None }
    }
}

/// Whether two entries have the same fact, or neither has it.
fn is_same(base: &Map<String, Value>, result: &Map<String, Value>, key: &str) -> bool {
    let fact = |entry: &Map<String, Value>| {
        let fact = entry.get(key).filter(|fact| !fact.is_null()).cloned()?;
        // "present" and no end date are the same.
        let is_open =
            key == "endDate" && fact.as_str().is_some_and(EndDate::says_present);
        (!is_open).then_some(fact)
    };
    fact(base) == fact(result)
}

/// The number of highlights two entries share.
fn shared(base: &Map<String, Value>, result: &Map<String, Value>) -> usize {
    let list = |entry: &Map<String, Value>| -> Vec<String> {
        let list = entry.get("highlights").and_then(Value::as_array).cloned();
        let list = list.unwrap_or_default();
        list.iter().filter_map(|it| prose_of(it).map(str::to_owned)).collect()
    };
    let base = list(base);
    list(result).iter().filter(|it| base.contains(it)).count()
}

/// Of the highlights of the base that nothing else repeats, the one that shares most words with a
/// text, if that is at least a third of them.
fn nearest(text: &str, left: &[usize], all: &[&Value]) -> Option<usize> {
    let words = |text: &str| -> BTreeSet<String> {
        names::words(text).map(|(_, word)| word.to_lowercase()).collect()
    };
    let own = words(text);
    let scored = left.iter().map(|it| {
        let base = words(prose_of(all[*it]).unwrap_or_default());
        (own.intersection(&base).count(), std::cmp::Reverse(*it))
    });
    let (shared, std::cmp::Reverse(it)) = scored.max()?;
    (shared * 3 >= own.len() && shared > 0).then_some(it)
}

pub(super) fn prose_of(highlight: &Value) -> Option<&str> {
    highlight.as_str().or_else(|| highlight.get("text").and_then(Value::as_str))
}
