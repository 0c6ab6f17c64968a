//! L04: a date is next to its job.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::geom::{Pt, Rect};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L04", "date-gap"),
    severity: Severity::Warning,
    summary: "A wide gap separates a date from its job.",
    checks: "Whether a wide gap separates a date from the title or employer on its \
             line.",
    why: "Readers that go by distance take the date for a column of its own, and put it \
          after the bullets or into them. It is the commonest fault of one-column \
          templates.",
    example: "`\\hfill Jan 2021 – Present` in LaTeX, or a right-aligned tab.",
    fix: "Put the date directly after the title, or on a line of its own.",
    evidence: &[
        Evidence(
            Grade::Measured,
            "pdfminer.six kept 0 of 3 dates, poppler's default mode 2 of 3",
        ),
        Evidence(
            Grade::Peer,
            "honest-cv keeps dates inline; rendercv#639 reports the loss",
        ),
    ],
    detect: Detector(detect),
};

/// A gap from which on readers divide a line, in pt: two ems of usual text (measured, see the
/// rule's evidence).
const WIDE: Pt = 24.0;

/// Parts that share this much of their height are level: the date may be set a little higher or
/// lower than the title.
const LEVEL: f64 = 0.3;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let entries = subject.parsed().sections.iter().flat_map(|section| &section.entries);
    let mut found: Vec<Found> = Vec::new();
    for date in entries.filter_map(|entry| entry.dates.as_ref()) {
        let date = &date.found;
        let parts = || subject.rows_of(date.page).flat_map(|row| &row.parts);
        let printed = parts().find(|part| {
            overlap(&part.rect, &date.rect) > 0.0
                && part.rect.x0 <= date.rect.x1
                && date.rect.x0 <= part.rect.x1
                && is_date(&part.text, &date.text)
        });
        let Some(printed) = printed else { continue };
        let left = parts()
            .filter(|part| part.rect.x1 <= printed.rect.x0)
            .filter(|part| overlap(&part.rect, &printed.rect) >= LEVEL)
            .max_by(|a, b| a.rect.x1.total_cmp(&b.rect.x1));
        let Some(left) = left else { continue };
        let gap = printed.rect.x0 - left.rect.x1;
        if gap >= WIDE {
            let message = format!(
                "a gap of {gap:.0} pt separates `{}` from its date `{}`",
                quote(&left.text),
                quote(&printed.text),
            );
            let next = Found::at(date.page, printed.rect, message)
                .hint("put the date directly after the title, or on a line of its own");
            if !found.contains(&next) {
                found.push(next);
            }
        }
    }
    found
}

/// The shared height, as a share of that of the lower rectangle.
fn overlap(a: &Rect, b: &Rect) -> f64 {
    let shared = a.y1.min(b.y1) - a.y0.max(b.y0);
    let least = a.height().min(b.height());
    if least > 0.0 { shared / least } else { 0.0 }
}

/// Whether a part of a line is the date, or begins with it.
fn is_date(part: &str, date: &str) -> bool {
    let squeeze =
        |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let (part, date) = (squeeze(part), squeeze(date));
    !date.is_empty() && (part.starts_with(&date) || date.contains(&part))
}
