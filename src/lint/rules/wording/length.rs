//! W10: a bullet is longer than two lines.

use crate::diag::{Code, Severity};
use crate::lint::rule::{Detector, Evidence, Found, Grade, MEASURED, Rule};
use crate::lint::subject::Subject;

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("W10", "long-bullet"),
    severity: Severity::Note,
    summary: "A bullet is longer than two lines.",
    checks: "Whether a bullet has more than 200 characters, about two lines of a \
          page; an estimate, since no page is set.",
    why: "Bullets are skimmed. In a longer one the result is in the part that \
          is not read.",
    example: "A bullet of 40 words with three clauses.",
    fix: "Keep the act and what came of it; make a second bullet of the rest, \
          or drop it.",
    evidence: &[
        MEASURED,
        Evidence(Grade::Peer, "jsk-resume measured 200 characters as two lines at 11 pt"),
    ],
    detect: Detector(detect),
};

/// The maximum number of characters of a bullet.
const LONGEST: usize = 200;

/// The estimated number of characters on a line.
const LINE: usize = 100;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for text in subject.bullets() {
        let length = text.whole.chars().count();
        if length > LONGEST {
            let lines = length.div_ceil(LINE);
            let message =
                format!("the bullet has {length} characters, an estimated {lines} lines");
            let hint = "keep the act and its result: `[verb] …, so that …`";
            found.push(text.found(message).hint(hint));
        }
    }
    found
}
