//! Whether glyphs are what they say: a space has no ink, and what is drawn is the character that
//! is read, or one of its alternates.
//!
//! The fonts at hand – the bundled ones and those the caller names – are recognised by the
//! shapes of their glyphs, not by name: a drawn outline that is the one a font at hand has for
//! the character is true; one that such a font has for another character is false. Glyphs of
//! other fonts are compared with each other – different letters and digits have different shapes –
//! and with all letters of the bundled fonts: none is clearly another one ([`Likeness`]).

use std::collections::{BTreeMap, HashMap};

use kurbo::{BezPath, Point, Shape};
use unicode_normalization::UnicodeNormalization;

use super::defect::{Defect, DefectKind, Subject};
use super::likeness::{Likeness, are_alike, are_same};
use super::typefaces::{ROUNDED, Typeface};
use crate::extract::{Extraction, Glyph, Look, Outline, OutlineOrigin, Unicode};
use crate::geom::PageNumber;
use crate::layout::{bundled_fonts, leader_font};

/// Less ink, in square em, is no drawing (house rule).
const SPECK: f64 = 0.002;

/// The bounds of an outline with less area hold nothing that can be seen, in square thousandths
/// of an em.
const SPECK_AREA: f64 = 1000.0;

/// Every glyph of a PDF that was looked at and does not show what it stands for. Where text `is_leftward`
/// – some of it is written from right to left – a bracket is drawn as its mirror image.
pub(super) fn defects(
    extraction: &Extraction,
    fonts: &[&[u8]],
    is_leftward: bool,
) -> Vec<Defect> {
    let Some(look) = extraction.look() else { return Vec::new() };
    let mut defects = blank_ink(extraction, look);
    let used = |index: usize| {
        let mut pairs = extraction.glyphs().iter().zip(look.sights());
        pairs.find(|(_, sight)| sight.outline == Some(index)).map(|(glyph, _)| glyph.page)
    };
    let glyphs = |index: usize| {
        look.sights().iter().filter(|sight| sight.outline == Some(index)).count()
    };
    for index in false_outlines(look.outlines(), fonts, is_leftward) {
        let Some(outline) = look.outlines().get(index) else { continue };
        let text = outline.unicode.to_string();
        let kind = DefectKind::FalseGlyph { text, glyphs: glyphs(index) };
        defects.push(Defect { kind, subject: Subject::Page, page: used(index) });
    }
    defects
}

/// Ink of glyphs that stand for nothing.
fn blank_ink(extraction: &Extraction, look: &Look) -> Vec<Defect> {
    let mut pages: BTreeMap<PageNumber, usize> = BTreeMap::new();
    let mut before: Option<&Glyph> = None;
    for (glyph, sight) in extraction.glyphs().iter().zip(look.sights()) {
        let ink = f64::from(sight.ink);
        let has_ink = ink > SPECK * glyph.size * glyph.size;
        let is_blank = glyph.unicode.is_whitespace();
        if is_blank && has_ink && !completes(glyph, before) {
            *pages.entry(glyph.page).or_default() += 1;
        }
        before = Some(glyph);
    }
    let defect = |(page, glyphs)| Defect {
        kind: DefectKind::FalseGlyph { text: String::new(), glyphs },
        subject: Subject::Page,
        page: Some(page),
    };
    pages.into_iter().map(defect).collect()
}

/// Whether a glyph without text completes the one before it: an accent of its letter, or a part
/// of a cluster in a script that composes them.
fn completes(glyph: &Glyph, before: Option<&Glyph>) -> bool {
    const SIMPLE: char = '\u{590}';
    let is_empty = matches!(&glyph.unicode, Unicode::Text(text) if text.is_empty());
    before.is_some_and(|before| {
        let text = before.unicode.to_string();
        let is_composed = text.chars().count() > 1
            || unicode_normalization::UnicodeNormalization::nfd(&*text).count() > 1
            || text.chars().any(|c| c >= SIMPLE)
            || text.is_empty();
        is_empty && is_composed
    })
}

