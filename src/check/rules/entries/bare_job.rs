//! E01: a job has a title, an employer and a bullet.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("E01", "bare-job"),
    severity: Severity::Warning,
    checks: "Whether a title and an employer are read for each job, and at least one line under \
             them.",
    why: "A job without a title or an employer is not stored; one without bullets proves no skill.",
    example: "“Acme Corp, 2019 – 2021” and nothing else.",
    evidence: &[
        Evidence(Grade::Vendor, "RChilli, résumé quality, codes 3105 and 3106"),
        Evidence(
            Grade::Vendor,
            "Textkernel: a skill gets months from the job it is found in",
        ),
    ],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    let work = sections.filter(|section| section.kind == Some(SectionKind::Work));
    let mut found = Vec::new();
    for job in work.flat_map(|section| &section.entries) {
        let Some(first) = job.head.first() else { continue };
        let missing =
            [("title", job.title.is_some()), ("employer", job.organisation.is_some())];
        for (what, _) in missing.iter().filter(|(_, there)| !there) {
            let message = format!("no {what} is read in “{}”", quote(&first.text));
            found.push(
                Found::at(first.page, first.rect, message)
                    .hint("write the title, then the employer, on lines of their own"),
            );
        }
        if job.bullets.is_empty() && job.head.len() < 3 {
            let message = format!("nothing is said of “{}”", quote(&first.text));
            let next = Found::at(first.page, first.rect, message);
            found.push(next.hint("write what you did there").weighs(Severity::Note));
        }
    }
    found
}
