//! Rules on the wording of bullets and running text.

pub(super) mod bare_activity;
pub(super) mod brand;
pub(super) mod effort;
pub(super) mod filler;
pub(super) mod first_person;
pub(super) mod length;
pub(super) mod lone_number;
pub(super) mod misspelling;
pub(super) mod near_duplicate;
pub(super) mod placeholder;
pub(super) mod repeated_opener;
pub(super) mod tense;
pub(super) mod weak_opener;

use crate::lint::lexicon::lexicon;
use crate::lint::subject::Text;

/// Whether another rule says what is missing of a bullet, so that it is not said twice.
fn is_judged_elsewhere(text: &Text<'_>) -> bool {
    lexicon().weak_openers.length_at(&text.words, 0).is_some()
        || effort::counts_effort(text.whole, &text.words)
        || placeholder::placeholder(text.whole, &text.words).is_some()
}
