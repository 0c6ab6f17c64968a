//! Brings a draft into the standard form of JSON Resume, by the reader of all résumés.
//!
//! A value that the reader refuses – a date that is none, a list in place of a text – is taken out,
//! and so is a member that no page would show. What they said is not lost: it is a text of the
//! file, which `sweep` misses in the result.

use serde_json::{Map, Value};

use super::codes;
use crate::diag::{Diagnostic, Findings, JsonPointer, Location};
use crate::resume::{EndDate, ReadOptions, Resume, Source, unprinted_members};

/// What findings about the draft call it; nobody sees them unless the draft cannot be read at all.
const NAME: &str = "draft.json";

/// The maximum number of times that refused values are taken out. Taking one out seldom brings up
/// another; each round takes out all that are known.
const MAX_ROUNDS: usize = 8;

/// The résumé in standard form, without the values that are refused and those that no page shows.
///
/// # Errors
/// If it is over a limit, or nothing helps.
pub(super) fn settle(draft: Map<String, Value>) -> Result<Map<String, Value>, Findings> {
    let mut document = Value::Object(draft);
    for _ in 0..MAX_ROUNDS {
        let source = Source::new(NAME, document.to_string())?;
        // The photo is not to be talked about, and no day is in the future: this only reads.
        let options = ReadOptions::default().photo(true);
        match Resume::parse(&source, &options).output {
            Ok(resume) => return Ok(shown(resume.to_json())),
            Err(errors) => {
                let mut is_changed = false;
                for error in errors.iter().rev() {
                    if let Location::Json { pointer, .. } = &error.location {
                        is_changed |= take(&mut document, pointer);
                    }
                }
                if !is_changed {
                    return Err(errors);
                }
            }
        }
    }
    let message = "too many values of the file are not those of a résumé";
    Err(Diagnostic::error(codes::UNKNOWN_FORMAT, Location::Nowhere, message)
        .hint("check that it is the right file")
        .into())
}

/// The members of a résumé that pages show, and those that are meant for other programs.
fn shown(mut resume: Value) -> Map<String, Value> {
    for place in unprinted_members(&resume).iter().rev() {
        take(&mut resume, place);
    }
    end(&mut resume);
    prune(&mut resume);
    match resume {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// Removes the ends of what is not over: in JSON Resume it has none.
fn end(resume: &mut Value) {
    let sections = resume.as_object_mut().into_iter().flat_map(|map| map.values_mut());
    for entry in sections.filter_map(Value::as_array_mut).flatten() {
        if let Value::Object(entry) = entry
            && entry.get("endDate").and_then(Value::as_str) == Some(EndDate::PRESENT)
        {
            entry.shift_remove("endDate");
        }
    }
}

/// Removes the value at a place; false if nothing is there.
fn take(document: &mut Value, place: &JsonPointer) -> bool {
    let Some(parent) = place.parent() else { return false };
    let last = place.as_str()[parent.as_str().len() + 1..].to_owned();
    match document.pointer_mut(parent.as_str()) {
        Some(Value::Object(map)) => {
            let key = last.replace("~1", "/").replace("~0", "~");
            map.shift_remove(&key).is_some()
        }
        // Positions of elements must not change while others are taken.
        Some(Value::Array(items)) => {
            let at = last.parse::<usize>().ok();
            at.and_then(|at| items.get_mut(at)).is_some_and(|it| !it.take().is_null())
        }
        _ => false,
    }
}

/// Removes what is empty, at any depth.
pub(super) fn prune(value: &mut Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(items) => {
            items.retain_mut(prune);
            !items.is_empty()
        }
        Value::Object(map) => {
            map.retain(|_, value| prune(value));
            !map.is_empty()
        }
        _ => true,
    }
}
