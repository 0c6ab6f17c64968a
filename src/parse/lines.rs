//! The lines to parse, in the best reading order, each with its indent and its distance from the
//! line above.
//!
//! That order is usually the one of the content stream, since almost every writer of résumés draws
//! column by column and line by line. If a stream jumps about, visual order is used instead.

use super::parsed::Found;
use super::print::{Print, Style, mark_ruled, prints, prints_by_place};
use super::thresholds::{
    GREATEST_LEADING, JUMP_UP, LEAST_LEADING, SAME_COLUMN, SAME_LEADING, TIGHT,
    USUAL_LEADING, WIDE_LETTER, WIDER_MARGIN,
};
use super::{compatibility, markers, order, rows};

use crate::direction::Direction;
use crate::extract::{Extraction, Line, ReadingOrder};
use crate::geom::{PageNumber, Pt, Rect};
use crate::text::Hygiene;

/// The maximum number of gaps, and of changes of style, that are kept when a line's text is
/// cleaned. Lines of text have few.
const MAX_GAPS: usize = 32;

/// A content stream is not in reading order if more than one line in this many jumps up the page.
/// House rule: two columns drawn row by row jump at every second line, ordered columns once.
const JUMPS: usize = 6;

/// This many jumps up the page are never too many: one for each column of a page.
const FEW_JUMPS: usize = 3;

/// A line of text and its place among the others.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TextLine {
    /// The text; never empty.
    pub(super) text: String,
    /// The bytes of the text before which a wide gap stands, ascending.
    pub(super) gaps: Vec<usize>,
    /// The bytes of the text before which the style changes, ascending.
    pub(super) turns: Vec<usize>,
    /// The style of most letters.
    pub(super) style: Style,
    /// The style of the first letter.
    pub(super) lead: Style,
    /// The page.
    pub(super) page: PageNumber,
    /// Its bounds, in pt from the page's top left.
    pub(super) rect: Rect,
    /// The size of its largest letter, in pt; at least 1.
    pub(super) size: Pt,
    /// The luminance of its colour; `None` if unknown.
    pub(super) tone: Option<f32>,
    /// Whether a rule underlines it, or it has a ground of its own.
    pub(super) ruled: bool,
    /// Where it begins, in pt from the side of the page where lines begin; a date in a column
    /// before it does not count.
    pub(super) indent: Pt,
    /// The width of a date in a column before it, in pt.
    pub(super) margin: Pt,
    /// The unused width up to the end of its column, in pt.
    pub(super) slack: Pt,
    /// The distance from the foot of the line above to its own, in pt; `None` at the top of a page
    /// or column.
    pub(super) step: Option<Pt>,
}

impl TextLine {
    /// A line below the lines so far, of which `above` is the last; `None` if nothing is left of
    /// its text.
    fn new(line: &Line, print: Print, indent: Pt, above: Option<&Self>) -> Option<Self> {
        let hygiene = Hygiene::default();
        let text = cleaned(&line.text, &hygiene);
        if text.is_empty() {
            return None;
        }
        let Print { gaps, turns, style, lead, tone, size, ruled, margin, below } =
            moved(print, &line.text, &text, &hygiene);
        let size = if size > 0.0 { size } else { line.size };
        let above = above.filter(|above| above.page == line.page);
        let step = above.map(|above| line.rect.y1 - above.rect.y1);
        Some(Self {
            step: step.filter(|step| *step > 0.0),
            text,
            gaps,
            turns,
            style,
            lead,
            page: line.page,
            rect: Rect { y1: line.rect.y1 + below, ..line.rect },
            size: size.max(1.0),
            tone,
            ruled,
            indent: indent + margin,
            margin,
            slack: 0.0,
        })
    }

    /// Part of the line, at the line's place.
    pub(super) fn found(&self, text: &str) -> Found {
        Found { text: text.trim().to_owned(), page: self.page, rect: self.rect }
    }

    /// Whether its first word would not have fitted at the end of `last`, even with `allowance` em
    /// more room: then `last` is full and this line may continue it.
    pub(super) fn overflows(&self, last: &Self, allowance: f64) -> bool {
        self.first_word() + allowance * self.size > last.slack
    }

