//! F17: text is drawn once.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::Glyph;
use crate::geom::{PageNumber, Rect};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F17", "doubled-text"),
    severity: Severity::Warning,
    summary: "Text is drawn twice.",
    checks: "Whether letters are drawn again at the same place, a hair apart.",
    why: "Most readers notice and read such text once. The others read `DDaattaa` or every \
          word twice.",
    example: "Bold type or a shadow that the program makes up where the typeface has none.",
    fix: "Use a typeface that has a bold face, and turn off shadows and outlines.",
    evidence: &[
        Evidence(Grade::Measured, "one reader of nine repeats every word"),
        Evidence(Grade::Peer, "poppler has a step that discards such copies"),
    ],
    detect: Detector(detect),
};

/// Fewer letters are a sign, or chance.
const MIN_LETTERS: usize = 3;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let doubles = subject.doubles().iter();
    let glyphs = doubles.filter_map(|at| subject.extraction.glyphs().get(*at));
    let mut runs: Vec<(u32, PageNumber, Rect, String)> = Vec::new();
    let mut letters = 0;
    for glyph in glyphs {
        let Glyph { run, page, unicode, .. } = glyph;
        letters += usize::from(!unicode.is_whitespace());
        match runs.last_mut() {
            Some((last, _, rect, text)) if last == run => {
                *rect = rect.union(&glyph.rect());
                text.push_str(&unicode.to_string());
            }
            _ => runs.push((*run, *page, glyph.rect(), unicode.to_string())),
        }
    }
    let Some((_, page, rect, text)) = runs.into_iter().next() else { return Vec::new() };
    if letters < MIN_LETTERS {
        return Vec::new();
    }
    let message =
        format!("{letters} letters are drawn twice, first in `{}`", quote(text.trim()));
    vec![Found::at(page, rect, message).hint("use a typeface with a bold face")]
}
