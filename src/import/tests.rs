//! Samples of every format, with the fields that each is to have, and what no file may do.
//!
//! The samples are in `tests/fixtures/import`, the fields in `expected.json` there. That no word is
//! lost is counted here in another way than `sweep` does: over the raw file.

mod refused;

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use std::path::PathBuf;

use serde_json::{Map, Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Imported, import, recognise};
use crate::diag::Warned;
use crate::parse::UNPARSED;
use crate::resume::{ReadOptions, Resume, Source};

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import")
}

fn bytes(name: &str) -> Vec<u8> {
    if name == "linkedin" {
        return archive(&tables());
    }
    let path = home().join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The tables of the sample of `LinkedIn`.
fn tables() -> Vec<(String, Vec<u8>)> {
    let folder = home().join("linkedin").read_dir().expect("it is a folder");
    let mut tables: Vec<(String, Vec<u8>)> = folder
        .map(|entry| {
            let path = entry.expect("it can be listed").path();
            let name = path.file_name().expect("it has a name").to_string_lossy();
            let content = std::fs::read(&path).expect("it can be read");
            (format!("Export/{name}"), content)
        })
        .collect();
    tables.sort();
    tables
}

fn archive(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let started = writer.start_file(name.as_str(), SimpleFileOptions::default());
        started.expect("a file can be added");
        writer.write_all(content).expect("it can be written");
    }
    writer.finish().expect("it can be finished").into_inner()
}

fn expected() -> BTreeMap<String, BTreeMap<String, String>> {
    serde_json::from_slice(&bytes("expected.json")).expect("it maps samples to fields")
}

fn imported(name: &str) -> (Imported, Vec<String>) {
    let Warned { output, warnings } = import(name, &bytes(name), None);
    let imported = output.unwrap_or_else(|errors| panic!("{name}: {errors}"));
    (imported, warnings.iter().map(ToString::to_string).collect())
}

#[test]
fn every_format_has_a_sample_that_is_recognised() {
    for (sample, format) in [
        ("linkedin", "linkedin"),
        ("rendercv.yaml", "rendercv"),
        ("yamlresume.yml", "yamlresume"),
        ("reactive-3.json", "reactive-resume"),
        ("reactive-4.json", "reactive-resume"),
        ("reactive-5.json", "reactive-resume"),
        ("fresh.json", "fresh"),
        ("europass-passport.xml", "europass"),
        ("europass-passport.json", "europass"),
        ("europass-profile.json", "europass"),
        ("europass-candidate.xml", "europass"),
        ("old-json-resume.json", "json-resume"),
        ("plain.txt", "text"),
    ] {
        let found = recognise(sample, &bytes(sample)).map(|it| it.name);
        assert_eq!(found, Some(format), "{sample}");
        assert!(expected().contains_key(sample), "{sample}");
    }
    assert_eq!(recognise("it.pdf", b"%PDF-1.7").map(|it| it.name), Some("pdf"));
}

