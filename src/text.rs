//! The only place where text is normalised, so that every PDF reader returns it unchanged.
//!
//! The proof is only as strong as its normaliser, so this is the complete list. [`Hygiene::line`]
//! rewrites text for a document:
//!
//! 1. Unicode Normalization Form C (UAX #15): a base letter with combining marks becomes the
//!    composed letter if there is one. PDF writers map separate marks to wrong text.
//! 2. Every character with the property `Default_Ignorable_Code_Point` is dropped: soft
//!    hyphens, zero-width spaces and joiners, bidirectional controls, variation selectors, the
//!    byte order mark. A single one can break all spaces of a PDF's text layer.
//! 3. Every character of category `Cc` is dropped, except whitespace.
//! 4. Every run of characters with the property `White_Space` – tab, line breaks, NO-BREAK
//!    SPACE, FIGURE SPACE, THIN SPACE, IDEOGRAPHIC SPACE … – becomes one U+0020, and is dropped
//!    at the ends.
//! 5. U+2010 HYPHEN and U+2011 NON-BREAKING HYPHEN become U+002D.
//! 6. The presentation ligatures U+FB00–FB06 become their letters.
//! 7. Of the pairs in [`TWINS`], which fonts draw with one glyph, the rarer character becomes the
//!    commoner one if a document has **both**: one glyph can only be read back as one character.
//!
//! [`words`] is how the proof compares two texts. It ignores only where whitespace was:
//!
//! 8. A text is its words, separated by whitespace: line breaks do not matter.
//! 9. In scripts written without spaces (Han, kana, and their punctuation) every character is a
//!    word of its own, for the same reason.

use std::borrow::Cow;

use icu_properties::props::DefaultIgnorableCodePoint;
use icu_properties::{CodePointSetData, CodePointSetDataBorrowed};
use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::{UnicodeNormalization, is_nfc};

const IGNORABLE: CodePointSetDataBorrowed<'static> =
    CodePointSetData::new::<DefaultIgnorableCodePoint>();

/// Pairs of characters that text fonts draw with one glyph: the rarer and the commoner.
pub const TWINS: [(char, char); 4] = [
    ('\u{B5}', '\u{3BC}'),    // MICRO SIGN, GREEK SMALL LETTER MU
    ('\u{2206}', '\u{394}'),  // INCREMENT, GREEK CAPITAL LETTER DELTA
    ('\u{2BC}', '\u{2019}'),  // MODIFIER LETTER APOSTROPHE, RIGHT SINGLE QUOTATION MARK
    ('\u{2215}', '\u{2044}'), // DIVISION SLASH, FRACTION SLASH
];

/// Normalises the text of one document.
#[derive(Debug, Clone, Default)]
pub struct Hygiene {
    /// The pairs of [`TWINS`] to unify.
    twins: Vec<(char, char)>,
}

impl Hygiene {
    /// For a document that may contain all of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let twins = TWINS
            .into_iter()
            .filter(|&(rare, common)| text.contains(rare) && text.contains(common))
            .collect();
        Self { twins }
    }

    /// `text` as one line, normalised by rules 1–7.
    #[must_use]
    pub fn line(&self, text: &str) -> String {
        let composed: Cow<'_, str> = if is_nfc(text) {
            text.into()
        } else {
            text.nfc().collect::<String>().into()
        };
        let mut out = String::with_capacity(composed.len());
        let mut space = false;
        for c in composed.chars() {
            if c.is_whitespace() {
                space = !out.is_empty();
                continue;
            }
            if is_ignorable(c) || c.is_control() {
                continue;
            }
            if std::mem::take(&mut space) {
                out.push(' ');
            }
            match c {
                '\u{2010}' | '\u{2011}' => out.push('-'),
                '\u{FB00}' => out.push_str("ff"),
                '\u{FB01}' => out.push_str("fi"),
                '\u{FB02}' => out.push_str("fl"),
                '\u{FB03}' => out.push_str("ffi"),
                '\u{FB04}' => out.push_str("ffl"),
                '\u{FB05}' | '\u{FB06}' => out.push_str("st"),
                c => out.push(self.common(c)),
            }
        }
        out
    }

    fn common(&self, c: char) -> char {
        self.twins.iter().find(|(rare, _)| *rare == c).map_or(c, |(_, common)| *common)
    }
}

/// The lines of a text as people type them: split at every mandatory line break of UAX #14.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    // CRLF yields an additional empty line, which documents drop.
    text.split(['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'])
}

/// A text without its case: equal for two texts that differ in case alone. `ß` has two capitals,
/// `SS` and `ẞ`.
#[must_use]
pub fn caseless(word: &str) -> String {
    word.to_uppercase().replace('ẞ', "SS")
}

/// The stem of an English word in lower case (Snowball's English stemmer): `service` and
/// `services` have the same.
pub(crate) fn stem(word: &str) -> String {
    stem_in(word, "en")
}

