//! F11: no word is divided at the end of a line.

use std::collections::BTreeSet;

use crate::check::Subject;
use crate::check::folding::plain;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
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
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    const HINT: &str = "turn off hyphenation";
    let lines = subject.lines(ReadingOrder::PageContent);
    let words = whole_words(lines);
    let mut found = Vec::new();
    let mut soft: Vec<&Line> = Vec::new();
    for (line, next) in lines.iter().zip(lines.iter().skip(1).map(Some).chain([None])) {
        if line.text.contains('\u{AD}') {
            // One finding for all of them: one font or one setting makes them.
            soft.push(line);
        } else if let Some((before, after)) = next.and_then(|next| broken(line, next)) {
            let message = format!(
                "a word is divided at the end of a line: `{before}` and `{after}`"
            );
            let next = Found::at(line.page, line.rect, message).hint(HINT);
            // The hyphen may be the word's own.
            found.push(if may_be_compound(&before, &after, &words) {
                next.with_severity(Severity::Note)
            } else {
                next
            });
        }
    }
    if let Some(first) = soft.first() {
        let lines = match soft.len() {
            1 => "the line contains a soft hyphen".to_owned(),
            count => format!("{count} lines contain soft hyphens, first"),
        };
        let message = format!("{lines}: `{}`", quote(&first.text));
        found.insert(0, Found::at(first.page, first.rect, message).hint(HINT));
    }
    found
}

/// The two halves of a word that is divided between two lines.
fn broken(line: &Line, next: &Line) -> Option<(String, String)> {
    let before = line.text.split_whitespace().next_back()?;
    let after = next.text.split_whitespace().next()?;
    let stem = before.strip_suffix(['-', '\u{2010}'])?;
    // Addresses are divided after their own hyphens.
    if stem.contains(['/', '@', '.', '_']) {
        return None;
    }
    // In “front- and back-end” the hyphen stands for a missing half, and no word is divided.
    let is_word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let goes_on = after.starts_with(char::is_lowercase)
        && !rule_words().conjunctions.contains(after);
    (stem.ends_with(char::is_alphabetic) && is_word(stem) && is_word(after) && goes_on)
        .then(|| (quote(before), quote(after)))
}

/// The words of all lines, without those that may be halves.
fn whole_words(lines: &[Line]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut is_half = false;
    for line in lines {
        let own = line.text.split_whitespace().skip(usize::from(is_half));
        words.extend(own.filter(|word| !word.ends_with(['-', '\u{2010}'])).map(plain));
        is_half = line.text.ends_with(['-', '\u{2010}']);
    }
    words
}

/// Whether a divided word may be a compound with a hyphen of its own: both halves are words that
/// compounds are made of, or that the page has by themselves.
fn may_be_compound(before: &str, after: &str, words: &BTreeSet<String>) -> bool {
    let bare =
        |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let (stem, end) = (bare(before), bare(after));
    // In “on-call-” only the last hyphen is at the end of the line.
    if stem.contains('-') {
        return true;
    }
    let list = rule_words();
    list.compound_starts.contains(&stem)
        || list.compound_ends.contains(&end)
        || words.contains(&plain(before)) && words.contains(&plain(after))
}