    /// The width of its first word, in pt, by its share of the letters.
    pub(super) fn first_word(&self) -> Pt {
        let all = self.text.chars().count().max(1);
        let first = self.text.split_whitespace().next().unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "counts of a line's letters")]
        let (all, first) = (all as f64, first.chars().count() as f64);
        // A line with wide gaps only seems to have wide letters.
        first * (self.rect.width() / all).min(WIDE_LETTER * self.size)
    }
}

/// The usual distance between lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rhythm {
    /// From foot to foot inside a paragraph, in em.
    pub(super) leading: f64,
}

impl Rhythm {
    /// The step above a line in units of the leading: 1 for the next line of a paragraph.
    pub(super) fn of(self, line: &TextLine) -> Option<f64> {
        line.step.map(|step| step / (self.leading * line.size))
    }

    /// Whether a line is as close to the one above as the lines of a paragraph are.
    pub(super) fn is_tight(self, line: &TextLine) -> bool {
        self.of(line).is_some_and(|step| step < TIGHT)
    }

    /// Measures the smallest step that occurs repeatedly: steps inside paragraphs are the smallest
    /// of a page.
    pub(super) fn measure(lines: &[TextLine]) -> Self {
        let mut steps: Vec<f64> = lines
            .iter()
            .filter_map(|line| Some(line.step? / line.size))
            .filter(|step| (LEAST_LEADING..GREATEST_LEADING).contains(step))
            .collect();
        steps.sort_by(f64::total_cmp);
        // A step occurs repeatedly if one in twenty steps equals it, or eight do.
        let repeated = (steps.len() / 20).clamp(1, 8);
        let leading = steps
            .windows(repeated + 1)
            .find(|steps| {
                steps.last().zip(steps.first()).is_some_and(|(b, a)| b - a < SAME_LEADING)
            })
            .and_then(|steps| steps.last().copied());
        Self { leading: leading.or(steps.first().copied()).unwrap_or(USUAL_LEADING) }
    }
}

/// Reads the lines in the best reading order.
pub(super) fn read(extraction: &Extraction) -> Vec<TextLine> {
    let content = extraction.lines_as_drawn(ReadingOrder::PageContent);
    let prints = prints(extraction, &content);
    let mut content: Vec<(Line, Print)> = content.into_iter().zip(prints).collect();
    markers::unify(&mut content);
    let content = rows::put_dates(&content);
    let mended = order::mend(&content);
    let mut lines: Vec<(Line, Print)> = if is_disordered(&mended) {
        let visual = extraction.lines_as_drawn(ReadingOrder::Visual);
        let prints = prints_by_place(extraction, &visual);
        let mut visual: Vec<(Line, Print)> = visual.into_iter().zip(prints).collect();
        markers::unify(&mut visual);
        visual
    } else {
        rows::join(mended.into_iter())
    };
    mark_ruled(extraction, &mut lines);
    let rtl = is_right_to_left(&lines);
    let mut out: Vec<TextLine> = Vec::with_capacity(lines.len());
    for (line, print) in lines {
        let page = extraction.pages().get(line.page.index());
        let indent = match page {
            Some(page) if rtl => page.width - line.rect.x1,
            _ => line.rect.x0,
        };
        let line = TextLine::new(&line, print, indent, out.last());
        out.extend(line);
    }
    let width = extraction.pages().first().map_or(0.0, |page| page.width);
    measure_slack(&mut out, width);
    out
}

/// A text without what is not seen of it, and with letters for compatibility characters.
fn cleaned(text: &str, hygiene: &Hygiene) -> String {
    compatibility::replaced(hygiene.line(text))
}

/// The print of a line whose text was cleaned.
fn moved(mut print: Print, text: &str, clean: &str, hygiene: &Hygiene) -> Print {
    if text != clean {
        // A piece after a gap begins with a letter, so it is cleaned by itself as in the whole.
        let moved = |place: &mut usize| {
            let rest = text.get(*place..).unwrap_or_default();
            *place = clean.len().saturating_sub(cleaned(rest, hygiene).len());
        };
        print.gaps.truncate(MAX_GAPS);
        print.turns.truncate(MAX_GAPS);
        print.gaps.iter_mut().chain(&mut print.turns).for_each(moved);
        print.gaps.retain(|gap| clean.is_char_boundary(*gap));
        print.turns.retain(|turn| clean.is_char_boundary(*turn));
    }
    print
}

