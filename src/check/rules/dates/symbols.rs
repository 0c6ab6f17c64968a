//! D06: ranges are written with a hyphen or dash.

use super::dates;
use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::parse::ParsedEnd;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("D06", "odd-range"),
    severity: Severity::Note,
    summary: "A date range is written with an unusual sign.",
    checks: "Whether a hyphen, a dash or a word separates the two dates of a range, and \
             years have four digits.",
    why: "A vendor documents that ranges with other signs give empty dates.",
    example: "“01/2020 → 03/2021”, “2020~2021”, “'20–'21”.",
    fix: "Write a dash between the two dates, and years in full.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "RChilli: signs in a range that are no dashes give empty dates",
        ),
        Evidence(Grade::Peer, "patterns of peers accept - – —"),
    ],
    detect: Detector(detect),
};

/// Signs that are unusual in dates.
const ODD: [char; 10] = ['→', '⇒', '➔', '~', '>', '»', '|', '*', '=', '•'];

/// Whether a year lacks its century, as in `'20`.
fn is_cut(text: &str) -> bool {
    let mut after = text.split(['\'', '’']).skip(1);
    after.any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    dates(subject)
        .filter(|dates| dates.end != ParsedEnd::None || dates.start.is_none())
        .filter(|dates| dates.found.text.contains(ODD) || is_cut(&dates.found.text))
        .map(|dates| {
            let at = &dates.found;
            let message =
                format!("`{}` contains a sign that is unusual in dates", quote(&at.text));
            Found::at(at.page, at.rect, message)
                .hint("separate the dates with a dash, and write years in full")
        })
        .collect()
}
