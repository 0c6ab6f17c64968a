//! The texts in an XMP packet, the metadata of a PDF as XML (ISO 32000-1 §14.3.2, ISO 16684-1).
//!
//! A packet may be damaged or hostile, so this is no XML parser: it takes the text between tags
//! and in attributes, with the name of the innermost property around it, and never fails.

use super::channel::Channel;

/// The texts of a packet with their channels, in order.
pub(super) fn read(packet: &[u8]) -> Vec<(Channel, String)> {
    let packet = decoded(packet);
    let mut texts = Vec::new();
    // The names of the open elements.
    let mut open: Vec<&str> = Vec::new();
    let mut rest = packet.as_str();
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        push(&mut texts, &open, text);
        let (end, skip) = if tag.starts_with("<!--") {
            (tag.find("-->"), 3)
        } else if tag.starts_with("<![CDATA[") {
            (tag.find("]]>"), 3)
        } else {
            (tag.find('>'), 1)
        };
        let end = end.unwrap_or(tag.len());
        let (inside, after) = tag.split_at(end);
        rest = after.get(skip..).unwrap_or_default();
        let inside = inside.get(1..).unwrap_or_default();
        if let Some(data) = inside.strip_prefix("![CDATA[") {
            push(&mut texts, &open, data);
        } else if let Some(comment) = inside.strip_prefix("!--") {
            texts.push((Channel::Metadata, comment.trim().to_owned()));
        } else if inside.starts_with('/') {
            open.pop();
        } else if !inside.starts_with(['?', '!']) {
            let name = inside.split([' ', '\n', '\r', '\t', '/']).next();
            open.push(name.unwrap_or_default());
            attributes(&mut texts, inside);
            if inside.ends_with('/') || open.len() > DEEPEST {
                open.pop();
            }
        }
    }
    push(&mut texts, &open, rest);
    texts.retain(|(_, text)| !text.is_empty());
    texts
}

/// Elements further inside count as part of their parent.
const DEEPEST: usize = 64;

/// Properties written as attributes: `pdf:Producer="…"`.
fn attributes<'a>(texts: &mut Vec<(Channel, String)>, tag: &'a str) {
    let mut rest: &'a str = tag;
    while let Some(at) = rest.find('=') {
        let (before, after) = rest.split_at(at);
        let name = before.trim_end().rsplit([' ', '\n', '\r', '\t']).next();
        let value = after.get(1..).unwrap_or_default().trim_start();
        let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            rest = value;
            continue;
        };
        let value = value.get(1..).unwrap_or_default();
        let end = value.find(quote).unwrap_or(value.len());
        // These say how the packet is built.
        let is_syntax = name.is_some_and(|name| name.starts_with("rdf:"));
        if is_syntax {
            rest = value.get(end + 1..).unwrap_or_default();
            continue;
        }
        push(texts, &[name.unwrap_or_default()], value.get(..end).unwrap_or_default());
        rest = value.get(end + 1..).unwrap_or_default();
    }
}

/// Adds a text unless its property is technical.
fn push(texts: &mut Vec<(Channel, String)>, open: &[&str], text: &str) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    // `rdf` only groups: the property is outside its bags and alternatives.
    let property = open.iter().rev().find(|name| !name.starts_with("rdf:"));
    if let Some(channel) = channel(property.copied().unwrap_or_default()) {
        texts.push((channel, unescaped(text)));
    }
}

/// The channel of a property; `None` if its values are technical.
fn channel(property: &str) -> Option<Channel> {
    Some(match property {
        "dc:title" => Channel::Title,
        "dc:creator" => Channel::Author,
        "dc:description" => Channel::Subject,
        "dc:subject" | "pdf:Keywords" => Channel::Keywords,
        "xmp:CreatorTool" | "pdf:Producer" => Channel::Program,
        "dc:format" | "dc:language" | "dc:date" | "dc:type" | "pdf:PDFVersion"
        | "pdf:Trapped" | "x:xmptk" | "xml:lang" | "xmp:CreateDate"
        | "xmp:ModifyDate" | "xmp:MetadataDate" => return None,
        _ => {
            let prefix = property.split(':').next().unwrap_or_default();
            let is_technical = matches!(
                prefix,
                "xmlns"
                    | "pdfaid"
                    | "pdfuaid"
                    | "pdfxid"
                    | "pdfaExtension"
                    | "pdfaSchema"
                    | "pdfaProperty"
                    | "xmpMM"
                    | "xmpTPg"
                    | "stRef"
                    | "stEvt"
                    | "rdf"
            );
            if is_technical {
                return None;
            }
            Channel::Metadata
        }
    })
}

/// UTF-8, or UTF-16 by its byte order mark.
fn decoded(packet: &[u8]) -> String {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let pairs = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok());
        String::from_utf16_lossy(&pairs.map(unit).collect::<Vec<u16>>())
    };
    match packet {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        _ => String::from_utf8_lossy(packet).into_owned(),
    }
}

/// The text with its entities resolved.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, entity) = rest.split_at(at);
        out.push_str(before);
        let end = entity.find(';').filter(|end| *end <= LONGEST_ENTITY);
        let name = end.and_then(|end| entity.get(1..end)).unwrap_or_default();
        let code = name.strip_prefix('#').and_then(|code| match code.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => code.parse().ok(),
        });
        let resolved = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => code.and_then(char::from_u32),
        };
        out.push(resolved.unwrap_or('&'));
        let taken = if resolved.is_some() { end.map_or(1, |end| end + 1) } else { 1 };
        rest = entity.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// As in `&#x10FFFF;`.
const LONGEST_ENTITY: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_the_channel_of_their_property() {
        let packet = "<?xpacket begin=\"\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF>\
            <rdf:Description rdf:about=\"\" pdf:Producer=\"Quill &amp; Co\" my:claim='CEO'>\
            <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">A &lt; B</rdf:li></rdf:Alt>\
            </dc:title><dc:creator><rdf:Seq><rdf:li>Ann</rdf:li></rdf:Seq></dc:creator>\
            <pdfaid:part>2</pdfaid:part><photoshop:Headline>Chief</photoshop:Headline>\
            <!-- ten years --></rdf:Description></rdf:RDF></x:xmpmeta>";
        let found = read(packet.as_bytes());
        let found: Vec<(Channel, &str)> =
            found.iter().map(|(channel, text)| (*channel, text.as_str())).collect();
        assert_eq!(
            found,
            [
                (Channel::Program, "Quill & Co"),
                (Channel::Metadata, "CEO"),
                (Channel::Title, "A < B"),
                (Channel::Author, "Ann"),
                (Channel::Metadata, "Chief"),
                (Channel::Metadata, "ten years"),
            ]
        );
    }

    #[test]
    fn a_damaged_packet_loses_only_its_broken_part() {
        assert_eq!(read(b"<dc:title>A"), [(Channel::Title, "A".to_owned())]);
        assert_eq!(read(b"<dc:title a=\"b"), [(Channel::Metadata, "b".to_owned())]);
        assert_eq!(read(b"<!-- open"), [(Channel::Metadata, "open".to_owned())]);
        assert_eq!(
            read(b"&#xD800; &x <"),
            [(Channel::Metadata, "&#xD800; &x".to_owned())]
        );
    }
}
