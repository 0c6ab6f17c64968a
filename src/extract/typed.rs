//! A text that never was a page, as a typewriter would set it: so that what reads pages reads it, too.

use unicode_bidi::{BidiInfo, Level};

use super::extraction::{Extraction, PageInfo};
use super::faces::Face;
use super::glyphs::{Glyph, Painting, Unicode};
use crate::direction::Direction;
use crate::geom::{PageNumber, Pt};
use crate::text::is_unspaced;

/// The size of running text, in pt.
const SIZE: Pt = 10.0;

/// The sizes of headings in Markdown by their level, in pt.
const HEADINGS: [Pt; 3] = [18.0, 14.0, 12.0];

/// The advance of a letter, in em; ideographs have twice as much.
const ADVANCE: f64 = 0.5;

/// From line to line, in pt.
const LEADING: Pt = 12.0;

/// The margins at the sides, in pt.
const MARGIN: Pt = 50.0;

/// The margins at the top and bottom, as shares of the height: wide enough that no line is taken for
/// a running head.
const EDGE: f64 = 0.12;

/// The width of a tab, in letters.
const TAB: usize = 4;

/// This many spaces are a gap between columns, and not between words.
const GAP: usize = 3;

impl Extraction {
    /// A text as one page, line by line. A line that begins with `#` is a heading, as in Markdown.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let lines: Vec<TypedLine> = text.lines().map(TypedLine::of).collect();
        let widest = lines.iter().map(TypedLine::width).fold(0.0, f64::max);
        let width = widest + 2.0 * MARGIN;
        #[expect(clippy::cast_precision_loss, reason = "a number of lines is small")]
        let height = (lines.len() as f64 + 1.0) * LEADING / (1.0 - 2.0 * EDGE);
        let page = PageNumber::from_index(0);
        let mut y = EDGE * height;
        let mut glyphs = Vec::new();
        for (run, line) in (0..).zip(&lines) {
            y += LEADING;
            line.set(page, y, width, run, &mut glyphs);
        }
        let face = |bold| Face { name: None, bold, italic: false, drawn: false };
        Self {
            pages: vec![PageInfo { number: page, width, height, unit: 1.0 }],
            glyphs,
            faces: vec![face(false), face(true)],
            ..Self::default()
        }
    }
}

/// A line, as it is to be set.
struct TypedLine {
    /// Its letters in the order in which they are read.
    letters: Vec<char>,
    /// Where each begins, in em from the left.
    places: Vec<f64>,
    size: Pt,
    is_heading: bool,
    is_right: bool,
}

impl TypedLine {
    fn of(line: &str) -> Self {
        let line = line.trim_end().replace('\t', &" ".repeat(TAB));
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        let heading = line.get(level..).filter(|it| level > 0 && it.starts_with(' '));
        let size = heading.map_or(SIZE, |_| {
            HEADINGS.get(level - 1).or(HEADINGS.last()).copied().unwrap_or(SIZE)
        });
        let text = heading.map_or(&*line, str::trim);
        let is_right = Direction::of_most(text.chars()) == Direction::RightToLeft;
        let letters: Vec<char> = text.chars().collect();
        let places = places(text);
        Self { letters, places, size, is_heading: heading.is_some(), is_right }
    }

    fn width(&self) -> Pt {
        self.letters.iter().map(|c| advance(*c) * self.size).sum()
    }

    fn set(&self, page: PageNumber, y: Pt, width: Pt, run: u32, glyphs: &mut Vec<Glyph>) {
        let left = if self.is_right { width - MARGIN - self.width() } else { MARGIN };
        let runs = self.letters.chunk_by(|a, b| (*a == ' ') == (*b == ' '));
        let mut places = self.places.iter();
        for letters in runs {
            // Many spaces are a gap, in which nothing is set.
            let is_gap = letters.first() == Some(&' ') && letters.len() >= GAP;
            for (c, place) in letters.iter().zip(places.by_ref()) {
                if !is_gap && !c.is_control() {
                    let x = left + place * self.size;
                    glyphs.push(self.glyph(*c, page, [x, y], run));
                }
            }
        }
    }

    fn glyph(&self, c: char, page: PageNumber, [x, y]: [Pt; 2], run: u32) -> Glyph {
        Glyph {
            page,
            unicode: Unicode::Char(c),
            x,
            y,
            advance: advance(c) * self.size,
            size: self.size,
            direction: [1.0, 0.0],
            mcid: None,
            run,
            face: u16::from(self.is_heading),
            painting: Painting::Fill,
            opacity: 1.0,
            luminance: Some(0.0),
            artifact: false,
            clipped: false,
            on_page: true,
            distorted: false,
            actual: None,
            reversed: None,
        }
    }
}

/// The advance of a letter, in em. A mark stands over the letter before it.
fn advance(c: char) -> f64 {
    if is_unspaced(c) { 2.0 * ADVANCE } else { ADVANCE }
}

/// Where each letter of a line begins, in em from the left (UAX #9).
fn places(line: &str) -> Vec<f64> {
    let info = BidiInfo::new(line, None);
    let Some(paragraph) = info.paragraphs.first() else { return Vec::new() };
    let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
    let mut x = 0.0;
    let mut placed: Vec<(usize, f64)> = Vec::new();
    for run in runs {
        let is_right = levels.get(run.start).is_some_and(Level::is_rtl);
        let start = run.start;
        let letters = line.get(run).unwrap_or_default().char_indices();
        let mut place = |(at, c): (usize, char)| {
            placed.push((start + at, x));
            x += advance(c);
        };
        if is_right {
            letters.rev().for_each(&mut place);
        } else {
            letters.for_each(&mut place);
        }
    }
    placed.sort_by_key(|(at, _)| *at);
    placed.into_iter().map(|(_, x)| x).collect()
}

#[cfg(test)]
mod tests {
    use super::super::ReadingOrder;
    use super::*;

    #[test]
    fn a_text_reads_back_line_by_line() {
        let text = "# Oona Berg\nWeaver\n\n• Dyes wool\n  and spins\nNorth Mill     2019\n\
                    עברית ולועזית\n织布";
        let extraction = Extraction::of_text(text);
        let lines = extraction.lines(ReadingOrder::PageContent);
        let lines: Vec<&str> = lines.iter().map(|line| &*line.text).collect();
        let expected = [
            "Oona Berg",
            "Weaver",
            "• Dyes wool",
            "and spins",
            "North Mill 2019",
            "עברית ולועזית",
            "织布",
        ];
        assert_eq!(lines, expected);
        assert!(extraction.glyphs().first().is_some_and(|it| it.size > SIZE));
    }

    #[test]
    fn a_text_of_nothing_is_a_page_of_nothing() {
        assert!(Extraction::of_text("").glyphs().is_empty());
        assert!(Extraction::of_text("\n\u{7}\n").glyphs().is_empty());
    }
}