/// The stem of a word in lower case, in the language with an ISO 639 code; one without a stemmer is
/// taken for English.
pub(crate) fn stem_in(word: &str, language: &str) -> String {
    let algorithm = match language {
        "de" => Algorithm::German,
        "es" => Algorithm::Spanish,
        "fr" => Algorithm::French,
        "it" => Algorithm::Italian,
        "nl" => Algorithm::Dutch,
        "pt" => Algorithm::Portuguese,
        _ => Algorithm::English,
    };
    Stemmer::create(algorithm).stem(word).into_owned()
}

/// The words of `text`, as the proof compares them: rules 8 and 9.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().flat_map(|word| {
        let mut rest = word;
        std::iter::from_fn(move || {
            let first = rest.chars().next()?;
            let end = if is_unspaced(first) {
                first.len_utf8()
            } else {
                rest.find(is_unspaced).unwrap_or(rest.len())
            };
            let (word, after) = rest.split_at(end);
            rest = after;
            Some(word)
        })
    })
}

/// Whether a character belongs to a script written without spaces, or to its punctuation: a line may
/// break on either side of it, without a space there.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FFF}'     // CJK radicals, ideographic description
        | '\u{3001}'..='\u{312F}'   // CJK punctuation, hiragana, katakana, bopomofo
        | '\u{3190}'..='\u{9FFF}'   // kanbun, strokes, Han
        | '\u{F900}'..='\u{FAFF}'   // Han, compatibility
        | '\u{FE30}'..='\u{FE4F}'   // CJK compatibility forms
        | '\u{FF01}'..='\u{FF60}'   // full-width forms
        | '\u{FF65}'..='\u{FF9F}'   // half-width katakana
        | '\u{20000}'..='\u{3FFFF}' // Han, supplementary planes
    )
}

/// Whether a character is never part of text that was read back correctly: private use (icon fonts),
/// U+FFFD, soft hyphens and other invisible characters, controls, non-characters.
#[must_use]
pub fn is_foreign(c: char) -> bool {
    matches!(c,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{FFFD}' | '\u{FDD0}'..='\u{FDEF}')
        || (u32::from(c) & 0xFFFE) == 0xFFFE
        || (c.is_control() && !c.is_whitespace())
        || is_ignorable(c)
}

/// `count` with its noun, in the plural where it needs one: `1 page`, `2 pages`.
#[must_use]
pub(crate) fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

/// A text as findings quote it: its beginning, without control characters.
#[must_use]
pub(crate) fn quote(text: &str) -> String {
    const LONGEST: usize = 48;
    let mut shown: String = text
        .chars()
        .take(LONGEST)
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.truncate(shown.trim_end().len());
        shown.push('…');
    }
    shown
}

fn is_ignorable(c: char) -> bool {
    // None is ASCII, as most text is.
    !c.is_ascii() && IGNORABLE.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> String {
        Hygiene::default().line(text)
    }

    #[test]
    fn decomposed_accents_are_composed() {
        assert_eq!(line("Zoe\u{308} S\u{30C}imu\u{30A}nkova\u{301}"), "Zoë Šimůnková");
    }

    #[test]
    fn invisible_characters_are_dropped() {
        assert_eq!(line("so\u{AD}ft\u{200B}\u{2060}\u{FEFF}er\u{202E}"), "softer");
        assert_eq!(line("👩\u{200D}💻\u{FE0F}"), "👩💻");
        assert_eq!(line("a\u{0}b\u{7}c\u{9F}"), "abc");
    }

    #[test]
    fn every_kind_of_space_is_one_space() {
        assert_eq!(line("\t 38\u{A0}%\u{202F}of\u{2009}\u{3000}all\r\n "), "38 % of all");
    }

    #[test]
    fn hyphens_and_ligatures_become_plain() {
        assert_eq!(
            line("real\u{2011}time e\u{FB03}cient \u{FB01}t"),
            "real-time efficient fit"
        );
        assert_eq!(line("2019 – 2020 — now"), "2019 – 2020 — now");
    }

    #[test]
    fn twins_are_unified_only_if_both_are_there() {
        assert_eq!(Hygiene::of("5 µs").line("5 µs"), "5 µs");
        assert_eq!(Hygiene::of("5 µs, Δημήτρης μ").line("5 µs"), "5 μs");
    }

    #[test]
    fn technical_words_are_kept() {
        for word in
            ["C++", "C#", ".NET", "a_b_c", "<T>", "#[derive]", "$HOME", "5 * 3 * 2"]
        {
            assert_eq!(line(word), word);
        }
    }

    #[test]
    fn line_breaks_do_not_matter() {
        let read = |text| words(text).collect::<Vec<_>>();
        assert_eq!(read(" one\ntwo \n three "), ["one", "two", "three"]);
        assert_eq!(read("北京 飞\n驰, Kubernetes的"), read("北京飞驰, Kubernetes 的"));
        assert_ne!(read("on going"), read("ongoing"));
    }

    #[test]
    fn foreign_characters_are_recognised() {
        assert!("\u{E0A0}\u{FFFD}\u{AD}\u{200B}\u{FFFE}\u{1}".chars().all(is_foreign));
        assert!(!"Ab 9-–•·é Ж 王 🚀\n".chars().any(is_foreign));
    }
}
