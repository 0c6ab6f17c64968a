//! HTML: one file that needs no other, without code, readable by people and machines, on screens and
//! on paper.
//!
//! A page has a `header` with name and contacts, and a `main` with a `section` for each section.
//! Its style follows the looks of the layout's pages: fonts, the size of text on paper, the accent.

mod escape;
mod person;
mod read;
mod style;

use super::format::{ExportOptions, Exporter, Format};
use super::inline::{Span, by_link, spans};
use crate::document::{
    Block, Document, Entry, Fact, FactKind, Header, Info, ListItem, RichText, Section,
};
use crate::layout::LayoutOptions;

use escape::{attribute, text};

pub(super) const FORMAT: Format = Format {
    name: "html",
    summary: "a web page in one file",
    usual: false,
    exporter: Exporter::Words(export),
    reader: Some(read::read),
};

/// The deepest heading that HTML has.
const DEEPEST: usize = 6;

/// Nothing is loaded, and nothing runs, whatever a viewer allows otherwise.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
     form-action 'none'";

fn export(document: &Document, looks: &LayoutOptions, _: &ExportOptions) -> Vec<u8> {
    let mut page = Page::default();
    page.head(document, looks);
    page.out.push_str("<body>\n<div class=\"page\">\n");
    page.header(&document.header);
    page.out.push_str("<main>\n");
    for (at, section) in document.sections.iter().enumerate() {
        page.section(section, at + 1);
    }
    page.out.push_str("</main>\n</div>\n</body>\n</html>\n");
    page.out.into_bytes()
}

/// Writes elements, a line for each block.
#[derive(Default)]
struct Page {
    out: String,
}

impl Page {
    fn head(&mut self, document: &Document, looks: &LayoutOptions) {
        let info = &document.info;
        let direction = if info.rtl { "rtl" } else { "ltr" };
        let language = language(info);
        self.out.extend([
            "<!DOCTYPE html>\n<html lang=\"",
            &attribute(&language),
            "\" dir=\"",
            direction,
            "\">\n<head>\n<meta charset=\"utf-8\">\n",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"",
            POLICY,
            "\">\n<title>",
            &text(&info.title),
            "</title>\n",
        ]);
        let metadata = [("author", &info.author), ("description", &info.description)];
        for (name, content) in metadata {
            if let Some(content) = content {
                let content = attribute(content);
                self.out.extend([
                    "<meta name=\"",
                    name,
                    "\" content=\"",
                    &content,
                    "\">\n",
                ]);
            }
        }
        self.out.extend([
            "<meta name=\"generator\" content=\"vitae\">\n<style>\n",
            &style::style(looks),
            "</style>\n<script type=\"application/ld+json\">\n",
            &person::person(document),
            "\n</script>\n</head>\n",
        ]);
    }

    fn header(&mut self, header: &Header) {
        if *header == Header::default() {
            return;
        }
        self.out.push_str("<header>\n");
        if let Some(name) = &header.name {
            self.element("h1", "", |page| page.rich(name));
        }
        if let Some(label) = &header.label {
            self.element("p", "label", |page| page.rich(label));
        }
        if !header.contacts.is_empty() {
            self.out.push_str("<address>\n");
            for line in &header.contacts {
                self.element("p", "", |page| {
                    for (at, contact) in line.iter().enumerate() {
                        page.out.push_str(if at > 0 { " · " } else { "" });
                        page.out.push_str("<bdi>");
                        page.rich(&contact.text);
                        page.out.push_str("</bdi>");
                    }
                });
            }
            self.out.push_str("</address>\n");
        }
        self.out.push_str("</header>\n");
    }

    fn section(&mut self, section: &Section, number: usize) {
        let id = format!("section-{number}");
        self.out.extend([
            "<section aria-labelledby=\"",
            &id,
            "\">\n<h2 id=\"",
            &id,
            "\">",
        ]);
        self.out.push_str(&text(&section.title));
        self.out.push_str("</h2>\n");
        self.blocks(&section.blocks, 3);
        self.out.push_str("</section>\n");
    }

