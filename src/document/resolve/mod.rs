//! Resolves a [`Resume`] into a [`Document`].
//!
//! All that is decided about words is decided here: what an entry's title is, which facts stand
//! beside each other, how dates are written, which sections there are and in what order.

mod beside;
mod entries;
mod header;
mod info;
mod links;
mod lists;
mod own;
mod record;
mod resolver;
#[cfg(test)]
mod tests;
mod work;

use super::address::Links;
use super::dates::Dates;
use super::detect;
use super::lang::Lang;
use super::options::{
    DASH, DATE_STYLE, LANG, LINKS, MAX_ROLES, NUMBER_PUBLICATIONS, SECTIONS, SINCE,
    TITLES,
};
use super::prose::Prose;
use super::sections::Sections;
use super::{Block, Document, Entry, Section, SectionKind, SectionName};
use crate::diag::JsonPointer;
use crate::resume::{EndDate, Meta, OwnEntry, Resume, Work};
use crate::settings::Settings;

use entries::{Achievement, push_entry};
use lists::Group;
pub use own::unknown_sections;
use resolver::{Resolver, at};

/// How a résumé is resolved.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ResolveOptions {
    /// What is shown, and in which words: the [options of content](crate::options); others are
    /// ignored.
    pub settings: Settings,
}

impl From<Settings> for ResolveOptions {
    fn from(settings: Settings) -> Self {
        Self { settings }
    }
}

impl Document {
    /// Resolves `resume`.
    #[must_use]
    pub fn resolve(resume: &Resume, options: &ResolveOptions) -> Document {
        let ResolveOptions { settings } = options;
        let own = resume.meta.as_ref().and_then(Meta::language_tag);
        let lang_set = settings.get(LANG);
        let lang = lang_set.or_else(|| match own {
            Some(tag) => Lang::named(tag),
            None => detect::by_script(resume),
        });
        let is_open = lang.is_none() && own.is_none();
        let guessed_lang = is_open.then(|| detect::detected(resume)).flatten();
        let lang = lang.or(guessed_lang).unwrap_or(Lang::ENGLISH);
        let titles = settings.get(TITLES).unwrap_or_default();
        let date_style = settings.get(DATE_STYLE).unwrap_or_default();
        let dash = settings.get(DASH).unwrap_or_default();
        let sections = settings.get(SECTIONS).unwrap_or_default();
        let links = settings.get(LINKS).unwrap_or_default();
        let resolver = Resolver {
            prose: Prose::of(resume, lang, titles.all(), links),
            dates: Dates::new(lang, date_style, dash),
            left_out: left_out(resume, settings, &sections),
            lang_set,
            titles,
            settings,
        };
        let own: Vec<(&str, Vec<OwnEntry>)> = resume.own_sections().collect();
        let keys: Vec<&str> = own.iter().map(|(key, _)| *key).collect();
        let sections: Vec<Section> = sections
            .arranged(&keys)
            .into_iter()
            .map(|name| resolver.named(&name, resume, &own))
            .filter(|section| !section.blocks.is_empty())
            .collect();
        let header = resume.basics.as_ref().map(|basics| resolver.header(basics));
        let header = header.unwrap_or_default();
        let info = resolver.info(resume, &header);
        let left_out = resolver.left_out;
        let guessed_lang = guessed_lang.map(Lang::tag);
        let record = record::record(resume, &info, &sections, &left_out, settings);
        let mut document =
            Document { info, header, sections, left_out, guessed_lang, record };
        document.info.rtl = document.is_right_to_left();
        for section in &mut document.sections {
            if links == Links::Hidden {
                links::hide(&mut section.blocks);
            }
            beside::join(&mut section.blocks);
        }
        document
    }
}

