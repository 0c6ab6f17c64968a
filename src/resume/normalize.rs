//! Reading what is meant: the document as written in; the same document as JSON Resume would
//! have it, and what had to be mended or cannot be, out.
//!
//! Values of a wrong type are left for the schema to refuse. Elements of lists are never
//! removed, so that positions stay those of the source. Every finding names the place as the
//! source has it.

use serde_json::{Map, Value};

use crate::diag::{Diagnostic, Findings, JsonPointer, Location};

use super::date::{EndDate, PartialDate};
use super::shape::{Object, RESUME, Shape};
use super::source::Source;
use super::value::{self, is_empty, thing};
use super::{codes, keys};

/// What came of reading a document.
#[derive(Debug, Default)]
pub(super) struct Normalized {
    /// Findings with places of their own.
    pub findings: Findings,
    /// Entries whose `endDate` says in words that they go on; it is removed, since the schema
    /// knows no such date, and put back by [`Normalized::mark_present`].
    pub present: Vec<JsonPointer>,
}

impl Normalized {
    /// Writes down again, in our one word, which entries go on.
    pub(super) fn mark_present(&self, value: &mut Value) {
        for entry in &self.present {
            if let Some(Value::Object(map)) = value.pointer_mut(entry.as_str()) {
                map.insert("endDate".to_owned(), EndDate::PRESENT.into());
            }
        }
    }
}

/// Mends a document in place. `today` is the day that no start may lie after.
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
    /// Unknown keys with their places and what they are usually called.
    unknown: Vec<(JsonPointer, String, Option<&'static str>)>,
    /// Outdated keys with their newer names.
    older: Vec<(JsonPointer, String, &'static str)>,
}

impl Reader<'_> {
    fn push(&mut self, finding: Diagnostic) {
        self.out.findings.push(finding);
    }

    /// The place of a member's key.
    fn key(&self, at: &JsonPointer) -> Location {
        Location::Json { pointer: at.clone(), span: self.source.key_span(at) }
    }

    fn object(
        &mut self,
        map: &mut Map<String, Value>,
        object: &Object,
        at: &JsonPointer,
    ) {
        let members = std::mem::take(map);
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

    /// Mends one value; whether it is kept.
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
            let message = format!("{} is one text where a list is asked", thing(place));
            self.push(
                Diagnostic::warning(
                    codes::TEXT_AS_LIST,
                    Location::pointer(place.clone()),
                    message,
                )
                .hint("write `[\"…\", \"…\"]`, even around a single text"),
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

    /// An unknown key: an error when its content would vanish by a slip, else one for the note.
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
        let shown = keys::shown(key);
        self.push(if is_given(meant) || object.is_tooling {
            let message = format!("`{shown}` is not a known key; it is not used");
            Diagnostic::warning(codes::MISSPELLED_KEY, at, message).hint(
                if is_given(meant) {
                    format!("`{meant}` is given as well: join the two")
                } else {
                    format!("did you mean `{meant}`?")
                },
            )
        } else {
            let message =
                format!("`{shown}` is not a known key; its content would be lost");
            Diagnostic::error(codes::MISSPELLED_KEY, at, message)
                .hint(format!("did you mean `{meant}`?"))
        });
    }

    /// What only two dates together, or a date and today, can show.
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
                .hint("swap the two, or correct the one that is wrong"),
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
                .hint("correct it, unless this is yet to come"),
            );
        }
    }

    /// Adds the findings that are made once for many places.
    fn finish(mut self) -> Normalized {
        if let Some(first) = self.empty.first() {
            let message = match self.empty.len() {
                1 => "a value is empty; it is read as absent".to_owned(),
                n => format!("{n} values are empty; they are read as absent"),
            };
            let at = Location::pointer(first.clone());
            self.out.findings.push(
                Diagnostic::warning(codes::EMPTY_VALUE, at, message)
                    .hint("leave out what has no value"),
            );
        }
        self.outdated_keys();
        self.unknown_keys();
        self.out
    }

    /// One warning for each outdated name, at its first place.
    fn outdated_keys(&mut self) {
        let mut told: Vec<(String, &str)> = Vec::new();
        for (place, older, newer) in std::mem::take(&mut self.older) {
            if told.contains(&(older.clone(), newer)) {
                continue;
            }
            let at = self.key(&place);
            let message =
                format!("`{older}` is an outdated name, from before JSON Resume 1.0");
            self.push(
                Diagnostic::warning(codes::OUTDATED_KEY, at, message)
                    .hint(format!("it is read as `{newer}`: rename it, everywhere")),
            );
            told.push((older, newer));
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
            let name = format!("`{}`", keys::shown(key));
            let hint =
                usual.map(|usual| format!("JSON Resume's name for {name} is `{usual}`"));
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
                format!("the key {list} is not in JSON Resume; it is kept, not printed")
            }
            (_, 0) => {
                format!(
                    "the keys {list} are not in JSON Resume; they are kept, not printed"
                )
            }
            _ => format!(
                "the keys {list} and {more} more are not in JSON Resume; they are kept, not printed"
            ),
        };
        let mut note = Diagnostic::note(codes::UNKNOWN_KEY, self.key(first), message);
        note.hints = hints;
        self.push(note.hint("keys that begin with `x-` are never remarked on"));
    }
}
