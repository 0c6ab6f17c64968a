//! `RenderCV` 2, in YAML: a person under `cv`, with sections of any title whose entries are of one of
//! nine types, recognised by their keys.

use serde_json::{Map, Value};

use super::content::Content;
use super::draft::{Draft, Entry, object};
use super::format::{Format, not_in};
use super::leaves::{self, Machinery};
use super::tree::{items, text};
use crate::data;
use crate::diag::Findings;
use crate::suggest::fold;

pub(super) static FORMAT: Format = Format {
    name: "rendercv",
    title: "RenderCV (.yaml)",
    recognise: |content| {
        let cv = content.object().and_then(|map| map.get("cv"));
        cv.is_some_and(|cv| {
            cv.get("sections").is_some() || cv.get("social_networks").is_some()
        })
    },
    read,
    is_general: false,
};

const MACHINERY: Machinery = Machinery { keys: &[] };

/// The members beside `cv`: how `RenderCV` prints it.
const SETTINGS: [&str; 4] = ["design", "locale", "settings", "rendercv_settings"];

fn read(content: &Content) -> Result<Draft, Findings> {
    let map = content.object().ok_or_else(|| not_in(&FORMAT))?;
    let Some(Value::Object(cv)) = map.get("cv") else { return Err(not_in(&FORMAT)) };
    let mut draft = Draft::default();
    let mut person = map.clone();
    let is_setting = |key: &&str| person.shift_remove(*key).is_some();
    let settings: Vec<&str> = SETTINGS.into_iter().filter(is_setting).collect();
    draft.texts = leaves::texts(&person, MACHINERY);
    if !settings.is_empty() {
        let names = settings.join("`, `");
        draft.unread(format!("`{names}` not read: settings of RenderCV"));
    }
    basics(cv, &mut draft);
    let sections = cv.get("sections").and_then(Value::as_object);
    for (title, entries) in sections.into_iter().flatten() {
        section(title, entries, &mut draft);
    }
    Ok(draft)
}

fn basics(cv: &Map<String, Value>, draft: &mut Draft) {
    let whole = Value::Object(cv.clone());
    let known = Entry::default()
        .text("name", text(&whole, "name"))
        .text("label", text(&whole, "headline").or_else(|| text(&whole, "label")))
        .text("email", text(&whole, "email"))
        .text("phone", text(&whole, "phone"))
        .text("url", text(&whole, "website"))
        .text("image", text(&whole, "photo"));
    let basics = draft.basics();
    basics.extend(known.0);
    if let Some(place) = text(&whole, "location") {
        object(basics, "location").insert("city".to_owned(), place.into());
    }
    let networks = items(&whole, "social_networks").into_iter().map(|it| {
        let entry = Entry::default().text("network", text(it, "network"));
        Value::Object(entry.text("username", text(it, "username")).0)
    });
    let mut profiles: Vec<Value> = networks.collect();
    profiles.extend(items(&whole, "custom_connections").into_iter().map(|it| {
        let entry = Entry::default().text("network", text(it, "placeholder"));
        Value::Object(entry.text("url", text(it, "url")).0)
    }));
    if !profiles.is_empty() {
        basics.insert("profiles".to_owned(), profiles.into());
    }
}

/// Usual titles of sections in English, without spaces, and what they name.
const TITLES: [(&str, &str); 14] = [
    ("awards", "awards"),
    ("certificates", "certificates"),
    ("certifications", "certificates"),
    ("honors", "awards"),
    ("interests", "interests"),
    ("languages", "languages"),
    ("projects", "projects"),
    ("publications", "publications"),
    ("references", "references"),
    ("skills", "skills"),
    ("technologies", "skills"),
    ("volunteer", "volunteer"),
    ("volunteerexperience", "volunteer"),
    ("volunteering", "volunteer"),
];

/// A section by its title, and by what its entries are.
fn section(title: &str, entries: &Value, draft: &mut Draft) {
    let Some(entries) = entries.as_array() else { return };
    let usual = TITLES.iter().find(|(name, _)| *name == fold(title)).map(|it| it.1);
    let known = usual.or_else(|| data::section_named(&title.replace('_', " ")));
    let has = |key: &str| entries.iter().any(|it| it.get(key).is_some());
    let is_text = entries.iter().all(Value::is_string);
    let is_about = known == Some("summary")
        || ["aboutme", "about", "profile", "objective"].contains(&&*fold(title));
    if is_text && is_about && !draft.basics().contains_key("summary") {
        let lines: Vec<&str> = entries.iter().filter_map(Value::as_str).collect();
        draft.basics().insert("summary".to_owned(), lines.join("\n\n").into());
        return;
    }
    let key = match known {
        Some("volunteer") => "volunteer",
        _ if has("company") => "work",
        _ if has("institution") => "education",
        _ if has("authors") || has("journal") => "publications",
        Some(known) if known != "summary" && known != "work" && known != "education" => {
            known
        }
        // Entries of one line are mostly skills: `Languages: Rust, Go`.
        _ if has("label") && fold(title).contains("skill") => "skills",
        _ => {
            draft.resume.insert(title.to_owned(), own(entries));
            return;
        }
    };
    for entry in entries {
        draft.push(key, Entry(members(entry, key)));
    }
}

/// The entries of a section of a person's own.
fn own(entries: &[Value]) -> Value {
    let entry = |entry: &Value| Value::Object(members(entry, ""));
    entries.iter().map(entry).collect()
}

/// The members of an entry, under keys that are read as those of the section.
fn members(entry: &Value, section: &str) -> Map<String, Value> {
    let primary = match section {
        "volunteer" => "organization",
        "education" => "institution",
        "awards" => "title",
        "languages" => "language",
        "references" => "reference",
        _ => "name",
    };
    let mut out = Map::new();
    let Some(map) = entry.as_object() else {
        out.insert(primary.to_owned(), entry.clone());
        return out;
    };
    for (key, value) in map.iter().filter(|(_, value)| !value.is_null()) {
        let key = match &**key {
            "bullet" | "number" | "reversed_number" | "label" => primary,
            "details" if section == "skills" || section == "interests" => "keywords",
            "details" if section == "languages" => "fluency",
            "details" => "summary",
            "name" if section != "work" => primary,
            "company" if section == "volunteer" => "organization",
            key => key,
        };
        let value = match (key, value.as_str()) {
            ("keywords", Some(text)) => listed(text),
            _ => value.clone(),
        };
        if key == primary
            && let Some((text, url)) = value.as_str().and_then(linked)
        {
            out.insert(key.to_owned(), text.into());
            out.entry("url").or_insert_with(|| url.into());
        } else {
            out.insert(key.to_owned(), value);
        }
    }
    out
}

/// The items of a list in one text.
fn listed(text: &str) -> Value {
    // A comma in brackets parts nothing.
    let mut depth = 0_usize;
    let parts = text.split(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    });
    parts.map(str::trim).filter(|it| !it.is_empty()).map(Value::from).collect()
}

/// The text and the address of a text that is a link in Markdown as a whole.
fn linked(text: &str) -> Option<(&str, &str)> {
    let (text, rest) = text.trim().strip_prefix('[')?.split_once("](")?;
    let url = rest.strip_suffix(')')?;
    (!text.contains(['[', ']']) && !url.contains(['(', ' '])).then_some((text, url))
}
