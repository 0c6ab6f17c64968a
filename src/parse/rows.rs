//! Joins lines that stand on one row of the page but are drawn apart. Writers draw the parts of a
//! row in any order: a date at the right first, all markers of a page last, a column of dates
//! before the entries.

use super::dates;
use super::heading_words::names_section;
use super::markers::without_marker;
use super::print::Print;
use super::thresholds::{
    BESIDE_ROW, MARKER_GAP, MARKER_OVERLAP, NEAR_ROW, SAME_MARGIN, SAME_ROW,
};
use crate::extract::Line;

/// The maximum number of lines near the height of a marker that are searched for its text.
const MAX_NEAR: usize = 64;

/// The maximum length of a date in a column of its own, in bytes.
const MAX_DATE: usize = 60;

/// The maximum number of lines of a date in a column of its own.
const MAX_DATE_LINES: usize = 2;

/// The maximum number of lines of a page whose dates are put into rows: it takes the square of it.
const MAX_LINES: usize = 1000;

/// So many lines that begin at one place are a column.
const COLUMN: usize = 2;

/// Joins the lines of each row.
pub(super) fn join(lines: impl Iterator<Item = (Line, Print)>) -> Vec<(Line, Print)> {
    let mut out: Vec<(Line, Print)> = Vec::new();
    for (line, print) in lines {
        let dates = dates_before(&out, &line);
        match out.last_mut() {
            // A heading may stand beside its section.
            Some((before, _))
                if is_right_of(before, &line) && !names_section(&line.text) =>
            {
                if let Some(right) = out.pop() {
                    out.push(side_by_side((line, print), right));
                }
            }
            _ if dates > 0 => {
                let left = out.split_off(out.len() - dates);
                let text = line.rect.x0;
                let row = whole_date(left).map(|left| side_by_side(left, (line, print)));
                out.extend(row.map(|(line, mut print)| {
                    print.margin = (text - line.rect.x0).max(0.0);
                    (line, print)
                }));
            }
            _ => out.push((line, print)),
        }
    }
    put_markers(out)
}

/// Puts dates that were drawn apart from their entry at the end of its row: text boxes are drawn
/// in the order in which they were made.
pub(super) fn put_dates(lines: &[(Line, Print)]) -> Vec<(Line, Print)> {
    let mut out: Vec<(Line, Print)> = Vec::with_capacity(lines.len());
    for page in lines.chunk_by(|(a, _), (b, _)| a.page == b.page) {
        let is_date =
            |line: &Line| line.text.len() <= MAX_DATE && dates::is_date(&line.text);
        let dates: Vec<bool> = page.iter().map(|(line, _)| is_date(line)).collect();
        if page.len() > MAX_LINES || !dates.contains(&true) {
            out.extend_from_slice(page);
            continue;
        }
        let mut page: Vec<Option<(Line, Print)>> =
            page.iter().cloned().map(Some).collect();
        for at in (0..page.len()).filter(|at| dates[*at]) {
            let row = row_of_date(&page, &dates, at);
            if let Some(row) = row
                && let Some(date) = page[at].take()
            {
                page[row] = page[row].take().map(|left| side_by_side(left, date));
            }
        }
        out.extend(page.into_iter().flatten());
    }
    out
}

/// The line that a date drawn apart stands to the right of. A date that begins where other lines
/// do is in a column of its own, and so is one with a column between it and the line.
fn row_of_date(
    page: &[Option<(Line, Print)>],
    dates: &[bool],
    at: usize,
) -> Option<usize> {
    let date = &page[at].as_ref()?.0;
    let lines = || {
        let lines = page.iter().enumerate();
        lines.filter_map(|(at, line)| Some((at, &line.as_ref()?.0)))
    };
    let begins_there = |line: &Line| (line.rect.x0 - date.rect.x0).abs() < SAME_MARGIN;
    let texts = || lines().filter(|(at, _)| !dates[*at]);
    if texts().filter(|(_, line)| begins_there(line)).count() >= COLUMN {
        return None;
    }
    let distance = |line: &Line| (line.rect.y1 - date.rect.y1).abs();
    let size = |line: &Line| line.size.min(date.size);
    let beside = texts().filter(|(_, line)| {
        distance(line) < NEAR_ROW * size(line) && line.rect.x1 <= date.rect.x0
    });
    let (row, left) = beside.max_by(|(_, a), (_, b)| a.rect.x1.total_cmp(&b.rect.x1))?;
    let between = texts().any(|(_, line)| {
        (left.rect.x1..date.rect.x0).contains(&line.rect.x0)
            && distance(line) < BESIDE_ROW * date.size
    });
    (!between && !names_section(&left.text)).then_some(row)
}

