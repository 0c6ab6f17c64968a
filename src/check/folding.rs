//! How two texts are compared: word by word, ignoring case and the punctuation around a word.

use crate::text::{caseless, words};

/// A word without case and without the punctuation around it; empty if nothing is left.
pub(super) fn plain(word: &str) -> String {
    caseless(word.trim_matches(|c: char| !c.is_alphanumeric() && !"%€$£+#".contains(c)))
}

/// The words of a text between single spaces, so that one text can be searched for in another.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::from(" ");
    for word in words(text).map(plain).filter(|word| !word.is_empty()) {
        folded.push_str(&word);
        folded.push(' ');
    }
    folded
}
