//! `vitae check --layout`: puts a layout through the stress corpus and says what of it can be read back.

use std::fmt::Write;

use serde::Serialize;

use crate::certify::{Certificate, ConstructOutcome, Reason, certify};
use crate::cli::terminal::{Failure, print};
use crate::cli::{ExitStatus, Terminal, layout};
use crate::typeset::Typesetter;

pub(super) fn run(layout: &str, terminal: Terminal) -> Result<ExitStatus, Failure> {
    let Some(layout) = layout::choose(Some(layout), None, terminal)? else {
        return Ok(ExitStatus::Findings);
    };
    let typesetter = Typesetter::new();
    let certificate = certify(&*layout::press(&layout, &typesetter)?);
    if terminal.is_json() {
        let report = serde_json::to_string(&Report::of(&certificate));
        let report = report.expect("a report has only plain members");
        print(format!("{report}\n").as_bytes())?;
    } else {
        print(told(&certificate).as_bytes())?;
        terminal.findings(&certificate.suspects, None);
    }
    Ok(if certificate.is_certified() { ExitStatus::Clean } else { ExitStatus::Findings })
}

/// The certificate as people read it.
fn told(certificate: &Certificate) -> String {
    let mut out = String::new();
    let width = certificate.constructs.iter().map(|it| it.name.len()).max();
    let width = width.unwrap_or_default();
    for construct in &certificate.constructs {
        let ConstructOutcome { name, summary, printed, failures } = construct;
        let passed = printed - failures.len();
        let mark = if failures.is_empty() { "ok  " } else { "FAIL" };
        // Writing to a string cannot fail.
        _ = writeln!(out, "{mark} {name:width$} {passed}/{printed}  {summary}");
        for Reason { name, count, example } in construct.reasons() {
            _ = writeln!(out, "     {name} ({count} times): {example}");
        }
        if let Some(first) = failures.first() {
            _ = writeln!(out, "     first seen on {}, {}", first.paper, first.variation);
        }
    }
    let failed =
        certificate.constructs.iter().filter(|it| !it.failures.is_empty()).count();
    let all = certificate.constructs.len();
    let layout = &certificate.layout;
    _ = if failed == 0 {
        writeln!(out, "certified: `{layout}` passes all {all} constructs")
    } else {
        writeln!(out, "not certified: `{layout}` fails {failed} of {all} constructs")
    };
    out
}

/// The certificate as programs read it; `schema/certificate.schema.json` describes it.
#[derive(Serialize)]
struct Report<'a> {
    layout: &'a str,
    certified: bool,
    constructs: Vec<Outcome<'a>>,
    suspects: Vec<Suspect<'a>>,
}

#[derive(Serialize)]
struct Outcome<'a> {
    name: &'a str,
    summary: &'a str,
    printed: usize,
    passed: usize,
    reasons: Vec<Reason<'a>>,
    failures: Vec<Printing<'a>>,
}

/// A printing that failed.
#[derive(Serialize)]
struct Printing<'a> {
    paper: &'a str,
    variation: &'a str,
}

#[derive(Serialize)]
struct Suspect<'a> {
    message: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
}

impl<'a> Report<'a> {
    fn of(certificate: &'a Certificate) -> Self {
        let constructs = certificate.constructs.iter().map(|construct| Outcome {
            name: construct.name,
            summary: construct.summary,
            printed: construct.printed,
            passed: construct.printed - construct.failures.len(),
            reasons: construct.reasons(),
            failures: construct
                .failures
                .iter()
                .map(|it| Printing { paper: it.paper, variation: it.variation })
                .collect(),
        });
        let suspects = certificate.suspects.iter().map(|suspect| {
            let (file, place) = match &suspect.location {
                crate::diag::Location::Typst { path, line_column } => {
                    (Some(path.as_str()), *line_column)
                }
                _ => (None, None),
            };
            Suspect {
                message: &suspect.message,
                file,
                line: place.map(|(line, _)| line),
                column: place.map(|(_, column)| column),
            }
        });
        Self {
            layout: &certificate.layout,
            certified: certificate.is_certified(),
            constructs: constructs.collect(),
            suspects: suspects.collect(),
        }
    }
}
