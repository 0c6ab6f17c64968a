//! How large a file becomes: its bytes and its objects come in, and it is refused if what is
//! compressed in it would take too much memory or time.
//!
//! The PDF library decodes a stream whole, however much comes out, and some while the file is
//! being opened. So [`before_opening`] measures every stream that the bytes hold, without
//! keeping what comes out, and [`of_contents`] what the pages' contents and forms make of it,
//! decrypted and as often as they name it.
//!
//! Not bounded in this way: `LZWDecode` and `RunLengthDecode`, which multiply by 1365 and 64 at
//! most, and what is encrypted, until the file is open. For these the bytes that go in are
//! bounded instead.

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::object::dict::keys::{CONTENTS, SUBTYPE};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::{Filter, Pdf};
use memchr::memmem::find;

use super::bounds::{MAX_CONTENT, MAX_INFLATED, MAX_LZW, MAX_PARTS, within};
use crate::error::Result;

/// How many compressions of compressions are followed.
const MAX_LAYERS: usize = 4;

/// By how much these filters multiply at most.
const LZW: usize = 1365;
const RUN_LENGTH: usize = 64;

/// How much of what comes out is looked at for another compression.
const HEAD: usize = 4 << 20;

/// The bytes that are taken out at a time.
const PIECE: usize = 64 << 10;

/// Measures every stream in the bytes, as if each were compressed by `FlateDecode`.
pub(super) fn before_opening(bytes: &[u8]) -> Result<()> {
    // Streams may lie in each other; that all of them together are longer than a few times the
    // file is no accident.
    let limit = bytes.len().saturating_mul(4).saturating_add(PIECE);
    let mut meter = Meter { read: 0, inflated: 0, limit };
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        let (before, after) = rest.split_at_checked(at).unwrap_or_default();
        rest = after.get(b"stream".len()..).unwrap_or_default();
        if !before.ends_with(b"end") {
            let data = rest.strip_prefix(b"\r").unwrap_or(rest);
            meter.inflate(data.strip_prefix(b"\n").unwrap_or(data), 0)?;
        }
    }
    Ok(())
}

/// Measures the contents of the pages, part by part, and returns the size of the largest form:
/// what a single call to draw can cost.
pub(super) fn of_contents(pdf: &Pdf) -> Result<usize> {
    let mut meter = Meter { read: 0, inflated: 0, limit: usize::MAX };
    let (mut total, mut parts) = (0_usize, 0_usize);
    for page in pdf.pages().iter() {
        let dict = page.raw();
        if let Some(stream) = dict.get::<Stream<'_>>(CONTENTS) {
            total = total.saturating_add(meter.stream(&stream)?);
        } else if let Some(array) = dict.get::<Array<'_>>(CONTENTS) {
            for stream in array.iter::<Stream<'_>>() {
                parts += 1;
                within("parts of pages", parts, MAX_PARTS)?;
                total = total.saturating_add(meter.stream(&stream)?);
                within("bytes of page content", total, MAX_CONTENT)?;
            }
        }
        within("bytes of page content", total, MAX_CONTENT)?;
    }
    let mut largest = 0;
    for object in pdf.objects() {
        if let Object::Stream(stream) = object
            && is_form(stream.dict())
        {
            largest = largest.max(meter.stream(&stream)?);
        }
    }
    Ok(largest)
}

fn is_form(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>(SUBTYPE).as_deref() == Some(b"Form")
}

struct Meter {
    /// How many bytes went in.
    read: usize,
    /// How many came out.
    inflated: usize,
    /// How many may go in.
    limit: usize,
}

impl Meter {
    /// How many bytes a stream becomes, or at most becomes.
    fn stream(&mut self, stream: &Stream<'_>) -> Result<usize> {
        let mut data = stream.raw_data();
        let mut size = data.len();
        let mut measured = false;
        for filter in &stream.filters() {
            match filter {
                Filter::AsciiHexDecode if !measured => data = ascii_hex(&data).into(),
                Filter::Ascii85Decode if !measured => data = ascii_85(&data).into(),
                Filter::FlateDecode if !measured => {
                    let before = self.inflated;
                    self.inflate(&data, 0)?;
                    size = self.inflated - before;
                    measured = true;
                }
                Filter::LzwDecode => {
                    within("bytes compressed by LZW", size, MAX_LZW)?;
                    size = size.saturating_mul(LZW);
                }
                Filter::RunLengthDecode => size = size.saturating_mul(RUN_LENGTH),
                // `inflate` has followed these; or they are of images, which are never decoded.
                _ => {}
            }
            if !measured {
                size = size.max(data.len());
            }
        }
        Ok(size)
    }

