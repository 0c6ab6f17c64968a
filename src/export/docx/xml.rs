//! Text and addresses as XML 1.0 has them.

use std::fmt::Write;

/// Text between tags, or in an attribute between double quotes. Characters that XML 1.0 forbids
/// (2.2) are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            c => out.push(c),
        }
    }
    out
}

/// An address as a relationship has it: Word takes a document with another for damaged. What RFC 3986
/// does not allow is percent-encoded.
pub(super) fn uri(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let bytes = address.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let is_escape = || {
            let digits = bytes.get(at + 1..at + 3);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        };
        let is_allowed = match byte {
            b'%' => is_escape(),
            byte => {
                byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=".contains(&byte)
            }
        };
        if is_allowed {
            out.push(char::from(byte));
        } else {
            _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