/// Whether the content stream keeps jumping up the page.
fn is_disordered(lines: &[(Line, Print)]) -> bool {
    let up = |pair: &&[(Line, Print)]| match pair {
        [(above, _), (line, _)] => {
            above.page == line.page && line.rect.y1 < above.rect.y0 - JUMP_UP * line.size
        }
        _ => false,
    };
    let jumps = lines.windows(2).filter(up).count();
    jumps > FEW_JUMPS && jumps * JUMPS > lines.len()
}

fn is_right_to_left(lines: &[(Line, Print)]) -> bool {
    let chars = lines.iter().flat_map(|(line, _)| line.text.chars());
    Direction::of_most(chars) == Direction::RightToLeft
}

/// Measures each line against the longest of its column, the lines that begin about where it does.
/// The rightmost column is assumed to have a margin no wider than the left one, so that a page of
/// short lines has a measure as well.
fn measure_slack(lines: &mut [TextLine], width: Pt) {
    let end = |line: &TextLine| line.indent - line.margin + line.rect.width();
    let first = lines.iter().map(|line| line.indent).fold(f64::MAX, f64::min);
    let margin = width - first * WIDER_MARGIN;
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|a, b| lines[*a].indent.total_cmp(&lines[*b].indent).then(a.cmp(b)));
    let mut columns: Vec<(Vec<usize>, Pt)> = Vec::new();
    for at in order {
        let line = &lines[at];
        match columns.last_mut() {
            Some((column, longest))
                if line.indent <= lines[column[0]].indent + SAME_COLUMN =>
            {
                *longest = longest.max(end(line));
                column.push(at);
            }
            _ => columns.push((vec![at], end(line))),
        }
    }
    // From right to left: does another column stand beside this one?
    let mut next = f64::MAX;
    for (column, longest) in columns.into_iter().rev() {
        let longest =
            if longest < next && next < width { longest } else { longest.max(margin) };
        next = next.min(lines[column[0]].indent);
        for at in column {
            lines[at].slack = longest - end(&lines[at]);
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A line at an indent, `step` below the line above.
    pub(in crate::parse) fn line(text: &str, indent: Pt, step: Option<Pt>) -> TextLine {
        let rect = Rect::new(indent, 0.0, indent + 5.0 * 10.0, 10.0);
        TextLine {
            text: text.to_owned(),
            gaps: Vec::new(),
            turns: Vec::new(),
            style: Style::default(),
            lead: Style::default(),
            page: PageNumber::from_index(0),
            rect,
            size: 10.0,
            tone: None,
            ruled: false,
            indent,
            margin: 0.0,
            slack: 0.0,
            step,
        }
    }

    fn read_line(text: &str, x0: Pt, y1: Pt) -> Line {
        let rect = Rect::new(x0, y1 - 10.0, x0 + 40.0, y1);
        let page = PageNumber::from_index(0);
        Line { page, rect, size: 10.0, text: text.to_owned(), block: 0 }
    }

    #[test]
    fn a_stream_that_keeps_jumping_up_is_not_in_reading_order() {
        let at = |ys: &[f64]| {
            let lines = ys.iter().map(|y| (read_line("a", 50.0, *y), Print::default()));
            lines.collect::<Vec<_>>()
        };
        assert!(is_disordered(&at(&[
            500.0, 20.0, 400.0, 40.0, 300.0, 10.0, 600.0, 90.0
        ])));
        assert!(!is_disordered(&at(&[20.0, 40.0, 60.0, 80.0, 20.0, 40.0, 60.0, 80.0])));
    }

    #[test]
    fn the_leading_is_the_smallest_repeated_step() {
        let steps = [30.0, 14.0, 18.0, 14.0, 14.0, 18.0, 26.0, 14.0];
        let lines: Vec<TextLine> =
            steps.iter().map(|step| line("a", 0.0, Some(*step))).collect();
        let rhythm = Rhythm::measure(&lines);
        assert!((rhythm.leading - 1.4).abs() < 1e-9);
        assert!(rhythm.is_tight(&lines[1]) && !rhythm.is_tight(&lines[2]));
    }
}