/// Whether `before` is on the row of `line`, to its right.
fn is_right_of(before: &Line, line: &Line) -> bool {
    on_one_row(before, line) && line.rect.x1 <= before.rect.x0
}

fn on_one_row(a: &Line, b: &Line) -> bool {
    a.page == b.page && (a.rect.y1 - b.rect.y1).abs() < SAME_ROW * a.size.min(b.size)
}

/// Joins two lines of one row.
fn side_by_side(left: (Line, Print), right: (Line, Print)) -> (Line, Print) {
    let ((left, mut print), (right, mut beside)) = (left, right);
    let offset = left.text.len() + 1;
    for place in beside.gaps.iter_mut().chain(&mut beside.turns) {
        *place += offset;
    }
    print.gaps.push(offset);
    print.gaps.append(&mut beside.gaps);
    print.turns.append(&mut beside.turns);
    let line = Line {
        text: format!("{} {}", left.text, right.text),
        rect: left.rect.union(&right.rect),
        size: left.size.max(right.size),
        ..left
    };
    (line, print)
}

/// How many of the last lines are a date to the left of `line`, the first of them on its row; 0
/// for none.
fn dates_before(out: &[(Line, Print)], line: &Line) -> usize {
    (1..=MAX_DATE_LINES.min(out.len()))
        .find(|count| {
            let last = &out[out.len() - count..];
            if last.iter().any(|(line, _)| line.text.len() > MAX_DATE) {
                return false;
            }
            let text: Vec<&str> = last.iter().map(|(line, _)| &*line.text).collect();
            let text = text.join(" ");
            let left = last.iter().all(|(date, _)| date.rect.x1 <= line.rect.x0);
            left && dates::is_date(&text)
                && last.first().is_some_and(|(first, _)| on_one_row(first, line))
        })
        .unwrap_or(0)
}

/// Joins the lines of a date, at the place of the first.
fn whole_date(lines: Vec<(Line, Print)>) -> Option<(Line, Print)> {
    let mut lines = lines.into_iter();
    let (mut first, print) = lines.next()?;
    for (line, _) in lines {
        first.text = format!("{} {}", first.text, line.text);
    }
    Some((first, print))
}

/// Puts markers that were drawn by themselves before the text on their row. Markers without text
/// stay lines.
fn put_markers(mut lines: Vec<(Line, Print)>) -> Vec<(Line, Print)> {
    let markers: Vec<usize> =
        (0..lines.len()).filter(|at| is_marker(&lines[*at].0)).collect();
    if markers.is_empty() {
        return lines;
    }
    let mut by_height: Vec<usize> = (0..lines.len()).collect();
    by_height.sort_by(|a, b| {
        let (a, b) = (&lines[*a].0, &lines[*b].0);
        a.page.cmp(&b.page).then(a.rect.y1.total_cmp(&b.rect.y1))
    });
    let mut is_put = vec![false; lines.len()];
    for at in markers {
        let marker = lines[at].0.clone();
        if let Some(text) = text_of(&marker, &lines, &by_height) {
            is_put[at] = true;
            put_before(&marker, &mut lines[text]);
        }
    }
    let kept = lines.into_iter().zip(is_put).filter(|(_, is_put)| !is_put);
    kept.map(|(line, _)| line).collect()
}

fn is_marker(line: &Line) -> bool {
    without_marker(&line.text).is_some_and(str::is_empty)
}

/// The line on the row of a marker that begins closest after it.
fn text_of(marker: &Line, lines: &[(Line, Print)], by_height: &[usize]) -> Option<usize> {
    let line = |at: usize| &lines[at].0;
    let above = |line: &Line| {
        line.page < marker.page
            || line.page == marker.page && line.rect.y1 < marker.rect.y1 - marker.size
    };
    let from = by_height.partition_point(|at| above(line(*at)));
    let near = by_height[from..].iter().copied().take(MAX_NEAR).take_while(|at| {
        let line = line(*at);
        line.page == marker.page && line.rect.y1 < marker.rect.y1 + marker.size
    });
    let gap = |at: usize| line(at).rect.x0 - marker.rect.x1;
    let after: Vec<usize> = near
        .filter(|at| !is_marker(line(*at)))
        .filter(|at| (-MARKER_OVERLAP..MARKER_GAP * marker.size).contains(&gap(*at)))
        .collect();
    let on_row = after.iter().copied().filter(|at| on_one_row(line(*at), marker));
    let on_row = on_row.min_by(|a, b| gap(*a).total_cmp(&gap(*b)));
    // The marker of a head on two rows may stand between them.
    on_row.or_else(|| {
        let close = |at: &usize| {
            let apart = (line(*at).rect.y1 - marker.rect.y1).abs();
            apart < NEAR_ROW * marker.size && without_marker(&line(*at).text).is_none()
        };
        let mut close = after.into_iter().filter(close);
        close.next().filter(|_| close.next().is_some())
    })
}

