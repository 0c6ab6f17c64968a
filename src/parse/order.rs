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

/// The lines of each page with those that were painted too late before what they stand above. A
/// page of more than [`MAX_LINES`] stays as it is.
pub(super) fn mend(lines: &[(Line, Print)]) -> Vec<(Line, Print)> {
    let mut out: Vec<(Line, Print)> = Vec::with_capacity(lines.len());
    for page in lines.chunk_by(|(a, _), (b, _)| a.page == b.page) {
        if page.len() > MAX_LINES {
            out.extend_from_slice(page);
            continue;
        }
        let start = out.len();
        let page = &whole_headings(page);
        let looks = Page::of(page);
        for one in page {
            let in_margin = looks.is_in_margin(&one.0);
            let stands_apart = looks.stands_apart(&one.0);
            let below = out[start..].iter().position(|(it, _)| {
                is_below(it, &one.0)
                    || in_margin && is_beside(it, &one.0)
                    || stands_apart && is_lower(it, &one.0)
            });
            match below {
                Some(at) => {
                    // A heading stays with the text under it.
                    let heads = at > 0
                        && out.get(start + at - 1).is_some_and(|(heading, _)| {
                            is_lower(heading, &one.0) && looks.names(heading)
                        });
                    out.insert(start + at - usize::from(heads), one.clone());
                }
                None => out.push(one.clone()),
            }
        }
    }
    out
}

/// The lines of a page with headings on two lines joined, at the height of the first.
fn whole_headings(page: &[(Line, Print)]) -> Vec<(Line, Print)> {
    let looks = Page::of(page);
    let mut out: Vec<(Line, Print)> = Vec::with_capacity(page.len());
    for (line, own) in page {
        if let Some((above, print)) = out.last_mut()
            && is_continued(above, line)
            && looks.is_in_margin(above)
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

/// The lines of a page, each with whether it names a section, which takes long to find out.
struct Page<'a>(Vec<(&'a Line, bool)>);

impl<'a> Page<'a> {
    fn of(page: &'a [(Line, Print)]) -> Self {
        Self(page.iter().map(|(line, _)| (line, names_section(&line.text))).collect())
    }

    /// Whether a line of the page names a section.
    fn names(&self, line: &Line) -> bool {
        self.0.iter().any(|(it, names)| *names && it.rect == line.rect)
    }

    /// Whether a line is a heading in a margin that has nothing but headings.
    fn is_in_margin(&self, line: &Line) -> bool {
        if !names_section(&line.text) {
            return false;
        }
        let mut beside = self.0.iter().filter(|(it, _)| is_beside(it, line));
        let Some((text, _)) = beside.next() else { return false };
        self.0.iter().all(|(other, names)| {
            let apart = other.rect.x0 >= line.rect.x1 || other.rect.x1 <= line.rect.x0;
            let above = other.rect.y1 <= line.rect.y1;
            // The second line of a heading is no text of its own.
            let is_second = || self.0.iter().any(|(first, _)| is_continued(first, other));
            above || apart || other.rect.x1 > text.rect.x0 || *names || is_second()
        })
    }

    /// Whether a heading stands where no text begins: in the middle of the page, or at a place of
    /// its own. Short lines below do not reach it.
    fn stands_apart(&self, line: &Line) -> bool {
        names_section(&line.text)
            && !self.0.iter().any(|(other, names)| {
                let begins_there = (other.rect.x0 - line.rect.x0).abs() < SAME_COLUMN;
                is_beside(other, line) || is_beside(line, other) || begins_there && !names
            })
    }
}

/// Whether a line stands to the right of another, on its row.
fn is_beside(line: &Line, other: &Line) -> bool {
    let level = (line.rect.y1 - other.rect.y1).abs() < LEVEL * line.size.max(other.size);
    level && line.rect.x0 >= other.rect.x1
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
    use super::super::rows::tests::line;
    use super::*;
    use crate::geom::Pt;

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

    #[test]
    fn a_page_of_too_many_lines_stays_as_it_is() {
        let lines = |count: usize| -> Vec<(Line, Print)> {
            let heights = std::iter::successors(Some(20_000.0), |y| Some(y - 12.0));
            heights.take(count).map(|y| line("Experience", 50.0, y)).collect()
        };
        let (most, more) = (lines(MAX_LINES), lines(MAX_LINES + 1));
        assert!(mend(&most)[0].0.rect.y1 < most[0].0.rect.y1);
        assert_eq!(mend(&more)[0].0.rect, more[0].0.rect);
    }
}
