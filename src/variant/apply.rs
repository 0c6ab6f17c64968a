//! Applying a variant: a base and a [`Variant`] come in, the [`Tailored`] résumé or all that
//! stands against it goes out.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::change::Change;
use super::honesty::{self, Places};
use super::index::{Index, Item, ItemKind, SECTIONS};
use super::keep;
use super::{Redaction, Summary, Tailored, Variant, Words, codes, select};
use crate::diag::{Diagnostic, Findings, JsonPointer, Location, Warned};
use crate::resume::{Resume, Source};
use crate::suggest;

/// The base as `variant` shows it.
///
/// # Errors
/// Findings about the variant, each with its place in it: what is named and does not exist, and
/// every breach of honesty, with the place in the base where one would expect what is claimed.
#[must_use]
pub fn tailor(base: &Resume, variant: &Variant) -> Warned<Result<Tailored, Findings>> {
    apply(base, variant, Places::default())
}

/// As [`tailor`], naming the places in the base with line and column, too.
///
/// # Errors
/// See [`tailor`].
#[must_use]
pub fn tailor_from(
    base: &Resume,
    source: &Source,
    variant: &Variant,
) -> Warned<Result<Tailored, Findings>> {
    apply(base, variant, Places { source: Some(source) })
}

fn apply(
    base: &Resume,
    variant: &Variant,
    places: Places<'_>,
) -> Warned<Result<Tailored, Findings>> {
    let mut value = base.to_json();
    let (index, flaws) = Index::of(&mut value);
    let mut findings: Findings = flaws
        .into_iter()
        .map(|flaw| {
            let message = format!("{} at {}", flaw.message, places.shown(&flaw.at));
            Diagnostic::error(codes::BAD_SIDECAR, Location::Nowhere, message)
                .hint("write one `{ \"id\": …, \"tags\": […] }` for each, in their order")
        })
        .collect();
    findings.extend(repeated_ids(&index, places));
    let plan = keep::plan(variant, &index, &value, &mut findings);
    let rewordings = rewordings(variant, &index, &mut findings);
    let summary = summary(variant, &index, &mut findings);
    findings.truncate(keep::MOST_FINDINGS);
    if !findings.is_empty() {
        return Warned { output: Err(findings), warnings: Findings::new() };
    }
    let mut changes = head(variant, summary.as_deref(), &mut value);
    let mut at_place: BTreeMap<usize, Vec<Change>> = plan.changes(&index);
    for (at, words) in &rewordings {
        let (item, text) = (&index.items[*at], &words.text);
        reword(&mut value, &item.at, text);
        if item.text != *text && plan.keeps(*at) {
            at_place.entry(*at).or_default().push(Change::Reworded {
                at: item.at.clone(),
                from: item.text.clone(),
                to: text.clone(),
            });
        }
    }
    changes.extend(at_place.into_values().flatten());
    let origins = plan.carry_out(&mut value, &index);
    for what in &variant.redact {
        if redact(*what, &mut value) {
            changes.push(Change::Redacted { what: *what });
        }
    }
    changes.extend(choose(variant, &mut value));
    let Ok(resume) = serde_json::from_value::<Resume>(value) else {
        // Selecting cannot make another shape of it; tests hold both together.
        let message = "the tailored document does not have the shape of a résumé";
        let at = Location::pointer(JsonPointer::root());
        let finding = Diagnostic::error(codes::CHANGED_FACT, at, message);
        return Warned { output: Err(finding.into()), warnings: Findings::new() };
    };
    let mut tailored = Tailored { resume, changes, missing: Vec::new(), origins };
    let reworded: Vec<(JsonPointer, Words)> = rewordings
        .iter()
        .map(|(at, words)| (index.items[*at].at.clone(), words.clone()))
        .collect();
    let audit = honesty::audit(base, variant, &tailored, &reworded, places);
    tailored.missing = audit.missing;
    let (errors, warnings): (Findings, Findings) =
        audit.findings.into_iter().partition(Diagnostic::is_error);
    let output = if errors.is_empty() { Ok(tailored) } else { Err(errors) };
    Warned { output, warnings }
}