/// Puts a marker before a line, unless it has one.
fn put_before(marker: &Line, (line, print): &mut (Line, Print)) {
    if without_marker(&line.text).is_some() {
        return;
    }
    let offset = marker.text.len() + 1;
    for place in print.gaps.iter_mut().chain(&mut print.turns) {
        *place += offset;
    }
    line.text = format!("{} {}", marker.text, line.text);
    line.rect = line.rect.union(&marker.rect);
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::geom::{PageNumber, Pt, Rect};

    /// A line 40 pt wide and 10 pt high, with its bottom at `y1`.
    pub(in super::super) fn line(text: &str, x0: Pt, y1: Pt) -> (Line, Print) {
        let rect = Rect::new(x0, y1 - 10.0, x0 + 40.0, y1);
        let page = PageNumber::from_index(0);
        let line = Line { page, rect, size: 10.0, text: text.to_owned(), block: 0 };
        (line, Print::default())
    }

    fn texts(lines: &[(&str, Pt, Pt)]) -> Vec<String> {
        let lines = lines.iter().map(|(text, x0, y1)| line(text, *x0, *y1));
        join(lines).into_iter().map(|(line, _)| line.text).collect()
    }

    fn dated(lines: &[(&str, Pt, Pt)]) -> Vec<String> {
        let lines = lines.iter().map(|(text, x0, y1)| line(text, *x0, *y1));
        put_dates(&lines.collect::<Vec<_>>())
            .into_iter()
            .map(|(line, _)| line.text)
            .collect()
    }

    #[test]
    fn parts_of_a_row_drawn_from_right_to_left_are_one_line() {
        let drawn = [line("2019", 300.0, 20.0), line("Engineer", 50.0, 20.0)];
        let rows = join(drawn.into_iter());
        assert_eq!((&*rows[0].0.text, &rows[0].1.gaps[..]), ("Engineer 2019", &[9][..]));
        assert_eq!(rows.len(), 1);
    }

    #[test]
    fn markers_drawn_last_are_put_before_their_text() {
        let drawn = [("one", 60.0, 20.0), ("two", 60.0, 40.0), ("•", 10.0, 40.0)];
        assert_eq!(texts(&drawn), ["one", "• two"]);
    }

    #[test]
    fn a_marker_between_two_rows_belongs_to_the_first() {
        let drawn = [("•", 5.0, 26.0), ("Clerk", 50.0, 20.0), ("Acme", 50.0, 32.0)];
        assert_eq!(texts(&drawn), ["• Clerk", "Acme"]);
    }

    #[test]
    fn a_date_that_is_drawn_apart_ends_its_row() {
        let drawn = [
            ("Engineer", 50.0, 20.0),
            ("Cut the load", 50.0, 34.0),
            ("Clerk", 50.0, 60.0),
            ("Kept the books", 50.0, 74.0),
            ("2019 – 2021", 300.0, 18.0),
            ("2016 – 2019", 300.0, 62.0),
        ];
        let rows = dated(&drawn);
        assert_eq!(rows[0], "Engineer 2019 – 2021");
        assert_eq!(rows[2], "Clerk 2016 – 2019");
        assert_eq!(rows.len(), 4);
    }

    #[test]
    fn a_date_in_another_column_stays_there() {
        let drawn = [
            ("Skills", 50.0, 20.0),
            ("2019 – 2021", 300.0, 20.0),
            ("Engineer", 300.0, 34.0),
            ("Acme", 300.0, 48.0),
        ];
        assert_eq!(dated(&drawn).len(), 4);
    }

    #[test]
    fn a_date_in_a_column_of_its_own_is_put_before_its_entry() {
        let drawn = [
            ("Mar 2021 –", 10.0, 20.0),
            ("Present", 10.0, 32.0),
            ("Engineer, Acme", 90.0, 20.0),
        ];
        assert_eq!(texts(&drawn), ["Mar 2021 – Present Engineer, Acme"]);
    }
}
