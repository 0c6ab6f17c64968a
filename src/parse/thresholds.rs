//! Every number by which lines become headings, entries and fields.
//!
//! All were set by hand while the files in `tests/fixtures/pdfs` and this crate's own layouts were
//! read; `tests/suite/parse.rs` holds what they achieve on both. Where a constant names what it
//! lies between, that was seen in those files; the others are house rules. Steps are distances
//! from one line to the next, in units of the leading of running text.

// Lines.

/// The average width of a letter, in em, that hardly any text exceeds, East Asian text aside. A
/// line whose letters seem wider has gaps in it.
pub(super) const WIDE_LETTER: f64 = 0.65;

/// The assumed average width of a letter, in em, where only the number of letters is known.
pub(super) const USUAL_LETTER: f64 = 0.5;

/// A gap inside a line wider than this, in em, separates two fields. Above the widest gap of a
/// justified line, below the narrowest gap before a right-aligned date.
pub(super) const WIDE_GAP: f64 = 1.5;

/// How far a glyph may reach out of its line's bounds, in pt: rounding.
pub(super) const LINE_TOLERANCE: f64 = 0.1;

/// A line more than this, in em, above the top of the line before it jumps up the page.
pub(super) const JUMP_UP: f64 = 0.5;

/// Indents that differ by no more than this, in pt, belong to one column: bullets and the text
/// under them are indented by less, sidebars are wider.
pub(super) const SAME_COLUMN: f64 = 40.0;

/// Lines that begin no further apart than this, in pt, begin at one indent: rounding, and the sides
/// of letters.
pub(super) const SAME_MARGIN: f64 = 2.0;

/// The right margin is at most this many times the left one.
pub(super) const WIDER_MARGIN: f64 = 1.1;

/// Baselines that differ by less than this, in em of the smaller text, stand on one row.
pub(super) const SAME_ROW: f64 = 0.3;

/// A marker between two rows, and a date that is drawn apart from its row, are at most this far
/// from it, in em: rows of one entry are further apart.
pub(super) const NEAR_ROW: f64 = 0.7;

/// Rows at most this far from a date, in em, show whether a column is between it and a line.
pub(super) const BESIDE_ROW: f64 = 4.0;

/// Feet that differ by more than this, in em of the smaller text, are of lines one below the other.
pub(super) const LEVEL: f64 = 0.6;

/// Lines that share more than this of the width of the narrower one are in one column.
pub(super) const SHARED_WIDTH: f64 = 0.5;

/// The share of a page, at its top and bottom, where page numbers and running heads stand.
pub(super) const EDGE: f64 = 0.09;

/// A running head is at the same height on each page, to within this many pt.
pub(super) const SAME_HEIGHT: f64 = 2.0;

/// A marker drawn by itself stands at most this far before its text, in em.
pub(super) const MARKER_GAP: f64 = 4.0;

/// A marker may overlap its text by this much, in pt: rounding.
pub(super) const MARKER_OVERLAP: f64 = 1.0;

/// A line counts as full if the next word would not have fitted even with this much more room,
/// in em.
pub(super) const FULL: f64 = 0.2;

/// As [`FULL`], for lines that are known to be indented or centred, whose end is less certain.
pub(super) const ROUGHLY_FULL: f64 = 0.3;

/// As [`FULL`], for the lines of a head: a separator stays with the word before it, so more may
/// have been kept for the next line.
pub(super) const FULL_HEAD: f64 = 2.0;

// Leading.

/// The leading, in em, of a page that is too short to measure it.
pub(super) const USUAL_LEADING: f64 = 1.2;

/// The least step, in em, that can be a leading.
pub(super) const LEAST_LEADING: f64 = 0.9;

/// The greatest step, in em, that can be a leading.
pub(super) const GREATEST_LEADING: f64 = 2.2;

/// Steps, in em, that differ by less than this are the same leading: rounding of coordinates.
pub(super) const SAME_LEADING: f64 = 0.04;

/// A step below this continues a paragraph. Above rounding, below the least step after a head in
/// this crate's own layouts (1.06).
pub(super) const TIGHT: f64 = 1.05;

/// As [`TIGHT`], where nothing but the step tells a bullet's next line from the next paragraph.
pub(super) const VERY_TIGHT: f64 = 1.04;

/// A step below this may lead from a title with its date to the employer under it.
pub(super) const NEAR: f64 = 1.25;

/// A step below this may lead from a school with its dates to the degree under it, or the other way
/// round.
pub(super) const UNDER_DATE: f64 = 1.6;

