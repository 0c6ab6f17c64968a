//! E02: a job begins with its title lines.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("E02", "job-in-prose"),
    severity: Severity::Warning,
    summary: "A job begins with a sentence instead of a title.",
    checks: "Whether a job begins with prose instead of a title, an employer and dates.",
    why: "Parsers look for short lines before the bullets, not for sentences.",
    example: "“I joined Acme as an engineer in 2019, where I built the ledger.”",
    fix: "Write title, employer and dates on short lines above the text.",
    evidence: &[
        Evidence(
            Grade::Peer,
            "OpenResume takes title and company from the lines above bullets",
        ),
        Evidence(Grade::House, "title lines are not sentences"),
    ],
    detect: Detector(detect),
};

/// A longer first line is prose, in characters: more than fits a line of print (house rule).
const LONG: usize = 110;
/// More words than this, with a full stop, are a sentence (house rule).
const WORDS: usize = 9;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    let work = sections.filter(|section| section.kind == Some(SectionKind::Work));
    work.flat_map(|section| &section.entries)
        .filter_map(|job| job.head.first())
        .filter(|first| {
            let text = &first.text;
            let is_sentence = text.split_whitespace().count() > WORDS
                && (text.contains(". ") || text.ends_with('.'));
            text.chars().count() > LONG || is_sentence
        })
        .map(|first| {
            let message = format!("a job begins with prose: `{}`", quote(&first.text));
            Found::at(first.page, first.rect, message)
                .hint("write title, employer and dates on short lines above it")
        })
        .collect()
}