/// The entries of `sections` that the settings leave out. Those of other sections are missing
/// for another reason.
fn left_out(
    resume: &Resume,
    settings: &Settings,
    sections: &Sections,
) -> Vec<JsonPointer> {
    let (since, max_roles) = (settings.get(SINCE), settings.get(MAX_ROLES));
    // Without an end, an entry goes on or nothing is known about it.
    let old = |end: Option<EndDate>| match (since, end) {
        (Some(since), Some(EndDate::Date(end))) => end.year() < since,
        _ => false,
    };
    let mut out = Vec::new();
    let mut shown = 0;
    for (index, job) in resume.work.iter().enumerate() {
        let many = max_roles.is_some_and(|most| shown >= most.get());
        if *job == Work::default() {
            // An empty element of the list prints nothing, so it is no job.
        } else if many || old(job.end_date) {
            out.push((SectionKind::Work, index));
        } else {
            shown += 1;
        }
    }
    let posts = resume.volunteer.iter().map(|post| post.end_date).enumerate();
    let posts = posts.filter(|(_, end)| old(*end));
    out.extend(posts.map(|(index, _)| (SectionKind::Volunteer, index)));
    let projects = resume.projects.iter().map(|project| project.end_date).enumerate();
    let projects = projects.filter(|(_, end)| old(*end));
    out.extend(projects.map(|(index, _)| (SectionKind::Projects, index)));
    out.retain(|(kind, _)| sections.contains(*kind));
    out.into_iter().map(|(kind, index)| at(kind.name(), index)).collect()
}

impl Resolver<'_> {
    /// A section with its heading; `own` are those of one's own.
    fn named(
        &self,
        name: &SectionName,
        resume: &Resume,
        own: &[(&str, Vec<OwnEntry>)],
    ) -> Section {
        let key = name.as_str().to_owned();
        match name {
            SectionName::Known(kind) => Section {
                kind: *kind,
                name: key,
                title: self.heading(*kind),
                blocks: self.section(*kind, resume),
            },
            SectionName::Own(name) => {
                let entries = own.iter().find(|(key, _)| key == name);
                let entries = entries.map_or(&[][..], |(_, entries)| entries);
                Section {
                    kind: SectionKind::Own,
                    name: key,
                    title: self.own_heading(name),
                    blocks: self.own(name, entries),
                }
            }
        }
    }

    /// The entries of a section that are shown and say anything.
    fn each<T>(
        &self,
        items: &[T],
        section: &str,
        entry: impl Fn(&T, &JsonPointer) -> Entry,
    ) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let origin = at(section, index);
            if !self.is_left_out(&origin) {
                push_entry(&mut blocks, entry(item, &origin));
            }
        }
        blocks
    }

    fn section(&self, kind: SectionKind, resume: &Resume) -> Vec<Block> {
        let name = kind.name();
        match kind {
            SectionKind::Summary => {
                let summary =
                    resume.basics.as_ref().and_then(|basics| basics.summary.as_ref());
                self.prose.blocks(summary, &JsonPointer::root().key("basics").key(name))
            }
            SectionKind::Work => self.work(&resume.work),
            SectionKind::Projects => {
                self.each(&resume.projects, name, |p, at| self.project(p, at))
            }
            SectionKind::Skills => {
                self.groups(name, resume.skills.iter().map(Group::of_skill))
            }
            SectionKind::Education => {
                self.each(&resume.education, name, |e, at| self.school(e, at))
            }
            SectionKind::Certificates => {
                self.each(&resume.certificates, name, |c, at| {
                    self.achievement(&Achievement::of_certificate(c), at)
                })
            }
            SectionKind::Awards => self.each(&resume.awards, name, |a, at| {
                self.achievement(&Achievement::of_award(a), at)
            }),
            SectionKind::Publications => {
                let all = self.each(&resume.publications, name, |p, at| {
                    self.achievement(&Achievement::of_publication(p), at)
                });
                let numbers = self.settings.get(NUMBER_PUBLICATIONS).unwrap_or_default();
                if numbers { numbered(all) } else { all }
            }
            SectionKind::Volunteer => {
                self.each(&resume.volunteer, name, |v, at| self.post(v, at))
            }
            SectionKind::Languages => self.languages(&resume.languages),
            SectionKind::Interests => self.interests(&resume.interests),
            SectionKind::References => {
                self.each(&resume.references, name, |r, at| self.reference(r, at))
            }
            // These are no members of the résumé's type.
            SectionKind::Own => Vec::new(),
        }
    }
}

/// Entries with a number before the first of their texts.
fn numbered(mut blocks: Vec<Block>) -> Vec<Block> {
    for (index, block) in blocks.iter_mut().enumerate() {
        let Block::Entry(entry) = block else { continue };
        let first = entry.facts.first_mut().map(|fact| &mut fact.text);
        if let Some(text) = entry.title.as_mut().or(first) {
            *text = std::mem::take(text).opened(&format!("{}. ", index + 1));
        }
    }
    blocks
}
