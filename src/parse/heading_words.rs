//! Headings by their words: which section a heading names, in any language, and how well known it
//! is.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::parsed::Recognised;
use crate::data::{self, Headings, Reading};
use crate::document::{Lang, SectionKind};
use crate::text::caseless;
use unicode_normalization::UnicodeNormalization;

/// The maximum number of words in a heading. House rule: “Licenses, Certifications and Continuing
/// Education” has five.
const MAX_WORDS: usize = 6;

/// The maximum number of letters in a heading. House rule: half a line of running text.
const MAX_LETTERS: usize = 48;

/// Other parsers do not know a heading of more words than this by single words of it. House rule.
const MAX_USUAL_WORDS: usize = 3;

/// The last word of a letter-spaced heading has at least so many letters: shorter ones end other
/// words.
const MIN_SPACED: usize = 5;

/// What the tables know about a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    /// The section it names, [`SectionKind::Own`] for one that JSON Resume lacks; `None` for
    /// contact details.
    pub(super) kind: Option<SectionKind>,
    pub(super) recognised: Recognised,
    /// The languages that use it.
    pub(super) langs: Vec<Lang>,
}

/// How well the words of a heading are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Words {
    /// Only single words of it are known: `Computer Engineering Experience`.
    Partly,
    /// All of it is known, or all of its parts: `Skills & Certifications`.
    Wholly,
}

/// Every known heading, by its [`key`].
type Table = BTreeMap<String, Known>;

/// A list of headings by section.
type ListOf = fn(&Headings) -> &BTreeMap<String, Vec<String>>;

/// What the tables know about a heading, in any case and with any decoration.
fn known(heading: &str) -> Option<&'static Known> {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(collected).get(&key(heading))
}

/// What is known about a heading by all of its words, by its parts, or by single words.
pub(super) fn read(heading: &str) -> Option<(Known, Words)> {
    let heading = bare(heading);
    if let Some(known) = known(heading) {
        return Some((known.clone(), Words::Wholly));
    }
    let parts: Vec<&str> = parts(heading);
    let read: Vec<Option<(Known, Words)>> =
        parts.iter().map(|part| read_part(part, parts.len() > 1)).collect();
    let words = match read.iter().flatten().count() {
        0 => return None,
        count if count == read.len() => {
            read.iter().flatten().map(|(_, words)| *words).min()?
        }
        _ => Words::Partly,
    };
    let (mut known, _) = read.into_iter().flatten().next()?;
    if words == Words::Partly || parts.len() > 1 {
        known.recognised = known.recognised.max(Recognised::Synonym);
    }
    if words == Words::Partly && heading.split_whitespace().count() > MAX_USUAL_WORDS {
        known.recognised = Recognised::No;
    }
    Some((known, words))
}

/// A heading without a count in brackets at its end, and without the number of its section before
/// it: `WORK (2)`, `3. Education`.
fn bare(heading: &str) -> &str {
    let heading = heading.trim().trim_end_matches([':', '：']).trim_end();
    let is_count = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let counted = heading
        .strip_suffix([')', ']', '）'])
        .and_then(|text| text.rsplit_once(['(', '[', '（']));
    let heading = match counted {
        Some((before, count)) if is_count(count.trim()) => before.trim_end(),
        _ => heading,
    };
    let heading = without_length(heading);
    match heading.split_once(['.', ')', ' ']) {
        Some((number, rest))
            if !number.is_empty() && number.len() < 3 && is_count(number) =>
        {
            rest.trim_start_matches(['.', ')', ' '])
        }
        _ => heading,
    }
}

/// A heading without the length of what it heads: `Experience – 5 years 3 months`.
fn without_length(heading: &str) -> &str {
    /// A length has no more words.
    const MAX_LENGTH: usize = 5;
    let Some(at) = heading.find(|c: char| c.is_ascii_digit()) else { return heading };
    let (before, length) = heading.split_at(at);
    let words: Vec<&str> = length.split_whitespace().collect();
    let is_number =
        |word: &&str| word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit());
    let is_word = |word: &&str| word.chars().all(char::is_alphabetic);
    let numbers = words.iter().step_by(2).all(is_number);
    let units = words.iter().skip(1).step_by(2).all(is_word);
    let is_length =
        numbers && units && words.len().is_multiple_of(2) && words.len() <= MAX_LENGTH;
    let before = before.trim_end_matches([' ', '–', '—', '-', ':', '(', ',']);
    if is_length && !words.is_empty() && !before.is_empty() { before } else { heading }
}

