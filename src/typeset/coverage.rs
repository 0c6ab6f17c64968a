//! What a document asks of the fonts: characters that none of them covers, and words that fit no
//! line, found before anything is laid out.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization;

use super::world::Typesetter;
use crate::data::{self, FreeFont};
use crate::diag::{Code, Diagnostic, Findings, Location};
use crate::direction::is_right_to_left;
use crate::document::Document;
use crate::text::is_unspaced;

/// No font covers a character.
const UNCOVERED_CHARACTER: Code = Code::new("T002", "uncovered-character");
/// A word is wider than any line.
const OVERLONG_WORD: Code = Code::new("T003", "overlong-word");

/// A text in a script without a font lacks all of its characters; naming a few is enough.
const MAX_CHARACTERS_NAMED: usize = 6;

/// The scripts from right to left of the languages that documents are written in, by the names
/// that Unicode's properties have, and their letters.
const SCRIPTS: [(&str, RangeInclusive<char>); 2] =
    [("Arabic", '\u{620}'..='\u{6ff}'), ("Hebrew", '\u{591}'..='\u{5f4}')];

impl Typesetter {
    /// The given font family to set a right-to-left document in; `None` for other documents. It
    /// must come first: a space from another font would split a line into several runs, and
    /// readers that follow the file would read those from left to right.
    #[must_use]
    pub fn right_to_left_family(&self, document: &Document) -> Option<&str> {
        if !document.is_right_to_left() {
            return None;
        }
        let runs = document.texts().into_iter().flat_map(|text| &text.runs);
        let mut chars = runs.flat_map(|run| run.text.chars());
        let letter = chars.find(|&c| is_right_to_left(c))?;
        let set = self.font_set(&[]);
        self.given_families().into_iter().find(|family| set.family_covers(family, letter))
    }

