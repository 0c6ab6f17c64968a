//! E03: employers have real names.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::data::rule_words;
use crate::diag::{Code, Severity};
use crate::document::SectionKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("E03", "employer-name"),
    severity: Severity::Warning,
    summary: "An employer's name is a placeholder.",
    checks: "Placeholders instead of employers: “Company 1”, “Confidential”, “N/A”.",
    why: "Names that are obviously invented are skipped, and the job with them.",
    example: "“Company 1”.",
    fix: "Write the name; if it is confidential, describe the employer: “Payment \
          processor, Berlin”.",
    evidence: &[Evidence(
        Grade::Vendor,
        "Greenhouse: obviously fake names and companies are skipped",
    )],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    let work = sections.filter(|section| section.kind == Some(SectionKind::Work));
    work.flat_map(|section| &section.entries)
        .filter_map(|job| job.organisation.as_ref())
        .filter(|employer| {
            let (name, words) = (employer.text.to_lowercase(), rule_words());
            let name = name.trim();
            // “Company 1”, “Employer B”.
            let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
            let stem = match name.rsplit_once(' ') {
                Some((stem, letter)) if letter.chars().count() == 1 => stem,
                _ => stem.trim_end(),
            };
            words.placeholder_employers.contains(name)
                || (stem != name && words.numbered_employers.contains(stem))
        })
        .map(|employer| {
            let message = format!("`{}` looks like a placeholder", quote(&employer.text));
            Found::at(employer.page, employer.rect, message)
                .hint("write the employer's name, or describe the employer")
        })
        .collect()
}