/// The outlines that do not show what they stand for, as indices.
fn false_outlines(
    outlines: &[Outline],
    fonts: &[&[u8]],
    is_leftward: bool,
) -> Vec<usize> {
    let mut typefaces: Vec<Typeface<'_>> = Vec::new();
    for file in bundled_fonts() {
        typefaces.extend(Typeface::of(file));
    }
    for file in fonts {
        typefaces.extend(Typeface::of(file));
    }
    let leader = leader_font().and_then(|file| Typeface::of(file).pop());
    // For each face of the PDF, the typeface that showed its last glyph.
    let mut last: HashMap<u16, usize> = HashMap::new();
    let mut unknown: Vec<(usize, Form)> = Vec::new();
    let mut found = Vec::new();
    for (index, outline) in outlines.iter().enumerate() {
        let text = outline.unicode.to_string();
        if text.trim().is_empty() {
            continue;
        }
        if outline.origin == OutlineOrigin::PartOfDrawing {
            if is_compared(outline) {
                found.push(index);
            }
            continue;
        }
        let Some(form) = Form::of(&outline.path) else {
            // Contours that run against each other may add up to nothing.
            if is_compared(outline) && outline.path.bounding_box().area() > SPECK_AREA {
                found.push(index);
            }
            continue;
        };
        let is = |path: &BezPath| {
            // Contours inside a shape change its numbers and not its looks.
            Form::of(path).is_some_and(|other| form.is(&other))
                && are_same(&outline.path, path)
        };
        let is_leader = text == "·"
            && leader
                .as_ref()
                .is_some_and(|leader| leader.draws(outline.path.bounding_box(), &is));
        if is_leader {
            continue;
        }
        let mirrored = if is_leftward { mirrored(&outline.unicode) } else { None };
        let shows = |at: &usize| {
            typefaces.get(*at).is_some_and(|typeface| {
                typeface.shows(&text, &is)
                    || mirrored.as_ref().is_some_and(|text| typeface.shows(text, &is))
            })
        };
        let first = last.get(&outline.face).copied().filter(|at| shows(at));
        match first.or_else(|| (0..typefaces.len()).find(shows)) {
            Some(at) => {
                last.insert(outline.face, at);
            }
            None => unknown.push((index, form)),
        }
    }
    if unknown.is_empty() {
        return found;
    }
    let known = Known::of(&typefaces);
    for (at, (index, form)) in unknown.iter().enumerate() {
        let Some(outline) = outlines.get(*index) else { continue };
        let is_ours = last.contains_key(&outline.face) || known.has(form);
        let mut others = unknown.iter().enumerate().filter(|(other, _)| *other != at);
        let is_twin = others.any(|(_, (other, same))| {
            outlines.get(*other).is_some_and(|other| {
                other.face == outline.face && are_different(outline, other)
            }) && form.is(same)
        });
        if is_ours || is_twin || is_unlike(outline) {
            found.push(*index);
        }
    }
    found
}

/// The text of a glyph as it is drawn from right to left, if that is another one (UAX #9, rule L4).
fn mirrored(unicode: &Unicode) -> Option<String> {
    let Unicode::Char(c) = unicode else { return None };
    unicode_bidi_mirroring::get_mirrored(*c).map(String::from)
}

/// Whether the shape of a glyph is compared with letters: whether it stands for one ASCII
/// character.
fn is_compared(outline: &Outline) -> bool {
    matches!(outline.unicode, Unicode::Char('!'..='~'))
}

/// Whether a glyph of a font that is not at hand cannot be what it stands for: it is clearly
/// another letter, or a letter too small to be seen, or so large that it could be a sentence.
fn is_unlike(outline: &Outline) -> bool {
    let bounds = outline.path.bounding_box();
    // A symbol may stand for a phrase: U+FDFA is one glyph, and eighteen letters.
    let letters = outline.unicode.to_string().nfkc().count().max(1);
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    let room = LARGEST * letters as f64;
    if bounds.width() > room || bounds.height() > LARGEST {
        return true;
    }
    let Unicode::Char(c) = outline.unicode else { return false };
    if c.is_ascii_alphanumeric() && bounds.height() < SMALLEST {
        return true;
    }
    // No program that sets text draws letters itself; whoever does, must draw them well.
    let is_drawn = outline.origin != OutlineOrigin::Font;
    Likeness::of(&outline.path, c)
        .is_some_and(|likeness| likeness.is_another() || (is_drawn && !likeness.is_own()))
}

/// No glyph is larger in either direction, in thousandths of an em: the longest dash has three
/// ems.
const LARGEST: f64 = 3100.0;

/// No letter or digit is lower, in thousandths of an em; the lowest typefaces have 300.
const SMALLEST: f64 = 200.0;

