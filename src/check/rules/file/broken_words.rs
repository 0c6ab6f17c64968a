//! F11: no word is broken at a line's end.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::{Line, ReadingOrder};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F11", "broken-word"),
    severity: Severity::Error,
    checks: "Soft hyphens, and words that are parted by a hyphen at the end of a line.",
    why: "“container-” and “ization” are two words to a reader; neither is searched for.",
    example: "Set the text ragged right without hyphenation; keep `stream-processing` on one line.",
    evidence: &[
        Evidence(
            Grade::Measured,
            "hyphenation: misread by all 19 readers at the first broken word",
        ),
        Evidence(
            Grade::Measured,
            "a compound broken at its own hyphen: misread by all 19",
        ),
    ],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    const HINT: &str = "turn hyphenation off";
    let lines = subject.lines(ReadingOrder::PageContent);
    let mut found = Vec::new();
    for (line, next) in lines.iter().zip(lines.iter().skip(1).map(Some).chain([None])) {
        if line.text.contains('\u{AD}') {
            let message = format!("a soft hyphen is read: “{}”", quote(&line.text));
            found.push(Found::at(line.page, line.rect, message).hint(HINT));
        } else if let Some((before, after)) = next.and_then(|next| broken(line, next)) {
            let message = format!("a word is broken: “{before}” and “{after}”");
            found.push(Found::at(line.page, line.rect, message).hint(HINT));
        }
    }
    found
}

/// The two halves of a word, if one is broken between two lines.
fn broken(line: &Line, next: &Line) -> Option<(String, String)> {
    let before = line.text.split_whitespace().next_back()?;
    let after = next.text.split_whitespace().next()?;
    let stem = before.strip_suffix(['-', '\u{2010}'])?;
    // A range or a list of forms, “front- and back-end”, is parted by a hyphen and a space.
    let is_word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let goes_on = after.starts_with(char::is_lowercase)
        && !["and", "or", "und", "oder", "et", "ou", "y", "o", "e"].contains(&after);
    (stem.ends_with(char::is_alphabetic) && is_word(stem) && is_word(after) && goes_on)
        .then(|| (quote(before), quote(after)))
}
