//! Reports as people read them: findings by what they cost, or one line for each.

use std::fmt::Write;

use super::checked::Checked;
use crate::check::{Report, Verdict};
use crate::diag::{Diagnostic, Location, Severity};

/// What findings of each severity cost.
const GROUPS: [(Severity, &str, &str); 3] = [
    (Severity::Error, "What is lost", "lost"),
    (Severity::Warning, "What is at risk", "at risk"),
    (Severity::Note, "What could be better", "could be better"),
];

/// How much is shown of each report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// A line.
    Line,
    /// A finding of each rule, and how many more there are.
    Rules,
    /// Every finding.
    All,
}

/// Reports in some detail, and a summary of several.
pub(super) fn human(checked: &[Checked], detail: Detail, quiet: bool) -> String {
    let mut out = String::new();
    for (at, one) in checked.iter().enumerate() {
        // A file that could not be read is reported as a failure.
        let Ok(report) = &one.outcome else { continue };
        if at > 0 && detail != Detail::Line {
            out.push('\n');
        }
        // Writing to a string cannot fail.
        let verdict = report.verdict().name();
        _ = writeln!(out, "{verdict:4} {}: {}", one.name(), counts(report));
        if detail != Detail::Line {
            in_full(report, detail == Detail::All, quiet, &mut out);
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

/// The findings of a report: all of them, or one of each rule after what is to be fixed first.
fn in_full(report: &Report, all: bool, quiet: bool, out: &mut String) {
    let rules = report.by_rule();
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
    for (severity, title, _) in GROUPS {
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
            own.iter().take(shown).for_each(|found| finding(found, out));
            let more = own.len() - shown;
            if more > 0 {
                _ = writeln!(out, "       {more} more like this; `--details` lists all");
            }
        }
    }
    if report.findings.is_empty() {
        _ = writeln!(out, "\nNo known problems found.");
    } else if !quiet {
        _ = writeln!(out, "\n`vitae explain CODE` explains a finding and its evidence.");
    }
}

fn finding(found: &Diagnostic, out: &mut String) {
    let Diagnostic { code, message, location, hints, .. } = found;
    let place = place(location).map(|place| format!("{place}: ")).unwrap_or_default();
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
    let count = |verdict| reports.iter().filter(|it| it.verdict() == verdict).count();
    let (lost, risk) = (count(Verdict::Lost), count(Verdict::Risk));
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
