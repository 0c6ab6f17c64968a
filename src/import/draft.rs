//! What the reader of a format makes of a file.

use serde_json::{Map, Value};

use super::codes;
use crate::diag::{Diagnostic, Findings, Location};

/// What the reader of a format makes of a file.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The résumé, under the keys of JSON Resume or others that are read as those.
    pub(super) resume: Map<String, Value>,
    /// Every text of the file that is about the person.
    pub(super) texts: Vec<Text>,
    pub(super) findings: Findings,
    /// A résumé that is finished, its texts without a place included.
    pub(super) parsed: Option<Value>,
}

/// A text of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    /// The part of the file it stands in: `Courses.csv`, or `sections.awards`.
    pub(super) part: String,
    /// The rest of the way to it, after a full stop or a comma.
    pub(super) key: String,
    pub(super) value: String,
}

impl Text {
    pub(super) fn new(
        part: impl Into<String>,
        key: impl Into<String>,
        value: impl Into<String>,
    ) -> Self {
        Self { part: part.into(), key: key.into(), value: value.into() }
    }

    /// As a line of `x-unparsed`.
    pub(super) fn line(&self) -> String {
        format!("{}{}: {}", self.part, self.key, self.value.trim())
    }
}

impl Draft {
    /// Notes that parts of the file were not read, since they are not about the person.
    pub(super) fn unread(&mut self, message: impl Into<String>) {
        let note = Diagnostic::note(codes::UNREAD_PART, Location::Nowhere, message);
        self.findings.push(note);
    }

    /// Appends an entry to a section, unless it is empty.
    pub(super) fn push(&mut self, section: &str, entry: Entry) {
        if entry.0.is_empty() {
            return;
        }
        let list = self.resume.entry(section);
        if let Value::Array(list) = list.or_insert_with(|| Value::Array(Vec::new())) {
            list.push(Value::Object(entry.0));
        }
    }

    /// The member `basics`, made if it is not there.
    pub(super) fn basics(&mut self) -> &mut Map<String, Value> {
        object(&mut self.resume, "basics")
    }
}

/// The object under a key, put there if it is none.
pub(super) fn object<'m>(
    map: &'m mut Map<String, Value>,
    key: &str,
) -> &'m mut Map<String, Value> {
    let value = map.entry(key).or_insert_with(|| Value::Object(Map::new()));
    if !value.is_object() {
        *value = Value::Object(Map::new());
    }
    match value {
        Value::Object(map) => map,
        _ => unreachable!("it was made an object above"),
    }
}

/// An entry of a section while it is put together.
#[derive(Debug, Default, Clone)]
pub(super) struct Entry(pub(super) Map<String, Value>);

impl Entry {
    /// Sets a member to a text, unless there is none.
    #[expect(clippy::needless_pass_by_value, reason = "texts are borrowed and owned")]
    pub(super) fn text(mut self, key: &str, text: Option<impl AsRef<str>>) -> Self {
        let text = text.as_ref().map(|text| text.as_ref().trim());
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.0.insert(key.to_owned(), text.into());
        }
        self
    }

    /// Sets a member to a list of texts, unless it is empty.
    pub(super) fn list(mut self, key: &str, texts: Vec<String>) -> Self {
        if !texts.is_empty() {
            self.0.insert(key.to_owned(), texts.into());
        }
        self
    }

    /// Sets a member to texts that belong together, with `between` between them.
    pub(super) fn joined(self, key: &str, texts: &[String], between: &str) -> Self {
        let text = (!texts.is_empty()).then(|| texts.join(between));
        self.text(key, text)
    }
}
