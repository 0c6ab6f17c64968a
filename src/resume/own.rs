//! Sections of one's own: lists that JSON Resume does not have, at the top level of a résumé.
//!
//! Their entries have the usual fields of entries; what else they have is printed as labelled
//! lines.

use serde::Deserialize;
use serde_json::Value;

use super::date::{EndDate, PartialDate};
use super::labelled;
use super::model::{Extra, Highlight, Resume};
use super::shape::{OWN, RESUME};
use super::standard::{is_off, is_private, is_section_name, means_nothing};

/// An entry of a section of one's own.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct OwnEntry {
    /// Its name or title.
    pub name: Option<String>,
    /// What the person was or did in it.
    pub position: Option<String>,
    /// Whose it is.
    pub organization: Option<String>,
    /// Where it was.
    pub location: Option<String>,
    /// When it was, if it has no duration.
    pub date: Option<PartialDate>,
    /// When it began.
    pub start_date: Option<PartialDate>,
    /// When it ended.
    pub end_date: Option<EndDate>,
    /// Its page.
    pub url: Option<String>,
    /// What it is about; inline Markdown.
    pub summary: Option<String>,
    /// Accomplishments.
    pub highlights: Vec<Highlight>,
    /// What belongs to it.
    pub keywords: Vec<String>,
    /// Id by which a variant selects the entry.
    pub id: Option<String>,
    /// Tags by which a variant selects entries.
    pub tags: Vec<String>,
    /// Any other keys.
    #[serde(flatten)]
    pub extra: Extra,
}

impl OwnEntry {
    /// The other keys that are printed, each with its texts.
    pub fn lines(&self) -> impl Iterator<Item = (&str, Vec<String>)> {
        labelled::lines(&self.extra)
    }
}

impl Resume {
    /// The sections that JSON Resume does not have, by their keys, in the order of the document:
    /// lists of objects at the top level.
    pub fn own_sections(&self) -> impl Iterator<Item = (&str, Vec<OwnEntry>)> {
        let sections = self.extra.iter().filter(|(key, value)| is_section(key, value));
        sections.map(|(key, value)| {
            let items = value.as_array().into_iter().flatten();
            let entries =
                items.map(|item| OwnEntry::deserialize(item).unwrap_or_default());
            (key.as_str(), entries.collect())
        })
    }
}

/// Whether a top-level member in standard form is a section of one's own.
pub(crate) fn is_section(key: &str, value: &Value) -> bool {
    let items = value.as_array().filter(|items| !items.is_empty());
    is_section_name(key) && items.is_some_and(|items| items.iter().all(Value::is_object))
}

/// Whether a section of one's own can have this key: it means nothing else in a résumé.
pub(crate) fn is_free_key(key: &str) -> bool {
    is_section_name(key) && means_nothing(key, &Value::Array(Vec::new()), &RESUME)
}

/// Whether a labelled line of an entry can have this key: it means nothing else there.
pub(crate) fn is_free_label(key: &str) -> bool {
    let text = Value::String(String::new());
    !is_private(key) && !is_off(key) && means_nothing(key, &text, &OWN)
}
