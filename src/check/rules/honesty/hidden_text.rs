//! H01: no text is hidden.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::check::ground::{Ground, contrast};
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::{DrawingKind, Glyph, Painting};
use crate::geom::{PageNumber, Rect};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("H01", "hidden-text"),
    severity: Severity::Error,
    checks: "Text that is read and not seen: in the colour of its ground, smaller than 4 pt, \
             transparent, invisible, off the page, clipped, covered, or on a hidden layer.",
    why: "Parsers read all of it, and show it to recruiters as plain text. It is taken for an \
          attempt to deceive, and it is one.",
    example: "Keywords in white under the last line.",
    evidence: &[
        Evidence(
            Grade::Measured,
            "white, 1 pt and transparent text: extracted by all ten readers",
        ),
        Evidence(
            Grade::Standard,
            "press on “white fonting”: recruiters' software looks for it",
        ),
    ],
    detect,
};

/// Smaller than this, in pt, nobody reads.
const TINY: f64 = 4.0;
/// Less contrast than this nobody sees.
const UNSEEN: f32 = 1.5;
/// Less opaque than this nobody sees either.
const FAINT: f32 = 0.1;
/// So many hidden characters are no accident.
const FEW: usize = 3;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let ground = Ground::of(subject.extraction);
    let scans = scans(subject);
    let hidden =
        subject.extraction.hidden_glyphs().iter().map(|it| (it, "on a hidden layer"));
    let shown =
        subject.extraction.glyphs().iter().enumerate().filter_map(|(index, glyph)| {
            // Text behind a scan is what was recognised in it; F05 tells of it.
            if scans.contains(&glyph.page) && glyph.painting == Painting::Invisible {
                return None;
            }
            reason(index, glyph, &ground).map(|reason| (glyph, reason))
        });
    let mut places: BTreeMap<(PageNumber, &str), (Rect, String, &Glyph)> =
        BTreeMap::new();
    for (glyph, reason) in shown.chain(hidden) {
        if glyph.unicode.is_white_space() {
            continue;
        }
        let text = glyph.unicode.to_string();
        places
            .entry((glyph.page, reason))
            .and_modify(|(rect, so_far, last)| {
                *rect = rect.union(&glyph.rect());
                let gap = glyph.x - last.x - last.advance;
                if gap > 0.2 * last.size || (glyph.y - last.y).abs() > 0.3 * last.size {
                    so_far.push(' ');
                }
                so_far.push_str(&text);
                *last = glyph;
            })
            .or_insert_with(|| (glyph.rect(), text.clone(), glyph));
    }
    let places =
        places.into_iter().filter(|(_, (_, text, _))| text.chars().count() >= FEW);
    places
        .map(|((page, reason), (rect, text, _))| {
            let count = text.chars().filter(|c| !c.is_whitespace()).count();
            let message = format!("{count} characters are {reason}: “{}”", quote(&text));
            Found::at(page, rect, message).hint("delete it, or let it be seen")
        })
        .collect()
}

/// Why a glyph cannot be seen.
fn reason(index: usize, glyph: &Glyph, ground: &Ground<'_>) -> Option<&'static str> {
    if glyph.painting == Painting::Invisible {
        return Some("painted in invisible mode");
    }
    if glyph.opacity < FAINT {
        return Some("transparent");
    }
    if !glyph.on_page {
        return Some("off the page");
    }
    if glyph.clipped {
        return Some("clipped away");
    }
    if glyph.size > 0.0 && glyph.size < TINY {
        return Some("smaller than 4 pt");
    }
    if let (Some(ink), Some(paper)) = (glyph.luminance, ground.under(index, glyph))
        && contrast(ink, paper) < UNSEEN
    {
        return Some("in the colour of their ground");
    }
    ground.over(index, glyph).is_some().then_some("covered")
}

/// Pages that are one picture.
fn scans(subject: &Subject<'_>) -> Vec<PageNumber> {
    let pictures = subject.extraction.drawings().iter().filter(|drawing| {
        let page = subject.page_rect(drawing.page);
        drawing.kind == DrawingKind::Image
            && drawing.rect.width() * drawing.rect.height()
                > 0.8 * page.width() * page.height()
    });
    pictures.map(|drawing| drawing.page).collect()
}
