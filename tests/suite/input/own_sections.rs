//! Sections of one's own: printed, ordered, titled, selected and read back.

use serde_json::Value;
use vitae::extract::Extraction;
use vitae::{Layout, Source, parse};

use crate::suite::cli::tool::Folder;
use crate::support::cases;
use crate::support::rendering::{must_render, read};

const NORA: &str = r#"{
  "basics": { "name": "Nora Falk" },
  "work": [{ "name": "Coast Lab", "position": "Chemist", "startDate": "2018" }],
  "patents": [{ "id": "pump", "name": "Brine pump", "office": "EPO", "date": "2021-06",
    "patentNumber": "EP 12", "inventors": ["N. Falk", "R. Ohm"] },
    { "id": "valve", "name": "Valve" }],
  "invitedTalks": ["Salt and steel", "Cold brine"]
}
"#;

/// The text of Nora's résumé with these arguments.
fn text(args: &[&str]) -> String {
    let folder = Folder::new();
    folder.write("nora.json", NORA);
    folder.write("short.variant.json", r#"{ "exclude": ["valve", "invitedTalks"] }"#);
    let args =
        [&["render", "nora.json", "-f", "txt", "-o", "-", "--today", "2026-01"], args];
    let outcome = folder.vitae(&args.concat()).ends_with(0);
    outcome.text().to_owned()
}

#[test]
fn lists_of_ones_own_are_sections_after_the_others() {
    assert_eq!(
        text(&[]),
        "\
Nora Falk

EXPERIENCE
Chemist
Coast Lab · 2018 – Present

PATENTS
Brine pump
EPO · Jun 2021
Patent number: EP 12
Inventors: N. Falk, R. Ohm

Valve

INVITED TALKS
• Salt and steel
• Cold brine
"
    );
}

#[test]
fn options_order_hide_and_name_them() {
    let shown =
        text(&["--sections", "invitedTalks,patents", "--title", "patents=Inventions"]);
    let headings: Vec<&str> = shown
        .lines()
        .filter(|line| ["INVITED TALKS", "INVENTIONS"].contains(line))
        .collect();
    assert_eq!(headings, ["INVITED TALKS", "INVENTIONS"]);
    assert!(!shown.contains("EXPERIENCE"), "{shown}");
    let shown = text(&["--sections", "Invited Talks,...,-patents"]);
    assert!(shown.starts_with("Nora Falk\n\nINVITED TALKS"), "{shown}");
    assert!(shown.contains("EXPERIENCE") && !shown.contains("PATENTS"), "{shown}");
}

#[test]
fn a_section_that_the_resume_does_not_have_is_a_warning() {
    let folder = Folder::new();
    folder.write("nora.json", NORA);
    let outcome = folder.vitae(&["render", "nora.json", "--sections", "...,-patnts"]);
    outcome.ends_with(0).says(&[
        "warning[O005]: the résumé has no section `patnts`",
        "did you mean `patents`?",
    ]);
}

#[test]
fn variants_select_entries_and_sections_of_ones_own() {
    let shown = text(&["--variant", "short.variant.json"]);
    assert!(shown.contains("Brine pump") && !shown.contains("Valve"), "{shown}");
    assert!(!shown.contains("Salt and steel"), "{shown}");
}

#[test]
fn every_layout_proves_them_and_parse_reads_them_back() {
    // On one page: at the top of another, an unusual heading looks like any line.
    let text = cases::read("tests/fixtures/resumes/additions.json");
    let mut json: Value = serde_json::from_str(&text).expect("JSON");
    let members = json.as_object_mut().expect("a résumé is an object");
    let kept = ["basics", "work", "education", "fieldCampaigns", "invitedTalks"];
    members.retain(|key, _| kept.contains(&key.as_str()));
    let source = Source::new("additions.json", json.to_string()).expect("it is UTF-8");
    let resume = read(&source).expect("it has no errors");
    for layout in Layout::all() {
        let rendered = must_render(&resume, &layout);
        let name = layout.name();
        assert!(rendered.verification.is_faithful(), "{name}");
        let extraction =
            Extraction::read(&rendered.pdf).expect("our own PDF can be read");
        let read = parse(&extraction).resume();
        let own = &read["fieldCampaigns"];
        assert_eq!(own[0]["name"], "Field Methods in Hydrology", "{name}: {read:#}");
        assert_eq!(own[0]["organization"], "University of Delft", "{name}: {own:#}");
        assert_eq!(own[0]["startDate"], "2018-09", "{name}: {own:#}");
        assert_eq!(own[0]["semesters"], "4", "{name}: {own:#}");
        assert_eq!(own[0]["highlights"][0], "Wrote the exercise book", "{name}: {own:#}");
        assert_eq!(own[1]["name"], "Reading Rivers", "{name}: {own:#}");
        assert_eq!(own[1]["date"], "2021-07", "{name}: {own:#}");
        let talks = &read["invitedTalks"];
        assert_eq!(talks[1]["name"], "What a gauge cannot see", "{name}: {read:#}");
    }
}

#[test]
fn a_pdf_is_checked_against_them() {
    let folder = Folder::new();
    folder.write("nora.json", NORA);
    folder.vitae(&["render", "nora.json"]).ends_with(0);
    let args = ["check", "nora.pdf", "--against", "nora.json", "--select", "L03"];
    folder.vitae(&args).ends_with(0);
    folder.write("more.json", NORA.replace("Cold brine", "Warm brine"));
    let args = ["check", "nora.pdf", "--against", "more.json", "--select", "L03"];
    let outcome = folder.vitae(&args).ends_with(1);
    assert!(format!("{}{}", outcome.text(), outcome.stderr).contains("Warm brine"));
}
