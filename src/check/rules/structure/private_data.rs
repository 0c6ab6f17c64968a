//! S07: private data is left out.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::data::rule_words;
use crate::diag::{Code, Severity};
use crate::document::SectionKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("S07", "private-data"),
    severity: Severity::Warning,
    summary: "Private data is on the page.",
    checks: "Dates of birth, marital status, religion, national and licence numbers, \
             and lists of referees.",
    why: "In many countries employers must not use it, vendors report it as a defect, \
          and it helps identity thieves.",
    example: "“Date of birth: 1 May 1990”, “Married, two children”, “SSN 078-05-1120”.",
    fix: "Remove it; give references on request.",
    evidence: &[
        Evidence(Grade::Vendor, "RChilli, résumé quality, codes 5101 and 5103"),
        Evidence(Grade::Career, "career offices advise against references on the page"),
    ],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let parsed = subject.parsed();
    let labels = &rule_words().private_labels;
    let kinds = [
        (&labels.date_of_birth, "a date of birth"),
        (&labels.marital_status, "a marital status"),
        (&labels.national_number, "a national identity number"),
        (&labels.passport_number, "a passport number"),
        (&labels.licence_number, "a licence number"),
        (&labels.religion, "a religion"),
    ];
    let mut found = Vec::new();
    let lines = parsed.sections.iter().flat_map(|section| &section.lines);
    for line in parsed.header.lines.iter().chain(lines) {
        let text = line.text.to_lowercase();
        let names = |phrase: &str| {
            // A label is followed by a colon, a number or nothing; in prose it is not a label.
            text.match_indices(phrase).any(|(at, _)| {
                let before = text[..at].chars().next_back();
                let after = text[at + phrase.len()..].trim_start().chars().next();
                before.is_none_or(|c| !c.is_alphanumeric())
                    && after.is_none_or(|c| c == ':' || c.is_ascii_digit())
            })
        };
        let mut given =
            kinds.iter().filter(|(labels, _)| labels.iter().any(|it| names(it)));
        if let Some((_, what)) = given.next() {
            // The line is not quoted: it is private.
            let next =
                Found::at(line.page, line.rect, format!("the line contains {what}"));
            found.push(next.hint("remove it"));
        }
    }
    for section in
        parsed.sections.iter().filter(|it| it.kind == Some(SectionKind::References))
    {
        let heading = &section.heading;
        let message = format!("the section `{}` lists referees", quote(&heading.text));
        let next = Found::at(heading.page, heading.rect, message);
        found.push(
            next.hint("provide references on request").with_severity(Severity::Note),
        );
    }
    found
}
