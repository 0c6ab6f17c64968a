//! Splits the lines of a section into units: a bullet with all its lines, or one line of other
//! text.

use std::ops::Range;

use super::lines::{Rhythm, TextLine};
use super::markers::{SPACED_MARKERS, without_marker};
use super::parsed::Found;
use super::pieces::{self, HeadDate};
use super::thresholds::{
    BULLET_INDENT, DEEPER, FULL, HANGING, NEXT_LINE, ROUGHLY_FULL, USUAL_LETTER,
    VERY_TIGHT,
};
use super::{contacts, dates};
use crate::text::is_unspaced;

/// A labelled value longer than this, in bytes, does not contain the date of a head.
const MAX_DATED_VALUE: usize = 24;

/// A bullet, or a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unit {
    /// Whether it is a bullet.
    pub(super) is_bullet: bool,
    /// The indices of its lines.
    pub(super) lines: Range<usize>,
    /// Its text, without the marker.
    pub(super) text: String,
    /// The date of a line that may belong to a head.
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
            Some((_, value)) if value.len() > MAX_DATED_VALUE => None,
            _ => pieces::head_date(&line.text, &line.gaps),
        };
        Self { is_bullet: false, lines: at..at + 1, text: line.text.clone(), date }
    }

    /// Its text and place.
    pub(super) fn found(&self, lines: &[TextLine]) -> Found {
        found(&self.text, &lines[self.lines.clone()])
    }
}

/// A text with the place of the lines it was read from, as far as they are on the first page.
pub(super) fn found(text: &str, lines: &[TextLine]) -> Found {
    let first = &lines[0];
    let same_page = lines.iter().take_while(|line| line.page == first.page);
    let rect = same_page.fold(first.rect, |rect, line| rect.union(&line.rect));
    Found { text: text.trim().to_owned(), page: first.page, rect }
}

/// Appends the next line of a text.
pub(super) fn join(text: &mut String, next: &str) {
    let unspaced = text.chars().next_back().is_some_and(is_unspaced)
        && next.chars().next().is_some_and(is_unspaced);
    if !unspaced && !text.is_empty() && !is_broken_address(text) {
        text.push(' ');
    }
    text.push_str(next);
}

/// Whether a line ends within an address, after a slash.
fn is_broken_address(line: &str) -> bool {
    /// A shorter one would not have been broken.
    const LONG: usize = 20;
    let last = line.rsplit(' ').next().unwrap_or_default();
    let last = last.trim_start_matches(['(', '<', '[']);
    last.ends_with('/') && last.len() > LONG && contacts::is_link(last)
}

/// The units of the lines in `range`.
pub(super) fn units(
    lines: &[TextLine],
    range: Range<usize>,
    rhythm: Rhythm,
) -> Vec<Unit> {
    let mut section = Section::of(lines, range.clone(), rhythm);
    for at in range {
        section.read(at);
    }
    section.units
}

/// Whether a line has a range of dates at its right, as heads do.
fn is_dated_row(line: &TextLine) -> bool {
    !line.gaps.is_empty()
        && pieces::head_date(&line.text, &line.gaps)
            .is_some_and(|date| date.own && date.dated.is_range())
}

/// A section whose lines are read one after another.
struct Section<'s> {
    lines: &'s [TextLine],
    rhythm: Rhythm,
    /// The least indent, in pt.
    base: f64,
    /// Whether any line has a marker.
    has_markers: bool,
    /// Whether no line of the document has a marker: then markers may be drawn instead of written,
    /// and bullets are recognised by their indent.
    may_be_drawn: bool,
    units: Vec<Unit>,
}

impl<'s> Section<'s> {
    fn of(lines: &'s [TextLine], range: Range<usize>, rhythm: Rhythm) -> Self {
        let own = &lines[range];
        Self {
            lines,
            rhythm,
            base: own.iter().map(|line| line.indent).fold(f64::MAX, f64::min),
            has_markers: own.iter().any(|line| without_marker(&line.text).is_some()),
            may_be_drawn: !lines.iter().any(|line| without_marker(&line.text).is_some()),
            units: Vec::new(),
        }
    }

