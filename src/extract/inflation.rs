//! Guards against decompression bombs: a file is rejected if its streams would expand to more
//! memory or time than reading may take.
//!
//! The PDF library decodes a stream at once, whatever its size, and some streams while it opens
//! the file. So [`before_opening`] measures every stream in the bytes without keeping the output,
//! and [`of_contents`] measures the contents of pages and forms, decrypted and as often as they
//! are used.
//!
//! Two cases cannot be measured: `LZWDecode` and `RunLengthDecode`, which expand by a factor of
//! 1365 and 64 at most, and encrypted streams before the file is open. For these the compressed
//! bytes are bounded instead.

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::object::dict::keys::{CONTENTS, SUBTYPE};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::{Filter, Pdf};
use memchr::memmem::{self, find};

use super::boundary::{Steps, hayro};
use super::bounds::{MAX_CONTENT, MAX_INFLATED, MAX_LZW, MAX_PAINTED, MAX_PARTS, within};
use crate::error::Result;

/// The maximum number of nested compressions that are measured.
const MAX_LAYERS: usize = 4;

/// The greatest factor by which `LZWDecode` expands.
const LZW: usize = 1365;

/// The greatest factor by which `RunLengthDecode` expands.
const RUN_LENGTH: usize = 64;

/// The maximum of decompressed bytes that are searched for another compression.
const HEAD: usize = 4 << 20;

/// The number of bytes decompressed at a time.
const PIECE: usize = 64 << 10;

