//! Annotations that show something of their own, whether or not the file says how: where an
//! annotation has no appearance, viewers draw one (ISO 32000-1 §12.5.5).

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object};
use hayro_syntax::page::Page;

use super::boundary::{Steps, hayro};

/// How many annotations of a page show something: all but links without a frame. A small picture
/// of the page that the file holds (`/Thumb`, §12.3.4) counts as one.
pub(super) fn visible(page: &Page<'_>) -> usize {
    let page = page.raw();
    let thumbnail = usize::from(hayro(|| page.contains_key(b"Thumb")));
    let Some(annotations) = hayro(|| page.get::<Array<'_>>(b"Annots")) else {
        return thumbnail;
    };
    let annotations = Steps(hayro(|| annotations.iter::<Dict<'_>>()));
    thumbnail + annotations.filter(|it| !is_plain_link(it)).count()
}

/// Whether an annotation is a link that paints nothing.
fn is_plain_link(annotation: &Dict<'_>) -> bool {
    let subtype = hayro(|| annotation.get::<Name<'_>>(b"Subtype"));
    subtype.as_deref() == Some(b"Link")
        && !hayro(|| annotation.contains_key(b"AP"))
        && frame(annotation) <= 0.0
}

/// The width of the frame that viewers draw around a link, in pt (§12.5.4).
fn frame(annotation: &Dict<'_>) -> f32 {
    if let Some(style) = hayro(|| annotation.get::<Dict<'_>>(b"BS")) {
        return hayro(|| style.get::<f32>(b"W")).unwrap_or(1.0);
    }
    let border = hayro(|| annotation.get::<Array<'_>>(b"Border"));
    let Some(border) = border else { return 1.0 };
    let width = Steps(hayro(|| border.raw_iter())).nth(2);
    match width {
        Some(MaybeRef::NotRef(Object::Number(width))) => width.as_f32(),
        _ => 1.0,
    }
}