/// A step below this may lead to the next line of a bullet: some writers space them out.
pub(super) const NEXT_LINE: f64 = 1.35;

// Headings.

/// Text this many times as large as running text stands out. Above rounding, below the smallest
/// heading size in use (11 pt over 10.5 pt).
pub(super) const LARGER: f64 = 1.04;

/// Text this many times as large as running text can hardly be anything else than a heading.
pub(super) const MUCH_LARGER: f64 = 1.2;

/// Luminances that differ by more than this are of different colours.
pub(super) const OTHER_TONE: f32 = 0.04;

/// A step above this sets a line apart from a paragraph.
pub(super) const APART: f64 = 1.15;

/// A step above this sets a line far apart.
pub(super) const FAR_APART: f64 = 1.5;

/// A heading has at least this much evidence: 2 for its words or 1 for some of them; 1 for each way
/// in which it stands out, 2 for its size, up to 1 for the space above; 2 for the usual look, or 1 for
/// each sign of a second class of headings. So a known word in the usual look needs nothing else,
/// and one in bold inside an entry is not enough.
pub(super) const HEADING_EVIDENCE: f64 = 4.0;

/// A drawing lower than this, in pt, is a rule.
pub(super) const THIN_RULE: f64 = 3.5;

/// A rule belongs to a line if it is at most this far below its foot, in em.
pub(super) const RULE_BELOW: f64 = 0.9;

/// A heading in the usual look stands at least at this share of the usual step of headings.
pub(super) const HEADING_STEP: f64 = 0.85;

/// Sizes that differ by less than this share of the greater are one size: small capitals and
/// rounding.
pub(super) const SAME_SIZE: f64 = 0.02;

/// Sizes, in pt, are counted in units of this.
pub(super) const SIZE_STEP: f64 = 0.25;

/// A name under a heading is at least this many times as large as running text.
pub(super) const LATE_NAME: f64 = 1.4;

/// A name under a heading is more than this many times as large as all text above it.
pub(super) const LATE_NAME_OVER_ABOVE: f64 = 1.1;

/// A line this many times as large as the smallest text may go on in a second line of the name.
pub(super) const LARGE_NAME: f64 = 1.25;

/// Sizes of a header's lines, in pt, that differ by less than this are one size.
pub(super) const SAME_HEADER_SIZE: f64 = 0.1;

// Bullets and entries.

/// A line indented by more than this, in em, hangs under the line above it.
pub(super) const HANGING: f64 = 0.4;

/// Text indented by more than this, in em, is a bullet if its section has no markers.
pub(super) const BULLET_INDENT: f64 = 1.2;

/// A line indented by more than this, in em, over the second line of a bullet is not part of it.
pub(super) const DEEPER: f64 = 2.0;

/// Steps that differ by no more than this are alike.
pub(super) const ALIKE: f64 = 0.03;

/// What a line in bold below a plain one adds to its step as the sign of a new entry.
pub(super) const BOLD_STEP: f64 = 0.5;

/// A step between two entries is more than this.
pub(super) const LEAST_GAP: f64 = 1.1;

/// A step between two entries is more than this many times the usual step inside an entry.
pub(super) const GAP_OVER_INSIDE: f64 = 1.05;

/// A step is a gap if it is at least this share of the least gap learned.
pub(super) const GAP_TOLERANCE: f64 = 0.97;

/// The top of a page counts as a step of this share of the gap: less than a gap that is seen.
pub(super) const PAGE_TOP: f64 = 0.98;

/// The top of a page counts as this step where no gap was learned.
pub(super) const PAGE_TOP_WITHOUT_GAP: f64 = 1.25;

/// Without dates, the widest steps separate entries if they are more than this many times the
/// narrowest.
pub(super) const CLEARLY_WIDER: f64 = 1.15;

/// Without dates, equal steps separate entries if they are more than this.
pub(super) const CLEARLY_WIDE: f64 = 1.45;

/// The share of equal steps that still counts as one of them.
pub(super) const WIDE_TOLERANCE: f64 = 0.95;

/// A step this many times the step above an employer's first role leads to another entry.
pub(super) const WIDER_THAN_ROLE: f64 = 1.08;

/// Sizes of a head's lines, in pt, that differ by less than this are one size.
pub(super) const SAME_HEAD_SIZE: f64 = 0.2;

/// A line of a head whose unused width is below this share of its width may be wrapped.
pub(super) const NEARLY_FULL: f64 = 0.35;
