//! The names of the places where text stands outside the pages' content.

use serde::{Deserialize, Serialize};

/// Where text stands that is not in the content of a page.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// The title in the metadata.
    Title,
    /// The author in the metadata.
    Author,
    /// The subject in the metadata, also called description.
    Subject,
    /// The keywords in the metadata.
    Keywords,
    /// The programs that made the file, as they name themselves.
    Program,
    /// Any other entry of the metadata.
    Metadata,
    /// The target of a link.
    Link,
    /// A place in the file that a link or a bookmark leads to: its name, or `page 2`.
    Destination,
    /// Something that the file does, other than following a link: `JavaScript`, `Launch evil.exe`
    /// (ISO 32000-1 §12.6).
    Action,
    /// An annotation: a note, a comment, text typed onto the page.
    Annotation,
    /// A form field: its name, its label, its value.
    Field,
    /// A bookmark.
    Bookmark,
    /// An attachment: its name and description.
    Attachment,
    /// The alternative text of a picture, or of anything else (`/Alt`).
    Alternative,
    /// A text that replaces what the page shows (`/ActualText`).
    Replacement,
    /// The long form of an abbreviation (`/E`), or the title of a tag (`/T`).
    Tag,
    /// The name of a layer (ISO 32000-1 §8.11).
    Layer,
    /// A script.
    Script,
    /// What an annotation draws (ISO 32000-1 §12.5.5).
    Appearance,
    /// Text within a pattern (ISO 32000-1 §8.7.3).
    Pattern,
    /// Text within a glyph that is drawn by a content stream (ISO 32000-1 §9.6.5).
    Glyph,
    /// Text within a soft mask (ISO 32000-1 §11.5).
    Mask,
    /// Any other string.
    Other,
}

impl Channel {
    /// Its name in messages, in the plural where there may be several.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "the title in the metadata",
            Self::Author => "the author in the metadata",
            Self::Subject => "the subject in the metadata",
            Self::Keywords => "the keywords in the metadata",
            Self::Program => "the program named in the metadata",
            Self::Metadata => "the metadata",
            Self::Link => "a link",
            Self::Destination => "the place that a link leads to",
            Self::Action => "an action",
            Self::Annotation => "an annotation",
            Self::Field => "a form field",
            Self::Bookmark => "a bookmark",
            Self::Attachment => "an attachment",
            Self::Alternative => "an alternative text",
            Self::Replacement => "a replacement text",
            Self::Tag => "a tag",
            Self::Layer => "the name of a layer",
            Self::Script => "a script",
            Self::Appearance => "the appearance of an annotation",
            Self::Pattern => "a pattern",
            Self::Glyph => "a drawn glyph",
            Self::Mask => "a mask",
            Self::Other => "an entry that no page shows",
        }
    }
}

/// A text outside the pages' content.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ChannelText {
    /// Where it stands.
    pub channel: Channel,
    /// The text; never blank.
    pub text: String,
}
