//! The ways to cut a piece of a head into parts and to give these parts roles, with their scores.

use std::ops::Range;

use super::evidence::{Standing, features, is_capital};
use super::heads::Piece;
use super::print::Style;
use super::{lexicon, pieces, places};
use crate::data::{self, Odds, Role, Seam};

/// The maximum number of places at which a piece may be cut; the likeliest count.
const MAX_SEAMS: usize = 6;

/// The maximum number of cuts in a piece.
const MAX_CUTS: usize = 3;

/// The maximum length of a piece that is cut, in bytes.
const MAX_LENGTH: usize = 240;

/// The number of choices that are kept for a piece, of those with the same roles.
const KEPT: usize = 3;

/// The roles of a choice, as bits: title, organisation and place, and whether the organisation
/// comes before the title.
pub(super) const TITLE: u8 = 1;
pub(super) const ORGANISATION: u8 = 2;
pub(super) const PLACE: u8 = 4;
pub(super) const REVERSED: u8 = 8;

/// The number of sets of roles.
pub(super) const SETS: usize = 16;

/// The odds of a part without letters and figures.
const NOTHING: [f64; 4] = [-9.0, -9.0, -9.0, 0.0];

const ROLES: [Role; 4] = [Role::Title, Role::Organisation, Role::Place, Role::Other];

/// Where a part stands: in a head of how many lines, on which of them, in which piece of the line,
/// as which part of the piece.
pub(super) type Slot = [usize; 4];

/// Bold, italic, in capitals.
pub(super) type Look = (bool, bool, bool);

/// A part with a role.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cut {
    pub(super) range: Range<usize>,
    pub(super) role: Role,
    pub(super) slot: Slot,
    pub(super) look: Option<Look>,
}

/// A way to read a piece.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Choice {
    pub(super) cuts: Vec<Cut>,
    pub(super) roles: u8,
    pub(super) score: f64,
}

/// The best ways to read a piece of a head of so many lines, which is the first or not.
pub(super) fn choices(
    piece: &Piece,
    lines: usize,
    is_first: bool,
    odds: &Odds,
) -> Vec<Choice> {
    let text = &*piece.found.text;
    let seams = if text.len() > MAX_LENGTH { Vec::new() } else { seams(piece) };
    let is_place = places::is_only_place(text);
    let reader = Reader { piece, lines, is_first, is_place, odds };
    let mut out = Vec::new();
    for chosen in subsets(seams.len()) {
        let mut ranges = Vec::new();
        let (mut start, mut score) = (0, 0.0);
        let mut signs = vec![None];
        for (range, odds, sign) in chosen.iter().map(|at| &seams[*at]) {
            ranges.push(pieces::trimmed(text, start..range.start));
            start = range.end;
            score += odds;
            signs.push(Some(*sign));
        }
        ranges.push(pieces::trimmed(text, start..text.len()));
        if ranges.iter().any(Range::is_empty) && !chosen.is_empty() {
            continue;
        }
        let part = |(at, sign): (usize, Option<Seam>)| Part {
            range: ranges[at].clone(),
            sign,
            odds: reader.odds(&ranges, at),
        };
        let parts: Vec<Part> = signs.into_iter().enumerate().map(part).collect();
        reader.assign(&parts, &Choice { score, ..Choice::default() }, &mut out);
    }
    out.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept = [0; SETS];
    out.retain(|choice| {
        let count: &mut usize = &mut kept[usize::from(choice.roles)];
        *count += 1;
        *count <= KEPT
    });
    out
}

/// A part of a piece, the sign before it, and the odds of each role.
struct Part {
    range: Range<usize>,
    sign: Option<Seam>,
    odds: [f64; 4],
}

struct Reader<'p> {
    piece: &'p Piece,
    lines: usize,
    is_first: bool,
    is_place: bool,
    odds: &'p Odds,
}

