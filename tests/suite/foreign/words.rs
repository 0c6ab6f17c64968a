//! Compares texts by the words they have.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

/// The words of a text, with accents composed and ligature characters written out. Poppler writes
/// ligatures out in some fonts and keeps them in others.
pub(super) fn all(text: &str) -> Vec<String> {
    let mut letters = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{FB00}'..='\u{FB06}' => letters.extend(c.nfkc()),
            c => letters.push(c),
        }
    }
    letters.nfc().collect::<String>().split_whitespace().map(str::to_owned).collect()
}

/// The words of a text without the punctuation at their ends.
pub(super) fn without_punctuation(text: &str) -> Vec<String> {
    let marks = |c: char| ",.:;()|".contains(c);
    let words = all(text).into_iter().map(|word| word.trim_matches(marks).to_owned());
    words.filter(|word| !word.is_empty()).collect()
}

/// The number of occurrences of each word.
#[derive(Debug)]
pub(super) struct Words(BTreeMap<String, usize>);

impl Words {
    pub(super) fn of(words: &[String]) -> Self {
        let mut counts = BTreeMap::new();
        for word in words {
            *counts.entry(word.clone()).or_default() += 1;
        }
        Self(counts)
    }

    /// The words that `other` lacks, each as many times as it lacks it.
    pub(super) fn without(&self, other: &Self) -> Vec<String> {
        let mut missing = Vec::new();
        for (word, &count) in &self.0 {
            let there = other.0.get(word).copied().unwrap_or(0);
            missing.extend((there..count).map(|_| word.clone()));
        }
        missing
    }
}

/// The number of words that two texts have in the same order.
pub(super) fn longest_common_subsequence(a: &[String], b: &[String]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for word in a {
        let mut next = vec![0; b.len() + 1];
        for (index, other) in b.iter().enumerate() {
            next[index + 1] = if word == other {
                row[index] + 1
            } else {
                row[index + 1].max(next[index])
            };
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