    /// Adds the next line: as a bullet, to the bullet above, or as a line of its own.
    fn read(&mut self, at: usize) {
        let line = &self.lines[at];
        if let Some(above) = self.units.last_mut().filter(|unit| !unit.is_bullet)
            && above.lines.end == at
            && dates::is_broken(&above.text, &line.text)
        {
            join(&mut above.text, &line.text);
            above.lines.end = at + 1;
            let gaps = &self.lines[above.lines.start].gaps;
            above.date = pieces::head_date(&above.text, gaps);
            return;
        }
        let indented = self.may_be_drawn
            && line.indent - self.base > BULLET_INDENT * line.size
            && !dates::is_date(&line.text)
            && !is_dated_row(line);
        if indented && !self.continues_indented(line) {
            self.units.push(Unit::bullet(at, &line.text));
            return;
        }
        if let Some(text) = without_marker(&line.text).filter(|_| !self.is_wrapped(line))
        {
            self.units.push(Unit::bullet(at, text));
            return;
        }
        let continues = self.last(true).is_some_and(|bullet| {
            indented || self.has_markers && self.continues_bullet(bullet, line)
        });
        match self.units.last_mut() {
            Some(bullet) if continues => {
                join(&mut bullet.text, &line.text);
                bullet.lines.end = at + 1;
            }
            _ => self.units.push(Unit::line(at, line)),
        }
    }

    /// The last unit, if it is a bullet or not, as asked.
    fn last(&self, is_bullet: bool) -> Option<&Unit> {
        self.units.last().filter(|unit| unit.is_bullet == is_bullet)
    }

    fn last_line(&self, unit: &Unit) -> &'s TextLine {
        &self.lines[unit.lines.end - 1]
    }

    /// Whether an indented line continues the bullet above, whose last line is indented as far and
    /// full.
    fn continues_indented(&self, line: &TextLine) -> bool {
        let Some(above) = self.last(true) else { return false };
        let last = self.last_line(above);
        let near = self.rhythm.of(line).is_none_or(|step| step < NEXT_LINE);
        let lower = line.text.starts_with(char::is_lowercase);
        near && (last.indent - line.indent).abs() < HANGING * line.size
            && (lower || line.overflows(last, ROUGHLY_FULL))
    }

    /// Whether a line that begins with a dash continues a sentence or a list: the line above is
    /// full, and not a bullet.
    fn is_wrapped(&self, line: &TextLine) -> bool {
        let Some(above) = self.last(false) else { return false };
        let dash = line.text.starts_with(|c| SPACED_MARKERS.contains(c));
        let second = line.text.split_whitespace().nth(1).unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "the letters of a word")]
        let word = second.chars().count() as f64 * USUAL_LETTER;
        // The dash, a space and the word after it.
        let fields = above.date.is_some() || !self.last_line(above).gaps.is_empty();
        dash && !fields
            && self.rhythm.is_tight(line)
            && line.overflows(self.last_line(above), word + 1.0)
    }

    /// Whether a line continues a bullet with a marker.
    fn continues_bullet(&self, bullet: &Unit, line: &TextLine) -> bool {
        let marker = &self.lines[bullet.lines.start];
        let last = self.last_line(bullet);
        if bullet.text.is_empty() {
            // The marker has a line of its own.
            return last.page == line.page;
        }
        let hangs = line.indent - marker.indent;
        if hangs > HANGING * line.size {
            let is_second = bullet.lines.len() == 1;
            // A line deeper than those of the bullet is something else.
            let fits = is_second || line.indent - last.indent < DEEPER * line.size;
            return fits && self.rhythm.of(line).is_none_or(|step| step < NEXT_LINE);
        }
        hangs >= -HANGING * line.size && self.continues_flush(last, line)
    }

    /// Whether a line continues a bullet whose lines do not hang: only after a full line, or
    /// within a sentence.
    fn continues_flush(&self, last: &TextLine, line: &TextLine) -> bool {
        let step = self.rhythm.of(line);
        let tight = step.is_none_or(|step| step < VERY_TIGHT);
        let lower = line.text.starts_with(char::is_lowercase);
        // At the top of a page, a line in another style begins something.
        let alike = step.is_some() || line.lead.bold == last.style.bold;
        let full =
            || line.overflows(last, FULL) && !last.text.ends_with(['.', '!', '?', ';']);
        tight && alike && line.gaps.is_empty() && (lower || full())
    }
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
    fn a_bullet_includes_the_lines_that_hang_under_it() {
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
    fn a_marker_on_its_own_line_belongs_to_the_next() {
        let lines = [line("●", 10.0, None), line("text", 24.0, Some(0.5))];
        assert_eq!(read(&lines), [(true, "text".to_owned())]);
    }

    #[test]
    fn scripts_without_spaces_are_joined_without_one() {
        let mut text = "北京".to_owned();
        join(&mut text, "飞驰");
        join(&mut text, "Go");
        assert_eq!(text, "北京飞驰 Go");
    }
}
