//! W07: several bullets of an entry open with the same word.

use std::collections::BTreeMap;

use crate::diag::{Code, Severity};
use crate::lint::rule::{Detector, Evidence, Found, Grade, MEASURED, Rule};
use crate::lint::subject::Subject;

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("W07", "repeated-opener"),
    severity: Severity::Note,
    summary: "Several bullets of an entry open with the same word.",
    checks: "Whether more than two bullets of an entry open with the same word, \
          in any language.",
    why: "The third “Led” in a row is read as a list, and says less than the \
          verb of each act.",
    example: "“Led the guild”, “Led the move”, “Led incident reviews”.",
    fix: "Use the verb that names the act: chaired, moved, reviewed.",
    evidence: &[
        MEASURED,
        Evidence(
            Grade::Peer,
            "jsk-resume reports a verb that opens more than two bullets of an entry",
        ),
    ],
    detect: Detector(detect),
};

/// The number of bullets of an entry that may open with the same word.
const ALLOWED: usize = 2;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for entry in subject.entries() {
        let mut openers: BTreeMap<&str, usize> = BTreeMap::new();
        for text in entry {
            let Some(first) = text.words.first() else { continue };
            let count = openers.entry(&first.lower).or_default();
            *count += 1;
            if *count > ALLOWED {
                let shown = first.shown;
                let message =
                    format!("{count} bullets of this entry open with `{shown}`");
                let hint = "open with the verb of this act alone";
                found.push(text.found(message).hint(hint));
            }
        }
    }
    found
}
