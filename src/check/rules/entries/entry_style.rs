//! E05: all jobs are written in one style.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;
use crate::parse::ParsedEntry;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("E05", "inconsistent-entries"),
    severity: Severity::Warning,
    summary: "Jobs are written in different styles.",
    checks: "Whether all jobs give title, employer and dates in the same order.",
    why: "Parsers learn from the first entry how to read the next.",
    example: "“Engineer / Acme / 2021” above “2019: Initech (Developer)”.",
    fix: "Use one order everywhere.",
    evidence: &[Evidence(
        Grade::Vendor,
        "Greenhouse: differing formats within a section are a cause of failure",
    )],
    detect: Detector(detect),
};

/// Fewer jobs than this have no style that one could differ from (house rule).
const FEW: usize = 3;

/// Baselines this close, in pt, count as level: fonts in a line differ by a fraction of it.
const LEVEL: f64 = 4.0;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    let work = sections.filter(|section| section.kind == Some(SectionKind::Work));
    let mut found = Vec::new();
    for section in work {
        let mut styles: BTreeMap<Vec<u8>, Vec<&ParsedEntry>> = BTreeMap::new();
        // Jobs grouped under one employer are written differently from single jobs.
        let shares = |entry: &ParsedEntry| {
            let mut others =
                section.entries.iter().filter(|other| !std::ptr::eq(*other, entry));
            others.any(|other| {
                entry.organisation.is_some() && other.organisation == entry.organisation
            })
        };
        for entry in section.entries.iter().filter(|entry| !shares(entry)) {
            // An entry without one of the three is reported by other rules.
            if let Some(style) = style(entry) {
                styles.entry(style).or_default().push(entry);
            }
        }
        let all: usize = styles.values().map(Vec::len).sum();
        let rarest = styles.values().min_by_key(|entries| entries.len());
        if styles.len() < 2 || all < FEW {
            continue;
        }
        let first =
            rarest.and_then(|entries| entries.first()).and_then(|it| it.head.first());
        if let Some(first) = first {
            let message = format!(
                "`{}` is written differently from the other jobs",
                quote(&first.text)
            );
            let next = Found::at(first.page, first.rect, message);
            found.push(
                next.hint("give title, employer and dates in the same order everywhere"),
            );
        }
    }
    found
}

/// The order in which title, employer and dates come.
fn style(entry: &ParsedEntry) -> Option<Vec<u8>> {
    let parts = [
        (entry.title.as_ref()?, b't'),
        (entry.organisation.as_ref()?, b'o'),
        (&entry.dates.as_ref()?.found, b'd'),
    ];
    let mut order: Vec<_> = parts
        .iter()
        .map(|(read, name)| {
            #[expect(clippy::cast_possible_truncation, reason = "pages are bounded")]
            let (y, x) = ((read.rect.y1 / LEVEL).round() as i64, read.rect.x0 as i64);
            (read.page, y, x, *name)
        })
        .collect();
    order.sort_unstable();
    Some(order.into_iter().map(|(.., name)| name).collect())
}
