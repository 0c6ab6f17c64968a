//! Text on layers that are hidden when the file is opened (ISO 32000-1 §8.11): a page comes in,
//! the glyphs that only show once a layer is switched on go out.
//!
//! The interpreter leaves out what is hidden. So the page is interpreted once more with the
//! names of its layers spoilt, which makes every layer visible; what is new is what was hidden.

use hayro_interpret::{Context, interpret};
use hayro_syntax::content::TypedIter;
use hayro_syntax::page::{Page, Resources};

use super::glyphs::Glyph;
use super::recorder::Recorder;

/// The glyphs of `page` that are not among `shown`.
pub(super) fn hidden<'a>(
    page: &Page<'_>,
    resources: &Resources<'a>,
    shown: &[Glyph],
    interpreter: &mut Context<'a>,
    recorder: &mut Recorder,
) -> Vec<Glyph> {
    let Some(content) = page.page_stream() else { return Vec::new() };
    let spoilt = spoilt(content);
    interpret(TypedIter::new(&spoilt), resources, interpreter, recorder);
    let mut shown = shown.iter().peekable();
    let mut hidden = Vec::new();
    // What is shown comes in the same order in both.
    for glyph in recorder.take_glyphs() {
        match shown.peek() {
            Some(next) if is_same(next, &glyph) => {
                shown.next();
            }
            _ => hidden.push(glyph),
        }
    }
    hidden
}

fn is_same(a: &Glyph, b: &Glyph) -> bool {
    a.unicode == b.unicode
        && (a.x - b.x).abs() + (a.y - b.y).abs() + (a.size - b.size).abs() < 1e-6
}

/// The content with the first letter of every layer's name replaced, so that no layer is found
/// under it.
fn spoilt(content: &[u8]) -> Vec<u8> {
    const TAG: &[u8] = b"/OC";
    let mut spoilt = content.to_vec();
    let mut at = 0;
    while let Some(found) = spoilt
        .get(at..)
        .and_then(|rest| rest.windows(TAG.len()).position(|window| window == TAG))
    {
        at += found + TAG.len();
        let rest = spoilt.get(at..).unwrap_or_default();
        let space = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        if rest.get(space) == Some(&b'/')
            && let Some(letter) = spoilt.get_mut(at + space + 1)
        {
            *letter = b'~';
        }
    }
    spoilt
}
