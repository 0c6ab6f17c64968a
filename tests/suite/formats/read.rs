//! Readers of the formats, none of them that of the proof.

use std::collections::BTreeMap;
use std::io::Read;

/// The text of a file, with whitespace between blocks and without the markers of bullets.
pub(super) fn text(format: &str, content: &[u8]) -> String {
    match format {
        "md" => markdown(content),
        "html" => html(content),
        "docx" => docx(content),
        other => panic!("there is no reader for `{other}` here"),
    }
}

/// As micromark reads it, translated to Rust.
fn markdown(content: &[u8]) -> String {
    let source = std::str::from_utf8(content).expect("Markdown is UTF-8");
    let tree = markdown::to_mdast(source, &markdown::ParseOptions::default());
    let mut out = String::new();
    push(&mut out, &tree.expect("CommonMark has no errors"));
    out
}

fn push(out: &mut String, node: &markdown::mdast::Node) {
    use markdown::mdast::Node;
    match node {
        Node::Text(text) => out.push_str(&text.value),
        Node::InlineCode(code) => out.push_str(&code.value),
        Node::Break(_) => out.push('\n'),
        Node::Root(_)
        | Node::Heading(_)
        | Node::Paragraph(_)
        | Node::List(_)
        | Node::ListItem(_)
        | Node::Link(_)
        | Node::Strong(_)
        | Node::Emphasis(_) => {
            node.children().into_iter().flatten().for_each(|child| push(out, child));
            let is_inline =
                matches!(node, Node::Link(_) | Node::Strong(_) | Node::Emphasis(_));
            out.push_str(if is_inline { "" } else { "\n" });
        }
        other => panic!("the file has a node of another kind: {other:?}"),
    }
}

/// By the tokens of the HTML Standard: the text of the body.
fn html(content: &[u8]) -> String {
    use html5gum::{Token, Tokenizer};
    let mut out = Vec::new();
    let mut is_in_body = false;
    let is_inline = |name: &[u8]| {
        ["a", "bdi", "span", "strong", "em", "code"].map(str::as_bytes).contains(&name)
    };
    for token in Tokenizer::new(content) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                is_in_body |= *tag.name == b"body"[..];
                assert!(!is_in_body || *tag.name != b"script"[..]);
                out.extend((!is_inline(&tag.name)).then_some(b'\n'));
            }
            Token::EndTag(tag) => out.extend((!is_inline(&tag.name)).then_some(b'\n')),
            Token::String(text) if is_in_body => out.extend_from_slice(&text),
            Token::Error(error) => panic!("{error:?}"),
            _ => {}
        }
    }
    String::from_utf8(out).expect("the page is UTF-8")
}

/// The text of `word/document.xml`.
fn docx(content: &[u8]) -> String {
    use quick_xml::events::Event;
    let parts = parts(content);
    let document = &parts["word/document.xml"];
    let mut reader = quick_xml::Reader::from_str(document);
    let mut out = String::new();
    let mut is_text = false;
    loop {
        match reader.read_event().expect("the part is XML") {
            Event::Eof => return out,
            Event::Start(tag) => is_text = tag.name().as_ref() == "w:t",
            Event::Empty(tag) if tag.name().as_ref() == "w:tab" => out.push('\t'),
            Event::End(tag) => {
                is_text = false;
                out.push_str(if tag.name().as_ref() == "w:p" { "\n" } else { "" });
            }
            Event::Text(text) if is_text => out.push_str(&text),
            Event::GeneralRef(name) if is_text => {
                let character = quick_xml::escape::resolve_predefined_entity(&name);
                out.push_str(character.expect("one of XML's own references"));
            }
            _ => {}
        }
    }
}

/// The parts of a document by their paths: the files of the archive, one after the other.
pub(in crate::suite) fn parts(mut archive: &[u8]) -> BTreeMap<String, String> {
    let number = |at: usize, bytes: &[u8]| -> usize {
        bytes[at..at + 4]
            .iter()
            .rev()
            .fold(0, |sum, byte| (sum << 8) | usize::from(*byte))
    };
    let mut parts = BTreeMap::new();
    while archive.starts_with(b"PK\x03\x04") {
        let (size, name) = (number(18, archive), number(26, archive) & 0xFFFF);
        let path = String::from_utf8(archive[30..30 + name].to_owned()).expect("ASCII");
        let data = &archive[30 + name..30 + name + size];
        let mut text = String::new();
        let inflated = flate2::read::DeflateDecoder::new(data).read_to_string(&mut text);
        inflated.expect("a part is deflated UTF-8");
        assert!(parts.insert(path, text).is_none());
        archive = &archive[30 + name + size..];
    }
    parts
}
