//! FRESH, the format of `HackMyResume` (fresh-resume-schema 1.0.0-beta).
//!
//! Its keys are read wherever a résumé is; here only parts are put where that reader looks for them.

use serde_json::Value;

use super::content::Content;
use super::draft::{Draft, Entry, object};
use super::format::{Format, not_in};
use super::leaves::{self, Machinery};
use super::tree::{items, text};
use crate::diag::Findings;

pub(super) static FORMAT: Format = Format {
    name: "fresh",
    title: "FRESH, of HackMyResume (.json)",
    recognise: |content| {
        content.object().is_some_and(|map| {
            let history = map.get("employment").and_then(|it| it.get("history"));
            let format = map.get("meta").and_then(|meta| text(meta, "format"));
            history.is_some() || format.is_some_and(|it| it.starts_with("FRESH"))
        })
    },
    read,
    is_general: false,
};

const MACHINERY: Machinery = Machinery { keys: &["format", "characterClass", "private"] };

fn read(content: &Content) -> Result<Draft, Findings> {
    let map = content.object().ok_or_else(|| not_in(&FORMAT))?;
    let texts = leaves::texts(map, MACHINERY);
    let mut draft = Draft { resume: map.clone(), texts, ..Draft::default() };
    draft.resume.shift_remove("meta");
    for section in ["employment", "education", "service", "affiliation"] {
        if let Some(Value::Object(inside)) = draft.resume.get_mut(section)
            && let Some(history) = inside.shift_remove("history")
        {
            // What is said about the whole is missed there, and kept.
            draft.resume.insert(section.to_owned(), history);
        }
    }
    if let Some(work) = draft.resume.shift_remove("employment") {
        draft.resume.insert("work".to_owned(), work);
    }
    if let Some(service) = draft.resume.shift_remove("service") {
        draft.resume.insert("volunteer".to_owned(), service);
    }
    skills(&mut draft);
    for (from, to) in [("recognition", "awards"), ("writing", "publications")] {
        if let Some(list) = draft.resume.shift_remove(from) {
            draft.resume.insert(to.to_owned(), list);
        }
    }
    if let Some(info) = draft.resume.shift_remove("info") {
        for (key, path) in [("label", "label"), ("summary", "brief"), ("image", "image")]
        {
            if let Some(text) = text(&info, path) {
                draft.basics().insert(key.to_owned(), text.into());
            }
        }
    }
    if let Some(Value::Object(place)) = draft.resume.shift_remove("location") {
        let place = Value::Object(place);
        let place = Entry::default()
            .text("address", text(&place, "address"))
            .text("postalCode", text(&place, "code"))
            .text("city", text(&place, "city"))
            .text("region", text(&place, "region"))
            .text("countryCode", text(&place, "country"));
        object(draft.basics(), "location").extend(place.0);
    }
    if let Some(Value::Array(accounts)) = draft.resume.shift_remove("social") {
        draft.basics().insert("profiles".to_owned(), Value::Array(accounts));
    }
    testimonials(&mut draft);
    Ok(draft)
}

/// Sets of skills have names; the list holds each with its level.
fn skills(draft: &mut Draft) {
    let Some(Value::Object(skills)) = draft.resume.get("skills") else { return };
    let skills = Value::Object(skills.clone());
    draft.resume.shift_remove("skills");
    let sets = skills.get("sets").map(|_| items(&skills, "sets")).unwrap_or_default();
    for set in &sets {
        let entry = Entry::default()
            .text("name", text(set, "name"))
            .text("level", text(set, "level"))
            .list("keywords", items(set, "skills").into_iter().filter_map(of).collect());
        draft.push("skills", entry);
    }
    let in_sets: Vec<String> = sets
        .iter()
        .flat_map(|set| items(set, "skills"))
        .filter_map(of)
        .map(|name| name.to_lowercase())
        .collect();
    for skill in items(&skills, "list") {
        let name = text(skill, "name").or_else(|| of(skill));
        if name.as_ref().is_some_and(|name| in_sets.contains(&name.to_lowercase())) {
            continue;
        }
        let entry = Entry::default().text("name", name);
        draft.push("skills", entry.text("level", text(skill, "level")));
    }
}

fn of(value: &Value) -> Option<String> {
    text(value, "name").or_else(|| value.as_str().map(str::to_owned))
}

/// What others have said, beside the references that can be asked.
fn testimonials(draft: &mut Draft) {
    let references = draft.resume.shift_remove("references");
    let said = draft.resume.shift_remove("testimonials");
    for reference in references.iter().filter_map(Value::as_array).flatten() {
        let entry = Entry::default()
            .text("name", text(reference, "name"))
            .text("position", text(reference, "role"));
        let contact = |flavour: &str| {
            let all = items(reference, "contact");
            let is = |it: &&&Value| text(it, "flavor").is_some_and(|it| it == flavour);
            all.iter().find(is).and_then(|it| text(it, "value"))
        };
        let entry = entry.text("email", contact("email")).text("phone", contact("phone"));
        draft.push("references", entry);
    }
    for quote in said.iter().filter_map(Value::as_array).flatten() {
        let entry = Entry::default().text("name", text(quote, "name"));
        draft.push("references", entry.text("reference", text(quote, "quote")));
    }
}
