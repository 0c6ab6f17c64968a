//! Accounts for all ink that is not text: what is neither a rule, a bar nor a box could show
//! anything.

use super::defect::Unexamined;
use crate::extract::{Drawing, Extraction, Glyph, Ink};
use crate::geom::{PageNumber, Rect};
use crate::photo::Photo;

/// Bars at least this long, in pt, are longer than the strokes of letters (house rule).
const LONG: f64 = 24.0;

/// Longer bars, in pt, divide or frame a page, and are no part of any letter (house rule).
const PAGE_WIDE: f64 = 150.0;

/// Bars nearer to each other than this, in pt, may be parts of one figure (house rule).
const NEAR: f64 = 6.0;

/// Marks less opaque than this are not seen (house rule).
const FAINT: f32 = 0.02;

/// A photo that is stretched by more than this is another picture (house rule).
const STRETCHED: f64 = 0.01;

/// More bars on a page are not compared with each other, and count as a drawing.
const MOST: usize = 400;

/// The ink on all pages that was not examined, and whether the photo is missing from them.
pub(super) fn unexamined(
    extraction: &Extraction,
    mut photo: Option<&Photo>,
) -> (Unexamined, bool) {
    let annotations = extraction.appearances().max(extraction.visible_annotations());
    let mut found = Unexamined { annotations, ..Unexamined::default() };
    for drawings in extraction.drawings().chunk_by(|a, b| a.page == b.page) {
        let mut bars = Vec::new();
        for drawing in drawings.iter().filter(|drawing| drawing.opacity > FAINT) {
            match drawing.ink {
                Ink::Picture if photo.is_some_and(|photo| is_photo(drawing, photo)) => {
                    photo = None;
                }
                Ink::Picture => found.pictures += 1,
                Ink::Curves(segments) => found.curves += segments,
                Ink::Pattern | Ink::Masked => found.patterns += 1,
                Ink::Bar => bars.push(drawing),
            }
        }
        let Some(page) = bars.first().map(|bar| bar.page) else { continue };
        let is_here =
            |glyph: &&Glyph| glyph.page == page && !glyph.unicode.is_whitespace();
        let glyphs: Vec<&Glyph> = extraction.glyphs().iter().filter(is_here).collect();
        found.curves += figures(&bars, &glyphs);
    }
    (found, photo.is_some())
}

/// Whether a picture is the photo: opaque, on the first page, whole, in its proportions, and the
/// same in every pixel.
fn is_photo(drawing: &Drawing, photo: &Photo) -> bool {
    let pixels = photo.pixels();
    let (across, down) = (f64::from(pixels.width), f64::from(pixels.height));
    let (width, height) = (drawing.rect.width(), drawing.rect.height());
    let stretched = (width * down) / (height * across);
    drawing.page == PageNumber::from_index(0)
        && drawing.opacity >= 1.0
        && (stretched - 1.0).abs() < STRETCHED
        && drawing.pixels.as_ref() == Some(pixels)
}

/// How many bars of a page could be taken for letters, or for parts of letters.
fn figures(bars: &[&Drawing], glyphs: &[&Glyph]) -> usize {
    if bars.len() > MOST {
        return bars.len();
    }
    let boxes: Vec<bool> = bars.iter().map(|bar| is_box(bar, glyphs)).collect();
    let free: Vec<&Drawing> = bars
        .iter()
        .zip(&boxes)
        .filter(|&(bar, &is_box)| {
            !is_box
                && !is_underline(bar, glyphs)
                && !bars
                    .iter()
                    .zip(&boxes)
                    .any(|(other, &is_box)| is_box && is_edge(bar.rect, other.rect))
        })
        .map(|(bar, _)| *bar)
        .collect();
    let is_figure = |bar: &&&Drawing| {
        let longest = length(bar.rect);
        longest < LONG
            || strikes(bar, glyphs)
            || is_like_a_letter(bar, glyphs)
            || is_in_figure(bar, &free)
    };
    free.iter().filter(is_figure).count()
}

fn length(rect: Rect) -> f64 {
    rect.width().max(rect.height())
}

