//! The markers that begin a bullet.

/// Signs that stand before a bullet. Those that are also used inside of text count only before
/// a space.
const MARKERS: &str =
    "•●▪■◦○‣⁃∙⦁⚫⬤◆◇►▶▸➢➤➔→✓✔★☆✦❖□▫\u{F0B7}\u{F0A7}\u{F0D8}\u{F0FC}\u{F076}";

/// See [`MARKERS`].
pub(super) const SPACED_MARKERS: &str = "–—-*+·>»";

/// The text after a bullet's marker; `None` if there is no marker.
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
    // Word's second level.
    let rest = text.strip_prefix("o ")?;
    rest.starts_with(char::is_uppercase).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_from_words_and_numbers() {
        assert_eq!(without_marker("– built it"), Some("built it"));
        assert_eq!(without_marker("\u{F0B7}built"), Some("built"));
        assert_eq!(without_marker("-5 degrees"), None);
        assert_eq!(without_marker("o Third level"), Some("Third level"));
        assert_eq!(without_marker("o sistema"), None);
    }
}
