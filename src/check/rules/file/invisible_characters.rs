//! F14: every character shows, and is what it looks like.

use icu_properties::props::Script;
use icu_properties::{CodePointMapData, CodePointMapDataBorrowed};

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::ReadingOrder;
use crate::text;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F14", "deceptive-character"),
    severity: Severity::Warning,
    checks: "Zero-width and direction characters, and words of letters from two alphabets that \
             look alike.",
    why: "`Kubernetes` with a zero-width space or a Cyrillic `е` is another word. Checkers take \
          both for an attempt to deceive.",
    example: "Text pasted from a web page often brings zero-width spaces along.",
    evidence: &[
        Evidence(
            Grade::Peer,
            "VeriWorkly 3.25 flags zero-width and look-alike characters",
        ),
        Evidence(
            Grade::Measured,
            "one such character can spoil all spaces of a text layer",
        ),
    ],
    detect,
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
            let characters = if count == 1 { "character" } else { "characters" };
            let message = format!(
                "{count} invisible {characters}, from U+{:04X} on: “{}”",
                u32::from(first),
                quote(&line.text),
            );
            let next = Found::at(line.page, line.rect, message);
            found.push(next.hint("write the line again by hand"));
        }
        for word in line.text.split_whitespace().filter(|word| is_mixed(word)) {
            let message =
                format!("`{}` has letters of two alphabets that look alike", quote(word));
            let next = Found::at(line.page, line.rect, message);
            found.push(next.hint("write the word again with one keyboard"));
        }
    }
    found
}

fn is_invisible(c: char) -> bool {
    // What is foreign and no private or lost character: ignorable ones. Arabic and Indic text
    // needs joiners.
    text::is_foreign(c)
        && !matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{FFFD}'
            | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
        && !c.is_control()
}

/// Whether a word has Latin letters beside Greek or Cyrillic ones, none of them a unit or a sign
/// of mathematics.
fn is_mixed(word: &str) -> bool {
    // A letter that stands for itself, as in `β-testing`, is a word of its own.
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
