//! Texts as they are compared: case, hyphens, line ends and kinds of spaces make no difference.

use std::ops::Range;

use unicode_normalization::char::{compose, is_combining_mark};

/// A name as names are compared: in lower case, with a space for a hyphen between letters.
pub(crate) fn fold(name: &str) -> String {
    Plain::of(name.trim()).folded
}

/// Whether a character is a soft hyphen, a zero-width sign or the byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// A text with its signs unified, in two forms of the same length in bytes.
#[derive(Debug)]
pub(super) struct Plain {
    /// With case and hyphens.
    pub(super) cased: String,
    /// In lower case, with a space for a hyphen between letters.
    pub(super) folded: String,
    /// For each byte, its place in the original text.
    origins: Vec<usize>,
    end: usize,
}

impl Plain {
    pub(super) fn of(text: &str) -> Self {
        let mut plain = Self {
            cased: String::with_capacity(text.len()),
            folded: String::with_capacity(text.len()),
            origins: Vec::with_capacity(text.len()),
            end: text.len(),
        };
        for (at, c) in text.char_indices() {
            match c {
                c if is_invisible(c) => {}
                c if c.is_whitespace() => {
                    if !plain.cased.ends_with(' ') {
                        plain.push(' ', at);
                    }
                }
                '-' | '\u{2010}' | '\u{2011}' => {
                    let after = text.get(at + c.len_utf8()..).unwrap_or_default();
                    let joins = plain.cased.ends_with(char::is_alphanumeric)
                        && after
                            .chars()
                            .find(|c| !is_invisible(*c))
                            .is_some_and(char::is_alphanumeric);
                    plain.push_both('-', if joins { ' ' } else { '-' }, at);
                }
                '’' | 'ʼ' | '´' => plain.push('\'', at),
                c if is_combining_mark(c) => plain.push_mark(c, at),
                c => plain.push(c, at),
            }
        }
        plain
    }

    fn push(&mut self, c: char, at: usize) {
        let mut lower = c.to_lowercase();
        let lower = match (lower.next(), lower.next()) {
            (Some(lower), None) if lower.len_utf8() == c.len_utf8() => lower,
            _ => c,
        };
        self.push_both(c, lower, at);
    }

    fn push_both(&mut self, cased: char, folded: char, at: usize) {
        self.cased.push(cased);
        self.folded.push(folded);
        self.origins.resize(self.cased.len(), at);
    }

    /// Composes a mark with the letter before it: `e` and `´` are `é`.
    fn push_mark(&mut self, mark: char, at: usize) {
        let composed =
            self.cased.chars().next_back().and_then(|base| compose(base, mark));
        let Some(composed) = composed else { return self.push(mark, at) };
        self.cased.pop();
        self.folded.pop();
        let begin = self.origins.get(self.cased.len()).copied().unwrap_or(at);
        self.origins.truncate(self.cased.len());
        self.push(composed, begin);
    }

    /// The place in the original text of a byte of this one.
    pub(super) fn original_at(&self, byte: usize) -> usize {
        self.origins.get(byte).copied().unwrap_or(self.end)
    }

    pub(super) fn original(&self, span: &Range<usize>) -> Range<usize> {
        self.original_at(span.start)..self.original_at(span.end)
    }
}
