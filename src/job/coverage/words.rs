//! Words of the coverage report: counts, shares, spans of time and places.

use textwrap::core::display_width;

use super::outcome::{Count, Spot};

/// The least total that is also given as a percentage: of four terms, each is a quarter.
const MIN_PERCENT_OF: usize = 5;

/// The maximum number of places listed for a term.
const MAX_PLACES: usize = 3;

/// `9 of 11 (82 %): 8 in the posting's words, 1 by another name`.
pub(super) fn counted(count: &Count) -> String {
    let ways = [
        (count.verbatim, "in the posting's words"),
        (count.inflected, "in another form"),
        (count.alias, "by another name"),
        (count.implied, "only implied"),
    ];
    let ways = ways.into_iter().filter(|(n, _)| *n > 0);
    let ways: Vec<String> = ways.map(|(n, how)| format!("{n} {how}")).collect();
    let share = share(count.present, count.total);
    if ways.is_empty() { share } else { format!("{share}: {}", ways.join(", ")) }
}

/// `9 of 11 (82 %)`, without the percentage of small totals.
pub(super) fn share(n: usize, of: usize) -> String {
    if of < MIN_PERCENT_OF {
        return format!("{n} of {of}");
    }
    format!("{n} of {of} ({} %)", (n * 100 + of / 2) / of)
}

/// `9 years 4 months`.
pub(super) fn span(months: u32) -> String {
    let counted = |n: u32, one: &str| match n {
        1 => format!("1 {one}"),
        n => format!("{n} {one}s"),
    };
    match (months / 12, months % 12) {
        (0, months) => counted(months, "month"),
        (years, 0) => counted(years, "year"),
        (years, months) => {
            format!("{} {}", counted(years, "year"), counted(months, "month"))
        }
    }
}

pub(super) fn quoted(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// The first few places, work and projects first.
pub(super) fn spots(places: &[Spot]) -> String {
    let mut sorted: Vec<&Spot> = places.iter().collect();
    sorted.sort_by_key(|spot| !spot.field.is_evidence());
    let mut names: Vec<String> = Vec::new();
    for spot in sorted {
        let name = spot.words.clone();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let more = names.len().saturating_sub(MAX_PLACES);
    names.truncate(MAX_PLACES);
    let names = names.join(", ");
    if more > 0 { format!("{names} and {more} more") } else { names }
}

/// A text filled up with spaces to a width in columns of a terminal.
pub(super) fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(display_width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// Text that a cell of a Markdown table can hold.
pub(super) fn escaped(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;").replace('*', "\\*")
}

/// The first few names.
pub(super) fn some(names: &[String]) -> String {
    let mut few: Vec<String> = names.iter().take(MAX_PLACES).cloned().collect();
    if names.len() > MAX_PLACES {
        few.push(format!("{} more", names.len() - MAX_PLACES));
    }
    few.join(", ")
}
