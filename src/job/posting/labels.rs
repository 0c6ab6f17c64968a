//! The facts of a posting that stand behind labels: `Location: Leeds`.

use super::occupation::{LONGEST_TITLE, head_noun};
use crate::data::{LabelWords, postings};
use crate::job::plain::fold;

/// The maximum length of a line with a label and no colon, in bytes.
const LONGEST_LABELLED: usize = 80;

/// The facts with labels: `Location: Leeds`.
#[derive(Debug, Default)]
pub(super) struct Labelled {
    pub(super) title: Option<String>,
    pub(super) company: Option<String>,
    pub(super) location: Option<String>,
}

impl Labelled {
    /// Reads a line; returns whether it has a label.
    pub(super) fn read(&mut self, text: &str) -> bool {
        let mut has_label = false;
        // A label without a colon has several words.
        let first = text.split(' ').next().unwrap_or_default();
        if !text.contains(':')
            && (first.len() == text.len() || text.len() > LONGEST_LABELLED)
        {
            return false;
        }
        let folded = fold(text);
        let LabelWords { title, company, location } = &postings().labels;
        for (slot, names, free) in [
            (&mut self.title, title, true),
            (&mut self.company, company, false),
            (&mut self.location, location, false),
        ] {
            let found = names.iter().find_map(|name| labelled(text, &folded, name, free));
            has_label |= found.is_some();
            if slot.is_none() {
                *slot = found;
            }
        }
        has_label
    }
}

/// The value of `Label: value`, up to the next label on the line; a label of several words that
/// begins a line may also stand without a colon.
fn labelled(text: &str, folded: &str, label: &str, is_free: bool) -> Option<String> {
    let at = folded.find(label).filter(|at| {
        *at == 0
            || folded.get(..*at).is_some_and(|it| {
                it.ends_with(['·', '|', '\t'])
                    || it.ends_with("| ")
                    || it.ends_with("· ")
                    || it.ends_with(". ")
            })
    })?;
    // Lower case may be shorter than the text only where an invisible sign is left out.
    let rest = text.get(at + label.len()..)?.trim_start_matches(['*', ' ', '_']);
    let value = match rest.strip_prefix(':') {
        Some(value) => value,
        None if is_free && at == 0 && label.contains(' ') => Some(rest)
            .filter(|it| it.starts_with(char::is_uppercase) && head_noun(it).is_some())?,
        None => return None,
    };
    let value = value.trim_matches(['*', ' ', '_', '`']);
    let ends = [" · ", " | ", "  ", " Job ", " Location", " Team", " About ", ". ", "; "];
    let end = ends.iter().filter_map(|end| value.find(end)).min();
    let value = value.get(..end.unwrap_or(value.len()))?.trim();
    let fits = !value.is_empty() && value.split(' ').count() <= LONGEST_TITLE;
    fits.then(|| value.to_owned())
}
