//! Typefaces at hand, and which of their glyphs may stand for a text: that of the font's
//! character map, and the alternates that its layout features put in its place.

use std::collections::BTreeSet;

use kurbo::{Affine, BezPath, Rect};
use ttf_parser::gsub::{SingleSubstitution, SubstitutionSubtable};
use ttf_parser::{Face, GlyphId, OutlineBuilder};
use unicode_normalization::UnicodeNormalization;

/// Features that turn a character into another one: a superior `2` is no `2`, and says
/// something else. Their glyphs are refused by whatever way a font comes to them.
const OTHER_MEANING: &[&[u8; 4]] =
    &[b"afrc", b"dnom", b"frac", b"numr", b"ordn", b"sinf", b"subs", b"sups"];

/// Gives access to the glyphs of all other features.
const ALL_ALTERNATES: &[u8; 4] = b"aalt";

/// Characters that are no alternates of any other: their glyphs stand for nothing else.
const OF_THEIR_OWN: [std::ops::RangeInclusive<char>; 6] = [
    '!'..='~',
    '\u{AA}'..='\u{AA}',
    '\u{B2}'..='\u{B3}',
    '\u{B9}'..='\u{BE}',
    '\u{2070}'..='\u{209F}',
    '\u{2150}'..='\u{218F}',
];

/// How many substitutions follow each other: small capitals of an alternate, for example.
const DEEPEST: usize = 3;

/// The maximum number of glyphs that may stand for one text.
const MOST: usize = 64;

/// Two writers of an outline round by less, in thousandths of an em.
pub(super) const ROUNDED: f64 = 2.0;

/// A typeface at hand.
pub(super) struct Typeface<'a> {
    face: Face<'a>,
    /// The lookups that no allowed feature uses.
    refused: BTreeSet<u16>,
    /// The glyphs of [`OF_THEIR_OWN`], and those of [`OTHER_MEANING`].
    others: BTreeSet<u16>,
    scale: f64,
}

impl<'a> Typeface<'a> {
    /// The faces in a font file; none if it is damaged.
    pub(super) fn of(file: &'a [u8]) -> Vec<Self> {
        let count = ttf_parser::fonts_in_collection(file).unwrap_or(1);
        let faces = (0..count).filter_map(|index| Face::parse(file, index).ok());
        faces.map(Self::new).collect()
    }

    fn new(face: Face<'a>) -> Self {
        let mut other = BTreeSet::new();
        let mut refused = BTreeSet::new();
        let mut allowed = BTreeSet::new();
        if let Some(table) = face.tables().gsub {
            for feature in table.features {
                let is_other =
                    OTHER_MEANING.iter().any(|tag| feature.tag.to_bytes() == **tag);
                let lookups = feature.lookup_indices.into_iter();
                if is_other {
                    other.extend(lookups);
                } else if feature.tag.to_bytes() == *ALL_ALTERNATES {
                    refused.extend(lookups);
                } else {
                    allowed.extend(lookups);
                }
            }
        }
        other.retain(|lookup| !allowed.contains(lookup));
        refused.retain(|lookup| !allowed.contains(lookup));
        let scale = 1000.0 / f64::from(face.units_per_em());
        let chars = OF_THEIR_OWN.into_iter().flatten();
        let mut others: BTreeSet<u16> =
            chars.filter_map(|c| Some(face.glyph_index(c)?.0)).collect();
        for subtable in subtables(&face, |lookup| other.contains(&lookup)) {
            let glyphs = (0..face.number_of_glyphs()).map(GlyphId);
            others.extend(
                glyphs.flat_map(|glyph| put_for(glyph, &subtable)).map(|it| it.0),
            );
        }
        refused.append(&mut other);
        Self { face, refused, others, scale }
    }

    /// The glyph of a character by the character map, in thousandths of an em.
    pub(super) fn outline_of(&self, c: char) -> Option<BezPath> {
        self.outline(self.face.glyph_index(c)?)
    }

    /// The first glyph that may stand for `text` and has an outline that `is` holds for.
    pub(super) fn shows(&self, text: &str, is: &dyn Fn(&BezPath) -> bool) -> bool {
        let is_glyph =
            |glyph: &GlyphId| self.outline(*glyph).is_some_and(|path| is(&path));
        let mut glyphs = self.mapped(text);
        if glyphs.iter().any(is_glyph) {
            return true;
        }
        let mut from = 0;
        for _ in 0..DEEPEST {
            let to = glyphs.len();
            for at in from..to {
                let Some(&glyph) = glyphs.get(at) else { break };
                for next in self.substitutes(glyph) {
                    let is_other = self.others.contains(&next.0);
                    if glyphs.len() < MOST && !glyphs.contains(&next) && !is_other {
                        glyphs.push(next);
                    }
                }
            }
            if glyphs.iter().skip(to).any(is_glyph) {
                return true;
            }
            from = to;
        }
        self.ligatures(text).iter().any(is_glyph)
    }

