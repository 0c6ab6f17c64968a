//! S09: sections come in the usual order.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("S09", "section-order"),
    severity: Severity::Note,
    checks: "Whether the summary comes first, and experience before interests, languages and \
             references.",
    why: "Who reads twenty seconds reads the upper half of the first page.",
    example: "Interests above experience. Students may well put education first.",
    evidence: &[Evidence(Grade::House, "what matters most comes first")],
    detect,
};

/// Sections that stand after experience, if there is any.
const LATE: [SectionKind; 5] = [
    SectionKind::Interests,
    SectionKind::References,
    SectionKind::Languages,
    SectionKind::Awards,
    SectionKind::Volunteer,
];

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = &subject.parsed().sections;
    let place = |kind| sections.iter().position(|section| section.kind == Some(kind));
    let mut found = Vec::new();
    let work = place(SectionKind::Work);
    for (at, section) in sections.iter().enumerate() {
        let early = section.kind.is_some_and(|kind| LATE.contains(&kind))
            && work.is_some_and(|work| at < work);
        let late = section.kind == Some(SectionKind::Summary) && at > 0;
        if early || late {
            let heading = &section.heading;
            let message = if early {
                format!("“{}” stands before experience", quote(&heading.text))
            } else {
                format!("“{}” does not stand first", quote(&heading.text))
            };
            let next = Found::at(heading.page, heading.rect, message);
            found.push(next.hint("put Summary first, then Experience, Projects, Skills"));
        }
    }
    found
}
