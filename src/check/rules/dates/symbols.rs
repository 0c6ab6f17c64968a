//! D06: ranges are written with a hyphen or dash.

use super::dates;
use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::parse::ParsedEnd;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("D06", "odd-range"),
    severity: Severity::Note,
    checks: "Whether the two dates of a range are parted by a hyphen, a dash or a word, with spaces.",
    why: "Other signs in a range give no date in a parser that documents it.",
    example: "“01/2020 → 03/2021”, “2020~2021”, “'20–'21”.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "RChilli: signs in a range that are no dashes give empty dates",
        ),
        Evidence(Grade::Peer, "patterns of peers take - – —"),
    ],
    detect,
};

/// Signs that stand in no date.
const ODD: [char; 10] = ['→', '⇒', '➔', '~', '>', '»', '|', '*', '=', '•'];

/// Whether a year has lost its century, as in `'20`; an apostrophe in a word is none.
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
            let message = format!("`{}` has a sign that no date has", quote(&at.text));
            Found::at(at.page, at.rect, message).hint("write Jan 2020 – Mar 2021")
        })
        .collect()
}
