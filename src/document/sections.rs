//! The sections of a résumé: their names and headings, and which are shown in what order.

use serde_json::{Value as Json, json};

use super::SectionKind;
use super::key_words::words_of;
use crate::named::is_same_name;
use crate::settings::{Allowed, AllowedName, Limits, Unfit, Value};
use crate::suggest;

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
    /// Every section of JSON Resume, in the usual order.
    pub fn all() -> impl Iterator<Item = Self> {
        SECTIONS.iter().map(|entry| entry.0)
    }

    /// The name that options use: JSON Resume's key.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.entry().map_or("own", |entry| entry.1)
    }

    /// The English heading; empty for a section of one's own.
    #[must_use]
    pub fn heading(self) -> &'static str {
        self.entry().map_or("", |entry| entry.2)
    }

    /// The section of JSON Resume called `name`: its key or its heading, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let is = |known: &str| is_same_name(known, name);
        SECTIONS.iter().find(|entry| is(entry.1) || is(entry.2)).map(|entry| entry.0)
    }

    fn entry(self) -> Option<&'static Entry> {
        // A test holds the table to the order of the variants; one's own are none of them.
        SECTIONS.get(self as usize)
    }
}

/// The name of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SectionName {
    /// A section of JSON Resume.
    Known(SectionKind),
    /// A section of one's own, by its key in the résumé or by its heading.
    Own(String),
}

/// The longest name of a section of one's own, in characters.
const LONGEST_NAME: usize = 60;

impl SectionName {
    /// The section that an option calls `name`. Whether the résumé has such a section of one's
    /// own is not known yet, but a slip in the name of a known one is none.
    pub(super) fn read(name: &str) -> Result<Self, Unfit> {
        let known = || SectionKind::all().map(SectionKind::name);
        match SectionKind::named(name) {
            Some(kind) => Ok(Self::Known(kind)),
            None if suggest::nearest(name, known()).is_some()
                || name.chars().count() > LONGEST_NAME
                || !name.contains(char::is_alphanumeric) =>
            {
                Err(Unfit::unknown("section", name, known().collect::<Vec<_>>()))
            }
            None => Ok(Self::Own(name.to_owned())),
        }
    }

    /// The name as options write it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(kind) => kind.name(),
            Self::Own(name) => name,
        }
    }

    /// Whether this is the section of one's own with this key.
    pub(super) fn is_own(&self, key: &str) -> bool {
        match self {
            Self::Known(_) => false,
            Self::Own(name) => {
                is_same_name(name, key) || is_same_name(name, &words_of(key))
            }
        }
    }
}

/// Stands for the sections that are not named.
const REST: &str = "...";

/// The sections to show, in order; by default all of them, in the usual order, and then those of
/// one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sections {
    order: Vec<Word>,
    hidden: Vec<SectionName>,
}

impl Default for Sections {
    fn default() -> Self {
        Self { order: vec![Word::Rest], hidden: Vec::new() }
    }
}

impl Sections {
    /// These sections, in this order.
    #[must_use]
    pub fn of(sections: impl IntoIterator<Item = SectionKind>) -> Self {
        let words = sections.into_iter().map(|kind| Word::Show(SectionName::Known(kind)));
        Self { order: words.collect(), hidden: Vec::new() }
    }

    /// The sections to show of JSON Resume's and of one's `own`, whose keys these are, in order.
    #[must_use]
    pub fn arranged(&self, own: &[&str]) -> Vec<SectionName> {
        let known = SectionKind::all().map(SectionName::Known);
        let own_names = own.iter().map(|key| SectionName::Own((*key).to_owned()));
        let all: Vec<SectionName> = known.chain(own_names).collect();
        let is = |name: &SectionName, one: &SectionName| match one {
            SectionName::Known(_) => name == one,
            SectionName::Own(key) => name.is_own(key),
        };
        let named = |one: &&SectionName| {
            self.order
                .iter()
                .any(|word| matches!(word, Word::Show(name) if is(name, one)))
        };
        let mut shown: Vec<SectionName> = Vec::new();
        for word in &self.order {
            shown.extend(match word {
                Word::Show(name) => {
                    all.iter().filter(|one| is(name, one)).cloned().collect()
                }
                Word::Rest => {
                    all.iter().filter(|one| !named(one)).cloned().collect::<Vec<_>>()
                }
            });
        }
        shown.retain(|one| !self.hidden.iter().any(|name| is(name, one)));
        shown
    }

    /// The names of sections of one's own, shown and hidden ones.
    pub(in crate::document) fn own(&self) -> impl Iterator<Item = &str> {
        let shown = self.order.iter().filter_map(|word| match word {
            Word::Show(name) => Some(name),
            Word::Rest => None,
        });
        shown.chain(&self.hidden).filter_map(|name| match name {
            SectionName::Own(name) => Some(&**name),
            SectionName::Known(_) => None,
        })
    }

    /// Whether a section of JSON Resume is shown.
    #[must_use]
    pub fn contains(&self, section: SectionKind) -> bool {
        self.arranged(&[]).contains(&SectionName::Known(section))
    }

