//! S10: the summary is short and says something.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("S10", "summary"),
    severity: Severity::Note,
    checks: "Whether a summary has five lines at most and none of the phrases everybody uses.",
    why: "It is the first thing read. “Results-driven team player” tells nothing that the next \
          résumé does not.",
    example: "“Backend engineer, eight years of payment systems; led the move to event sourcing.”",
    evidence: &[
        Evidence(Grade::Peer, "jsk-resume and cvloom keep lists of such phrases"),
        Evidence(Grade::House, "five lines: what a glance takes in"),
    ],
    detect,
};

/// The most lines of a summary.
const LINES: usize = 5;

const PHRASES: [&str; 12] = [
    "results-driven",
    "results driven",
    "team player",
    "hard-working",
    "hardworking",
    "self-starter",
    "go-getter",
    "think outside the box",
    "detail-oriented",
    "proven track record",
    "dynamic professional",
    "passionate about",
];

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    let mut found = Vec::new();
    for section in sections.filter(|section| section.kind == Some(SectionKind::Summary)) {
        let heading = &section.heading;
        let lines = section.lines.len();
        if lines > LINES {
            let message = format!("the summary has {lines} lines");
            let next = Found::at(heading.page, heading.rect, message);
            found.push(next.hint("keep what the posting asks for"));
        }
        for line in &section.lines {
            let text = line.text.to_lowercase();
            for phrase in PHRASES.iter().filter(|phrase| text.contains(**phrase)) {
                let message = format!("`{phrase}` says what every summary says");
                let next = Found::at(line.page, line.rect, message);
                found.push(next.hint("say what you did instead"));
            }
        }
    }
    found
}
