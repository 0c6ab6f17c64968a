//! Reads a document as it is meant: mends empty and sloppy values in place and reports what it
//! mended or could not.
//!
//! Values of the wrong type are left for the schema to refuse. Elements of arrays are never
//! removed, so that positions stay those of the source. Every finding is located where the
//! source has it.

use serde_json::{Map, Value};

use crate::diag::{Diagnostic, Findings, JsonPointer, Location};

use super::date::{EndDate, PartialDate};
use super::shape::{Object, RESUME, Shape};
use super::value::{self, is_empty};
use super::{Source, codes, keys};
use crate::json::messages::{shown, unknown_key, wrong_type};
use crate::suggest;

/// The outcome of normalising a document.
#[derive(Debug, Default)]
pub(super) struct Normalized {
    /// What was mended or could not be.
    pub findings: Findings,
    /// Entries whose `endDate` says in words that they are ongoing. It is removed, since the
    /// schema has no such date, and put back by [`Normalized::mark_present`].
    pub present: Vec<JsonPointer>,
}

impl Normalized {
    /// Marks ongoing entries again, by our one word for it.
    pub(super) fn mark_present(&self, value: &mut Value) {
        for entry in &self.present {
            if let Some(Value::Object(map)) = value.pointer_mut(entry.as_str()) {
                map.insert("endDate".to_owned(), EndDate::PRESENT.into());
            }
        }
    }
}

/// Normalises a document in place. A start after `today` is a warning.
pub(super) fn normalize(
    document: &mut Map<String, Value>,
    source: &Source,
    today: Option<PartialDate>,
) -> Normalized {
    let mut reader = Reader {
        source,
        today,
        out: Normalized::default(),
        empty: Vec::new(),
        unknown: Vec::new(),
        older: Vec::new(),
    };
    reader.object(document, &RESUME, &JsonPointer::root());
    reader.finish()
}

