//! The length of metadata. PDF/A limits a string to 32,767 bytes (ISO 19005-2 §6.1.13, after ISO
//! 32000-1 Annex C); what is longer is cut, since nobody reads a title of ten pages.

use super::Info;

/// The maximum length of a string in a PDF, in bytes as it is written there.
const MAX_BYTES: usize = 32_767;

/// What stands between keywords.
const BETWEEN_KEYWORDS: usize = ", ".len();

impl Info {
    /// Cuts what is longer than a PDF's metadata may be, at the end of a character or keyword, and
    /// remembers what was cut.
    pub(super) fn cut(&mut self) {
        let texts = [
            ("title", Some(&mut self.title)),
            ("author", self.author.as_mut()),
            ("subject", self.description.as_mut()),
        ];
        for (name, text) in texts {
            if text.is_some_and(cut) {
                self.shortened.push(name);
            }
        }
        let is_wide = self.keywords.iter().any(|word| !word.is_ascii());
        let mut used = 0;
        let fitting = self.keywords.iter().take_while(|word| {
            used += length(word, is_wide) + BETWEEN_KEYWORDS * width(is_wide);
            used <= MAX_BYTES
        });
        let fitting = fitting.count();
        if fitting < self.keywords.len() {
            self.keywords.truncate(fitting);
            self.shortened.push("keywords");
        }
    }
}

/// Cuts a text that is too long; whether it was.
fn cut(text: &mut String) -> bool {
    let is_wide = !text.is_ascii();
    if length(text, is_wide) <= MAX_BYTES {
        return false;
    }
    let ellipsis = length("…", true);
    let mut used = ellipsis;
    // The ellipsis makes it wide if nothing else does.
    let end = text.char_indices().find(|(_, c)| {
        used += c.len_utf16() * width(true);
        used > MAX_BYTES
    });
    if let Some((end, _)) = end {
        text.truncate(end);
    }
    text.truncate(text.trim_end().len());
    text.push('…');
    true
}

/// The length of a text in bytes: in UTF-16 with a mark before it if one character is not ASCII,
/// otherwise as it is.
fn length(text: &str, is_wide: bool) -> usize {
    if is_wide {
        2 + text.chars().map(|c| c.len_utf16() * width(true)).sum::<usize>()
    } else {
        text.len()
    }
}

/// Bytes for each unit.
fn width(is_wide: bool) -> usize {
    if is_wide { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_only_if_it_is_too_long() {
        for (usual, whole) in [("a", MAX_BYTES), ("é", MAX_BYTES / 2 - 1)] {
            let mut text = usual.repeat(whole);
            assert!(!cut(&mut text));
            let mut text = usual.repeat(whole + 1);
            assert!(cut(&mut text));
            assert!(text.ends_with('…') && length(&text, true) <= MAX_BYTES);
        }
        let mut text = "🚀".repeat(20_000);
        assert!(cut(&mut text) && length(&text, true) <= MAX_BYTES);
    }
}
