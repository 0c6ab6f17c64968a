//! [`Recording`], what is kept of the content of pages.

use super::channel::Channel;
use super::drawings::Drawing;
use super::faces::Face;
use super::glyphs::Glyph;

/// The result of a pass over pages.
#[derive(Debug, Default)]
pub(super) struct Recording {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) drawings: Vec<Drawing>,
    pub(super) faces: Vec<Face>,
    /// The replacement texts of marked-content sequences.
    pub(super) actual_texts: Vec<Box<str>>,
    /// The number of `/ReversedChars` sequences.
    pub(super) reversed_chars: usize,
    /// Texts within patterns and masks, and alternatives to what the page shows.
    pub(super) beside: Vec<(Channel, String)>,
}
