//! The text of a résumé in standard form: what `vitae fix` writes.

use serde_json::{Map, Value};

use super::shape::{HIGHLIGHT, OWN, Object, RESUME, Shape};
use super::value::is_empty;
use super::{ReadOptions, Resume, Source, codes, normalize, own, standard};
use crate::diag::{Diagnostic, Findings, Location, Warned};
use crate::json::edit;

impl Resume {
    /// The résumé in standard form, as JSON with an indent of two: under the keys and in the
    /// types of JSON Resume, with dates in ISO 8601, without empty values. Keys that are unknown
    /// stay as they are, and so do the comments of JSON. It is read as the same résumé as
    /// `source`.
    ///
    /// The warnings say what was changed.
    ///
    /// # Errors
    /// If the résumé has errors, since only its author knows what was meant; or comments, since
    /// they would be lost.
    #[must_use]
    pub fn standard_form(
        source: &Source,
        options: &ReadOptions,
    ) -> Warned<Result<String, Findings>> {
        let Warned { output, warnings } = Self::parse(source, options);
        let form = output.and_then(|_| {
            let mut document = source.json()?;
            source.unquoted_as_text(&mut document, "meta");
            let as_written = document.clone();
            if let Value::Object(map) = &mut document {
                standard::standardize(map, source);
                let unread = unread(map);
                normalize::normalize(map, options.today);
                // What is ignored is still the author's.
                for (key, value) in unread {
                    if let Some(Value::Object(meta)) = map.get_mut("meta") {
                        meta.entry(key).or_insert(value);
                    }
                }
                drop_empty(map, &RESUME);
            }
            if document == as_written && !source.is_yaml() {
                return Ok(source.text().to_owned());
            }
            if has_comments(source) {
                let kept = (!source.is_yaml())
                    .then(|| edit::rewritten(source.text(), &document))
                    .flatten();
                return kept.ok_or_else(|| comments_lost(source));
            }
            let text = serde_json::to_string_pretty(&document).unwrap_or_default();
            Ok(text + "\n")
        });
        Warned { output: form, warnings }
    }
}

fn comments_lost(source: &Source) -> Findings {
    let message = if source.is_yaml() {
        "the file has comments, which would be lost: standard form is JSON"
    } else {
        "the file has comments where something would change, so that they would be lost"
    };
    let error = Diagnostic::error(codes::COMMENTS, Location::Nowhere, message);
    error.hint("change it by hand, as the warnings say").into()
}

/// Whether a text has comments.
fn has_comments(source: &Source) -> bool {
    if source.is_yaml() {
        // Rather one too many: a `#` in a text looks the same.
        let is_comment =
            |line: &str| line.trim_start().starts_with('#') || line.contains(" #");
        return source.text().lines().any(is_comment);
    }
    edit::has_comments(source.text())
}

/// The members of `meta`.
fn unread(document: &Map<String, Value>) -> Vec<(String, Value)> {
    let meta = document.get("meta").and_then(Value::as_object).into_iter().flatten();
    meta.filter(|(_, value)| !value.is_null())
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

/// Drops empty values of known keys. What is under unknown ones stays as it is.
fn drop_empty(members: &mut Map<String, Value>, object: &Object) {
    // Marks beside highlights are counted off against them.
    let is_marked = members.contains_key("x-highlights");
    members.retain(|key, value| {
        let own = || {
            let is_own = object.name == RESUME.name && own::is_section(key, value);
            is_own.then_some(Shape::List(&OWN))
        };
        let shape = object.field(key).map(|field| field.shape).or_else(own);
        let is_kept = is_marked && key == "highlights" || shape.is_none();
        is_kept || !shape.is_some_and(|shape| is_dropped(value, shape))
    });
}

fn is_dropped(value: &mut Value, shape: Shape) -> bool {
    match (value, shape) {
        (Value::Object(members), Shape::Object(object)) => {
            drop_empty(members, object);
            members.is_empty()
        }
        (Value::Array(items), Shape::List(object)) => {
            items.retain_mut(|item| !is_dropped(item, Shape::Object(object)));
            items.is_empty()
        }
        (Value::Array(items), Shape::Texts | Shape::Highlights) => {
            items.retain_mut(|item| !is_dropped(item, Shape::Object(&HIGHLIGHT)));
            items.is_empty()
        }
        (value, _) => is_empty(value),
    }
}
