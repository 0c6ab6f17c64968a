//! D09: the dash of a range has spaces around it.

use super::dates;
use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("D09", "unspaced-range"),
    severity: Severity::Note,
    summary: "The dash of a date range has no spaces around it.",
    checks: "Whether the dash between two dates touches both of them.",
    why: "An import of a large vendor was seen to lose the end of `2016–2024`, and with it a \
          whole section.",
    example: "“2016–2024” with a dash instead of “2016 – 2024”.",
    fix: "Put a space on both sides of the dash.",
    evidence: &[Evidence(
        Grade::Secondary,
        "a user of Workday reports that `2016–2024` lost its end and all education",
    )],
    detect: Detector(detect),
};

/// The dashes that are longer than a hyphen.
const DASHES: [char; 3] = ['–', '—', '−'];

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let unspaced = dates(subject).filter(|dates| is_unspaced(&dates.found.text));
    let mut unspaced = unspaced.map(|dates| &dates.found);
    let Some(first) = unspaced.next() else { return Vec::new() };
    let count = 1 + unspaced.count();
    let message = match count {
        1 => format!("the dash of `{}` has no spaces around it", quote(&first.text)),
        _ => format!(
            "the dashes of {count} ranges have no spaces around them, first `{}`",
            quote(&first.text)
        ),
    };
    let next = Found::at(first.page, first.rect, message);
    vec![next.hint("put a space on both sides of the dash")]
}

/// Whether a dash stands directly between two letters or figures.
fn is_unspaced(text: &str) -> bool {
    text.match_indices(DASHES).any(|(at, dash)| {
        let before = text[..at].chars().next_back();
        let after = text[at + dash.len()..].chars().next();
        // In scripts without spaces a dash has none either.
        let touches = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        touches(before) && touches(after)
    })
}