fn repeated_ids(index: &Index, places: Places<'_>) -> Findings {
    let mut seen: BTreeMap<&str, &Item> = BTreeMap::new();
    let mut findings = Findings::new();
    for item in &index.items {
        let Some(id) = &item.id else { continue };
        if let Some(first) = seen.insert(id, item) {
            let (first, second) = (places.shown(&first.at), places.shown(&item.at));
            let message = format!("two things in the base have the id `{id}`");
            findings.push(
                Diagnostic::error(codes::REPEATED_ID, Location::Nowhere, message)
                    .hint(format!("they stand at {first} and {second}; rename one")),
            );
        }
    }
    findings
}

/// The new words of each text, by its position in the index.
fn rewordings(
    variant: &Variant,
    index: &Index,
    findings: &mut Findings,
) -> BTreeMap<usize, Words> {
    let mut words = BTreeMap::new();
    for rewording in &variant.rewordings {
        if findings.len() >= keep::MOST_FINDINGS {
            break;
        }
        let found = match select::resolve(&rewording.of, index) {
            Ok(found) => found,
            Err(finding) => {
                findings.push(*finding);
                continue;
            }
        };
        let refuse = |message: String, hint: &str| {
            let at = Location::pointer(rewording.of.at.clone());
            Diagnostic::error(codes::NOT_SELECTABLE, at, message).hint(hint)
        };
        let [at] = found[..] else {
            let message = format!("`{}` names several things", rewording.of.target);
            findings.push(refuse(message, "name one by its id or JSON Pointer"));
            continue;
        };
        if !is_prose(&index.items[at]) {
            let message = format!("`{}` is not running text", rewording.of.target);
            findings.push(refuse(
                message,
                "highlights, summaries and descriptions can be reworded, facts cannot",
            ));
            continue;
        }
        if words.insert(at, rewording.text.clone()).is_some() {
            let message = format!("`{}` is reworded twice", rewording.of.target);
            findings.push(refuse(message, "keep one of the two"));
        }
    }
    words
}

/// Whether an item is running text, which can be put in other words.
fn is_prose(item: &Item) -> bool {
    let parent = item.at.parent().unwrap_or_default();
    match item.kind {
        ItemKind::Element => parent.as_str().ends_with("/highlights"),
        ItemKind::Field => {
            let at = item.at.as_str();
            parent.as_str() != "/basics"
                && (at.ends_with("/summary") || at.ends_with("/description"))
        }
        _ => false,
    }
}

fn reword(value: &mut Value, at: &JsonPointer, text: &str) {
    match value.pointer_mut(at.as_str()) {
        Some(Value::Object(highlight)) => {
            highlight.insert("text".to_owned(), text.into());
        }
        Some(prose) => *prose = text.into(),
        None => {}
    }
}

/// The text of the summary that is taken.
fn summary(variant: &Variant, index: &Index, findings: &mut Findings) -> Option<String> {
    match variant.summary.as_ref()? {
        Summary::Own(words) => Some(words.text.clone()),
        Summary::Held(id) => {
            let held = index.summaries.iter().find(|(known, _)| known == id);
            if held.is_none() {
                let at = Location::pointer(JsonPointer::root().key("summary"));
                let message = format!("the base has no summary with the id `{id}`");
                let ids = index.summaries.iter().map(|(id, _)| id.as_str());
                let hint = suggest::nearest(id, ids).map_or_else(
                    || {
                        "add it to `basics.x-summaries`, or write a summary of the \
                         variant's own as `{ \"text\": \"…\" }`"
                            .to_owned()
                    },
                    suggest::did_you_mean,
                );
                findings
                    .push(Diagnostic::error(codes::UNKNOWN_ID, at, message).hint(hint));
            }
            held.map(|(_, text)| text.clone())
        }
    }
}

