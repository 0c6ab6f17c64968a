//! L04: a date stands by its job.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::geom::Pt;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L04", "date-gap"),
    severity: Severity::Warning,
    checks: "Whether a wide gap parts a date from the title or employer on its line.",
    why: "Readers by nearness take the date for a column of its own and put it after, or into, the \
          bullets. It is the commonest fault of one-column templates.",
    example: "`\\hfill Jan 2021 – Present`. Write the date after the title, or on its own line.",
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
    detect,
};

/// A gap from which on readers part a line, in pt: two ems of common text.
const WIDE: Pt = 24.0;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let entries = subject.parsed().sections.iter().flat_map(|section| &section.entries);
    let mut found: Vec<Found> = Vec::new();
    for date in entries.filter_map(|entry| entry.dates.as_ref()) {
        let date = &date.found;
        let middle = f64::midpoint(date.rect.y0, date.rect.y1);
        for row in subject.rows_of(date.page) {
            let rect = row.rect();
            if !(rect.y0 <= middle && middle <= rect.y1) {
                continue;
            }
            for two in row.parts.windows(2) {
                let [left, right] = two else { continue };
                let gap = right.rect.x0 - left.rect.x1;
                if gap >= WIDE && is_date(&right.text, &date.text) {
                    let message = format!(
                        "a gap of {gap:.0} pt stands between “{}” and its date `{}`",
                        quote(&left.text),
                        quote(&right.text),
                    );
                    let next = Found::at(row.page, right.rect, message)
                        .hint("put the date after the title, or on a line of its own");
                    if !found.contains(&next) {
                        found.push(next);
                    }
                }
            }
        }
    }
    found
}

/// Whether a part of a line is the date, or begins or ends with it.
fn is_date(part: &str, date: &str) -> bool {
    let squeeze =
        |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let (part, date) = (squeeze(part), squeeze(date));
    !date.is_empty() && (part.contains(&date) || date.contains(&part))
}
