//! Validates every file of `data/`, so that a translator who mends one learns what is wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::table::{File, Table};
use super::{
    aliases, claims, codes, fonts, heads, languages, lint, placeholders, places,
    postings, rules, starters, terms, units, vocabulary,
};
use crate::document::SectionKind;
use crate::job::fold;

/// Lists whose order matters, by folder and the beginning of their place in a file: the first
/// label found counts; the names of a term are listed with the usual ones first.
const ORDERED: [(&str, &str); 2] = [("postings", "/labels/"), ("vocabulary", "/terms/")];

/// Texts that keep their case, by the folder or file and the first key.
const CASED: [(&str, &str); 9] = [
    ("lint", "brands"),
    ("lint", "roles"),
    ("reading", "headings"),
    ("reading", "labels"),
    ("reading", "remote"),
    ("postings", "abbreviations"),
    ("postings", "fact_labels"),
    ("postings", "ordinary"),
    ("places.json", "regions"),
];

/// Every file, by the tables that embed them.
fn files() -> Vec<File> {
    let words = languages::WORDS.iter().flat_map(Table::files);
    let reading = languages::READING.iter().flat_map(Table::files);
    let mut files: Vec<File> = words.chain(reading).copied().collect();
    files.extend(aliases::ALIASES.files());
    files.extend(fonts::FONTS.files());
    files.extend(heads::HEADS.files());
    files.extend(placeholders::PLACEHOLDERS.files());
    files.extend(places::PLACES.files());
    files.extend(places::NETWORKS.files());
    files.extend(postings::POSTINGS.files());
    files.extend(postings::LANGUAGES.files());
    files.extend(terms::TERM_WORDS.files());
    files.extend(claims::CLAIMS.iter().flat_map(|(_, table)| table.files()));
    files.extend(codes::RENAMED.files());
    files.extend(rules::RULE_WORDS.files());
    files.extend(rules::PERSONAL.files());
    files.extend(lint::LINT_WORDS.files());
    files.extend(lint::SPELLINGS.files());
    files.extend(lint::ROLES.files());
    files.extend(units::UNITS.files());
    files.extend(units::NUMBERS_OF.iter().flat_map(|(_, table)| table.files()));
    files.extend(vocabulary::FILES);
    files
}

#[test]
fn every_table_is_valid() {
    // Examples are no tables; `starter` looks through them.
    let examples = starters::STARTERS.iter().map(|it| it.2);
    let examples = examples.chain(starters::SHARED.iter().map(|it| it.1));
    let listed: Vec<File> = files().into_iter().chain(examples).collect();
    let mut failures = unlisted(&listed);
    for file in files() {
        let Ok(value) = serde_json::from_str::<Value>(file.text) else {
            failures.push(format!("{}: not valid JSON", file.path));
            continue;
        };
        check_value(&file, "", &value, &mut failures);
    }
    check_languages(&mut failures);
    parse_all();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Parses every table, which fails on unknown keys, missing keys and values of another type.
fn parse_all() {
    for (words, reading) in languages::WORDS.iter().zip(&languages::READING) {
        let _ = (words.get(), reading.get());
    }
    let _ = (super::places(), super::postings(), super::term_words());
    let _ = super::usual_words();
    let _ = (super::units(), super::number("one"));
    let _ = (super::renamed_codes(), super::rule_words(), super::aliases());
    for (language, _) in &claims::CLAIMS {
        let _ = (super::claims(language), super::numbers(language));
    }
    let _ = (super::personal_rules(), super::lint_words(), super::spellings());
    let _ = (super::roles(), super::is_placeholder("name"));
    let _ = fonts::FONTS.get();
    let _ = super::heads();
    assert_eq!(super::network("de.linkedin.com"), Some("LinkedIn"));
}

/// Files of the folder that no table embeds.
fn unlisted(files: &[File]) -> Vec<String> {
    let listed: BTreeSet<&str> = files.iter().map(|file| file.path).collect();
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut found = Vec::new();
    let mut folders = vec![home.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder can be listed") {
            let path: PathBuf = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let below = path.strip_prefix(&home).expect("it is below the folder");
            let below = below.to_string_lossy().replace('\\', "/");
            let is_table = path.extension().is_some_and(|extension| extension == "json");
            if is_table && !listed.contains(&*below) {
                found.push(format!("{below}: not listed in src/data"));
            }
        }
    }
    found
}

