//! JSON Resume, and what people write in its place: everything that `vitae render` reads.

use super::content::Content;
use super::draft::Draft;
use super::format::{Format, not_in};
use super::leaves::{self, Machinery};
use crate::diag::Findings;

pub(super) static FORMAT: Format = Format {
    name: "json-resume",
    title: "JSON Resume, as JSON or YAML, of any version",
    recognise: |content| {
        let sections = ["basics", "work", "education", "skills", "projects", "resume"];
        content
            .object()
            .is_some_and(|map| sections.iter().any(|it| map.contains_key(*it)))
    },
    read,
    is_general: true,
};

/// Ids and tags are kept where they are, and printed nowhere.
const MACHINERY: Machinery = Machinery { keys: &[] };

fn read(content: &Content) -> Result<Draft, Findings> {
    let map = content.object().ok_or_else(|| not_in(&FORMAT))?;
    Ok(Draft {
        resume: map.clone(),
        texts: leaves::texts(map, MACHINERY),
        ..Draft::default()
    })
}