struct Reader<'a> {
    source: &'a Source,
    today: Option<PartialDate>,
    out: Normalized,
    /// Places of `""` and `null`.
    empty: Vec<JsonPointer>,
    /// Unknown keys with their places and JSON Resume's own name for them.
    unknown: Vec<(JsonPointer, String, Option<&'static str>)>,
    /// Outdated keys with their newer names.
    older: Vec<(JsonPointer, String, &'static str)>,
}

impl Reader<'_> {
    fn push(&mut self, finding: Diagnostic) {
        self.out.findings.push(finding);
    }

    /// The location of a member's key.
    fn key(&self, at: &JsonPointer) -> Location {
        Location::Json { pointer: at.clone(), span: self.source.key_span(at) }
    }

    fn object(
        &mut self,
        map: &mut Map<String, Value>,
        object: &Object,
        at: &JsonPointer,
    ) {
        let mut members = std::mem::take(map);
        super::periods::split(&mut members, object, at, &mut self.out.findings);
        let given: Vec<String> = members.keys().cloned().collect();
        let is_given = |name: &str| given.iter().any(|key| key == name);
        for (key, mut value) in members {
            let place = at.key(&key);
            let known = object.field(&key).map(|field| (field, false)).or_else(|| {
                let field = object.field_once_named(&key)?;
                (!is_given(field.name)).then_some((field, true))
            });
            let Some((field, is_older)) = known else {
                if !is_empty(&value) {
                    self.unknown_key(&key, object, &place, is_given);
                }
                map.insert(key, value);
                continue;
            };
            if is_empty(&value) {
                self.empty.push(place);
                continue;
            }
            if is_older {
                self.older.push((place.clone(), key, field.name));
            }
            if self.field(&mut value, field.shape, &place, at) {
                map.insert(field.name.to_owned(), value);
            }
        }
        self.check_order(map, object, at);
    }

    /// Normalises one value and returns whether it is kept.
    fn field(
        &mut self,
        value: &mut Value,
        shape: Shape,
        place: &JsonPointer,
        parent: &JsonPointer,
    ) -> bool {
        let found = &mut self.out.findings;
        match shape {
            Shape::Text => value::text(value, place, found),
            Shape::Date => return value::date(value, place, found),
            Shape::EndDate => {
                if value.as_str().is_some_and(EndDate::says_present) {
                    self.out.present.push(parent.clone());
                    found.push(value::present_as_date(place));
                    return false;
                }
                return value::date(value, place, found);
            }
            Shape::Timestamp => value::timestamp(value, place, found),
            Shape::Url => return value::url(value, place, found),
            Shape::Language => return value::language(value, place, found),
            Shape::Texts => self.texts(value, place, None),
            Shape::Highlights => self.texts(value, place, Some(&super::shape::HIGHLIGHT)),
            Shape::Object(object) => {
                if let Value::Object(map) = value {
                    self.object(map, object, place);
                }
            }
            Shape::List(object) => {
                if let Value::Array(list) = value {
                    for (i, element) in list.iter_mut().enumerate() {
                        let place = place.index(i);
                        if is_empty(element) {
                            self.empty.push(place.clone());
                            *element = Value::Object(Map::new());
                        }
                        if let Value::Object(map) = element {
                            self.object(map, object, &place);
                        }
                    }
                }
            }
        }
        true
    }

    fn texts(&mut self, value: &mut Value, place: &JsonPointer, object: Option<&Object>) {
        if value.is_string() || value.is_number() {
            let message = wrong_type(place, "an array", value);
            self.push(
                Diagnostic::warning(
                    codes::TEXT_AS_LIST,
                    Location::pointer(place.clone()),
                    message,
                )
                .hint("put it in brackets: `[ … ]`"),
            );
            let text = match value.take() {
                Value::Number(number) => Value::String(number.to_string()),
                text => text,
            };
            *value = Value::Array(vec![text]);
            return;
        }
        let Value::Array(list) = value else { return };
        for (i, element) in list.iter_mut().enumerate() {
            let place = place.index(i);
            match (element, object) {
                (element, _) if is_empty(element) => {
                    self.empty.push(place);
                    *element = Value::String(String::new());
                }
                (Value::Object(map), Some(object)) => self.object(map, object, &place),
                (element, _) => value::text(element, &place, &mut self.out.findings),
            }
        }
    }

    /// Reports an unknown key: an error if its content would be lost by a typing mistake, else
    /// part of one note about all others.
    fn unknown_key(
        &mut self,
        key: &str,
        object: &Object,
        place: &JsonPointer,
        is_given: impl Fn(&str) -> bool,
    ) {
        if keys::is_private(key) {
            return;
        }
        let Some(meant) = keys::near_miss(key, object) else {
            if !object.is_tooling {
                let usual = keys::usual_name(key, object);
                self.unknown.push((place.clone(), key.to_owned(), usual));
            }
            return;
        };
        let at = self.key(place);
        let unknown = unknown_key(key);
        self.push(if is_given(meant) || object.is_tooling {
            let message = format!("{unknown}: it is ignored");
            Diagnostic::warning(codes::MISSPELLED_KEY, at, message).hint(
                if is_given(meant) {
                    format!("`{meant}` exists as well: merge the two")
                } else {
                    suggest::did_you_mean(meant)
                },
            )
        } else {
            let message = format!("{unknown}: its content would be lost");
            Diagnostic::error(codes::MISSPELLED_KEY, at, message)
                .hint(suggest::did_you_mean(meant))
        });
    }

    /// Checks what only two dates together, or a date and today, can show.
    fn check_order(
        &mut self,
        map: &Map<String, Value>,
        object: &Object,
        at: &JsonPointer,
    ) {
        let date = |name: &str| {
            object.field(name)?;
            PartialDate::parse(map.get(name)?.as_str()?).ok()
        };
        let Some(start) = date("startDate") else { return };
        if let Some(end) = date("endDate")
            && end.latest() < start.earliest()
        {
            self.push(
                Diagnostic::error(
                    codes::END_BEFORE_START,
                    Location::pointer(at.key("endDate")),
                    "`endDate` is before `startDate`",
                )
                .hint("swap the two, or correct the wrong one"),
            );
        }
        if let Some(today) = self.today
            && start.earliest() > today.latest()
        {
            self.push(
                Diagnostic::warning(
                    codes::FUTURE_START,
                    Location::pointer(at.key("startDate")),
                    "`startDate` is in the future",
                )
                .hint("correct it, unless this has yet to begin"),
            );
        }
    }

    /// Adds the findings that stand for many places each.
    fn finish(mut self) -> Normalized {
        if let Some(first) = self.empty.first() {
            let message = match self.empty.len() {
                1 => "a value is empty and ignored".to_owned(),
                n => format!("{n} values are empty and ignored"),
            };
            let at = Location::pointer(first.clone());
            self.out.findings.push(
                Diagnostic::warning(codes::EMPTY_VALUE, at, message)
                    .hint("remove keys and entries that have no value"),
            );
        }
        self.outdated_keys();
        self.unknown_keys();
        self.out
    }

    /// One warning for each outdated key, at its first place.
    fn outdated_keys(&mut self) {
        let mut reported: Vec<(String, &str)> = Vec::new();
        for (place, older, newer) in std::mem::take(&mut self.older) {
            if reported.contains(&(older.clone(), newer)) {
                continue;
            }
            let at = self.key(&place);
            let message = format!(
                "`{older}` is a key from before JSON Resume 1.0, read as `{newer}`"
            );
            self.push(
                Diagnostic::warning(codes::OUTDATED_KEY, at, message)
                    .hint(format!("rename it to `{newer}`, wherever it is used")),
            );
            reported.push((older, newer));
        }
    }

    /// One note for all other unknown keys, at the first.
    fn unknown_keys(&mut self) {
        /// As many as fit on a line or two.
        const SHOWN: usize = 8;
        let unknown = std::mem::take(&mut self.unknown);
        let Some((first, _, _)) = unknown.first() else { return };
        let mut names: Vec<String> = Vec::new();
        let mut hints: Vec<String> = Vec::new();
        for (_, key, usual) in &unknown {
            let name = format!("`{}`", shown(key));
            let hint = usual.map(|usual| format!("use `{usual}` instead of {name}"));
            hints.extend(hint.filter(|hint| !hints.contains(hint)));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let more = names.len().saturating_sub(SHOWN);
        names.truncate(SHOWN);
        let list = names.join(", ");
        let message = match (names.len(), more) {
            (1, _) => {
                format!("{list} is not a key of JSON Resume: it is kept, but not printed")
            }
            (_, 0) => {
                format!(
                    "{list} are not keys of JSON Resume: they are kept, but not printed"
                )
            }
            _ => format!(
                "{list} and {more} more are not keys of JSON Resume: they are kept, but not printed"
            ),
        };
        let mut note = Diagnostic::note(codes::UNKNOWN_KEY, self.key(first), message);
        note.hints = hints;
        self.push(note.hint("start a key with `x-` to silence this note"));
    }
}
