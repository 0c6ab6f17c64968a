//! E03: employers have names.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("E03", "employer-name"),
    severity: Severity::Warning,
    checks: "Names that stand for no employer: “Company 1”, “Confidential”, “N/A”.",
    why: "Obviously made-up names are skipped, and the job with them.",
    example: "“Company 1”. If it must be hidden, write what it is: “Payment processor, Berlin”.",
    evidence: &[Evidence(
        Grade::Vendor,
        "Greenhouse: obviously fake names and companies are skipped",
    )],
    detect,
};

const PLACEHOLDERS: [&str; 14] = [
    "company",
    "company name",
    "employer",
    "employer name",
    "confidential",
    "n/a",
    "na",
    "tbd",
    "xyz",
    "abc",
    "abc company",
    "xyz company",
    "your company",
    "some company",
];

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    let work = sections.filter(|section| section.kind == Some(SectionKind::Work));
    work.flat_map(|section| &section.entries)
        .filter_map(|job| job.organisation.as_ref())
        .filter(|employer| {
            let name = employer.text.to_lowercase();
            // “Company 1”, “Employer B”.
            let stem =
                name.trim().trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
            let numbered = stem.len() < name.trim().len();
            let lettered =
                name.trim().strip_prefix("company ").is_some_and(|it| it.len() == 1);
            PLACEHOLDERS.contains(&name.trim())
                || lettered
                || (numbered && ["company", "employer", "client"].contains(&stem))
        })
        .map(|employer| {
            let message = format!("“{}” is no employer's name", quote(&employer.text));
            Found::at(employer.page, employer.rect, message)
                .hint("write the name, or what kind of employer it is")
        })
        .collect()
}