/// Measures every stream in the bytes, as if each were compressed by `FlateDecode`.
pub(super) fn before_opening(bytes: &[u8]) -> Result<()> {
    // Streams may overlap, but only a file built for it has streams that together are several
    // times its own length.
    let limit = bytes.len().saturating_mul(4).saturating_add(PIECE);
    let mut meter = Meter::new(limit);
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

/// Measures the contents of the pages, part by part. Returns the size of the largest form, in
/// bytes: what one drawing call can cost.
pub(super) fn of_contents(pdf: &Pdf) -> Result<usize> {
    let mut meter = Meter::new(usize::MAX);
    let (mut total, mut parts) = (0_usize, 0_usize);
    let pages = hayro(|| pdf.pages());
    for page in pages.iter() {
        let dict = page.raw();
        if let Some(stream) = hayro(|| dict.get::<Stream<'_>>(CONTENTS)) {
            total = total.saturating_add(meter.stream(&stream)?);
        } else if let Some(array) = hayro(|| dict.get::<Array<'_>>(CONTENTS)) {
            for stream in Steps(hayro(|| array.iter::<Stream<'_>>())) {
                parts += 1;
                within("parts of pages", parts, MAX_PARTS)?;
                total = total.saturating_add(meter.stream(&stream)?);
                within("bytes of page content", total, MAX_CONTENT)?;
            }
        }
        within("bytes of page content", total, MAX_CONTENT)?;
    }
    let (mut forms, mut paint) = (Vec::new(), 0);
    for object in Steps(hayro(|| pdf.objects().into_iter())) {
        let Object::Stream(stream) = object else { continue };
        if is_paint(stream.dict()) {
            paint = paint.max(meter.stream(&stream)?);
        } else if is_form(stream.dict()) {
            forms.push((meter.stream(&stream)?, stream));
        }
    }
    // The streams of a shading or function are decoded at every use.
    let painted = |content: &[u8]| uses_of_paint(content).saturating_mul(paint);
    let mut total = 0_usize;
    if paint > 0 {
        for page in pages.iter() {
            let content = hayro(|| page.page_stream()).unwrap_or_default();
            total = total.saturating_add(painted(content));
            within("bytes of shadings used again and again", total, MAX_PAINTED)?;
        }
    }
    Ok(forms.into_iter().fold(0, |largest, (size, form)| {
        let content = if paint > 0 { hayro(|| form.decoded_data()).ok() } else { None };
        let painted = content.map_or(0, |content| painted(&content));
        largest.max(size.saturating_add(painted))
    }))
}

fn is_paint(dict: &Dict<'_>) -> bool {
    hayro(|| dict.contains_key(b"ShadingType") || dict.contains_key(b"FunctionType"))
}

/// The number of times a content stream uses a pattern, a shading or a colour space.
fn uses_of_paint(content: &[u8]) -> usize {
    let operators: [&[u8]; 5] = [b"scn", b"SCN", b"cs", b"CS", b"sh"];
    let is_named = |before: &[u8]| {
        let name = before.trim_ascii_end();
        let begin = name.iter().rposition(|byte| !is_regular(*byte));
        begin
            .is_some_and(|begin| name.get(begin) == Some(&b'/') && begin + 1 < name.len())
    };
    let uses = |operator: &[u8]| {
        let at = memmem::find_iter(content, operator);
        at.filter(|&at| is_named(content.get(..at).unwrap_or_default())).count()
    };
    operators.into_iter().map(uses).sum()
}

/// Whether a byte may be part of a name (ISO 32000-1 §7.2.2).
fn is_regular(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && byte != 0 && !b"()<>[]{}/%".contains(&byte)
}

pub(super) fn is_form(dict: &Dict<'_>) -> bool {
    hayro(|| dict.get::<Name<'_>>(SUBTYPE)).as_deref() == Some(b"Form")
}

struct Meter {
    /// The number of compressed bytes read.
    read: usize,
    /// The number of bytes they expanded to.
    inflated: usize,
    /// The maximum of `read`.
    limit: usize,
    decoder: Decompress,
    piece: Vec<u8>,
}

impl Meter {
    fn new(limit: usize) -> Self {
        let decoder = Decompress::new(true);
        Self { read: 0, inflated: 0, limit, decoder, piece: vec![0; PIECE] }
    }

    /// The number of bytes a stream expands to, or an upper bound.
    fn stream(&mut self, stream: &Stream<'_>) -> Result<usize> {
        let mut data = hayro(|| stream.raw_data());
        let mut size = data.len();
        let mut measured = false;
        for filter in &hayro(|| stream.filters()) {
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
                // Measured by `inflate`, or the filter of an image, which is never decoded.
                _ => {}
            }
            if !measured {
                size = size.max(data.len());
            }
        }
        Ok(size)
    }

    /// Measures a stream, and the stream it may expand to.
    fn inflate(&mut self, data: &[u8], layer: usize) -> Result<()> {
        for has_header in [true, false] {
            let head = self.run(has_header, data, layer)?;
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

    /// Decompresses up to the first error; returns the beginning of the output.
    fn run(
        &mut self,
        has_header: bool,
        mut data: &[u8],
        layer: usize,
    ) -> Result<Vec<u8>> {
        let mut head = Vec::new();
        self.decoder.reset(has_header);
        loop {
            let (read, written) = (self.decoder.total_in(), self.decoder.total_out());
            let status =
                self.decoder.decompress(data, &mut self.piece, FlushDecompress::None);
            let read = size(self.decoder.total_in() - read);
            let written = size(self.decoder.total_out() - written);
            data = data.get(read..).unwrap_or_default();
            let room = HEAD.saturating_sub(head.len()).min(written);
            head.extend_from_slice(self.piece.get(..room).unwrap_or_default());
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

/// Decodes `ASCIIHexDecode` (ISO 32000-1 §7.4.2).
fn ascii_hex(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().take_while(|&&byte| byte != b'>');
    let digits: Vec<u32> = digits.filter_map(|&c| char::from(c).to_digit(16)).collect();
    let pair = |pair: &[u32]| pair.iter().fold(0, |value, digit| value * 16 + digit);
    digits.chunks(2).filter_map(|digits| u8::try_from(pair(digits)).ok()).collect()
}

/// Decodes `ASCII85Decode` (§7.4.3).
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
    use super::{ascii_85, ascii_hex, uses_of_paint};

    #[test]
    fn uses_of_paint_are_counted_by_operator_and_name() {
        let content = b"/Cs1 cs /P scn 1 0 0 scn /S sh (cash) Tj /CS0 CS 0 SCN";
        assert_eq!(uses_of_paint(content), 4);
    }

    #[test]
    fn text_filters_are_decoded() {
        assert_eq!(ascii_hex(b"56 69 746 16 5>ff"), b"Vitae");
        assert_eq!(ascii_hex(b"5>"), [5]);
        assert_eq!(ascii_85(b"=(uP_F*) M?XQ~>"), ascii_85(b"=(uP_F*)M?XQ"));
        assert_eq!(ascii_85(b"87cUR z D]j~>"), b"Hell\0\0\0\0o ");
    }
}
