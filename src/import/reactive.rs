//! Reactive Resume, versions 3 to 5: sections as objects around their items, texts in HTML, and items
//! that can be hidden.

use serde_json::{Map, Value};

use super::content::Content;
use super::draft::{Draft, Entry, Text, object};
use super::format::{Format, not_in};
use super::leaves::{self, Machinery};
use super::tree::{first, is_true, items, text};
use crate::diag::Findings;
use crate::suggest::fold;

pub(super) static FORMAT: Format = Format {
    name: "reactive-resume",
    title: "Reactive Resume, versions 3 to 5 (.json)",
    recognise: |content| {
        content.object().is_some_and(|map| {
            let sections = map.get("sections").and_then(Value::as_object);
            let has_items = |it: &Value| it.get("items").is_some();
            map.contains_key("basics")
                && sections.is_some_and(|all| all.values().any(has_items))
        })
    },
    read,
    is_general: false,
};

/// Ids, icons and flags, and what a picture looks like.
const MACHINERY: Machinery = Machinery {
    keys: &[
        "id",
        "icon",
        "iconColor",
        "columns",
        "metadata",
        "picture",
        "photo",
        "createdAt",
        "updatedAt",
        "slug",
        "shortId",
        "image",
        "type",
        "levelNum",
        "showLinkInTitle",
        "options",
    ],
};

/// The sections by their names in any version, and where their items go.
const SECTIONS: [(&str, &str); 14] = [
    ("awards", "awards"),
    ("certifications", "certificates"),
    ("education", "education"),
    ("experience", "work"),
    ("interests", "interests"),
    ("languages", "languages"),
    ("profiles", "basics.profiles"),
    ("projects", "projects"),
    ("publications", "publications"),
    ("references", "references"),
    ("skills", "skills"),
    ("summary", "basics.summary"),
    ("volunteer", "volunteer"),
    ("work", "work"),
];

fn read(content: &Content) -> Result<Draft, Findings> {
    let map = content.object().ok_or_else(|| not_in(&FORMAT))?;
    let mut draft = Draft { texts: texts(map), ..Draft::default() };
    let whole = Value::Object(map.clone());
    if let Some(notes) = text(&whole, "metadata.notes") {
        draft.texts.push(Text::new("metadata", ".notes", notes));
    }
    draft.unread("`metadata` not read: settings of Reactive Resume");
    basics(&whole, &mut draft);
    let sections = map.get("sections").and_then(Value::as_object).into_iter().flatten();
    // Since version 5 the summary stands beside the sections.
    let summary = map.get("summary").map(|summary| ("summary", summary));
    let all = summary.into_iter().chain(sections.map(|(key, it)| (key.as_str(), it)));
    for (key, section) in all {
        if key == "custom" {
            let custom = section.as_object().into_iter().flat_map(Map::values);
            custom.for_each(|it| own(it, &mut draft));
            continue;
        }
        match SECTIONS.iter().find(|(name, _)| *name == key) {
            Some((_, to)) => add(section, to, &mut draft),
            None => own(section, &mut draft),
        }
    }
    for section in items(&whole, "customSections") {
        // A letter is no part of a résumé, and is kept beside it.
        if text(section, "type").is_none_or(|it| it != "cover-letter") {
            own(section, &mut draft);
        }
    }
    Ok(draft)
}

/// The texts of the file. A heading counts if it is not the usual one and something is under it.
fn texts(map: &Map<String, Value>) -> Vec<Text> {
    let mut map = map.clone();
    let sections = map.get_mut("sections").and_then(Value::as_object_mut);
    for (key, section) in sections.into_iter().flatten() {
        let Some(section) = section.as_object_mut() else { continue };
        let is_empty = text(&Value::Object(section.clone()), "content").is_none()
            && section.get("items").and_then(Value::as_array).is_none_or(Vec::is_empty);
        let levels = section.get_mut("items").and_then(Value::as_array_mut);
        for item in levels.into_iter().flatten().filter_map(Value::as_object_mut) {
            // Dots that draw what a word beside them says.
            if has_level(item) && item.get("level").is_some_and(Value::is_number) {
                item.shift_remove("level");
            }
        }
        for name in ["name", "title"] {
            let heading = section.get(name).and_then(Value::as_str).unwrap_or_default();
            if is_empty || is_usual(heading, key) {
                section.shift_remove(name);
            }
        }
    }
    if let Some(Value::Object(summary)) = map.get_mut("summary") {
        let title = summary.get("title").and_then(Value::as_str).unwrap_or_default();
        if is_usual(title, "summary") {
            summary.shift_remove("title");
        }
    }
    let mut texts = leaves::texts(&map, MACHINERY);
    // Levels are drawn as dots; 0 draws none.
    texts.retain(|it| !(it.value == "0" && it.key.rsplit('.').next() == Some("level")));
    texts
}

