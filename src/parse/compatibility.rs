//! Compatibility characters: signs that look like letters and are not found by a search for them,
//! such as the radicals ⼯ for 工 that some fonts map ideographs to, or 𝗔 for a bold A.

use unicode_normalization::UnicodeNormalization;

/// The letter that a compatibility character stands for (NFKC, UAX #15); `None` for every other
/// character. Full-width forms and signs such as ² and ™ are what people write, and ligatures and
/// spaces have rules of their own.
pub(crate) fn plain(c: char) -> Option<char> {
    // CJK radicals, mathematical letters.
    if !matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{1D400}'..='\u{1D7FF}') {
        return None;
    }
    std::iter::once(c).nfkc().next().filter(|letter| *letter != c)
}

/// A text with letters for its compatibility characters.
pub(super) fn replaced(text: String) -> String {
    if !text.chars().any(|c| plain(c).is_some()) {
        return text;
    }
    text.chars().map(|c| plain(c).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_and_mathematical_letters_are_letters() {
        assert_eq!(replaced("⼯作 𝗥𝘂𝘀𝘁".to_owned()), "工作 Rust");
        assert_eq!(replaced("工作 Rust² ﬁ（Ａ）™".to_owned()), "工作 Rust² ﬁ（Ａ）™");
    }
}
