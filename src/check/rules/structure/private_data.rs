//! S07: private data is left out.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::data::{personal_rules, rule_words};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;
use crate::parse::{Parsed, begins_with_date, days, personal_labels, personal_values};
use crate::resume::PartialDate;
use crate::text::is_unspaced;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("S07", "private-data"),
    severity: Severity::Warning,
    summary: "Private data is on the page.",
    checks: "National, passport and licence numbers, religion and lists of referees. Dates of \
             birth, marital status and the like are a note, which names the countries where \
             they are unusual.",
    why: "In many countries employers must not use it, vendors report it as a defect, \
          and it helps identity thieves. In others a résumé is expected to have it.",
    example: "“Date of birth: 1 May 1990”, “Married, two children”, “SSN 078-05-1120”.",
    fix: "Remove it; give references on request.",
    evidence: &[
        Evidence(Grade::Vendor, "RChilli, résumé quality, codes 5101 and 5103"),
        Evidence(Grade::Career, "career offices advise against references on the page"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let parsed = subject.parsed();
    let labels = &rule_words().private_labels;
    let kinds = [
        (&labels.national_number, "a national identity number"),
        (&labels.passport_number, "a passport number"),
        (&labels.licence_number, "a licence number"),
        (&labels.religion, "a religion"),
    ];
    let mut found = personal(subject);
    let lines = parsed.sections.iter().flat_map(|section| &section.lines);
    for line in parsed.header.lines.iter().chain(lines) {
        let text = line.text.to_lowercase();
        let mut given = kinds
            .iter()
            .filter(|(labels, _)| labels.iter().any(|it| has_label(&text, it)));
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

/// Whether a text has a label: a phrase with a colon, a number, a date or nothing after it. In prose
/// it is not a label.
fn has_label(text: &str, label: &str) -> bool {
    text.match_indices(label).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let rest = &text[at + label.len()..];
        let after = rest.trim_start().chars().next();
        before.is_none_or(|c| !c.is_alphanumeric())
            && (after.is_none_or(|c| matches!(c, ':' | '：') || c.is_ascii_digit())
                || begins_with_date(rest))
    })
}

/// Personal data that some countries expect and others do not, in the header and in sections that
/// are none of the usual ones.
fn personal(subject: &Subject<'_>) -> Vec<Found> {
    let parsed = subject.parsed();
    let sections = parsed.sections.iter().filter(|section| section.kind.is_none());
    let lines = sections.flat_map(|section| &section.lines);
    let earliest = earliest_year(parsed);
    let mut found = Vec::new();
    for line in parsed.header.lines.iter().chain(lines) {
        let text = line.text.to_lowercase();
        for (key, rule) in personal_rules() {
            let mut labels = personal_labels(key);
            if labels.any(|label| has_label(&text, &label.to_lowercase()))
                || personal_values(key).any(|value| has_piece(&text, value))
                || key == DATE_OF_BIRTH && has_birth_date(&text, earliest)
            {
                let countries = listed(&rule.unusual_in);
                let message = format!(
                    "the line contains {}, which is unusual in {countries}",
                    rule.name
                );
                let next = Found::at(line.page, line.rect, message);
                let next = next.hint("keep it only where employers expect it");
                found.push(next.with_severity(Severity::Note));
            }
        }
    }
    found
}

/// The key of the date of birth.
const DATE_OF_BIRTH: &str = "dateOfBirth";

/// Whether one of the parts of a text is `value`, and no word of a sentence.
fn has_piece(text: &str, value: &str) -> bool {
    let mut parts =
        text.split([',', ';', '|', '·', '•', '/', '(', ')', '，', '、', '；', ':', '：']);
    parts.any(|part| part.trim() == value)
        // In scripts without spaces a value is written without any sign beside it.
        || value.chars().count() > 1 && value.chars().all(is_unspaced) && text.contains(value)
}

/// Whether a text has a day that lies years before everything else in the résumé: nothing but the
/// date of birth is given to the day.
fn has_birth_date(text: &str, earliest: Option<i32>) -> bool {
    /// School begins at this age at the earliest.
    const LEAST_AGE: i32 = 5;
    earliest
        .is_some_and(|earliest| days(text).any(|day| day.year() + LEAST_AGE <= earliest))
}

/// The year in which the first job or school began.
fn earliest_year(parsed: &Parsed) -> Option<i32> {
    let entries = parsed.sections.iter().flat_map(|section| &section.entries);
    let dates = entries.filter_map(|entry| entry.dates.as_ref()?.start);
    dates.map(PartialDate::year).min()
}

/// `a, b and c`.
fn listed(names: &[String]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            format!("{} and {last}", rest.join(", "))
        }
        _ => names.concat(),
    }
}
