//! E02: title and employer stand in the head.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("E02", "job-in-prose"),
    severity: Severity::Warning,
    checks: "Whether a job's head is prose instead of a title, an employer and dates.",
    why: "Parsers look for short lines before the bullets; a sentence is a sentence.",
    example: "“I joined Acme as an engineer in 2019, where I built the ledger.”",
    evidence: &[
        Evidence(
            Grade::Peer,
            "OpenResume takes title and company from the lines above bullets",
        ),
        Evidence(Grade::House, "a head is no sentence"),
    ],
    detect,
};

/// The first line of a head is longer only if it is prose, in characters.
const LONG: usize = 110;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    let work = sections.filter(|section| section.kind == Some(SectionKind::Work));
    work.flat_map(|section| &section.entries)
        .filter_map(|job| job.head.first())
        .filter(|first| {
            let text = &first.text;
            let is_sentence = text.split_whitespace().count() > 9
                && (text.contains(". ") || text.ends_with('.'));
            text.chars().count() > LONG || is_sentence
        })
        .map(|first| {
            let message = format!("a job begins with prose: “{}”", quote(&first.text));
            Found::at(first.page, first.rect, message)
                .hint("write title, employer and dates on short lines above")
        })
        .collect()
}
