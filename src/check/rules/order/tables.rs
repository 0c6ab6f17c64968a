//! L06: there are no tables.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::extract::{Drawing, DrawingKind};
use crate::geom::{PageNumber, Pt, Rect};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L06", "table"),
    severity: Severity::Warning,
    summary: "Text is set in a table.",
    checks: "Grids of ruled lines, and tables in the tag tree.",
    why: "One reader reads a cell after its neighbour, the next reads it after the cell \
          above.",
    example: "Skills in a grid of boxes.",
    fix: "Write the cells as lines of text, separated by commas.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Textkernel, code 433: “NEVER use columns or tables in a resume”",
        ),
        Evidence(
            Grade::Vendor,
            "Greenhouse and Daxtra name tables as a cause of failure",
        ),
        Evidence(
            Grade::Measured,
            "dates in a table come after the bullets in pdfminer.six",
        ),
    ],
    detect: Detector(detect),
};

// The thresholds of this rule are house rules, held by the labelled pages in
// `tests/fixtures/pdfs`.

/// The maximum thickness of a ruled line, in pt.
const THIN: Pt = 3.0;
/// The minimum length of a ruled line, in pt.
const SHORT: Pt = 12.0;
/// Lines that are further apart than this, in pt, do not touch.
const TOUCH: Pt = 2.0;
/// More lines than this on a page are a drawing.
const MOST: usize = 500;
/// Less opaque lines are not visible.
const FAINT: f32 = 0.1;
/// A line of a grid crosses at least this many others: the two edges and one inside.
const CROSSINGS: usize = 3;
/// A grid has at least this many such lines in one direction.
const LINES: usize = 2;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    const HINT: &str = "write it as lines of text";
    let mut found = Vec::new();
    for page in subject.extraction.pages() {
        if let Some(rect) = grid(subject.extraction.drawings(), page.number) {
            let message = "ruled lines form a table";
            found.push(Found::at(page.number, rect, message).hint(HINT));
        }
    }
    let tagged = subject.extraction.tagged_tables();
    if tagged > 0 && found.is_empty() {
        let tables = if tagged == 1 { "table" } else { "tables" };
        let message = format!("the tag tree contains {tagged} {tables}");
        found.push(Found::file(message).hint(HINT));
    }
    found
}

/// A place where at least [`LINES`] lines in one direction each touch [`CROSSINGS`] in the other.
fn grid(drawings: &[Drawing], page: PageNumber) -> Option<Rect> {
    let (mut across, mut down): (Vec<Rect>, Vec<Rect>) = (Vec::new(), Vec::new());
    for drawing in drawings.iter().filter(|it| it.page == page && it.opacity > FAINT) {
        if drawing.kind == DrawingKind::Image || across.len() + down.len() > MOST {
            continue;
        }
        let rect = drawing.rect;
        let (width, height) = (rect.width(), rect.height());
        if height <= THIN && width >= SHORT {
            across.push(rect);
        } else if width <= THIN && height >= SHORT {
            down.push(rect);
        } else if drawing.kind == DrawingKind::Stroke && width >= SHORT && height >= SHORT
        {
            // A frame is four lines.
            across.push(Rect { y1: rect.y0, ..rect });
            across.push(Rect { y0: rect.y1, ..rect });
            down.push(Rect { x1: rect.x0, ..rect });
            down.push(Rect { x0: rect.x1, ..rect });
        }
    }
    let meets = |a: &Rect, b: &Rect| {
        a.x0 - TOUCH <= b.x1
            && b.x0 - TOUCH <= a.x1
            && a.y0 - TOUCH <= b.y1
            && b.y0 - TOUCH <= a.y1
    };
    let crossed = |lines: &[Rect], others: &[Rect]| -> Vec<Rect> {
        let count =
            |line: &Rect| distinct(others.iter().filter(|other| meets(line, other)));
        lines.iter().filter(|line| count(line) >= CROSSINGS).copied().collect()
    };
    let tall = crossed(&down, &across);
    let wide = crossed(&across, &down);
    let grid = [tall, wide].into_iter().find(|lines| distinct(lines.iter()) >= LINES)?;
    grid.into_iter().reduce(|a, b| a.union(&b))
}

/// The number of lines in different places: cells that share a side draw it twice.
fn distinct<'r>(lines: impl Iterator<Item = &'r Rect>) -> usize {
    let mut places: Vec<&Rect> = Vec::new();
    for line in lines {
        let same = |other: &&Rect| {
            (other.x0 - line.x0).abs().max((other.x1 - line.x1).abs()) < TOUCH
                && (other.y0 - line.y0).abs().max((other.y1 - line.y1).abs()) < TOUCH
        };
        if !places.iter().any(same) {
            places.push(line);
        }
    }
    places.len()
}
