//! Texts that people paste: simple HTML becomes the Markdown it stands for, and characters that a
//! program has lost are reported where they are.

mod html;

use serde_json::Value;

use crate::diag::{Code, Diagnostic, Findings, JsonPointer, Location};
use crate::json::messages::subject;
use crate::text::counted;

/// HTML in a text.
const HTML: Code = Code::new("N004", "html-in-text");
/// A character that stands for none.
const LOST_CHARACTER: Code = Code::new("N005", "lost-character");

/// Keys of texts that are one line without markup: names, titles, places, words.
const PLAIN: [&str; 27] = [
    "name",
    "label",
    "position",
    "title",
    "institution",
    "area",
    "studyType",
    "organization",
    "network",
    "username",
    "city",
    "address",
    "region",
    "postalCode",
    "location",
    "phone",
    "level",
    "language",
    "fluency",
    "publisher",
    "issuer",
    "awarder",
    "entity",
    "type",
    "roles",
    "keywords",
    "courses",
];

/// Keys whose values are addresses or other machines' texts.
const MACHINES: [&str; 8] =
    ["$schema", "meta", "url", "image", "email", "id", "tags", "countryCode"];

/// Reads HTML in the strings of a résumé as Markdown, and reports what it found.
pub(super) fn read(document: &mut Value, findings: &mut Findings) {
    let mut found = Found::default();
    found.value(document, &JsonPointer::root(), false);
    if let Some((first, count)) = found.html {
        let message = match count {
            1 => format!("{} is HTML, which is read as Markdown", subject(&first)),
            _ => {
                format!("{} are HTML, which is read as Markdown", counted(count, "text"))
            }
        };
        findings.push(
            Diagnostic::warning(HTML, Location::pointer(first), message)
                .hint("write plain text, with `**bold**` and a line for each paragraph"),
        );
    }
    for (place, c) in found.broken {
        let message = if c == char::REPLACEMENT_CHARACTER {
            format!(
                "{} has U+FFFD, which stands for a character that was lost",
                subject(&place)
            )
        } else {
            format!(
                "{} has U+{:04X}, which means nothing outside its own font",
                subject(&place),
                u32::from(c)
            )
        };
        findings.push(
            Diagnostic::warning(LOST_CHARACTER, Location::pointer(place), message)
                .hint("type the character that was meant"),
        );
    }
}

#[derive(Default)]
struct Found {
    /// The first text with HTML, and how many there are.
    html: Option<(JsonPointer, usize)>,
    /// Texts with a character that stands for none, and the first such character of each.
    broken: Vec<(JsonPointer, char)>,
}

impl Found {
    fn value(&mut self, value: &mut Value, at: &JsonPointer, is_plain: bool) {
        match value {
            Value::String(text) => self.text(text, at, is_plain),
            Value::Array(items) => {
                for (i, item) in items.iter_mut().enumerate() {
                    self.value(item, &at.index(i), is_plain);
                }
            }
            Value::Object(members) => {
                for (key, item) in members {
                    if !MACHINES.contains(&&**key) && !key.starts_with("x-") {
                        let is_plain = PLAIN.contains(&&**key);
                        self.value(item, &at.key(key), is_plain);
                    }
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &mut String, at: &JsonPointer, is_plain: bool) {
        if let Some(meant) = html::read(text, is_plain) {
            *text = meant;
            self.html.get_or_insert_with(|| (at.clone(), 0)).1 += 1;
        }
        if let Some(c) = text.chars().find(|c| is_lost(*c)) {
            self.broken.push((at.clone(), c));
        }
    }
}

/// Whether a character stands for none: U+FFFD, or one for private use.
fn is_lost(c: char) -> bool {
    matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}')
}
