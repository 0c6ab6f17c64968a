//! Decodes text strings, the strings of a PDF that people read (ISO 32000-1 §7.9.2.2; PDF 2.0
//! added UTF-8).

use super::budget::spend;

/// Decodes a text string: UTF-16 or UTF-8 if its byte order mark says so, else
/// `PDFDocEncoding`.
pub(super) fn text_string(bytes: &[u8]) -> String {
    spend(bytes.len());
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        utf16(rest, u16::from_be_bytes)
    } else if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        utf16(rest, u16::from_le_bytes)
    } else if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        String::from_utf8_lossy(rest).into_owned()
    } else {
        bytes.iter().map(|&byte| pdf_doc_encoding(byte)).collect()
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> =
        bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok().map(unit)).collect();
    String::from_utf16_lossy(&units)
}

/// One byte of `PDFDocEncoding` (ISO 32000-1 Annex D.2): Latin 1 except for two ranges.
fn pdf_doc_encoding(byte: u8) -> char {
    const ACCENTS: [char; 8] = [
        '\u{2D8}', '\u{2C7}', '\u{2C6}', '\u{2D9}', '\u{2DD}', '\u{2DB}', '\u{2DA}',
        '\u{2DC}',
    ];
    const UPPER: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘',
        '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž',
        '\u{FFFD}', '€',
    ];
    let place = usize::from(byte);
    let special = match byte {
        0x18..=0x1F => ACCENTS.get(place - 0x18),
        0x80..=0xA0 => UPPER.get(place - 0x80),
        _ => None,
    };
    special.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::text_string;

    #[test]
    fn every_encoding_of_a_text_string_is_read() {
        assert_eq!(text_string(b"\xFE\xFF\x00R\x00\xE9"), "Ré");
        assert_eq!(text_string(b"\xFF\xFER\x00\xE9\x00"), "Ré");
        assert_eq!(text_string(b"\xEF\xBB\xBFR\xC3\xA9"), "Ré");
        assert_eq!(text_string(b"R\xE9sum\xE9 \x85 \x18\xA0"), "Résumé – ˘€");
    }

    #[test]
    fn a_broken_text_string_loses_only_its_broken_part() {
        assert_eq!(text_string(b"\xFE\xFF\x00A\x00"), "A");
        assert_eq!(text_string(b"\xFE\xFF\xD8\x00\x00A"), "\u{FFFD}A");
    }
}
