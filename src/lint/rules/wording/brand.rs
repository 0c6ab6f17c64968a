//! W13: the name of a product is not written as its owner writes it.

use crate::data::spellings;
use crate::diag::{Code, Severity};
use crate::lint::rule::{Detector, Evidence, Found, Grade, MEASURED, Rule};
use crate::lint::subject::Subject;
use crate::lint::words::shown;

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("W13", "brand-spelling"),
    severity: Severity::Warning,
    summary: "The name of a product is not written as its owner writes it.",
    checks: "Whether a text has a common misspelling of the name of a product, in \
          any language; web addresses do not count.",
    why: "People who work with it every day notice, and some applicant systems \
          search by the exact name.",
    example: "“Github”, “Javascript”, “Postgre SQL”.",
    fix: "Write the name as the hint has it.",
    evidence: &[
        MEASURED,
        Evidence(
            Grade::House,
            "names as the owners of the products write them, in data/lint/brands.json",
        ),
    ],
    detect: Detector(detect),
};

/// The largest number of words of a misspelt name.
const LONGEST: usize = 2;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let brands = &spellings().brands;
    let mut found = Vec::new();
    for text in &subject.texts {
        let mut at = 0;
        while at < text.words.len() {
            let spelling = (1..=LONGEST).rev().find_map(|length| {
                let words = text.words.get(at..at + length)?;
                let is_one = words.iter().rev().skip(1).all(|word| !word.ends_part);
                let wrong = shown(words);
                let right = brands.get(&wrong).filter(|_| is_one)?;
                // Already right, with more of the name after it.
                Some((length, wrong, right)).filter(|(_, wrong, right)| wrong != *right)
            });
            let Some((length, wrong, right)) = spelling else {
                at += 1;
                continue;
            };
            let next = text.found(format!("`{wrong}` is spelt `{right}`"));
            found.push(next.hint(format!("write `{right}`")));
            at += length;
        }
    }
    found
}
