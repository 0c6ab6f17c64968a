//! Comments and trailing commas in JSON: found, counted, and blanked out so that the rest of the
//! text keeps its place and is read as strictly as any other JSON.

use std::ops::Range;

use super::limits::string_end;

/// A JSON text without what JSON does not allow in it.
#[derive(Debug)]
pub(super) struct Blanked {
    /// The text, with a space for each byte of a comment and for each trailing comma.
    pub(super) text: String,
    /// The first comment, and how many there are.
    pub(super) comments: Option<(Range<usize>, usize)>,
    /// The first trailing comma, and how many there are.
    pub(super) commas: Option<(Range<usize>, usize)>,
}

/// Blanks out comments and trailing commas; `None` if there are none.
pub(super) fn blank(text: &str) -> Option<Blanked> {
    let source = text.as_bytes();
    let mut bytes: Option<Vec<u8>> = None;
    let mut blanks = |span: Range<usize>| {
        let bytes = bytes.get_or_insert_with(|| source.to_vec());
        for byte in bytes.get_mut(span).into_iter().flatten() {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    };
    let (mut comments, mut commas) = (None, None);
    // The two last bytes that are neither whitespace nor in a comment, with the place of the
    // last.
    let (mut before, mut last, mut last_at) = (None, None, 0);
    let mut at = 0;
    while let Some(&byte) = source.get(at) {
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => {
                at += 1;
                continue;
            }
            b'/' => {
                // The slashes of an address whose quotes are missing are no comment.
                let end = comment_end(source, at)
                    .filter(|_| last_at + 1 != at || last != Some(b':'));
                if let Some(end) = end {
                    count(&mut comments, at..end);
                    blanks(at..end);
                    at = end;
                    continue;
                }
            }
            b']' | b'}' => {
                let follows_value =
                    !matches!(before, None | Some(b',' | b'[' | b'{' | b':'));
                if last == Some(b',') && follows_value {
                    count(&mut commas, last_at..last_at + 1);
                    blanks(last_at..last_at + 1);
                }
            }
            _ => {}
        }
        (before, last, last_at) = (last, Some(byte), at);
        at = if byte == b'"' { string_end(source, at).0 } else { at + 1 };
    }
    let text = String::from_utf8(bytes?).ok()?;
    Some(Blanked { text, comments, commas })
}

/// One past the end of the comment that begins at a slash, if one does.
fn comment_end(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = bytes.get(start..)?;
    match rest {
        [b'/', b'/', ..] => {
            let length = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            Some(start + length.unwrap_or(rest.len()))
        }
        [b'/', b'*', inner @ ..] => {
            let length = inner.windows(2).position(|pair| pair == b"*/")?;
            Some(start + 2 + length + 2)
        }
        _ => None,
    }
}

fn count(found: &mut Option<(Range<usize>, usize)>, span: Range<usize>) {
    found.get_or_insert((span, 0)).1 += 1;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_trailing_commas_become_spaces() {
        for (text, wanted) in [
            ("{\"a\": 1, // é\n}", "{\"a\": 1       \n}"),
            ("[1, /* , */ 2,]", "[1,         2 ]"),
            ("// x\r\n{}", "    \r\n{}"),
            ("[\"//\", \"/* */\", \",]\"]", ""),
            ("[\"a\\\" // b\"]", ""),
            ("[,]", ""),
            ("[1,,]", ""),
            ("{\"a\":,}", ""),
            ("{\"a\": 1} // end", "{\"a\": 1}       "),
            ("{\"a\": https://x}", ""),
            ("[1 /* open ]", ""),
        ] {
            let found = blank(text).map(|it| it.text).unwrap_or_default();
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn they_are_counted_and_the_first_is_located() {
        let found = blank("[1, // a\n2, // b\n]").expect("there are some");
        assert_eq!(found.comments, Some((4..8, 2)));
        assert_eq!(found.commas, Some((10..11, 1)));
    }
}
