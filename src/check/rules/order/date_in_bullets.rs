//! L05: no date is read among bullets.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::{Line, ORDERS};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L05", "date-among-bullets"),
    severity: Severity::Error,
    summary: "A date is read in the middle of a job's bullets.",
    checks: "Whether, in some reading order, a job's date comes between two of its \
             bullets or between the lines of one.",
    why: "The job then has no date, and a bullet is cut in two.",
    example: "“• Redesigned the ledger / Jan 2021 – Present / so that it scaled”.",
    fix: "Put the date directly after the title, or on a line of its own.",
    evidence: &[Evidence(
        Grade::Measured,
        "right-aligned dates: pdfminer.six cut 2 bullets in half with a date",
    )],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let parsed = subject.parsed();
    let entries = parsed.sections.iter().flat_map(|section| &section.entries);
    let dates: Vec<&str> =
        entries.filter_map(|it| Some(it.dates.as_ref()?.found.text.as_str())).collect();
    let mut found: Vec<Found> = Vec::new();
    for order in ORDERS {
        for three in subject.lines(order).windows(3) {
            let [before, line, after] = three else { continue };
            // Several dates in a row are a column of dates, read on its own.
            let is_lone = is_date(&line.text, &dates);
            if is_lone && is_bullet(before, subject) && is_bullet(after, subject) {
                let message = format!(
                    "in {} order, `{}` is read between `{}` and `{}`",
                    order.name(),
                    quote(&line.text),
                    quote(&before.text),
                    quote(&after.text),
                );
                let next = Found::at(line.page, line.rect, message).hint(
                    "put the date directly after the title, or on a line of its own",
                );
                // Only a marker, or a sentence that goes on, tells that these are bullets.
                let sure = goes_on(&before.text, &after.text);
                found.push(if sure {
                    next
                } else {
                    next.with_severity(Severity::Warning)
                });
            }
        }
    }
    found
}

/// Whether two lines are certainly parts of a list: the second has a marker, or continues the
/// sentence of the first.
fn goes_on(before: &str, after: &str) -> bool {
    after.starts_with(MARKERS) && before.starts_with(MARKERS)
        || after.starts_with(char::is_lowercase) && !before.ends_with(['.', ',', ';'])
}

/// The usual markers of bullets.
const MARKERS: [char; 7] = ['•', '●', '▪', '◦', '–', '-', '*'];

/// Besides the date, a line may have this many bytes of punctuation.
const PUNCTUATION: usize = 2;
/// Shorter texts, in characters, say nothing about where they belong.
const SHORT: usize = 4;

/// Whether a line is a date and nothing else.
fn is_date(line: &str, dates: &[&str]) -> bool {
    dates.iter().any(|date| {
        let rest = line.trim().strip_prefix(date.trim());
        rest.is_some_and(|rest| rest.trim().len() <= PUNCTUATION)
    })
}

/// Whether a line is part of a bullet, as parsed.
fn is_bullet(line: &Line, subject: &Subject<'_>) -> bool {
    let text = line.text.trim_start_matches(|c: char| !c.is_alphanumeric()).trim();
    let entries = subject.parsed().sections.iter().flat_map(|section| &section.entries);
    let mut bullets = entries.flat_map(|entry| &entry.bullets);
    text.chars().count() >= SHORT && bullets.any(|bullet| bullet.text.contains(text))
}
