//! Finds the lines that head a section, by evidence of three kinds: their words, how they stand out
//! from running text, and how they resemble the other headings. Words alone do not make a heading,
//! since “Projects” may also begin a sentence; an unknown one must look like those that are known.

use std::collections::{BTreeMap, BTreeSet};

use super::heading_words::{Known, Words, may_head, read};
use super::lines::{Rhythm, TextLine};
use super::looks::{Body, Look, commonest, ends_in_colon, space};
use super::parsed::Recognised;
use super::thresholds::{FAR_APART, HEADING_EVIDENCE, HEADING_STEP, LARGER, SAME_COLUMN};
use super::units::{found, join};
use crate::document::{Lang, SectionKind};

/// What is printed so often with the words of a heading heads a part of each entry.
const OFTEN: usize = 3;

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

/// A line with the words of a heading.
#[derive(Debug, Clone)]
struct Candidate {
    known: Known,
    words: Words,
    /// What speaks for it besides its likeness to others.
    evidence: f64,
}

impl Candidate {
    fn of(line: &TextLine, body: Body, rhythm: Rhythm) -> Option<Self> {
        if !may_head(&line.text) {
            return None;
        }
        let (known, words) = read(&line.text)?;
        let (type_, space) = (body.difference(line), space(line, rhythm));
        let stands_out = match words {
            Words::Wholly => type_ + space > 0.0,
            Words::Partly => type_ > 0.0,
        };
        let words_count = if words == Words::Wholly { 2.0 } else { 1.0 };
        let gap = if line.gaps.is_empty() { 0.0 } else { 1.0 };
        let evidence = words_count + type_ + space - gap;
        stands_out.then_some(Self { known, words, evidence })
    }
}

/// What the headings of a document have in common.
struct Usual {
    look: Look,
    /// Where they begin, in pt: the median.
    indent: f64,
    /// Whether most have a rule or a ground of their own.
    ruled: bool,
    /// Whether any ends in a colon.
    colon: bool,
    /// The median step above a heading, in pt; `None` if all are at the top of a page.
    step: Option<f64>,
    /// The index of the first line with that look.
    first: usize,
    /// The size of running text, in pt.
    body: f64,
    /// The sections that have a heading with that look.
    kinds: BTreeSet<SectionKind>,
}

/// Finds the headings, in order.
pub(super) fn find(lines: &[TextLine], rhythm: Rhythm) -> Vec<Heading> {
    let body = Body::of(lines);
    let candidates: BTreeMap<usize, Candidate> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Some((at, Candidate::of(line, body, rhythm)?)))
        // The first line is the name rather than a heading that is known by a word of it.
        .filter(|(at, one)| *at > 0 || one.words == Words::Wholly)
        .collect();
    // What is repeated inside entries, as `Achievements:` in each job, heads no section. A heading
    // may be repeated on the next page.
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for at in candidates.keys() {
        *counts.entry(lines[*at].text.trim()).or_default() += 1;
    }
    let count = |line: &TextLine| counts.get(line.text.trim()).copied().unwrap_or(0);
    let single: BTreeMap<usize, Candidate> = candidates
        .iter()
        .filter(|(at, _)| count(&lines[**at]) < OFTEN)
        .map(|(at, one)| (*at, one.clone()))
        .collect();
    let Some(usual) = Usual::of(lines, &single, body) else { return Vec::new() };
    let is_repeated = |line: &TextLine| {
        let count = count(line);
        count >= OFTEN || count > 1 && !Look::of(line).is_like(usual.look)
    };
    let mut headings: Vec<Heading> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match candidates.get(&at) {
            Some(one) if !is_repeated(line) && usual.admits(at, line, one) => {
                headings.push(Heading::known(at, &one.known));
            }
            Some(one) if one.words == Words::Wholly => {}
            // Right under a heading is the first entry of its section.
            _ if headings.last().is_some_and(|last| last.line + 1 == at) => {}
            _ if usual.suggests(at, line) => headings.push(Heading::unknown(at)),
            _ => {}
        }
    }
    headings
}

/// The lines with headings on two lines joined: `PROFESSIONAL / EXPERIENCE` in a narrow column.
pub(super) fn joined(lines: Vec<TextLine>, rhythm: Rhythm) -> Vec<TextLine> {
    let body = Body::of(&lines);
    let mut out: Vec<TextLine> = Vec::with_capacity(lines.len());
    for line in lines {
        let halves = out.last().filter(|above| {
            let whole = format!("{} {}", above.text, line.text);
            rhythm.of(&line).is_some_and(|step| step <= FAR_APART)
                && body.difference(&line) > 0.0
                && above.gaps.is_empty()
                && line.gaps.is_empty()
                && Look::of(above).is_like(Look::of(&line))
                && (above.indent - line.indent).abs() < SAME_COLUMN
                && may_head(&whole)
                && matches!(read(&whole), Some((_, Words::Wholly)))
        });
        if halves.is_some()
            && let Some(mut above) = out.pop()
        {
            let place = found("", &[above.clone(), line.clone()]);
            join(&mut above.text, &line.text);
            above.rect = place.rect;
            above.slack = line.slack;
            out.push(above);
        } else {
            out.push(line);
        }
    }
    out
}