    fn blocks(&mut self, blocks: &[Block], level: usize) {
        let is_field = |block: &Block| matches!(block, Block::Fields { .. });
        for group in blocks.chunk_by(|a, b| is_field(a) && is_field(b)) {
            if group.iter().all(is_field) {
                self.fields(group);
                continue;
            }
            for block in group {
                match block {
                    Block::Paragraph { text } => {
                        self.element("p", "", |page| page.rich(text));
                    }
                    Block::List { items } => self.list(items),
                    Block::Entry(entry) => self.entry(entry, level),
                    Block::Fields { .. } => {}
                }
            }
        }
    }

    /// Labels with their values, as one list of them.
    fn fields(&mut self, fields: &[Block]) {
        self.out.push_str("<dl>\n");
        for field in fields {
            if let Block::Fields { label, value } = field {
                self.out.push_str("<div><dt>");
                self.rich(label);
                self.out.push_str("</dt> <dd>");
                self.rich(value);
                self.out.push_str("</dd></div>\n");
            }
        }
        self.out.push_str("</dl>\n");
    }

    fn list(&mut self, items: &[ListItem]) {
        self.out.push_str("<ul>\n");
        for item in items {
            self.out.push_str("<li>");
            self.rich(&item.text);
            if !item.items.is_empty() {
                self.out.push_str("\n<ul>\n");
                for nested in &item.items {
                    self.element("li", "", |page| page.rich(nested));
                }
                self.out.push_str("</ul>\n");
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ul>\n");
    }

    fn entry(&mut self, entry: &Entry, level: usize) {
        self.out.push_str("<div class=\"entry\">\n");
        if let Some(title) = &entry.title {
            let heading = format!("h{}", level.min(DEEPEST));
            self.element(&heading, "", |page| {
                page.rich(title);
                if entry.is_one_line() {
                    page.facts(&entry.facts);
                }
            });
        }
        if !entry.facts.is_empty() && !entry.is_one_line() {
            self.element("p", "facts", |page| page.facts(&entry.facts));
        }
        let level = if entry.title.is_some() { level + 1 } else { level };
        self.blocks(&entry.blocks, level);
        self.out.push_str("</div>\n");
    }

    fn facts(&mut self, facts: &[Fact]) {
        for fact in facts {
            self.out.push_str(fact.lead.text());
            let is_date = fact.kind == FactKind::Dates;
            self.out.push_str(if is_date { "<span class=\"dates\">" } else { "" });
            self.rich(&fact.text);
            self.out.push_str(if is_date { "</span>" } else { "" });
        }
    }

    /// An element of a block's own with what `inside` writes.
    fn element(&mut self, name: &str, class: &str, inside: impl FnOnce(&mut Self)) {
        self.out.extend(["<", name]);
        if !class.is_empty() {
            self.out.extend([" class=\"", class, "\""]);
        }
        self.out.push('>');
        inside(self);
        self.out.extend(["</", name, ">\n"]);
    }

    fn rich(&mut self, rich: &RichText) {
        let spans = spans(rich);
        for (link, group) in by_link(&spans) {
            if let Some(link) = link {
                self.out.extend(["<a href=\"", &attribute(link), "\">"]);
            }
            for span in group {
                self.span(span);
            }
            self.out.push_str(if link.is_some() { "</a>" } else { "" });
        }
    }

    fn span(&mut self, span: &Span<'_>) {
        let marks = [
            ("strong", span.style.strong),
            ("em", span.style.emph),
            ("code", span.style.code),
        ];
        let marks = marks.into_iter().filter(|(_, set)| *set).map(|(name, _)| name);
        for name in marks.clone() {
            self.out.extend(["<", name, ">"]);
        }
        self.out.push_str(&text(&span.text));
        for name in marks.rev() {
            self.out.extend(["</", name, ">"]);
        }
    }
}

/// The language as a tag of BCP 47: `en-GB`.
fn language(info: &Info) -> String {
    match &info.region {
        Some(region) => format!("{}-{region}", info.lang),
        None => info.lang.clone(),
    }
}

#[cfg(test)]
mod tests;
