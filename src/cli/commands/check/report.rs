//! Reports as people read them: findings by what they cost, or one line for each.

use std::fmt::Write;

use super::checked::Checked;
use crate::check::Report;
use crate::diag::{Diagnostic, Location, Severity};

/// What findings of each severity cost.
const GROUPS: [(Severity, &str, &str); 3] = [
    (Severity::Error, "What is lost", "lost"),
    (Severity::Warning, "What is at risk", "at risk"),
    (Severity::Note, "What could be better", "could be better"),
];

/// Reports in full, or a line for each and a summary.
pub(super) fn human(checked: &[Checked], full: bool, quiet: bool) -> String {
    let mut out = String::new();
    for (at, one) in checked.iter().enumerate() {
        // A file that could not be read is reported as a failure.
        let Ok(report) = &one.outcome else { continue };
        if full {
            if at > 0 {
                out.push('\n');
            }
            in_full(&one.name(), report, quiet, &mut out);
        } else {
            let mark = if report.count(Severity::Error) == 0 { "ok  " } else { "LOST" };
            // Writing to a string cannot fail.
            _ = writeln!(out, "{mark} {}: {}", one.name(), counts(report));
        }
    }
    if checked.len() > 1 {
        _ = writeln!(out, "{}", summary(checked));
    }
    out
}

/// A line for each finding, as editors and `grep` like it.
pub(super) fn short(checked: &[Checked], quiet: bool) -> String {
    let mut out = String::new();
    for one in checked {
        let Ok(report) = &one.outcome else { continue };
        for finding in shown(report, quiet) {
            let Diagnostic { code, severity, message, .. } = finding;
            let place = place(&finding.location).map(|place| format!("{place}: "));
            let place = place.unwrap_or_default();
            _ = write!(
                out,
                "{}: {place}{}[{code}]: {message}",
                one.name(),
                severity.name()
            );
            if !finding.hints.is_empty() {
                _ = write!(out, " ({})", finding.hints.join("; "));
            }
            out.push('\n');
        }
    }
    out
}

fn shown(report: &Report, quiet: bool) -> impl Iterator<Item = &Diagnostic> {
    report.findings.iter().filter(move |found| !quiet || found.is_error())
}

fn in_full(name: &str, report: &Report, quiet: bool, out: &mut String) {
    _ = writeln!(out, "{name}: {}", counts(report));
    for (severity, title, _) in GROUPS {
        let findings: Vec<&Diagnostic> =
            shown(report, quiet).filter(|found| found.severity == severity).collect();
        if findings.is_empty() {
            continue;
        }
        _ = writeln!(out, "\n{title}");
        for Diagnostic { code, message, location, hints, .. } in findings {
            let place =
                place(location).map(|place| format!("{place}: ")).unwrap_or_default();
            out.push_str(&wrapped(
                &format!("  {code}  "),
                "       ",
                &format!("{place}{message}"),
            ));
            for hint in hints {
                out.push_str(&wrapped("       → ", "         ", hint));
            }
        }
    }
    if report.findings.is_empty() {
        _ = writeln!(out, "\nNo known problems found.");
    } else if !quiet {
        _ = writeln!(out, "\n`vitae explain CODE` explains a finding and its evidence.");
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

/// As in `2 pages; 1 lost, 3 at risk, 2 could be better`.
fn counts(report: &Report) -> String {
    let pages = if report.pages == 1 { "page" } else { "pages" };
    let counts: Vec<String> = GROUPS
        .iter()
        .map(|(severity, _, word)| (report.count(*severity), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let counts =
        if counts.is_empty() { "no findings".to_owned() } else { counts.join(", ") };
    format!("{} {pages}; {counts}", report.pages)
}

fn summary(checked: &[Checked]) -> String {
    let reports: Vec<&Report> =
        checked.iter().filter_map(|one| one.outcome.as_ref().ok()).collect();
    let lost = reports.iter().filter(|it| it.count(Severity::Error) > 0).count();
    let risk = reports
        .iter()
        .filter(|it| it.count(Severity::Error) == 0 && it.count(Severity::Warning) > 0)
        .count();
    let failed = checked.len() - reports.len();
    let mut out = format!(
        "{} files: {lost} with losses, {risk} more at risk, {} without either",
        checked.len(),
        reports.len() - lost - risk,
    );
    if failed > 0 {
        _ = write!(out, ", {failed} could not be read");
    }
    out
}

/// As in `page 1 at 72, 130 pt`; nothing for a whole file.
fn place(location: &Location) -> Option<String> {
    match location {
        Location::Pdf { page, rect: Some(rect) } => {
            Some(format!("page {page} at {:.0}, {:.0} pt", rect.x0, rect.y0))
        }
        Location::Pdf { page, rect: None } => Some(format!("page {page}")),
        _ => None,
    }
}
