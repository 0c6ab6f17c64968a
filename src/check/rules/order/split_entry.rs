//! L11: a page does not end between a heading and its content.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::parse::Found as Read;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L11", "split-entry"),
    severity: Severity::Note,
    summary: "A page ends between a heading and its content.",
    checks: "Whether a heading, or a job's title lines, are at the end of a page and \
             their content on the next.",
    why: "A reader turns the page without knowing what the bullets belong to, and a \
          parser that reads page by page may lose a section whose heading stands alone.",
    example: "“EXPERIENCE” as the last line of page 1.",
    fix: "Move the heading or title lines to the next page.",
    evidence: &[
        Evidence(
            Grade::Measured,
            "OpenResume loses a section whose heading is on another page",
        ),
        Evidence(Grade::House, "title lines stay with their first bullet"),
    ],
    detect: Detector(detect),
};

/// More title lines than this already describe the job (house rule).
const TITLE_LINES: usize = 3;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for section in &subject.parsed().sections {
        if section.lines.first().is_some_and(|line| line.page != section.heading.page) {
            let what = "the heading";
            found.push(split(&section.heading, what, "move it to the next page"));
        }
        for entry in &section.entries {
            // A paragraph about the job may come before its bullets.
            let first = entry.paragraphs.first().or(entry.bullets.first());
            if let (Some(head), Some(bullet)) = (entry.head.last(), first)
                && head.page != bullet.page
                && entry.head.len() <= TITLE_LINES
            {
                let what = "the title lines of an entry,";
                found.push(split(head, what, "move them to the next page"));
            }
        }
    }
    found
}

/// The finding for a page that ends with `head`.
fn split(head: &Read, what: &str, hint: &'static str) -> Found {
    let message = format!("a page ends with {what} `{}`", quote(&head.text));
    Found::at(head.page, head.rect, message).hint(hint)
}
