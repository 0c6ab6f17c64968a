//! What the glyphs of a line show besides its text: wide gaps, bold and italic.

use std::collections::BTreeMap;

use super::thresholds::{LINE_TOLERANCE, WIDE_GAP};
use crate::extract::{Extraction, Line};
use crate::geom::{Pt, Rect};

/// Bold, italic, both or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub(super) struct Style {
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// How a line is printed.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Print {
    /// The bytes of the text before which a wide gap stands, ascending.
    pub(super) gaps: Vec<usize>,
    /// The bytes of the text before which the style changes, ascending.
    pub(super) turns: Vec<usize>,
    /// The style of most letters.
    pub(super) style: Style,
    /// The style of the first letter.
    pub(super) lead: Style,
}

/// How each line is printed. Lines in page content order consist of consecutive glyphs, so one pass
/// over the glyphs finds those of every line.
pub(super) fn prints(extraction: &Extraction, lines: &[Line]) -> Vec<Print> {
    let faces = extraction.faces();
    let style = |face: u16| {
        let face = faces.get(usize::from(face));
        face.map_or(Style::default(), |it| Style { bold: it.bold, italic: it.italic })
    };
    let mut glyphs = extraction.glyphs().iter().peekable();
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        let inside = |rect: &Rect| {
            rect.x0 >= line.rect.x0 - LINE_TOLERANCE
                && rect.x1 <= line.rect.x1 + LINE_TOLERANCE
                && rect.y0 >= line.rect.y0 - LINE_TOLERANCE
                && rect.y1 <= line.rect.y1 + LINE_TOLERANCE
        };
        let mut letters = 0;
        // The numbers of letters before each gap and each change of style.
        let (mut gaps, mut turns): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        // The number of letters in each style.
        let mut styles: BTreeMap<Style, usize> = BTreeMap::new();
        let mut before: Option<(Pt, Style)> = None;
        let mut lead: Option<Style> = None;
        while let Some(glyph) = glyphs.peek() {
            let rect = glyph.rect();
            let is_blank = glyph.unicode.is_whitespace();
            if !is_blank && (glyph.page != line.page || !inside(&rect)) {
                break;
            }
            if !is_blank {
                let style = style(glyph.face);
                if let Some((end, styled)) = before {
                    if rect.x0 - end > WIDE_GAP * glyph.size {
                        gaps.push(letters);
                    }
                    if style != styled {
                        turns.push(letters);
                    }
                }
                before = Some((rect.x1, style));
                lead.get_or_insert(style);
                let text = glyph.unicode.to_string();
                let count = text.chars().filter(|c| !c.is_whitespace()).count();
                letters += count;
                *styles.entry(style).or_default() += count;
            }
            glyphs.next();
        }
        let most = styles.into_iter().max_by_key(|(_, count)| *count);
        out.push(Print {
            gaps: positions(&line.text, &gaps),
            turns: positions(&line.text, &turns),
            style: most.map(|(style, _)| style).unwrap_or_default(),
            lead: lead.unwrap_or_default(),
        });
    }
    out
}

/// The positions in `text`, in bytes, that follow the given numbers of letters.
fn positions(text: &str, after: &[usize]) -> Vec<usize> {
    if after.is_empty() {
        return Vec::new();
    }
    let starts: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| !c.is_whitespace())
        .map(|(at, _)| at)
        .collect();
    after.iter().filter_map(|letters| starts.get(*letters).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_located_by_the_letters_before_them() {
        assert_eq!(positions("ab  cd é f", &[2, 5]), [4, 10]);
        assert_eq!(positions("ab", &[2]), Vec::<usize>::new());
    }
}
