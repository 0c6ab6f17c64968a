//! The options of content: what of a résumé is shown, and in which words.

use std::num::NonZeroUsize;

use serde_json::{Value as Json, json};

use super::address::Links;
use super::dates::{Dash, DateStyle};
use super::entry_head::HeadOrder;
use super::lang::Lang;
use super::sections::Sections;
use super::titles::Titles;
use crate::settings::{
    Allowed, AllowedName, Command, Key, Limits, Section, Unfit, Value, options,
};

/// An option of content.
const fn content<T: Value>(key: &'static str) -> Key<T> {
    Key::new(key, Section::Content).on(&[
        Command::Render,
        Command::Verify,
        Command::Layouts,
    ])
}

options! {
    /// Every option of content, in the order of help.
    CONTENT;

    /// Language of headings and dates.
    ///
    /// A BCP 47 tag, with or without a region: `de`, `pt-BR`.
    LANG: Lang = content("lang").flag("lang", "TAG").default("that of the résumé");

    /// Sections to show, in this order.
    ///
    /// `...` stands for the sections that are not named, `-name` hides one.
    SECTIONS: Sections = content("sections").flag("sections", "LIST").default("all");

    /// Heading of a section, in place of the usual one.
    ///
    /// The headings that several sources set for different sections are all used.
    TITLES: Titles = content("titles").flag("title", "SECTION=TEXT");

    /// Form of dates.
    DATE_STYLE: DateStyle = content("dateStyle").flag("date-style", "STYLE");

    /// Dash between the two dates of a range.
    DASH: Dash = content("dash").flag("dash", "DASH");

    /// What the first line of an entry shows.
    HEAD_ORDER: HeadOrder =
        content("headOrder").flag("head-order", "ORDER");

    /// How web addresses are printed.
    ///
    /// All of them lead to the whole address.
    LINKS: Links = content("links").flag("links", "FORM");

    /// Maximum number of jobs; the first ones are shown.
    MAX_ROLES: NonZeroUsize = content("maxRoles").flag("max-roles", "N");

    /// Leave out jobs, projects and volunteering that ended before this year.
    ///
    /// Entries that have no end date stay.
    SINCE: i32 = content("since").flag("since", "YEAR").limits(1900, 2200);

    /// Number publications, as in “1. On the Order of Things”.
    NUMBER_PUBLICATIONS: bool =
        content("numberPublications").flag("number-publications", "");

    /// Show consecutive jobs at one employer as separate entries.
    ///
    /// Otherwise they become one entry with several roles.
    SEPARATE_ROLES: bool = content("separateRoles").flag("separate-roles", "");
}

impl Value for Lang {
    fn allowed(_: Limits) -> Allowed {
        Allowed::Names(Lang::all().map(|lang| AllowedName::plain(lang.tag())).collect())
    }

    fn from_json(json: &Json, limits: Limits) -> Result<Self, Unfit> {
        let Some(tag) = json.as_str() else {
            return Err(Unfit::expected(Self::allowed(limits), json));
        };
        let known: Vec<&str> = Lang::all().map(Lang::tag).collect();
        Lang::named(tag).ok_or_else(|| Unfit::unknown("language", tag, known))
    }

    fn to_json(&self) -> Json {
        Json::from(self.tag())
    }

    fn schema(_: Limits) -> Json {
        // A tag may have subtags.
        json!({ "type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$" })
    }
}
