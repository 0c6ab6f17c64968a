//! Whether the text that is read can be seen.

use std::collections::BTreeMap;

use super::defect::{Defect, DefectKind, Hidden, Subject};
use crate::extract::{Background, Extraction, Glyph, Look, Sight, Unicode, contrast};
use crate::geom::PageNumber;

/// Smaller text, in pt, cannot be read on paper (house rule, as in H01).
const TINY: f64 = 4.0;

/// Text with less contrast cannot be seen (house rule, as in H01).
const UNSEEN: f32 = 1.5;

/// Less opaque text cannot be seen (house rule, as in H01).
const FAINT: f32 = 0.1;

/// A glyph of which a smaller share stands out is not seen (house rule). Glyphs overlap a little
/// when they are kerned.
const SHARE: f32 = 0.8;

/// A glyph with a smaller share of ground around it is not seen (house rule).
const GROUND: f32 = 0.5;

/// Every kind of hidden text, for each page.
pub(super) fn defects(extraction: &Extraction) -> Vec<Defect> {
    let background = Background::of(extraction);
    let sights = extraction.look().map(Look::sights);
    let mut hidden: BTreeMap<(PageNumber, Hidden), usize> = BTreeMap::new();
    for (index, glyph) in extraction.glyphs().iter().enumerate() {
        if has_no_shape(&glyph.unicode) {
            continue;
        }
        let by_look = sights.map(|sights| sights.get(index).copied().unwrap_or_default());
        let page = extraction.pages().get(glyph.page.index());
        let unit = page.map_or(1.0, |page| page.unit);
        let why = declared(glyph, unit).or_else(|| match by_look {
            Some(sight) => looked(sight),
            None => computed(index, glyph, &background),
        });
        if let Some(why) = why {
            *hidden.entry((glyph.page, why)).or_default() += 1;
        }
    }
    let defect = |((page, why), characters)| Defect {
        kind: DefectKind::Unseen { why, characters },
        subject: Subject::Page,
        page: Some(page),
    };
    hidden.into_iter().map(defect).collect()
}

/// Whether a text has no shape of its own: spaces, and characters that only shape others.
fn has_no_shape(unicode: &Unicode) -> bool {
    let is_blank = |c: char| {
        c.is_whitespace()
            || matches!(c,
                '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
                | '\u{E0000}'..='\u{E0FFF}')
    };
    match unicode {
        Unicode::Char(c) => is_blank(*c),
        Unicode::Text(text) => text.chars().all(is_blank),
        Unicode::Unmapped => false,
    }
}

/// What the file itself says of a glyph on a page whose lengths are multiplied by `unit`.
fn declared(glyph: &Glyph, unit: f64) -> Option<Hidden> {
    if glyph.is_invisible() {
        Some(Hidden::Invisible)
    } else if !glyph.on_page {
        Some(Hidden::OffPage)
    } else if glyph.size * unit < TINY {
        Some(Hidden::Small)
    } else if glyph.distorted {
        Some(Hidden::Distorted)
    } else {
        None
    }
}

/// What the pictures of the page say of a glyph.
fn looked(sight: Sight) -> Option<Hidden> {
    if sight.seen < SHARE {
        Some(Hidden::Indistinct)
    } else if sight.ground < GROUND {
        Some(Hidden::Blotted)
    } else {
        None
    }
}

/// What colours and places say of a glyph.
fn computed(index: usize, glyph: &Glyph, background: &Background<'_>) -> Option<Hidden> {
    if glyph.opacity < FAINT {
        return Some(Hidden::Invisible);
    }
    // A pattern may paint nothing.
    let (Some(ink), Some(paper)) = (glyph.luminance, background.under(index, glyph))
    else {
        return Some(Hidden::Indistinct);
    };
    let is_covered = || background.over(index, glyph).is_some();
    (contrast(ink, paper) < UNSEEN || is_covered()).then_some(Hidden::Indistinct)
}
