//! S09: sections are in the usual order.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("S09", "section-order"),
    severity: Severity::Note,
    summary: "Sections are in an unusual order.",
    checks: "Whether the summary comes first, and experience before interests, \
             languages, awards, volunteering and references.",
    why: "Somebody who reads for twenty seconds reads the upper half of the first page.",
    example: "Interests above experience.",
    fix: "Put the summary first, then experience, projects and skills; students may put \
          education first.",
    evidence: &[Evidence(Grade::House, "what matters most comes first")],
    detect: Detector(detect),
};

/// Sections that come after experience, if there is any (house rule).
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
            let text = quote(&heading.text);
            let (message, hint) = if early {
                (format!("`{text}` comes before experience"), "move it below experience")
            } else {
                (format!("`{text}` is not the first section"), "move it to the top")
            };
            found.push(Found::at(heading.page, heading.rect, message).hint(hint));
        }
    }
    found
}
