//! L06: there are no tables.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::extract::{Drawing, DrawingKind};
use crate::geom::{PageNumber, Pt, Rect};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L06", "table"),
    severity: Severity::Warning,
    checks: "Grids of ruled lines, and tables in the tag tree.",
    why: "A cell is read after its neighbour in one reader and after the cell above in the next.",
    example: "Skills in a grid of boxes. Write them after one another, parted by commas.",
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
    detect,
};

/// Thicker than this, in pt, is no rule.
const THIN: Pt = 3.0;
/// Shorter than this, in pt, is none either.
const SHORT: Pt = 12.0;
/// Rules further apart than this, in pt, do not meet.
const TOUCH: Pt = 2.0;
/// More rules than these on a page are a drawing.
const MOST: usize = 500;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    const HINT: &str = "write it as lines of text";
    let mut found = Vec::new();
    for page in subject.extraction.pages() {
        if let Some(rect) = grid(subject.extraction.drawings(), page.number) {
            let message = "ruled lines make a table";
            found.push(Found::at(page.number, rect, message).hint(HINT));
        }
    }
    let tagged = subject.extraction.tagged_tables();
    if tagged > 0 && found.is_empty() {
        let tables = if tagged == 1 { "table is" } else { "tables are" };
        found.push(Found::file(format!("{tagged} {tables} tagged")).hint(HINT));
    }
    found
}

/// A place where at least two rules down the page each meet three across, or the other way round.
fn grid(drawings: &[Drawing], page: PageNumber) -> Option<Rect> {
    let (mut across, mut down): (Vec<Rect>, Vec<Rect>) = (Vec::new(), Vec::new());
    for drawing in drawings.iter().filter(|it| it.page == page && it.opacity > 0.1) {
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
            // A frame is four rules.
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
    let crossed = |rules: &[Rect], others: &[Rect], least: usize| -> Vec<Rect> {
        let count =
            |rule: &Rect| distinct(others.iter().filter(|other| meets(rule, other)));
        rules.iter().filter(|rule| count(rule) >= least).copied().collect()
    };
    let tall = crossed(&down, &across, 3);
    let wide = crossed(&across, &down, 3);
    let rules = [tall, wide].into_iter().find(|rules| distinct(rules.iter()) >= 2)?;
    rules.into_iter().reduce(|a, b| a.union(&b))
}

/// How many rules stand in places of their own: cells that share a side draw it twice.
fn distinct<'r>(rules: impl Iterator<Item = &'r Rect>) -> usize {
    let mut places: Vec<&Rect> = Vec::new();
    for rule in rules {
        let same = |other: &&Rect| {
            (other.x0 - rule.x0).abs().max((other.x1 - rule.x1).abs()) < TOUCH
                && (other.y0 - rule.y0).abs().max((other.y1 - rule.y1).abs()) < TOUCH
        };
        if !places.iter().any(same) {
            places.push(rule);
        }
    }
    places.len()
}
