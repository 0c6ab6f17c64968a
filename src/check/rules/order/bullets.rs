//! L10: bullets have common markers.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::extract::{Line, ReadingOrder};
use crate::parse::own_markers;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L10", "odd-bullet"),
    severity: Severity::Warning,
    summary: "Bullets have an unusual marker.",
    checks: "Whether bullets begin with a common marker, on the same line as their \
             text.",
    why: "Parsers recognise bullets by their marker. An unknown marker becomes part of \
          the text, and a marker on a line of its own becomes a line.",
    example: "➢ ✓ ❖ ▶ and glyphs of icon fonts.",
    fix: "Use • or a hyphen, directly before the text.",
    evidence: &[
        Evidence(
            Grade::Peer,
            "OpenResume recognises • ● ∙ ○ and others, jsk-resume • and hyphens",
        ),
        Evidence(Grade::Vendor, "Sovren, tips of 2015: no “cute” bullets"),
    ],
    detect: Detector(detect),
};

/// Markers that no parser knows, and that do not begin a sentence.
const ODD: &str = "■□▫◆◇❖➢➣➤►▶▸▹→⇒»✓✔✗✘★☆✦✪❯❱";

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let lines = subject.lines(ReadingOrder::Visual);
    let own = own_markers(lines.iter());
    let mut odd: BTreeMap<char, (usize, &Line)> = BTreeMap::new();
    for line in lines {
        let mut chars = line.text.chars();
        let Some(first) = chars.next() else { continue };
        let is_icon =
            ('\u{E000}'..='\u{F8FF}').contains(&first) && chars.next() == Some(' ');
        if ODD.contains(first) || own.contains(&first) || is_icon {
            odd.entry(first).or_insert((0, line)).0 += 1;
        }
    }
    let alone = alone(lines);
    // A single one may be a sign in the text; markers come in numbers.
    let mut found: Vec<Found> = odd
        .into_iter()
        .filter(|(_, (count, _))| *count > 1)
        .map(|(marker, (count, first))| {
            let message = if is_unmapped(marker) {
                format!(
                    "{count} bullets begin with an icon (U+{:04X})",
                    u32::from(marker)
                )
            } else {
                format!("{count} bullets begin with `{marker}`")
            };
            Found::at(first.page, first.rect, message).hint("use • or a hyphen")
        })
        .collect();
    if let [first, _, ..] = alone.as_slice() {
        let message =
            format!("{} bullet markers are read on lines of their own", alone.len());
        let next = Found::at(first.page, first.rect, message);
        found.push(next.hint("put each marker on the line of its text"));
    }
    found
}

/// Whether a character is none that can be shown.
fn is_unmapped(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFD}')
}

/// The lines that contain only a marker.
fn alone(lines: &[Line]) -> Vec<&Line> {
    let is_marker = |text: &str| {
        let mut chars = text.chars();
        chars.next().is_some_and(|c| "•●∙○◦‣-–".contains(c)) && chars.next().is_none()
    };
    lines.iter().filter(|line| is_marker(&line.text)).collect()
}
