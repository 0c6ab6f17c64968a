//! Languages of documents, and the words this crate writes in each: headings, labels and the
//! words of dates.
//!
//! The words are in `data/words`, one file for each language. Headings are those that employers
//! and parsers of the language know. A colon follows its label directly in every language: the
//! space that French wants before it would allow a line break there.
//!
//! The names of months come from CLDR, in the form that stands beside a year alone: nominative
//! in Czech, Greek, Polish, Russian. Where an end without a start would need another case,
//! `until` is not a preposition but a label: `Koniec: sierpień 2021`.

use std::sync::OnceLock;

use super::SectionKind;
use crate::data::{self, TAGS, Words};

/// A language with headings of its own. Ordered by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(&'static str);

/// Other codes of the same languages, older ones among them.
const ALIASES: [(&str, &str); 4] =
    [("no", "nb"), ("nn", "nb"), ("iw", "he"), ("cz", "cs")];

/// The months of a language with a year in their pattern, written when first used.
#[derive(Debug)]
pub(super) struct MonthNames {
    pub(super) short: OnceLock<Vec<String>>,
    pub(super) long: OnceLock<Vec<String>>,
}

impl MonthNames {
    const fn new() -> Self {
        Self { short: OnceLock::new(), long: OnceLock::new() }
    }
}

impl Lang {
    /// English.
    pub const ENGLISH: Self = Self(TAGS[0]);

    /// Every language.
    pub fn all() -> impl Iterator<Item = Self> {
        TAGS.into_iter().map(Self)
    }

    /// The language of a BCP 47 tag, in any case: `de`, `pt-BR`, `zh-Hans-CN`; `None` for a
    /// language without headings.
    ///
    /// The Chinese headings are in simplified characters and would be mistakes over a text in
    /// traditional ones, so a tag of that script, or of a region that writes it, is unknown.
    #[must_use]
    pub fn named(tag: &str) -> Option<Self> {
        let mut subtags = tag.trim().split(['-', '_']).map(str::to_ascii_lowercase);
        let code = subtags.next()?;
        let alias =
            ALIASES.iter().find(|(alias, _)| *alias == code).map(|(_, code)| *code);
        let code = alias.unwrap_or(&code);
        let lang = TAGS.into_iter().find(|known| *known == code).map(Self)?;
        // A script, if given, comes before the region and overrides it.
        let traditional = subtags.find_map(|subtag| match &*subtag {
            "hans" => Some(false),
            "hant" | "tw" | "hk" | "mo" => Some(true),
            _ => None,
        });
        (code != "zh" || traditional != Some(true)).then_some(lang)
    }

    /// The language of a right-to-left script that most letters of `texts` belong to: Hebrew, or
    /// Arabic unless there are letters that only its neighbours use. `None` for scripts from left
    /// to right, which many languages share.
    pub(super) fn by_script<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Self> {
        let (mut hebrew, mut arabic, mut others) = (0_usize, 0_usize, 0_usize);
        for c in texts.flat_map(str::chars) {
            match c {
                'پ' | 'چ' | 'ژ' | 'گ' | 'ٹ' | 'ڈ' | 'ے' => return None,
                '\u{5D0}'..='\u{5F2}' => hebrew += 1,
                '\u{620}'..='\u{64A}' => arabic += 1,
                c if c.is_alphabetic() => others += 1,
                _ => {}
            }
        }
        match (hebrew, arabic) {
            (hebrew, arabic) if hebrew > others + arabic => Self::named("he"),
            (hebrew, arabic) if arabic > others + hebrew => Self::named("ar"),
            _ => None,
        }
    }

