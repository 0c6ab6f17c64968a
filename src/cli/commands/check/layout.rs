//! `vitae check --layout`: renders the stress corpus in a layout, and reports what can be read
//! back.

use std::fmt::Write;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::certify::{Certificate, ConstructOutcome, Reason, certify_while, constructs};
use crate::cli::ExitStatus;
use crate::cli::diagnostics::MessageFormat;
use crate::cli::layout::Layouts;
use crate::cli::outcome::{Outcome, Product};
use crate::cli::program::program;
use crate::diag::{Diagnostic, Location};
use crate::finding::Log;
use crate::layout::LayoutName;
use crate::typeset::Typesetter;
use crate::worker;

/// The longest that all documents together may take: some twenty times what the slowest layout
/// that anybody would use takes, on a machine that does other things.
const LONGEST: Duration = Duration::from_mins(15);

pub(super) fn run(
    name: &LayoutName,
    allow_unexamined: bool,
    format: MessageFormat,
    log: &mut Log,
) -> Outcome {
    let layouts = Layouts::with(Some(name.clone()), log)?;
    // It was asked for.
    let Some(position) = layouts.first() else { return Ok(Product::default()) };
    let typesetter = Typesetter::new();
    let press = worker::press(&layouts.all[position], &typesetter, &program()?);
    let begun = Instant::now();
    let goes_on = || begun.elapsed() < LONGEST;
    let mut certificate = certify_while(&*press, allow_unexamined, &goes_on);
    if !certificate.is_complete {
        let too_slow = too_slow(&certificate);
        certificate.suspects.insert(0, too_slow);
    }
    let mut product = Product::text(if format == MessageFormat::Json {
        let report = serde_json::to_string(&Report::of(&certificate));
        report.expect("a report has only plain members") + "\n"
    } else {
        log.report(certificate.suspects.iter().cloned(), None);
        text(&certificate)
    });
    if !certificate.is_certified() {
        product.status = Some(ExitStatus::Findings);
    }
    Ok(product)
}

/// That a layout took too long.
fn too_slow(certificate: &Certificate) -> Diagnostic {
    let Certificate { layout, constructs: printed, .. } = certificate;
    let minutes = LONGEST.as_secs() / 60;
    let (printed, all) = (printed.len(), constructs());
    let message = format!(
        "the layout `{layout}` takes too long: after {minutes} minutes, {printed} of {all} \
         constructs were printed"
    );
    Diagnostic::error(worker::LAYOUT_OVER_LIMIT, Location::Nowhere, message)
}

/// The certificate as people read it.
fn text(certificate: &Certificate) -> String {
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
    _ = if !certificate.is_complete {
        writeln!(out, "not certified: `{layout}` takes too long")
    } else if failed == 0 {
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
    constructs: Vec<Construct<'a>>,
    suspects: Vec<Suspect<'a>>,
}

#[derive(Serialize)]
struct Construct<'a> {
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
        let constructs = certificate.constructs.iter().map(|construct| Construct {
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
