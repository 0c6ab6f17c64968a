//! The distances by which glyphs become words, lines, paragraphs and boxes.
//!
//! Unless a constant says otherwise it is in em of the text it is about. Those of box order are
//! the published defaults of the layout analysis that it stands for; the others were chosen
//! against the PDFs in `tests/fixtures/pdfs` and the typefaces this crate ships with.

/// A baseline that moves further than this starts another line, unless it is to a superscript and
/// back. Drop caps move less, the tightest leading moves more.
pub(super) const LINE_SHIFT: f64 = 0.3;

/// A glyph at most this many times as large as the one beside it may be raised or lowered: a
/// superscript. Word makes them 0.65, CSS 0.83, TeX 0.7 times as large.
pub(super) const SCRIPT_SIZE: f64 = 0.85;

/// How far a superscript is raised at most, in em of the text beside it. Word raises by 0.33, TeX
/// by up to 0.41.
pub(super) const SCRIPT_SHIFT: f64 = 0.5;

/// How far a superscript stands from the text beside it at most, in em of that text: a space.
pub(super) const SCRIPT_GAP: f64 = 0.6;

/// A glyph is drawn twice if the same glyph is drawn again no further away than this. poppler takes
/// 0.1 along the line. Double letters are further apart, and be it two dots.
pub(super) const DOUBLED: f64 = 0.1;

/// A wider gap is a space between words, as in poppler and pdfminer. TeX writes no space glyphs
/// and shrinks the gaps of a justified line to less than 0.15; kerning stays below 0.1, and
/// readers split words whose letters are spaced wider than that.
pub(super) const WORD_GAP: f64 = 0.1;

/// A longer step back starts another line. Kerning, and accents set over their letters, step
/// back less.
pub(super) const BACKWARD_JUMP: f64 = 1.0;

/// Baselines further apart than this belong to separate paragraphs. House rule: between the
/// widest usual leading (1.5) and a blank line (2).
pub(super) const PARAGRAPH_GAP: f64 = 1.7;

/// The cosine of the greatest angle between two glyphs of one line, about two degrees. House
/// rule: no writer of text turns it by less.
pub(super) const SAME_DIRECTION: f64 = 0.9994;

/// In visual order, runs whose baselines differ by no more than this, in em of the smaller,
/// stand on one line. House rule: above [`LINE_SHIFT`], since two runs may be of different sizes.
pub(super) const SAME_BASELINE: f64 = 0.4;

/// How far below the baseline a glyph is assumed to reach. Text fonts declare 0.2 to 0.25; the
/// interpreter does not report which.
pub(super) const DESCENT: f64 = 0.22;

/// How far the middle of an accent may stand outside its letter, in em of the letter: the accent
/// of a slanted letter stands to the right of it. Measured on files written by TeX.
pub(super) const ACCENT_OVERHANG: f64 = 0.15;

/// How far the second of an accent and its letter steps back at least, in widths of the accent.
/// House rule: signs that follow one another touch at most.
pub(super) const ACCENT_STEP_BACK: f64 = 0.3;

/// Box order: two characters share a line if they overlap by more than this share of the lower
/// one's height.
pub(super) const LINE_OVERLAP: f64 = 0.5;

/// Box order: a gap of this many times the wider character's width splits a line.
pub(super) const CHAR_MARGIN: f64 = 2.0;

/// Box order: a gap of this share of a character's width or height, whichever is more, is a
/// space.
pub(super) const WORD_MARGIN: f64 = 0.1;

/// Box order: lines share a box if they are no further apart, differ in height by no more and
/// are aligned as well as this share of their height.
pub(super) const LINE_MARGIN: f64 = 0.5;

/// Box order: the weight of the vertical position against the horizontal one, from -1 (only the
/// left edge counts) to 1 (only the height counts).
pub(super) const BOXES_FLOW: f64 = 0.5;