/// The parts of a heading around a sign or word that joins them.
fn parts(heading: &str) -> Vec<&str> {
    let mut parts = vec![heading];
    if is_spaced(heading) {
        return parts;
    }
    let words: Vec<&str> = data::reading()
        .flat_map(|read| &read.headings.joints)
        .map(String::as_str)
        .collect();
    let mut at = 0;
    for word in heading.split_whitespace() {
        let start = word.as_ptr() as usize - heading.as_ptr() as usize;
        let joins = matches!(word, "&" | "/" | "+" | "|")
            || words.contains(&&*word.to_lowercase());
        if joins {
            parts.pop();
            parts.push(&heading[at..start]);
            at = start + word.len();
            parts.push(&heading[at..]);
        }
    }
    let signs = |text| str::split(text, [',', '/', '&', '+']);
    parts
        .into_iter()
        .flat_map(signs)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

/// What is known about a part of a heading: by all of it, or by the word that decides it.
fn read_part(part: &str, is_part: bool) -> Option<(Known, Words)> {
    if is_part && let Some(known) = known(part) {
        return Some((known.clone(), Words::Wholly));
    }
    if is_spaced(part) {
        // `O T H E R  E X P E R I E N C E`: where words end is not known.
        let letters = key(part);
        let known = heads().iter().find(|(word, _)| {
            word.chars().count() >= MIN_SPACED && letters.ends_with(&***word)
        })?;
        return Some((known.1.clone(), Words::Partly));
    }
    let words: Vec<String> = part.split_whitespace().map(key).collect();
    let known = [words.last(), words.first()]
        .into_iter()
        .flatten()
        .find_map(|word| head(word))?;
    Some((known.clone(), Words::Partly))
}

/// Whether a text consists of single letters, as letter-spaced text is read.
fn is_spaced(text: &str) -> bool {
    text.chars().nth(1).is_some()
        && text.split_whitespace().all(|word| word.chars().nth(1).is_none())
}

/// What a single word of a heading says, by its [`key`].
fn head(word: &str) -> Option<&'static Known> {
    heads().get(word)
}

/// The words that decide what a heading names.
fn heads() -> &'static Table {
    static HEADS: OnceLock<Table> = OnceLock::new();
    HEADS.get_or_init(|| {
        let mut table = Table::new();
        for (lang, read) in Lang::all().zip(data::reading()) {
            for (section, words) in &read.headings.heads {
                let kind = SectionKind::named(section);
                for word in words {
                    add(&mut table, word, kind, Recognised::Synonym, lang);
                }
            }
        }
        table
    })
}

/// The section that a heading names, in any language.
pub(crate) fn section_named(heading: &str) -> Option<SectionKind> {
    let known = known(heading)?;
    let kind = known.kind.filter(|_| known.recognised != Recognised::No);
    kind.filter(|kind| *kind != SectionKind::Own)
}

/// Whether all of a text is a known heading.
pub(super) fn names_section(text: &str) -> bool {
    may_head(text) && matches!(read(text), Some((_, Words::Wholly)))
}

/// The key of a section that JSON Resume lacks and whose heading every language has.
pub(super) fn own_key(heading: &str) -> Option<&'static str> {
    let heading = key(heading);
    let mut all = Lang::all().flat_map(Lang::own_headings);
    all.find(|(_, known)| key(known) == heading).map(|(own, _)| own)
}

/// The best known meaning of every heading; of two meanings that are equally well known, the first
/// by the code of its language.
fn collected() -> Table {
    let mut table = Table::new();
    for lang in Lang::all() {
        for kind in SectionKind::all() {
            let heading = lang.heading(kind);
            add(&mut table, heading, Some(kind), Recognised::Canonical, lang);
        }
    }
    for lang in Lang::all() {
        for (_, heading) in lang.own_headings() {
            let own = Some(SectionKind::Own);
            add(&mut table, heading, own, Recognised::Canonical, lang);
        }
    }
    let mut read: Vec<(Lang, &Reading)> = Lang::all().zip(data::reading()).collect();
    read.sort_by_key(|(lang, _)| *lang);
    let lists: [(ListOf, Recognised); 3] = [
        (|it| &it.usual, Recognised::Canonical),
        (|it| &it.synonyms, Recognised::Synonym),
        (|it| &it.informal, Recognised::No),
    ];
    for (list, recognised) in lists {
        for (lang, read) in &read {
            for (section, headings) in list(&read.headings) {
                let kind = SectionKind::named(section);
                for heading in headings {
                    add(&mut table, heading, kind, recognised, *lang);
                }
            }
        }
    }
    for (lang, read) in &read {
        for heading in &read.headings.contact {
            add(&mut table, heading, None, Recognised::Canonical, *lang);
        }
    }
    table
}

