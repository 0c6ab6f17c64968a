//! The sections of a résumé: their names and headings, and which are shown in what order.

use serde_json::{Value as Json, json};

use super::SectionKind;
use crate::named::is_same_name;
use crate::settings::{Allowed, AllowedName, Limits, Unfit, Value};

/// A section: its kind, its name (JSON Resume's key), and its heading.
///
/// Headings are those that most field parsers recognise; "About" and "Toolbox" are not.
struct Entry(SectionKind, &'static str, &'static str);

/// Every section, in the usual order.
const SECTIONS: &[Entry] = &[
    Entry(SectionKind::Summary, "summary", "Summary"),
    Entry(SectionKind::Work, "work", "Experience"),
    Entry(SectionKind::Projects, "projects", "Projects"),
    Entry(SectionKind::Skills, "skills", "Skills"),
    Entry(SectionKind::Education, "education", "Education"),
    Entry(SectionKind::Certificates, "certificates", "Certifications"),
    Entry(SectionKind::Awards, "awards", "Awards"),
    Entry(SectionKind::Publications, "publications", "Publications"),
    Entry(SectionKind::Volunteer, "volunteer", "Volunteer Experience"),
    Entry(SectionKind::Languages, "languages", "Languages"),
    Entry(SectionKind::Interests, "interests", "Interests"),
    Entry(SectionKind::References, "references", "References"),
];

impl SectionKind {
    /// Every section, in the usual order.
    pub fn all() -> impl Iterator<Item = Self> {
        SECTIONS.iter().map(|entry| entry.0)
    }

    /// The name that options use: JSON Resume's key.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.entry().1
    }

    /// The English heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        self.entry().2
    }

    /// The section called `name`: its key or its heading, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let is = |known: &str| is_same_name(known, name);
        SECTIONS.iter().find(|entry| is(entry.1) || is(entry.2)).map(|entry| entry.0)
    }

    fn entry(self) -> &'static Entry {
        // A test holds the table to the order of the variants.
        &SECTIONS[self as usize]
    }
}

/// The section called `name`.
pub(super) fn section(name: &str) -> Result<SectionKind, Unfit> {
    let known: Vec<&str> = SectionKind::all().map(SectionKind::name).collect();
    SectionKind::named(name).ok_or_else(|| Unfit::unknown("section", name, known))
}

/// Stands for the sections that are not named.
const REST: &str = "...";

/// The sections to show, in order; by default all of them, in the usual order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sections(Vec<SectionKind>);

impl Default for Sections {
    fn default() -> Self {
        Self(SectionKind::all().collect())
    }
}

impl Sections {
    /// These sections, in this order.
    #[must_use]
    pub fn of(sections: impl IntoIterator<Item = SectionKind>) -> Self {
        Self(sections.into_iter().collect())
    }

    /// The sections, in order.
    pub fn iter(&self) -> impl Iterator<Item = SectionKind> {
        self.0.iter().copied()
    }

    /// Whether a section is shown.
    #[must_use]
    pub fn contains(&self, section: SectionKind) -> bool {
        self.0.contains(&section)
    }

    /// The sections that a list of words means. Where it only hides some, the rest is shown.
    fn of_words(words: &[Word]) -> Self {
        let mut hidden = Vec::new();
        let mut order = Vec::new();
        for word in words {
            match word {
                Word::Hide(kind) => hidden.push(*kind),
                word if order.contains(word) => {}
                word => order.push(*word),
            }
        }
        if order.is_empty() {
            order.push(Word::Rest);
        }
        let rest = SectionKind::all()
            .filter(|kind| !order.contains(&Word::Show(*kind)))
            .collect::<Vec<_>>();
        let shown = order.into_iter().flat_map(|word| match word {
            Word::Show(kind) => vec![kind],
            Word::Rest => rest.clone(),
            Word::Hide(_) => Vec::new(),
        });
        Self(shown.filter(|kind| !hidden.contains(kind)).collect())
    }
}

