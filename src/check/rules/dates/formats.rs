//! D04: all dates have the same form.

use std::collections::BTreeMap;

use super::dates;
use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::parse::Found as Read;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("D04", "mixed-dates"),
    severity: Severity::Warning,
    summary: "Dates are written in different forms.",
    checks: "Whether some months are words and others numbers.",
    why: "Mixed forms are a documented cause of failed parsing, and 03/04 can be March \
          or April.",
    example: "“Mar 2019 – Nov 2021” and “12/2021 – Present” on one page.",
    fix: "Write all dates in the same form, with the month as a word.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Greenhouse: differing formats in a section are a cause of failure",
        ),
        Evidence(Grade::Peer, "cvloom, wl-012"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut forms: BTreeMap<&str, (usize, &Read)> = BTreeMap::new();
    for dates in dates(subject) {
        if let Some(form) = form(&dates.found.text) {
            forms.entry(form).or_insert((0, &dates.found)).0 += 1;
        }
    }
    if forms.len() < 2 {
        return Vec::new();
    }
    let rarest = forms.values().min_by_key(|(count, _)| *count);
    let commonest = forms.values().rev().max_by_key(|(count, _)| *count);
    rarest
        .zip(commonest)
        .map(|((_, rare), (_, common))| {
            let message = format!(
                "dates are written in {} forms, such as `{}` and `{}`",
                forms.len(),
                quote(&rare.text),
                quote(&common.text),
            );
            Found::at(rare.page, rare.rect, message)
                .hint("write all dates in the same form, with the month as a word")
        })
        .into_iter()
        .collect()
}

/// How a date's month is written; `None` for years alone.
fn form(text: &str) -> Option<&'static str> {
    let first = text.split(" - ").next().unwrap_or(text);
    let first = first.split(['–', '—']).next().unwrap_or(first).trim();
    let has_word = first.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    let numbers =
        first.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty()).count();
    if has_word {
        Some("words")
    } else if first.contains('/') && numbers > 1 {
        Some("slashes")
    } else if first.contains('.') && numbers > 1 {
        Some("dots")
    } else if first.contains('-') && numbers > 1 {
        Some("hyphens")
    } else {
        None
    }
}
