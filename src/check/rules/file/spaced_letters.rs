//! F12: letter-spacing is not read as spaces.

use crate::check::Subject;
use crate::check::rows::Part;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::{Glyph, ORDERS};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F12", "spaced-letters"),
    severity: Severity::Error,
    summary: "Letters are so far apart that they are read as words.",
    checks: "Words read as single letters, and letter-spacing of more than 0.09 em.",
    why: "Readers take a wide gap for a space: “E X P E R I E N C E” is ten words, and \
          not a heading.",
    example: "A heading with a letter-spacing of 0.2 em.",
    fix: "Remove the letter-spacing, or keep it at 0.08 em or less.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Greenhouse: letters separated by spaces are a cause of failure",
        ),
        Evidence(
            Grade::Measured,
            "0.08 em: read by all; 0.10 em: split by two; 0.15 em: split by all ten",
        ),
    ],
    detect: Detector(detect),
};

/// This many single letters in a row are not initials (house rule).
const LETTERS: usize = 4;

/// Letter-spacing above which some reader sees spaces, in em: halfway between the widest that
/// every reader joins and the narrowest that one splits, see the rule's evidence.
const WIDE: f64 = 0.09;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    const HINT: &str = "remove the letter-spacing";
    let mut found: Vec<Found> = Vec::new();
    for line in ORDERS.iter().flat_map(|order| subject.lines(*order)) {
        let words: Vec<&str> = line.text.split_whitespace().collect();
        let single = |word: &&str| {
            let mut chars = word.chars();
            chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
        };
        if words.windows(LETTERS).any(|words| words.iter().all(single)) {
            let message =
                format!("a word is read as single letters: `{}`", quote(&line.text));
            let next = Found::at(line.page, line.rect, message).hint(HINT);
            if found.iter().all(|known| known.message != next.message) {
                found.push(next);
            }
        }
    }
    if !found.is_empty() {
        return found;
    }
    for row in subject.rows() {
        for part in &row.parts {
            if let Some(spacing) = spacing(part, subject.extraction.glyphs())
                && spacing > WIDE
            {
                let message = format!(
                    "the letters are {spacing:.2} em apart: `{}`",
                    quote(&part.text)
                );
                let next = Found::at(row.page, part.rect, message).hint(HINT);
                found.push(next.with_severity(Severity::Warning));
            }
        }
    }
    found
}

/// The usual gap between neighbouring letters, in em; `None` for a part with few letters.
fn spacing(part: &Part, all: &[Glyph]) -> Option<f64> {
    let glyphs: Vec<&Glyph> =
        part.glyphs.iter().filter_map(|index| all.get(*index)).collect();
    let is_letter =
        |glyph: &&Glyph| glyph.unicode.to_string().chars().all(char::is_alphabetic);
    let mut gaps: Vec<f64> = glyphs
        .windows(2)
        .filter_map(|two| match two {
            [a, b] if is_letter(a) && is_letter(b) && a.size > 0.0 => {
                Some((b.x - a.x - a.advance) / a.size)
            }
            _ => None,
        })
        .collect();
    gaps.sort_by(f64::total_cmp);
    // Up to two thirds of the pairs may lie at the ends of words.
    (gaps.len() >= LETTERS).then(|| gaps.get(gaps.len() / 3).copied()).flatten()
}
