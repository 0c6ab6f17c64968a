//! Reads the text within what text and shapes are painted with: tiling patterns, soft masks, and
//! glyphs that are content streams of their own (Type 3). No page shows it as text, but some
//! readers read it.

use std::collections::HashSet;

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::pattern::Pattern;
use hayro_interpret::{
    BlendMode, CacheKey, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    Paint, SoftMask,
};
use hayro_syntax::object::{Dict, String as PdfString};
use kurbo::{Affine, BezPath};

use super::boundary::{Callbacks, hayro, stop};
use super::bounds::{MAX_CHANNEL_BYTES, MAX_INSIDE};
use super::channel::Channel;
use super::glyphs::Unicode;
use super::strings::text_string;

/// Patterns in masks in patterns: deeper ones are not read. Writers nest none.
const MAX_DEPTH: usize = 8;

/// Reads each pattern and mask once.
#[derive(Debug, Default)]
pub(super) struct Readers {
    texts: Vec<(Channel, String)>,
    read: HashSet<u128>,
    /// Drawing operations within patterns and masks so far.
    operations: usize,
    bytes: usize,
    depth: usize,
}

impl Readers {
    pub(super) fn finish(self) -> Vec<(Channel, String)> {
        self.texts
    }

    /// Reads what a shape is painted with and through.
    pub(super) fn read_props<'a>(
        &mut self,
        paint: &Paint<'a>,
        mask: Option<&SoftMask<'a>>,
    ) {
        if let Paint::Pattern(pattern) = paint {
            self.read_pattern(pattern);
        }
        if let Some(mask) = mask {
            self.read_mask(mask);
        }
    }

    /// Reads what text is painted with, and what its glyphs draw.
    pub(super) fn read_run<'a>(&mut self, run: &GlyphRun<'_, 'a>, props: &DrawProps<'a>) {
        self.read_props(&props.paint, props.soft_mask.as_ref());
        for placed in run.glyphs() {
            if let FontGlyph::Type3(glyph) = &**placed
                && self.is_new(hayro(|| glyph.cache_key()))
            {
                self.read(Channel::Glyph, |device| {
                    glyph.interpret(
                        device,
                        Affine::IDENTITY,
                        Affine::IDENTITY,
                        &props.paint,
                    );
                });
            }
        }
    }

    /// Reads the text within a mask.
    pub(super) fn read_mask(&mut self, mask: &SoftMask<'_>) {
        if self.is_new(hayro(|| mask.cache_key())) {
            self.read(Channel::Mask, |device| mask.interpret(device));
        }
    }

    fn read_pattern(&mut self, pattern: &Pattern<'_>) {
        if let Pattern::Tiling(tiling) = pattern
            && self.is_new(hayro(|| tiling.cache_key()))
        {
            self.read(Channel::Pattern, |device| {
                let _ = tiling.interpret(device, Affine::IDENTITY, false);
            });
        }
    }

    /// Keeps the texts that a marked-content sequence declares instead of what it shows.
    pub(super) fn read_properties(&mut self, properties: &Dict<'_>) {
        let keys: [(&[u8], Channel); 3] = [
            (b"ActualText", Channel::Replacement),
            (b"Alt", Channel::Alternative),
            (b"E", Channel::Tag),
        ];
        for (key, channel) in keys {
            if let Some(text) = hayro(|| properties.get::<PdfString<'_>>(key)) {
                self.push(channel, &text_string(&text));
            }
        }
    }

    /// Adds a text; the budget is that of all texts outside pages.
    fn push(&mut self, channel: Channel, text: &str) {
        self.bytes += text.len();
        if self.bytes > MAX_CHANNEL_BYTES {
            stop("bytes of text outside its pages", MAX_CHANNEL_BYTES);
        }
        match self.texts.last_mut().filter(|last| last.0 == channel && self.depth > 0) {
            Some((_, last)) => last.push_str(text),
            None => self.texts.push((channel, text.to_owned())),
        }
    }

    fn is_new(&mut self, key: u128) -> bool {
        self.depth < MAX_DEPTH && self.read.insert(key)
    }

    fn read(
        &mut self,
        channel: Channel,
        interpret: impl FnOnce(&mut Callbacks<'_, Reader<'_>>),
    ) {
        self.texts.push((channel, String::new()));
        self.depth += 1;
        let mut reader = Reader { readers: self, channel };
        hayro(|| interpret(&mut Callbacks(&mut reader)));
        self.depth -= 1;
        if self.texts.last().is_some_and(|(_, text)| text.is_empty()) {
            self.texts.pop();
        }
    }
}

/// A drawing device that keeps nothing but text.
struct Reader<'r> {
    readers: &'r mut Readers,
    channel: Channel,
}

impl Reader<'_> {
    fn count(&mut self) {
        self.readers.operations += 1;
        if self.readers.operations > MAX_INSIDE {
            stop("drawing operations in patterns and masks", MAX_INSIDE);
        }
    }
}

impl<'a> Device<'a> for Reader<'_> {
    fn draw_glyph_run(
        &mut self,
        run: &GlyphRun<'_, 'a>,
        props: DrawProps<'a>,
        _: &DrawMode,
    ) {
        self.readers.read_run(run, &props);
        let mut text = String::new();
        for placed in run.glyphs() {
            self.count();
            let unicode = hayro(|| placed.as_unicode());
            text.push_str(&unicode.map_or(Unicode::Unmapped, Unicode::from).to_string());
        }
        self.readers.push(self.channel, &text);
    }

    fn draw_path(&mut self, _: &BezPath, props: DrawProps<'a>, _: &DrawMode) {
        self.count();
        self.readers.read_props(&props.paint, props.soft_mask.as_ref());
    }

    fn draw_image(&mut self, _: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.count();
        if let Some(mask) = &props.soft_mask {
            self.readers.read_mask(mask);
        }
    }

    fn push_transparency_group(
        &mut self,
        _: f32,
        mask: Option<SoftMask<'a>>,
        _: BlendMode,
    ) {
        self.count();
        if let Some(mask) = &mask {
            self.readers.read_mask(mask);
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