impl Usual {
    fn of(
        lines: &[TextLine],
        candidates: &BTreeMap<usize, Candidate>,
        body: Body,
    ) -> Option<Self> {
        let whole = candidates.values().any(|one| one.words == Words::Wholly);
        let of_all: Vec<(usize, &Candidate)> = candidates
            .iter()
            .filter(|(_, one)| !whole || one.words == Words::Wholly)
            .map(|(at, one)| (*at, one))
            .collect();
        let looks: Vec<Look> =
            of_all.iter().map(|(at, _)| Look::of(&lines[*at])).collect();
        let look = commonest(&looks)?;
        let mut steps: Vec<f64> =
            of_all.iter().filter_map(|(at, _)| lines[*at].step).collect();
        steps.sort_by(f64::total_cmp);
        let alike: Vec<(usize, &Candidate)> = of_all
            .into_iter()
            .zip(&looks)
            .filter(|(_, it)| it.is_like(look))
            .map(|(one, _)| one)
            .collect();
        let mut indents: Vec<f64> =
            alike.iter().map(|(at, _)| lines[*at].indent).collect();
        indents.sort_by(f64::total_cmp);
        let ruled = alike.iter().filter(|(at, _)| lines[*at].ruled).count();
        Some(Self {
            look,
            indent: indents.get(indents.len() / 2).copied().unwrap_or(0.0),
            ruled: ruled * 2 > alike.len(),
            colon: alike.iter().any(|(at, _)| ends_in_colon(&lines[*at])),
            step: steps.get(steps.len() / 2).copied(),
            first: alike.first().map_or(usize::MAX, |(at, _)| *at),
            body: body.size,
            kinds: alike.iter().filter_map(|(_, one)| one.known.kind).collect(),
        })
    }

    /// Whether all that speaks for a line with the words of a heading is enough.
    fn admits(&self, at: usize, line: &TextLine, one: &Candidate) -> bool {
        let look = Look::of(line);
        let likeness = if look.is_like(self.look) {
            2.0
        } else {
            let over = look.size > self.look.size || look.capitals && !self.look.capitals;
            let beside = (line.indent - self.indent).abs() > SAME_COLUMN;
            let signs = [at > 0 && over, beside];
            let signs =
                signs.into_iter().filter(|sign| *sign).fold(0.0, |sum, _| sum + 1.0);
            // A label with a colon is part of an entry where headings have none.
            let label = !self.colon && ends_in_colon(line);
            let signs = if label { signs - 2.0 } else { signs };
            // A section has one heading: that of a group of skills may be another's as well.
            match one.known.kind {
                Some(kind) if self.kinds.contains(&kind) => signs - 1.0,
                Some(_) => signs + 1.0,
                None => signs,
            }
        };
        one.evidence + likeness >= HEADING_EVIDENCE
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
            && (self.look.capitals || has_own_size || self.ruled && line.ruled)
            && Look::of(line).is_like(self.look)
            && may_head(&line.text)
            && is_apart()
    }
}

/// The language of most headings; of equally frequent ones the first of [`Lang::all`].
pub(super) fn language(headings: &[Heading], lines: &[TextLine]) -> Option<Lang> {
    let mut votes: BTreeMap<Lang, usize> = BTreeMap::new();
    for heading in headings.iter().filter(|heading| heading.kind.is_some()) {
        let known = read(&lines[heading.line].text);
        for lang in known.iter().flat_map(|(known, _)| &known.langs) {
            *votes.entry(*lang).or_default() += 1;
        }
    }
    let most = votes.values().copied().max()?;
    Lang::all().find(|lang| votes.get(lang) == Some(&most))
}

#[cfg(test)]
mod tests {
    use super::super::lines::tests::line;
    use super::super::print::Style;
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
    fn what_is_repeated_inside_entries_is_not_a_heading() {
        let bold = |text: &str| TextLine {
            style: Style { bold: true, italic: false },
            ..sized(text, 10.0, 16.0)
        };
        let lines = [
            sized("Ada Quill", 24.0, 0.0),
            sized("Experience", 14.0, 30.0),
            sized("Wrote a compiler for a language nobody knew", 10.0, 12.0),
            bold("Achievements"),
            sized("Wrote a second compiler for the same language", 10.0, 12.0),
            bold("Achievements"),
            sized("Wrote a third compiler, for no language at all", 10.0, 12.0),
            sized("Education", 14.0, 30.0),
        ];
        assert_eq!(
            kinds(&lines),
            [(1, Some(SectionKind::Work)), (7, Some(SectionKind::Education))]
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