impl Reader<'_> {
    /// The odds of each role for a part.
    fn odds(&self, ranges: &[Range<usize>], at: usize) -> [f64; 4] {
        let range = ranges[at].clone();
        let text = &self.piece.found.text[range.clone()];
        if !text.contains(char::is_alphanumeric) {
            return NOTHING;
        }
        let before = self.piece.found.text[..range.start].chars().next_back();
        let standing = Standing {
            cut: ranges.len() > 1,
            bracketed: matches!(before, Some('(' | '（' | '[')),
            first: self.is_first && at == 0,
            right: self.piece.at_right && ranges.len() == 1,
            dated: self.piece.dated && ranges.len() == 1,
            line: self.piece.line,
            style: self.style(range.start),
        };
        let seen = features(text, standing);
        ROLES.map(|role| {
            let Some(odds) = self.odds.get(&role) else { return 0.0 };
            seen.iter().filter_map(|feature| odds.get(feature)).sum()
        })
    }

    /// The style of a part, as far as it is known: up to the first change.
    fn style(&self, start: usize) -> Option<Style> {
        let changed = self.piece.turns.iter().any(|turn| *turn <= start && start > 0);
        self.piece.style.filter(|_| !changed)
    }

    /// Gives roles to the parts after those of `choice`.
    fn assign(&self, parts: &[Part], choice: &Choice, out: &mut Vec<Choice>) {
        let at = choice.cuts.len();
        let Some(Part { range, sign, odds }) = parts.get(at) else {
            // Cutting what has no role says nothing.
            if choice.roles > 0 || at == 1 {
                out.push(choice.clone());
            }
            return;
        };
        for (role, odds) in ROLES.into_iter().zip(odds) {
            let before = choice.cuts.last().map(|cut| cut.role);
            let again = role == Role::Other && before == Some(Role::Other);
            let Some(roles) = with(choice.roles, bits(role)).filter(|_| !again) else {
                continue;
            };
            let look = self.style(range.start).map(|style| {
                let text = &self.piece.found.text[range.clone()];
                (style.bold, style.italic, is_capital(text))
            });
            let slot = [self.lines, self.piece.line, self.piece.at, at];
            let mut cuts = choice.cuts.clone();
            cuts.push(Cut { range: range.clone(), role, slot, look });
            let all = data::heads();
            let after = match (before, role) {
                (Some(Role::Organisation), Role::Place) if *sign == Some(Seam::Word) => {
                    all.place_after_word
                }
                (Some(Role::Organisation), Role::Place) if self.is_place => {
                    all.place_after_organisation + all.cut_place
                }
                (Some(Role::Organisation), Role::Place) => all.place_after_organisation,
                (Some(Role::Organisation), Role::Title) if *sign == Some(Seam::Comma) => {
                    all.title_after_comma
                }
                _ => 0.0,
            };
            let next = Choice { cuts, roles, score: choice.score + odds + after };
            self.assign(parts, &next, out);
        }
    }
}

fn bits(role: Role) -> u8 {
    match role {
        Role::Title => TITLE,
        Role::Organisation => ORGANISATION | REVERSED,
        Role::Place => PLACE,
        Role::Other => 0,
    }
}

/// The roles so far with those of a further part or piece; `None` if one were there twice.
pub(super) fn with(roles: u8, more: u8) -> Option<u8> {
    let named = roles & (TITLE | ORGANISATION) != 0;
    let more = if named { more & !REVERSED } else { more };
    (roles & more & !REVERSED == 0).then_some(roles | more)
}

/// The sets of at most [`MAX_CUTS`] of so many seams.
fn subsets(count: usize) -> Vec<Vec<usize>> {
    let sets = (0_u32..1 << count.min(MAX_SEAMS))
        .map(|set| (0..count).filter(|at| set & (1 << at) != 0).collect::<Vec<usize>>());
    sets.filter(|set| set.len() <= MAX_CUTS).collect()
}

