//! Splits a text into numbers, words and signs.

use std::ops::Range;

/// A token of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::variant::honesty) struct Token<'a> {
    pub kind: TokenKind,
    pub text: &'a str,
    pub span: Range<usize>,
    /// Whether nothing separates it from the token before.
    pub glued: bool,
    /// Whether a sentence or clause starts with it.
    pub first: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::variant::honesty) enum TokenKind {
    /// Digits with the signs that group them.
    Number,
    /// Letters.
    Word,
    /// Any other character; `->` is one.
    Sign,
}

/// Signs allowed between the digits of a number.
const INNER: [char; 5] = ['.', ',', '\'', '’', '_'];
/// Spaces that may group digits.
const SPACES: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];

/// Words of French and Italian that lose their vowel before another.
const ELIDED: [&str; 8] = ["all", "d", "dall", "dell", "j", "l", "qu", "un"];

/// The tokens of a text, in order.
pub(in crate::variant::honesty) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut at = 0;
    let mut first = true;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let (kind, length) = if c.is_ascii_digit() {
            (TokenKind::Number, number_length(&text[at..]))
        } else if is_other_digit(c) {
            // Digits of other scripts are compared as they are written.
            let rest = &text[at..];
            let end = rest.find(|c: char| !is_other_digit(c)).unwrap_or(rest.len());
            (TokenKind::Number, end)
        } else if c.is_alphabetic() {
            (TokenKind::Word, word_length(&text[at..]))
        } else if text[at..].starts_with("->") || text[at..].starts_with("=>") {
            (TokenKind::Sign, 2)
        } else {
            (TokenKind::Sign, c.len_utf8())
        };
        let span = at..at + length;
        let glued = tokens.last().is_some_and(|last| last.span.end == at);
        let token = &text[span.clone()];
        tokens.push(Token { kind, text: token, span, glued, first });
        first = match kind {
            TokenKind::Sign => {
                first
                    || matches!(
                        token,
                        "." | "!" | "?" | ":" | ";" | "•" | "–" | "—" | "|"
                    )
            }
            _ => false,
        };
        at += length;
    }
    tokens
}

/// Whether a character is numeric but not an ASCII digit: `²`, `½`, `٤`.
fn is_other_digit(c: char) -> bool {
    !c.is_ascii() && !c.is_alphabetic() && c.is_numeric()
}

/// The length in bytes of the number at the start of `text`.
fn number_length(text: &str) -> usize {
    let digits = |at: usize| {
        text.get(at..)
            .map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count())
    };
    let mut length = digits(0);
    let mut groups = (1..=3).contains(&length) && !text.starts_with('0');
    while let Some(sign) = text.get(length..).and_then(|rest| rest.chars().next()) {
        let after = length + sign.len_utf8();
        let count = digits(after);
        let is_group = groups && count == 3 && SPACES.contains(&sign);
        let follows = text.get(after + count..).and_then(|rest| rest.chars().next());
        let ends = !follows.is_some_and(char::is_alphanumeric);
        if count == 0 || !(INNER.contains(&sign) || is_group && ends) {
            break;
        }
        groups &= count == 3 && sign != '.' || is_group;
        length = after + count;
    }
    length
}

/// The length in bytes of the word at the start of `text`; an apostrophe between letters belongs
/// to it, and ends it where it replaces a vowel: `d'euros` is two words.
fn word_length(text: &str) -> usize {
    let elided = ELIDED.iter().filter_map(|word| {
        let begin = text.get(..word.len())?;
        let rest = text.get(word.len()..)?;
        let apostrophe = rest.chars().next().filter(|c| matches!(c, '\'' | '’'))?;
        let goes_on =
            rest.chars().nth(1).is_some_and(|c| c.is_alphabetic() || c.is_ascii_digit());
        (begin.eq_ignore_ascii_case(word) && goes_on)
            .then_some(word.len() + apostrophe.len_utf8())
    });
    if let Some(length) = elided.max() {
        return length;
    }
    let mut length = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let inner = matches!(c, '\'' | '’')
            && chars.peek().is_some_and(|next| next.is_alphabetic());
        if !(c.is_alphabetic() || inner) {
            break;
        }
        length += c.len_utf8();
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stay_together_with_their_grouping() {
        let texts = |text| {
            tokens(text)
                .into_iter()
                .map(|token| token.text.to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(texts("1,200,000 rows."), ["1,200,000", "rows", "."]);
        assert_eq!(texts("1 200 000 rows"), ["1 200 000", "rows"]);
        assert_eq!(texts("in 2021 100 people"), ["in", "2021", "100", "people"]);
        assert_eq!(texts("p99.9, 40%"), ["p", "99.9", ",", "40", "%"]);
        assert_eq!(texts("900->120ms"), ["900", "->", "120", "ms"]);
        assert_eq!(texts("teams' 3"), ["teams", "'", "3"]);
        assert_eq!(texts("d'un an, o'clock"), ["d'", "un", "an", ",", "o'clock"]);
    }
}
