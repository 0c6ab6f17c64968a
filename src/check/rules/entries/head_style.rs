//! E05: jobs have one style.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;
use crate::parse::ParsedEntry;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("E05", "mixed-heads"),
    severity: Severity::Warning,
    checks: "Whether the heads of jobs give title, employer and dates in one order.",
    why: "Parsers learn from the first entry how to read the next.",
    example: "“Engineer / Acme / 2021” above “2019: Initech (Developer)”.",
    evidence: &[Evidence(
        Grade::Vendor,
        "Greenhouse: differing formats within a section are a cause of failure",
    )],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    let work = sections.filter(|section| section.kind == Some(SectionKind::Work));
    let mut found = Vec::new();
    for section in work {
        let mut styles: BTreeMap<Vec<u8>, Vec<&ParsedEntry>> = BTreeMap::new();
        // Several jobs under one employer are written in one way, a single one in another.
        let shares = |entry: &ParsedEntry| {
            let mut others =
                section.entries.iter().filter(|other| !std::ptr::eq(*other, entry));
            others.any(|other| {
                entry.organisation.is_some() && other.organisation == entry.organisation
            })
        };
        for entry in section.entries.iter().filter(|entry| !shares(entry)) {
            // An entry without one of the three is told by other rules.
            if let Some(style) = style(entry) {
                styles.entry(style).or_default().push(entry);
            }
        }
        let all: usize = styles.values().map(Vec::len).sum();
        let rarest = styles.values().min_by_key(|entries| entries.len());
        if styles.len() < 2 || all < 3 {
            continue;
        }
        let first =
            rarest.and_then(|entries| entries.first()).and_then(|it| it.head.first());
        if let Some(first) = first {
            let message =
                format!("“{}” is not written like the other jobs", quote(&first.text));
            let next = Found::at(first.page, first.rect, message);
            found.push(
                next.hint("give title, employer and dates in one order everywhere"),
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
            // Level lines may differ by a fraction of a point.
            #[expect(clippy::cast_possible_truncation, reason = "pages are bounded")]
            let (y, x) = ((read.rect.y1 / 4.0).round() as i64, read.rect.x0 as i64);
            (read.page, y, x, *name)
        })
        .collect();
    order.sort_unstable();
    Some(order.into_iter().map(|(.., name)| name).collect())
}
