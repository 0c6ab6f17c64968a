//! W06: a phrase fits everybody.

use crate::diag::{Code, Severity};
use crate::lint::lexicon::lexicon;
use crate::lint::rule::{Detector, Evidence, Found, Grade, MEASURED, Rule};
use crate::lint::subject::Subject;

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("W06", "stock-phrase"),
    severity: Severity::Warning,
    summary: "A phrase fits everybody.",
    checks: "Whether English bullets and running text have phrases such as “team \
          player”, “results-driven”, “works well under pressure”.",
    why: "Readers have seen it on every résumé, and it proves nothing. The \
          bullet that shows it does.",
    example: "“Results-driven team player with strong communication skills.”",
    fix: "Delete it, or put an instance of it in its place: what you did that \
          shows it.",
    evidence: &[
        MEASURED,
        Evidence(
            Grade::Peer,
            "jsk-resume, cvloom and Resume-Matcher keep lists; ours has none of the terms that engineers use",
        ),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for text in subject.english_prose() {
        for phrase in lexicon().fillers.all(&text.words) {
            let is_quoted = text.words[phrase.clone()].iter().any(|word| word.is_quoted);
            if !is_quoted {
                let shown = text.shown(phrase);
                let next = text.found(format!("`{shown}` fits everybody"));
                found.push(
                    next.hint("delete it, or write the deed that shows it: `[verb] …`"),
                );
            }
        }
    }
    found
}
