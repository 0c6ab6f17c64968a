//! Finds the lines that head a section. Words alone do not make a heading, since “Projects” may
//! also begin a sentence: a known heading must stand out – larger, bold, in capitals or apart –
//! and an unknown one must look like those that are known.

use std::collections::BTreeMap;

use super::heading_words::{Known, known, may_head};
use super::lines::{Rhythm, TextLine};
use super::parsed::Recognised;
use super::print::Style;
use super::thresholds::{APART, HEADING_STEP, LARGER, SAME_SIZE, SIZE_STEP};
use crate::document::{Lang, SectionKind};

/// The maximum number of headings whose looks are compared, which takes the square of it.
const MAX_COMPARED: usize = 64;

/// The size of running text, in pt, assumed for a page without letters.
const USUAL_SIZE: f64 = 10.0;

/// A heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heading {
    /// The index of its line.
    pub(super) line: usize,
    pub(super) kind: Option<SectionKind>,
    /// Whether contact details follow it.
    pub(super) contact: bool,
    pub(super) recognised: Recognised,
}

impl Heading {
    fn known(line: usize, known: &Known) -> Self {
        let Known { kind, recognised, .. } = *known;
        let contact = kind.is_none();
        let kind = kind.filter(|kind| *kind != SectionKind::Own);
        Self { line, kind, contact, recognised }
    }

    fn unknown(line: usize) -> Self {
        Self { line, kind: None, contact: false, recognised: Recognised::No }
    }
}

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Look {
    /// In pt.
    size: f64,
    capitals: bool,
    style: Style,
}

impl Look {
    fn of(line: &TextLine) -> Self {
        Self { size: line.size, capitals: in_capitals(&line.text), style: line.style }
    }

    fn is_like(self, other: Self) -> bool {
        (self.size - other.size).abs() < SAME_SIZE * self.size.max(other.size)
            && self.capitals == other.capitals
            && self.style == other.style
    }
}

/// Whether a text is written in capitals; never if its script has no case.
fn in_capitals(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && !text.chars().any(char::is_lowercase)
}

/// What the headings of a document have in common.
struct Usual {
    look: Look,
    /// The median step above a heading, in pt; `None` if all are at the top of a page.
    step: Option<f64>,
    /// The index of the first line with that look.
    first: usize,
    /// The size of running text, in pt.
    body: f64,
}

/// Finds the headings, in order.
pub(super) fn find(lines: &[TextLine], rhythm: Rhythm) -> Vec<Heading> {
    let body = body_size(lines);
    let candidates: BTreeMap<usize, &Known> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| may_head(&line.text) && stands_out(line, body, rhythm))
        .filter_map(|(at, line)| Some((at, known(&line.text)?)))
        .collect();
    let Some(usual) = Usual::of(lines, &candidates, body) else { return Vec::new() };
    let headings =
        lines.iter().enumerate().filter_map(|(at, line)| match candidates.get(&at) {
            Some(known) => usual.admits(at, line).then(|| Heading::known(at, known)),
            None => usual.suggests(at, line).then(|| Heading::unknown(at)),
        });
    headings.collect()
}

/// Whether a line stands out from running text.
fn stands_out(line: &TextLine, body: f64, rhythm: Rhythm) -> bool {
    let look = Look::of(line);
    let apart = || rhythm.of(line).is_none_or(|step| step > APART);
    look.capitals || look.style.bold || look.size > LARGER * body || apart()
}

impl Usual {
    fn of(
        lines: &[TextLine],
        candidates: &BTreeMap<usize, &Known>,
        body: f64,
    ) -> Option<Self> {
        let looks: Vec<Look> =
            candidates.keys().map(|at| Look::of(&lines[*at])).collect();
        let look = commonest(&looks)?;
        let mut steps: Vec<f64> =
            candidates.keys().filter_map(|at| lines[*at].step).collect();
        steps.sort_by(f64::total_cmp);
        let first = candidates.keys().zip(&looks).find(|(_, it)| it.is_like(look));
        Some(Self {
            look,
            step: steps.get(steps.len() / 2).copied(),
            first: first.map_or(usize::MAX, |(at, _)| *at),
            body,
        })
    }

    /// Whether a line with the words of a heading looks enough like one.
    fn admits(&self, at: usize, line: &TextLine) -> bool {
        let look = Look::of(line);
        let larger = look.size > self.look.size;
        let in_capitals = look.capitals && !self.look.capitals;
        look.is_like(self.look) || at > 0 && (larger || in_capitals)
    }

