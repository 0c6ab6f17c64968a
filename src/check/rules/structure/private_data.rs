//! S07: private data is left out.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("S07", "private-data"),
    severity: Severity::Warning,
    checks: "Dates of birth, marital status, national and licence numbers, and a list of referees.",
    why: "Employers may not use it in many countries, vendors report it as a defect, and it helps \
          nobody but who would steal an identity.",
    example: "“Date of birth: 1 May 1990”, “Married, two children”, “SSN 078-05-1120”.",
    evidence: &[
        Evidence(Grade::Vendor, "RChilli, résumé quality, codes 5101 and 5103"),
        Evidence(Grade::Career, "career offices advise against references on the page"),
    ],
    detect,
};

/// What such a line says; lower case, whole words.
const PRIVATE: [(&str, &str); 18] = [
    ("date of birth", "a date of birth"),
    ("dob", "a date of birth"),
    ("born on", "a date of birth"),
    ("geburtsdatum", "a date of birth"),
    ("date de naissance", "a date of birth"),
    ("fecha de nacimiento", "a date of birth"),
    ("data di nascita", "a date of birth"),
    ("marital status", "a marital status"),
    ("familienstand", "a marital status"),
    ("état civil", "a marital status"),
    ("estado civil", "a marital status"),
    ("social security number", "a national number"),
    ("ssn", "a national number"),
    ("national insurance number", "a national number"),
    ("passport number", "a passport's number"),
    ("passport no", "a passport's number"),
    ("driving licence number", "a licence's number"),
    ("religion", "a religion"),
];

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let parsed = subject.parsed();
    let mut found = Vec::new();
    let lines = parsed.sections.iter().flat_map(|section| &section.lines);
    for line in parsed.header.lines.iter().chain(lines) {
        let text = line.text.to_lowercase();
        let names = |phrase: &str| {
            // A label: at the line's beginning or before a colon, not amid prose.
            text.match_indices(phrase).any(|(at, _)| {
                let before = text[..at].chars().next_back();
                let after = text[at + phrase.len()..].trim_start().chars().next();
                before.is_none_or(|c| !c.is_alphanumeric())
                    && after.is_none_or(|c| c == ':' || c.is_ascii_digit())
            })
        };
        if let Some((_, what)) = PRIVATE.iter().find(|(phrase, _)| names(phrase)) {
            // Not quoted: it is private.
            let next = Found::at(line.page, line.rect, format!("{what} is given"));
            found.push(next.hint("leave it out"));
        }
    }
    for section in
        parsed.sections.iter().filter(|it| it.kind == Some(SectionKind::References))
    {
        let heading = &section.heading;
        let message = format!("a section of referees: “{}”", quote(&heading.text));
        let next = Found::at(heading.page, heading.rect, message);
        found.push(next.hint("give them when asked").weighs(Severity::Note));
    }
    found
}
