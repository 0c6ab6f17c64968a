//! Text outside the pages' content: everything else in a PDF that some reader shows, indexes or
//! passes on.
//!
//! Rather than follow every structure that may hold text, this walks over all objects of the file
//! and takes every string that is not known to be technical, and the metadata streams. So no
//! channel is missed because nobody thought of it: what has no name here is
//! [`Channel::Other`].

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object};

use super::boundary::{Steps, hayro};
use super::bounds::{MAX_CHANNEL_BYTES, MAX_CHANNEL_TEXTS, within};
use super::channel::{Channel, ChannelText};
use super::strings::text_string;
use super::xmp;
use crate::error::Result;

/// How many levels of arrays and dictionaries inside an object are searched. Writers use three.
const MAX_DEPTH: usize = 32;

/// The texts found so far, each once.
#[derive(Debug, Default)]
pub(super) struct Channels {
    texts: Vec<ChannelText>,
    known: HashSet<ChannelText>,
    bytes: usize,
}

impl Channels {
    /// Every text outside the pages' content, in the order of the objects.
    ///
    /// # Errors
    /// `PdfTooLarge` beyond [`MAX_CHANNEL_TEXTS`] or [`MAX_CHANNEL_BYTES`].
    pub(super) fn read(pdf: &Pdf) -> Result<Self> {
        let mut channels = Self::default();
        for object in Steps(hayro(|| pdf.objects().into_iter())) {
            match &object {
                Object::Stream(stream) => {
                    let dict = stream.dict();
                    let kind = hayro(|| dict.get::<Name<'_>>(b"Type"));
                    if kind.as_deref() == Some(b"Metadata")
                        && let Ok(data) = hayro(|| stream.decoded())
                    {
                        within("bytes of metadata", data.len(), MAX_CHANNEL_BYTES)?;
                        for (channel, text) in xmp::read(&data) {
                            channels.add(channel, text)?;
                        }
                    }
                    channels.dict(dict, 0)?;
                }
                Object::Dict(dict) => channels.dict(dict, 0)?,
                Object::Array(array) => channels.array(array, Kind::Unknown, b"", 0)?,
                _ => {}
            }
        }
        Ok(channels)
    }

    /// Adds a text, unless it is blank or known.
    pub(super) fn add(&mut self, channel: Channel, text: String) -> Result<()> {
        let text = ChannelText { channel, text };
        if text.text.trim().is_empty() || self.known.contains(&text) {
            return Ok(());
        }
        self.bytes += text.text.len();
        within("texts outside its pages", self.texts.len() + 1, MAX_CHANNEL_TEXTS)?;
        within("bytes of text outside its pages", self.bytes, MAX_CHANNEL_BYTES)?;
        self.known.insert(text.clone());
        self.texts.push(text);
        Ok(())
    }

    pub(super) fn finish(self) -> Vec<ChannelText> {
        self.texts
    }

    fn dict(&mut self, dict: &Dict<'_>, depth: usize) -> Result<()> {
        if depth > MAX_DEPTH {
            return Ok(());
        }
        let kind = Kind::of(dict);
        for (key, value) in Steps(hayro(|| dict.entries())) {
            if let MaybeRef::NotRef(value) = value {
                self.value(&value, kind, &key, depth)?;
            }
        }
        Ok(())
    }

    fn array(
        &mut self,
        array: &Array<'_>,
        kind: Kind,
        key: &[u8],
        depth: usize,
    ) -> Result<()> {
        if depth > MAX_DEPTH {
            return Ok(());
        }
        let mut values = Steps(hayro(|| array.raw_iter())).peekable();
        // The palette of an indexed colour space is a string of bytes (§8.6.6.3).
        let is_palette = matches!(
            values.peek(),
            Some(MaybeRef::NotRef(Object::Name(name))) if matches!(&**name, b"Indexed" | b"I")
        );
        if is_palette {
            return Ok(());
        }
        for value in values {
            if let MaybeRef::NotRef(value) = value {
                self.value(&value, kind, key, depth)?;
            }
        }
        Ok(())
    }

    fn value(
        &mut self,
        value: &Object<'_>,
        kind: Kind,
        key: &[u8],
        depth: usize,
    ) -> Result<()> {
        match value {
            Object::String(string) => {
                let Some(channel) = kind.channel(key) else { return Ok(()) };
                let text = match channel {
                    // ASCII by the standard, often UTF-8 in practice.
                    Channel::Link => String::from_utf8_lossy(string).into_owned(),
                    _ => text_string(string),
                };
                self.add(channel, text)
            }
            Object::Dict(dict) => self.dict(dict, depth + 1),
            Object::Array(array) => self.array(array, kind, key, depth + 1),
            _ => Ok(()),
        }
    }
}

/// What a dictionary is, as far as its strings depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
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
    fn of(dict: &Dict<'_>) -> Self {
        let name = |key: &[u8]| hayro(|| dict.get::<Name<'_>>(key));
        let has = |key: &[u8]| hayro(|| dict.contains_key(key));
        match name(b"Type").as_deref() {
            Some(b"Annot") if has(b"FT") => return Self::Field,
            Some(b"Annot") => return Self::Annotation,
            Some(b"Filespec" | b"F") => return Self::File,
            Some(b"OCG" | b"OCMD") => return Self::Layer,
            Some(b"StructElem") => return Self::Tag,
            Some(b"Sig" | b"DocTimeStamp") => return Self::Signature,
            Some(b"OutputIntent") => return Self::Output,
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
    fn channel(self, key: &[u8]) -> Option<Channel> {
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
            (Self::Field, _) => Channel::Field,
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
            Self::Output => return true,
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
