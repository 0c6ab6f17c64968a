//! S10: the summary is short and specific.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule};
use crate::data::rule_words;
use crate::diag::{Code, Severity};
use crate::document::SectionKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("S10", "summary"),
    severity: Severity::Note,
    summary: "The summary is long, or uses stock phrases.",
    checks: "Whether the summary has at most five lines, and none of the phrases that \
             everybody uses.",
    why: "It is the first thing read. “Results-driven team player” says nothing that \
          the next résumé does not.",
    example: "“Results-driven team player with a proven track record.”",
    fix: "Say what you did: “Backend engineer, eight years of payment systems; led the \
          move to event sourcing.”",
    evidence: &[
        Evidence(Grade::Peer, "jsk-resume and cvloom keep lists of such phrases"),
        Evidence(Grade::House, "five lines: what a glance takes in"),
    ],
    detect: Detector(detect),
};

/// The maximum number of lines of a summary (house rule: what a glance takes in).
const LINES: usize = 5;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    let mut found = Vec::new();
    for section in sections.filter(|section| section.kind == Some(SectionKind::Summary)) {
        let heading = &section.heading;
        let lines = section.lines.len();
        if lines > LINES {
            let message = format!("the summary has {lines} lines, more than {LINES}");
            let next = Found::at(heading.page, heading.rect, message);
            found.push(next.hint("keep what the posting asks for"));
        }
        for line in &section.lines {
            let text = line.text.to_lowercase();
            let phrases = rule_words().stock_phrases.iter();
            for phrase in phrases.filter(|phrase| text.contains(phrase.as_str())) {
                let message = format!("`{phrase}` is a stock phrase");
                let next = Found::at(line.page, line.rect, message);
                found.push(next.hint("say what you did instead"));
            }
        }
    }
    found
}
