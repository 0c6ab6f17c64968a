//! What cannot be set, found before anything is laid out: a [`Document`] and fonts come in,
//! findings about characters no font has and words no line holds go out.

use super::world::Typesetter;
use super::{ENDLESS_WORD, UNCOVERED_CHARACTER};
use crate::diag::{Diagnostic, Findings, Location};
use crate::document::Document;
use crate::text::is_unspaced;

/// A text in a script without a font lacks all of its characters; these are enough to tell.
const MOST_CHARACTERS_NAMED: usize = 6;

impl Typesetter {
    /// A finding for every field with characters that none of `families`, and no font the
    /// person named, has.
    #[must_use]
    pub fn uncovered(&self, document: &Document, families: &[String]) -> Findings {
        let set = self.font_set(families);
        let mut findings = Vec::new();
        let headings = document.sections.iter().map(|section| {
            let place = format!(", in the heading `{}`", section.title);
            (section.title.clone(), Location::Nowhere, place)
        });
        let fields = document.texts().into_iter().map(|text| {
            let location =
                text.origin.clone().map_or(Location::Nowhere, Location::pointer);
            (text.plain(), location, String::new())
        });
        for (text, location, place) in fields.chain(headings) {
            let mut missing: Vec<char> = Vec::new();
            for c in text.chars() {
                if !set.covers(c) && !missing.contains(&c) {
                    missing.push(c);
                }
            }
            if missing.is_empty() {
                continue;
            }
            let shown: Vec<String> = missing
                .iter()
                .map(|&c| format!("`{c}` (U+{:04X})", u32::from(c)))
                .take(MOST_CHARACTERS_NAMED)
                .collect();
            let more = missing.len().saturating_sub(shown.len());
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let asked = set.families().join(", ");
            let message = format!(
                "no font has {}{more}{place}; asked were {asked}",
                shown.join(", ")
            );
            findings
                .push(Diagnostic::error(UNCOVERED_CHARACTER, location, message).hint(
                "name a font that has them with `--fonts DIR`, or write it without them",
            ));
        }
        findings
    }
}

/// The longest word, in bytes, that a layout makes smaller until it fits a line; `_lib/text.typ`
/// calls it `endless`.
const LONGEST_WORD: usize = 150;

/// A finding for every field with a word that has to break.
pub(crate) fn endless_words(document: &Document) -> Findings {
    let mut findings = Vec::new();
    for text in document.texts() {
        let plain = text.plain();
        let endless =
            |word: &&str| word.len() > LONGEST_WORD && !word.contains(is_unspaced);
        let Some(word) = plain.split(' ').find(endless) else { continue };
        let location = text.origin.clone().map_or(Location::Nowhere, Location::pointer);
        let characters = word.chars().count();
        findings.push(
            Diagnostic::warning(
                ENDLESS_WORD,
                location,
                format!("a word of {characters} characters is wider than any line"),
            )
            .hint("shorten it: no reader puts a broken word together again"),
        );
    }
    findings
}
