//! The text: `word/document.xml` (ECMA-376-1, 17.2).

use std::fmt::Write;

use super::measures::Measures;
use super::parts::{FIRST_LINK, RELATIONS, WORD, XML};
use super::xml::escaped;
use crate::direction::is_right_to_left;
use crate::document::{Block, Document, Entry, Fact, FactKind, Lead, RichText};
use crate::export::inline::{Span, by_link, spans};

/// The text and where its links lead.
pub(super) struct Body {
    pub(super) document: String,
    /// In the order of their relationships, each once.
    pub(super) links: Vec<String>,
}

pub(super) fn body(document: &Document, measures: &Measures) -> Body {
    let mut writer = Writer { out: String::new(), links: Vec::new(), measures };
    writer.document(document);
    Body { document: writer.out, links: writer.links }
}

struct Writer<'a> {
    out: String,
    links: Vec<String>,
    measures: &'a Measures,
}

impl Writer<'_> {
    fn document(&mut self, document: &Document) {
        self.out = format!(
            "{XML}<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{RELATIONS}\">\n<w:body>\n"
        );
        let header = &document.header;
        if let Some(name) = &header.name {
            self.paragraph("Name", "", |it| it.rich(name));
        }
        if let Some(label) = &header.label {
            self.paragraph("Headline", "", |it| it.rich(label));
        }
        for line in &header.contacts {
            self.paragraph("Contact", "", |it| {
                for (at, contact) in line.iter().enumerate() {
                    it.text(if at > 0 { Lead::Separator.text() } else { "" }, "");
                    it.rich(&contact.text);
                }
            });
        }
        for section in &document.sections {
            self.paragraph("Heading1", "", |it| it.text(&section.title, ""));
            self.blocks(&section.blocks, 2);
        }
        self.page();
        self.out.push_str("</w:body>\n</w:document>\n");
    }

    /// The page that all text is on (17.6.17).
    fn page(&mut self) {
        let Measures { paper: (width, height), side, above, rtl, .. } = self.measures;
        _ = writeln!(
            self.out,
            "<w:sectPr><w:pgSz w:w=\"{width}\" w:h=\"{height}\"/><w:pgMar w:top=\"{above}\" \
             w:right=\"{side}\" w:bottom=\"{above}\" w:left=\"{side}\" w:header=\"340\" \
             w:footer=\"340\" w:gutter=\"0\"/><w:cols w:space=\"708\"/>{}</w:sectPr>",
            if *rtl { "<w:bidi/>" } else { "" }
        );
    }

    fn blocks(&mut self, blocks: &[Block], level: usize) {
        for block in blocks {
            match block {
                Block::Paragraph { text } => {
                    self.paragraph("BodyText", "", |it| it.rich(text));
                }
                Block::List { items } => {
                    for item in items {
                        self.paragraph("ListBullet", "", |it| it.rich(&item.text));
                        for nested in &item.items {
                            self.paragraph("ListBullet2", "", |it| it.rich(nested));
                        }
                    }
                }
                Block::Fields { label, value } => self.paragraph("Field", "", |it| {
                    it.styled(label, true);
                    it.text(" ", "");
                    it.rich(value);
                }),
                Block::Entry(entry) => self.entry(entry, level),
            }
        }
    }

    fn entry(&mut self, entry: &Entry, level: usize) {
        let below = if let Some(title) = &entry.title {
            let style = format!("Heading{}", level.min(DEEPEST));
            self.paragraph(&style, "", |it| {
                it.rich(title);
                if entry.is_one_line() {
                    it.facts(&entry.facts, BESIDE);
                }
            });
            level + 1
        } else {
            level
        };
        if !entry.facts.is_empty() && !entry.is_one_line() {
            let style = if entry.title.is_some() { "Facts" } else { "FactsAlone" };
            // They stay on the page of what is under them.
            let keep = if entry.blocks.is_empty() { "" } else { "<w:keepNext/>" };
            self.paragraph(style, keep, |it| it.facts(&entry.facts, ""));
        }
        self.blocks(&entry.blocks, below);
    }

    /// Facts, whose texts have these properties beside their own.
    fn facts(&mut self, facts: &[Fact], properties: &str) {
        for (at, fact) in facts.iter().enumerate() {
            let is_date = fact.kind == FactKind::Dates;
            let is_last = at + 1 == facts.len();
            let is_apart = is_date && is_last && fact.lead == Lead::Separator;
            if is_apart && self.measures.dates_apart {
                // The separator stays a word of the line, so that it is read as elsewhere: it is the
                // first of the dots that lead to the dates.
                let separator = "<w:rStyle w:val=\"Separator\"/>";
                self.text(fact.lead.text().trim_end(), separator);
                _ = write!(self.out, "<w:r><w:rPr>{separator}</w:rPr><w:tab/></w:r>");
            } else {
                self.text(fact.lead.text(), properties);
            }
            if properties.is_empty() {
                self.rich(&fact.text);
            } else {
                self.text(&fact.text.plain(), properties);
            }
        }
    }

    /// A paragraph with a style, more of its properties, and what `inside` writes.
    fn paragraph(&mut self, style: &str, more: &str, inside: impl FnOnce(&mut Self)) {
        _ = write!(self.out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>");
        inside(self);
        self.out.push_str("</w:p>\n");
    }

    fn rich(&mut self, text: &RichText) {
        self.styled(text, false);
    }

    /// A text with its markup, all of it strong or not.
    fn styled(&mut self, text: &RichText, strong: bool) {
        let mut spans = spans(text);
        for span in &mut spans {
            span.style.strong |= strong;
        }
        for (link, group) in by_link(&spans) {
            if let Some(link) = link {
                let id = self.link(link);
                _ = write!(self.out, "<w:hyperlink r:id=\"rId{id}\" w:history=\"1\">");
            }
            for span in group {
                self.text(&span.text, &properties(span));
            }
            self.out.push_str(if link.is_some() { "</w:hyperlink>" } else { "" });
        }
    }

    /// The number of the relationship of a link.
    fn link(&mut self, link: &str) -> usize {
        let known = self.links.iter().position(|known| known == link);
        let at = known.unwrap_or_else(|| {
            self.links.push(link.to_owned());
            self.links.len() - 1
        });
        at + FIRST_LINK
    }

    /// Runs of a text with these properties, a run for each direction: Word takes the font and
    /// the order of a run from its own (17.3.2.30).
    fn text(&mut self, text: &str, properties: &str) {
        let mut runs: Vec<(bool, String)> = Vec::new();
        for word in text.split_inclusive(' ') {
            let is_leftward = word.contains(is_right_to_left);
            match runs.last_mut() {
                Some((last, run)) if *last == is_leftward => run.push_str(word),
                _ => runs.push((is_leftward, word.to_owned())),
            }
        }
        for (is_leftward, run) in runs {
            let direction = if is_leftward { "<w:rtl/>" } else { "" };
            self.out.push_str("<w:r>");
            if !properties.is_empty() || is_leftward {
                _ = write!(self.out, "<w:rPr>{properties}{direction}</w:rPr>");
            }
            let run = escaped(&run);
            _ = write!(self.out, "<w:t xml:space=\"preserve\">{run}</w:t></w:r>");
        }
    }
}

/// The style of dates beside a title.
const BESIDE: &str = "<w:rStyle w:val=\"Beside\"/>";

/// The deepest heading that has a style here.
const DEEPEST: usize = 4;

/// The properties of a run, in the order of 17.3.2.28.
fn properties(span: &Span<'_>) -> String {
    let mut out = String::new();
    if span.link.is_some() {
        out.push_str("<w:rStyle w:val=\"Hyperlink\"/>");
    } else if span.style.code {
        out.push_str("<w:rStyle w:val=\"Code\"/>");
    }
    if span.style.strong {
        out.push_str("<w:b/><w:bCs/>");
    }
    if span.style.emph {
        out.push_str("<w:i/><w:iCs/>");
    }
    out
}