    /// Counts what comes out of a stream, and out of a stream that comes out of it.
    fn inflate(&mut self, data: &[u8], layer: usize) -> Result<()> {
        for has_header in [true, false] {
            let head = self.run(Decompress::new(has_header), data, layer)?;
            if !head.is_empty() {
                return if layer < MAX_LAYERS {
                    self.inflate(&head, layer + 1)
                } else {
                    Ok(())
                };
            }
        }
        Ok(())
    }

    /// Takes out what there is, up to an error; returns the beginning of it.
    fn run(
        &mut self,
        mut decoder: Decompress,
        mut data: &[u8],
        layer: usize,
    ) -> Result<Vec<u8>> {
        let (mut head, mut piece) = (Vec::new(), vec![0; PIECE]);
        loop {
            let (read, written) = (decoder.total_in(), decoder.total_out());
            let status = decoder.decompress(data, &mut piece, FlushDecompress::None);
            let read = size(decoder.total_in() - read);
            let written = size(decoder.total_out() - written);
            data = data.get(read..).unwrap_or_default();
            let room = HEAD.saturating_sub(head.len()).min(written);
            head.extend_from_slice(piece.get(..room).unwrap_or_default());
            if layer == 0 {
                self.read = self.read.saturating_add(read);
            }
            self.inflated = self.inflated.saturating_add(written);
            within("bytes in streams within streams", self.read, self.limit)?;
            within("bytes when decompressed", self.inflated, MAX_INFLATED)?;
            if read + written == 0 || !matches!(status, Ok(Status::Ok)) {
                return Ok(head);
            }
        }
    }
}

fn size(bytes: u64) -> usize {
    usize::try_from(bytes).unwrap_or(usize::MAX)
}

/// What `ASCIIHexDecode` makes of bytes (ISO 32000-1 §7.4.2).
fn ascii_hex(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().take_while(|&&byte| byte != b'>');
    let digits: Vec<u32> = digits.filter_map(|&c| char::from(c).to_digit(16)).collect();
    let pair = |pair: &[u32]| pair.iter().fold(0, |value, digit| value * 16 + digit);
    digits.chunks(2).filter_map(|digits| u8::try_from(pair(digits)).ok()).collect()
}

/// What `ASCII85Decode` makes of bytes (§7.4.3).
fn ascii_85(data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(data.len());
    let mut group = Vec::with_capacity(5);
    let mut end = |group: &mut Vec<u8>| {
        let kept = group.len().saturating_sub(1);
        group.resize(5, b'u');
        let value = group.iter().fold(0_u32, |value, &digit| {
            value.wrapping_mul(85).wrapping_add(u32::from(digit - b'!'))
        });
        bytes.extend(value.to_be_bytes().into_iter().take(kept));
        group.clear();
    };
    for &byte in data.iter().take_while(|&&byte| byte != b'~') {
        match byte {
            b'z' if group.is_empty() => {
                group.extend(b"!!!!!");
                end(&mut group);
            }
            b'!'..=b'u' => {
                group.push(byte);
                if group.len() == 5 {
                    end(&mut group);
                }
            }
            _ => {}
        }
    }
    if !group.is_empty() {
        end(&mut group);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::{ascii_85, ascii_hex};

    #[test]
    fn text_filters_are_undone() {
        assert_eq!(ascii_hex(b"56 69 746 16 5>ff"), b"Vitae");
        assert_eq!(ascii_hex(b"5>"), [5]);
        assert_eq!(ascii_85(b"=(uP_F*) M?XQ~>"), ascii_85(b"=(uP_F*)M?XQ"));
        assert_eq!(ascii_85(b"87cUR z D]j~>"), b"Hell\0\0\0\0o ");
    }
}
