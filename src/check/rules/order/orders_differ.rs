//! L02: the reading orders agree.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::{Line, ReadingOrder};
use crate::parse::section_named;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L02", "orders-differ"),
    severity: Severity::Error,
    summary: "The order of the text in the file differs from that on the page.",
    checks: "Whether the text in content order agrees with the text in visual order.",
    why: "Some readers follow the file, others the page. Where the two differ, one of \
          them reads a bullet under the wrong job.",
    example: "A text box that is drawn last but placed at the top.",
    fix: "Set everything in one column, from top to bottom; `vitae extract --compare` \
          shows both orders side by side.",
    evidence: &[
        Evidence(
            Grade::Measured,
            "two columns, placed boxes: readers give different orders",
        ),
        Evidence(Grade::Peer, "jsk-resume and glassbox compare two extractions"),
    ],
    detect: Detector(detect),
};

/// Lines that begin with the same characters, as many as this, count as the same line.
const BEGINNING: usize = 48;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let written = subject.lines(ReadingOrder::PageContent);
    let seen = places(subject.lines(ReadingOrder::Visual));
    let matched: Vec<(usize, &Line)> = written
        .iter()
        .filter_map(|line| Some((*seen.get(&beginning(line))?.as_ref()?, line)))
        .collect();
    let kept =
        longest_increase(&matched.iter().map(|(place, _)| *place).collect::<Vec<_>>());
    let moved: Vec<&Line> = matched
        .iter()
        .enumerate()
        .filter(|(at, _)| kept.binary_search(at).is_err())
        .map(|(_, (_, line))| *line)
        .collect();
    let Some(first) = moved.first() else { return Vec::new() };
    let are = if moved.len() == 1 { "is" } else { "are" };
    let message = format!(
        "{} of {} lines {are} in a different place in the file than on the page, first `{}`",
        moved.len(),
        written.len(),
        quote(&first.text),
    );
    let found = Found::at(first.page, first.rect, message).hint(
        "set everything in one column; `vitae extract --compare` shows both orders",
    );
    // A few lines are a page number, or a date in the margin; headings matter to what is below.
    let is_few = moved.len() <= FEW || moved.len() * FEW_IN <= written.len();
    let is_minor = |line: &&Line| is_short(line) && section_named(&line.text).is_none();
    let few = is_few && moved.iter().all(is_minor);
    vec![if few { found.with_severity(Severity::Warning) } else { found }]
}

/// Short lines that are a little out of place are at risk, and not lost (house rule).
const FEW: usize = 2;
/// So are lines that are no more than one in this many (house rule).
const FEW_IN: usize = 15;
/// Short lines have fewer characters (house rule).
const SHORT: usize = 60;

fn is_short(line: &Line) -> bool {
    line.text.chars().count() < SHORT
}

fn beginning(line: &Line) -> String {
    line.text.chars().filter(|c| !c.is_whitespace()).take(BEGINNING).collect()
}

/// The index of each line, by its beginning; `None` for a beginning that several lines share.
fn places(lines: &[Line]) -> BTreeMap<String, Option<usize>> {
    let mut places = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        places
            .entry(beginning(line))
            .and_modify(|place: &mut Option<usize>| *place = None)
            .or_insert(Some(at));
    }
    places
}

/// The indexes of a longest increasing subsequence, ascending: the lines that need not move.
fn longest_increase(numbers: &[usize]) -> Vec<usize> {
    // For each length, the index of the smallest number that ends a subsequence of that length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut increase: Vec<usize> =
        std::iter::successors(ends.last().copied(), |at| before[*at]).collect();
    increase.reverse();
    increase
}

#[cfg(test)]
mod tests {
    use super::longest_increase;

    #[test]
    fn the_longest_increasing_subsequence_is_found() {
        assert_eq!(longest_increase(&[0, 1, 2, 3]), [0, 1, 2, 3]);
        assert_eq!(longest_increase(&[0, 5, 1, 2, 3]), [0, 2, 3, 4]);
        assert_eq!(longest_increase(&[]), Vec::<usize>::new());
    }
}
