//! F10: no word is torn at a ligature.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::ORDERS;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F10", "torn-ligature"),
    severity: Severity::Error,
    checks: "Words in three pieces with fi, fl or ff in the middle.",
    why: "“Snow fl ake” is no skill, “Pro fi le” no heading.",
    example: "Set the text without ligatures, and `Snowflake` stays one word.",
    evidence: &[Evidence(
        Grade::Vendor,
        "published Textkernel output: a skill and a heading lost this way (cause inferred)",
    )],
    detect,
};

const LIGATURES: [&str; 5] = ["fi", "fl", "ff", "ffi", "ffl"];

/// What stands before a `fi` that is a word of its own: `wi fi`, `hi fi`, `sci fi`.
const WORDS_BEFORE: [&str; 3] = ["wi", "hi", "sci"];

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for line in ORDERS.iter().flat_map(|order| subject.lines(*order)) {
        let words: Vec<&str> = line.text.split_whitespace().collect();
        let torn = words.windows(3).find(|three| match three {
            [before, middle, after] => {
                LIGATURES.contains(middle)
                    && before.ends_with(char::is_alphabetic)
                    && after.starts_with(char::is_lowercase)
                    && !LIGATURES.contains(after)
                    && !WORDS_BEFORE.contains(&&*before.to_lowercase())
            }
            _ => false,
        });
        if let Some(torn) = torn {
            let message =
                format!("a word is torn at a ligature: “{}”", quote(&torn.join(" ")));
            let next = Found::at(line.page, line.rect, message)
                .hint("set the text without ligatures, or with another font");
            // The same line comes in every order.
            if found.iter().all(|known| known.message != next.message) {
                found.push(next);
            }
        }
    }
    found
}
