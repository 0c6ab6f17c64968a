//! Reports as people read them: findings by what they cost, or one line for each file.

use std::fmt::Write;

use super::judged::{Judged, Report, counts};
use crate::diag::{Diagnostic, Severity};
use crate::registry;

/// How much is shown of each report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Detail {
    /// A line.
    Line,
    /// A finding of each rule, and how many more there are.
    Rules,
    /// Every finding.
    All,
}

/// Reports in some detail.
pub(in crate::cli) fn human<R: Report>(
    judged: &[Judged<R>],
    detail: Detail,
    quiet: bool,
) -> String {
    let mut out = String::new();
    for (at, one) in judged.iter().enumerate() {
        // A file that could not be read is reported as a failure.
        let Ok(report) = &one.outcome else { continue };
        if at > 0 && detail != Detail::Line {
            out.push('\n');
        }
        if let Some(verdict) = report.verdict() {
            // Writing to a string cannot fail.
            _ = write!(out, "{verdict:4} ");
        }
        _ = writeln!(out, "{}: {}", one.name, counts(report));
        if detail != Detail::Line {
            in_full(one, report, detail == Detail::All, quiet, &mut out);
        }
    }
    out
}

/// The findings of a report: all of them, or one of each rule after what is to be fixed first.
fn in_full<R: Report>(
    one: &Judged<R>,
    report: &R,
    all: bool,
    quiet: bool,
    out: &mut String,
) {
    let rules = registry::by_rule(report.findings());
    let first = report.first();
    // One is no choice, and where nothing else is found they are seen at once.
    if !all && first.len() > 1 && rules.len() > first.len() {
        for (at, own) in first.iter().enumerate() {
            if at == 0 {
                out.push_str("\nFix first\n");
            }
            let Some(found) = own.findings.first() else { continue };
            let fix = found.hints.first().unwrap_or(&found.message);
            let count = own.findings.len();
            let places =
                if count > 1 { format!(" ({count} places)") } else { String::new() };
            let number = format!("  {}. ", at + 1);
            let line = format!("{}  {fix}{places}", own.code.id);
            out.push_str(&wrapped(&number, "          ", &line));
        }
    }
    for (severity, title, _) in R::GROUPS {
        if quiet && severity != Severity::Error {
            continue;
        }
        let mut is_first = true;
        for own in &rules {
            let own = own.findings.iter().filter(|found| found.severity == severity);
            let own: Vec<&&Diagnostic> = own.collect();
            let shown = if all { own.len() } else { own.len().min(1) };
            if shown > 0 && std::mem::take(&mut is_first) {
                _ = writeln!(out, "\n{title}");
            }
            own.iter().take(shown).for_each(|found| finding(one, found, out));
            let more = own.len() - shown;
            if more > 0 {
                _ = writeln!(out, "       {more} more like this; `--details` lists all");
            }
        }
    }
    if report.findings().is_empty() {
        _ = writeln!(out, "\n{}", R::CLEAN);
    } else if !quiet {
        _ = writeln!(out, "\n`vitae explain CODE` explains a finding and its evidence.");
    }
}

fn finding<R: Report>(one: &Judged<R>, found: &Diagnostic, out: &mut String) {
    let Diagnostic { code, message, location, hints, .. } = found;
    let place = one.place(location).map(|place| format!("{place}: ")).unwrap_or_default();
    out.push_str(&wrapped(
        &format!("  {code}  "),
        "       ",
        &format!("{place}{message}"),
    ));
    for hint in hints {
        out.push_str(&wrapped("       → ", "         ", hint));
    }
}

fn wrapped(first: &str, rest: &str, text: &str) -> String {
    const WIDTH: usize = 92;
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(first)
        .subsequent_indent(rest)
        .break_words(false);
    textwrap::fill(text, options) + "\n"
}