fn add(
    table: &mut Table,
    heading: &str,
    kind: Option<SectionKind>,
    recognised: Recognised,
    lang: Lang,
) {
    let new = Known { kind, recognised, langs: Vec::new() };
    let entry = table.entry(key(heading)).or_insert(new);
    if entry.kind == kind && !entry.langs.contains(&lang) {
        entry.langs.push(lang);
    }
}

/// The letters of a heading, without case, spaces and decoration: a letter-spaced heading reads as
/// single letters.
fn key(text: &str) -> String {
    // Some fonts map ideographs to radicals that look the same (⼯ for 工).
    let letters: String = text
        .nfkc()
        .flat_map(|c| if c == '&' { vec!['a', 'n', 'd'] } else { vec![c] })
        .filter(|c| c.is_alphanumeric() || is_mark(*c))
        .collect();
    caseless(&letters)
}

/// Whether a character is a combining mark, which belongs to its letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}')
}

/// Whether a text has the shape of a heading: a few words, beginning with a capital if the script
/// has case, and nothing but words.
pub(super) fn may_head(text: &str) -> bool {
    let text = bare(text);
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let spaced = is_spaced(text);
    let words = text.split_whitespace().count();
    let first = text.chars().find(|c| c.is_alphanumeric());
    (2..=MAX_LETTERS).contains(&letters)
        && (words <= MAX_WORDS || spaced)
        && first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && !text.contains(['@', '|', '·', '•', ';', '"'])
        && !text.contains("://")
        && !text.ends_with(['.', ',', '!', '?'])
        && !text.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_of_the_tables_has_a_section_and_the_shape_of_a_heading() {
        for read in data::reading() {
            let Headings { usual, synonyms, informal, contact, .. } = &read.headings;
            for (section, headings) in usual.iter().chain(synonyms).chain(informal) {
                assert!(SectionKind::named(section).is_some(), "{section}");
                assert!(headings.iter().all(|heading| may_head(heading)), "{section}");
            }
            assert!(contact.iter().all(|heading| may_head(heading)), "{contact:?}");
        }
    }

    #[test]
    fn headings_are_known_in_any_case_and_with_decoration() {
        let kind = |text| known(text).and_then(|known| known.kind);
        assert_eq!(kind("WORK EXPERIENCE"), Some(SectionKind::Work));
        assert_eq!(kind("~ Kenntnisse: "), Some(SectionKind::Skills));
        assert_eq!(kind("E D U C A T I O N"), Some(SectionKind::Education));
        assert_eq!(kind("Honors & Awards"), Some(SectionKind::Awards));
        assert_eq!(kind("工作经历"), Some(SectionKind::Work));
        assert_eq!(kind("Toolbox"), Some(SectionKind::Skills));
        assert_eq!(kind("Breakfast"), None);
        assert!(known("Kontakt").is_some());
    }

    #[test]
    fn headings_are_known_by_their_parts_and_words() {
        let kind =
            |text| read(text).and_then(|(known, words)| Some((known.kind?, words)));
        let (whole, part) = (Words::Wholly, Words::Partly);
        for (heading, expected) in [
            ("WORK (2)", (SectionKind::Work, whole)),
            ("3. Education", (SectionKind::Education, whole)),
            ("Experience – 5 years 3 months", (SectionKind::Work, whole)),
            ("SKILLS & CERTIFICATIONS", (SectionKind::Skills, whole)),
            ("Awards and Certifications", (SectionKind::Awards, whole)),
            ("Computer Engineering Experience", (SectionKind::Work, part)),
            ("Berufliche Laufbahn", (SectionKind::Work, whole)),
            ("Weitere praktische Erfahrungen", (SectionKind::Work, part)),
            ("教育经历", (SectionKind::Education, whole)),
            ("⼯作经历", (SectionKind::Work, whole)),
            ("O T H E R E X P E R I E N C E", (SectionKind::Work, part)),
            ("Research Experiences", (SectionKind::Work, part)),
        ] {
            assert_eq!(kind(heading), Some(expected), "{heading}");
        }
        for other in ["Halyard Payments", "Breakfast", "Senior Engineer", "24 hours"] {
            assert_eq!(kind(other), None, "{other}");
        }
    }
}
