//! W08: two bullets say nearly the same.

use std::collections::BTreeSet;

use crate::diag::{Code, Severity};
use crate::lint::lexicon::lexicon;
use crate::lint::rule::{Detector, Evidence, Found, Grade, MEASURED, Rule};
use crate::lint::subject::{Subject, Text};
use crate::text::stem;

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("W08", "near-duplicate"),
    severity: Severity::Warning,
    summary: "Two bullets say nearly the same.",
    checks: "Whether two bullets share at least three quarters of their words, in \
          any language; small words and endings do not count.",
    why: "The second one takes the place of something else you did.",
    example: "“Ran the chess club” in one job, “Ran the school chess club” in the \
          next.",
    fix: "Delete one, or merge them. If you did it twice, say so in one of \
          them.",
    evidence: &[
        MEASURED,
        Evidence(Grade::Peer, "jsk-resume: a Jaccard index of at least 0.75"),
    ],
    detect: Detector(detect),
};

/// Texts that share at least so much of their words are near duplicates.
const ALIKE: f64 = 0.75;

/// Texts with fewer words say too little to be compared.
const FEWEST_WORDS: usize = 3;

/// How many bullets are compared with each other; nobody reads as many.
const MOST: usize = 400;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let bullets: Vec<(&Text<'_>, BTreeSet<String>)> =
        subject.bullets().take(MOST).map(|text| (text, stems(text))).collect();
    let mut found = Vec::new();
    for (at, (text, own)) in bullets.iter().enumerate() {
        let mut before = bullets.iter().take(at);
        if let Some((other, _)) = before.find(|(_, other)| are_alike(own, other)) {
            let message = format!("the bullet says nearly what `{}` says", other.at);
            found.push(text.found(message).hint("delete one of the two, or merge them"));
        }
    }
    found
}

fn stems(text: &Text<'_>) -> BTreeSet<String> {
    let small = &lexicon().words.small_words;
    let words = text.words.iter().map(|word| &word.lower);
    words.filter(|word| !small.contains(*word)).map(|word| stem(word)).collect()
}

fn are_alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let (fewer, more) = (one.len().min(other.len()), one.len().max(other.len()));
    #[expect(clippy::cast_precision_loss, reason = "a text has few words")]
    let share = |part: usize, whole: usize| part as f64 / whole as f64;
    fewer >= FEWEST_WORDS
        && share(fewer, more) >= ALIKE
        && share(one.intersection(other).count(), one.union(other).count()) >= ALIKE
}
