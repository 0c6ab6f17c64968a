//! Divides a posting into segments that say one thing each, each with its part of the posting.
//!
//! Postings are pasted, with bullets on one long line, headings in the middle of it and hard line
//! breaks. All of that is undone here.

use super::clauses::{Clause, clauses};
use super::cues::{Cues, Part};
use super::demand::Demand;
use super::headings::{Heading, Placed, judge};
use super::pieces::{BOLD, Line, bare, pieces, rejoined};
use crate::job::plain::fold;

/// A piece of a posting that says one thing.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four independent properties")]
pub(super) struct Segment {
    /// The text, on one line, without bullet and heading signs.
    pub(super) text: String,
    /// Its part of the posting; `None` before any known heading and under unknown ones.
    pub(super) part: Option<Part>,
    /// Whether it is a heading itself.
    pub(super) is_heading: bool,
    /// Whether it was marked as one: `#`, all bold, a colon at the end.
    pub(super) is_marked: bool,
    /// Whether a bullet came before it.
    pub(super) is_bullet: bool,
    /// Whether it is the title, the employer or a labelled fact, so that terms in it do not
    /// count.
    pub(super) is_fact: bool,
    /// Its clauses; later ones take precedence over those they overlap.
    clauses: Vec<Clause>,
}

impl Segment {
    /// Whether terms in it count.
    pub(super) fn says_something(&self) -> bool {
        !self.is_heading
            && !self.is_fact
            && !matches!(self.part, Some(Part::Benefits | Part::About))
    }

    /// The demand at a byte of the text; `None` if that does not concern the work.
    pub(super) fn demand(&self, at: usize) -> Option<Demand> {
        let found = self.clauses.iter().rev().find(|clause| clause.span.contains(&at));
        found.map_or(Some(Demand::Context), |clause| clause.demand)
    }
}

/// The maximum number of empty lines between a heading and its list.
const MOST_BLANK: usize = 4;

/// The maximum number of words in a label of a category: `Backend`, `Tools and methods`.
const LONGEST_LABEL: usize = 3;

/// Divides a posting into segments. `terms` counts the technical terms of a text.
pub(super) fn read(text: &str, terms: &dyn Fn(&str) -> usize) -> Vec<Segment> {
    let cues = Cues::get();
    let mut place = Section::default();
    let mut segments: Vec<Segment> = Vec::new();
    for placed in placed(&rejoined(text), cues) {
        place.at_line(&placed);
        let own = terms(&placed.line.text);
        let heading = judge(&placed, place.part, own, cues);
        // The first line is the title, or a sentence about it.
        let heading = heading.filter(|it| !segments.is_empty() || it.is_sure);
        match heading {
            Some(heading) => place.open(heading, &placed, segments.last()),
            None => place.is_inline |= placed.line.is_inline,
        }
        let Line { text, is_bullet, is_marked, .. } = placed.line;
        let is_heading = heading.is_some();
        let clauses = if is_heading {
            Vec::new()
        } else {
            clauses(&text, of(&text, is_bullet, place.part, cues), cues)
        };
        segments.push(Segment {
            text,
            part: place.part,
            is_heading,
            is_marked,
            is_bullet,
            is_fact: false,
            clauses,
        });
    }
    segments
}

/// The part of a line in a section: prose that begins with the work is not part of a list of
/// requirements.
fn of(text: &str, is_bullet: bool, part: Option<Part>, cues: &Cues) -> Option<Part> {
    let tells =
        !is_bullet && part.is_some() && cues.context.first(&fold(text)) == Some(0);
    if tells { Some(Part::Duties) } else { part }
}

/// The section a line stands in.
#[derive(Debug, Default)]
struct Section {
    part: Option<Part>,
    /// The level of the heading that opened it.
    level: u8,
    /// The section around one that a heading in the middle of a line opened.
    outer: Option<(Option<Part>, u8)>,
    /// Whether there was text behind that heading on its line.
    is_inline: bool,
}

impl Section {
    /// Ends a section that a heading in the middle of a line opened, at the next line that is no
    /// item of it.
    fn at_line(&mut self, placed: &Placed) {
        if placed.is_first
            && !placed.line.is_bullet
            && std::mem::take(&mut self.is_inline)
            && let Some((part, level)) = self.outer.take()
        {
            self.part = part;
            self.level = level;
        }
    }

    fn open(&mut self, heading: Heading, placed: &Placed, above: Option<&Segment>) {
        if self.outer.is_none() {
            self.outer = Some((self.part, self.level));
        }
        if placed.is_first && !self.is_inline {
            self.outer = Some((self.part, self.level));
        }
        let part = match heading.part {
            // `Essential skills`, and below it `To succeed you will have:`.
            Some(part) => match above.filter(|above| above.is_heading) {
                Some(above)
                    if !heading.is_sure
                        && part != Part::Preferred
                        && above.part.is_some() =>
                {
                    above.part
                }
                _ => Some(part),
            },
            None => self.under_unknown(heading, placed),
        };
        self.part = part;
        if heading.part.is_some() || part.is_none() {
            self.level = heading.level;
        }
    }

    /// The part under a heading that says nothing about its own: that of the heading above if this
    /// one is below it, or if it names a category of a list; none otherwise.
    fn under_unknown(&self, heading: Heading, placed: &Placed) -> Option<Part> {
        let is_deeper = heading.level > self.level && self.level > 0;
        let text = placed.line.text.trim_end_matches(':');
        let is_label = text.split(' ').count() <= LONGEST_LABEL && placed.is_above_list;
        match self.part {
            Some(Part::Benefits | Part::About) => {
                self.part.filter(|_| is_deeper && heading.level < BOLD)
            }
            part => part.filter(|_| is_deeper || is_label),
        }
    }
}

/// Every line, with what stands around it.
fn placed(lines: &[String], cues: &Cues) -> Vec<Placed> {
    let mut all = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| lines.get(before));
        let begins = before.is_none_or(|before| before.trim().is_empty());
        let goes_on = lines.get(at + 1).is_some_and(|next| !next.trim().is_empty());
        let mut after = lines.iter().skip(at + 1).take(MOST_BLANK);
        let after = after.find(|next| !next.trim().is_empty());
        let is_above_list =
            after.and_then(|next| bare(next, false)).is_some_and(|it| it.is_bullet);
        let pieces = pieces(line, cues);
        let last = pieces.len().saturating_sub(1);
        all.extend(pieces.into_iter().enumerate().map(|(number, line)| Placed {
            line,
            is_first: number == 0,
            begins: begins && number == 0,
            goes_on: goes_on || number < last,
            is_above_list: is_above_list && number == last,
        }));
    }
    all
}
