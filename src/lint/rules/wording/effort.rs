//! W05: a number counts effort, not its effect.

use crate::diag::{Code, Severity};
use crate::lint::consequence::{has_result, is_count};
use crate::lint::lexicon::lexicon;
use crate::lint::rule::{Detector, Evidence, Found, Grade, MEASURED, Rule};
use crate::lint::subject::Subject;
use crate::lint::words::Word;

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("W05", "effort-as-evidence"),
    severity: Severity::Warning,
    summary: "A number counts effort, not its effect.",
    checks: "Whether an English bullet counts lines of code, commits, tickets, \
          emails, meetings, slides and the like, without a result.",
    why: "Such numbers say how busy you were. To engineers, many lines of code \
          are a cost.",
    example: "“Wrote over 40,000 lines of code.”",
    fix: "Say what the work was for: “…, so that …”. Leave the count out.",
    evidence: &[
        MEASURED,
        Evidence(
            Grade::House,
            "lines of code, endpoints and the like are no evidence: what they were for is",
        ),
    ],
    detect: Detector(detect),
};

/// How many words may stand between a number and what it counts.
const BETWEEN: usize = 3;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for text in subject.english_bullets() {
        if has_result(text.whole, &text.words) {
            continue;
        }
        if let Some(counted) = counted(&text.words) {
            let next =
                text.found(format!("a number of `{counted}` shows effort, not effect"));
            found.push(next.hint("say what the work was for: `…, so that …`"));
        }
    }
    found
}

/// What effort a text counts, as written.
fn counted(words: &[Word<'_>]) -> Option<String> {
    let counts = lexicon().effort.all(words);
    let effort = counts.into_iter().find(|range| {
        let from = range.start.saturating_sub(BETWEEN);
        (from..range.start).any(|at| is_count(words, at))
    })?;
    Some(crate::lint::words::shown(&words[effort]))
}

/// Whether a text counts effort without a result.
pub(super) fn counts_effort(text: &str, words: &[Word<'_>]) -> bool {
    !has_result(text, words) && counted(words).is_some()
}
