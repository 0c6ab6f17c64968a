//! Finds text on layers that are hidden when the file is opened (ISO 32000-1 §8.11).
//!
//! The interpreter leaves hidden layers out. So the page is interpreted a second time with the
//! names of its layers mangled, which makes every layer visible; the additional glyphs are the
//! hidden ones.

use hayro_interpret::{Context, interpret};
use hayro_syntax::content::TypedIter;
use hayro_syntax::page::{Page, Resources};

use super::boundary::{Callbacks, hayro};
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
    let Some(content) = hayro(|| page.page_stream()) else { return Vec::new() };
    let unlayered = without_layer_names(content);
    let mut device = Callbacks(&mut *recorder);
    hayro(|| {
        interpret(TypedIter::new(&unlayered), resources, interpreter, &mut device);
    });
    let mut shown = shown.iter().peekable();
    let mut hidden = Vec::new();
    // Both passes show the visible glyphs in the same order.
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

/// The content with the first letter of every layer's name replaced, so that no layer goes by
/// that name.
fn without_layer_names(content: &[u8]) -> Vec<u8> {
    const TAG: &[u8] = b"/OC";
    let mut mangled = content.to_vec();
    let mut at = 0;
    while let Some(found) = mangled
        .get(at..)
        .and_then(|rest| rest.windows(TAG.len()).position(|window| window == TAG))
    {
        at += found + TAG.len();
        let rest = mangled.get(at..).unwrap_or_default();
        let space = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        if rest.get(space) == Some(&b'/')
            && let Some(letter) = mangled.get_mut(at + space + 1)
        {
            *letter = b'~';
        }
    }
    mangled
}
