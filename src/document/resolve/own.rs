//! Sections of one's own: entries with the usual fields come in, entries go out; what else they
//! have stands under them as labelled lines.

use super::entries::title_first;
use super::{Resolver, at};
use crate::diag::{Code, Diagnostic, Findings, JsonPointer, Location};
use crate::document::Lang;
use crate::document::dates::OpenEnd;
use crate::document::key_words::{heading_of, label_of};
use crate::document::options::{SECTIONS, TITLES};
use crate::document::{Block, Entry, FactKind, ListItem, SectionKind, SectionName};
use crate::resume::{Extra, OwnEntry, Resume};
use crate::settings::Settings;
use crate::suggest;

/// The section of one's own does not exist that an option names.
const UNKNOWN_SECTION: Code = Code::new("O005", "unknown-section");

/// Other keys of sections whose headings every language has, as [`suggest::fold`] writes them.
const OTHER_KEYS: [(&str, &str); 2] =
    [("licenses", "licences"), ("presentations", "talks")];

/// A warning for each section of one's own that the settings name and the résumé does not have.
#[must_use]
pub fn unknown_sections(resume: &Resume, settings: &Settings) -> Findings {
    let sections = settings.get(SECTIONS).unwrap_or_default();
    let titles = settings.get(TITLES).unwrap_or_default();
    let keys: Vec<&str> = resume.own_sections().map(|(key, _)| key).collect();
    let mut unknown: Vec<&str> = sections.own().chain(titles.own()).collect();
    let is_there = |name: &str| {
        let name = SectionName::Own(name.to_owned());
        keys.iter().any(|key| name.is_own(key))
    };
    unknown.retain(|name| !is_there(name));
    unknown.sort_unstable();
    unknown.dedup();
    let finding = |name: &str| {
        let message = format!("the résumé has no section `{name}`");
        let mut known = keys.clone();
        for kind in SectionKind::all() {
            known.push(kind.name());
        }
        let hint = suggest::hint(name, known);
        Diagnostic::warning(UNKNOWN_SECTION, Location::Nowhere, message).hint(hint)
    };
    unknown.into_iter().map(finding).collect()
}

impl Resolver<'_> {
    /// The heading of a section of one's own: the one that is set, or the words of its key.
    pub(super) fn own_heading(&self, key: &str) -> String {
        let title = self.titles.of_own(key).map(|title| self.prose.line(title));
        let title = title.filter(|title| !title.is_empty());
        title.or_else(|| self.usual_heading(key)).unwrap_or_else(|| {
            let heading = self.prose.line(&heading_of(key));
            if heading.is_empty() {
                self.prose.lang.label("keywords").to_owned()
            } else {
                heading
            }
        })
    }

    /// The heading that another language than English has for a section that many people have. In
    /// English, the words of the key are the heading.
    fn usual_heading(&self, key: &str) -> Option<String> {
        let lang = self.prose.lang;
        if lang == Lang::ENGLISH {
            return None;
        }
        let key = suggest::fold(key);
        let other = OTHER_KEYS.iter().find(|(other, _)| *other == key);
        let key = other.map_or(&*key, |(_, key)| key);
        let mut headings = lang.own_headings();
        headings.find(|(own, _)| *own == key).map(|(_, heading)| heading.to_owned())
    }

    /// The section: bullets if its entries have nothing but names.
    pub(super) fn own(&self, key: &str, entries: &[OwnEntry]) -> Vec<Block> {
        let is_name = |entry: &OwnEntry| {
            let rest =
                OwnEntry { name: None, id: None, tags: Vec::new(), ..entry.clone() };
            rest.lines().next().is_none()
                && OwnEntry { extra: Extra::new(), ..rest } == OwnEntry::default()
        };
        if entries.iter().all(is_name) {
            let items: Vec<ListItem> = entries
                .iter()
                .enumerate()
                .flat_map(|(index, entry)| {
                    let name = entry.name.as_deref().unwrap_or_default();
                    self.prose.items(name, &at(key, index).key("name"))
                })
                .collect();
            return if items.is_empty() {
                Vec::new()
            } else {
                vec![Block::List { items }]
            };
        }
        self.each(entries, key, |entry, origin| self.own_entry(entry, origin))
    }

    fn own_entry(&self, entry: &OwnEntry, origin: &JsonPointer) -> Entry {
        let plain = |text: &Option<String>, key| {
            self.prose.plain(text.as_ref(), &origin.key(key))
        };
        let mut facts = self.facts();
        let (name, position) =
            (plain(&entry.name, "name"), plain(&entry.position, "position"));
        let (title, position) = match name {
            Some(name) => (Some(name), position),
            None => (position, None),
        };
        let title = title_first(
            title,
            plain(&entry.organization, "organization"),
            plain(&entry.location, "location"),
            &mut facts,
        );
        facts.add(FactKind::Detail, position);
        let link = self.prose.address(entry.url.as_ref(), &origin.key("url"));
        facts.add(FactKind::Link, link);
        let start = entry.start_date.or(entry.date.filter(|_| entry.end_date.is_some()));
        let dates = match entry.date {
            Some(date) if start.is_none() => {
                self.prose.words(&self.dates.date(date), &origin.key("date"))
            }
            _ => self.dates(start, entry.end_date, OpenEnd::Present, origin),
        };
        // A date beside a start is that of something else.
        let other = entry.date.filter(|date| start.is_some_and(|start| start != *date));
        let other = other.map(|date| self.dates.date(date));
        let other = other.and_then(|date| self.prose.words(&date, &origin.key("date")));
        facts.add(FactKind::Detail, other);
        facts.add(FactKind::Dates, dates);
        let mut blocks =
            self.prose.blocks(entry.summary.as_ref(), &origin.key("summary"));
        blocks.extend(self.highlights(&entry.highlights, origin));
        blocks.extend(self.prose.labelled(
            "keywords",
            &entry.keywords,
            &origin.key("keywords"),
        ));
        for (key, texts) in entry.lines() {
            let origin = origin.key(key);
            let label = self.prose.words(&format!("{}:", label_of(key)), &origin);
            let value = self.prose.list(&texts, &origin);
            blocks.extend(
                label.zip(value).map(|(label, value)| Block::Fields { label, value }),
            );
        }
        Entry { title, facts: facts.list, blocks }
    }
}
