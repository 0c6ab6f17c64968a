//! Puts lines that were painted out of order where they stand on the page.
//!
//! Some programs paint all headings last, or text boxes in the order they were made. Columns are
//! left as they are, since they are painted one after the other; within a column a line that is
//! painted after one further down moves before it.

use super::heading_words::names_section;
use super::print::Print;
use super::thresholds::{LEVEL, SAME_COLUMN, SHARED_WIDTH};
use crate::extract::Line;

/// The maximum number of lines of a page that are put into order: it takes the square of it.
const MAX_LINES: usize = 1000;

/// The lines of each page with those that were painted too late before what they stand above.
pub(super) fn mend(lines: &[(Line, Print)]) -> Vec<(Line, Print)> {
    let mut out: Vec<(Line, Print)> = Vec::with_capacity(lines.len());
    for page in lines.chunk_by(|(a, _), (b, _)| a.page == b.page) {
        let start = out.len();
        let page = &whole_headings(page);
        for one in page {
            let in_margin = is_in_margin(&one.0, page);
            let stands_apart = stands_apart(&one.0, page);
            let below = out[start..].iter().take(MAX_LINES).position(|(it, _)| {
                is_below(it, &one.0)
                    || in_margin && is_beside(it, &one.0)
                    || stands_apart && is_lower(it, &one.0)
            });
            match below {
                Some(at) => out.insert(start + at, one.clone()),
                None => out.push(one.clone()),
            }
        }
    }
    out
}

/// The lines of a page with headings on two lines joined, at the height of the first.
fn whole_headings(page: &[(Line, Print)]) -> Vec<(Line, Print)> {
    let mut out: Vec<(Line, Print)> = Vec::with_capacity(page.len());
    for (line, own) in page {
        if let Some((above, print)) = out.last_mut()
            && is_continued(above, line)
            && is_in_margin(above, page)
        {
            above.text = format!("{} {}", above.text, line.text);
            above.rect.x1 = above.rect.x1.max(line.rect.x1);
            print.below = line.rect.y1 - above.rect.y1;
        } else {
            out.push((line.clone(), own.clone()));
        }
    }
    out
}

/// Whether a line is the second one of a heading.
fn is_continued(above: &Line, line: &Line) -> bool {
    /// Headings are no further apart than this, in em.
    const NEXT: f64 = 1.6;
    (above.rect.x0 - line.rect.x0).abs() < 1.0
        && (above.size - line.size).abs() < 0.1
        && is_lower(line, above)
        && line.rect.y1 - above.rect.y1 < NEXT * line.size
        && names_section(&format!("{} {}", above.text, line.text))
}

/// Whether a line is a heading in a margin that has nothing but headings.
fn is_in_margin(line: &Line, page: &[(Line, Print)]) -> bool {
    if page.len() > MAX_LINES || !names_section(&line.text) {
        return false;
    }
    let mut beside = page.iter().map(|(it, _)| it).filter(|it| is_beside(it, line));
    let Some(text) = beside.next() else { return false };
    let is_alone = |other: &Line| {
        let apart = other.rect.x0 >= line.rect.x1 || other.rect.x1 <= line.rect.x0;
        let above = other.rect.y1 <= line.rect.y1;
        // The second line of a heading is no text of its own.
        let is_second = || page.iter().any(|(first, _)| is_continued(first, other));
        above
            || apart
            || other.rect.x1 > text.rect.x0
            || names_section(&other.text)
            || is_second()
    };
    page.iter().all(|(other, _)| is_alone(other))
}

/// Whether a line stands to the right of another, on its row.
fn is_beside(line: &Line, other: &Line) -> bool {
    let level = (line.rect.y1 - other.rect.y1).abs() < LEVEL * line.size.max(other.size);
    level && line.rect.x0 >= other.rect.x1
}

/// Whether a heading stands where no text begins: in the middle of the page, or at a place of its
/// own. Short lines below do not reach it.
fn stands_apart(line: &Line, page: &[(Line, Print)]) -> bool {
    let begins_there = |other: &Line| {
        (other.rect.x0 - line.rect.x0).abs() < SAME_COLUMN && !names_section(&other.text)
    };
    names_section(&line.text)
        && !page.iter().any(|(other, _)| is_beside(other, line) || is_beside(line, other))
        && !page.iter().any(|(other, _)| begins_there(other))
}

/// Whether a line stands below another in the same column.
fn is_below(line: &Line, other: &Line) -> bool {
    let (a, b) = (line.rect, other.rect);
    let shared = a.x1.min(b.x1) - a.x0.max(b.x0);
    let least = a.width().min(b.width());
    is_lower(line, other) && shared > SHARED_WIDTH * least
}

/// Whether a line stands lower than another.
fn is_lower(line: &Line, other: &Line) -> bool {
    line.rect.y1 - other.rect.y1 > LEVEL * line.size.min(other.size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{PageNumber, Pt, Rect};

    fn line(text: &str, x0: Pt, y1: Pt) -> (Line, Print) {
        let rect = Rect::new(x0, y1 - 10.0, x0 + 40.0, y1);
        let page = PageNumber::from_index(0);
        let line = Line { page, rect, size: 10.0, text: text.to_owned(), block: 0 };
        (line, Print::default())
    }

    fn mended(lines: &[(&str, Pt, Pt)]) -> Vec<String> {
        let lines = lines.iter().map(|(text, x0, y1)| line(text, *x0, *y1));
        mend(&lines.collect::<Vec<_>>()).into_iter().map(|(line, _)| line.text).collect()
    }

    #[test]
    fn headings_that_are_painted_last_come_before_their_text() {
        let painted = [
            ("job", 50.0, 40.0),
            ("school", 50.0, 80.0),
            ("Work", 50.0, 20.0),
            ("Education", 50.0, 60.0),
        ];
        assert_eq!(mended(&painted), ["Work", "job", "Education", "school"]);
    }

    #[test]
    fn columns_stay_one_after_the_other() {
        let painted = [
            ("a", 50.0, 20.0),
            ("b", 50.0, 40.0),
            ("c", 200.0, 20.0),
            ("d", 200.0, 40.0),
        ];
        assert_eq!(mended(&painted), ["a", "b", "c", "d"]);
    }

    #[test]
    fn rows_of_a_table_stay_together() {
        let painted = [
            ("2019", 50.0, 20.0),
            ("clerk", 200.0, 20.0),
            ("2020", 50.0, 40.0),
            ("lead", 200.0, 40.0),
        ];
        assert_eq!(mended(&painted), ["2019", "clerk", "2020", "lead"]);
    }
}