    /// Whether one of its glyphs, whatever it stands for, has these bounds, but for rounding, and
    /// an outline that `is` holds for. In thousandths of an em.
    pub(super) fn draws(&self, bounds: Rect, is: &dyn Fn(&BezPath) -> bool) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() <= ROUNDED;
        let has_bounds = |glyph: &GlyphId| {
            self.face.glyph_bounding_box(*glyph).is_some_and(|at| {
                near(f64::from(at.x_min) * self.scale, bounds.x0)
                    && near(f64::from(at.x_max) * self.scale, bounds.x1)
                    && near(f64::from(at.y_min) * self.scale, bounds.y0)
                    && near(f64::from(at.y_max) * self.scale, bounds.y1)
            })
        };
        let mut glyphs =
            (0..self.face.number_of_glyphs()).map(GlyphId).filter(has_bounds);
        glyphs.any(|glyph| self.outline(glyph).is_some_and(|path| is(&path)))
    }

    /// The glyphs of a text by the character map: of the one character that it is or is composed
    /// to, in either case, since a heading may be set in capitals; of the letter under its
    /// accents, if they are drawn apart.
    fn mapped(&self, text: &str) -> Vec<GlyphId> {
        let composed: Vec<char> = text.nfc().collect();
        let mut chars = Vec::new();
        if let [c] = composed[..] {
            chars.push(c);
            chars.extend(c.to_lowercase().chain(c.to_uppercase()));
        }
        let mut decomposed = text.nfd();
        let first = decomposed.next();
        let rest: Vec<char> = decomposed.collect();
        if !rest.is_empty() && rest.iter().all(|c| is_mark(*c)) {
            chars.extend(first);
        }
        let mut glyphs: Vec<GlyphId> = Vec::new();
        for glyph in chars.into_iter().filter_map(|c| self.face.glyph_index(c)) {
            if !glyphs.contains(&glyph) {
                glyphs.push(glyph);
            }
        }
        glyphs
    }

    fn lookups(&self) -> impl Iterator<Item = SubstitutionSubtable<'a>> {
        subtables(&self.face, |lookup| !self.refused.contains(&lookup))
    }

    /// What features put in the place of a glyph.
    fn substitutes(&self, glyph: GlyphId) -> Vec<GlyphId> {
        self.lookups().flat_map(|subtable| put_for(glyph, &subtable)).collect()
    }

    /// The ligatures of a text's characters.
    fn ligatures(&self, text: &str) -> Vec<GlyphId> {
        let glyphs: Vec<Option<GlyphId>> =
            text.chars().map(|c| self.face.glyph_index(c)).collect();
        let (Some(Some(first)), Some(rest)) = (glyphs.first(), glyphs.get(1..)) else {
            return Vec::new();
        };
        if rest.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for lookup in self.lookups() {
            let SubstitutionSubtable::Ligature(table) = lookup else { continue };
            let set =
                table.coverage.get(*first).and_then(|at| table.ligature_sets.get(at));
            for ligature in set.into_iter().flatten() {
                let components = ligature.components.into_iter().map(Some);
                if components.eq(rest.iter().copied()) {
                    found.push(ligature.glyph);
                }
            }
        }
        found
    }

    fn outline(&self, glyph: GlyphId) -> Option<BezPath> {
        let mut builder = Builder(BezPath::new());
        self.face.outline_glyph(glyph, &mut builder)?;
        Some(Affine::scale(self.scale) * builder.0)
    }
}

/// Whether a character is a combining mark.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

struct Builder(BezPath);

impl OutlineBuilder for Builder {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to((f64::from(x), f64::from(y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to((f64::from(x), f64::from(y)));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to((f64::from(x1), f64::from(y1)), (f64::from(x), f64::from(y)));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.curve_to(
            (f64::from(x1), f64::from(y1)),
            (f64::from(x2), f64::from(y2)),
            (f64::from(x), f64::from(y)),
        );
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}

/// The tables of the lookups that are wanted by their index.
fn subtables<'a>(
    face: &Face<'a>,
    is_wanted: impl Fn(u16) -> bool,
) -> impl Iterator<Item = SubstitutionSubtable<'a>> {
    let table = face.tables().gsub;
    let lookups =
        table.into_iter().flat_map(|table| table.lookups.into_iter().enumerate());
    let wanted = lookups.filter_map(move |(index, lookup)| {
        is_wanted(u16::try_from(index).ok()?).then_some(lookup)
    });
    wanted.flat_map(|lookup| lookup.subtables.into_iter::<SubstitutionSubtable<'_>>())
}

/// What a lookup puts in the place of a glyph.
fn put_for(glyph: GlyphId, subtable: &SubstitutionSubtable<'_>) -> Vec<GlyphId> {
    match subtable {
        SubstitutionSubtable::Single(SingleSubstitution::Format1 { coverage, delta }) => {
            let delta = coverage.get(glyph).map(|_| *delta);
            let put = delta.map(|delta| GlyphId(glyph.0.wrapping_add_signed(delta)));
            put.into_iter().collect()
        }
        SubstitutionSubtable::Single(SingleSubstitution::Format2 {
            coverage,
            substitutes,
        }) => {
            let put = coverage.get(glyph).and_then(|at| substitutes.get(at));
            put.into_iter().collect()
        }
        SubstitutionSubtable::Alternate(table) => {
            let set =
                table.coverage.get(glyph).and_then(|at| table.alternate_sets.get(at));
            set.into_iter().flat_map(|set| set.alternates).collect()
        }
        SubstitutionSubtable::Multiple(table) => {
            let sequence =
                table.coverage.get(glyph).and_then(|at| table.sequences.get(at));
            sequence.into_iter().flat_map(|it| it.substitutes).take(1).collect()
        }
        _ => Vec::new(),
    }
}
