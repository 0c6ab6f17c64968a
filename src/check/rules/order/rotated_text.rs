//! L07: text is horizontal, and nothing overlaps it.

use crate::check::Subject;
use crate::check::rows::{HORIZONTAL, Part};
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::Glyph;
use crate::geom::{PageNumber, Rect};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L07", "rotated-or-overlapping-text"),
    severity: Severity::Warning,
    summary: "Text is rotated, or overlaps other text.",
    checks: "Text that is not horizontal, and text that overlaps other text.",
    why: "Slanted text is read letter by letter, and where two texts overlap both are \
          garbled.",
    example: "A name set vertically along the edge, or a text box over a line.",
    fix: "Set all text horizontally, and give every text its own place.",
    evidence: &[
        Evidence(Grade::Vendor, "Daxtra, via Mercury: avoid slanted text and text boxes"),
        Evidence(Grade::House, "one place, one text"),
    ],
    detect: Detector(detect),
};

/// Fewer rotated letters than this are a mark, not text (house rule).
const LETTERS: usize = 3;
/// Two texts overlap if they share more than this part of the smaller one's area: the boxes of
/// tightly set lines share up to a third (house rule).
const OVERLAP: f64 = 0.35;
/// At most this many parts of a page are compared with each other.
const MOST: usize = 1500;
/// No part is taller than this, in pt: text that begins further down cannot overlap.
const TALLEST: f64 = 40.0;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = rotated(subject);
    for page in subject.extraction.pages() {
        let rows: Vec<_> = subject.rows_of(page.number).collect();
        let parts: Vec<&Part> =
            rows.iter().flat_map(|row| &row.parts).take(MOST).collect();
        for (at, part) in parts.iter().enumerate() {
            // Parts are sorted from top to bottom.
            let over = parts
                .iter()
                .skip(at + 1)
                .take_while(|other| other.rect.y0 < part.rect.y1 + TALLEST);
            for other in over.filter(|other| overlap(&part.rect, &other.rect) > OVERLAP) {
                let message = format!(
                    "`{}` and `{}` overlap",
                    quote(&part.text),
                    quote(&other.text),
                );
                let next = Found::at(page.number, other.rect, message);
                found.push(next.hint("move them apart"));
            }
        }
    }
    found
}

/// The shared area, as a share of that of the smaller rectangle.
fn overlap(a: &Rect, b: &Rect) -> f64 {
    let width = a.x1.min(b.x1) - a.x0.max(b.x0);
    let height = a.y1.min(b.y1) - a.y0.max(b.y0);
    let least = (a.width() * a.height()).min(b.width() * b.height());
    if width <= 0.0 || height <= 0.0 || least <= 0.0 {
        0.0
    } else {
        width * height / least
    }
}

/// Text that is not horizontal, one finding for each page.
fn rotated(subject: &Subject<'_>) -> Vec<Found> {
    let is_rotated = |glyph: &&Glyph| {
        glyph.on_page && glyph.direction[0] < HORIZONTAL && !glyph.unicode.is_whitespace()
    };
    let mut pages: Vec<(PageNumber, Rect, String)> = Vec::new();
    for glyph in subject.extraction.glyphs().iter().filter(is_rotated) {
        match pages.last_mut() {
            Some((page, rect, text)) if *page == glyph.page => {
                *rect = rect.union(&glyph.rect());
                text.push_str(&glyph.unicode.to_string());
            }
            _ => pages.push((glyph.page, glyph.rect(), glyph.unicode.to_string())),
        }
    }
    let texts = pages.into_iter().filter(|(_, _, text)| text.chars().count() >= LETTERS);
    texts
        .map(|(page, rect, text)| {
            Found::at(page, rect, format!("text is rotated: `{}`", quote(&text)))
                .hint("set it horizontally")
        })
        .collect()
}
