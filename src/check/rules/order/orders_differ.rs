//! L02: the readings agree.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::{Line, ReadingOrder};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L02", "orders-differ"),
    severity: Severity::Error,
    checks: "Whether the text in the order it is written agrees with the text in the order it is \
             seen.",
    why: "Some readers follow the file, others the page. Where the two differ, one of them reads a \
          bullet under another job.",
    example: "`vitae extract --compare` shows both side by side.",
    evidence: &[
        Evidence(
            Grade::Measured,
            "two columns, placed boxes: readers give different orders",
        ),
        Evidence(Grade::Peer, "jsk-resume and glassbox compare two extractions"),
    ],
    detect,
};

/// Lines are told apart by so many characters.
const BEGINNING: usize = 48;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let written = subject.lines(ReadingOrder::PageContent);
    let seen = places(subject.lines(ReadingOrder::Visual));
    let matched: Vec<(usize, &Line)> = written
        .iter()
        .filter_map(|line| Some((*seen.get(&beginning(line))?.as_ref()?, line)))
        .collect();
    let kept = longest_rise(&matched.iter().map(|(place, _)| *place).collect::<Vec<_>>());
    let moved: Vec<&Line> = matched
        .iter()
        .enumerate()
        .filter(|(at, _)| kept.binary_search(at).is_err())
        .map(|(_, (_, line))| *line)
        .collect();
    let Some(first) = moved.first() else { return Vec::new() };
    let message = format!(
        "{} of {} lines come in another place to who follows the file than to who follows the \
         page, the first is “{}”",
        moved.len(),
        written.len(),
        quote(&first.text),
    );
    vec![Found::at(first.page, first.rect, message).hint(
        "see `vitae extract --compare`; set everything in one column, from top to bottom",
    )]
}

fn beginning(line: &Line) -> String {
    line.text.chars().filter(|c| !c.is_whitespace()).take(BEGINNING).collect()
}

/// Where each line stands, by its beginning; `None` for a beginning that comes twice.
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

/// The indexes of a longest run of rising numbers, ascending: what need not move.
fn longest_rise(numbers: &[usize]) -> Vec<usize> {
    // The smallest last number of a rise of each length, by its index.
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
    let mut rise: Vec<usize> =
        std::iter::successors(ends.last().copied(), |at| before[*at]).collect();
    rise.reverse();
    rise
}

#[cfg(test)]
mod tests {
    use super::longest_rise;

    #[test]
    fn what_need_not_move_is_the_longest_rise() {
        assert_eq!(longest_rise(&[0, 1, 2, 3]), [0, 1, 2, 3]);
        assert_eq!(longest_rise(&[0, 5, 1, 2, 3]), [0, 2, 3, 4]);
        assert_eq!(longest_rise(&[]), Vec::<usize>::new());
    }
}
