//! The report as programs read it; `schema/report.schema.json` describes it.

use serde::Serialize;

use crate::check::Report;
use crate::cli::report::Judged;
use crate::diag::{Diagnostic, Location, Severity};
use crate::geom::Rect;

#[derive(Serialize)]
struct Whole<'a> {
    files: Vec<File<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    unread: usize,
}

#[derive(Serialize)]
struct File<'a> {
    #[serde(rename = "file")]
    path: String,
    pages: Option<usize>,
    characters: Option<usize>,
    verdict: Option<&'a str>,
    /// The codes of the rules to attend to first.
    first: Vec<&'a str>,
    findings: Vec<Finding<'a>>,
    /// Why it could not be read from disk.
    failure: Option<String>,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    name: &'a str,
    severity: &'a str,
    message: &'a str,
    hints: &'a [String],
    page: Option<u32>,
    rect: Option<Rect>,
}

pub(super) fn report(checked: &[Judged<Report>]) -> String {
    let count = |severity| {
        let reports = checked.iter().filter_map(|one| one.outcome.as_ref().ok());
        reports.map(|report| report.count(severity)).sum()
    };
    let whole = Whole {
        files: checked.iter().map(file).collect(),
        summary: Summary {
            files: checked.len(),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            unread: checked.iter().filter(|one| one.outcome.is_err()).count(),
        },
    };
    serde_json::to_string(&whole).expect("a report has only plain members") + "\n"
}

fn file(one: &Judged<Report>) -> File<'_> {
    let report = one.outcome.as_ref().ok();
    File {
        path: one.name.clone(),
        pages: report.map(|report| report.pages),
        characters: report.map(|report| report.characters),
        verdict: report.map(|report| report.verdict().name()),
        first: report
            .iter()
            .flat_map(|report| report.first())
            .map(|own| own.code.id)
            .collect(),
        findings: report
            .iter()
            .flat_map(|report| &report.findings)
            .map(finding)
            .collect(),
        failure: one.outcome.as_ref().err().map(ToString::to_string),
    }
}

fn finding(found: &Diagnostic) -> Finding<'_> {
    let (page, rect) = match found.location {
        Location::Pdf { page, rect } => (Some(page.get()), rect),
        _ => (None, None),
    };
    Finding {
        code: found.code.id,
        name: found.code.name,
        severity: found.severity.name(),
        message: &found.message,
        hints: &found.hints,
        page,
        rect,
    }
}
