//! Two names on one line: title and employer, or degree and school.

use super::lexicon;
use crate::data;

/// What separates title and employer on a line.
pub(super) const SIGNS: [&str; 4] = [" @ ", " – ", " — ", " - "];

/// Title and employer of a text with both, in either order: `Engineer at Acme`, `Acme — Engineer`.
pub(super) fn both(text: &str) -> Option<(&str, &str)> {
    let words = data::reading().flat_map(|read| &read.before_employer);
    let at =
        words.map(|word| format!(" {word} ")).find_map(|word| text.split_once(&*word));
    if let Some((title, employer)) = at.filter(|(title, _)| lexicon::is_position(title)) {
        return Some((title, employer));
    }
    let dashed = SIGNS.iter().find_map(|sign| text.split_once(sign));
    sorted(dashed.or_else(|| text.split_once(", ")).or_else(|| text.split_once('，'))?)
}

/// Title and employer, of two texts of which one reads like a title.
pub(super) fn sorted<'t>(
    (first, second): (&'t str, &'t str),
) -> Option<(&'t str, &'t str)> {
    match (lexicon::is_position(first), lexicon::is_position(second)) {
        (true, false) => Some((first, second)),
        (false, true) => Some((second, first)),
        _ => None,
    }
}

/// Degree and school of a text with both, in either order, separated by a dash or comma.
pub(super) fn degree_and_school(text: &str) -> Option<(&str, &str)> {
    // `南方大学，信息工程，学士`
    let wide = text.split_once('，').filter(|(school, degree)| {
        lexicon::is_school(school) && lexicon::is_degree(degree)
    });
    if let Some((school, degree)) = wide {
        return Some((degree, school));
    }
    dashed_school(text).or_else(|| split_school(text)).or_else(|| {
        let mut commas = text.match_indices(", ");
        commas.find_map(|(at, comma)| {
            let (school, degree) = (&text[..at], &text[at + comma.len()..]);
            let begins = degree.split(' ').next().unwrap_or_default();
            let is_both = lexicon::is_school(school)
                && lexicon::is_degree(begins)
                && !lexicon::is_school(degree);
            is_both.then_some((degree, school))
        })
    })
}

/// Splits `University of Bonn – B.Sc. Physics`, in either order.
fn dashed_school(text: &str) -> Option<(&str, &str)> {
    let (first, second) = SIGNS.iter().find_map(|sign| text.split_once(sign))?;
    let is_degree = |text: &str| lexicon::is_degree(text) && !lexicon::is_school(text);
    if lexicon::is_school(first) && is_degree(second) {
        Some((second, first))
    } else if is_degree(first) && lexicon::is_school(second) {
        Some((first, second))
    } else {
        None
    }
}

/// Splits `B.Sc., Physics, University of Bonn` before the school.
fn split_school(text: &str) -> Option<(&str, &str)> {
    let commas = text.match_indices(", ");
    let mut splits = commas.map(|(at, comma)| (&text[..at], &text[at + comma.len()..]));
    let (degree, school) = splits.find(|(_, rest)| {
        lexicon::is_school(rest.split(", ").next().unwrap_or_default())
    })?;
    lexicon::is_degree(degree).then_some((degree, school))
}

/// Splits `Engineer at Acme` into title and employer, at a word, a sign or a comma.
pub(super) fn split_employer(text: &str, one_line: bool) -> Option<(&str, &str)> {
    let mut words = data::reading().flat_map(|read| &read.before_employer);
    let split = words
        .find_map(|word| text.split_once(&format!(" {word} ")))
        .or_else(|| SIGNS.iter().find_map(|sign| text.split_once(sign)));
    let comma = || {
        let (title, employer) = text.split_once(", ")?;
        let splits =
            one_line && lexicon::is_position(title) && !lexicon::is_position(employer);
        (splits || lexicon::is_company(employer)).then_some((title, employer))
    };
    split.or_else(comma)
}
