//! F14: every character is visible and is what it looks like.

use icu_properties::props::Script;
use icu_properties::{CodePointMapData, CodePointMapDataBorrowed};

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::ReadingOrder;
use crate::text;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F14", "deceptive-character"),
    severity: Severity::Warning,
    summary: "A character is invisible, or is not the letter it looks like.",
    checks: "Zero-width and direction characters, and words that mix letters of two \
             alphabets.",
    why: "`Kubernetes` with a zero-width space or a Cyrillic `е` is a different word. \
          Checkers treat both as attempts to deceive.",
    example: "Text pasted from a web page often brings zero-width spaces along.",
    fix: "Type the word again.",
    evidence: &[
        Evidence(
            Grade::Peer,
            "VeriWorkly 3.25 flags zero-width and look-alike characters",
        ),
        Evidence(
            Grade::Measured,
            "one such character can remove all spaces of a text layer",
        ),
    ],
    detect: Detector(detect),
};

const SCRIPTS: CodePointMapDataBorrowed<'static, Script> =
    CodePointMapData::<Script>::new();

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for line in subject.lines(ReadingOrder::PageContent) {
        // Soft hyphens have a rule of their own.
        let invisible = line.text.chars().filter(|c| *c != '\u{AD}' && is_invisible(*c));
        if let Some(first) = invisible.clone().next() {
            let count = invisible.count();
            let first = u32::from(first);
            let what = match count {
                1 => format!("an invisible character (U+{first:04X})"),
                _ => format!("{count} invisible characters (the first is U+{first:04X})"),
            };
            let message = format!("the line contains {what}: `{}`", quote(&line.text));
            let next = Found::at(line.page, line.rect, message);
            found.push(next.hint("type the line again"));
        }
        for word in line.text.split_whitespace().filter(|word| is_mixed(word)) {
            let message = format!("`{}` mixes letters of two alphabets", quote(word));
            let next = Found::at(line.page, line.rect, message);
            found.push(next.hint("type the word again with one keyboard layout"));
        }
    }
    found
}

fn is_invisible(c: char) -> bool {
    // Of the characters that belong in no résumé those that are ignorable. Private and lost ones
    // have rules of their own, and Arabic and Indic text needs joiners.
    text::is_foreign(c)
        && !matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{FFFD}'
            | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
        && !c.is_control()
}

/// Whether a word mixes Latin with Greek or Cyrillic letters, other than units and mathematical
/// symbols.
fn is_mixed(word: &str) -> bool {
    // In `β-testing` the Greek letter is a word of its own.
    word.split(|c: char| !c.is_alphabetic()).any(is_run_mixed)
}

fn is_run_mixed(word: &str) -> bool {
    let has =
        |script: Script| word.chars().filter(move |c| SCRIPTS.get(*c) == script).count();
    let (latin, greek, cyrillic) =
        (has(Script::Latin), has(Script::Greek), has(Script::Cyrillic));
    latin >= 2
        && (cyrillic >= 1
            || (greek >= 1 && !word.contains(['µ', 'μ', 'Ω', 'λ', 'π', 'Δ'])))
        || cyrillic >= 2 && (1..=2).contains(&latin)
}
