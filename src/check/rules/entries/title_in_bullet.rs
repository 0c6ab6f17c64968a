//! E06: the first bullet of a job does not begin like a title.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;
use crate::parse::is_position;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("E06", "title-in-bullet"),
    severity: Severity::Note,
    summary: "The first bullet of a job begins like the title of another one.",
    checks: "Whether the first word below a job is the word of a title, such as `Lead`.",
    why: "Parsers look for titles near dates: a bullet that begins `Lead the …` was seen to \
          become a job of its own.",
    example: "“Lead the move to one database” as the first bullet.",
    fix: "Begin with a verb that is no title: “Led”, “Directed”.",
    evidence: &[Evidence(
        Grade::Secondary,
        "a user of Workday reports a bullet beginning with `Lead` that became a job",
    )],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    let work = sections.filter(|section| section.kind == Some(SectionKind::Work));
    work.flat_map(|section| &section.entries)
        .filter_map(|job| job.bullets.first())
        .filter(|bullet| bullet.text.split_whitespace().next().is_some_and(is_position))
        .map(|bullet| {
            let message = format!("`{}` begins like a title", quote(&bullet.text));
            Found::at(bullet.page, bullet.rect, message)
                .hint("begin with a verb that is no title")
        })
        .collect()
}