    /// The sections that a list of words means. Where it only hides some, the rest is shown.
    fn of_words(words: Vec<(bool, Word)>) -> Self {
        let mut hidden = Vec::new();
        let mut order = Vec::new();
        for (is_hidden, word) in words {
            match word {
                Word::Show(name) if is_hidden => hidden.push(name),
                word if order.contains(&word) => {}
                word => order.push(word),
            }
        }
        if order.is_empty() {
            order.push(Word::Rest);
        }
        Self { order, hidden }
    }
}

/// A word of a list of sections.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Word {
    /// `work`
    Show(SectionName),
    /// `...`
    Rest,
}

/// The words of a comma-separated list, each with whether it hides its section, as `-work` does.
fn words(list: &str) -> Result<Vec<(bool, Word)>, Unfit> {
    let words = list.split(',').map(str::trim).filter(|word| !word.is_empty());
    let word = |word: &str| match word.strip_prefix('-') {
        Some(name) => Ok((true, Word::Show(SectionName::read(name)?))),
        None if word == REST || word == "…" => Ok((false, Word::Rest)),
        None => Ok((false, Word::Show(SectionName::read(word)?))),
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
        Ok(Self::of_words(all))
    }

    fn from_text(text: &str, _: Limits) -> Result<Self, Unfit> {
        words(text).map(Self::of_words)
    }

    fn to_json(&self) -> Json {
        let shown = self.order.iter().map(|word| match word {
            Word::Show(name) => name.as_str().to_owned(),
            Word::Rest => REST.to_owned(),
        });
        let hidden = self.hidden.iter().map(|name| format!("-{}", name.as_str()));
        Json::from(shown.chain(hidden).collect::<Vec<_>>())
    }

    fn schema(_: Limits) -> Json {
        let shown = SectionKind::all().map(|kind| kind.name().to_owned());
        let hidden = SectionKind::all().map(|kind| format!("-{}", kind.name()));
        let items: Vec<String> = shown.chain([REST.to_owned()]).chain(hidden).collect();
        // Sections of one's own have any name; editors still offer the known ones.
        let own = json!({ "type": "string", "minLength": 1, "maxLength": LONGEST_NAME });
        json!({ "type": "array", "items": { "anyOf": [{ "enum": items }, own] } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(list: &str) -> Result<Vec<SectionKind>, String> {
        let sections = Sections::from_text(list, Limits::default());
        let kind = |name| match name {
            SectionName::Known(kind) => kind,
            SectionName::Own(_) => SectionKind::Own,
        };
        let own = ["sideProjects", "talks"];
        let kinds = |it: Sections| it.arranged(&own).into_iter().map(kind).collect();
        sections.map(kinds).map_err(|unfit| unfit.message)
    }

    #[test]
    fn the_table_is_in_the_order_of_the_variants() {
        for (at, entry) in SECTIONS.iter().enumerate() {
            assert_eq!(entry.0 as usize, at);
        }
        assert_eq!(SectionKind::Own as usize, SECTIONS.len());
    }

    #[test]
    fn named_sections_come_in_the_order_named_and_no_others() {
        use SectionKind::{Education, Own, Skills, Work};
        let named = vec![Education, Work, Skills];
        assert_eq!(typed("education, Experience,skills,work"), Ok(named));
        assert_eq!(typed("talks,work,Side Projects"), Ok(vec![Own, Work, Own]));
    }

    #[test]
    fn the_rest_can_be_asked_for_and_sections_left_out() {
        let all = typed("...").expect("sections of the test");
        assert!(all.ends_with(&[
            SectionKind::References,
            SectionKind::Own,
            SectionKind::Own
        ]));
        let first = typed("education,...").expect("sections of the test");
        assert_eq!(first[..2], [SectionKind::Education, SectionKind::Summary]);
        assert_eq!(first.len(), all.len());
        let without = typed("-side_projects,-talks").expect("sections of the test");
        assert_eq!(without, all[..all.len() - 2]);
        let without = typed("references,…,-work").expect("sections of the test");
        assert_eq!(without[..2], [SectionKind::References, SectionKind::Summary]);
        assert!(!without.contains(&SectionKind::Work));
    }

    #[test]
    fn a_list_in_a_file_is_read_like_one_that_is_typed() {
        let read = |json: Json| Sections::from_json(&json, Limits::default());
        let sections = read(json!(["skills", "...", "-work"])).expect("sections");
        assert_eq!(
            Ok(&sections),
            Sections::from_text("skills,...,-work", Limits::default()).as_ref()
        );
        assert_eq!(sections.to_json(), json!(["skills", "...", "-work"]));
        let unfit = read(json!(["work", "skils"])).expect_err("a slip");
        assert_eq!(
            (unfit.at.as_str(), &*unfit.message),
            ("/1", "unknown section `skils`")
        );
        assert!(read(json!("work")).is_err() && read(json!([1])).is_err());
    }

    #[test]
    fn a_slip_in_the_name_of_a_section_is_an_error() {
        assert_eq!(typed("work,eduction"), Err("unknown section `eduction`".to_owned()));
        assert_eq!(typed("work,hobbys"), Ok(vec![SectionKind::Work]));
    }
}
