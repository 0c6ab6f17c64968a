//! Tells headings from other lines, by their shape, their surroundings and their words.
//!
//! Each feature of a line has a number of points. A line that reaches [`ENOUGH`] is a heading; its
//! part is the one its words speak for most, or none: a heading nobody knows opens no part.

use super::cues::{Cues, Part};
use super::pieces::{BOLD, Line};
use crate::job::plain::fold;

/// The points that make a line a heading.
const ENOUGH: i32 = 10;

/// The points that make a line without known words a heading that ends benefits: there, nothing
/// but the end is lost by mistake.
const ENOUGH_TO_END: i32 = 8;

/// A line with what stands around it.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four independent properties")]
pub(super) struct Placed {
    pub(super) line: Line,
    /// Whether it begins a line of the file.
    pub(super) is_first: bool,
    /// Whether an empty line is above it, or nothing.
    pub(super) begins: bool,
    /// Whether text is right below it.
    pub(super) goes_on: bool,
    /// Whether a list is below it.
    pub(super) is_above_list: bool,
}

/// A line that is a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heading {
    /// The part it opens; `None` if no cue speaks for one.
    pub(super) part: Option<Part>,
    /// Whether a known phrase opens the part, not only a word.
    pub(super) is_sure: bool,
    pub(super) level: u8,
}

/// The heading a line is, if it is one. `terms` is the number of technical terms in it, and `part`
/// the one it stands in.
pub(super) fn judge(
    placed: &Placed,
    part: Option<Part>,
    terms: usize,
    cues: &Cues,
) -> Option<Heading> {
    let line = &placed.line;
    let folded = fold(&line.text);
    let found = cues.best(&folded);
    let points = shape(placed, terms, cues) + found.map_or(0, |(_, points)| points);
    let enough = match part {
        Some(Part::Benefits | Part::About) if found.is_none() => ENOUGH_TO_END,
        _ => ENOUGH,
    };
    (points >= enough).then_some(Heading {
        part: found.map(|(part, _)| part),
        is_sure: found.is_some_and(|(_, points)| points > Cues::WORD),
        level: line.level,
    })
}

/// How much a line looks like a heading, whatever its words say.
fn shape(placed: &Placed, terms: usize, cues: &Cues) -> i32 {
    let Placed { line, begins, goes_on, is_above_list, .. } = placed;
    let text = line.text.trim_end();
    let words = text.split(' ').count();
    let has_colon = text.ends_with(':');
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let is_capitals = letters().count() > 3 && letters().all(char::is_uppercase);
    let bare = text.trim_end_matches(':');
    let is_cut = text.ends_with(['.', ';', ',']) && !text.ends_with("...");
    let starts = cues.heading_starts.first(&fold(text)) == Some(0);
    let terms = i32::try_from(terms).unwrap_or(i32::MAX).min(2);
    let features = [
        (line.level < BOLD, 9),
        (line.level == BOLD, 6),
        (has_colon && words <= 10, 6),
        (words <= 4, 4),
        (words > 4 && words <= 7, 3),
        (words > 7 && words <= 10, 1),
        (words > 10 && !(*is_above_list && words <= 16), -8),
        (*begins, 2),
        (*is_above_list, 4),
        (*goes_on && !*is_above_list, 2),
        (text.ends_with('?') || text.ends_with("...") || text.ends_with('…'), 2),
        (is_capitals, 2),
        (line.is_bullet, -10),
        (line.is_inline && !has_colon, -12),
        (starts && words <= 10 && !is_cut, 2),
        (is_cut && *is_above_list && words <= 6, -2),
        (is_cut && !(*is_above_list && words <= 6), -8),
        (text.ends_with('!'), -1),
        (bare.matches(',').count() > 1, -4),
        (bare.contains([':', '|', '·', '@', '€', '$', '£']), -4),
        (terms > 0 && line.level > BOLD, -3 * terms),
    ];
    features.into_iter().filter(|(has, _)| *has).map(|(_, points)| points).sum()
}
