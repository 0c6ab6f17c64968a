//! Reads a page back: a strict reader of the part of HTML that needs no rules of repair. Whatever is
//! not in it – an unknown element, a tag in the wrong place, a reference by another name – makes
//! the page unreadable.

use crate::document::MARKERS;
use crate::export::format::ExportOptions;

/// Elements that begin and end a line.
const BLOCKS: [&str; 18] = [
    "body", "div", "header", "main", "section", "address", "h1", "h2", "h3", "h4", "h5",
    "h6", "p", "ul", "li", "dl", "dt", "dd",
];

/// Elements inside a line.
const INLINE: [&str; 6] = ["a", "bdi", "span", "strong", "em", "code"];

/// The text of a page's body, as it is shown without its style.
#[expect(clippy::unnecessary_wraps, reason = "it is one of several readers")]
pub(super) fn read(content: &[u8], _: &ExportOptions) -> Option<String> {
    let page = std::str::from_utf8(content).ok();
    Some(page.and_then(body).unwrap_or_default())
}

fn body(page: &str) -> Option<String> {
    let page = page.strip_prefix("<!DOCTYPE html>")?;
    let (_, mut rest) = page.split_once("</head>")?;
    let mut out = String::new();
    let mut open: Vec<&str> = vec!["html"];
    while let Some(at) = rest.find('<') {
        push_text(&mut out, &rest[..at], open.len())?;
        let (tag, after) = tag(&rest[at + 1..])?;
        rest = after;
        let (name, is_end) = match tag.strip_prefix('/') {
            Some(name) => (name, true),
            None => (tag.split([' ', '\n']).next()?, false),
        };
        if is_end {
            if open.pop()? != name {
                return None;
            }
        } else {
            open.push(name);
        }
        match name {
            "li" if !is_end => out.extend(['\n', MARKERS[0], ' ']),
            "html" if is_end && open.is_empty() => {}
            _ if open.is_empty() => return None,
            _ if BLOCKS.contains(&name) => out.push('\n'),
            _ if INLINE.contains(&name) => {}
            _ => return None,
        }
    }
    (open.is_empty() && rest.trim().is_empty()).then_some(out)
}

/// What stands in a tag, and what follows it. An attribute may have a `>` in its value.
fn tag(text: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let end = text.find(|c: char| {
        quoted ^= c == '"';
        c == '>' && !quoted
    })?;
    Some((&text[..end], &text[end + 1..]))
}

/// Appends text with its references resolved. There is none outside the body.
fn push_text(out: &mut String, text: &str, depth: usize) -> Option<()> {
    if depth < 2 {
        return text.trim().is_empty().then_some(());
    }
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (name, after) = rest[at + 1..].split_once(';')?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            _ => return None,
        });
        rest = after;
    }
    out.push_str(rest);
    Some(())
}
