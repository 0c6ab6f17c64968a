//! The running text of an entry, for members that hold prose.

use crate::parse::parsed::{Found, ParsedEntry};

/// The paragraphs and labelled lines of an entry, and its bullets if asked for, in the order of the
/// page.
pub(super) fn prose(entry: &ParsedEntry, with_bullets: bool) -> Vec<Found> {
    let mut all: Vec<Found> = entry.paragraphs.clone();
    all.extend(entry.fields.iter().map(|field| field.whole.clone()));
    if with_bullets {
        all.extend(entry.bullets.iter().map(|bullet| Found {
            text: format!("- {}", bullet.text),
            ..bullet.clone()
        }));
    }
    let place = |found: &Found| (found.page, found.rect.y0);
    all.sort_by(|a, b| {
        let ((a_page, a_top), (b_page, b_top)) = (place(a), place(b));
        a_page.cmp(&b_page).then(a_top.total_cmp(&b_top))
    });
    all
}
