//! The languages of documents, each with its files in `data/words` and `data/reading`. A new
//! language is one line here and those two files.

use super::reading::Reading;
use super::table::{Table, file};
use super::words::Words;

macro_rules! languages {
    ($($tag:literal)*) => {
        /// Every language, by its ISO 639 code. English is first; the others follow in the order
        /// in which lists show them.
        pub(crate) const TAGS: [&str; [$($tag),*].len()] = [$($tag),*];

        pub(super) static WORDS: [Table<Words>; TAGS.len()] =
            [$(Table::new(&[file!("words/", $tag, ".json")])),*];

        pub(super) static READING: [Table<Reading>; TAGS.len()] =
            [$(Table::new(&[file!("reading/", $tag, ".json")])),*];
    };
}

languages! {
    "en" "de" "fr" "es" "it" "pt" "nl" "sv" "da" "nb" "pl" "cs" "uk" "tr" "el" "ru" "ja" "zh"
    "ko" "he" "ar"
}

/// The words documents in a language are written with; English for a tag that is not in
/// [`TAGS`].
pub(crate) fn words(tag: &str) -> &'static Words {
    WORDS[place(tag)].get()
}

/// The words of every language by which résumés are read, in the order of [`TAGS`].
pub(crate) fn reading() -> impl Iterator<Item = &'static Reading> {
    READING.iter().map(Table::get)
}

fn place(tag: &str) -> usize {
    TAGS.iter().position(|known| *known == tag).unwrap_or_default()
}
