//! L11: a page does not end with a head.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::parse::Found as Read;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L11", "split-entry"),
    severity: Severity::Note,
    checks: "Whether a heading, or a job's head, stands at a page's end and what belongs to it on \
             the next.",
    why: "A reader turns the page without knowing what the bullets are about; a parser that reads \
          page by page may lose a section whose heading stands alone.",
    example: "“EXPERIENCE” as the last line of page 1.",
    evidence: &[
        Evidence(
            Grade::Measured,
            "OpenResume loses a section whose heading is parted from it",
        ),
        Evidence(Grade::House, "a head stays with its first bullet"),
    ],
    detect,
};

/// A head of more lines says what the job was.
const HEAD: usize = 3;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for section in &subject.parsed().sections {
        if section.lines.first().is_some_and(|line| line.page != section.heading.page) {
            found.push(split(&section.heading, "the heading"));
        }
        for entry in &section.entries {
            // Prose about the job may come before its bullets.
            let first = entry.paragraphs.first().or(entry.bullets.first());
            if let (Some(head), Some(bullet)) = (entry.head.last(), first)
                && head.page != bullet.page
                && entry.head.len() <= HEAD
            {
                found.push(split(head, "the head"));
            }
        }
    }
    found
}

fn split(head: &Read, what: &str) -> Found {
    let message = format!("{what} “{}” ends a page", quote(&head.text));
    Found::at(head.page, head.rect, message).hint("move it to the next page")
}