/// The places at which a piece may be cut, each with its odds.
fn seams(piece: &Piece) -> Vec<(Range<usize>, f64, Seam)> {
    let text = &*piece.found.text;
    let odds = |seam: Seam| data::heads().seams.get(&seam).copied().unwrap_or_default();
    let mut out: Vec<(Range<usize>, f64, Seam)> = Vec::new();
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if matches!(c, ')' | '）' | ']') {
            depth = depth.saturating_sub(1);
        }
        if depth == 0
            && let Some((length, seam)) = seam_at(text, at, c)
        {
            let end = at + length;
            let turn = piece.turns.iter().any(|turn| (at..=end).contains(turn));
            let turn = if turn { odds(Seam::Turn) } else { 0.0 };
            out.push((at..end, odds(seam) + turn, seam));
        }
        if matches!(c, '(' | '（' | '[') {
            depth += 1;
        }
    }
    for turn in piece.turns.iter().copied().filter(|turn| text.is_char_boundary(*turn)) {
        let beside =
            out.iter().any(|(range, ..)| (range.start..=range.end).contains(&turn));
        let spaced = text[..turn].ends_with(char::is_whitespace);
        if turn > 0 && turn < text.len() && spaced && !beside {
            out.push((turn..turn, odds(Seam::Turn), Seam::Turn));
        }
    }
    out.sort_by(|a, b| b.1.total_cmp(&a.1));
    out.truncate(MAX_SEAMS);
    out.sort_by_key(|(range, ..)| range.start);
    out
}

/// The sign or word that begins at a byte of the text and may separate two parts: its length and
/// kind.
fn seam_at(text: &str, at: usize, c: char) -> Option<(usize, Seam)> {
    let (before, rest) = (&text[..at], &text[at..]);
    if matches!(c, ',' | '、' | '，' | '،') {
        let after = &rest[c.len_utf8()..];
        let next = after.split([',', '(', '–', '-']).next().unwrap_or_default();
        let spaced = c != ',' || after.starts_with(char::is_whitespace);
        return (spaced && !lexicon::is_legal_form(next))
            .then_some((c.len_utf8(), Seam::Comma));
    }
    let word = rest.strip_prefix(' ')?;
    if word.starts_with(['(', '（', '[']) {
        // Only brackets around all that follows, up to the next sign.
        let close = word.find([')', '）', ']'])?;
        let after = word[close..].chars().skip(1).collect::<String>();
        let after = after.trim_start();
        let ends = after.is_empty() || after.starts_with([',', '–', '—', '-', '@']);
        return (ends && !before.is_empty()).then_some((1, Seam::Bracket));
    }
    if word.starts_with('@') {
        return Some((2, Seam::At));
    }
    for dash in ["– ", "— ", "- "] {
        if word.starts_with(dash) {
            return Some((1 + dash.len(), Seam::Dash));
        }
    }
    let mut words = data::reading().flat_map(|read| &read.before_employer);
    let found = words.find(|it| {
        word.strip_prefix(it.as_str()).is_some_and(|rest| rest.starts_with(' '))
    })?;
    Some((found.len() + 2, Seam::Word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_there_once_and_remember_which_name_is_first() {
        let organisation = bits(Role::Organisation);
        assert_eq!(with(TITLE, organisation), Some(TITLE | ORGANISATION));
        assert_eq!(with(organisation, TITLE), Some(TITLE | ORGANISATION | REVERSED));
        assert_eq!(with(PLACE, organisation), Some(PLACE | ORGANISATION | REVERSED));
        assert_eq!(with(TITLE, TITLE), None);
    }

    #[test]
    fn a_piece_is_cut_at_signs_outside_brackets_and_not_before_legal_forms() {
        let seams = |text: &str| seams(&Piece::plain(text)).len();
        assert_eq!(seams("Engineer, Birch (Bonn, Kiel)"), 2);
        assert_eq!(seams("Birch, Inc."), 0);
        assert_eq!(seams("Engineer at Birch – Bonn"), 2);
        assert_eq!(seams("Far-off hyphen"), 0);
    }
}
