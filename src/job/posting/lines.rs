//! Divides a posting into segments that say one thing each, each with its part of the posting.
//!
//! Postings are pasted, with bullets on one long line, headings in the middle of it and hard line
//! breaks. All of that is undone here.

use std::ops::Range;

use super::clauses::clauses;
use super::cues::{Cues, Part};
use super::demand::Demand;
use super::pieces::{Line, bare, pieces, rejoined};
use crate::data::postings;
use crate::job::plain::fold;

/// The maximum number of words in a heading that is recognised by single words.
const LONGEST_NEW_HEADING: usize = 10;

/// The maximum number of words in a heading without a sign of one.
const LONGEST_BARE_HEADING: usize = 7;

/// A piece of a posting that says one thing.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four independent properties")]
pub(super) struct Segment {
    /// The text, on one line, without bullet and heading signs.
    pub(super) text: String,
    /// Its part of the posting; `None` before any known heading.
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
    /// Its clauses, in bytes of `text`, each with its demand; `None` for what does not concern the
    /// work.
    clauses: Vec<(Range<usize>, Option<Demand>)>,
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
        let found = self.clauses.iter().rev().find(|(span, _)| span.contains(&at));
        found.map_or(Some(Demand::Context), |(_, demand)| *demand)
    }
}

/// The maximum number of empty lines between a heading and its list.
const MOST_BLANK: usize = 4;

/// Divides a posting into segments.
///
/// An unknown heading is recognised by its position: postings describe the work, then what is
/// required, then what is preferred, then what is offered. `terms` counts the technical terms of
/// a text.
pub(super) fn read(text: &str, terms: &dyn Fn(&str) -> usize) -> Vec<Segment> {
    let cues = Cues::get();
    let mut part = None;
    let mut seen = Seen::default();
    let mut segments: Vec<Segment> = Vec::new();
    let all = opened(&rejoined(text), cues);
    for (at, (line, opens)) in all.iter().enumerate() {
        let Line { text, is_bullet, is_marked } = line;
        let folded = fold(text);
        let words = text.split(' ').count();
        let ends = text.ends_with(['.', ',', ';', '!']);
        let may_be = *is_marked || !is_bullet && !ends && words <= LONGEST_BARE_HEADING;
        let may_be_new = !segments.is_empty()
            && !is_bullet
            && !ends
            && words <= LONGEST_NEW_HEADING
            && text.matches(',').count() < 2
            && (*is_marked || *opens && !text.contains([':', '|', '·']));
        let mut found = may_be.then(|| cues.known(&folded)).flatten();
        // `Essential skills`, and below it `To succeed you will have:`.
        let above = segments.last().filter(|above| above.is_heading);
        let above = above.and_then(|above| above.part).filter(|_| segments.len() > 1);
        if found.is_none() && may_be_new {
            found = cues.part_by_words(&folded).map(|part| match above {
                Some(above) if part != Part::Preferred => above,
                _ => seen.doubt(part, &folded),
            });
        }
        if found.is_none() && may_be {
            found = cues.part(&folded, *is_marked);
        }
        if found.is_none() && may_be_new && terms(text) == 0 {
            let below = all.iter().skip(at + 1).take_while(|(line, opens)| {
                !line.is_marked && (!*opens || line.is_bullet)
            });
            let below: usize = below.map(|(line, _)| terms(&line.text)).sum();
            found = Some(above.unwrap_or_else(|| seen.next(below)));
        }
        let is_heading = found.is_some() || *is_marked && !segments.is_empty();
        if let Some(found) = found {
            part = Some(found);
        } else if !is_heading && terms(text) > 0 {
            seen.note(part);
        }
        // Prose that begins with the work is not part of a list of requirements.
        let tells =
            !is_bullet && part.is_some() && cues.context.first(&folded) == Some(0);
        let of = if tells { Some(Part::Duties) } else { part };
        let clauses = if is_heading { Vec::new() } else { clauses(text, of, cues) };
        segments.push(Segment {
            text: text.clone(),
            part,
            is_heading,
            is_marked: *is_marked,
            is_bullet: *is_bullet,
            is_fact: false,
            clauses,
        });
    }
    segments
}

/// The parts with terms seen so far.
#[derive(Debug, Default)]
struct Seen {
    duties: bool,
    required: bool,
    preferred: bool,
}

impl Seen {
    fn note(&mut self, part: Option<Part>) {
        match part {
            Some(Part::Duties) => self.duties = true,
            Some(Part::Required) => self.required = true,
            Some(Part::Preferred) => self.preferred = true,
            _ => {}
        }
    }

    /// The part of a heading with a word of `part`, given the parts before: after the required one
    /// comes the preferred one, unless the heading says outright that it is required.
    fn doubt(&self, part: Part, folded: &str) -> Part {
        let is_late = self.required && !self.preferred && self.duties;
        let mut outright = postings().required_outright.iter();
        let is_plain = outright.any(|word| folded.contains(word.as_str()));
        match part {
            Part::Required if is_late && !is_plain => Part::Preferred,
            part => part,
        }
    }

    /// The part that comes next, if it has so many terms.
    fn next(&self, terms: usize) -> Part {
        match self {
            _ if terms == 0 => {
                if self.required {
                    Part::Benefits
                } else {
                    Part::Duties
                }
            }
            Self { preferred: true, .. } => Part::Benefits,
            Self { required: true, .. } => Part::Preferred,
            Self { duties: true, .. } => Part::Required,
            _ => Part::Duties,
        }
    }
}

/// Every line, and whether it begins a block of lines or comes before a list.
fn opened(lines: &[String], cues: &Cues) -> Vec<(Line, bool)> {
    let mut all = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let pieces = pieces(line, cues);
        let before = at.checked_sub(1).and_then(|before| lines.get(before));
        let begins = before.is_none_or(|before| before.trim().is_empty());
        let goes_on = lines.get(at + 1).is_some_and(|next| !next.trim().is_empty());
        let mut after = lines.iter().skip(at + 1).take(MOST_BLANK);
        let after = after.find(|next| !next.trim().is_empty());
        let is_above_list =
            after.and_then(|next| bare(next, false)).is_some_and(|it| it.is_bullet);
        let opens = pieces.len() == 1 && (begins && goes_on || is_above_list);
        all.extend(pieces.into_iter().map(|piece| (piece, opens)));
    }
    all
}
