//! The characters that mark bullets, and how they differ from text.

/// Signs that only ever mark a bullet; those of symbol fonts (private use) are Wingdings.
const MARKERS: &str =
    "•●▪■◦○‣⁃∙⦁⚫⬤◆◇►▶▸➢➤➔→✓✔★☆✦❖□▫\u{F0B7}\u{F0A7}\u{F0D8}\u{F0FC}\u{F076}";

/// Signs that also occur in text: they mark a bullet only before a space.
pub(super) const SPACED_MARKERS: &str = "–—-*+·>»";

/// The text after the marker of a bullet; `None` if there is no marker.
pub(super) fn without_marker(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    if MARKERS.contains(first) {
        return Some(rest.trim_start());
    }
    let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
    if SPACED_MARKERS.contains(first) && spaced {
        return Some(rest.trim_start());
    }
    // The second level of lists in Word.
    let rest = text.strip_prefix("o ")?;
    rest.starts_with(char::is_uppercase).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_distinguished_from_words_and_numbers() {
        assert_eq!(without_marker("– built it"), Some("built it"));
        assert_eq!(without_marker("\u{F0B7}built"), Some("built"));
        assert_eq!(without_marker("-5 degrees"), None);
        assert_eq!(without_marker("o Third level"), Some("Third level"));
        assert_eq!(without_marker("o sistema"), None);
    }
}
