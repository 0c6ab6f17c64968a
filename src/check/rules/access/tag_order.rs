//! A02: tags follow the text.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::ReadingOrder;
use crate::text::{Hygiene, words};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("A02", "tag-order"),
    severity: Severity::Note,
    checks: "Whether the tag tree gives the words of the page in the order they are written.",
    why: "A screen reader follows the tags: what they leave out is not spoken.",
    example: "A page whose tags were made by guessing, sidebar first.",
    evidence: &[Evidence(
        Grade::Standard,
        "ISO 32000-1 §14.8.2.3; PDF/UA-1 (ISO 14289-1 §7.2)",
    )],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let written = subject.lines(ReadingOrder::PageContent);
    let tagged = subject.lines(ReadingOrder::LogicalStructure);
    if !subject.extraction.has_structure() {
        return Vec::new();
    }
    // A replacement text may write out what the font has as a ligature.
    let plain = |word: &str| Hygiene::default().line(word);
    let mut tagged = tagged.iter().flat_map(|line| words(&line.text)).map(plain);
    let artifacts = subject.artifact_words();
    for line in written {
        for word in words(&line.text) {
            // Page numbers and running headers are no part of the logical text.
            if artifacts.contains(word) {
                continue;
            }
            if tagged.next() != Some(plain(word)) {
                let message =
                    format!("the tags leave the text's order at “{}”", quote(&line.text));
                let found = Found::at(line.page, line.rect, message);
                return vec![found.hint("export it as tagged PDF, or tag it anew")];
            }
        }
    }
    Vec::new()
}
