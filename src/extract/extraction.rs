//! [`Extraction`], the result of one pass over a PDF. It owns all it holds; the file's bytes can be
//! dropped.

use serde::{Deserialize, Serialize};

use super::channel::ChannelText;
use super::drawings::Drawing;
use super::faces::Face;
use super::facts::Facts;
use super::glyphs::Glyph;
use super::look::Look;
use super::tree::Tree;
use crate::geom::{PageNumber, Pt};

/// Everything that one pass over a PDF reads.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Extraction {
    pub(super) pages: Vec<PageInfo>,
    pub(super) glyphs: Vec<Glyph>,
    /// The glyphs on layers that are hidden when the file is opened.
    pub(super) hidden: Vec<Glyph>,
    pub(super) drawings: Vec<Drawing>,
    pub(super) faces: Vec<Face>,
    pub(super) facts: Facts,
    pub(super) channels: Vec<ChannelText>,
    pub(super) appearances: usize,
    pub(super) annotations: usize,
    pub(super) look: Option<Look>,
    /// The replacement texts of marked-content sequences; [`Glyph`]s refer to them by index.
    pub(super) actual_texts: Vec<Box<str>>,
    pub(super) reversed_chars: usize,
    pub(super) tree: Option<Tree>,
    pub(super) title: Option<String>,
    pub(super) lang: Option<String>,
}

/// A page as a viewer displays it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PageInfo {
    /// The page, 1-based.
    pub number: PageNumber,
    /// Width in pt, after `/Rotate`, of `CropBox` within `MediaBox`.
    pub width: Pt,
    /// Height in pt, after `/Rotate`, of `CropBox` within `MediaBox`.
    pub height: Pt,
    /// How large it is printed: by how much all its lengths are to be multiplied (`UserUnit`,
    /// ISO 32000-1 §14.11.1). 1 in nearly every file; no length given here includes it.
    pub unit: f64,
}

impl Extraction {
    /// Whether its parts refer to each other as they do in one that was just read. One that comes
    /// from another process must be asked before it is used.
    #[cfg_attr(
        not(feature = "batch"),
        expect(dead_code, reason = "only the workers come with processes")
    )]
    pub(crate) fn is_consistent(&self) -> bool {
        self.tree.as_ref().is_none_or(Tree::is_ordered)
            && self
                .look
                .as_ref()
                .is_none_or(|look| look.sights().len() == self.glyphs.len())
    }

    /// The pages, in order.
    #[must_use]
    pub fn pages(&self) -> &[PageInfo] {
        &self.pages
    }

    /// Every visible glyph, in page content order.
    #[must_use]
    pub fn glyphs(&self) -> &[Glyph] {
        &self.glyphs
    }

    /// Every glyph on a layer that is hidden when the file is opened (ISO 32000-1 §8.11), in
    /// page content order. No reading order includes them.
    #[must_use]
    pub fn hidden_glyphs(&self) -> &[Glyph] {
        &self.hidden
    }

    /// Every image, filled shape and outline, in the order they are drawn.
    #[must_use]
    pub fn drawings(&self) -> &[Drawing] {
        &self.drawings
    }

    /// The faces that [`Glyph::face`] refers to by index.
    #[must_use]
    pub fn faces(&self) -> &[Face] {
        &self.faces
    }

    /// What the file declares about itself: metadata, fonts, links.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Every text outside the pages' content: metadata, link targets, annotations, form fields,
    /// bookmarks, attachments, alternative texts, text within patterns and masks. Each once, in
    /// no particular order.
    #[must_use]
    pub fn channels(&self) -> &[ChannelText] {
        &self.channels
    }

    /// How many glyphs and drawings annotations and form fields paint over the pages
    /// (ISO 32000-1 §12.5.5). They belong to no reading order.
    #[must_use]
    pub fn appearances(&self) -> usize {
        self.appearances
    }

    /// How many annotations and form fields show something of their own, and be it what a viewer
    /// draws for them: all but links without a frame. Small pictures of pages that the file holds
    /// count as well.
    #[must_use]
    pub fn visible_annotations(&self) -> usize {
        self.annotations
    }

    /// How every glyph looks; `None` unless it was [examined](Self::examine).
    #[must_use]
    pub fn look(&self) -> Option<&Look> {
        self.look.as_ref()
    }

    /// The levels of the tagged headings, in logical order; 1 is the highest.
    #[must_use]
    pub fn heading_levels(&self) -> &[u8] {
        self.tree.as_ref().map_or(&[], Tree::heading_levels)
    }

    /// The number of elements tagged as tables.
    #[must_use]
    pub fn tagged_tables(&self) -> usize {
        self.tree.as_ref().map_or(0, Tree::tables)
    }

    /// The number of marked-content sequences and structure elements with an `/ActualText`
    /// (ISO 32000-1 §14.9.4). If it is 0, readers that honour `/ActualText` and readers that
    /// ignore it see the same text.
    #[must_use]
    pub fn actual_text(&self) -> usize {
        self.actual_texts.len() + self.tree.as_ref().map_or(0, Tree::actual_text)
    }

    /// The number of `/ReversedChars` sequences: runs of right-to-left text, shown in visual
    /// order (ISO 32000-1 §14.8.2.3.3).
    #[must_use]
    pub fn reversed_chars(&self) -> usize {
        self.reversed_chars
    }

    /// Whether the PDF has a tag tree (ISO 32000-1 §14.7.2).
    #[must_use]
    pub fn has_structure(&self) -> bool {
        self.tree.is_some()
    }

    /// The title in the document information dictionary (ISO 32000-1 §14.3.3).
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The language of the text by the catalog's `/Lang` (ISO 32000-1 §14.9.2), a BCP 47 tag.
    #[must_use]
    pub fn lang(&self) -> Option<&str> {
        self.lang.as_deref()
    }
}
