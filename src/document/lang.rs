//! The product's own words in each language: a BCP 47 tag comes in, headings, labels and the
//! words of dates go out.
//!
//! The words are in `words.json`, one object for each language. Headings are those that
//! employers and parsers of the language know. A label's colon stands beside it everywhere: the
//! space that French wants before it would be a place for a line to end.
//!
//! The names of months come from CLDR, in the form that stands beside a year alone: nominative
//! in Czech, Greek, Polish, Russian. Where a lone end would need another case, `until` is no
//! preposition but a label: `Koniec: sierpień 2021`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::SectionKind;

/// A language there are headings in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(&'static str);

/// Every language, as ISO 639 writes it; English is first, the others follow as people look for
/// them.
const TAGS: [&str; 21] = [
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "pl", "cs", "uk", "tr",
    "el", "ru", "ja", "zh", "ko", "he", "ar",
];

/// Other codes of the same languages, the older ones among them.
const ALIASES: [(&str, &str); 4] =
    [("no", "nb"), ("nn", "nb"), ("iw", "he"), ("cz", "cs")];

/// The words of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    /// By the section's key.
    headings: BTreeMap<String, String>,
    /// What stands for an end that has not come.
    pub(super) present: String,
    /// What is written of a lone end; `{}` is the date.
    pub(super) until: String,
    /// By the label's key.
    labels: BTreeMap<String, String>,
    /// What a document without a name is called.
    pub(super) resume: String,
    /// What parts the words of a list.
    pub(super) comma: String,
    /// What parts them where one has a comma of its own.
    pub(super) semicolon: String,
    /// How a year is written where nothing but the year is known; `{}` is the year.
    pub(super) year: String,
    /// Month and year, as a CLDR pattern (UTS 35, "Date Field Symbol Table").
    pub(super) short: String,
    /// The same, with the month's name in full.
    pub(super) long: String,
    /// The twelve months in the short pattern, written when they are first asked for.
    #[serde(skip)]
    pub(super) short_months: OnceLock<Vec<String>>,
    /// The same in the long pattern.
    #[serde(skip)]
    pub(super) long_months: OnceLock<Vec<String>>,
}

impl Lang {
    /// English.
    pub const ENGLISH: Self = Self(TAGS[0]);

    /// Every language.
    pub fn all() -> impl Iterator<Item = Self> {
        TAGS.into_iter().map(Self)
    }

    /// The language of a BCP 47 tag, in any case: `de`, `pt-BR`, `zh-Hans-CN`; `None` if there
    /// are no headings in it.
    ///
    /// The Chinese headings are in simplified characters. Over a text in traditional ones they
    /// would be mistakes, so a tag that names that script, or a place that writes it, is not
    /// known.
    #[must_use]
    pub fn named(tag: &str) -> Option<Self> {
        let mut subtags = tag.trim().split(['-', '_']).map(str::to_ascii_lowercase);
        let code = subtags.next()?;
        let alias =
            ALIASES.iter().find(|(alias, _)| *alias == code).map(|(_, code)| *code);
        let code = alias.unwrap_or(&code);
        let lang = TAGS.into_iter().find(|known| *known == code).map(Self)?;
        // A script, if given, stands before the region and goes before it.
        let traditional = subtags.find_map(|subtag| match &*subtag {
            "hans" => Some(false),
            "hant" | "tw" | "hk" | "mo" => Some(true),
            _ => None,
        });
        (code != "zh" || traditional != Some(true)).then_some(lang)
    }

    /// The language that the scripts written from right to left give away, where most letters of
    /// `texts` are of one: Hebrew, or Arabic unless there are letters that only its neighbours
    /// have.
    ///
    /// What is written from left to right is told by no script: Latin letters are anybody's.
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

    /// Its code, as ISO 639 writes it.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.0
    }

    /// Whether it is written from right to left.
    #[must_use]
    pub fn is_right_to_left(self) -> bool {
        matches!(self.0, "he" | "ar")
    }

    /// A section's heading.
    #[must_use]
    pub fn heading(self, kind: SectionKind) -> &'static str {
        self.words().headings.get(kind.name()).map_or(kind.heading(), String::as_str)
    }

    /// A label the document writes itself, without its colon; `key` is a key of `words.json`.
    pub(crate) fn label(self, key: &'static str) -> &'static str {
        self.words().labels.get(key).map_or(key, String::as_str)
    }

    /// What stands for an end that has not come.
    pub(crate) fn present(self) -> &'static str {
        &self.words().present
    }

    /// What is written of a lone end; `{}` is the date.
    pub(crate) fn until(self) -> &'static str {
        &self.words().until
    }

    pub(super) fn words(self) -> &'static Words {
        static WORDS: OnceLock<BTreeMap<String, Words>> = OnceLock::new();
        let words = WORDS.get_or_init(|| {
            serde_json::from_str(include_str!("words.json")).expect("a test reads it")
        });
        words.get(self.0).unwrap_or_else(|| &words["en"])
    }
}

impl Words {
    /// Everything that may be printed, but for what parts words.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        let kept = self.headings.values().chain(self.labels.values());
        kept.chain([&self.present, &self.until, &self.resume, &self.year])
            .map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Hygiene, is_foreign};

    fn all_words(lang: Lang) -> Vec<&'static str> {
        lang.words().all().collect()
    }

    #[test]
    fn no_language_lacks_a_word() {
        let file: BTreeMap<String, Words> =
            serde_json::from_str(include_str!("words.json")).expect("JSON of our shape");
        let mut tags = TAGS.map(str::to_owned).to_vec();
        tags.sort();
        assert_eq!(file.into_keys().collect::<Vec<_>>(), tags);
        for lang in Lang::all() {
            let words = lang.words();
            for kind in SectionKind::all() {
                assert!(words.headings.contains_key(kind.name()), "{lang:?}: {kind:?}");
            }
            assert_eq!(words.headings.len(), SectionKind::all().count());
            assert_eq!(
                words.labels.keys().map(String::as_str).collect::<Vec<_>>(),
                ["courses", "grade", "keywords"]
            );
            assert!(words.until.contains("{}") && words.year.contains("{}"), "{lang:?}");
            assert!(!words.comma.trim().is_empty() && !words.semicolon.trim().is_empty());
            assert!(
                all_words(lang).iter().all(|word| !word.trim().is_empty()),
                "{lang:?}"
            );
        }
    }

    #[test]
    fn every_word_reads_back_as_it_is() {
        for word in Lang::all().flat_map(all_words) {
            assert!(!word.chars().any(is_foreign), "{word}");
            assert_eq!(Hygiene::default().line(word), word);
        }
    }

    #[test]
    fn no_two_sections_of_a_language_are_called_the_same() {
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
    fn english_headings_are_those_sections_are_chosen_by() {
        for kind in SectionKind::all() {
            assert_eq!(Lang::ENGLISH.heading(kind), kind.heading());
        }
    }

    #[test]
    fn scripts_from_right_to_left_tell_their_language() {
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
