//! H01: no text is hidden.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::{Background, Channel, DrawingKind, Glyph, Painting, contrast};
use crate::geom::{PageNumber, Rect};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("H01", "hidden-text"),
    severity: Severity::Error,
    summary: "Text is in the file, but cannot be seen.",
    checks: "Text that is read but not seen: in the colour of its background, smaller \
             than 4 pt, transparent, invisible, off the page, clipped, covered, or on a \
             hidden layer; and text within patterns, masks and the drawings of glyphs.",
    why: "Parsers read all of it, and show it to recruiters as plain text. It is \
          treated as an attempt to deceive.",
    example: "Keywords in white under the last line.",
    fix: "Delete the text, or make it visible.",
    evidence: &[
        Evidence(
            Grade::Measured,
            "white, 1 pt and transparent text: extracted by all ten readers",
        ),
        Evidence(
            Grade::Secondary,
            "press on “white fonting”: recruiters' software looks for it",
        ),
    ],
    detect: Detector(detect),
};

/// Smaller text, in pt, cannot be read on paper (house rule).
const TINY: f64 = 4.0;
/// Text with less contrast cannot be seen (house rule; WCAG asks for 4.5).
const UNSEEN: f32 = 1.5;
/// Less opaque text cannot be seen (house rule).
const FAINT: f32 = 0.1;
/// Fewer hidden characters are an accident (house rule).
const FEW: usize = 3;
/// A character that the file does not tell.
const LOST: char = char::REPLACEMENT_CHARACTER;
/// A gap wider than this, in sizes of the text, is a space.
const SPACE: f64 = 0.2;
/// Glyphs further apart in height than this, in sizes of the text, are on different lines.
const LEVEL: f64 = 0.3;
/// An image over more than this share of a page is a scan, as in F05.
const SCAN: f64 = 0.8;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let background = Background::of(subject.extraction);
    let scans = scans(subject);
    let hidden =
        subject.extraction.hidden_glyphs().iter().map(|it| (it, "on a hidden layer"));
    let shown =
        subject.extraction.glyphs().iter().enumerate().filter_map(|(index, glyph)| {
            // Invisible text behind a scan was recognised in it, and is reported by F05.
            if scans.contains(&glyph.page) && glyph.painting == Painting::Invisible {
                return None;
            }
            reason(index, glyph, &background).map(|reason| (glyph, reason))
        });
    let mut places: BTreeMap<(PageNumber, &str), (Rect, String, &Glyph)> =
        BTreeMap::new();
    for (glyph, reason) in shown.chain(hidden) {
        if glyph.unicode.is_whitespace() {
            continue;
        }
        let text = glyph.unicode.to_string();
        places
            .entry((glyph.page, reason))
            .and_modify(|(rect, so_far, last)| {
                *rect = rect.union(&glyph.rect());
                let gap = glyph.x - last.x - last.advance;
                if gap > SPACE * last.size || (glyph.y - last.y).abs() > LEVEL * last.size
                {
                    so_far.push(' ');
                }
                so_far.push_str(&text);
                *last = glyph;
            })
            .or_insert_with(|| (glyph.rect(), text.clone(), glyph));
    }
    let beside = subject.extraction.channels().iter().filter(|text| {
        matches!(text.channel, Channel::Pattern | Channel::Mask | Channel::Glyph)
            && text.text.chars().count() >= FEW
    });
    let beside = beside.map(|text| {
        let message =
            format!("{} holds text: `{}`", text.channel.name(), quote(&text.text));
        Found::file(message).hint("delete the text, or make it visible")
    });
    let places = places.into_iter().filter(|(_, (_, text, _))| {
        // Bullets and rules made of text are no words.
        text.chars().filter(|c| c.is_alphanumeric() || *c == LOST).count() >= FEW
    });
    places
        .map(|((page, reason), (rect, text, _))| {
            let count = text.chars().filter(|c| !c.is_whitespace()).count();
            let message = format!("{count} characters are {reason}: `{}`", quote(&text));
            Found::at(page, rect, message).hint("delete the text, or make it visible")
        })
        .chain(beside)
        .collect()
}

/// Why a glyph cannot be seen.
fn reason(
    index: usize,
    glyph: &Glyph,
    background: &Background<'_>,
) -> Option<&'static str> {
    if glyph.painting == Painting::Invisible {
        return Some("painted invisibly");
    }
    if glyph.opacity < FAINT {
        // Browsers paint bold type that a font lacks as outlines, with transparent text over them.
        return (!background.is_drawn(glyph)).then_some("transparent");
    }
    if !glyph.on_page {
        return Some("off the page");
    }
    if glyph.clipped {
        return Some("clipped");
    }
    if glyph.size > 0.0 && glyph.size < TINY {
        return Some("smaller than 4 pt");
    }
    if let (Some(ink), Some(paper)) = (glyph.luminance, background.under(index, glyph))
        && contrast(ink, paper) < UNSEEN
        // A shape with curves may be under the text: a box with round corners, a wave.
        && background.shapes_under(index, glyph).all(|it| contrast(ink, it) < UNSEEN)
    {
        return Some("in the colour of their background");
    }
    background.over(index, glyph).is_some().then_some("covered")
}

/// Pages that are one image.
fn scans(subject: &Subject<'_>) -> Vec<PageNumber> {
    let images = subject.extraction.drawings().iter().filter(|drawing| {
        let page = subject.page_rect(drawing.page);
        drawing.kind == DrawingKind::Image
            && drawing.rect.width() * drawing.rect.height()
                > SCAN * page.width() * page.height()
    });
    images.map(|drawing| drawing.page).collect()
}
