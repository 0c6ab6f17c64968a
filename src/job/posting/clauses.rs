//! Divides a line of a posting into clauses, each with its demand: “Python required, Rust a plus”
//! has two.

use std::ops::Range;

use super::cues::{Cues, Part};
use super::demand::Demand;
use crate::data::postings;
use crate::job::plain::Plain;

/// The maximum number of clauses in a line.
const MAX_CLAUSES: usize = 120;

/// The clauses of a text, in bytes, each with its demand; `None` for what does not concern the
/// work. Later clauses take precedence over those they overlap.
pub(super) fn clauses(
    text: &str,
    part: Option<Part>,
    cues: &Cues,
) -> Vec<(Range<usize>, Option<Demand>)> {
    let mut found: Vec<(Range<usize>, Option<Demand>)> = Vec::new();
    // British forms mark each line: `SQL (E)`, `Python (D)`.
    let marked = match text.trim_end().get(text.trim_end().len().saturating_sub(3)..) {
        Some("(E)" | "[E]") => Some(Demand::Required),
        Some("(D)" | "[D]") => Some(Demand::Preferred),
        _ => None,
    };
    if marked.is_some() {
        return vec![(0..text.len(), marked)];
    }
    let mut spans = spans(text);
    if spans.len() > MAX_CLAUSES {
        // Nobody writes such a sentence; it is treated as one clause.
        spans = std::iter::once(0..text.len()).collect();
    }
    for (number, span) in spans.iter().cloned().enumerate() {
        // Brackets are clauses of their own.
        let inner = spans
            .iter()
            .skip(number + 1)
            .filter(|it| it.start > span.start && it.end <= span.end);
        let mut clause = text.get(span.clone()).unwrap_or_default().to_owned();
        for inner in inner {
            let blank = " ".repeat(inner.len());
            clause
                .replace_range(inner.start - span.start..inner.end - span.start, &blank);
        }
        let outer = found.iter().rev().find(|(it, _)| it.contains(&span.start));
        let outer = outer.map(|(_, demand)| *demand);
        let plain = Plain::of(&clause);
        let folded = plain.folded.as_str();
        if cues.boilerplate.is_in(folded) {
            found.push((span, None));
            continue;
        }
        let begin = span.start;
        // `not required` asks for nothing.
        let strong = cues.required_strong.first(folded).filter(|at| {
            let before = folded.get(..*at).unwrap_or_default().trim_end();
            !before.ends_with("not") && !before.ends_with("nicht")
        });
        let weak = || cues.required.is_in(folded);
        let describes = || cues.context.first(folded).is_some_and(|at| at < 12);
        let own = match part {
            _ if outer.is_some() && strong.is_none() => match outer.flatten() {
                Some(demand) => demand,
                None => continue,
            },
            Some(Part::Preferred) => Demand::Preferred,
            Some(Part::Required) => Demand::Required,
            Some(Part::Duties) | None if strong.is_some() => Demand::Required,
            None if !describes() && weak() => Demand::Required,
            _ => Demand::Context,
        };
        found.push((span.clone(), Some(own)));
        // Text after `ideally` is preferred, and so is text before `is a plus`.
        if cues.preferred_after.is_in(folded) {
            found.push((span.clone(), Some(Demand::Preferred)));
        } else if let Some(at) = cues.preferred_before.first(folded) {
            let at = begin + plain.original_at(at);
            found.push((at..span.end, Some(Demand::Preferred)));
        }
    }
    found
}

/// The clauses of a text: sentences, parts between semicolons and dashes, and brackets. Brackets come
/// after the clause around them.
fn spans(text: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut brackets = Vec::new();
    let mut begin = 0;
    let mut open = None;
    let bytes = text.as_bytes();
    for (at, c) in text.char_indices() {
        let next = bytes.get(at + c.len_utf8()).copied();
        match c {
            '(' => open = Some(at),
            ')' => {
                if let Some(open) = open.take() {
                    brackets.push(open..at);
                }
            }
            ';' | '–' | '—' | '!' | '?' if open.is_none() => {
                spans.push(begin..at);
                begin = at;
            }
            '.' if open.is_none() && matches!(next, None | Some(b' ')) => {
                let word = text.get(..at).and_then(|it| it.rsplit(' ').next());
                let short =
                    word.is_some_and(|word| postings().abbreviations.contains(word));
                if !short {
                    spans.push(begin..at);
                    begin = at;
                }
            }
            _ => {}
        }
    }
    spans.push(begin..text.len());
    spans.extend(brackets);
    spans
}
