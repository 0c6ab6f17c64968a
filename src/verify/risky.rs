//! Fields whose letters readers are known to treat differently, and what to do about them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::diag::JsonPointer;
use crate::direction::is_right_to_left;
use crate::document::{Document, RichText};

/// What to do about a line of both directions that does not read back.
const ON_ITS_OWN: &str = "readers put words from right to left inside a line from left to right \
     in different orders: give them a line of their own, or write them in Latin letters";

/// What to do about a letter with several marks that does not read back.
const FEWER_MARKS: &str = "a letter carries several combining marks, which readers put in \
     different places: try another layout, whose font may have the letter, or write fewer marks";

/// Each such field of the document, with what to do about it.
pub(super) fn fields(document: &Document) -> Vec<(JsonPointer, &'static str)> {
    let is_leftward = document.is_right_to_left();
    let advice = |text: &RichText| {
        let runs = || text.runs.iter().map(|run| &*run.text);
        if !is_leftward && runs().any(|run| run.contains(is_right_to_left)) {
            return Some(ON_ITS_OWN);
        }
        runs().any(has_stacked_marks).then_some(FEWER_MARKS)
    };
    let texts = document.texts().into_iter();
    texts.filter_map(|text| Some((text.origin.clone()?, advice(text)?))).collect()
}

/// Whether a letter has marks beyond the first, or one that is composed with it.
fn has_stacked_marks(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let mut marks = 0;
    text.nfd().any(|c| {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        marks > 2
    }) || text
        .nfc()
        .zip(text.nfc().skip(1))
        .any(|(a, b)| is_combining_mark(a) && is_combining_mark(b))
}

#[cfg(test)]
mod tests {
    use super::has_stacked_marks;

    #[test]
    fn letters_with_more_marks_than_a_code_point_holds_are_recognised() {
        for text in ["e\u{323}\u{304}\u{300}", "\u{1ED}\u{301}", "r\u{325}\u{304}"] {
            assert!(has_stacked_marks(text), "{text}");
        }
        for text in ["plain", "\u{1ED7}", "o\u{323}\u{300}", "Gro\u{DF}"] {
            assert!(!has_stacked_marks(text), "{text}");
        }
    }
}
