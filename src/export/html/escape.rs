//! Text as HTML has it (HTML Living Standard, 13.3).

/// Text between tags.
pub(super) fn text(text: &str) -> String {
    escaped(text, false)
}

/// The value of an attribute between double quotes.
pub(super) fn attribute(value: &str) -> String {
    escaped(value, true)
}

fn escaped(text: &str, quoted: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if quoted => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
