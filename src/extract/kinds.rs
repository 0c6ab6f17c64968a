//! What the dictionaries of a PDF are, as far as their strings depend on it.

use hayro_syntax::object::{Dict, Name};

use super::boundary::hayro;
use super::channel::Channel;

/// What a dictionary is, as far as its strings depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The document information dictionary (§14.3.3).
    Info,
    /// An annotation (§12.5.2).
    Annotation,
    /// A form field, or the annotation that shows it (§12.7.3).
    Field,
    /// An item of the outline (§12.3.3).
    Bookmark,
    /// A file specification (§7.11.3).
    File,
    /// A layer (§8.11.2).
    Layer,
    /// A structure element (§14.7.2).
    Tag,
    /// A signature, the contents of which are bytes (§12.8.1).
    Signature,
    /// The intended output device (§14.11.5).
    Output,
    /// Anything else.
    Unknown,
}

impl Kind {
    pub(super) fn of(dict: &Dict<'_>) -> Self {
        let name = |key: &[u8]| hayro(|| dict.get::<Name<'_>>(key));
        let has = |key: &[u8]| hayro(|| dict.contains_key(key));
        match name(b"Type").as_deref() {
            Some(b"Annot") if has(b"FT") => return Self::Field,
            Some(b"Annot") => return Self::Annotation,
            Some(b"Filespec" | b"F") => return Self::File,
            Some(b"OCG") => return Self::Layer,
            Some(b"StructElem") => return Self::Tag,
            // What has a subtype is an annotation, whatever else it claims to be.
            Some(b"Sig" | b"DocTimeStamp") if !has(b"Subtype") => return Self::Signature,
            Some(b"OutputIntent") if !has(b"Subtype") => return Self::Output,
            _ => {}
        }
        if has(b"FT") || (has(b"T") && has(b"Kids")) {
            Self::Field
        } else if has(b"Subtype") && has(b"Rect") {
            Self::Annotation
        } else if has(b"EF") || (has(b"UF") && has(b"F")) {
            Self::File
        } else if has(b"Title") && has(b"Parent") {
            Self::Bookmark
        } else if has(b"S") && has(b"P") {
            Self::Tag
        } else if has(b"DestOutputProfile") {
            Self::Output
        } else if [&b"Producer"[..], b"Creator", b"CreationDate", b"ModDate", b"Author"]
            .iter()
            .any(|key| has(key))
            || (has(b"Title") && !has(b"Type"))
        {
            Self::Info
        } else {
            Self::Unknown
        }
    }

    /// The channel of the strings under `key`; `None` if they are technical.
    pub(super) fn channel(self, key: &[u8]) -> Option<Channel> {
        if self.is_technical(key) {
            return None;
        }
        Some(match (self, key) {
            (_, b"ActualText") => Channel::Replacement,
            (_, b"Alt" | b"Summary") => Channel::Alternative,
            (_, b"URI" | b"URL") => Channel::Link,
            (_, b"JS") => Channel::Script,
            (Self::Info, b"Title") => Channel::Title,
            (Self::Info, b"Author") => Channel::Author,
            (Self::Info, b"Subject") => Channel::Subject,
            (Self::Info, b"Keywords") => Channel::Keywords,
            (Self::Info, b"Creator" | b"Producer") => Channel::Program,
            (Self::Info, _) => Channel::Metadata,
            (_, b"XFA") | (Self::Field, _) => Channel::Field,
            (Self::Annotation, _) => Channel::Annotation,
            (Self::Bookmark, _) => Channel::Bookmark,
            (Self::File, _) => Channel::Attachment,
            (Self::Layer, _) => Channel::Layer,
            (Self::Tag, _) | (_, b"E") => Channel::Tag,
            _ => Channel::Other,
        })
    }

    /// Whether no reader shows the strings under `key`: identifiers, dates, languages, styles of
    /// text, names of character collections, keys of name trees.
    fn is_technical(self, key: &[u8]) -> bool {
        match self {
            Self::Output
                if matches!(
                    key,
                    b"OutputCondition"
                        | b"OutputConditionIdentifier"
                        | b"RegistryName"
                        | b"Info"
                ) =>
            {
                return true;
            }
            Self::Signature if matches!(key, b"Contents" | b"ByteRange" | b"Cert") => {
                return true;
            }
            _ => {}
        }
        matches!(
            key,
            b"ID"
                | b"CreationDate"
                | b"ModDate"
                | b"M"
                | b"NM"
                | b"DA"
                | b"DS"
                | b"Lang"
                | b"Registry"
                | b"Ordering"
                | b"Panose"
                | b"CharSet"
                | b"Names"
                | b"Limits"
                | b"LastModified"
                | b"CheckSum"
                | b"IDTree"
                | b"Nums"
                | b"O"
                | b"U"
                | b"OE"
                | b"UE"
                | b"Perms"
                | b"Headers"
                | b"Dest"
                | b"D"
                | b"Style"
                | b"FontFamily"
                | b"SourceModified"
                | b"PTEX.Fullbanner"
                | b"DocChecksum"
                | b"Lookup"
        )
    }
}