#[test]
fn every_field_of_every_sample_is_placed() {
    let mut failures = Vec::new();
    for (sample, fields) in expected() {
        let (imported, _) = imported(&sample);
        for (pointer, value) in fields {
            let found = imported.resume.pointer(&pointer);
            if found.and_then(Value::as_str) != Some(&*value) {
                failures.push(format!("{sample}{pointer}: {found:?}, not {value:?}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn what_is_imported_is_read_without_errors_and_prints_all_but_what_was_set_aside() {
    for sample in expected().into_keys() {
        let (imported, warnings) = imported(&sample);
        for text in [imported.json(), imported.yaml()] {
            let source = Source::new("it", text).expect("it is text");
            let read = Resume::parse(&source, &ReadOptions::default());
            let read = read.output.unwrap_or_else(|errors| panic!("{sample}: {errors}"));
            assert_eq!(read.unprinted_values(), 0, "{sample}");
        }
        let is_told = warnings.iter().any(|it| it.contains("I001"));
        assert_eq!(is_told, imported.unplaced() > 0, "{sample}: {warnings:?}");
    }
}

/// Words of a file that are about no person: keys and values for programs, and of settings that a
/// note names. By sample.
fn machinery(sample: &str) -> &'static [&'static str] {
    match sample {
        "linkedin" => {
            &["Confirmed", "Primary", "Updated On", "Type", "Creation Date", "Status"]
        }
        "rendercv.yaml" => &["design", "locale", "settings"],
        "yamlresume.yml" => &["layouts", "locale"],
        "fresh.json" => &["format", "private"],
        "europass-profile.json" => &["uri", "preference", "ongoing"],
        it if it.starts_with("reactive") => &[
            "id", "icon", "columns", "visible", "hidden", "metadata", "picture", "photo",
            "slug", "levelNum", "type",
        ],
        it if it.starts_with("europass") => &[
            "DocumentInfo",
            "PrintingPreferences",
            "Photo",
            "Code",
            "locale",
            "Use",
            "Type",
            "schemaLocation",
            "Current",
            "Locale",
            "DocumentID",
            "CandidateSupplier",
            "ChannelCode",
            "UseCode",
            "IndustryCode",
            "CurrentIndicator",
            "Ongoing",
            "TaxonomyID",
            "CountryDialing",
            "type",
            "typeCode",
            "languageCode",
            "name",
            "schemeName",
            "CompetencyDimensionTypeCode",
        ],
        _ => &[],
    }
}

/// Every text of a sample, read with nothing but the parser of its notation.
fn raw_texts(sample: &str) -> Vec<String> {
    let mut out = Vec::new();
    let skip = machinery(sample);
    if sample == "linkedin" {
        for (name, content) in tables() {
            let others = ["Connections", "messages", "Given", "Ad_Targeting"];
            if others.iter().any(|it| name.contains(it)) {
                continue;
            }
            let text = super::content::decoded(&content).expect("it is text");
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let header = reader.headers().expect("it has a header").clone();
            for row in reader.records() {
                let row = row.expect("it is a row");
                let cells = header.iter().zip(row.iter());
                let cells = cells.filter(|(column, _)| !skip.contains(column));
                out.extend(cells.map(|(_, cell)| cell.to_owned()));
            }
        }
        return out;
    }
    let text = String::from_utf8(bytes(sample)).expect("it is UTF-8");
    if text.starts_with('<') {
        let document = roxmltree::Document::parse(&text).expect("it is XML");
        for node in document.descendants().filter(roxmltree::Node::is_text) {
            let mut around = node.ancestors().map(|it| it.tag_name().name());
            if !around.any(|it| skip.contains(&it)) {
                out.extend(node.text().map(str::to_owned));
            }
        }
        return out;
    }
    if sample == "plain.txt" {
        return text.lines().map(str::to_owned).collect();
    }
    let source = Source::new(sample, text).expect("it is text");
    let mut value = source.json().expect("it is JSON or YAML");
    source.unquoted_as_text(&mut value, "");
    leaves(&value, skip, &mut out);
    out
}

fn leaves(value: &Value, skip: &[&str], out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        // Numbers of Reactive Resume are levels, drawn as dots beside a word.
        Value::Number(_) if skip.contains(&"levelNum") => {}
        Value::Number(number) => out.push(number.to_string()),
        Value::Array(items) => items.iter().for_each(|it| leaves(it, skip, out)),
        Value::Object(map) => {
            let members = map.iter().filter(|(key, _)| !skip.contains(&&***key));
            members.for_each(|(_, value)| leaves(value, skip, out));
        }
        _ => {}
    }
}

/// The words of a text in lower case, without those of tags.
fn words(text: &str) -> Vec<String> {
    let mut bare = String::new();
    let mut is_tag = false;
    for c in text.replace("&amp;", "&").chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => bare.push(c),
            _ => {}
        }
        if is_tag {
            bare.push(' ');
        }
    }
    let words = bare.split(|c: char| !c.is_alphanumeric());
    words.filter(|it| !it.is_empty()).map(str::to_lowercase).collect()
}

/// Words of dates, which come out in ISO 8601, and headings that are now keys.
const REWRITTEN: [&str; 24] = [
    "present", "to", "jan", "feb", "mar", "mär", "aug", "sep", "oct", "nov", "dec",
    "jun", "jul", "may", "ene", "févr", "february", "august", "january", "1", "01", "2",
    "3", "4",
];

/// The words of a sample that its résumé has less often, or not at all.
fn lost(sample: &str, resume: &Value) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in words(&resume.to_string().replace("\\n", " ")) {
        *counts.entry(word).or_default() += 1;
    }
    let mut lost = Vec::new();
    for word in raw_texts(sample).iter().flat_map(|text| words(text)) {
        match counts.get_mut(&word) {
            Some(count) if *count > 0 => *count -= 1,
            // `2019-02-01T00:00:00.000Z`, and ISO dates of XML Schema.
            _ if word.starts_with("01t00")
                || ["00", "000z", "05", "08", "09"].contains(&&*word) => {}
            _ if REWRITTEN.contains(&&*word) => {}
            _ => lost.push(word),
        }
    }
    lost
}

