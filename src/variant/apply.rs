//! Applies a [`Variant`] to a base, or reports everything that prevents it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::change::Change;
use super::honesty::{self, Places};
use super::index::{Index, Item, ItemKind};
use super::keep;
use super::{Redaction, Summary, Tailored, Variant, Words, codes, select};
use crate::diag::{Diagnostic, Findings, JsonPointer, Location, Warned};
use crate::resume::{Resume, Source};
use crate::suggest;

/// Applies `variant` to `base`.
///
/// The errors in `output` are about the variant, each with its place in it: selectors that match
/// nothing, and every breach of honesty, with the place in the base where the claim belongs.
#[must_use]
pub fn tailor(base: &Resume, variant: &Variant) -> Warned<Result<Tailored, Findings>> {
    apply(base, variant, Places::default())
}

/// As [`tailor`]; findings name places in the base by line and column of `source` as well.
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
                .hint(flaw.hint)
        })
        .collect();
    findings.extend(repeated_ids(&index, places));
    let plan = keep::plan(variant, &index, &value, &mut findings);
    let rewordings = rewordings(variant, &index, &mut findings);
    let summary = summary(variant, &index, &mut findings);
    findings.truncate(keep::MAX_FINDINGS);
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
    changes.extend(set_options(variant, &mut value));
    let Ok(resume) = serde_json::from_value::<Resume>(value) else {
        // Selecting keeps the shape of a résumé; tests make sure of it.
        let message = "the tailored document is not a valid résumé";
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
            let message = format!("duplicate id `{id}` in the base");
            findings.push(
                Diagnostic::error(codes::REPEATED_ID, Location::Nowhere, message)
                    .hint(format!("rename one of the two, at {first} and {second}")),
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
        if findings.len() >= keep::MAX_FINDINGS {
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
            let message = format!("`{}` matches several texts", rewording.of.target);
            findings.push(refuse(message, "select one by its id or JSON Pointer"));
            continue;
        };
        if !is_prose(&index.items[at]) {
            let message = format!("`{}` is not running text", rewording.of.target);
            findings.push(refuse(
                message,
                "reword highlights, summaries and descriptions; facts stay as they are",
            ));
            continue;
        }
        if words.insert(at, rewording.text.clone()).is_some() {
            let message = format!("`{}` is reworded twice", rewording.of.target);
            findings.push(refuse(message, "remove one of the two"));
        }
    }
    words
}

/// Whether an item is running text, which can be reworded.
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

/// The text of the chosen summary.
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

/// Removes something and returns whether there was anything.
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

/// Writes the variant's options to `meta.vitae`, so that the tailored résumé renders the same
/// way by itself.
fn set_options(variant: &Variant, value: &mut Value) -> Vec<Change> {
    if variant.settings.is_empty() {
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
    for (option, value) in variant.settings.to_json() {
        if own.insert(option.clone(), value.clone()).as_ref() != Some(&value) {
            changes.push(Change::Chosen { option, value: value.to_string() });
        }
    }
    changes
}
