//! F11: no word is divided at the end of a line.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::data::rule_words;
use crate::diag::{Code, Severity};
use crate::extract::{Line, ReadingOrder};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F11", "broken-word"),
    severity: Severity::Error,
    summary: "A word is divided at the end of a line.",
    checks: "Soft hyphens, and words divided by a hyphen at the end of a line.",
    why: "Readers see “container-” and “ization” as two words; a search finds neither.",
    example: "“stream-” at the end of a line and “processing” on the next.",
    fix: "Turn off hyphenation, and keep compounds on one line.",
    evidence: &[
        Evidence(
            Grade::Measured,
            "hyphenation: misread by all 19 readers at the first divided word",
        ),
        Evidence(
            Grade::Measured,
            "a compound divided at its own hyphen: misread by all 19",
        ),
    ],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    const HINT: &str = "turn off hyphenation";
    let lines = subject.lines(ReadingOrder::PageContent);
    let mut found = Vec::new();
    for (line, next) in lines.iter().zip(lines.iter().skip(1).map(Some).chain([None])) {
        if line.text.contains('\u{AD}') {
            let message =
                format!("the line contains a soft hyphen: `{}`", quote(&line.text));
            found.push(Found::at(line.page, line.rect, message).hint(HINT));
        } else if let Some((before, after)) = next.and_then(|next| broken(line, next)) {
            let message = format!(
                "a word is divided at the end of a line: `{before}` and `{after}`"
            );
            found.push(Found::at(line.page, line.rect, message).hint(HINT));
        }
    }
    found
}

/// The two halves of a word that is divided between two lines.
fn broken(line: &Line, next: &Line) -> Option<(String, String)> {
    let before = line.text.split_whitespace().next_back()?;
    let after = next.text.split_whitespace().next()?;
    let stem = before.strip_suffix(['-', '\u{2010}'])?;
    // In “front- and back-end” the hyphen stands for a missing half, and no word is divided.
    let is_word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let goes_on = after.starts_with(char::is_lowercase)
        && !rule_words().conjunctions.contains(after);
    (stem.ends_with(char::is_alphabetic) && is_word(stem) && is_word(after) && goes_on)
        .then(|| (quote(before), quote(after)))
}
