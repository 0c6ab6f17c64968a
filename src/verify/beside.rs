//! Compares the texts outside the pages – metadata, links, bookmarks, alternative texts and all
//! others – with the document.

use std::collections::HashSet;

use super::defect::{Defect, DefectKind, Subject};
use crate::document::Document;
use crate::extract::{Channel, ChannelText, Extraction};
use crate::text::{caseless, quote, words};

/// Every text outside the pages that is not the document's. Where text may be replaced, that is
/// no defect of its own, and what replaces it is compared.
pub(super) fn defects(
    document: &Document,
    extraction: &Extraction,
    may_replace: bool,
) -> Vec<Defect> {
    let channels = extraction.channels();
    if channels.is_empty() {
        return Vec::new();
    }
    let known = Known::of(document);
    let foreign = channels.iter().filter(|text| {
        !known.allows(text) && (may_replace || text.channel != Channel::Replacement)
    });
    let mut defects: Vec<Defect> = Vec::new();
    for ChannelText { channel, text } in foreign {
        let kind = DefectKind::Beside { channel: *channel, text: quote(text.trim()) };
        let defect = Defect { kind, subject: Subject::Page, page: None };
        if !defects.contains(&defect) && defects.len() < MOST {
            defects.push(defect);
        }
    }
    defects
}

/// Forbids a line break, and has no ink.
const WORD_JOINER: char = '\u{2060}';

/// Further texts are not listed.
const MOST: usize = 100;

/// What the engine calls mail addresses and telephone numbers (Typst 0.15, `translations/*.txt`).
const CONTACT_NAMES: &[&str] = &[
    "Adres mailowy",
    "Correio Eletrónico",
    "Correio Eletrônico",
    "Correo electrónico",
    "Courriel",
    "E-Mail",
    "E-bost",
    "E-mail",
    "E-pasts",
    "E-post",
    "E-pošta",
    "Email",
    "Ffôn",
    "Puhelin",
    "Ríomhphost",
    "Sähköposti",
    "Teileafón",
    "Telefon",
    "Telefone",
    "Telefono",
    "Telefoon",
    "Telefón",
    "Telephone",
    "Teléfono",
    "Téléphone",
    "Tālrunis",
    "e-mail",
    "Điện thoại",
    "Телефон",
    "Электронная почта",
    "电子邮件",
    "电话",
    "電子郵件",
    "電話",
];

/// What the document says.
struct Known<'a> {
    document: &'a Document,
    /// All its words in order, without case, each between spaces.
    words: String,
    links: HashSet<&'a str>,
}

impl<'a> Known<'a> {
    fn of(document: &'a Document) -> Self {
        let mut all = String::from(" ");
        for line in document.lines() {
            for word in words(&line.text()) {
                all.push_str(&caseless(word));
                all.push(' ');
            }
        }
        let runs = document.texts().into_iter().flat_map(|text| &text.runs);
        let links = runs.filter_map(|run| run.link.as_deref()).collect();
        Self { document, words: all, links }
    }

    fn allows(&self, ChannelText { channel, text }: &ChannelText) -> bool {
        let info = &self.document.info;
        let is = |other: &str| words(text).eq(words(other));
        let is_title = || is(&info.title);
        let is_author = || info.author.as_deref().is_some_and(is);
        let is_subject = || info.description.as_deref().is_some_and(is);
        let is_keywords = || {
            let keywords: HashSet<String> = info.keywords.iter().map(joined).collect();
            is(&info.keywords.join(", "))
                || keywords.contains(&joined(text))
                || text.split([',', ';']).all(|word| keywords.contains(&joined(word)))
        };
        match channel {
            Channel::Title => is_title(),
            Channel::Author => is_author(),
            Channel::Subject => is_subject(),
            Channel::Keywords => is_keywords(),
            // Which programs made the file says nothing about the person, and a place in the file
            // is proved with all of it.
            Channel::Program | Channel::Destination => true,
            Channel::Metadata => {
                is_title()
                    || is_author()
                    || is_subject()
                    || is_keywords()
                    || self.says(text)
            }
            Channel::Link => self.links(text),
            // The text of a link for those who cannot see it is often its address.
            Channel::Annotation => {
                self.links(text) || self.says(text) || self.calls(text)
            }
            Channel::Bookmark
            | Channel::Alternative
            | Channel::Replacement
            | Channel::Tag
            | Channel::Other => self.says(text),
            // A document has none of these, whatever they say.
            Channel::Field
            | Channel::Attachment
            | Channel::Action
            | Channel::Script
            | Channel::Layer
            | Channel::Appearance
            | Channel::Pattern
            | Channel::Glyph
            | Channel::Mask => false,
        }
    }

