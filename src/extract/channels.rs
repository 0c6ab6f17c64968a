//! Text outside the pages' content: everything else in a PDF that some reader shows, indexes or
//! passes on.
//!
//! Rather than follow every structure that may hold text, this walks over all objects of the file
//! and takes every string that is not known to be technical, and the metadata streams. So no
//! channel is missed because nobody thought of it: what has no name here is
//! [`Channel::Other`].

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, ObjRef, Object, ObjectIdentifier, Stream,
    String as PdfString,
};
use hayro_syntax::xref::XRef;

use super::actions::{self, Places};
use super::boundary::{Steps, hayro};
use super::bounds::{MAX_CHANNEL_BYTES, MAX_CHANNEL_TEXTS, within};
use super::channel::{Channel, ChannelText};
use super::kinds::Kind;
use super::strings::text_string;
use super::xmp;
use crate::error::Result;

/// What stands for the name of a layer or an attachment that has none.
const UNNAMED: &str = "(unnamed)";

/// The entries whose text may be in a stream: scripts, rich text, forms in XML (§12.6.4.16,
/// §12.5.6.6, §12.7.8).
const IN_STREAMS: [&[u8]; 4] = [b"JS", b"RC", b"RV", b"XFA"];

/// How many levels of arrays and dictionaries inside an object are searched. Writers use three.
const MAX_DEPTH: usize = 32;

/// What the streams that an entry refers to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Streams {
    /// Metadata in XML.
    Metadata,
    /// One text.
    Text,
    /// Something else than text.
    Other,
}

/// The texts found so far, each once.
#[derive(Debug, Default)]
pub(super) struct Channels {
    texts: Vec<ChannelText>,
    places: Places,
    known: HashSet<ChannelText>,
    /// The objects that were referred to as a text, each read once for each use: a thousand
    /// entries may name one string of a megabyte.
    referred: HashSet<(ObjRef, Channel, Streams)>,
    bytes: usize,
}

