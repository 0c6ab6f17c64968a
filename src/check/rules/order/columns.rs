//! L01: the text runs in one column.

use crate::check::Subject;
use crate::check::rows::{Part, Row};
use crate::check::rule::{Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::geom::{Pt, Rect};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L01", "columns"),
    severity: Severity::Warning,
    checks: "Whether text stands beside text over five lines or more, with a gutter between.",
    why: "Half of the readers go across: “Go Backend Engineer Jan 2021 / C++ Acme Corp / Kafka”. \
          Others rearrange columns, which is a risk, not a certain loss.",
    example: "A sidebar with skills. Put the skills under a heading of their own.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Textkernel, code 433: “NEVER use columns or tables in a resume”",
        ),
        Evidence(Grade::Vendor, "Greenhouse: columned layout is a cause of failure"),
        Evidence(Grade::Measured, "poppler and sorting readers mix the columns"),
    ],
    detect,
};

/// The least width of a gutter, in pt.
const GUTTER: Pt = 8.0;
/// The fewest lines on each side.
const LINES: usize = 5;
/// The least part of a page's lines that stand on each side.
const SHARE: f64 = 0.12;
/// How far apart the gutters are that are tried, in pt.
const STEP: Pt = 2.0;
/// So many are tried at most; a page of common width has fewer.
const MOST_STEPS: f64 = 400.0;
/// So much of a side may be dates before it is a column of dates, which readers take well.
const DATES: f64 = 0.6;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let dates: Vec<&str> = subject
        .parsed()
        .sections
        .iter()
        .flat_map(|section| &section.entries)
        .filter_map(|entry| Some(entry.dates.as_ref()?.found.text.as_str()))
        .collect();
    let mut found = Vec::new();
    for page in subject.extraction.pages() {
        let rows: Vec<&Row> = subject.rows_of(page.number).collect();
        if let Some(rect) = gutter(&rows, subject.page_rect(page.number), &dates) {
            let message =
                format!("text stands in two columns, parted at {:.0} pt", rect.x0);
            let next = Found::at(page.number, rect, message);
            found.push(next.hint("set everything in one column"));
        }
    }
    found
}

/// The widest stretch of a page that text stands on both sides of, and no text crosses.
fn gutter(rows: &[&Row], page: Rect, dates: &[&str]) -> Option<Rect> {
    let all = rows.iter().map(|row| row.rect()).reduce(|a, b| a.union(&b))?;
    // Text may begin and end anywhere; a gutter is on the page.
    let all = Rect { x0: all.x0.max(page.x0), x1: all.x1.min(page.x1), ..all };
    if all.x0 >= all.x1 {
        return None;
    }
    let step = STEP.max(all.width() / MOST_STEPS);
    let mut best: Option<(usize, Rect)> = None;
    let mut x = all.x0 + 0.12 * all.width();
    while x < all.x0 + 0.88 * all.width() {
        for run in rows.split(|row| row.parts.iter().any(|part| crosses(part, x))) {
            if let Some((lines, rect)) = columns(run, x, rows.len(), dates)
                && best.is_none_or(|(most, _)| lines > most)
            {
                best = Some((lines, rect));
            }
        }
        x += step;
    }
    best.map(|(_, rect)| rect)
}

fn crosses(part: &Part, x: Pt) -> bool {
    part.rect.x0 < x + GUTTER / 2.0 && part.rect.x1 > x - GUTTER / 2.0
}

/// Whether rows that nothing crosses at `x` are two columns: how many lines there are, and where.
fn columns(run: &[&Row], x: Pt, page: usize, dates: &[&str]) -> Option<(usize, Rect)> {
    let parts = || run.iter().flat_map(|row| &row.parts);
    let left: Vec<&Part> = parts().filter(|part| part.rect.x1 < x).collect();
    let right: Vec<&Part> = parts().filter(|part| part.rect.x0 > x).collect();
    let rows_on = |on_left: bool| {
        let is_on = |part: &Part| (part.rect.x1 < x) == on_left;
        run.iter().filter(|row| row.parts.iter().any(&is_on)).count()
    };
    let (on_left, on_right) = (rows_on(true), rows_on(false));
    #[expect(clippy::cast_precision_loss, reason = "a page has few rows")]
    let enough = |lines: usize| lines >= LINES && lines as f64 >= SHARE * page as f64;
    if !enough(on_left) || !enough(on_right) {
        return None;
    }
    let is_date = |part: &&&Part| {
        let text = part.text.as_str();
        dates.iter().any(|date| date.contains(text) || text.contains(date))
            || (text.len() < 24 && text.chars().filter(char::is_ascii_digit).count() >= 4)
    };
    #[expect(clippy::cast_precision_loss, reason = "a page has few parts")]
    let are_dates = |side: &[&Part]| {
        side.iter().filter(is_date).count() as f64 >= DATES * side.len() as f64
    };
    if are_dates(&left) || are_dates(&right) {
        return None;
    }
    let rect = run.iter().map(|row| row.rect()).reduce(|a, b| a.union(&b))?;
    Some((on_left.min(on_right), Rect { x0: x, x1: x, ..rect }))
}
