//! Splits a text into words, numbers and signs, for reading dates.

use std::ops::Range;

/// A word, a number or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) kind: TokenKind,
    pub(super) text: &'t str,
    /// Its place in the text, in bytes.
    pub(super) range: Range<usize>,
}

/// The kind of a [`Token`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters.
    Word,
    /// Western figures.
    Number,
    /// One character that is neither.
    Sign,
}

impl Token<'_> {
    /// Its text in lower case.
    pub(super) fn plain(&self) -> String {
        self.text.to_lowercase()
    }

    /// Its value, if it is a number of `figures` figures.
    pub(super) fn number(&self, figures: usize) -> Option<i32> {
        let fits = self.kind == TokenKind::Number && self.text.len() == figures;
        if fits { self.text.parse().ok() } else { None }
    }

    /// Its value, if it is a number of one or two figures.
    pub(super) fn small(&self) -> Option<u8> {
        let number = self.number(1).or_else(|| self.number(2))?;
        u8::try_from(number).ok()
    }

    pub(super) fn is_dash(&self) -> bool {
        matches!(
            self.text,
            "-" | "–" | "—" | "−" | "‐" | "‑" | "‒" | "―" | "~" | "〜" | "～" | "→"
        )
    }

    /// Whether it is one of `signs`.
    pub(super) fn is_sign(&self, signs: &[char]) -> bool {
        self.kind == TokenKind::Sign && self.text.chars().all(|c| signs.contains(&c))
    }
}

/// Splits a text into tokens, without whitespace. The signs of East Asian dates are always tokens of
/// their own.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let kind = kind(c);
        let mut end = start + c.len_utf8();
        if kind != TokenKind::Sign && !is_date_sign(c) {
            while let Some(&(at, next)) = chars.peek() {
                if self::kind(next) != kind || is_date_sign(next) {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
        }
        out.push(Token { kind, text: &text[start..end], range: start..end });
    }
    out
}

fn kind(c: char) -> TokenKind {
    if c.is_ascii_digit() {
        TokenKind::Number
    } else if c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36F}') {
        TokenKind::Word
    } else {
        TokenKind::Sign
    }
}

/// Whether a character is 年, 月, 日 or its Korean counterpart.
fn is_date_sign(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '년' | '월' | '일')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_signs_are_separated() {
        let texts =
            |text| tokens(text).into_iter().map(|token| token.text).collect::<Vec<_>>();
        assert_eq!(texts("Sep. 2021 –now"), ["Sep", ".", "2021", "–", "now"]);
        assert_eq!(texts("2021年8月まで"), ["2021", "年", "8", "月", "まで"]);
        assert_eq!(texts("2019년 – 8월까지"), ["2019", "년", "–", "8", "월", "까지"]);
    }
}
