//! E03: employers have real names.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
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
            let message = format!("`{}` looks like a placeholder", quote(&employer.text));
            Found::at(employer.page, employer.rect, message)
                .hint("write the employer's name, or describe the employer")
        })
        .collect()
}