/// Checks the lists and texts at and below `at`, a JSON Pointer.
fn check_value(file: &File, at: &str, value: &Value, failures: &mut Vec<String>) {
    let mut fail = |what: String| failures.push(format!("{}{at}: {what}", file.path));
    match value {
        Value::String(text) => {
            let is_separator = at.ends_with("/comma") || at.ends_with("/semicolon");
            if text.trim() != text && !is_separator || text.is_empty() {
                fail(format!("`{text}` is empty or has spaces at an end"));
            }
            let folded = as_compared(file, text);
            if !is_cased(file, at) && folded != *text {
                fail(format!("`{text}` never matches; write `{folded}`"));
            }
        }
        Value::Array(items) => {
            let texts: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            let is_ordered = ORDERED.iter().any(|(folder, begin)| {
                file.path.starts_with(folder) && at.starts_with(begin)
            });
            for (before, after) in texts.iter().zip(texts.iter().skip(1)) {
                if before > after && !is_ordered {
                    fail(format!("`{after}` belongs before `{before}`"));
                }
            }
            let distinct: BTreeSet<&str> = texts.iter().copied().collect();
            if distinct.len() < texts.len() {
                fail("an item is listed twice".to_owned());
            }
            for (index, item) in items.iter().enumerate() {
                check_value(file, &format!("{at}/{index}"), item, failures);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                check_value(file, &format!("{at}/{key}"), member, failures);
            }
        }
        _ => {}
    }
}

/// A text as texts are written when they are compared with it.
fn as_compared(file: &File, text: &str) -> String {
    match file.path.split('/').next() {
        Some("postings" | "terms") => {
            let bare = text.trim_end_matches('*');
            format!("{}{}", fold(bare), &text[bare.len()..])
        }
        _ => text.to_lowercase(),
    }
}

fn is_cased(file: &File, at: &str) -> bool {
    const FILES: [&str; 5] =
        ["units.json", "networks.json", "aliases.json", "fonts.json", "personal.json"];
    let place = file.path.split('/').next().unwrap_or_default();
    let key = at.split('/').nth(1).unwrap_or_default();
    matches!(place, "words" | "vocabulary" | "codes")
        || FILES.contains(&place)
        || at.contains("/countries/")
        || CASED.contains(&(place, key))
}

/// Every language has all words, and a heading for each section and no other.
fn check_languages(failures: &mut Vec<String>) {
    let sections: BTreeSet<&str> = SectionKind::all().map(SectionKind::name).collect();
    for (tag, table) in super::TAGS.iter().zip(&languages::WORDS) {
        let words = table.get();
        let keys = |map: &BTreeMap<String, String>| -> BTreeSet<String> {
            map.keys().cloned().collect()
        };
        let headings = keys(&words.headings);
        if headings.iter().map(String::as_str).collect::<BTreeSet<_>>() != sections {
            failures.push(format!("words/{tag}.json/headings: not one for each section"));
        }
        let labels = keys(&words.labels);
        if labels != ["courses", "grade", "keywords"].map(str::to_owned).into() {
            failures.push(format!("words/{tag}.json/labels: not the three labels"));
        }
        for (what, map, english) in [
            ("personal", &words.personal, &super::words("en").personal),
            ("own_headings", &words.own_headings, &super::words("en").own_headings),
        ] {
            if keys(map) != keys(english) {
                failures.push(format!("words/{tag}.json/{what}: not the keys of `en`"));
            }
        }
        if !words.until.contains("{}") || !words.year.contains("{}") {
            failures.push(format!("words/{tag}.json: `until` or `year` has no `{{}}`"));
        }
    }
}
