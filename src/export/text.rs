//! Plain text: a document comes in, UTF-8 (or ASCII) with LF line ends goes out, in the order
//! and the words of the PDF by construction – both print [`Document::lines`].

use super::{ExportOptions, Exporter, Format};
use crate::document::{Document, Line, LineKind, SEPARATOR};

pub(super) const FORMAT: Format = Format {
    name: "txt",
    summary: "plain text",
    usual: true,
    exporter: Exporter::Words(export),
};

/// How plain text is written.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize,
)]
pub struct TextOptions {
    /// The widest line, in columns; a longer word stands alone. `None`: no line is broken.
    pub width: Option<usize>,
    /// Whether to write ASCII only, other characters being transliterated.
    pub ascii: bool,
}

fn export(document: &Document, options: &ExportOptions) -> Vec<u8> {
    render(document, options.text).into_bytes()
}

impl Document {
    /// The document as plain text.
    #[must_use]
    pub fn text(&self, options: TextOptions) -> String {
        render(self, options)
    }
}

fn render(document: &Document, options: TextOptions) -> String {
    let mut out = String::new();
    let mut previous: Option<LineKind> = None;
    for line in document.lines() {
        if previous.is_some_and(|previous| stands_apart(previous, line.kind)) {
            out.push('\n');
        }
        write_line(&mut out, &line, options);
        previous = Some(line.kind);
    }
    out
}

/// Whether an empty line parts the two.
fn stands_apart(previous: LineKind, next: LineKind) -> bool {
    use LineKind::{Contacts, Facts, Fields, Heading, Item, Label, Link, Name, Title};
    match next {
        Heading(_) => true,
        Title { .. } => !matches!(previous, Heading(_) | Title { .. }),
        Facts => !matches!(previous, Title { .. } | Heading(_)),
        LineKind::Paragraph => matches!(previous, LineKind::Paragraph | Item | Fields),
        Name | Label | Contacts | Link | Item | Fields => false,
    }
}

fn write_line(out: &mut String, line: &Line<'_>, options: TextOptions) {
    let mut text = line.text();
    if matches!(line.kind, LineKind::Heading(_)) {
        text = text.to_uppercase();
    }
    let mut marker = "";
    if line.kind == LineKind::Item {
        marker = if options.ascii { "- " } else { "• " };
    }
    if options.ascii {
        // A dot in the middle has no likeness, and a bar parts as well.
        text = deunicode::deunicode(&text.replace(SEPARATOR, "|"));
    }
    let Some(width) = options.width else {
        out.extend([marker, &text, "\n"]);
        return;
    };
    // Words keep their hyphens and their length: a torn address is of no use.
    let wrap = textwrap::Options::new(width)
        .initial_indent(marker)
        .subsequent_indent(if marker.is_empty() { "" } else { "  " })
        .break_words(false)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    for printed in textwrap::wrap(&text, wrap) {
        out.extend([printed.trim_end(), "\n"]);
    }
}
