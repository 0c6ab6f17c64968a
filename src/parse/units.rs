//! Bullets and lines: the lines of a section come in, its units go out – a bullet with all
//! lines it takes, or one line of other text.

use std::ops::Range;

use super::lines::{Rhythm, TextLine};
use super::markers::{SPACED_MARKERS, without_marker};
use super::parsed::Found;
use super::pieces::{self, HeadDate};
use super::thresholds::{
    BULLET_INDENT, DEEPER, FULL, HANGING, NEXT_LINE, ROUGHLY_FULL, USUAL_LETTER,
    VERY_TIGHT,
};
use crate::text::is_unspaced;

/// A value of more bytes after a label has no date of a head.
const LONG_VALUE: usize = 24;

/// A bullet, or a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unit {
    /// Whether it began with a marker.
    pub(super) is_bullet: bool,
    /// The lines it takes, by index.
    pub(super) lines: Range<usize>,
    /// Its text, without the marker.
    pub(super) text: String,
    /// The date of a line that may be a head's.
    pub(super) date: Option<HeadDate>,
}

impl Unit {
    fn bullet(at: usize, text: &str) -> Self {
        Self { is_bullet: true, lines: at..at + 1, text: text.to_owned(), date: None }
    }

    fn line(at: usize, line: &TextLine) -> Self {
        let labelled = pieces::labelled(&line.text);
        let date = match labelled {
            // `Courses: Algorithms 2019, …`
            Some((_, value)) if value.len() > LONG_VALUE => None,
            _ => pieces::head_date(&line.text, &line.gaps),
        };
        Self { is_bullet: false, lines: at..at + 1, text: line.text.clone(), date }
    }
}

impl Unit {
    /// Its text with its place.
    pub(super) fn found(&self, lines: &[TextLine]) -> Found {
        found(&self.text, &lines[self.lines.clone()])
    }
}

/// A text with the place of the lines it is read from; on the first one's page.
pub(super) fn found(text: &str, lines: &[TextLine]) -> Found {
    let first = &lines[0];
    let same_page = lines.iter().take_while(|line| line.page == first.page);
    let rect = same_page.fold(first.rect, |rect, line| rect.union(&line.rect));
    Found { text: text.trim().to_owned(), page: first.page, rect }
}

/// Puts the next line of a text after it.
pub(super) fn join(text: &mut String, next: &str) {
    let unspaced = text.chars().next_back().is_some_and(is_unspaced)
        && next.chars().next().is_some_and(is_unspaced);
    if !unspaced && !text.is_empty() {
        text.push(' ');
    }
    text.push_str(next);
}

/// The units of the lines in `range`.
pub(super) fn units(
    lines: &[TextLine],
    range: Range<usize>,
    rhythm: Rhythm,
) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    // Bullets whose markers are drawn, not written, are told by their indent.
    let base =
        lines[range.clone()].iter().map(|line| line.indent).fold(f64::MAX, f64::min);
    let written =
        lines[range.clone()].iter().any(|line| without_marker(&line.text).is_some());
    for at in range {
        let line = &lines[at];
        let indented = !written && line.indent - base > BULLET_INDENT * line.size;
        if indented && !runs_on(lines, units.last(), line, rhythm) {
            units.push(Unit::bullet(at, &line.text));
            continue;
        }
        let marked = without_marker(&line.text);
        if let Some(text) =
            marked.filter(|_| !is_wrapped(lines, units.last(), line, rhythm))
        {
            units.push(Unit::bullet(at, text));
            continue;
        }
        match units.last_mut() {
            Some(unit)
                if unit.is_bullet
                    && (indented || written && goes_on(lines, unit, line, rhythm)) =>
            {
                join(&mut unit.text, &line.text);
                unit.lines.end = at + 1;
            }
            _ => units.push(Unit::line(at, line)),
        }
    }
    units
}