    /// The given font family for each script from right to left of which a document from left to
    /// right has words, by the script's name. A phrase in it is set in that family alone, for the
    /// reason that [`right_to_left_family`](Self::right_to_left_family) gives.
    #[must_use]
    pub fn leftward_families(
        &self,
        document: &Document,
    ) -> BTreeMap<&'static str, String> {
        if document.is_right_to_left() {
            return BTreeMap::new();
        }
        let mut letters: BTreeMap<&'static str, char> = BTreeMap::new();
        let runs = document.texts().into_iter().flat_map(|text| &text.runs);
        for c in runs.flat_map(|run| run.text.chars()).filter(|c| is_right_to_left(*c)) {
            let named = SCRIPTS.iter().find(|(_, letters)| letters.contains(&c));
            if let Some((name, _)) = named {
                letters.entry(*name).or_insert(c);
            }
        }
        if letters.is_empty() {
            return BTreeMap::new();
        }
        let (set, given) = (self.font_set(&[]), self.given_families());
        let family = |(name, letter): (&'static str, char)| {
            let family = given.iter().find(|family| set.family_covers(family, letter))?;
            Some((name, (*family).to_owned()))
        };
        letters.into_iter().filter_map(family).collect()
    }

    /// The letters of `document` that `family` does not cover but would compose of a letter and a
    /// mark (`ṣ`), in order of appearance, without repetition.
    #[must_use]
    pub fn strangers(&self, document: &Document, family: &str) -> String {
        let set = self.font_set(&[family.to_owned()]);
        let mut strangers = String::new();
        for c in document.texts().iter().flat_map(|text| &text.runs).flat_map(|run| {
            // Every family covers ASCII, which is most of the text.
            run.text.chars().filter(|c| !c.is_ascii())
        }) {
            let composed = std::iter::once(c).nfd().nth(1).is_some();
            if c.is_alphabetic()
                && composed
                && !set.family_covers(family, c)
                && !strangers.contains(c)
            {
                strangers.push(c);
            }
        }
        strangers
    }

    /// An error for every field with characters that are covered neither by `families` nor by
    /// the given fonts.
    #[must_use]
    pub fn uncovered(&self, document: &Document, families: &[String]) -> Findings {
        let set = self.font_set(families);
        let headings = document.sections.iter().map(|section| {
            let place = format!(" in the heading `{}`", section.title);
            (section.title.clone(), Location::Nowhere, place)
        });
        let fields = document.texts().into_iter().map(|text| {
            let pointer = text.origin.clone();
            // A date is printed in words of the language.
            let is_date = pointer.as_ref().is_some_and(|at| {
                let key = at.as_str().rsplit('/').next().unwrap_or_default();
                key == "date" || key.ends_with("Date")
            });
            let place = if is_date {
                format!(" in the date as written in `{}`", document.info.lang)
            } else {
                String::new()
            };
            (text.plain(), pointer.map_or(Location::Nowhere, Location::pointer), place)
        });
        // What one font would cover is one thing to do, in however many fields it is missing:
        // such findings say the same, and are shown as one.
        let mut groups: Vec<(Option<&str>, String)> = Vec::new();
        let mut found: Vec<(usize, Location, String)> = Vec::new();
        for (text, location, place) in fields.chain(headings) {
            let mut here: Vec<usize> = Vec::new();
            for c in text.chars().filter(|c| !set.covers(*c)) {
                let family = data::free_font(c).map(|font| font.family.as_str());
                let known = groups.iter().position(|(known, _)| *known == family);
                let group = known.unwrap_or_else(|| {
                    groups.push((family, String::new()));
                    groups.len() - 1
                });
                if let Some((_, missing)) = groups.get_mut(group)
                    && !missing.contains(c)
                {
                    missing.push(c);
                }
                if !here.contains(&group) {
                    here.push(group);
                }
            }
            found
                .extend(here.into_iter().map(|it| (it, location.clone(), place.clone())));
        }
        let tried = set.families().join(", ");
        let finding = |(group, location, place): (usize, Location, String)| {
            let (_, missing) = &groups[group];
            let shown: Vec<String> = missing
                .chars()
                .map(|c| format!("`{c}` (U+{:04X})", u32::from(c)))
                .take(MAX_CHARACTERS_NAMED)
                .collect();
            let more = missing.chars().count().saturating_sub(shown.len());
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let message = format!(
                "no font covers {}{more}{place} (tried {tried})",
                shown.join(", ")
            );
            Diagnostic::error(UNCOVERED_CHARACTER, location, message)
                .hint(remedy(missing))
        };
        found.into_iter().map(finding).collect()
    }
}

/// What to do about characters that no font covers.
fn remedy(missing: &str) -> String {
    match missing.chars().find_map(data::free_font) {
        Some(FreeFont { family, package, .. }) => {
            let download = match family.strip_prefix("Noto ") {
                Some(_) => ", or a download from fonts.google.com/noto",
                None => "",
            };
            format!(
                "add a font that covers them with `--fonts DIR`, such as {family} (package \
                 `{package}` of Debian and Ubuntu{download}), or remove them"
            )
        }
        None => {
            "add a font that covers them with `--fonts DIR`, or remove them".to_owned()
        }
    }
}

/// The longest word, in bytes, that a layout shrinks until it fits a line; the same as `endless`
/// in `_lib/text.typ`.
const MAX_WORD: usize = 150;

/// A warning for every field with a word so long that it must break.
pub(super) fn overlong_words(document: &Document) -> Findings {
    let mut findings = Findings::new();
    for text in document.texts() {
        let plain = text.plain();
        let is_overlong =
            |word: &&str| word.len() > MAX_WORD && !word.contains(is_unspaced);
        let Some(word) = plain.split(' ').find(is_overlong) else { continue };
        let location = text.origin.clone().map_or(Location::Nowhere, Location::pointer);
        let characters = word.chars().count();
        findings.push(
            Diagnostic::warning(
                OVERLONG_WORD,
                location,
                format!("a word of {characters} characters is wider than any line"),
            )
            .hint("shorten it: no reader rejoins a word that is broken across lines"),
        );
    }
    findings
}