/// Whether two glyphs stand for characters that no typeface draws alike.
fn are_different(a: &Outline, b: &Outline) -> bool {
    let letter = |outline: &Outline| match outline.unicode {
        Unicode::Char(c) if c.is_ascii_alphanumeric() => Some(c),
        _ => None,
    };
    matches!((letter(a), letter(b)), (Some(a), Some(b)) if !are_alike(a, b))
}

/// A shape as numbers: its bounds, its area and how that is distributed. Two outlines have the
/// same numbers only if they are the same, wherever their contours start.
#[derive(Debug, Clone, Copy)]
struct Form {
    bounds: [f64; 4],
    /// The area, and its centre and spread about the middle of the bounds, each as a length.
    moments: [f64; 6],
}

impl Form {
    /// `None` if there is nothing to see.
    fn of(path: &BezPath) -> Option<Self> {
        if path.elements().is_empty() {
            return None;
        }
        let bounds = path.bounding_box();
        let middle = bounds.center();
        let mut sums = [0.0; 6];
        let (mut start, mut at) = (Point::ZERO, Point::ZERO);
        kurbo::flatten(path.iter(), FLAT, |element| {
            let to = match element {
                kurbo::PathEl::MoveTo(to) => {
                    let to = to - middle.to_vec2();
                    (start, at) = (to, to);
                    return;
                }
                kurbo::PathEl::LineTo(to) => to - middle.to_vec2(),
                _ => start,
            };
            add(&mut sums, at, to);
            at = to;
        });
        let [area, x, y, xx, xy, yy] = sums;
        (area.abs() > 1.0).then(|| Self {
            bounds: [bounds.x0, bounds.y0, bounds.x1, bounds.y1],
            moments: [
                area.abs().sqrt(),
                x / area,
                y / area,
                (xx / area).abs().sqrt(),
                (yy / area).abs().sqrt(),
                xy / area / EM,
            ],
        })
    }

    /// Whether two shapes are the same, but for rounding.
    fn is(&self, other: &Self) -> bool {
        let near = |a: &[f64], b: &[f64], most: f64| {
            a.iter().zip(b).all(|(a, b)| (a - b).abs() <= most)
        };
        near(&self.bounds, &other.bounds, ROUNDED)
            && near(&self.moments, &other.moments, 2.0 * ROUNDED)
    }

    /// Where a shape is sorted in; equal shapes are at most one apart.
    #[expect(clippy::cast_possible_truncation, reason = "casts saturate")]
    fn place(&self) -> i64 {
        (self.moments[0] / (2.0 * ROUNDED)).round() as i64
    }
}

/// Curves become lines that differ by less, in thousandths of an em.
const FLAT: f64 = 0.5;

/// An em, in the units of outlines.
const EM: f64 = 1000.0;

/// Adds one side of a polygon to the sums over its area (Green's theorem).
fn add(sums: &mut [f64; 6], a: Point, b: Point) {
    let cross = a.x * b.y - b.x * a.y;
    let parts = [
        cross / 2.0,
        cross * (a.x + b.x) / 6.0,
        cross * (a.y + b.y) / 6.0,
        cross * (a.x * a.x + a.x * b.x + b.x * b.x) / 12.0,
        cross * (a.x * b.y + 2.0 * a.x * a.y + 2.0 * b.x * b.y + b.x * a.y) / 24.0,
        cross * (a.y * a.y + a.y * b.y + b.y * b.y) / 12.0,
    ];
    for (sum, part) in sums.iter_mut().zip(parts) {
        *sum += part;
    }
}

/// The shapes of the letters, digits and signs that résumés are made of, in all typefaces.
struct Known(HashMap<i64, Vec<Form>>);

impl Known {
    fn of(typefaces: &[Typeface<'_>]) -> Self {
        let mut shapes: HashMap<i64, Vec<Form>> = HashMap::new();
        let chars = ('!'..='~').chain('\u{A1}'..='\u{17F}');
        for c in chars {
            let outlines = typefaces.iter().filter_map(|face| face.outline_of(c));
            for form in outlines.filter_map(|path| Form::of(&path)) {
                shapes.entry(form.place()).or_default().push(form);
            }
        }
        Self(shapes)
    }

    /// Whether it is the shape of any of them.
    fn has(&self, form: &Form) -> bool {
        let place = form.place();
        let near = (place - 1..=place + 1).filter_map(|place| self.0.get(&place));
        near.flatten().any(|known| known.is(form))
    }
}
