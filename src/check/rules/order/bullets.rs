//! L10: bullets are plain.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::extract::{Line, ReadingOrder};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L10", "odd-bullet"),
    severity: Severity::Warning,
    checks: "Whether bullets have a common marker, on the line of their text.",
    why: "Parsers know bullets by their marker. An unknown one is a letter of the text, and a marker \
          on a line of its own is a line.",
    example: "➢ ✓ ❖ ▶ and glyphs of icon fonts. Use • or a hyphen.",
    evidence: &[
        Evidence(
            Grade::Peer,
            "OpenResume knows • ● ∙ ○ and others, jsk-resume • and hyphens",
        ),
        Evidence(Grade::Vendor, "Sovren's tips of 2015: no “cute” bullets"),
    ],
    detect,
};

/// Markers that begin no sentence and that parsers do not know.
const ODD: &str = "■□▫◆◇❖➢➣➤►▶▸▹→⇒»✓✔✗✘★☆✦✪❯❱";

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let lines = subject.lines(ReadingOrder::Visual);
    let mut odd: BTreeMap<char, (usize, &Line)> = BTreeMap::new();
    for line in lines {
        let mut chars = line.text.chars();
        let Some(first) = chars.next() else { continue };
        let is_icon =
            ('\u{E000}'..='\u{F8FF}').contains(&first) && chars.next() == Some(' ');
        if ODD.contains(first) || is_icon {
            odd.entry(first).or_insert((0, line)).0 += 1;
        }
    }
    let alone = alone(lines);
    // One may be a sign of its own; a marker comes again.
    let mut found: Vec<Found> = odd
        .into_iter()
        .filter(|(_, (count, _))| *count > 1)
        .map(|(marker, (count, first))| {
            let message = if ODD.contains(marker) {
                format!("{count} bullets begin with `{marker}`")
            } else {
                format!("{count} bullets begin with an icon, U+{:04X}", u32::from(marker))
            };
            Found::at(first.page, first.rect, message).hint("use • or a hyphen")
        })
        .collect();
    if let [first, _, ..] = alone.as_slice() {
        let message = format!("{} markers are read on lines of their own", alone.len());
        let next = Found::at(first.page, first.rect, message);
        found.push(next.hint("put each on the line of its text, close by"));
    }
    found
}

/// The lines that are a marker and nothing else.
fn alone(lines: &[Line]) -> Vec<&Line> {
    let is_marker = |text: &str| {
        let mut chars = text.chars();
        chars.next().is_some_and(|c| "•●∙○◦‣-–".contains(c)) && chars.next().is_none()
    };
    lines.iter().filter(|line| is_marker(&line.text)).collect()
}
