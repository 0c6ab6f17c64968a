//! A02: the tags follow the text.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::ReadingOrder;
use crate::text::{Hygiene, words};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("A02", "tag-order"),
    severity: Severity::Note,
    summary: "The tags do not follow the text.",
    checks: "Whether the tag tree contains all words of the page, in the order of the \
             file.",
    why: "A screen reader follows the tags; what they leave out is not spoken.",
    example: "A page that was tagged automatically, sidebar first.",
    fix: "Export it as tagged PDF from the original, or correct the tags.",
    evidence: &[Evidence(
        Grade::Standard,
        "ISO 32000-1 §14.8.2.3; PDF/UA-1 (ISO 14289-1 §7.2)",
    )],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let written = subject.lines(ReadingOrder::PageContent);
    let tagged = subject.lines(ReadingOrder::LogicalStructure);
    if !subject.extraction.has_structure() {
        return Vec::new();
    }
    // A replacement text may spell out a ligature of the font.
    let plain = |word: &str| Hygiene::default().line(word);
    let mut tagged = tagged.iter().flat_map(|line| words(&line.text)).map(plain);
    let artifacts = subject.artifact_words();
    for line in written {
        for word in words(&line.text) {
            // Page numbers and running headers are not part of the logical text.
            if artifacts.contains(word) {
                continue;
            }
            if tagged.next() != Some(plain(word)) {
                let message =
                    format!("the tags do not follow the text at `{}`", quote(&line.text));
                let found = Found::at(line.page, line.rect, message);
                return vec![found.hint("export it as tagged PDF, or correct the tags")];
            }
        }
    }
    Vec::new()
}
