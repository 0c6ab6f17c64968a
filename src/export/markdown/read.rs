//! Reads Markdown back, with a parser that knows nothing of how it was written.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::document::MARKERS;
use crate::export::format::ExportOptions;

/// The text of a file; what is raw HTML or a picture in it is no text.
#[expect(clippy::unnecessary_wraps, reason = "it is one of several readers")]
pub(super) fn read(content: &[u8], _: &ExportOptions) -> Option<String> {
    let source = String::from_utf8_lossy(content);
    let mut out = String::new();
    let mut hidden = 0_usize;
    for event in Parser::new(&source) {
        match event {
            Event::Start(Tag::Image { .. } | Tag::CodeBlock(_)) => hidden += 1,
            Event::End(TagEnd::Image | TagEnd::CodeBlock) => {
                hidden = hidden.saturating_sub(1);
            }
            Event::Start(Tag::Item) => out.extend(['\n', MARKERS[0], ' ']),
            Event::Text(text) | Event::Code(text) if hidden == 0 => out.push_str(&text),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => {
                out.push('\n');
            }
            _ => {}
        }
    }
    Some(out)
}
