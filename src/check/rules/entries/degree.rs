//! E04: an education has a degree and a school.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("E04", "bare-degree"),
    severity: Severity::Warning,
    summary: "A degree or a school is missing.",
    checks: "Whether a degree and a school are found for each entry of education.",
    why: "Recruiters filter by degree, and a vendor reports degrees without a school \
          and schools without a degree.",
    example: "“Computer Science, 2016”.",
    fix: "Write both: “BSc Computer Science / University of Leeds / 2016”.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Textkernel, codes 231 and 232: degree without name, or school",
        ),
        Evidence(Grade::Vendor, "RChilli, résumé quality, code 3109"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    let education =
        sections.filter(|section| section.kind == Some(SectionKind::Education));
    let mut found = Vec::new();
    for entry in education.flat_map(|section| &section.entries) {
        let Some(first) = entry.head.first() else { continue };
        let missing =
            [("degree", entry.title.is_some()), ("school", entry.organisation.is_some())];
        // Text that went to no field may be what seems to be missing.
        let is_sure = entry.details.is_empty()
            && entry.paragraphs.is_empty()
            && entry.bullets.is_empty();
        for (what, _) in missing.iter().filter(|(_, there)| !there && is_sure) {
            let message = format!("no {what} is found for `{}`", quote(&first.text));
            let next = Found::at(first.page, first.rect, message);
            found
                .push(next.hint("write the degree and the school on lines of their own"));
        }
    }
    found
}
