//! The names of Type 1 fonts. The interpreter's glyphs do not tell them, so every glyph of every
//! such font is listed beforehand by the identity of its outline.

use std::collections::{HashMap, HashSet};

use hayro_font::{FontCache, FontGlyph};
use hayro_interpret::InterpreterSettings;
use hayro_interpret::font::OutlineGlyph;
use hayro_syntax::object::{Dict, Name, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

use super::boundary::{Steps, hayro};
use super::budget::spend;

/// Fonts beyond this number have no names; no résumé has as many.
const MAX_FONTS: usize = 200;

/// How many levels of forms inside forms are searched for fonts.
const MAX_FORM_DEPTH: usize = 4;

/// A simple font has this many codes (ISO 32000-1 §9.6.2).
const CODES: u32 = 256;

/// The names of Type 1 fonts by the identity of their glyphs.
#[derive(Debug, Default)]
pub(super) struct Type1Names {
    names: Vec<String>,
    /// The index of a name for each glyph.
    glyphs: HashMap<u128, usize>,
}

impl Type1Names {
    /// The fonts that pages and their forms list.
    pub(super) fn of(pages: &[Page<'_>], settings: &InterpreterSettings) -> Self {
        let mut reader = Reader {
            cache: FontCache::new(),
            settings,
            seen: HashSet::new(),
            names: Self::default(),
        };
        for page in pages {
            reader.read(page.resources(), 0);
        }
        reader.names
    }

    /// The name of the font that a glyph belongs to.
    pub(super) fn name(&self, glyph: &OutlineGlyph) -> Option<&str> {
        if self.glyphs.is_empty() {
            return None;
        }
        let index = self.glyphs.get(&hayro(|| glyph.identifier().cache_key()))?;
        self.names.get(*index).map(String::as_str)
    }
}

struct Reader<'a, 's> {
    cache: FontCache<'a>,
    settings: &'s InterpreterSettings,
    seen: HashSet<ObjectIdentifier>,
    names: Type1Names,
}

impl<'a> Reader<'a, '_> {
    fn read(&mut self, resources: &Resources<'a>, depth: usize) {
        for name in Steps(hayro(|| resources.fonts.keys())) {
            if let Some(font) = hayro(|| resources.fonts.get::<Dict<'a>>(&name)) {
                let is_new = font.obj_id().is_none_or(|id| self.seen.insert(id));
                if is_new && self.names.names.len() < MAX_FONTS {
                    self.add(&font);
                }
            }
        }
        if depth >= MAX_FORM_DEPTH {
            return;
        }
        for name in Steps(hayro(|| resources.x_objects.keys())) {
            let form = hayro(|| resources.x_objects.get::<Stream<'a>>(&name));
            if let Some(form) = form
                && self.seen.insert(form.obj_id())
                && let Some(inner) = hayro(|| form.dict().get::<Dict<'a>>(b"Resources"))
            {
                let inner = hayro(|| Resources::new(inner));
                self.read(&inner, depth + 1);
            }
        }
    }

    fn add(&mut self, font: &Dict<'a>) {
        let text = |key: &[u8]| hayro(|| font.get::<Name<'_>>(key));
        let is_type1 =
            text(b"Subtype").is_some_and(|it| matches!(&*it, b"Type1" | b"MMType1"));
        let Some(name) = text(b"BaseFont").filter(|_| is_type1) else { return };
        spend(name.len());
        let InterpreterSettings { font_resolver, cmap_resolver, .. } = self.settings;
        let Some(font) = hayro(|| self.cache.font(font, font_resolver, cmap_resolver))
        else {
            return;
        };
        let index = self.names.names.len();
        self.names.names.push(String::from_utf8_lossy(&name).into_owned());
        for code in 0..CODES {
            let key = hayro(|| match font.glyph(font.map_code(code), code) {
                FontGlyph::Outline(glyph) => Some(glyph.identifier().cache_key()),
                FontGlyph::Type3(_) => None,
            });
            if let Some(key) = key {
                self.names.glyphs.entry(key).or_insert(index);
            }
        }
    }
}
