//! F12: the letters of a word stand together.

use crate::check::Subject;
use crate::check::rows::Part;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::{Glyph, ORDERS};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F12", "spaced-letters"),
    severity: Severity::Error,
    checks: "Words read as single letters, and letters set apart by 0.09 em or more.",
    why: "Readers take a wide gap for a space: “E X P E R I E N C E” is nine words and no heading.",
    example: "Set headings without letter-spacing, or with 0.08 em at most.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Greenhouse: letters parted by spaces are a cause of failure",
        ),
        Evidence(
            Grade::Measured,
            "0.08 em: read by all; 0.10 em: torn by two; 0.15 em: by all ten",
        ),
    ],
    detect,
};

/// So many single letters in a row are no initials.
const LETTERS: usize = 4;

/// Letter-spacing from which on some reader sees spaces, in em.
const WIDE: f64 = 0.09;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    const HINT: &str = "set it without letter-spacing";
    let mut found: Vec<Found> = Vec::new();
    for line in ORDERS.iter().flat_map(|order| subject.lines(*order)) {
        let words: Vec<&str> = line.text.split_whitespace().collect();
        let single = |word: &&str| {
            let mut chars = word.chars();
            chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
        };
        if words.windows(LETTERS).any(|words| words.iter().all(single)) {
            let message =
                format!("a word is read as single letters: “{}”", quote(&line.text));
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
                    "letters are set apart by {spacing:.2} em: “{}”",
                    quote(&part.text)
                );
                let next = Found::at(row.page, part.rect, message).hint(HINT);
                found.push(next.weighs(Severity::Warning));
            }
        }
    }
    found
}

/// The gap that most pairs of neighbouring letters have, in em; `None` for a part with few.
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
    // A third of the pairs may be the ends of words.
    (gaps.len() >= LETTERS).then(|| gaps.get(gaps.len() / 3).copied()).flatten()
}
