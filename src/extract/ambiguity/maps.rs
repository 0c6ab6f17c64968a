//! Maps from codes to text (`ToUnicode`, ISO 32000-1 §9.10.3) that map a code twice.

use hayro_syntax::object::{Object, Stream};

use super::found::{Ambiguities, Ambiguity};
use super::tokens::{Token, Tokens};

use crate::extract::boundary::hayro;

/// The codes of one map that are looked at; there are 65,536 at most.
const MAX_CODES: usize = 1 << 17;

/// A range of codes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Range {
    /// How many bytes the codes have.
    bytes: usize,
    first: u32,
    last: u32,
    /// The text of the first, in UTF-16; that of the others follows it.
    text: Vec<u8>,
}

/// Looks at the map of a font.
pub(super) fn look(object: &Object<'_>, into: &mut Ambiguities) {
    let Object::Dict(font) = object else { return };
    let Some(map) = hayro(|| font.get::<Stream<'_>>(b"ToUnicode")) else { return };
    let id = hayro(|| map.obj_id());
    if into.maps.insert(id)
        && let Ok(data) = hayro(|| map.decoded())
        && let Some(code) = twofold(&data)
    {
        into.add(Ambiguity::Code { code });
    }
}

/// A code that is mapped to two different texts.
fn twofold(map: &[u8]) -> Option<u32> {
    let mut ranges = ranges(map);
    ranges.sort();
    // Of the ranges before, the one that goes on longest: where two agree, each agrees with a third
    // exactly if both do.
    let mut longest: Option<&Range> = None;
    for range in &ranges {
        if let Some(before) = longest
            && before.bytes == range.bytes
            && before.last >= range.first
        {
            if before.text_of(range.first) != range.text {
                return Some(range.first);
            }
            if before.last >= range.last {
                continue;
            }
        }
        longest = Some(range);
    }
    None
}

impl Range {
    fn text_of(&self, code: u32) -> Vec<u8> {
        let mut text = self.text.clone();
        if let Some(unit) = text.last_chunk_mut::<2>() {
            let added = u16::try_from(code - self.first).unwrap_or(u16::MAX);
            *unit = u16::from_be_bytes(*unit).wrapping_add(added).to_be_bytes();
        }
        text
    }
}

/// The ranges of a map, in its order.
fn ranges(map: &[u8]) -> Vec<Range> {
    let mut tokens = Tokens::new(map);
    let mut ranges = Vec::new();
    while let Some((_, token)) = tokens.next() {
        match token {
            Token::Word(b"beginbfchar") => {
                while let Some((bytes, first)) = code(&mut tokens)
                    && let Some((_, Token::Hex(text))) = tokens.next()
                    && ranges.len() < MAX_CODES
                {
                    ranges.push(Range { bytes, first, last: first, text: digits(text) });
                }
            }
            Token::Word(b"beginbfrange") => {
                while let Some((bytes, first)) = code(&mut tokens)
                    && let Some((_, last)) = code(&mut tokens)
                    && let Some((_, target)) = tokens.next()
                    && ranges.len() < MAX_CODES
                {
                    if let Token::Hex(text) = target {
                        let last = last.max(first);
                        ranges.push(Range { bytes, first, last, text: digits(text) });
                        continue;
                    }
                    let mut at = first;
                    while let Some((_, Token::Hex(text))) = tokens.next()
                        && ranges.len() < MAX_CODES
                    {
                        let text = digits(text);
                        ranges.push(Range { bytes, first: at, last: at, text });
                        at = at.saturating_add(1);
                    }
                }
            }
            _ => {}
        }
    }
    ranges
}

/// The next token as a code, with the number of its bytes.
fn code(tokens: &mut Tokens<'_>) -> Option<(usize, u32)> {
    let Some((_, Token::Hex(hex))) = tokens.next() else { return None };
    let bytes = digits(hex);
    let value = bytes.iter().take(4).fold(0, |value, byte| value << 8 | u32::from(*byte));
    (bytes.len() <= 4).then_some((bytes.len(), value))
}

/// The bytes of a string in hexadecimal (§7.3.4.3).
fn digits(hex: &[u8]) -> Vec<u8> {
    let digits = hex.iter().filter_map(|&byte| char::from(byte).to_digit(16));
    let digits: Vec<u32> = digits.collect();
    let byte = |pair: &[u32]| {
        let [high, low] = [pair.first(), pair.get(1)].map(|it| it.copied().unwrap_or(0));
        u8::try_from(high * 16 + low).unwrap_or_default()
    };
    digits.chunks(2).map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::twofold;

    #[test]
    fn a_code_that_is_mapped_twice_is_found() {
        let chars = |text: &str| format!("2 beginbfchar {text} endbfchar");
        let ranges = |text: &str| format!("2 beginbfrange {text} endbfrange");
        for (map, code) in [
            (chars("<41> <0041> <41> <0042>"), Some(0x41)),
            (chars("<0041> <0041> <0041> <00410042>"), Some(0x41)),
            (chars("<41> <0041> <0041> <0042>"), None),
            (chars("<41> <0041> <41> <00 41>"), None),
            (ranges("<20> <7E> <0020> <41> <41> <0041>"), None),
            (ranges("<20> <7E> <0020> <41> <41> <0042>"), Some(0x41)),
            (ranges("<20> <22> [<0041> <0042> <0043>] <22> <22> <0044>"), Some(0x22)),
            (ranges("<20> <7E> <0020>") + &chars("<50> <0050> <30> <0031>"), Some(0x30)),
            ("beginbfchar <41".to_owned(), None),
        ] {
            assert_eq!(twofold(map.as_bytes()), code, "{map}");
        }
    }
}
