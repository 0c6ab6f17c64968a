//! `vitae check --layout`: bundled layouts pass the stress corpus, and each layout that is broken
//! on purpose fails it for its own reason, in this process or in a process of its own.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use vitae::Layout;
use vitae::certify::{Certificate, certify};
use vitae::diag::Location;
use vitae::render::InProcess;

use crate::support::cases;
use crate::support::rendering::typesetter;
use crate::support::schema::assert_conforms;
use crate::support::{assert_none, parallel};

/// The expected certificate of each broken layout: names of findings, and the beginning of a
/// suspect construct in its source.
const BROKEN: &[(&str, &[&str], Option<&str>)] = &[
    ("centred-headings", &["moved-text"], Some("set align(center")),
    ("dropped-section", &["lost-text"], None),
    ("header-contact", &["lost-text", "repeated-text"], Some("header:")),
    ("hidden-url", &["lost-text"], None),
    ("letter-spaced-headings", &["split-text"], Some("tracking:")),
    ("placed-contact", &["moved-text"], Some("place(")),
    ("repeated-facts", &["repeated-text"], None),
    ("reversed-entries", &["moved-text"], Some("item.blocks.rev()")),
    ("right-aligned-dates", &["moved-text"], Some("h(1fr)")),
    ("soft-hyphens", &["replaced-text"], Some("hyphenate: true")),
    ("table-dates", &["lost-text", "split-text"], Some("table(")),
    ("text-as-image", &["lost-text"], None),
    ("two-column-grid", &["moved-text"], Some("grid(")),
];

#[test]
fn every_bundled_layout_is_certified() {
    let layouts: Vec<Layout> = Layout::all().collect();
    let failures = parallel::map(&layouts, |layout| {
        let certificate = certificate(layout);
        (!certificate.is_certified()).then(|| listed(&certificate))
    });
    let failures: Vec<String> = failures.into_iter().flatten().collect();
    assert_none("bundled layouts that fail", &failures);
}

#[test]
fn every_broken_layout_fails_for_its_own_reason() {
    let folders = cases::folders_in(&cases::root().join("tests/fixtures/layouts"));
    let listed: BTreeSet<&str> = BROKEN.iter().map(|(name, ..)| *name).collect();
    assert_eq!(folders.iter().map(String::as_str).collect::<BTreeSet<_>>(), listed);
    let failures = parallel::map(BROKEN, |(name, reasons, suspect)| {
        let path = format!("tests/fixtures/layouts/{name}/layout.typ");
        let certificate = certificate(&Layout::from_source(name, &cases::read(&path)));
        let found: BTreeSet<&str> = certificate
            .constructs
            .iter()
            .flat_map(|construct| &construct.failures)
            .flat_map(|failure| &failure.findings)
            .map(|finding| finding.code.name)
            .collect();
        let mut wrong: Vec<String> = reasons
            .iter()
            .filter(|reason| !found.contains(*reason))
            .map(|reason| format!("{name}: {reason} is not among {found:?}"))
            .collect();
        let is_named = |beginning: &str| {
            certificate.suspects.iter().any(|it| {
                it.message.starts_with(&format!("`{beginning}"))
                    && matches!(
                        &it.location,
                        Location::Typst { line_column: Some(_), .. }
                    )
            })
        };
        if let Some(suspect) = suspect.filter(|suspect| !is_named(suspect)) {
            wrong.push(format!(
                "{name}: `{suspect}` is not among the suspects {:?}",
                certificate.suspects
            ));
        }
        if certificate.is_certified() {
            wrong.push(format!("{name}: certified"));
        }
        wrong
    });
    let failures: Vec<String> = failures.into_iter().flatten().collect();
    assert_none("broken layouts with another certificate", &failures);
}

/// The most frequent defect of templates shows with short bullets and not with long ones: a corpus
/// of long ones would certify the layout.
#[test]
fn dates_at_the_right_edge_fail_with_short_bullets() {
    let name = "right-aligned-dates";
    let path = format!("tests/fixtures/layouts/{name}/layout.typ");
    let certificate = certificate(&Layout::from_source(name, &cases::read(&path)));
    let failed = |construct: &str| {
        let found = certificate.constructs.iter().find(|it| it.name == construct);
        found.is_some_and(|it| !it.failures.is_empty())
    };
    assert!(failed("short-bullets"));
    assert!(!failed("tiny"));
}

#[test]
fn a_layout_is_checked_by_its_path_and_reported_as_json() {
    let folder = cases::root().join("tests/fixtures/layouts/right-aligned-dates");
    let output = check(&folder, &["--message-format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).expect("one JSON object");
    assert_conforms("certificate", &report);
    assert_eq!(report["certified"], false);
    let suspect = &report["suspects"][0];
    let file = suspect["file"].as_str().unwrap_or_default();
    assert!(file.ends_with("right-aligned-dates/layout.typ"), "{suspect}");
    assert!(suspect["line"].is_u64(), "{suspect}");
}

#[test]
fn a_certified_layout_gives_exit_status_0() {
    let output = check(Path::new("plain"), &[]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).expect("text is UTF-8");
    assert!(text.contains("certified: `plain` passes all"), "{text}");
    assert!(text.contains("short-bullets"), "{text}");
}

fn check(layout: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vitae"));
    command.arg("check").arg("--layout").arg(layout).args(more);
    command.output().expect("the binary runs")
}

fn certificate(layout: &Layout) -> Certificate {
    certify(&InProcess { typesetter: typesetter(), layout }, false)
}

fn listed(certificate: &Certificate) -> String {
    let failed = certificate.constructs.iter().filter(|it| !it.failures.is_empty());
    let lines: Vec<String> =
        failed.map(|it| format!("  {}: {:?}", it.name, it.reasons())).collect();
    format!("{}:\n{}", certificate.layout, lines.join("\n"))
}