impl Channels {
    /// Every text outside the pages' content, in the order of the objects.
    ///
    /// # Errors
    /// `PdfTooLarge` beyond [`MAX_CHANNEL_TEXTS`] or [`MAX_CHANNEL_BYTES`].
    pub(super) fn read(pdf: &Pdf, catalog: &Dict<'_>) -> Result<Self> {
        let mut channels = Self { places: Places::of(pdf), ..Self::default() };
        let xref = pdf.xref();
        for object in Steps(hayro(|| pdf.objects().into_iter())) {
            match &object {
                Object::Stream(stream) => {
                    let dict = stream.dict();
                    let name = |key: &[u8]| hayro(|| dict.get::<Name<'_>>(key));
                    if name(b"Type").as_deref() == Some(b"Metadata")
                        || name(b"Subtype").as_deref() == Some(b"XML")
                    {
                        channels.metadata(stream)?;
                    }
                    channels.dict(xref, dict, 0)?;
                }
                Object::Dict(dict) => channels.dict(xref, dict, 0)?,
                Object::Array(array) => {
                    channels.array(xref, array, Kind::Unknown, b"", 0)?;
                }
                _ => {}
            }
        }
        // Whatever else it claims to be, this is what viewers show.
        let info = hayro(|| pdf.metadata());
        for (channel, bytes) in [
            (Channel::Title, &info.title),
            (Channel::Author, &info.author),
            (Channel::Subject, &info.subject),
            (Channel::Keywords, &info.keywords),
            (Channel::Program, &info.creator),
            (Channel::Program, &info.producer),
        ] {
            if let Some(bytes) = bytes {
                channels.add(channel, text_string(bytes))?;
            }
        }
        let is_layer = |text: &ChannelText| text.channel == Channel::Layer;
        if has_layers(catalog) && !channels.texts.iter().any(is_layer) {
            channels.add(Channel::Layer, UNNAMED.to_owned())?;
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

    /// The texts of a metadata stream.
    fn metadata(&mut self, stream: &Stream<'_>) -> Result<()> {
        if let Ok(data) = hayro(|| stream.decoded()) {
            within("bytes of metadata", data.len(), MAX_CHANNEL_BYTES)?;
            for (channel, text) in xmp::read(&data) {
                self.add(channel, text)?;
            }
        }
        Ok(())
    }

    fn dict(&mut self, xref: &XRef, dict: &Dict<'_>, depth: usize) -> Result<()> {
        if depth > MAX_DEPTH {
            return Ok(());
        }
        let kind = Kind::of(dict);
        for (channel, text) in [
            (Channel::Action, actions::action(dict)),
            (Channel::Action, actions::by_itself(dict)),
            (Channel::Destination, self.places.destination(dict)),
        ] {
            if let Some(text) = text {
                self.add(channel, text)?;
            }
        }
        for (key, value) in Steps(hayro(|| dict.entries())) {
            match value {
                MaybeRef::NotRef(value) => self.value(xref, &value, kind, &key, depth)?,
                MaybeRef::Ref(to) => self.reference(xref, to, kind, &key)?,
            }
        }
        let is_blank = |key: &[u8]| {
            let name = hayro(|| dict.get::<PdfString<'_>>(key));
            name.is_none_or(|name| text_string(&name).trim().is_empty())
        };
        let unnamed = match kind {
            Kind::File if is_blank(b"F") && is_blank(b"UF") => Some(Channel::Attachment),
            Kind::Layer if is_blank(b"Name") => Some(Channel::Layer),
            _ => None,
        };
        match unnamed {
            Some(channel) => self.add(channel, UNNAMED.to_owned()),
            None => Ok(()),
        }
    }

    fn array(
        &mut self,
        xref: &XRef,
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
            match value {
                MaybeRef::NotRef(value) => self.value(xref, &value, kind, key, depth)?,
                MaybeRef::Ref(to) => self.reference(xref, to, kind, key)?,
            }
        }
        Ok(())
    }

    fn value(
        &mut self,
        xref: &XRef,
        value: &Object<'_>,
        kind: Kind,
        key: &[u8],
        depth: usize,
    ) -> Result<()> {
        match value {
            Object::String(string) => {
                let Some(channel) = kind.channel(key) else { return Ok(()) };
                self.text(channel, string)
            }
            Object::Dict(dict) => self.dict(xref, dict, depth + 1),
            Object::Array(array) => self.array(xref, array, kind, key, depth + 1),
            _ => Ok(()),
        }
    }

    /// The text of an object that an entry refers to. Other objects are visited by themselves.
    fn reference(
        &mut self,
        xref: &XRef,
        to: ObjRef,
        kind: Kind,
        key: &[u8],
    ) -> Result<()> {
        let Some(channel) = kind.channel(key) else { return Ok(()) };
        let streams = match key {
            b"Metadata" => Streams::Metadata,
            key if IN_STREAMS.contains(&key) => Streams::Text,
            _ => Streams::Other,
        };
        if !self.referred.insert((to, channel, streams)) {
            return Ok(());
        }
        let id = ObjectIdentifier::new(to.obj_number, to.gen_number);
        match hayro(|| xref.get::<Object<'_>>(id)) {
            Some(Object::String(string)) => self.text(channel, &string),
            Some(Object::Stream(stream)) => match streams {
                Streams::Metadata => self.metadata(&stream),
                Streams::Text => match hayro(|| stream.decoded()) {
                    Ok(data) => self.text(channel, &data),
                    Err(_) => self.add(channel, UNNAMED.to_owned()),
                },
                Streams::Other => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn text(&mut self, channel: Channel, bytes: &[u8]) -> Result<()> {
        let text = match channel {
            // ASCII by the standard, often UTF-8 in practice.
            Channel::Link => String::from_utf8_lossy(bytes).into_owned(),
            _ => text_string(bytes),
        };
        self.add(channel, text)
    }
}

/// Whether a file has layers (§8.11.4.2).
fn has_layers(catalog: &Dict<'_>) -> bool {
    let properties = hayro(|| catalog.get::<Dict<'_>>(b"OCProperties"));
    let layers = properties.and_then(|it| hayro(|| it.get::<Array<'_>>(b"OCGs")));
    layers.is_some_and(|layers| hayro(|| layers.raw_iter().next()).is_some())
}
