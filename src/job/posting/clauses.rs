//! Divides a line of a posting into clauses, each with its demand: “Python required, Rust a plus”
//! has two.

use std::ops::Range;

use super::cues::{Cues, Part};
use super::demand::Demand;
use super::phrases::Phrases;
use crate::data::postings;
use crate::job::plain::Plain;

/// The number of words within which a number at the beginning is one of years.
const YEARS_WITHIN: usize = 4;

/// The maximum number of clauses in a line.
const MAX_CLAUSES: usize = 120;

/// The maximum number of bytes before a cue at the beginning of an item: `Very good `.
const BEGINNING: usize = 12;

/// A part of a line with a demand of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Its place, in bytes.
    pub(super) span: Range<usize>,
    /// How much its terms are wanted; `None` if it does not concern the work.
    pub(super) demand: Option<Demand>,
}

/// The clauses of a text. Later ones take precedence over those they overlap.
pub(super) fn clauses(text: &str, part: Option<Part>, cues: &Cues) -> Vec<Clause> {
    let mut found: Vec<Clause> = Vec::new();
    // British forms mark each line: `SQL (E)`, `Python (D)`.
    let marked = match text.trim_end().get(text.trim_end().len().saturating_sub(3)..) {
        Some("(E)" | "[E]") => Some(Demand::Required),
        Some("(D)" | "[D]") => Some(Demand::Preferred),
        _ => None,
    };
    if marked.is_some() {
        return vec![Clause { span: 0..text.len(), demand: marked }];
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
        let outer = found.iter().rev().find(|it| it.span.contains(&span.start));
        let is_inner = outer.is_some();
        let outer = outer.and_then(|it| it.demand);
        let plain = Plain::of(&clause);
        let demand = demand(&plain.folded, part, (is_inner, outer), cues);
        let begin = span.start;
        match demand {
            Some(Judged::Nothing) => found.push(Clause { span, demand: None }),
            None => {}
            Some(Judged::Demand(own)) => {
                found.push(Clause { span: span.clone(), demand: Some(own) });
                // Text after `ideally` is preferred, and so is text before `is a plus`.
                let folded = plain.folded.as_str();
                let is_negated = cues.not_needed.is_in(folded);
                let preferred = if is_negated {
                    None
                } else if cues.preferred_after.is_in(folded) {
                    // In brackets before a colon it is about the rest: `Extras (optional): Go`.
                    let rest = text.get(span.end..).unwrap_or_default();
                    let is_label = is_inner && rest.starts_with("):");
                    Some(if is_label { begin..text.len() } else { span })
                } else {
                    let at = cues.preferred_before.first(folded);
                    at.map(|at| begin + plain.original_at(at)..span.end)
                };
                found.extend(
                    preferred
                        .map(|span| Clause { span, demand: Some(Demand::Preferred) }),
                );
            }
        }
    }
    found
}

/// What a clause says about its terms.
enum Judged {
    /// It does not concern the work, or says that they are not needed.
    Nothing,
    Demand(Demand),
}

/// What a clause says about its terms; `None` if the clause around it decides: whether
/// there is one, and its demand.
fn demand(
    folded: &str,
    part: Option<Part>,
    (is_inner, outer): (bool, Option<Demand>),
    cues: &Cues,
) -> Option<Judged> {
    if cues.boilerplate.is_in(folded) || is_negated(folded, cues) {
        return Some(Judged::Nothing);
    }
    // `not required` asks for nothing.
    let is_strong = cues.required_strong.first(folded).is_some_and(|at| {
        let before = folded.get(..at).unwrap_or_default().trim_end();
        !postings().denials.iter().any(|no| {
            before
                .strip_suffix(&**no)
                .is_some_and(|it| !it.ends_with(char::is_alphanumeric))
        })
    });
    let is_early =
        |phrases: &Phrases| phrases.first(folded).is_some_and(|at| at < BEGINNING);
    let asks =
        || is_early(&cues.starts) && !is_early(&cues.context) || asks_years(folded);
    let demand = match part {
        _ if is_inner && !is_strong => return outer.map(Judged::Demand),
        Some(Part::Preferred) => Demand::Preferred,
        Some(Part::Required) => Demand::Required,
        Some(Part::Duties) | None if is_strong => Demand::Required,
        Some(Part::Duties) if asks() => Demand::Required,
        None if asks() || !is_early(&cues.context) && cues.required.is_in(folded) => {
            Demand::Required
        }
        _ => Demand::Context,
    };
    Some(Judged::Demand(demand))
}

/// Whether a clause says that its terms are not needed, and not that they would be welcome.
fn is_negated(folded: &str, cues: &Cues) -> bool {
    let is_welcome =
        || cues.preferred_after.is_in(folded) || cues.preferred_before.is_in(folded);
    if cues.not_needed.is_in(folded) {
        return !is_welcome();
    }
    let Some(at) = cues.negations.first(folded).filter(|at| *at < BEGINNING) else {
        return false;
    };
    folded.get(at..).is_some_and(|rest| cues.needed.is_in(rest)) && !is_welcome()
}

/// Whether a clause begins with years of something: `3+ years in Java`.
fn asks_years(folded: &str) -> bool {
    let begin = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut words = begin.split(' ').take(YEARS_WITHIN);
    begin.starts_with(|c: char| c.is_ascii_digit())
        && words.any(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            postings().years.words.contains(word)
        })
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
