//! What a layout receives.

use crate::document::Document;
use crate::layout::LayoutOptions;

/// What a layout receives: JSON, and a picture.
#[derive(Debug, Clone)]
pub(crate) struct Data {
    /// A [`Document`].
    pub(crate) document: Vec<u8>,
    /// [`LayoutOptions`].
    pub(crate) options: Vec<u8>,
    /// The photo as a PNG file; empty where there is none.
    pub(crate) photo: Vec<u8>,
}

impl Data {
    /// Both as JSON.
    pub(crate) fn of(document: &Document, options: &LayoutOptions) -> Self {
        // Structs of strings, numbers and lists always have a JSON form.
        let document = serde_json::to_vec(document).unwrap_or_default();
        let photo = options.photo.as_ref().map(|photo| photo.png().to_vec());
        let options = serde_json::to_vec(options).unwrap_or_default();
        Self { document, options, photo: photo.unwrap_or_default() }
    }

    /// Whether the document has a character of a kind.
    pub(super) fn has(&self, kind: impl Fn(char) -> bool) -> bool {
        std::str::from_utf8(&self.document).is_ok_and(|text| text.contains(kind))
    }
}
