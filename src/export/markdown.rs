//! Markdown: the whole document in `CommonMark` 0.31, with nothing of any dialect.

mod inline;
mod read;

use super::format::{ExportOptions, Exporter, Format};
use crate::document::{Block, Document, Entry, FactKind, Header, ListItem, RichText};
use crate::layout::LayoutOptions;

use inline::Inline;

pub(super) const FORMAT: Format = Format {
    name: "md",
    summary: "Markdown (CommonMark)",
    usual: false,
    exporter: Exporter::Words(export),
    reader: Some(read::read),
};

/// The deepest heading that Markdown has.
const DEEPEST: usize = 6;

fn export(document: &Document, _: &LayoutOptions, _: &ExportOptions) -> Vec<u8> {
    let mut out = Writer::default();
    out.header(&document.header);
    for section in &document.sections {
        let mut title = Inline::default();
        title.plain(&section.title);
        out.heading(2, title);
        out.blocks(&section.blocks, 3);
    }
    out.text.into_bytes()
}

/// Writes blocks, with an empty line between them.
#[derive(Default)]
struct Writer {
    text: String,
}

impl Writer {
    fn header(&mut self, header: &Header) {
        if let Some(name) = &header.name {
            self.heading(1, rich(name));
        }
        self.paragraph(header.label.iter().map(rich));
        let lines = header.contacts.iter().map(|contacts| {
            let mut line = Inline::default();
            for (at, contact) in contacts.iter().enumerate() {
                if at > 0 {
                    line.plain(" · ");
                }
                line.rich(&contact.text);
            }
            line
        });
        self.paragraph(lines);
    }

    fn blocks(&mut self, blocks: &[Block], level: usize) {
        // Labels that follow each other are one paragraph.
        let is_field = |block: &Block| matches!(block, Block::Fields { .. });
        for group in blocks.chunk_by(|a, b| is_field(a) && is_field(b)) {
            let fields = group.iter().filter_map(|block| match block {
                Block::Fields { label, value } => Some(field(label, value)),
                _ => None,
            });
            self.paragraph(fields);
            for block in group {
                match block {
                    Block::Paragraph { text } => self.paragraph([rich(text)]),
                    Block::List { items } => self.list(items),
                    Block::Entry(entry) => self.entry(entry, level),
                    Block::Fields { .. } => {}
                }
            }
        }
    }

    fn entry(&mut self, entry: &Entry, level: usize) {
        let add_facts = |line: &mut Inline| {
            for fact in &entry.facts {
                line.plain(fact.lead.text());
                match fact.kind {
                    FactKind::Dates => line.emphasised(&fact.text),
                    _ => line.rich(&fact.text),
                }
            }
        };
        if let Some(title) = &entry.title {
            let mut line = rich(title);
            if entry.is_one_line() {
                add_facts(&mut line);
            }
            self.heading(level, line);
        }
        if !entry.facts.is_empty() && !entry.is_one_line() {
            let mut line = Inline::default();
            add_facts(&mut line);
            self.paragraph([line]);
        }
        self.blocks(&entry.blocks, if entry.title.is_some() { level + 1 } else { level });
    }

    fn heading(&mut self, level: usize, text: Inline) {
        self.apart();
        self.text.extend(std::iter::repeat_n('#', level.min(DEEPEST)));
        self.text.push(' ');
        self.text.push_str(&text.into_heading());
        self.text.push('\n');
    }

    /// A paragraph of these lines; none if there are no lines.
    fn paragraph(&mut self, lines: impl IntoIterator<Item = Inline>) {
        for (at, line) in lines.into_iter().enumerate() {
            if at == 0 {
                self.apart();
            } else {
                // A hard line break.
                self.text.truncate(self.text.trim_end().len());
                self.text.push_str("\\\n");
            }
            self.text.push_str(&line.into_line());
            self.text.push('\n');
        }
    }

    fn list(&mut self, items: &[ListItem]) {
        self.apart();
        for item in items {
            self.text.extend(["- ", &rich(&item.text).into_line(), "\n"]);
            for nested in &item.items {
                self.text.extend(["  - ", &rich(nested).into_line(), "\n"]);
            }
        }
    }

    fn apart(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }
}

fn rich(text: &RichText) -> Inline {
    let mut line = Inline::default();
    line.rich(text);
    line
}

fn field(label: &RichText, value: &RichText) -> Inline {
    let mut line = Inline::default();
    line.strong(label);
    line.plain(" ");
    line.rich(value);
    line
}

#[cfg(test)]
mod tests;
