//! `vitae extract --compare`: a PDF's text in all reading orders, side by side where they differ.

use std::borrow::Cow;
use std::fmt::Write;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::extract::{Extraction, ORDERS};
use crate::finding::plain;

/// The width of all columns together.
const WIDTH: usize = 116;

/// What separates two columns.
const GUTTER: &str = " │ ";

/// The text that one or more orders give.
struct Reading {
    orders: Vec<&'static str>,
    lines: Vec<String>,
}

/// The orders side by side where they differ, or a line saying that they agree.
pub(super) fn compare(extraction: &Extraction) -> String {
    let readings = readings(extraction);
    let mut out = String::new();
    let untagged = !extraction.has_structure();
    if let [only] = readings.as_slice() {
        // Writing to a string cannot fail.
        _ = writeln!(
            out,
            "{} lines in one order: {}",
            only.lines.len(),
            only.orders.join(", ")
        );
    } else {
        differences(&readings, &mut out);
    }
    if untagged {
        out.push_str("the file is not tagged, so it has no logical order\n");
    }
    out
}

/// The different texts, with the orders that give them; an order without text is skipped.
fn readings(extraction: &Extraction) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    for order in ORDERS {
        let lines: Vec<String> =
            extraction.lines(order).into_iter().map(|line| line.text).collect();
        if lines.is_empty() && !readings.is_empty() {
            continue;
        }
        // Different line breaks are no difference of order.
        let words = |lines: &[String]| lines.join(" ");
        match readings.iter_mut().find(|known| words(&known.lines) == words(&lines)) {
            Some(known) => known.orders.push(order.name()),
            None => readings.push(Reading { orders: vec![order.name()], lines }),
        }
    }
    readings
}

fn differences(readings: &[Reading], out: &mut String) {
    let column = (WIDTH - GUTTER.chars().count() * (readings.len() - 1)) / readings.len();
    let heads: Vec<String> = readings.iter().map(|it| it.orders.join(", ")).collect();
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    row(&heads, column, out);
    let rule: Vec<String> = readings.iter().map(|_| "─".repeat(column)).collect();
    _ = writeln!(out, "{}", rule.join("─┼─"));

    let anchors = anchors(readings);
    let mut at = vec![0; readings.len()];
    let ends = anchors.iter().cloned().map(Some).chain([None]);
    let mut before: Option<&str> = None;
    for anchor in ends {
        let end = |which: usize| match &anchor {
            Some(anchor) => anchor[which],
            None => readings[which].lines.len(),
        };
        let chunks: Vec<&[String]> = readings
            .iter()
            .enumerate()
            .map(|(which, reading)| &reading.lines[at[which]..end(which)])
            .collect();
        let after = anchor.as_ref().map(|anchor| readings[0].lines[anchor[0]].as_str());
        if chunks.iter().any(|chunk| !chunk.is_empty()) {
            hunk(&chunks, before, after, column, out);
        }
        if let Some(anchor) = anchor {
            at = anchor.iter().map(|index| index + 1).collect();
        }
        before = after;
    }
}

/// One place where the readings differ, with the line before and the line after.
fn hunk(
    chunks: &[&[String]],
    before: Option<&str>,
    after: Option<&str>,
    column: usize,
    out: &mut String,
) {
    let all = |line: &str, out: &mut String| row(&vec![line; chunks.len()], column, out);
    if let Some(before) = before {
        all(before, out);
    }
    let longest = chunks.iter().map(|chunk| chunk.len()).max().unwrap_or_default();
    for index in 0..longest {
        let cells: Vec<&str> = chunks
            .iter()
            .map(|chunk| chunk.get(index).map_or("", String::as_str))
            .collect();
        marked(&cells, column, out);
    }
    if let Some(after) = after {
        all(after, out);
    }
    let gap: Vec<String> = chunks.iter().map(|_| " ".repeat(column)).collect();
    _ = writeln!(out, "{}", gap.join(GUTTER).trim_end());
}

/// A row of cells that differ, each with a mark.
fn marked(cells: &[&str], column: usize, out: &mut String) {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| if cell.is_empty() { String::new() } else { format!("▸ {cell}") })
        .collect();
    row(&cells.iter().map(String::as_str).collect::<Vec<_>>(), column, out);
}

/// Cells side by side, each wrapped within its column.
fn row(cells: &[&str], column: usize, out: &mut String) {
    let cells: Vec<Vec<String>> = cells
        .iter()
        .map(|cell| {
            let cell = plain(cell);
            textwrap::wrap(&cell, column).into_iter().map(Cow::into_owned).collect()
        })
        .collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or_default();
    for line in 0..height {
        let line: Vec<String> = cells
            .iter()
            .map(|cell| {
                let text = cell.get(line).map_or("", String::as_str);
                let width = textwrap::core::display_width(text);
                format!("{text}{}", " ".repeat(column.saturating_sub(width)))
            })
            .collect();
        _ = writeln!(out, "{}", line.join(GUTTER).trim_end());
    }
}

/// Lines that all readings have, in the same order in all: the index in each reading.
fn anchors(readings: &[Reading]) -> Vec<Vec<usize>> {
    let first = &readings[0].lines;
    let mut anchors: Vec<Vec<usize>> =
        (0..first.len()).map(|index| vec![index]).collect();
    for other in &readings[1..] {
        let kept: Vec<&String> = anchors.iter().map(|anchor| &first[anchor[0]]).collect();
        let lines: Vec<&String> = other.lines.iter().collect();
        let mut next = Vec::new();
        for op in capture_diff_slices(Algorithm::Myers, &kept, &lines) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                for step in 0..len {
                    let mut anchor = anchors[old_index + step].clone();
                    anchor.push(new_index + step);
                    next.push(anchor);
                }
            }
        }
        anchors = next;
    }
    anchors
}
