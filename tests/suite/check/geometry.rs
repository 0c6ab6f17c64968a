//! Precision and recall of the rules that measure a page, on pages of other tools. The labels in
//! `tests/fixtures/pdfs/NAME.labels.json` were made by eye. The table is written to
//! `target/rules.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Deserialize;
use vitae::check;
use vitae::check::CheckOptions;

use crate::support::{cases, parallel, say};

#[derive(Deserialize)]
struct Labels {
    fires: Vec<String>,
    silent: Vec<String>,
}

#[derive(Default)]
struct Tally {
    right: Vec<String>,
    missed: Vec<String>,
    wrong: Vec<String>,
    silent: usize,
}

/// The rules that measure, with their minimum precision and recall.
const RULES: [(&str, f64, f64); 14] = [
    ("C06", 1.0, 1.0),
    ("F05", 1.0, 1.0),
    ("F06", 1.0, 1.0),
    ("F07", 1.0, 1.0),
    ("F09", 1.0, 1.0),
    ("F11", 1.0, 1.0),
    ("F12", 1.0, 1.0),
    ("H01", 1.0, 1.0),
    ("L01", 1.0, 1.0),
    ("L04", 1.0, 0.9),
    ("L06", 1.0, 1.0),
    ("L08", 1.0, 1.0),
    ("L10", 1.0, 1.0),
    ("L12", 1.0, 1.0),
];

#[test]
fn rules_that_measure_are_right_about_foreign_pages() {
    let labels = cases::entries(&cases::root().join("tests/fixtures/pdfs"));
    let labels: Vec<_> = labels
        .into_iter()
        .filter(|path| cases::file_name(path).ends_with(".labels.json"))
        .collect();
    assert!(labels.len() >= 30, "only {} pages are labelled", labels.len());
    let checked = parallel::map(&labels, |path| {
        let text = std::fs::read_to_string(path).expect("it is there");
        let labels: Labels = serde_json::from_str(&text).expect("labels");
        let name = cases::file_name(path).replace(".labels.json", "");
        let pdf =
            std::fs::read(path.with_file_name(format!("{name}.pdf"))).expect("a PDF");
        let report = check(&pdf, &CheckOptions::default());
        let codes: BTreeSet<&str> = report.findings.iter().map(|it| it.code.id).collect();
        let found: Vec<String> = codes.into_iter().map(str::to_owned).collect();
        (name, labels, found)
    });
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for (name, labels, found) in &checked {
        for code in &labels.fires {
            let tally = tallies.entry(code).or_default();
            let list =
                if found.contains(code) { &mut tally.right } else { &mut tally.missed };
            list.push(name.clone());
        }
        for code in &labels.silent {
            let tally = tallies.entry(code).or_default();
            if found.contains(code) {
                tally.wrong.push(name.clone());
            } else {
                tally.silent += 1;
            }
        }
    }
    let mut table = String::from(
        "| rule | true positives | missed | false positives | true negatives | precision | recall |\n\
         |---|---|---|---|---|---|---|\n",
    );
    let mut failures = Vec::new();
    for (code, least_precision, least_recall) in RULES {
        let tally = tallies.remove(code).unwrap_or_default();
        let precision = share(tally.right.len(), tally.wrong.len());
        let recall = share(tally.right.len(), tally.missed.len());
        _ = writeln!(
            table,
            "| {code} | {} | {} | {} | {} | {precision:.2} | {recall:.2} |",
            tally.right.len(),
            listed(&tally.missed),
            listed(&tally.wrong),
            tally.silent,
        );
        if tally.right.is_empty() {
            failures.push(format!("{code}: no page has the fault"));
        }
        if precision < least_precision || recall < least_recall {
            failures.push(format!(
                "{code}: missed {:?}, wrong about {:?}",
                tally.missed, tally.wrong
            ));
        }
    }
    failures
        .extend(tallies.keys().map(|code| format!("{code} is labelled and not listed")));
    say(format!("\n{} foreign pages\n{table}", checked.len()));
    std::fs::write(target().join("rules.md"), &table).expect("it can be written");
    crate::support::assert_none("rules that are wrong about foreign pages", &failures);
}

fn target() -> std::path::PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(std::path::PathBuf::from);
    target.unwrap_or_else(|| cases::root().join("target"))
}

fn listed(names: &[String]) -> String {
    if names.is_empty() {
        "0".to_owned()
    } else {
        format!("{}: {}", names.len(), names.join(", "))
    }
}

/// The share of `right` in the whole; 1 if the whole is empty.
fn share(right: usize, other: usize) -> f64 {
    let whole = right + other;
    #[expect(clippy::cast_precision_loss, reason = "there are few pages")]
    if whole == 0 { 1.0 } else { right as f64 / whole as f64 }
}
