//! L09: the name comes first.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::{Line, ReadingOrder};
use crate::parse::plain;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L09", "name-not-first"),
    severity: Severity::Warning,
    summary: "The name is not among the first lines.",
    checks: "Whether the name is among the first two lines, in content order and in \
             visual order.",
    why: "Parsers look for the name in the first lines, and take what they find there \
          for it.",
    example: "“Curriculum Vitae” above the name, or a sidebar that comes first in the \
              file.",
    fix: "Begin the page with your name.",
    evidence: &[
        Evidence(Grade::Vendor, "Greenhouse: name or contact in header or text box"),
        Evidence(Grade::Peer, "OpenResume looks for the name in the first lines"),
    ],
    detect: Detector(detect),
};

/// The number of lines in which parsers look for the name (as `OpenResume` does).
const FIRST: usize = 2;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let Some(name) = &subject.parsed().header.name else { return Vec::new() };
    let squeeze = |text: &str| -> String {
        let letters = text.chars().map(|c| plain(c).unwrap_or(c));
        letters.filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
    };
    let wanted = squeeze(&name.text);
    let late =
        [ReadingOrder::PageContent, ReadingOrder::Visual].into_iter().filter(|order| {
            let first: String = subject
                .lines(*order)
                .iter()
                .take(FIRST)
                .map(|line: &Line| squeeze(&line.text))
                .collect();
            !first.contains(&wanted)
        });
    late.take(1)
        .map(|order| {
            let message = format!(
                "in {} order, `{}` is not among the first lines",
                order.name(),
                quote(&name.text),
            );
            Found::at(name.page, name.rect, message).hint("begin the page with the name")
        })
        .collect()
}
