//! The tokens of PDF (ISO 32000-1 §7.2), and the keys that dictionaries have twice.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr;

/// A token. Its bytes are kept where they matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    DictOpen,
    DictClose,
    ArrayOpen,
    ArrayClose,
    /// A name, without its solidus and as it is written.
    Name(&'a [u8]),
    /// A string in hexadecimal, without its brackets.
    Hex(&'a [u8]),
    /// A string in parentheses.
    Literal,
    /// A number or keyword, or a single byte that belongs to no token.
    Word(&'a [u8]),
}

/// The tokens of some bytes.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    data: &'a [u8],
    /// Where the next one begins, or the space before it.
    pub(super) at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(data: &'a [u8]) -> Self {
        Self { data, at: 0 }
    }

    fn rest(&self) -> &'a [u8] {
        self.data.get(self.at..).unwrap_or_default()
    }

    /// Skips space and comments.
    fn skip_space(&mut self) {
        loop {
            let rest = self.rest();
            let space = rest.iter().take_while(|byte| is_space(**byte)).count();
            self.at += space;
            if rest.get(space) != Some(&b'%') {
                return;
            }
            let comment = rest.iter().skip(space);
            self.at += comment.take_while(|byte| !matches!(byte, b'\n' | b'\r')).count();
        }
    }

    /// Takes the bytes up to `end`, which is counted from here.
    fn take(&mut self, end: usize) -> &'a [u8] {
        let rest = self.rest();
        let end = end.min(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    fn regular(&mut self) -> &'a [u8] {
        let length = self.rest().iter().take_while(|byte| is_regular(**byte)).count();
        self.take(length)
    }

    /// A string in parentheses; its end is that of the bytes if it is not closed.
    fn literal(&mut self) -> Token<'a> {
        let (mut depth, mut is_escaped) = (0_usize, false);
        let end = self.rest().iter().position(|byte| {
            match byte {
                _ if is_escaped => {
                    is_escaped = false;
                    return false;
                }
                b'\\' => is_escaped = true,
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        self.take(end.map_or(usize::MAX, |end| end + 1));
        Token::Literal
    }

    /// The next token, and where it begins.
    pub(super) fn next(&mut self) -> Option<(usize, Token<'a>)> {
        self.skip_space();
        let (at, rest) = (self.at, self.rest());
        let token = match rest {
            [] => return None,
            [b'<', b'<', ..] => {
                self.at += 2;
                Token::DictOpen
            }
            [b'>', b'>', ..] => {
                self.at += 2;
                Token::DictClose
            }
            [b'<', ..] => {
                let end = memchr(b'>', rest).unwrap_or(rest.len());
                let digits = rest.get(1..end).unwrap_or_default();
                self.take(end + 1);
                Token::Hex(digits)
            }
            [b'[', ..] => {
                self.at += 1;
                Token::ArrayOpen
            }
            [b']', ..] => {
                self.at += 1;
                Token::ArrayClose
            }
            [b'(', ..] => self.literal(),
            [b'/', ..] => {
                self.at += 1;
                Token::Name(self.regular())
            }
            [first, ..] if is_regular(*first) => Token::Word(self.regular()),
            _ => Token::Word(self.take(1)),
        };
        Some((at, token))
    }
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | b'\x0C' | b'\r' | b' ')
}

pub(super) fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

/// A value, and what its dictionaries say twice.
#[derive(Debug, Default)]
pub(super) struct Value<'a> {
    /// Where it ends.
    pub(super) end: usize,
    /// Whether it ends before the bytes do.
    pub(super) is_whole: bool,
    /// The entries by their keys, if it is a dictionary.
    entries: Vec<(Cow<'a, [u8]>, &'a [u8])>,
    /// The keys that it or a dictionary in it has twice, with different values.
    pub(super) repeated: Vec<Vec<u8>>,
}

impl<'a> Value<'a> {
    /// The last value of a key, as it is written.
    pub(super) fn get(&self, key: &[u8]) -> Option<&'a [u8]> {
        let entry = self.entries.iter().rev().find(|(own, _)| **own == *key);
        entry.map(|(_, value)| *value)
    }

    /// Whether its type is this one.
    pub(super) fn is(&self, kind: &[u8]) -> bool {
        let kind_of = self.get(b"Type").and_then(|value| value.strip_prefix(b"/"));
        kind_of.is_some_and(|own| *name(own) == *kind)
    }
}

/// A dictionary or array that is not closed yet.
#[derive(Debug, Default)]
struct Level<'a> {
    is_dict: bool,
    /// The keys, with the bytes of their values.
    entries: Vec<(Cow<'a, [u8]>, &'a [u8])>,
    /// Where the value of the last key begins.
    begin: usize,
    /// Whether the last key has a value.
    has_value: bool,
}

