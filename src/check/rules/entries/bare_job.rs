//! E01: a job has a title, an employer and a description.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("E01", "bare-job"),
    severity: Severity::Warning,
    summary: "A job lacks a title, an employer or a description.",
    checks: "Whether a title, an employer and at least one line below them are found \
             for each job.",
    why: "A job without a title or an employer is not stored, and one without a \
          description shows no skill.",
    example: "“Acme Corp, 2019 – 2021” and nothing else.",
    fix: "Write title and employer on lines of their own, and what you did below.",
    evidence: &[
        Evidence(Grade::Vendor, "RChilli, résumé quality, codes 3105 and 3106"),
        Evidence(
            Grade::Vendor,
            "Textkernel: a skill gets months from the job it is found in",
        ),
    ],
    detect: Detector(detect),
};

/// Title, employer and dates take up to two lines; a third describes the job (house rule).
const TITLE_LINES: usize = 2;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    let work = sections.filter(|section| section.kind == Some(SectionKind::Work));
    let mut found = Vec::new();
    for job in work.flat_map(|section| &section.entries) {
        let Some(first) = job.head.first() else { continue };
        let missing =
            [("title", job.title.is_some()), ("employer", job.organisation.is_some())];
        // Text that went to no field may be what seems to be missing.
        let is_sure = job.details.is_empty() && job.paragraphs.is_empty();
        // What has no dates or no bullets may be part of another job.
        let is_whole = job.dates.is_some() && !job.bullets.is_empty();
        for (what, _) in missing.iter().filter(|(_, there)| !there && is_sure) {
            let message =
                format!("no {what} is found for the job `{}`", quote(&first.text));
            let next = Found::at(first.page, first.rect, message)
                .hint("write the title and the employer on lines of their own");
            found.push(if is_whole { next } else { next.with_severity(Severity::Note) });
        }
        if job.bullets.is_empty() && job.head.len() <= TITLE_LINES {
            let message = format!("the job `{}` has no description", quote(&first.text));
            let next = Found::at(first.page, first.rect, message);
            found.push(next.hint("add what you did there").with_severity(Severity::Note));
        }
    }
    found
}
