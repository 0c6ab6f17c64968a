//! A document as plain text: the words and the order of the PDF by construction, since both are
//! [`Document::lines`].

use super::{Document, Line, LineKind, SEPARATOR};
use crate::setters::setters;

/// How plain text is written.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize,
)]
#[non_exhaustive]
pub struct TextOptions {
    /// The widest line, in columns; a longer word stands alone. `None` breaks no line.
    pub width: Option<usize>,
    /// Whether to write ASCII only, transliterating all other characters.
    pub ascii: bool,
}

setters!(TextOptions { width: Option<usize>, ascii: bool, });

impl Document {
    /// The document as plain text, with LF line ends.
    #[must_use]
    pub fn text(&self, options: TextOptions) -> String {
        let mut out = String::new();
        let mut previous: Option<LineKind> = None;
        for line in self.lines() {
            if previous.is_some_and(|previous| stands_apart(previous, line.kind)) {
                out.push('\n');
            }
            write_line(&mut out, &line, options);
            previous = Some(line.kind);
        }
        out
    }
}

/// Whether an empty line separates the two.
fn stands_apart(previous: LineKind, next: LineKind) -> bool {
    use LineKind::{Contacts, Facts, Fields, Heading, Item, Label, Name, Title};
    match next {
        Heading(_) => true,
        Title { .. } => !matches!(previous, Heading(_) | Title { .. }),
        Facts => !matches!(previous, Title { .. } | Heading(_) | Facts),
        LineKind::Paragraph => {
            matches!(previous, LineKind::Paragraph | Item { .. } | Fields)
        }
        Name | Label | Contacts | Item { .. } | Fields => false,
    }
}

fn write_line(out: &mut String, line: &Line<'_>, options: TextOptions) {
    let mut text = line.text();
    if matches!(line.kind, LineKind::Heading(_)) {
        text = text.to_uppercase();
    }
    let (marker, hanging) = match (line.kind, options.ascii) {
        (LineKind::Item { nested: false }, false) => ("• ", "  "),
        (LineKind::Item { nested: false }, true) => ("- ", "  "),
        (LineKind::Item { nested: true }, false) => ("  – ", "    "),
        (LineKind::Item { nested: true }, true) => ("  - ", "    "),
        _ => ("", ""),
    };
    if options.ascii {
        // A middle dot has no ASCII equivalent, and a bar separates as well.
        text = deunicode::deunicode(&text.replace(SEPARATOR, "|"));
    }
    let Some(width) = options.width else {
        out.extend([marker, &text, "\n"]);
        return;
    };
    // Words keep their hyphens and their length: a broken address is of no use.
    let wrap = textwrap::Options::new(width)
        .initial_indent(marker)
        .subsequent_indent(hanging)
        .break_words(false)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    for printed in textwrap::wrap(&text, wrap) {
        out.extend([printed.trim_end(), "\n"]);
    }
}