/// Sets headline and summary.
fn head(variant: &Variant, summary: Option<&str>, value: &mut Value) -> Vec<Change> {
    let mut changes = Vec::new();
    let Value::Object(members) = value else { return changes };
    let headline = variant.headline.as_ref().map(|words| words.text.as_str());
    if headline.is_none() && summary.is_none() {
        return changes;
    }
    let basics = members.entry("basics").or_insert_with(|| Map::new().into());
    let Value::Object(basics) = basics else { return changes };
    let mut set = |key: &str, to: Option<&str>| {
        let to = to?;
        let from = basics.insert(key.to_owned(), to.into());
        let from = from.and_then(|from| from.as_str().map(str::to_owned));
        (from.as_deref() != Some(to)).then(|| (from, to.to_owned()))
    };
    if let Some((from, to)) = set("label", headline) {
        changes.push(Change::Headline { from, to });
    }
    if let Some((from, to)) = set("summary", summary) {
        let held = match &variant.summary {
            Some(Summary::Held(id)) => Some(id.clone()),
            _ => None,
        };
        changes.push(Change::Summary { held, from, to });
    }
    changes
}

/// Takes something out; whether there was anything.
fn redact(what: Redaction, value: &mut Value) -> bool {
    let mut take = |pointer: &str, keys: &[&str]| {
        let Some(Value::Object(members)) = value.pointer_mut(pointer) else {
            return false;
        };
        let had = keys.iter().filter(|key| members.shift_remove(**key).is_some()).count();
        had > 0
    };
    match what {
        Redaction::Address => take("/basics/location", &["address", "postalCode"]),
        Redaction::References => take("", &["references"]),
        what => take("/basics", &[what.name()]),
    }
}

/// Writes the variant's choices to `meta.vitae`, so that the tailored résumé alone renders as
/// the variant wants it.
fn choose(variant: &Variant, value: &mut Value) -> Vec<Change> {
    if variant.choices.is_empty() {
        return Vec::new();
    }
    let Value::Object(members) = value else { return Vec::new() };
    let mut own = members;
    for key in ["meta", "vitae"] {
        let member = own.entry(key).or_insert_with(|| Map::new().into());
        match member {
            Value::Object(members) => own = members,
            _ => return Vec::new(),
        }
    }
    let mut changes = Vec::new();
    for (option, value) in &variant.choices {
        if own.insert(option.clone(), value.clone()).as_ref() != Some(value) {
            let (option, value) = (option.clone(), value.to_string());
            changes.push(Change::Chosen { option, value });
        }
    }
    changes
}

/// The place in the base of a place in the result.
pub(super) fn in_base(
    origins: &BTreeMap<JsonPointer, JsonPointer>,
    place: &JsonPointer,
) -> JsonPointer {
    let mut around = Some(place.clone());
    while let Some(result) = around {
        if let Some(base) = origins.get(&result) {
            let rest = &place.as_str()[result.as_str().len()..];
            return JsonPointer::from_string(format!("{base}{rest}"));
        }
        around = result.parent();
    }
    place.clone()
}

/// A résumé as every JSON Resume tool reads it.
pub(super) fn standard(resume: &Resume) -> Value {
    let mut value = resume.to_json();
    if let Value::Object(members) = &mut value {
        if let Some(profiles) =
            members.get_mut("basics").and_then(|it| it.get_mut("profiles"))
        {
            unmark(profiles);
        }
        for key in SECTIONS {
            if let Some(entries) = members.get_mut(key) {
                unmark(entries);
            }
        }
    }
    forget_private(&mut value);
    value
}

/// Takes ids and tags from entries and highlights, and ends that only say that something goes
/// on: JSON Resume has none for that.
fn unmark(entries: &mut Value) {
    for entry in entries.as_array_mut().into_iter().flatten() {
        let Value::Object(entry) = entry else { continue };
        for key in ["id", "tags"] {
            entry.shift_remove(key);
        }
        let is_open =
            |end: &Value| end.as_str().is_some_and(crate::resume::EndDate::says_present);
        if entry.get("endDate").is_some_and(is_open) {
            entry.shift_remove("endDate");
        }
        let Some(Value::Array(highlights)) = entry.get_mut("highlights") else {
            continue;
        };
        for highlight in highlights {
            if let Some(text) = highlight.get_mut("text").map(Value::take) {
                *highlight = text;
            }
        }
    }
}

/// Takes out members whose key begins with `x-`: they are the base's own affair.
fn forget_private(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|key, _| !key.starts_with("x-"));
            members.values_mut().for_each(forget_private);
        }
        Value::Array(list) => list.iter_mut().for_each(forget_private),
        _ => {}
    }
}
