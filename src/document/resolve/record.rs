//! The résumé as it is printed, as JSON Resume.

use serde_json::{Map, Value};

use crate::diag::JsonPointer;
use crate::document::options::{CONTENT, MAX_ROLES, SINCE};
use crate::document::{Info, Section, SectionKind};
use crate::resume::Resume;
use crate::settings::Settings;

/// What is printed of a résumé: no entry of `left_out`, and no section but `sections`, in their
/// order. The settings that decide about words and order are in `meta.vitae`.
pub(super) fn record(
    resume: &Resume,
    info: &Info,
    sections: &[Section],
    left_out: &[JsonPointer],
    settings: &Settings,
) -> Value {
    let Value::Object(mut all) = resume.to_plain_json() else { return Value::Null };
    remove(&mut all, left_out);
    let mut record = Map::new();
    if let Some(mut basics) = all.shift_remove("basics") {
        let has_summary = sections.iter().any(|it| it.kind == SectionKind::Summary);
        if let (false, Value::Object(basics)) = (has_summary, &mut basics) {
            basics.shift_remove(SectionKind::Summary.name());
        }
        record.insert("basics".to_owned(), basics);
    }
    for section in sections {
        if let Some(Value::Array(mut entries)) = all.shift_remove(&section.name) {
            entries.retain(|entry| entry.as_object().is_some_and(|it| !it.is_empty()));
            record.insert(section.name.clone(), entries.into());
        }
    }
    let mut meta = match all.shift_remove("meta") {
        Some(Value::Object(meta)) => meta,
        _ => Map::new(),
    };
    // Whatever it was found by, it is the same again.
    let language = match &info.region {
        Some(region) => format!("{}-{region}", info.lang),
        None => info.lang.clone(),
    };
    meta.insert("language".to_owned(), language.into());
    let content = content(settings);
    if !content.is_empty() {
        meta.insert("vitae".to_owned(), content.to_json().into());
    }
    record.insert("meta".to_owned(), meta.into());
    record.into()
}

/// Removes the entries at these places.
fn remove(all: &mut Map<String, Value>, places: &[JsonPointer]) {
    // From the last, so that the places of the others stay.
    for place in places.iter().rev() {
        let mut parts = place.as_str().split('/').skip(1);
        let (Some(section), Some(index)) = (parts.next(), parts.next()) else { continue };
        let index = index.parse::<usize>().ok();
        if let (Some(Value::Array(entries)), Some(index)) = (all.get_mut(section), index)
            && index < entries.len()
        {
            entries.remove(index);
        }
    }
}

/// The settings of content, but for those that leave entries out: these are gone.
fn content(settings: &Settings) -> Settings {
    let mut content = Settings::default();
    let gone = [MAX_ROLES.spec().key, SINCE.spec().key];
    for spec in CONTENT.iter().filter(|spec| !gone.contains(&spec.key)) {
        if let Some(value) = settings.value(spec) {
            content.set(spec, value.clone());
        }
    }
    content
}
