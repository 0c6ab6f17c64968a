//! Seams: places where readers of runs lose a space.
//!
//! Some readers take the text of each run of glyphs as one item, drop the spaces at its ends, and
//! put one back only where the gap between two items is at least as wide as a letter. A word gap
//! is narrower. So two words on a line fuse if the border of two runs lies between them.

use super::clusters::Joint;
use super::extraction::Extraction;
use super::glyphs::Glyph;
use super::lines::Draft;
use crate::geom::PageNumber;
use crate::text;

/// A border between two runs where readers of runs lose the space between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seam {
    /// The page, 1-based.
    pub page: PageNumber,
    /// How many words come before it, in page content order.
    pub words: usize,
    /// The face of the word before it, as an index into [`Extraction::faces`].
    pub before: u16,
    /// The face of the word after it.
    pub after: u16,
    /// The face of the space between them; `None` if it is a gap without a glyph.
    pub space: Option<u16>,
}

impl Extraction {
    /// Every seam, in page content order.
    #[must_use]
    pub fn seams(&self) -> Vec<Seam> {
        let letter = self.average_letter();
        let mut seams = Vec::new();
        // The words of finished lines, and the text of the current one.
        let (mut words, mut line) = (0, String::new());
        let draft = Draft::default();
        let mut previous: Option<&Glyph> = None;
        // The last glyph of the line with ink.
        let mut inked: Option<&Glyph> = None;
        let mut space: Option<u16> = None;
        for glyph in self.glyphs() {
            match previous.map_or(Joint::Adjacent, |before| draft.joint(before, glyph)) {
                Joint::Adjacent => {}
                Joint::Space => line.push(' '),
                Joint::Back | Joint::Break => {
                    words += text::words(&line).count();
                    line.clear();
                    inked = None;
                }
            }
            previous = Some(glyph);
            if glyph.unicode.is_whitespace() {
                line.push(' ');
                space = Some(glyph.face);
                continue;
            }
            if let Some(before) = inked
                && before.run != glyph.run
                && line.ends_with(' ')
                && gap(before, glyph) < letter
            {
                seams.push(Seam {
                    page: glyph.page,
                    words: words + text::words(&line).count(),
                    before: before.face,
                    after: glyph.face,
                    space,
                });
            }
            space = None;
            line.push_str(&glyph.unicode.to_string());
            inked = Some(glyph);
        }
        seams
    }

    /// The average advance of the glyphs that are as high as most, in pt.
    fn average_letter(&self) -> f64 {
        // One glyph that fills a gap must not count as a letter.
        let letters = self.glyphs().iter().filter(|it| it.advance < 2.0 * it.size);
        let (count, sum) = letters
            .filter(|glyph| !glyph.unicode.is_whitespace())
            .fold((0.0, 0.0), |(count, sum), it| (count + 1.0, sum + it.advance));
        if count > 0.0 { sum / count } else { 0.0 }
    }
}

/// Between one glyph and the next, along the line and in whichever direction it is written, in pt.
fn gap(before: &Glyph, glyph: &Glyph) -> f64 {
    let [ux, uy] = glyph.direction;
    let step = (glyph.x - before.x) * ux + (glyph.y - before.y) * uy;
    (step - before.advance).max(-step - glyph.advance)
}