impl<'a> Level<'a> {
    /// Takes the next token, which stands at `range`. A name where a key stands begins an entry.
    fn take(&mut self, token: Token<'a>, range: Range<usize>, data: &'a [u8]) {
        let ends_a_value = self.has_value || self.entries.is_empty();
        match token {
            Token::Name(key) if self.is_dict && ends_a_value => {
                self.close(range.start, data);
                self.entries.push((name(key), &[]));
                self.begin = range.end;
                self.has_value = false;
            }
            _ => self.has_value = true,
        }
    }

    /// The value of the last key ends at `at`.
    fn close(&mut self, at: usize, data: &'a [u8]) {
        if let Some((_, value)) = self.entries.last_mut() {
            *value = trimmed(data.get(self.begin..at).unwrap_or_default());
        }
    }
}

/// Reads the value that the bytes begin with.
pub(super) fn value(data: &[u8]) -> Value<'_> {
    let mut tokens = Tokens::new(data);
    let mut open: Vec<Level<'_>> = Vec::new();
    let mut read = Value::default();
    while let Some((at, token)) = tokens.next() {
        let end = tokens.at;
        match token {
            Token::DictOpen | Token::ArrayOpen => {
                if let Some(level) = open.last_mut() {
                    level.take(token, at..end, data);
                }
                let is_dict = token == Token::DictOpen;
                open.push(Level { is_dict, ..Level::default() });
            }
            Token::DictClose | Token::ArrayClose => {
                if let Some(mut level) = open.pop() {
                    level.close(at, data);
                    repeated(&mut level.entries, &mut read.repeated);
                    read.entries = level.entries;
                }
            }
            _ => {
                if let Some(level) = open.last_mut() {
                    level.take(token, at..end, data);
                }
            }
        }
        if open.is_empty() {
            read.is_whole = true;
            break;
        }
    }
    read.end = tokens.at;
    read
}

/// Adds the keys that have two different values. Afterwards entries are in the order of their keys,
/// those of one key as they were.
fn repeated(entries: &mut [(Cow<'_, [u8]>, &[u8])], keys: &mut Vec<Vec<u8>>) {
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    for pair in entries.windows(2) {
        if let [(key, first), (next, second)] = pair
            && key == next
            && first != second
        {
            keys.push(key.to_vec());
        }
    }
}

/// A name with its characters that are written by their numbers (§7.3.5).
fn name(written: &[u8]) -> Cow<'_, [u8]> {
    if memchr(b'#', written).is_none() {
        return written.into();
    }
    let mut out = Vec::with_capacity(written.len());
    let mut rest = written;
    while let [byte, after @ ..] = rest {
        let digit =
            |at: usize| after.get(at).and_then(|&byte| char::from(byte).to_digit(16));
        if let (b'#', Some(high), Some(low)) = (byte, digit(0), digit(1)) {
            out.extend(u8::try_from(high * 16 + low));
            rest = after.get(2..).unwrap_or_default();
        } else {
            out.push(*byte);
            rest = after;
        }
    }
    out.into()
}

pub(super) fn trimmed(bytes: &[u8]) -> &[u8] {
    let begin = bytes.iter().take_while(|byte| is_space(**byte)).count();
    let end = bytes.iter().rev().take_while(|byte| is_space(**byte)).count();
    bytes.get(begin..bytes.len() - end.min(bytes.len() - begin)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(data: &str) -> Vec<String> {
        let repeated = value(data.as_bytes()).repeated;
        repeated.iter().map(|key| String::from_utf8_lossy(key).into_owned()).collect()
    }

    #[test]
    fn a_key_with_two_values_is_found_at_any_depth() {
        for data in [
            "<</A 1/B 2/A 3>>",
            "<</A/X/A/Y>>",
            "<</A 1 0 R/B(x)/A 2 0 R>>",
            "<</B[1 <</A(a)/A(b)>>]>>",
            "<</B<</C<</A<00>/A<01>>>>>>>",
            "<</#41 1/A 2>>",
            "<< /A % a comment with /B >>\n 1 /C (\\) /A 1) /A null>>",
        ] {
            assert_eq!(keys(data), ["A"], "{data}");
        }
    }

    #[test]
    fn one_value_or_the_same_twice_is_no_ambiguity() {
        for data in [
            "<</A 1/B 1>>",
            "<</A 1 /A  1 >>",
            "<</A/B/B/A>>",
            "<</A<</A 1>>/B<</A 2>>>>",
            "<</A(/B 1 /B 2)/B 3>>",
            "[/A 1 /A 2]",
            "(/A 1 /A 2)",
            "",
            "<<",
            ">>",
        ] {
            assert!(keys(data).is_empty(), "{data}");
        }
    }

    #[test]
    fn the_entries_of_the_outermost_dictionary_are_read() {
        let data = b"<</Type /Ob#6aStm/Length 12 /K<</Type/X>>>> stream";
        let read = value(data);
        assert!(read.is_whole && read.is(b"ObjStm") && !read.is(b"X"));
        assert_eq!(read.get(b"Length"), Some(&b"12"[..]));
        assert_eq!(data.get(read.end..), Some(&b" stream"[..]));
        assert!(!value(b"<</Type/ObjStm").is_whole);
    }
}