#[test]
fn no_word_of_any_sample_is_lost() {
    let mut failures = Vec::new();
    for sample in expected().into_keys() {
        let (imported, _) = imported(&sample);
        let lost = lost(&sample, &imported.resume);
        // Headings of a text are keys of the result.
        let headings = [
            "experience",
            "current",
            "finland",
            "certifications",
            "volunteering",
            "in",
            "summary",
            "education",
            "skills",
            "languages",
        ];
        let lost: Vec<String> =
            lost.into_iter().filter(|it| !headings.contains(&&**it)).collect();
        if !lost.is_empty() {
            failures.push(format!("{sample}: {lost:?}\n{:#}", imported.resume));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_lost_word_would_be_noticed() {
    let (mut imported, _) = imported("rendercv.yaml");
    let work = imported.resume.pointer_mut("/work/0/highlights").expect("it is there");
    *work = json!([]);
    let lost = lost("rendercv.yaml", &imported.resume);
    assert!(lost.contains(&"apprentices".to_owned()), "{lost:?}");
}

#[test]
fn connections_and_messages_are_never_read() {
    let (imported, warnings) = imported("linkedin");
    let all = imported.json() + &warnings.join("\n");
    for secret in ["Veikko", "Secret", "Confidential", "clandestine", "secrets"] {
        assert!(!all.contains(secret), "{secret} in {all}");
    }
    assert!(all.contains("4 files of the archive not read"), "{all}");
    assert_eq!(imported.resume["basics"]["email"], "oona@berg.example");
    // What was not chosen for a résumé is kept, and not printed.
    let left = imported.resume[UNPARSED].to_string();
    for kept in ["Industry: Textiles", "Birth Date: Mar 4, 1986", "old@berg.example"] {
        assert!(left.contains(kept), "{kept} not in {left}");
    }
}

#[test]
fn a_table_is_known_by_its_header_whatever_its_file_is_called() {
    let renamed: Vec<(String, Vec<u8>)> = tables()
        .into_iter()
        .enumerate()
        .map(|(at, (name, content))| {
            let is_needed = ["Skills", "Courses", "Received", "Connections", "Given"];
            let is_needed = is_needed.iter().any(|it| name.contains(it));
            (if is_needed { name } else { format!("x/{at}.csv") }, content)
        })
        .collect();
    let Warned { output, .. } = import("it.zip", &archive(&renamed), None);
    let renamed = output.expect("it is recognised").resume;
    let (original, _) = imported("linkedin");
    for section in ["basics", "work", "education", "skills", "awards", "references"] {
        assert_eq!(renamed[section], original.resume[section], "{section}");
    }
}

#[test]
fn one_table_alone_is_imported_too() {
    let content = bytes("linkedin/Education.csv");
    let Warned { output, .. } = import("Education.csv", &content, None);
    let imported = output.expect("it is recognised");
    assert_eq!(imported.format.name, "linkedin");
    assert_eq!(imported.resume["education"][0]["endDate"], "2013");
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    for sample in expected().into_keys() {
        assert_eq!(imported(&sample), imported(&sample), "{sample}");
    }
}

#[test]
fn an_imported_file_is_imported_again_without_a_change() {
    for sample in expected().into_keys() {
        let (first, _) = imported(&sample);
        let Warned { output, .. } = import("again.json", first.json().as_bytes(), None);
        let again = output.unwrap_or_else(|errors| panic!("{sample}: {errors}"));
        assert_eq!(again.format.name, "json-resume");
        assert_eq!(again.resume, first.resume, "{sample}");
    }
}

#[test]
fn a_refused_value_is_kept_with_its_place() {
    let (current, _) = imported("rendercv.yaml");
    assert_eq!(current.resume.pointer("/work/0/endDate"), None, "it is not over");
    let (imported, warnings) = imported("old-json-resume.json");
    let left = imported.resume[UNPARSED].as_array().cloned().unwrap_or_default();
    let expected = [json!("work.endDate: sometime"), json!("work.salary: secret")];
    assert_eq!(left, expected);
    assert_eq!(warnings.len(), 2, "{warnings:?}");
    let empty: Map<String, Value> = Map::new();
    assert!(
        refused::refusal(
            "a.json",
            json!({ "basics": empty }).to_string().as_bytes(),
            None
        )
        .contains("no text")
    );
}
