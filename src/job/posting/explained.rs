//! A posting line by line, with what each was taken for: why a term counts, or does not.

use std::fmt::Write as _;

use super::cues::Part;
use super::demand::Demand;
use super::lines::Segment;
use super::terms::counting;
use super::{head, lines};
use crate::job::vocabulary::Vocabulary;

/// A line of a posting and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostingLine {
    /// The text, without the signs of a list or a heading.
    pub text: String,
    /// What it was taken for: `heading: required`, `benefits`, `fact`.
    pub class: String,
    /// The names of the terms in it that count, each with how much it is wanted.
    pub terms: Vec<(String, Demand)>,
}

/// The lines of a text, in its order.
pub(super) fn explained(
    text: &str,
    vocabulary: &Vocabulary,
    terms: &dyn Fn(&str) -> usize,
) -> Vec<PostingLine> {
    let mut lines = lines::read(text, terms);
    let head = head::read(&mut lines, &|name| vocabulary.named(name).is_some());
    let found = counting(&lines, head.company.as_deref(), vocabulary);
    let all = lines.into_iter().zip(found).map(|(line, hits)| {
        let counted = hits.into_iter().filter(|_| line.says_something());
        let terms = counted.filter_map(|hit| {
            Some((hit.term.name.clone(), line.demand(hit.span.start)?))
        });
        PostingLine { terms: terms.collect(), class: class(&line), text: line.text }
    });
    all.collect()
}

fn class(line: &Segment) -> String {
    let part = match line.part {
        Some(Part::Required) => "required",
        Some(Part::Preferred) => "preferred",
        Some(Part::Duties) => "the work",
        Some(Part::Benefits) => "left out: benefits, how to apply",
        Some(Part::About) => "left out: the employer",
        None => "no part",
    };
    match line {
        _ if line.is_fact => "fact".to_owned(),
        _ if line.is_heading => format!("heading: {part}"),
        _ => part.to_owned(),
    }
}

/// The lines as text for a terminal: the class of each, its text and its terms.
#[must_use]
pub fn explanation(lines: &[PostingLine]) -> String {
    let mut out = String::new();
    let mut class = "";
    for line in lines {
        if line.class != class {
            // Writing to a string cannot fail.
            _ = writeln!(out, "[{}]", line.class);
            class = &line.class;
        }
        _ = writeln!(out, "  {}", line.text);
        if !line.terms.is_empty() {
            let terms: Vec<String> = line
                .terms
                .iter()
                .map(|(name, demand)| format!("{name} ({})", demand.name()))
                .collect();
            _ = writeln!(out, "      = {}", terms.join(", "));
        }
    }
    let left_out = lines.iter().filter(|line| line.class.starts_with("left out")).count();
    _ = writeln!(out, "\n{left_out} of {} lines left out", lines.len());
    out
}
