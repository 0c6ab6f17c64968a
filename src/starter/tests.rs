//! Every example is complete, valid, and full of nothing but placeholders and sentences.

use serde_json::Value;

use super::{Level, Role, languages, starter};
use crate::document::{Document, ResolveOptions, TextOptions};
use crate::named::Named;
use crate::resume::{ReadOptions, Resume, Source, codes};

/// The most that all examples may weigh in the package, in bytes.
const MAX_BYTES: usize = 150 << 10;

/// Every example: its role, level and language.
fn all() -> Vec<(Role, Level, &'static str, Value)> {
    let mut all = Vec::new();
    for role in Role::all() {
        for language in languages(role) {
            for level in Level::all() {
                let resume = starter(role, level, language);
                all.push((role, level, language, resume.expect("it is in the table")));
            }
        }
    }
    assert_eq!(all.len(), 3 * (12 + 3 * 6));
    all
}

fn count(resume: &Value, section: &str) -> usize {
    resume.get(section).and_then(Value::as_array).map_or(0, Vec::len)
}

#[test]
fn every_example_is_read_with_no_finding_but_its_placeholders() {
    for (role, level, language, resume) in all() {
        let source = Source::new("it.json", resume.to_string()).expect("it is text");
        let read = Resume::parse(&source, &ReadOptions::default());
        let findings: Vec<String> = read
            .warnings
            .iter()
            .filter(|it| it.code != codes::PLACEHOLDER)
            .map(ToString::to_string)
            .collect();
        assert!(findings.is_empty(), "{role:?} {level:?} {language}: {findings:?}");
        assert_eq!(read.warnings.len(), 1, "{role:?} {level:?} {language}");
        let read = read.output.expect("it has no errors");
        assert_eq!(read.unprinted_values(), 0, "{role:?} {level:?} {language}");
        let document = Document::resolve(&read, &ResolveOptions::default());
        let text = document.text(TextOptions::default());
        assert!(text.contains("[Na") || text.contains("[No"), "{text}");
        assert!(!text.contains("\"for\""), "{text}");
    }
}

#[test]
fn every_example_has_every_section_and_enough_to_say() {
    for (role, level, language, resume) in all() {
        let text = resume.to_string();
        let words = text.split_whitespace().count();
        let is_enough = if level == Level::Junior { 70 } else { 85 };
        assert!(words > is_enough, "{role:?} {level:?} {language}: {words} words");
        for section in ["education", "skills"] {
            assert!(count(&resume, section) > 0, "{role:?} {level:?}: no {section}");
        }
        let summary = resume.pointer("/basics/summary").and_then(Value::as_str);
        assert!(summary.is_some_and(|it| it.len() > 80), "{role:?} {level:?}");
    }
}

#[test]
fn a_higher_level_has_more_behind_it() {
    for role in Role::all() {
        let jobs = |level| {
            let resume = starter(role, level, "en").expect("English has every role");
            let highlights = resume.to_string().matches("\"highlights\"").count();
            (count(&resume, "work"), highlights)
        };
        assert!(jobs(Level::Junior).0 <= jobs(Level::Mid).0, "{role:?}");
        assert!(jobs(Level::Mid).0 <= jobs(Level::Senior).0, "{role:?}");
        let texts: Vec<Value> =
            Level::all().filter_map(|level| starter(role, level, "en")).collect();
        assert!(texts[0] != texts[1] && texts[1] != texts[2], "{role:?}");
    }
}

#[test]
fn there_is_no_example_in_other_languages() {
    assert_eq!(starter(Role::Backend, Level::Mid, "it"), None);
    assert_eq!(starter(Role::Academic, Level::Mid, "de"), None);
    assert_eq!(languages(Role::Nurse).collect::<Vec<_>>(), ["en", "de", "fr", "es"]);
}

#[test]
fn all_examples_together_are_small() {
    let home = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/starters");
    let mut bytes = 0;
    for folder in home.read_dir().expect("it is a folder") {
        let folder = folder.expect("it can be listed").path();
        for file in folder.read_dir().expect("it is a folder") {
            bytes += file.expect("it can be listed").metadata().expect("a file").len();
        }
    }
    let bytes = usize::try_from(bytes).expect("it is small");
    assert!((50 << 10..MAX_BYTES).contains(&bytes), "{bytes} bytes");
}
