//! Reads a document back: its archive, and the text in its order.

use roxmltree::{Document, Node};

use super::parts::WORD;
use crate::document::MARKERS;
use crate::export::format::ExportOptions;
use crate::export::zip;

/// The text: a line for each paragraph.
#[expect(clippy::unnecessary_wraps, reason = "it is one of several readers")]
pub(super) fn read(content: &[u8], _: &ExportOptions) -> Option<String> {
    Some(text(content).unwrap_or_default())
}

fn text(content: &[u8]) -> Option<String> {
    let part = |path| String::from_utf8(zip::file(content, path)?).ok();
    let (text, styles) = (part("word/document.xml")?, part("word/styles.xml")?);
    let (text, styles) = (Document::parse(&text).ok()?, Document::parse(&styles).ok()?);
    let lists = lists(&styles);
    let mut out = String::new();
    for paragraph in all(text.root(), "p") {
        let style = all(paragraph, "pStyle").next().and_then(|it| value(&it));
        if style.is_some_and(|style| lists.contains(&style)) {
            out.extend([MARKERS[0], ' ']);
        }
        for node in paragraph.descendants() {
            match name(&node) {
                Some("t") => out.push_str(node.text().unwrap_or_default()),
                Some("tab") => out.push('\t'),
                Some("br" | "cr") => out.push('\n'),
                _ => {}
            }
        }
        out.push('\n');
    }
    Some(out)
}

/// The styles whose paragraphs have a bullet.
fn lists<'a>(styles: &'a Document<'_>) -> Vec<&'a str> {
    let numbered =
        all(styles.root(), "style").filter(|it| all(*it, "numPr").next().is_some());
    numbered.filter_map(|style| style.attribute((WORD, "styleId"))).collect()
}

fn all<'a, 'i>(node: Node<'a, 'i>, of: &'a str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.descendants().filter(move |node| name(node) == Some(of))
}

fn value<'a>(node: &Node<'a, '_>) -> Option<&'a str> {
    node.attribute((WORD, "val"))
}

/// The name of an element of word processing.
fn name<'a>(node: &Node<'a, '_>) -> Option<&'a str> {
    let name = node.tag_name();
    (name.namespace() == Some(WORD)).then_some(name.name())
}
