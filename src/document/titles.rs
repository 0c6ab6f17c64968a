//! Headings of one's own, in place of the usual ones.

use serde_json::{Value as Json, json};

use super::SectionKind;
use super::sections::SectionName;
use crate::settings::{Allowed, Limits, Unfit, Value};

/// The longest heading, in characters.
const LONGEST_TITLE: usize = 60;

/// Headings of one's own, each for a section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Titles(Vec<(SectionName, String)>);

impl Titles {
    /// One heading.
    #[must_use]
    pub fn one(section: SectionKind, title: impl Into<String>) -> Self {
        Self(vec![(SectionName::Known(section), title.into())])
    }

    /// The heading of a section of JSON Resume.
    #[must_use]
    pub fn of(&self, section: SectionKind) -> Option<&str> {
        self.named(&SectionName::Known(section))
    }

    /// The heading of the section of one's own with this key.
    #[must_use]
    pub fn of_own(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(of, _)| of.is_own(key)).map(|(_, title)| &**title)
    }

    /// The names of sections of one's own.
    pub(in crate::document) fn own(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|(name, _)| match name {
            SectionName::Own(name) => Some(&**name),
            SectionName::Known(_) => None,
        })
    }

    fn named(&self, section: &SectionName) -> Option<&str> {
        self.0.iter().find(|(of, _)| of == section).map(|(_, title)| &**title)
    }

    /// Every heading.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, title)| &**title)
    }
}

impl Value for Titles {
    const IS_REPEATABLE: bool = true;

    fn allowed(_: Limits) -> Allowed {
        Allowed::Like("a heading for each section, as in `work=Career`")
    }

    fn from_json(json: &Json, _: Limits) -> Result<Self, Unfit> {
        let expected = "an object with a heading for each section";
        let members = json.as_object().ok_or_else(|| Unfit::expected(expected, json))?;
        let title = |(name, title): (&String, &Json)| {
            let section = SectionName::read(name)?;
            let text = title.as_str().filter(|text| !text.trim().is_empty());
            let text = text.filter(|text| text.chars().count() <= LONGEST_TITLE);
            let expected = format!("a heading of 1 to {LONGEST_TITLE} characters");
            let text = text.ok_or_else(|| Unfit::expected(expected, title))?;
            Ok((section, text.to_owned()))
        };
        let titles = members.iter().map(|member| {
            title(member).map_err(|unfit: Unfit| unfit.in_member(member.0))
        });
        titles.collect::<Result<_, _>>().map(Self)
    }

    fn from_text(text: &str, limits: Limits) -> Result<Self, Unfit> {
        let (name, title) = text.split_once('=').ok_or_else(|| {
            Unfit::new("expected a section, `=` and its heading, as in `work=Career`")
        })?;
        Self::from_json(&json!({ name: title }), limits)
    }

    fn to_json(&self) -> Json {
        let titles = self.0.iter().map(|(name, title)| (name.as_str().to_owned(), title));
        Json::Object(titles.map(|(name, title)| (name, title.as_str().into())).collect())
    }

    fn schema(_: Limits) -> Json {
        let title =
            json!({ "type": "string", "minLength": 1, "maxLength": LONGEST_TITLE });
        let names =
            SectionKind::all().map(|kind| (kind.name().to_owned(), title.clone()));
        let names: serde_json::Map<String, Json> = names.collect();
        json!({
            "type": "object",
            // Known sections, for editors; those of one's own have any name.
            "properties": names,
            "additionalProperties": title,
        })
    }

    fn or(mut self, rest: Self) -> Self {
        for (name, title) in rest.0 {
            if self.named(&name).is_none() {
                self.0.push((name, title));
            }
        }
        self
    }

    fn and(self, later: Self) -> Self {
        later.or(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Result<Titles, Unfit> {
        Titles::from_text(text, Limits::default())
    }

    #[test]
    fn titles_of_several_sources_are_merged_section_by_section() {
        let first = typed("work=Jobs").expect("a title of the test");
        let second = Titles::one(SectionKind::Work, "Work")
            .or(Titles::one(SectionKind::Skills, "Tools"));
        let merged = first.or(second);
        assert_eq!(merged.of(SectionKind::Work), Some("Jobs"));
        assert_eq!(merged.of(SectionKind::Skills), Some("Tools"));
        assert_eq!(merged.of(SectionKind::Awards), None);
    }

    #[test]
    fn a_flag_given_twice_sets_both_and_the_last_one_of_a_section_wins() {
        let title = |text| typed(text).expect("a title of the test");
        let both = title("work=A").and(title("skills=B")).and(title("work=C"));
        assert_eq!(both.of(SectionKind::Work), Some("C"));
        assert_eq!(both.of(SectionKind::Skills), Some("B"));
    }

    #[test]
    fn a_wrong_title_is_reported_with_its_place() {
        let read = |json: Json| Titles::from_json(&json, Limits::default());
        let unfit = read(json!({ "work": "A", "skils": "B" })).expect_err("a slip");
        assert_eq!(unfit.at.as_str(), "/skils");
        assert_eq!(unfit.message, "unknown section `skils`");
        for wrong in [json!({ "work": " " }), json!({ "work": 1 }), json!(["work"])] {
            assert!(read(wrong.clone()).is_err(), "{wrong}");
        }
        assert!(read(json!({ "work": "x".repeat(LONGEST_TITLE + 1) })).is_err());
        assert!(typed("Career").expect_err("no section").message.contains("work=Career"));
    }
}
