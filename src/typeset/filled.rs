//! How the lines of a document fill its pages, and whether less space may save the last one.

use serde::{Deserialize, Serialize};
use typst::layout::{Frame, FrameItem, Point};
use typst_layout::PagedDocument;

/// Text whose baselines are nearer than this, in pt, is one line.
const ONE_LINE: f64 = 2.0;

/// What a step of density takes off the space between lines: a fifth (`densities` in
/// `layouts/_lib/base.typ`), less the space that comes back where two pages become one. Over the
/// test résumés no saved page needed more than 0.13.
const STEP: f64 = 0.17;

/// By how much the margin below a page may be smaller than the one above, in pt.
const UNEVEN: f64 = 4.0;

/// How the lines of a document fill its pages.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Filled {
    /// The height of the lines of all pages with the space between them, from the margin above to
    /// the last baseline, in pt.
    pub height: f64,
    /// How much of it is space, in pt.
    pub space: f64,
    /// The height of the pages before the last between their margins, in pt.
    pub room: f64,
}

impl Filled {
    /// How the lines fill these pages.
    pub(super) fn of(document: &PagedDocument) -> Self {
        let pages: Vec<Lines> =
            document.pages().iter().map(|page| Lines::of(&page.frame)).collect();
        // Pages after the first begin with a line of text, not with a name in large letters.
        let Some(top) = pages.last().and_then(Lines::top) else { return Self::default() };
        let mut filled = Self::default();
        for (index, (page, lines)) in document.pages().iter().zip(&pages).enumerate() {
            let height = lines.0.last().map_or(0.0, |last| last.baseline - top);
            let text: f64 = lines.0.iter().map(|line| line.size).sum();
            filled.height += height;
            filled.space += (height - text).max(0.0);
            if index + 1 < pages.len() {
                // The margin below is not known; in most layouts it is about that above.
                filled.room += page.frame.height().to_pt() - 2.0 * top + UNEVEN;
            }
        }
        filled
    }

    /// Whether one step of density may make the document a page shorter. Rather yes than no; where
    /// it says no, nothing has to be laid out to know.
    #[must_use]
    pub fn may_save_a_page(&self) -> bool {
        self.room > 0.0 && self.height - STEP * self.space <= self.room
    }
}

/// A line of text on a page.
#[derive(Debug, Clone, Copy)]
struct Line {
    /// In pt from the page's top.
    baseline: f64,
    /// The size of its largest text, in pt.
    size: f64,
}

impl Line {
    fn top(self) -> f64 {
        self.baseline - self.size
    }
}

/// The lines of a page from top to bottom.
struct Lines(Vec<Line>);

impl Lines {
    fn top(&self) -> Option<f64> {
        self.0.first().map(|line| line.top())
    }

    fn of(frame: &Frame) -> Self {
        let mut texts = Vec::new();
        collect(frame, Point::zero(), &mut texts);
        texts.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
        let mut lines: Vec<Line> = Vec::new();
        for text in texts {
            match lines.last_mut() {
                Some(line) if text.baseline - line.baseline < ONE_LINE => {
                    line.size = line.size.max(text.size);
                }
                _ => lines.push(text),
            }
        }
        Self(lines)
    }
}

/// All text in `frame`, whose origin is `at` on the page. Groups are moved, hardly ever turned.
fn collect(frame: &Frame, at: Point, texts: &mut Vec<Line>) {
    for (position, item) in frame.items() {
        let at = at + *position;
        match item {
            FrameItem::Text(text) => {
                texts.push(Line { baseline: at.y.to_pt(), size: text.size.to_pt() });
            }
            FrameItem::Group(group) => {
                let moved = Point::new(group.transform.tx, group.transform.ty);
                collect(&group.frame, at + moved, texts);
            }
            _ => {}
        }
    }
}