/// Whether an indented line is the rest of the one above it, which is indented as far and full.
fn runs_on(
    lines: &[TextLine],
    above: Option<&Unit>,
    line: &TextLine,
    rhythm: Rhythm,
) -> bool {
    let Some(above) = above.filter(|above| above.is_bullet) else { return false };
    let last = &lines[above.lines.end - 1];
    let near = rhythm.of(line).is_none_or(|step| step < NEXT_LINE);
    let lower = line.text.starts_with(char::is_lowercase);
    near && (last.indent - line.indent).abs() < HANGING * line.size
        && (lower || line.first_word() + ROUGHLY_FULL * line.size > last.slack)
}

/// Whether a line that begins with a dash is the rest of a sentence or of a list: the line above
/// is full, and no bullet.
fn is_wrapped(
    lines: &[TextLine],
    above: Option<&Unit>,
    line: &TextLine,
    rhythm: Rhythm,
) -> bool {
    let Some(above) = above.filter(|above| !above.is_bullet) else { return false };
    let dash = line.text.starts_with(|c| SPACED_MARKERS.contains(c));
    let last = &lines[above.lines.end - 1];
    let second = line.text.split_whitespace().nth(1).unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "a word's letters")]
    let word = second.chars().count() as f64 * USUAL_LETTER * line.size;
    dash && rhythm.is_tight(line) && line.first_word() + word + line.size > last.slack
}

/// Whether a line belongs to the bullet above it.
fn goes_on(lines: &[TextLine], unit: &Unit, line: &TextLine, rhythm: Rhythm) -> bool {
    let marker = &lines[unit.lines.start];
    let last = &lines[unit.lines.end - 1];
    if unit.text.is_empty() {
        // The marker stood alone on its line.
        return last.page == line.page;
    }
    let step = rhythm.of(line);
    let near = step.is_none_or(|step| step < NEXT_LINE);
    let hangs = line.indent - marker.indent;
    if hangs > HANGING * line.size {
        let second = unit.lines.len() > 1;
        // Further in than the bullet's own lines is something else.
        return near && (!second || line.indent - last.indent < DEEPER * line.size);
    }
    if hangs < -HANGING * line.size {
        return false;
    }
    // Nothing hangs: only a line that was full goes on, or a sentence.
    let full = line.first_word() + FULL * line.size > last.slack;
    let tight = step.is_none_or(|step| step < VERY_TIGHT);
    let lower = line.text.starts_with(char::is_lowercase);
    // At a page's top a line in another style begins something.
    let alike = step.is_some() || line.lead.bold == last.style.bold;
    tight
        && alike
        && line.gaps.is_empty()
        && (lower || full && !last.text.ends_with(['.', '!', '?', ';']))
}

#[cfg(test)]
mod tests {
    use super::super::lines::tests::line;
    use super::*;

    fn read(lines: &[TextLine]) -> Vec<(bool, String)> {
        let units = units(lines, 0..lines.len(), Rhythm { leading: 1.2 });
        units.into_iter().map(|unit| (unit.is_bullet, unit.text)).collect()
    }

    #[test]
    fn a_bullet_takes_the_lines_that_hang_under_it() {
        let lines = [
            line("• Cut the latency", 10.0, Some(12.0)),
            line("of every call", 20.0, Some(12.0)),
            line("by half", 20.0, None),
            line("Acme", 10.0, Some(18.0)),
        ];
        let all = (true, "Cut the latency of every call by half".to_owned());
        assert_eq!(read(&lines), [all, (false, "Acme".to_owned())]);
    }

    #[test]
    fn a_marker_alone_takes_the_next_line() {
        let lines = [line("●", 10.0, None), line("text", 24.0, Some(0.5))];
        assert_eq!(read(&lines), [(true, "text".to_owned())]);
    }

    #[test]
    fn text_without_spaces_is_joined_without_one() {
        let mut text = "北京".to_owned();
        join(&mut text, "飞驰");
        join(&mut text, "Go");
        assert_eq!(text, "北京飞驰 Go");
    }
}
