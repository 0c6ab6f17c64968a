//! Rows: lines in page content order come in; lines that belong on one row go out as one.
//!
//! Writers draw what stands on one row in any order: a date at the right first, all markers of a
//! page last, a column of dates before what they date.

use super::dates;
use super::markers::without_marker;
use super::print::Print;
use super::thresholds::{MARKER_GAP, MARKER_OVERLAP, SAME_ROW};
use crate::extract::Line;

/// More lines on one height than this are no text.
const MOST_NEAR: usize = 64;

/// A date in a column of its own has no more bytes.
const LONGEST_DATE: usize = 60;

/// How many lines back a date at the left may be drawn.
const DATE_LINES: usize = 2;

/// Joins what stands on one row.
pub(super) fn join(lines: impl Iterator<Item = (Line, Print)>) -> Vec<(Line, Print)> {
    let mut out: Vec<(Line, Print)> = Vec::new();
    for (line, print) in lines {
        let dates = dates_before(&out, &line);
        match out.last_mut() {
            Some((before, _)) if is_right_of(before, &line) => {
                if let Some(right) = out.pop() {
                    out.push(side_by_side((line, print), right));
                }
            }
            _ if dates > 0 => {
                let left = out.split_off(out.len() - dates);
                out.extend(
                    whole_date(left).map(|left| side_by_side(left, (line, print))),
                );
            }
            _ => out.push((line, print)),
        }
    }
    put_markers(out)
}

/// Whether `before` stands on the row of `line`, to its right.
fn is_right_of(before: &Line, line: &Line) -> bool {
    on_one_row(before, line) && line.rect.x1 <= before.rect.x0
}

fn on_one_row(a: &Line, b: &Line) -> bool {
    a.page == b.page && (a.rect.y1 - b.rect.y1).abs() < SAME_ROW * a.size.min(b.size)
}

/// One line of two that stand on one row.
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

/// How many of the last lines are a date at the left of `line`, the first on its row.
fn dates_before(out: &[(Line, Print)], line: &Line) -> usize {
    (1..=DATE_LINES.min(out.len()))
        .find(|count| {
            let last = &out[out.len() - count..];
            if last.iter().any(|(line, _)| line.text.len() > LONGEST_DATE) {
                return false;
            }
            let text: Vec<&str> = last.iter().map(|(line, _)| &*line.text).collect();
            let text = text.join(" ");
            let left = last.iter().all(|(date, _)| date.rect.x1 <= line.rect.x0);
            let is_date =
                dates::find(&text).first().is_some_and(|it| it.range == (0..text.len()));
            left && is_date
                && last.first().is_some_and(|(first, _)| on_one_row(first, line))
        })
        .unwrap_or(0)
}

/// The lines of a date as one; it stands where the first does.
fn whole_date(lines: Vec<(Line, Print)>) -> Option<(Line, Print)> {
    let mut lines = lines.into_iter();
    let (mut first, print) = lines.next()?;
    for (line, _) in lines {
        first.text = format!("{} {}", first.text, line.text);
    }
    Some((first, print))
}

/// Puts markers that were drawn alone before the text on their row; those without any stay
/// lines.
fn put_markers(mut lines: Vec<(Line, Print)>) -> Vec<(Line, Print)> {
    let is_marker = |line: &Line| without_marker(&line.text).is_some_and(str::is_empty);
    let markers: Vec<usize> =
        (0..lines.len()).filter(|at| is_marker(&lines[*at].0)).collect();
    if markers.is_empty() {
        return lines;
    }
    let mut by_place: Vec<usize> = (0..lines.len()).collect();
    by_place.sort_by(|a, b| {
        let (a, b) = (&lines[*a].0, &lines[*b].0);
        a.page.cmp(&b.page).then(a.rect.y1.total_cmp(&b.rect.y1))
    });
    let mut put = vec![false; lines.len()];
    for at in markers {
        let marker = lines[at].0.clone();
        let from = by_place.partition_point(|at| {
            let line = &lines[*at].0;
            line.page < marker.page
                || line.page == marker.page && line.rect.y1 < marker.rect.y1 - marker.size
        });
        let near = by_place[from..].iter().copied().take(MOST_NEAR).take_while(|at| {
            let line = &lines[*at].0;
            line.page == marker.page && line.rect.y1 < marker.rect.y1 + marker.size
        });
        let gap = |line: &Line| line.rect.x0 - marker.rect.x1;
        let text = near
            .filter(|at| on_one_row(&lines[*at].0, &marker) && !is_marker(&lines[*at].0))
            .filter(|at| {
                (-MARKER_OVERLAP..MARKER_GAP * marker.size).contains(&gap(&lines[*at].0))
            })
            .min_by(|a, b| gap(&lines[*a].0).total_cmp(&gap(&lines[*b].0)));
        let Some((line, print)) = text.and_then(|at| lines.get_mut(at)) else { continue };
        put[at] = true;
        if without_marker(&line.text).is_none() {
            let offset = marker.text.len() + 1;
            for place in print.gaps.iter_mut().chain(&mut print.turns) {
                *place += offset;
            }
            line.text = format!("{} {}", marker.text, line.text);
            line.rect = line.rect.union(&marker.rect);
        }
    }
    let kept = lines.into_iter().zip(put).filter(|(_, put)| !put);
    kept.map(|(line, _)| line).collect()
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

    fn texts(lines: &[(&str, Pt, Pt)]) -> Vec<String> {
        let lines = lines.iter().map(|(text, x0, y1)| line(text, *x0, *y1));
        join(lines).into_iter().map(|(line, _)| line.text).collect()
    }

    #[test]
    fn what_is_drawn_leftwards_on_a_row_is_one_line() {
        let drawn = [line("2019", 300.0, 20.0), line("Engineer", 50.0, 20.0)];
        let rows = join(drawn.into_iter());
        assert_eq!((&*rows[0].0.text, &rows[0].1.gaps[..]), ("Engineer 2019", &[9][..]));
        assert_eq!(rows.len(), 1);
    }

    #[test]
    fn markers_drawn_last_go_before_their_text() {
        let drawn = [("one", 60.0, 20.0), ("two", 60.0, 40.0), ("•", 10.0, 40.0)];
        assert_eq!(texts(&drawn), ["one", "• two"]);
    }

    #[test]
    fn a_date_in_a_column_of_its_own_goes_before_what_it_dates() {
        let drawn = [
            ("Mar 2021 –", 10.0, 20.0),
            ("Present", 10.0, 32.0),
            ("Engineer, Acme", 90.0, 20.0),
        ];
        assert_eq!(texts(&drawn), ["Mar 2021 – Present Engineer, Acme"]);
    }
}