/// A word of a list of sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// `work`
    Show(SectionKind),
    /// `-work`
    Hide(SectionKind),
    /// `...`
    Rest,
}

/// The words of a comma-separated list.
fn words(list: &str) -> Result<Vec<Word>, Unfit> {
    let words = list.split(',').map(str::trim).filter(|word| !word.is_empty());
    let word = |word: &str| match word.strip_prefix('-') {
        Some(name) => section(name).map(Word::Hide),
        None if word == REST || word == "…" => Ok(Word::Rest),
        None => section(word).map(Word::Show),
    };
    words.map(word).collect()
}

impl Value for Sections {
    fn allowed(_: Limits) -> Allowed {
        let names = SectionKind::all().map(|kind| AllowedName::plain(kind.name()));
        Allowed::List(names.collect())
    }

    fn from_json(json: &Json, _: Limits) -> Result<Self, Unfit> {
        let expected = "a list of sections";
        let items = json.as_array().ok_or_else(|| Unfit::expected(expected, json))?;
        let mut all = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let text = item.as_str().ok_or_else(|| Unfit::expected("a section", item));
            let words = text.and_then(words);
            all.extend(words.map_err(|unfit| unfit.in_element(index))?);
        }
        Ok(Self::of_words(&all))
    }

    fn from_text(text: &str, _: Limits) -> Result<Self, Unfit> {
        words(text).map(|words| Self::of_words(&words))
    }

    fn to_json(&self) -> Json {
        Json::from(self.iter().map(SectionKind::name).collect::<Vec<_>>())
    }

    fn schema(_: Limits) -> Json {
        let shown = SectionKind::all().map(|kind| kind.name().to_owned());
        let hidden = SectionKind::all().map(|kind| format!("-{}", kind.name()));
        let items: Vec<String> = shown.chain([REST.to_owned()]).chain(hidden).collect();
        json!({ "type": "array", "items": { "enum": items } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(list: &str) -> Result<Vec<SectionKind>, String> {
        let sections = Sections::from_text(list, Limits::default());
        sections.map(|it| it.0).map_err(|unfit| unfit.message)
    }

    #[test]
    fn the_table_is_in_the_order_of_the_variants() {
        for (at, entry) in SECTIONS.iter().enumerate() {
            assert_eq!(entry.0 as usize, at);
        }
    }

    #[test]
    fn named_sections_come_in_the_order_named_and_no_others() {
        use SectionKind::{Education, Skills, Work};
        let named = vec![Education, Work, Skills];
        assert_eq!(typed("education, Experience,skills,work"), Ok(named));
    }

    #[test]
    fn the_rest_can_be_asked_for_and_sections_left_out() {
        let all: Vec<SectionKind> = SectionKind::all().collect();
        let first = typed("education,...").expect("sections of the test");
        assert_eq!(first[..2], [SectionKind::Education, SectionKind::Summary]);
        assert_eq!(first.len(), all.len());
        let without = typed("-references").expect("sections of the test");
        assert_eq!(without, all[..all.len() - 1]);
        let without = typed("references,…,-work").expect("sections of the test");
        assert_eq!(without[..2], [SectionKind::References, SectionKind::Summary]);
        assert!(!without.contains(&SectionKind::Work));
    }

    #[test]
    fn a_list_in_a_file_is_read_like_one_that_is_typed() {
        let read = |json: Json| Sections::from_json(&json, Limits::default());
        let sections = read(json!(["skills", "...", "-work"])).expect("sections");
        assert_eq!(Ok(sections.0), typed("skills,...,-work"));
        let unfit = read(json!(["work", "hobbys"])).expect_err("no section");
        assert_eq!(
            (unfit.at.as_str(), &*unfit.message),
            ("/1", "unknown section `hobbys`")
        );
        assert!(read(json!("work")).is_err() && read(json!([1])).is_err());
    }

    #[test]
    fn an_unknown_section_is_an_error() {
        assert_eq!(typed("work,hobbys"), Err("unknown section `hobbys`".to_owned()));
    }
}
