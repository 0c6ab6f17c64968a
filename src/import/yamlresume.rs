//! `YAMLResume`: JSON Resume's sections under `content`, with layouts beside it.

use serde_json::Value;

use super::content::Content;
use super::draft::{Draft, object};
use super::format::{Format, not_in};
use super::leaves::{self, Machinery};
use super::tree::text;
use crate::diag::Findings;

pub(super) static FORMAT: Format = Format {
    name: "yamlresume",
    title: "YAMLResume (.yml)",
    recognise: |content| {
        content.object().is_some_and(|map| {
            let inside = map.get("content");
            let has = |key: &str| inside.is_some_and(|it| it.get(key).is_some());
            has("basics") || has("education") || has("work")
        })
    },
    read,
    is_general: false,
};

const MACHINERY: Machinery = Machinery { keys: &[] };

/// The members beside `content`: how `YAMLResume` prints it.
const SETTINGS: [&str; 3] = ["layouts", "layout", "locale"];

fn read(content: &Content) -> Result<Draft, Findings> {
    let mut map = content.object().ok_or_else(|| not_in(&FORMAT))?.clone();
    let mut draft = Draft::default();
    let language = map.get("locale").and_then(|locale| text(locale, "language"));
    let is_setting = |key: &&str| map.shift_remove(*key).is_some();
    let settings: Vec<&str> = SETTINGS.into_iter().filter(is_setting).collect();
    draft.texts = leaves::texts(&map, MACHINERY);
    if !settings.is_empty() {
        let names = settings.join("`, `");
        draft.unread(format!("`{names}` not read: settings of YAMLResume"));
    }
    if let Some(Value::Object(inside)) = map.shift_remove("content") {
        draft.resume = inside;
    }
    if let Some(language) = language {
        object(&mut draft.resume, "meta").insert("language".to_owned(), language.into());
    }
    for key in ["location", "profiles"] {
        if let Some(value) = draft.resume.shift_remove(key) {
            draft.basics().insert(key.to_owned(), value);
        }
    }
    let projects = draft.resume.get_mut("projects").and_then(Value::as_array_mut);
    for project in projects.into_iter().flatten().filter_map(Value::as_object_mut) {
        // A project has a line about it, and a text with what was done.
        let about = project.get("description").cloned();
        let done = project.shift_remove("summary");
        match (about.as_ref().and_then(Value::as_str), done) {
            (Some(about), Some(Value::String(done))) => {
                let whole = format!("{about}\n{}", done.trim_end());
                project.insert("description".to_owned(), whole.into());
            }
            (_, Some(done)) => {
                project.insert("description".to_owned(), done);
            }
            (_, None) => {}
        }
    }
    let references = draft.resume.get_mut("references").and_then(Value::as_array_mut);
    for reference in references.into_iter().flatten().filter_map(Value::as_object_mut) {
        if let Some(role) = reference.shift_remove("relationship") {
            reference.insert("position".to_owned(), role);
        }
    }
    Ok(draft)
}
