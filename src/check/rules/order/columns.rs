//! L01: text is set in one column.

use crate::check::rows::{Part, Row};
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule};
use crate::check::{Subject, gutter};
use crate::diag::{Code, Severity};
use crate::geom::{Pt, Rect};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L01", "columns"),
    severity: Severity::Warning,
    summary: "Text is set in two columns.",
    checks: "Whether five or more lines have other text beside them, across a gutter.",
    why: "Half of the readers measured read straight across: “Go Backend Engineer Jan \
          2021 / C++ Acme Corp / Kafka”. Others rearrange the columns, so the loss is a \
          risk rather than a certainty.",
    example: "A sidebar with skills beside the work history.",
    fix: "Set everything in one column, and give a sidebar's content sections of its \
          own.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Textkernel, code 433: “NEVER use columns or tables in a resume”",
        ),
        Evidence(Grade::Vendor, "Greenhouse: columned layout is a cause of failure"),
        Evidence(
            Grade::Measured,
            "poppler and readers that sort by position mix the columns",
        ),
    ],
    detect: Detector(detect),
};

// The thresholds of this rule are house rules, held by the labelled pages in
// `tests/fixtures/pdfs`: all columns there are found, and nothing else.

/// The minimum width of a gutter, in pt.
const GUTTER: Pt = 8.0;
/// The minimum number of lines on each side.
const LINES: usize = 5;
/// The minimum share of a page's lines on each side.
const SHARE: f64 = 0.12;
/// Edges that are no further apart than this, in pt, are aligned.
const ALIGNED: Pt = 2.0;
/// Closer to the edge of the text than this share of its width there is no gutter.
const EDGE: f64 = 0.12;
/// The distance between the gutters that are tried, in pt.
const STEP: Pt = 2.0;
/// The maximum number of gutters that are tried; a page of common width needs fewer.
const MOST_STEPS: f64 = 400.0;
/// From this share of dates on, a side is a column of dates, which readers handle well.
const DATES: f64 = 0.6;
/// A date is shorter than this, in bytes.
const LONGEST_DATE: usize = 24;

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
        let wide = wide_gutter(&rows, subject.page_rect(page.number), &dates);
        let narrow = || gutter::find(subject.extraction.glyphs(), &rows);
        if let Some(rect) = wide.or_else(narrow) {
            let message =
                format!("text is set in two columns, divided at {:.0} pt", rect.x0);
            let next = Found::at(page.number, rect, message);
            found.push(next.hint("set everything in one column"));
        }
    }
    found
}

/// The gutter between the longest columns: text is on both sides of it, and none crosses it.
fn wide_gutter(rows: &[&Row], page: Rect, dates: &[&str]) -> Option<Rect> {
    let all = rows.iter().map(|row| row.rect()).reduce(|a, b| a.union(&b))?;
    // Text may extend beyond the page; a gutter does not.
    let all = Rect { x0: all.x0.max(page.x0), x1: all.x1.min(page.x1), ..all };
    if all.x0 >= all.x1 {
        return None;
    }
    let step = STEP.max(all.width() / MOST_STEPS);
    let mut best: Option<(usize, Rect)> = None;
    let mut x = all.x0 + EDGE * all.width();
    while x < all.x0 + (1.0 - EDGE) * all.width() {
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

/// Whether four of five parts have an edge in common, to within [`ALIGNED`].
fn aligned(parts: &[&Part], edge: fn(&Rect) -> Pt) -> bool {
    let mut edges: Vec<Pt> = parts.iter().map(|part| edge(&part.rect)).collect();
    edges.sort_by(Pt::total_cmp);
    let needed = (edges.len() * 4).div_ceil(5).max(1);
    edges.windows(needed).any(|near| near[needed - 1] - near[0] <= ALIGNED)
}

fn crosses(part: &Part, x: Pt) -> bool {
    part.rect.x0 < x + GUTTER / 2.0 && part.rect.x1 > x - GUTTER / 2.0
}

/// The number of lines of two columns divided at `x`, and their place; `None` if the rows, none
/// of which crosses `x`, are not two columns.
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
            || (text.len() < LONGEST_DATE
                && text.chars().filter(char::is_ascii_digit).count() >= 4)
    };
    #[expect(clippy::cast_precision_loss, reason = "a page has few parts")]
    let are_dates = |side: &[&Part]| {
        side.iter().filter(is_date).count() as f64 >= DATES * side.len() as f64
    };
    if are_dates(&left) || are_dates(&right) {
        return None;
    }
    // Places and dates at the right of heads end at one margin, each beside its head.
    let beside = run.iter().filter(|row| {
        row.parts.iter().any(|part| part.rect.x1 < x)
            && row.parts.iter().any(|part| part.rect.x0 > x)
    });
    let at_margin = aligned(&right, |it| it.x1) && !aligned(&right, |it| it.x0);
    if at_margin && beside.count() * 5 >= on_right * 4 {
        return None;
    }
    let rect = run.iter().map(|row| row.rect()).reduce(|a, b| a.union(&b))?;
    Some((on_left.min(on_right), Rect { x0: x, x1: x, ..rect }))
}
