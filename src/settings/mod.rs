//! What a person chooses of a rendering: `vitae.json`, `meta.vitae` or arguments come in, one
//! set of choices goes out.
//!
//! Choices are layered: the first source that makes a choice wins. The command line goes before
//! `vitae.json` beside the résumé, that before `meta.vitae` in it, and that before the layout's
//! own; see [`Settings::or`].

mod read;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use serde::Deserialize;

use crate::check::{Selection, UnknownRule};
use crate::diag::Severity;
use crate::document::{
    Dash, DateStyle, HeadOrder, Lang, ResolveOptions, SectionKind, choose_sections,
};
use crate::layout::LayoutChoices;
use crate::resume::PartialDate;

pub use read::OPTIONS_SCHEMA;
pub(crate) use read::WRONG_OPTION;

/// Choices, each made or left open.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// The layout's name.
    pub layout: Option<String>,
    /// The most pages allowed.
    pub pages: Option<NonZeroUsize>,
    /// How it looks.
    pub looks: LayoutChoices,
    /// What is said.
    pub content: ContentChoices,
    /// How PDFs are checked.
    pub check: CheckChoices,
}

/// Choices about checking PDFs, each made or left open.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct CheckChoices {
    /// Only these rules: codes, their beginnings, or names.
    pub select: Option<Vec<String>>,
    /// Not these.
    pub ignore: Option<Vec<String>>,
    /// What the findings of a rule weigh: `error`, `warning`, `note` or `off`.
    pub severities: BTreeMap<String, String>,
    /// The most pages a PDF may have.
    pub max_pages: Option<NonZeroUsize>,
}

impl CheckChoices {
    /// These choices, and where none was made those of `rest`. Severities of both are kept.
    #[must_use]
    pub fn or(self, rest: Self) -> Self {
        let mut severities = rest.severities;
        severities.extend(self.severities);
        Self {
            select: self.select.or(rest.select),
            ignore: self.ignore.or(rest.ignore),
            severities,
            max_pages: self.max_pages.or(rest.max_pages),
        }
    }

    /// The choice of rules.
    ///
    /// # Errors
    /// The codes that no rule has.
    pub fn selection(&self) -> Result<Selection, Vec<UnknownRule>> {
        let mut selection = Selection::default();
        let mut unknown = Vec::new();
        for code in self.select.iter().flatten() {
            unknown.extend(selection.select(code).err());
        }
        for code in self.ignore.iter().flatten() {
            unknown.extend(selection.ignore(code).err());
        }
        for (code, weight) in &self.severities {
            unknown.extend(selection.set_severity(code, Severity::named(weight)).err());
        }
        if unknown.is_empty() { Ok(selection) } else { Err(unknown) }
    }
}

/// Choices about what is said, each made or left open.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ContentChoices {
    /// The language of headings and dates; the résumé's own where open.
    pub lang: Option<Lang>,
    /// How dates are written.
    pub date_style: Option<DateStyle>,
    /// What stands between the ends of a range.
    pub dash: Option<Dash>,
    /// The sections shown, in order.
    pub sections: Option<Vec<SectionKind>>,
    /// Headings of one's own. Those of all sources are kept.
    pub titles: Vec<(SectionKind, String)>,
    /// What an entry begins with.
    pub head_order: Option<HeadOrder>,
    /// The most jobs shown.
    pub max_roles: Option<NonZeroUsize>,
    /// The year before which what ended is left out.
    pub since: Option<i32>,
    /// Whether consecutive jobs at one employer are kept apart.
    pub separate_roles: Option<bool>,
}

impl Settings {
    /// These choices, and where none was made those of `rest`.
    #[must_use]
    pub fn or(self, rest: Self) -> Self {
        Self {
            layout: self.layout.or(rest.layout),
            pages: self.pages.or(rest.pages),
            looks: self.looks.or(&rest.looks),
            content: self.content.or(rest.content),
            check: self.check.or(rest.check),
        }
    }
}

