//! F10: no word is split at a ligature.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::data::rule_words;
use crate::diag::{Code, Severity};
use crate::extract::ORDERS;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F10", "split-ligature"),
    severity: Severity::Error,
    summary: "A word is split at a ligature.",
    checks: "Words in three pieces with fi, fl or ff in the middle.",
    why: "“Snow fl ake” does not match a skill, and “Pro fi le” is not recognised as a \
          heading.",
    example: "“Snow fl ake” in the text layer where the page shows “Snowflake”.",
    fix: "Turn off ligatures, or use another font.",
    evidence: &[Evidence(
        Grade::Vendor,
        "published Textkernel output: a skill and a heading lost this way (cause inferred)",
    )],
    detect: Detector(detect),
};

const LIGATURES: [&str; 5] = ["fi", "fl", "ff", "ffi", "ffl"];

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for line in ORDERS.iter().flat_map(|order| subject.lines(*order)) {
        let words: Vec<&str> = line.text.split_whitespace().collect();
        let split = words.windows(3).find(|three| match three {
            [before, middle, after] => {
                LIGATURES.contains(middle)
                    && before.ends_with(char::is_alphabetic)
                    && after.starts_with(char::is_lowercase)
                    && !LIGATURES.contains(after)
                    && !rule_words().words_before_fi.contains(&before.to_lowercase())
            }
            _ => false,
        });
        if let Some(pieces) = split {
            let message =
                format!("a word is split at a ligature: `{}`", quote(&pieces.join(" ")));
            let next = Found::at(line.page, line.rect, message)
                .hint("turn off ligatures, or use another font");
            // The same line is found in every order.
            if found.iter().all(|known| known.message != next.message) {
                found.push(next);
            }
        }
    }
    found
}