    fn links(&self, address: &str) -> bool {
        let bare = |address: &'a str| address.trim_end_matches('/');
        let wanted = address.trim_end_matches('/');
        self.links.contains(address)
            || self.links.iter().any(|known| bare(known) == wanted)
    }

    /// Whether a text is what the engine calls a link to a mail address or telephone number, in
    /// one of the languages it knows: `Email ada@example.com`.
    fn calls(&self, text: &str) -> bool {
        let Some((name, address)) = text.rsplit_once(' ') else { return false };
        let schemes = ["mailto:", "tel:"];
        CONTACT_NAMES.contains(&name)
            && schemes.iter().any(|scheme| self.links(&format!("{scheme}{address}")))
    }

    /// Whether the words of a text stand together in the document.
    fn says(&self, text: &str) -> bool {
        let mut phrase = String::from(" ");
        // In the tags of headings the joiners are left by which compounds are kept whole.
        let text = text.replace(WORD_JOINER, "");
        for word in words(&text) {
            phrase.push_str(&caseless(word));
            phrase.push(' ');
        }
        self.words.contains(&phrase)
    }
}

/// The words of a text, one space apart.
fn joined(text: impl AsRef<str>) -> String {
    words(text.as_ref()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_outside_the_pages_must_be_the_documents() {
        let document = r#"{
            "info": { "title": "Rosa Quist – Pilot", "author": "Rosa Quist",
                "description": "Pilot", "keywords": ["Gliders", "Night flight"],
                "lang": "en", "region": null, "rtl": false, "country": null, "date": null,
                "newest": null },
            "header": { "name": ["Rosa Quist"], "label": ["Pilot"], "contacts": [[
                { "kind": "email", "text": [
                    { "text": "rosa@example.com", "link": "mailto:rosa@example.com" }] },
                { "kind": "url", "text": [
                    { "text": "rosa.example", "link": "https://rosa.example" }] }]] },
            "sections": [{ "kind": "skills", "name": "skills", "title": "Skills", "blocks": [
                { "type": "paragraph", "text": ["Gliders, Night flight"] }] }] }"#;
        let document: Document = serde_json::from_str(document).expect("a document");
        let known = Known::of(&document);
        let allows = |channel, text: &str| {
            known.allows(&ChannelText { channel, text: text.to_owned() })
        };
        for (channel, text) in [
            (Channel::Title, "Rosa Quist – Pilot"),
            (Channel::Author, "Rosa Quist"),
            (Channel::Subject, "Pilot"),
            (Channel::Keywords, "Gliders, Night flight"),
            (Channel::Keywords, "Night flight"),
            (Channel::Link, "mailto:rosa@example.com"),
            (Channel::Link, "https://rosa.example/"),
            (Channel::Bookmark, "SKILLS"),
            (Channel::Alternative, "rosa quist"),
        ] {
            assert!(allows(channel, text), "{channel:?} {text}");
        }
        for (channel, text) in [
            (Channel::Title, "Rosa Quist"),
            (Channel::Author, "Rosa Quist, Professor"),
            (Channel::Subject, "Chief pilot"),
            (Channel::Keywords, "Gliders, Jets"),
            (Channel::Link, "https://rosa.example.net"),
            (Channel::Link, "javascript:alert(1)"),
            (Channel::Bookmark, "Awards"),
            (Channel::Alternative, "Pilot of the year"),
            (Channel::Field, "Pilot"),
            (Channel::Attachment, "Pilot"),
            (Channel::Mask, "Pilot"),
        ] {
            assert!(!allows(channel, text), "{channel:?} {text}");
        }
    }
}