fn is_usual(heading: &str, key: &str) -> bool {
    let heading = fold(heading);
    heading == fold(key) || ["volunteering", "workexperience"].contains(&&*heading)
}

fn basics(whole: &Value, draft: &mut Draft) {
    let get = |path: &str| text(whole, &format!("basics.{path}"));
    let entry = Entry::default()
        .text("name", get("name"))
        .text("label", get("headline"))
        .text("email", get("email"))
        .text("phone", get("phone"))
        .text(
            "url",
            first(whole, &["basics.url.href", "basics.website.url"])
                .or_else(|| get("website"))
                .or_else(|| get("url")),
        )
        .text("summary", get("summary"));
    // Version 3 has an object.
    let place = Entry::default()
        .text("address", get("location.address"))
        .text("city", get("location.city"))
        .text("region", get("location.region"))
        .text("postalCode", get("location.postalCode"))
        .text("countryCode", get("location.country"));
    let basics = draft.basics();
    basics.extend(entry.0);
    if !place.0.is_empty() {
        basics.insert("location".to_owned(), Value::Object(place.0));
    }
    if !basics.contains_key("location")
        && let Some(place) = get("location")
    {
        object(basics, "location").insert("city".to_owned(), place.into());
    }
    let born = get("birthdate");
    if let Some(born) = born {
        object(basics, "personal").insert("dateOfBirth".to_owned(), born.into());
    }
    let Some(inside) = whole.get("basics") else { return };
    let mut profiles: Vec<Value> =
        items(inside, "profiles").into_iter().map(item).collect();
    // `{ "name": "ORCID", "value": "0000-…" }`, later `{ "text", "link" }`.
    profiles.extend(items(inside, "customFields").into_iter().map(|field| {
        let url = text(field, "link");
        let entry = Entry::default().text("network", text(field, "name"));
        let entry = entry.text("username", first(field, &["value", "text"]));
        Value::Object(entry.text("url", url).0)
    }));
    if !profiles.is_empty() {
        basics.insert("profiles".to_owned(), profiles.into());
    }
}

/// Adds a section to where its items go.
fn add(section: &Value, to: &str, draft: &mut Draft) {
    if is_hidden(section) {
        return;
    }
    if to == "basics.summary" {
        let summary = first(section, &["content", "body"]);
        draft.basics().extend(Entry::default().text("summary", summary).0);
        return;
    }
    let shown = items(section, "items").into_iter().filter(|it| !is_hidden(it));
    let entries: Vec<Value> = shown.map(item).collect();
    if entries.is_empty() {
        return;
    }
    let map = match to.strip_prefix("basics.") {
        Some(key) => (draft.basics(), key),
        None => (&mut draft.resume, to),
    };
    let (map, to) = map;
    match map.get_mut(to) {
        Some(Value::Array(all)) => all.extend(entries),
        _ => {
            map.insert(to.to_owned(), entries.into());
        }
    }
}

/// Adds a section of a person's own, under its heading.
fn own(section: &Value, draft: &mut Draft) {
    let heading = first(section, &["title", "name"]).unwrap_or_else(|| "more".to_owned());
    if !is_hidden(section) {
        add(section, &heading, draft);
    }
}

fn is_hidden(value: &Value) -> bool {
    let Value::Object(map) = value else { return false };
    is_true(map, "hidden") || map.get("visible") == Some(&Value::Bool(false))
}

/// An item, under keys that are read as those of JSON Resume.
fn item(value: &Value) -> Value {
    let Value::Object(map) = value else { return value.clone() };
    let mut out = Map::new();
    for (key, value) in map {
        let is_flag = MACHINERY.keys.contains(&&**key) || value.is_boolean();
        let key = match &**key {
            _ if is_flag => continue,
            // The dots beside a word; alone they are all that is said.
            "level" if value.is_number() => {
                if has_level(map) || value.as_f64() == Some(0.0) {
                    continue;
                }
                out.insert("level".to_owned(), format!("{value}/5").into());
                continue;
            }
            "period" => "date",
            "website" | "url" => {
                let url = first(value, &["href", "url"]).or_else(|| {
                    value.as_str().filter(|it| !it.is_empty()).map(str::to_owned)
                });
                if let Some(url) = url {
                    out.insert("url".to_owned(), url.into());
                }
                continue;
            }
            // A skill's `description` is how well it is known; a project's, what it is.
            "description" if map.contains_key("level") => "level",
            // Since version 5 it is what `summary` was.
            "description" if !map.contains_key("summary") => "summary",
            "grade" => "score",
            key => key,
        };
        out.insert(key.to_owned(), value.clone());
    }
    Value::Object(out)
}

fn has_level(map: &Map<String, Value>) -> bool {
    let is_filled = |key: &str| {
        map.get(key).and_then(Value::as_str).is_some_and(|it| !it.trim().is_empty())
    };
    ["description", "proficiency", "fluency"].into_iter().any(is_filled)
}