/// Whether a bar is the background of text, or a frame around it. A small frame around a single
/// glyph may make another one of it.
fn is_box(bar: &Drawing, glyphs: &[&Glyph]) -> bool {
    let Rect { x0, y0, x1, y1 } = bar.rect;
    let inside = glyphs.iter().filter(|glyph| {
        let [left, top, right, bottom] = core(glyph);
        x0 <= left && right <= x1 && y0 <= top && bottom <= y1
    });
    inside.count() > usize::from(length(bar.rect) < LONG)
}

/// The part of a glyph where the strokes of small letters are: left, top, right, bottom.
fn core(glyph: &Glyph) -> [f64; 4] {
    let Rect { x0, y0, x1, y1 } = glyph.rect();
    let is_level = glyph.direction[0].abs() > 0.5;
    if is_level {
        [x0, glyph.y - 0.42 * glyph.size, x1, glyph.y - 0.08 * glyph.size]
    } else {
        [x0, y0, x1, y1]
    }
}

/// Whether a bar underlines text: thin, just below the letters, and no longer than they are.
fn is_underline(bar: &Drawing, glyphs: &[&Glyph]) -> bool {
    let Rect { x0, y0, x1, y1 } = bar.rect;
    glyphs.iter().any(|glyph| {
        let [left, _, right, _] = core(glyph);
        let below = glyph.y..=glyph.y + 0.35 * glyph.size;
        y1 - y0 <= 0.15 * glyph.size
            && below.contains(&y0)
            && below.contains(&y1)
            && x0 < right
            && x1 > left
    })
}

/// Whether a bar lies along a whole side of a box.
fn is_edge(bar: Rect, around: Rect) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 2.0;
    let upright = near(bar.y0, around.y0)
        && near(bar.y1, around.y1)
        && (near(bar.x1, around.x0)
            || near(bar.x0, around.x0)
            || near(bar.x0, around.x1)
            || near(bar.x1, around.x1)
            || (bar.x0 < around.x0 && bar.x1 > around.x0)
            || (bar.x0 < around.x1 && bar.x1 > around.x1));
    let level = near(bar.x0, around.x0)
        && near(bar.x1, around.x1)
        && (near(bar.y1, around.y0)
            || near(bar.y0, around.y0)
            || near(bar.y0, around.y1)
            || near(bar.y1, around.y1));
    upright || level
}

/// Whether a bar goes through letters.
fn strikes(bar: &Drawing, glyphs: &[&Glyph]) -> bool {
    let Rect { x0, y0, x1, y1 } = bar.rect;
    glyphs.iter().any(|glyph| {
        let [left, top, right, bottom] = core(glyph);
        x0 < right && x1 > left && y0 < bottom && y1 > top
    })
}

/// Whether a bar beside text is no longer than its letters are high: an `l`, an `I`, a `1`, a
/// dash.
fn is_like_a_letter(bar: &Drawing, glyphs: &[&Glyph]) -> bool {
    let Rect { x0, y0, x1, y1 } = bar.rect;
    glyphs.iter().any(|glyph| {
        let reach = 0.6 * glyph.size;
        let at = glyph.rect();
        length(bar.rect) <= 1.2 * glyph.size
            && x0 < at.x1 + reach
            && x1 > at.x0 - reach
            && y0 < at.y1
            && y1 > at.y0
    })
}

/// Whether several short bars lie so near that they may form a letter.
fn is_in_figure(bar: &Drawing, bars: &[&Drawing]) -> bool {
    let is_short = |bar: &Drawing| length(bar.rect) < PAGE_WIDE;
    let Rect { x0, y0, x1, y1 } = bar.rect;
    let near = bars.iter().filter(|other| {
        let at = other.rect;
        !std::ptr::eq(**other, bar)
            && is_short(other) == is_short(bar)
            && x0 < at.x1 + NEAR
            && x1 > at.x0 - NEAR
            && y0 < at.y1 + NEAR
            && y1 > at.y0 - NEAR
    });
    // Two long rules may be a double one, and four frame a page.
    near.count() > if is_short(bar) { 0 } else { 3 }
}