    /// Whether a line looks so much like a heading that it is one whatever its words.
    fn suggests(&self, at: usize, line: &TextLine) -> bool {
        let has_own_size = self.look.size > LARGER * self.body;
        let is_apart = || match (line.step, self.step) {
            (Some(step), Some(usual)) => step > HEADING_STEP * usual,
            // At the top of a page only a size of their own distinguishes headings.
            (None, _) => has_own_size,
            (Some(_), None) => false,
        };
        at > self.first
            && (self.look.capitals || has_own_size)
            && Look::of(line).is_like(self.look)
            && may_head(&line.text)
            && is_apart()
    }
}

/// The commonest look; of equally common ones the largest, since headings are larger than text.
fn commonest(looks: &[Look]) -> Option<Look> {
    let mut best: Option<(usize, Look)> = None;
    for look in looks.iter().take(MAX_COMPARED) {
        let votes = looks.iter().filter(|other| look.is_like(**other)).count();
        let better = best.is_none_or(|(most, of)| {
            votes > most || votes == most && look.size > of.size * (1.0 + SAME_SIZE)
        });
        if better {
            best = Some((votes, *look));
        }
    }
    best.map(|(_, look)| look)
}

/// The language of most headings; of equally frequent ones the first of [`Lang::all`].
pub(super) fn language(headings: &[Heading], lines: &[TextLine]) -> Option<Lang> {
    let mut votes: BTreeMap<Lang, usize> = BTreeMap::new();
    for heading in headings.iter().filter(|heading| heading.kind.is_some()) {
        let known = known(&lines[heading.line].text);
        for lang in known.iter().flat_map(|known| &known.langs) {
            *votes.entry(*lang).or_default() += 1;
        }
    }
    let most = votes.values().copied().max()?;
    Lang::all().find(|lang| votes.get(lang) == Some(&most))
}

/// The size of most letters, in pt.
pub(super) fn body_size(lines: &[TextLine]) -> f64 {
    let mut letters: BTreeMap<u64, usize> = BTreeMap::new();
    for line in lines {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes are positive and small"
        )]
        let size = (line.size / SIZE_STEP).round() as u64;
        *letters.entry(size).or_default() += line.text.len();
    }
    let most = letters.iter().max_by_key(|(_, count)| **count);
    #[expect(clippy::cast_precision_loss, reason = "a font size")]
    most.map_or(USUAL_SIZE, |(size, _)| *size as f64 * SIZE_STEP)
}

#[cfg(test)]
mod tests {
    use super::super::lines::tests::line;
    use super::*;

    fn sized(text: &str, size: f64, step: f64) -> TextLine {
        TextLine { size, ..line(text, 0.0, Some(step)) }
    }

    fn kinds(lines: &[TextLine]) -> Vec<(usize, Option<SectionKind>)> {
        let headings = find(lines, Rhythm { leading: 1.2 });
        headings.iter().map(|heading| (heading.line, heading.kind)).collect()
    }

    #[test]
    fn a_known_heading_in_another_look_is_not_a_heading() {
        let lines = [
            sized("Ada Quill", 24.0, 0.0),
            sized("Skills", 14.0, 30.0),
            sized("Languages", 10.0, 16.0),
            sized("Rust, Go and what else there is", 10.0, 12.0),
            sized("Experience", 14.0, 30.0),
            sized("Projects at Acme, an engineer's view of them", 10.0, 16.0),
        ];
        assert_eq!(
            kinds(&lines),
            [(1, Some(SectionKind::Skills)), (4, Some(SectionKind::Work))]
        );
    }

    #[test]
    fn a_line_that_looks_like_the_known_headings_is_a_heading() {
        let lines = [
            sized("Ada Quill", 24.0, 0.0),
            sized("EXPERIENCE", 10.0, 30.0),
            sized("IBM", 10.0, 16.0),
            sized("Wrote a compiler for a language nobody knew", 10.0, 12.0),
            sized("EXPEDITIONS", 10.0, 30.0),
            sized("To the pole, twice, and both times back again", 10.0, 12.0),
        ];
        assert_eq!(kinds(&lines), [(1, Some(SectionKind::Work)), (4, None)]);
    }
}
