//! Reads a document in standard form as it is meant: mends empty and sloppy values in place and
//! reports what it mended or could not.
//!
//! Values of the wrong type are left for the schema to refuse. Elements of arrays are never
//! removed, so that positions stay those of the source.

use serde_json::{Map, Value};

use crate::diag::{Diagnostic, Findings, JsonPointer, Location};

use super::date::{EndDate, PartialDate};
use super::shape::{OWN, Object, RESUME, Shape};
use super::value::{self, is_empty};
use super::{codes, own};
use crate::json::messages::wrong_type;

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
    today: Option<PartialDate>,
) -> Normalized {
    let mut reader = Reader { today, out: Normalized::default(), empty: Vec::new() };
    reader.object(document, &RESUME, &JsonPointer::root());
    reader.finish()
}

struct Reader {
    today: Option<PartialDate>,
    out: Normalized,
    /// Places of `""` and `null`.
    empty: Vec<JsonPointer>,
}

impl Reader {
    fn push(&mut self, finding: Diagnostic) {
        self.out.findings.push(finding);
    }

    fn object(
        &mut self,
        map: &mut Map<String, Value>,
        object: &Object,
        at: &JsonPointer,
    ) {
        let mut members = std::mem::take(map);
        super::periods::split(&mut members, object, at, &mut self.out.findings);
        for (key, mut value) in members {
            let place = at.key(&key);
            let Some(field) = object.field(&key) else {
                if object.name == RESUME.name && own::is_section(&key, &value) {
                    self.field(&mut value, Shape::List(&OWN), &place, at);
                }
                map.insert(key, value);
                continue;
            };
            if is_empty(&value) {
                self.empty.push(place);
            } else if self.field(&mut value, field.shape, &place, at) {
                map.insert(key, value);
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
            Shape::Text | Shape::Prose => value::text(value, place, found),
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
            Shape::Url => value::url(value, place, found),
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
        self.out
    }
}
