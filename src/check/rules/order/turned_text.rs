//! L07: text stands upright, and nothing stands on it.

use crate::check::Subject;
use crate::check::rows::Part;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::Glyph;
use crate::geom::{PageNumber, Rect};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L07", "turned-or-overlapping-text"),
    severity: Severity::Warning,
    checks: "Text that is turned, and text that overlaps other text.",
    why: "Slanted text is read letter by letter, and of two texts in one place both are garbled.",
    example: "A name up the side of the page, a text box over a line.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Daxtra by way of Mercury: avoid slanted text and text boxes",
        ),
        Evidence(Grade::House, "one place, one text"),
    ],
    detect,
};

/// Fewer turned letters than these are a mark, not text.
const LETTERS: usize = 3;
/// Two texts overlap from this part of the smaller one's area on.
const OVERLAP: f64 = 0.35;
/// More parts than these on a page are not compared with each other.
const MOST: usize = 1500;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = turned(subject);
    for page in subject.extraction.pages() {
        let rows: Vec<_> = subject.rows_of(page.number).collect();
        let parts: Vec<&Part> =
            rows.iter().flat_map(|row| &row.parts).take(MOST).collect();
        for (at, part) in parts.iter().enumerate() {
            // Parts come from top to bottom; below the lowest edge nothing can overlap.
            let over = parts
                .iter()
                .skip(at + 1)
                .take_while(|other| other.rect.y0 < part.rect.y1 + 40.0);
            for other in over.filter(|other| overlap(&part.rect, &other.rect) > OVERLAP) {
                let message = format!(
                    "“{}” and “{}” stand on each other",
                    quote(&part.text),
                    quote(&other.text),
                );
                let next = Found::at(page.number, other.rect, message);
                found.push(next.hint("give each a place of its own"));
            }
        }
    }
    found
}

/// The part of the smaller rectangle that both share.
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

fn turned(subject: &Subject<'_>) -> Vec<Found> {
    let is_turned = |glyph: &&Glyph| {
        glyph.on_page && glyph.direction[0] < 0.99 && !glyph.unicode.is_white_space()
    };
    let mut pages: Vec<(PageNumber, Rect, String)> = Vec::new();
    for glyph in subject.extraction.glyphs().iter().filter(is_turned) {
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
            Found::at(page, rect, format!("text is turned: “{}”", quote(&text)))
                .hint("set it upright")
        })
        .collect()
}
