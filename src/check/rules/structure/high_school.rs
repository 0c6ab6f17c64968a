//! S08: a secondary school is left out beside a degree.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::data::rule_words;
use crate::diag::{Code, Severity};
use crate::document::SectionKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("S08", "high-school"),
    severity: Severity::Note,
    summary: "A secondary school is listed beside a degree.",
    checks: "Whether a secondary school is listed beside a university.",
    why: "Some parsers take the last school for the highest degree, and it takes up a \
          line.",
    example: "“Central High School” below a bachelor's degree.",
    fix: "Remove the school.",
    evidence: &[Evidence(
        Grade::Vendor,
        "Textkernel, code 161: high school listed beside higher education",
    )],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    let entries: Vec<_> = sections
        .filter(|section| section.kind == Some(SectionKind::Education))
        .flat_map(|section| &section.entries)
        .filter_map(|entry| Some((entry.head.first()?, entry)))
        .map(|(first, entry)| {
            let head: Vec<&str> =
                entry.head.iter().map(|line| line.text.as_str()).collect();
            (first, head.join(" ").to_lowercase())
        })
        .collect();
    let is = |text: &str, words: &[String]| {
        words.iter().any(|word| text.contains(word.as_str()))
    };
    let (secondary, higher) =
        (&rule_words().secondary_schools, &rule_words().universities);
    if !entries.iter().any(|(_, text)| is(text, higher) && !is(text, secondary)) {
        return Vec::new();
    }
    let schools = entries.iter().filter(|(_, text)| is(text, secondary));
    schools
        .map(|(first, _)| {
            let message =
                format!("`{}` is listed beside a university", quote(&first.text));
            Found::at(first.page, first.rect, message).hint("remove it")
        })
        .collect()
}
