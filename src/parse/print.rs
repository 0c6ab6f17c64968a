//! What the glyphs of a line show besides its text: wide gaps, bold and italic.

use std::collections::BTreeMap;

use super::dates;
use super::thresholds::{LINE_TOLERANCE, RULE_BELOW, THIN_RULE, WIDE_GAP};
use crate::extract::{DrawingKind, Extraction, Glyph, Line};
use crate::geom::{PageNumber, Pt, Rect};

/// The maximum number of glyphs near the height of a line that are searched for its own.
const MAX_NEAR: usize = 4000;

/// The maximum number of drawings that are looked at for rules.
const MAX_DRAWINGS: usize = 400;

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
    /// The luminance of the colour of most letters; `None` if unknown.
    pub(super) tone: Option<f32>,
    /// The size of the largest letter, in pt; spaces do not count.
    pub(super) size: Pt,
    /// Whether a rule underlines it, or it has a ground of its own.
    pub(super) ruled: bool,
    /// How far it reaches below its first line, in pt, if it was joined from two.
    pub(super) below: Pt,
    /// How far after its left side its text begins, in pt, if a date is in a column before it.
    pub(super) margin: Pt,
}

/// How each line is printed. Lines in page content order consist of consecutive glyphs, so one pass
/// over the glyphs finds those of every line.
pub(super) fn prints(extraction: &Extraction, lines: &[Line]) -> Vec<Print> {
    let mut glyphs = extraction.glyphs().iter().peekable();
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        let mut own: Vec<&Glyph> = Vec::new();
        while let Some(glyph) = glyphs.peek() {
            let is_blank = glyph.unicode.is_whitespace();
            if !is_blank && !is_of(glyph, line) {
                break;
            }
            if !is_blank {
                own.push(glyph);
            }
            glyphs.next();
        }
        out.push(print(extraction, line, &own));
    }
    out
}

/// How each line is printed, whatever the order of the lines: by the glyphs in its place.
pub(super) fn prints_by_place(extraction: &Extraction, lines: &[Line]) -> Vec<Print> {
    let mut glyphs: Vec<&Glyph> =
        extraction.glyphs().iter().filter(|it| !it.unicode.is_whitespace()).collect();
    glyphs.sort_by(|a, b| a.page.cmp(&b.page).then(a.y.total_cmp(&b.y)));
    let of_line = |line: &Line| {
        let above = |glyph: &&Glyph| {
            glyph.page < line.page || glyph.page == line.page && glyph.y < line.rect.y0
        };
        let from = glyphs.partition_point(above);
        let near = glyphs[from..].iter().take(MAX_NEAR);
        let near = near.take_while(|it| it.page == line.page && it.y <= line.rect.y1);
        let mut own: Vec<&Glyph> = near.copied().filter(|it| is_of(it, line)).collect();
        own.sort_by(|a, b| a.x.total_cmp(&b.x));
        print(extraction, line, &own)
    };
    lines.iter().map(of_line).collect()
}

/// Whether a glyph lies within a line.
fn is_of(glyph: &Glyph, line: &Line) -> bool {
    let rect = glyph.rect();
    glyph.page == line.page
        && rect.x0 >= line.rect.x0 - LINE_TOLERANCE
        && rect.x1 <= line.rect.x1 + LINE_TOLERANCE
        && rect.y0 >= line.rect.y0 - LINE_TOLERANCE
        && rect.y1 <= line.rect.y1 + LINE_TOLERANCE
}

/// How a line of these glyphs is printed, none of which is a space.
fn print(extraction: &Extraction, line: &Line, glyphs: &[&Glyph]) -> Print {
    let faces = extraction.faces();
    let style = |face: u16| {
        let face = faces.get(usize::from(face));
        face.map_or(Style::default(), |it| Style { bold: it.bold, italic: it.italic })
    };
    let mut letters = 0;
    // The numbers of letters before each gap and each change of style.
    let (mut gaps, mut turns): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    // The number of letters in each style.
    let mut styles: BTreeMap<Style, usize> = BTreeMap::new();
    let mut before: Option<(Pt, Style)> = None;
    let mut size: Pt = 0.0;
    // Where the text after the first gap begins.
    let mut after: Option<Pt> = None;
    for glyph in glyphs {
        let (rect, style) = (glyph.rect(), style(glyph.face));
        if let Some((end, styled)) = before {
            if rect.x0 - end > WIDE_GAP * glyph.size {
                gaps.push(letters);
                after.get_or_insert(rect.x0);
            }
            if style != styled {
                turns.push(letters);
            }
        }
        before = Some((rect.x1, style));
        size = size.max(glyph.size);
        let text = glyph.unicode.to_string();
        let count = text.chars().filter(|c| !c.is_whitespace()).count();
        letters += count;
        *styles.entry(style).or_default() += count;
    }
    let most = styles.into_iter().max_by_key(|(_, count)| *count);
    let mut tones: Vec<f32> = glyphs.iter().filter_map(|it| it.luminance).collect();
    tones.sort_by(f32::total_cmp);
    // Glyphs that overlap may stand in another order: no gap is inside a word.
    let mut gaps = positions(&line.text, &gaps);
    gaps.retain(|at| line.text[..*at].ends_with(char::is_whitespace));
    let before = gaps.first().and_then(|gap| line.text.get(..*gap));
    let margin = match after.zip(before) {
        Some((after, before)) if dates::is_date(before) => after - line.rect.x0,
        _ => 0.0,
    };
    Print {
        gaps,
        turns: positions(&line.text, &turns),
        style: most.map(|(style, _)| style).unwrap_or_default(),
        lead: glyphs.first().map(|it| style(it.face)).unwrap_or_default(),
        tone: tones.get(tones.len() / 2).copied(),
        size,
        ruled: false,
        margin: margin.max(0.0),
        below: 0.0,
    }
}

/// Marks the lines that a rule underlines or that have a ground of their own.
pub(super) fn mark_ruled(extraction: &Extraction, lines: &mut [(Line, Print)]) {
    let drawings = extraction.drawings().iter().take(MAX_DRAWINGS);
    let mut rules: Vec<(PageNumber, Rect)> = drawings
        .filter(|it| it.kind != DrawingKind::Image && it.opacity > 0.0)
        .map(|it| (it.page, it.rect))
        .collect();
    rules.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.y0.total_cmp(&b.1.y0)));
    // Below which line each rule stands: the nearest one.
    for (page, rule) in rules {
        let mut nearest: Option<(f64, usize)> = None;
        for (at, (line, _)) in lines.iter().enumerate() {
            let own = line.rect;
            if line.page != page || own.x1 < rule.x0 || own.x0 > rule.x1 {
                continue;
            }
            let middle = f64::midpoint(own.y0, own.y1);
            let ground = rule.y0 <= middle && middle <= rule.y1;
            let height = rule.y1 - rule.y0;
            let wide = rule.x1 - rule.x0 >= 0.9 * own.width();
            let (of_rule, of_ground) = (
                height < THIN_RULE && wide && rule.y0 > middle,
                ground
                    && wide
                    && height > own.height() * 0.8
                    && height < own.height() * 2.5,
            );
            let distance = if of_ground { 0.0 } else { rule.y0 - own.y1 };
            if (of_ground || of_rule && distance < RULE_BELOW * line.size)
                && nearest.is_none_or(|(best, _)| distance < best)
            {
                nearest = Some((distance, at));
            }
        }
        if let Some((_, at)) = nearest {
            lines[at].1.ruled = true;
        }
    }
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
