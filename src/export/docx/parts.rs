//! The parts of a document beside its text and styles.

use std::fmt::Write;

use time::OffsetDateTime;

use super::xml::{escaped, uri};
use crate::document::Info;
use crate::export::fonts::substitutes;
use crate::layout::Typography;

/// The namespace of relationships in parts, and that of their types.
pub(super) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The namespace of word processing (ECMA-376-1, 17).
pub(super) const WORD: &str =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The declaration of every part.
pub(super) const XML: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// What kind of part each is (ECMA-376-2, 10.1.2).
pub(super) const CONTENT_TYPES: &str = include_str!("parts/content-types.xml");
/// The parts of the package (ECMA-376-2, 9.3).
pub(super) const RELATIONSHIPS: &str = include_str!("parts/relationships.xml");
/// The program. Without a version, so that an upgrade alone changes no byte.
pub(super) const APP: &str = include_str!("parts/app.xml");

/// The relationships of the text that every document has, by their types.
const OWN: [&str; 4] = ["styles", "numbering", "settings", "fontTable"];

/// The number of the relationship of the first link.
pub(super) const FIRST_LINK: usize = OWN.len() + 1;

/// The relationships of the text: its other parts, and where its links lead, in their order.
pub(super) fn document_relationships(links: &[String]) -> String {
    let mut out = format!(
        "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/\
         relationships\">\n"
    );
    for (at, name) in OWN.iter().enumerate() {
        _ = writeln!(
            out,
            "<Relationship Id=\"rId{}\" Type=\"{RELATIONS}/{name}\" Target=\"{name}.xml\"/>",
            at + 1
        );
    }
    for (at, link) in links.iter().enumerate() {
        _ = writeln!(
            out,
            "<Relationship Id=\"rId{}\" Type=\"{RELATIONS}/hyperlink\" Target=\"{}\" \
             TargetMode=\"External\"/>",
            at + FIRST_LINK,
            escaped(&uri(link))
        );
    }
    out + "</Relationships>\n"
}

/// The metadata (ECMA-376-2, 11).
pub(super) fn core(info: &Info, date: OffsetDateTime) -> String {
    let mut out = format!(
        "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/\
         metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"
    );
    let keywords = Some(info.keywords.join(", ")).filter(|words| !words.is_empty());
    let language = Some(language(info));
    for (name, value) in [
        ("dc:title", Some(&info.title)),
        ("dc:subject", info.description.as_ref()),
        ("dc:creator", info.author.as_ref()),
        ("cp:keywords", keywords.as_ref()),
        ("cp:lastModifiedBy", info.author.as_ref()),
        ("dc:language", language.as_ref()),
    ] {
        if let Some(value) = value {
            _ = writeln!(out, "<{name}>{}</{name}>", escaped(value));
        }
    }
    // A year of four digits, as W3C's profile of ISO 8601 has it.
    let year = date.year().clamp(1, 9999);
    let (month, day) = (u8::from(date.month()), date.day());
    let (hour, minute, second) = date.to_hms();
    for name in ["created", "modified"] {
        _ = writeln!(
            out,
            "<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{year:04}-{month:02}-{day:02}T\
             {hour:02}:{minute:02}:{second:02}Z</dcterms:{name}>"
        );
    }
    out + "</cp:coreProperties>\n"
}

/// The settings: those of a current document, not of one in the manner of an old program.
pub(super) fn settings(info: &Info) -> String {
    format!(
        "{XML}<w:settings xmlns:w=\"{WORD}\">\n<w:zoom w:percent=\"100\"/>\n\
         <w:defaultTabStop w:val=\"720\"/>\n\
         <w:characterSpacingControl w:val=\"doNotCompress\"/>\n<w:compat>\n\
         <w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>\n</w:compat>\n\
         <w:themeFontLang {}/>\n</w:settings>\n",
        languages(info)
    )
}

/// The fonts by their names, each with those that may take its place.
pub(super) fn font_table(typography: &Typography) -> String {
    let mut out = format!("{XML}<w:fonts xmlns:w=\"{WORD}\">\n");
    for family in &typography.fonts {
        let others = substitutes(family);
        _ = writeln!(
            out,
            "<w:font w:name=\"{}\"><w:altName w:val=\"{}\"/><w:charset w:val=\"00\"/>\
             <w:family w:val=\"{}\"/><w:pitch w:val=\"variable\"/></w:font>",
            escaped(family),
            others.families.join(","),
            if others.serif { "roman" } else { "swiss" }
        );
    }
    out + "</w:fonts>\n"
}

/// The language as a tag of BCP 47.
fn language(info: &Info) -> String {
    match &info.region {
        Some(region) => format!("{}-{region}", info.lang),
        None => info.lang.clone(),
    }
}

/// The attributes of the language: which of them counts depends on the script.
pub(super) fn languages(info: &Info) -> String {
    let tag = escaped(&language(info));
    let more = match info.lang.as_str() {
        "ja" | "ko" | "zh" => format!(" w:eastAsia=\"{tag}\""),
        _ if info.rtl => format!(" w:bidi=\"{tag}\""),
        _ => String::new(),
    };
    format!("w:val=\"{tag}\"{more}")
}