    /// Its ISO 639 code: `de`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.0
    }

    /// Whether it is written from right to left.
    #[must_use]
    pub fn is_right_to_left(self) -> bool {
        matches!(self.0, "he" | "ar")
    }

    /// The heading of a section.
    #[must_use]
    pub fn heading(self, kind: SectionKind) -> &'static str {
        self.words().headings.get(kind.name()).map_or(kind.heading(), String::as_str)
    }

    /// A label inside entries, without its colon; `key` is a key of `labels` in `data/words`.
    pub(crate) fn label(self, key: &'static str) -> &'static str {
        self.words().labels.get(key).map_or(key, String::as_str)
    }

    /// The label of a personal datum, by its key in `basics.personal`.
    pub(crate) fn personal_label(self, key: &str) -> Option<&'static str> {
        self.words().personal.get(key).map(String::as_str)
    }

    /// The headings of sections that JSON Resume lacks and many people have, by key.
    pub(crate) fn own_headings(
        self,
    ) -> impl Iterator<Item = (&'static str, &'static str)> {
        let headings = self.words().own_headings.iter();
        headings.map(|(key, heading)| (&**key, &**heading))
    }

    /// The end of what is not over: `Present`.
    pub(crate) fn present(self) -> &'static str {
        &self.words().present
    }

    /// How an end without a start is written; `{}` is the date.
    pub(crate) fn until(self) -> &'static str {
        &self.words().until
    }

    pub(super) fn words(self) -> &'static Words {
        data::words(self.0)
    }

    pub(super) fn month_names(self) -> &'static MonthNames {
        static NAMES: [MonthNames; TAGS.len()] =
            [const { MonthNames::new() }; TAGS.len()];
        &NAMES[TAGS.iter().position(|tag| *tag == self.0).unwrap_or_default()]
    }

    /// Every text that may be printed in this language, except separators.
    pub(super) fn texts(self) -> impl Iterator<Item = &'static str> {
        let words = self.words();
        let kept = words.headings.values().chain(words.labels.values());
        let kept = kept.chain(words.personal.values()).chain(words.own_headings.values());
        kept.chain([&words.present, &words.until, &words.resume, &words.year])
            .map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Hygiene, is_foreign};

    #[test]
    fn every_word_reads_back_as_it_is() {
        for word in Lang::all().flat_map(Lang::texts) {
            assert!(!word.chars().any(is_foreign), "{word}");
            assert_eq!(Hygiene::default().line(word), word);
        }
    }

    #[test]
    fn no_two_sections_of_a_language_have_the_same_heading() {
        for lang in Lang::all() {
            let mut headings: Vec<String> = SectionKind::all()
                .map(|kind| lang.heading(kind).to_uppercase())
                .collect();
            headings.sort();
            headings.dedup();
            assert_eq!(headings.len(), SectionKind::all().count(), "{lang:?}");
        }
    }

    #[test]
    fn english_headings_are_the_names_of_sections() {
        for kind in SectionKind::all() {
            assert_eq!(Lang::ENGLISH.heading(kind), kind.heading());
        }
    }

    #[test]
    fn right_to_left_scripts_give_the_language_away() {
        let by = |text| Lang::by_script([text].into_iter()).map(Lang::tag);
        assert_eq!(by("מפתחת תוכנה, Rust"), Some("he"));
        assert_eq!(by("مهندس برمجيات"), Some("ar"));
        assert_eq!(by("مهندس نرم‌افزار، پروژه"), None);
        assert_eq!(by("Engineer at חברה"), None);
        assert_eq!(by("Инженер"), None);
    }

    #[test]
    fn tags_with_regions_scripts_and_older_codes_are_known() {
        let named = |tag| Lang::named(tag).map(Lang::tag);
        assert_eq!(named("pt-BR"), Some("pt"));
        assert_eq!(named("ZH_hans"), Some("zh"));
        assert_eq!(named("no"), Some("nb"));
        assert_eq!(named("iw-IL"), Some("he"));
        assert_eq!(named("hu"), None);
        assert_eq!(named("zh-Hant"), None);
        assert_eq!(named("zh-TW"), None);
        assert_eq!(named("zh-Hans-HK"), Some("zh"));
        assert_eq!(named(""), None);
    }
}
