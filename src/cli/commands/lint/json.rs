//! The report as programs read it; `schema/lint.schema.json` describes it.

use std::sync::Arc;

use serde::Serialize;

use super::linted::Linted;
use crate::cli::report::Judged;
use crate::diag::{Diagnostic, Location};
use crate::finding::{Counts, Finding, Place, Record};
use crate::resume::Source;

#[derive(Serialize)]
struct Whole<'a> {
    file: &'a str,
    role: &'a str,
    bullets: usize,
    words: usize,
    findings: Vec<Record>,
    themes: Vec<Theme<'a>>,
    summary: Counts,
}

#[derive(Serialize)]
struct Theme<'a> {
    name: &'a str,
    bullets: Vec<Spot>,
}

/// The place of a bullet: in JSON or YAML, or on a page.
#[derive(Serialize)]
struct Spot {
    line: Option<usize>,
    column: Option<usize>,
    pointer: Option<String>,
    page: Option<u32>,
}

/// One object on a line for each résumé.
pub(super) fn report(judged: &[Judged<Linted>]) -> String {
    let lines = judged.iter().filter_map(|one| {
        let linted = one.outcome.as_ref().ok()?;
        let whole = whole(&one.name, linted);
        let json = serde_json::to_string(&whole);
        Some(json.expect("a report has only plain members") + "\n")
    });
    lines.collect()
}

fn whole<'a>(name: &'a str, linted: &'a Linted) -> Whole<'a> {
    let Linted { report, options, source } = linted;
    let findings = report.findings.iter();
    let record = |diagnostic: &Diagnostic| {
        let diagnostic = diagnostic.clone();
        Record::of(&Finding { diagnostic, source: source.as_ref().map(Arc::clone) })
    };
    Whole {
        file: name,
        role: options.role.name(),
        bullets: report.bullets,
        words: report.words,
        findings: findings.clone().map(record).collect(),
        themes: report
            .themes
            .iter()
            .map(|theme| Theme {
                name: theme.name,
                bullets: theme
                    .bullets
                    .iter()
                    .map(|it| spot(it, source.as_deref()))
                    .collect(),
            })
            .collect(),
        summary: findings.map(|found| found.severity).collect(),
    }
}

fn spot(location: &Location, source: Option<&Source>) -> Spot {
    let place = Place::new(location, source);
    Spot {
        line: place.start.map(|(line, _)| line),
        column: place.start.map(|(_, column)| column),
        pointer: place.pointer.map(str::to_owned),
        page: match location {
            Location::Pdf { page, .. } => Some(page.get()),
            _ => None,
        },
    }
}
