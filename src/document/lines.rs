//! A document as lines of text in reading order, each piece with the field it came from.
//!
//! Plain text is written from these lines and the proof compares with them, so the two cannot
//! drift apart.

use icu_properties::props::EmojiPresentation;
use icu_properties::{CodePointSetData, CodePointSetDataBorrowed};

use super::{Block, Document, Entry, Lead, RichText, SectionKind};
use crate::diag::JsonPointer;
use crate::direction::Direction;

const EMOJI: CodePointSetDataBorrowed<'static> =
    CodePointSetData::new::<EmojiPresentation>();

/// One line or paragraph of the document; on a page it may take several printed lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<'a> {
    /// What it is.
    pub kind: LineKind,
    /// Its pieces, in order.
    pub pieces: Vec<Piece<'a>>,
}

/// What a line of the document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// The person's name.
    Name,
    /// The headline.
    Label,
    /// Contacts.
    Contacts,
    /// A section's heading; layouts may change its case.
    Heading(SectionKind),
    /// An entry's first line, with its dates if there are no other facts; `nested` for a role
    /// under its employer.
    Title {
        /// Whether the entry is inside another.
        nested: bool,
    },
    /// An entry's second line.
    Facts,
    /// Running text.
    Paragraph,
    /// A bullet's text, without the marker.
    Item {
        /// Whether it is a bullet under another.
        nested: bool,
    },
    /// A label and its value.
    Fields,
}

/// A piece of a line: the text of one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece<'a> {
    /// What separates it from the piece before.
    pub lead: &'static str,
    /// The text.
    pub text: String,
    /// The field it came from; `None` for headings and labels.
    pub origin: Option<&'a JsonPointer>,
}

impl Line<'_> {
    /// The line's text.
    #[must_use]
    pub fn text(&self) -> String {
        self.pieces.iter().flat_map(|piece| [piece.lead, &piece.text]).collect()
    }

    /// The field of the first piece that came from one.
    #[must_use]
    pub fn origin(&self) -> Option<&JsonPointer> {
        self.pieces.iter().find_map(|piece| piece.origin)
    }
}

/// [`SEPARATOR`](super::SEPARATOR) with its spaces.
const SEPARATED: &str = " · ";

impl Document {
    /// The document's lines, in reading order.
    #[must_use]
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        let header = &self.header;
        lines.extend(header.name.iter().map(|name| single(LineKind::Name, name)));
        lines.extend(header.label.iter().map(|label| single(LineKind::Label, label)));
        for row in &header.contacts {
            let pieces = row.iter().enumerate().map(|(at, contact)| {
                piece(if at == 0 { "" } else { SEPARATED }, &contact.text)
            });
            lines.push(Line { kind: LineKind::Contacts, pieces: pieces.collect() });
        }
        for section in &self.sections {
            lines.push(Line {
                kind: LineKind::Heading(section.kind),
                pieces: vec![Piece {
                    lead: "",
                    text: section.title.clone(),
                    origin: None,
                }],
            });
            push_blocks(&mut lines, &section.blocks, false);
        }
        lines
    }

    /// Whether most letters of the document are written from right to left.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        let runs = self.texts().into_iter().flat_map(|text| &text.runs);
        let chars = runs.flat_map(|run| run.text.chars());
        Direction::of_most(chars) == Direction::RightToLeft
    }

    /// Whether there is an emoji, flags among them (the property `Emoji_Presentation`, UTS #51).
    #[must_use]
    pub fn has_emoji(&self) -> bool {
        let is_emoji = |c: char| !c.is_ascii() && EMOJI.contains(c);
        let has = |text: &str| text.contains(is_emoji);
        self.sections.iter().any(|section| has(&section.title))
            || self
                .texts()
                .into_iter()
                .flat_map(|text| &text.runs)
                .any(|run| has(&run.text))
    }

    /// Every text of the document, in reading order, but for section headings.
    #[must_use]
    pub fn texts(&self) -> Vec<&RichText> {
        let mut texts: Vec<&RichText> = Vec::new();
        texts.extend(&self.header.name);
        texts.extend(&self.header.label);
        texts.extend(self.header.contacts.iter().flatten().map(|contact| &contact.text));
        for section in &self.sections {
            push_texts(&mut texts, &section.blocks);
        }
        texts
    }
}

fn push_blocks<'a>(lines: &mut Vec<Line<'a>>, blocks: &'a [Block], nested: bool) {
    for block in blocks {
        match block {
            Block::Paragraph { text } => lines.push(single(LineKind::Paragraph, text)),
            Block::List { items } => {
                for item in items {
                    lines.push(single(LineKind::Item { nested: false }, &item.text));
                    let nested = LineKind::Item { nested: true };
                    lines.extend(item.items.iter().map(|item| single(nested, item)));
                }
            }
            Block::Fields { label, value } => lines.push(Line {
                kind: LineKind::Fields,
                pieces: vec![piece("", label), piece(" ", value)],
            }),
            Block::Entry(entry) => push_entry(lines, entry, nested),
        }
    }
}

fn push_entry<'a>(lines: &mut Vec<Line<'a>>, entry: &'a Entry, nested: bool) {
    lines.extend(
        entry.title.iter().map(|title| single(LineKind::Title { nested }, title)),
    );
    let facts = entry.facts.iter().map(|fact| piece(fact.lead.text(), &fact.text));
    match lines.last_mut() {
        Some(title) if entry.is_one_line() => title.pieces.extend(facts),
        _ if entry.facts.is_empty() => {}
        _ => lines.push(Line { kind: LineKind::Facts, pieces: facts.collect() }),
    }
    push_blocks(lines, &entry.blocks, true);
}

fn push_texts<'a>(texts: &mut Vec<&'a RichText>, blocks: &'a [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph { text } => texts.push(text),
            Block::List { items } => {
                for item in items {
                    texts.push(&item.text);
                    texts.extend(&item.items);
                }
            }
            Block::Fields { label, value } => texts.extend([label, value]),
            Block::Entry(entry) => {
                texts.extend(&entry.title);
                texts.extend(entry.facts.iter().map(|fact| &fact.text));
                push_texts(texts, &entry.blocks);
            }
        }
    }
}

fn single(kind: LineKind, text: &RichText) -> Line<'_> {
    Line { kind, pieces: vec![piece("", text)] }
}

fn piece<'a>(lead: &'static str, text: &'a RichText) -> Piece<'a> {
    Piece { lead, text: text.plain(), origin: text.origin.as_ref() }
}

impl Lead {
    /// The text that separates the facts.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Comma => ", ",
            Self::Separator => SEPARATED,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::SEPARATOR;

    #[test]
    fn the_separator_is_one_character_everywhere() {
        assert_eq!(SEPARATED.trim(), SEPARATOR.to_string());
    }
}