impl ContentChoices {
    /// These choices, and where none was made those of `rest`.
    #[must_use]
    pub fn or(self, rest: Self) -> Self {
        let mut titles = self.titles;
        for (kind, title) in rest.titles {
            if titles.iter().all(|(known, _)| *known != kind) {
                titles.push((kind, title));
            }
        }
        Self {
            lang: self.lang.or(rest.lang),
            date_style: self.date_style.or(rest.date_style),
            dash: self.dash.or(rest.dash),
            sections: self.sections.or(rest.sections),
            titles,
            head_order: self.head_order.or(rest.head_order),
            max_roles: self.max_roles.or(rest.max_roles),
            since: self.since.or(rest.since),
            separate_roles: self.separate_roles.or(rest.separate_roles),
        }
    }

    /// Every choice made: these, and where there is none the usual one. `today` decides what
    /// is yet to come.
    #[must_use]
    pub fn options(self, today: Option<PartialDate>) -> ResolveOptions {
        let usual = ResolveOptions::default();
        ResolveOptions {
            lang: self.lang,
            date_style: self.date_style.unwrap_or_default(),
            dash: self.dash.unwrap_or_default(),
            sections: self.sections.unwrap_or(usual.sections),
            titles: self.titles,
            head_order: self.head_order.unwrap_or_default(),
            max_roles: self.max_roles,
            since: self.since,
            group_roles: !self.separate_roles.unwrap_or_default(),
            today,
        }
    }
}

/// The members of `vitae.json`, as they are written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Written {
    layout: Option<String>,
    lang: Option<String>,
    pages: Option<NonZeroUsize>,
    #[serde(flatten)]
    looks: LayoutChoices,
    date_style: Option<DateStyle>,
    dash: Option<Dash>,
    sections: Option<Vec<String>>,
    titles: BTreeMap<String, String>,
    head_order: Option<HeadOrder>,
    max_roles: Option<NonZeroUsize>,
    since: Option<i32>,
    separate_roles: Option<bool>,
    check: CheckChoices,
}

impl From<Written> for Settings {
    /// What is no language or section was told before, with its place; here it is left out.
    fn from(written: Written) -> Self {
        let sections = written.sections.map(|sections| sections.join(","));
        let titles = written.titles.into_iter();
        Self {
            layout: written.layout,
            pages: written.pages,
            looks: written.looks,
            check: written.check,
            content: ContentChoices {
                lang: written.lang.as_deref().and_then(Lang::named),
                date_style: written.date_style,
                dash: written.dash,
                sections: sections.and_then(|sections| choose_sections(&sections).ok()),
                titles: titles
                    .filter_map(|(name, title)| Some((SectionKind::named(&name)?, title)))
                    .collect(),
                head_order: written.head_order,
                max_roles: written.max_roles,
                since: written.since,
                separate_roles: written.separate_roles,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_source_that_chooses_wins_and_titles_add_up() {
        let own = |title: &str| vec![(SectionKind::Work, title.to_owned())];
        let first = Settings {
            content: ContentChoices {
                since: Some(2015),
                titles: own("Jobs"),
                ..ContentChoices::default()
            },
            ..Settings::default()
        };
        let mut titles = own("Work");
        titles.push((SectionKind::Skills, "Tools".to_owned()));
        let second = Settings {
            layout: Some("swiss".to_owned()),
            content: ContentChoices {
                since: Some(2000),
                max_roles: NonZeroUsize::new(3),
                titles,
                ..ContentChoices::default()
            },
            ..Settings::default()
        };
        let both = first.or(second);
        assert_eq!(both.layout.as_deref(), Some("swiss"));
        assert_eq!(both.content.since, Some(2015));
        assert_eq!(both.content.max_roles, NonZeroUsize::new(3));
        assert_eq!(both.content.titles[0].1, "Jobs");
        assert_eq!(both.content.titles[1].1, "Tools");
    }
}
