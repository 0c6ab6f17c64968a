//! Resolves a résumé: a [`Resume`] comes in, a [`Document`] goes out.
//!
//! All that is decided about words is decided here: what an entry's title is, which facts stand
//! beside each other, how dates are written, which sections there are and in what order.

mod entries;
mod header;
mod info;
mod lists;
#[cfg(test)]
mod tests;
mod work;

use std::num::NonZeroUsize;

use serde_json::Value;

use super::dates::{Dash, DateStyle, Dates};
use super::lang::Lang;
use super::prose::Prose;
use super::{Block, Document, Entry, Section, SectionKind};
use crate::choice::choice;
use crate::diag::JsonPointer;
use crate::resume::{EndDate, PartialDate, Resume, Work};

use entries::{Achievement, push_entry};
use lists::Group;

choice! {
    /// What an entry begins with.
    HeadOrder {
        /// The job's title, the degree.
        #[default]
        TitleFirst = "title-first",
        /// The employer, the school, with its place.
        EmployerFirst = "employer-first",
    }
}

/// What a person may decide about the content.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolveOptions {
    /// The language of headings, labels and dates; `None` for the résumé's own
    /// (`meta.language`), or English where there are no headings in that.
    pub lang: Option<Lang>,
    /// How dates are written.
    pub date_style: DateStyle,
    /// What stands between the ends of a range.
    pub dash: Dash,
    /// The sections shown, in order; see [`choose_sections`](crate::document::choose_sections).
    pub sections: Vec<SectionKind>,
    /// Headings of the person's own; the last one of a section counts.
    pub titles: Vec<(SectionKind, String)>,
    /// What an entry begins with.
    pub head_order: HeadOrder,
    /// The most jobs shown, the first ones of the résumé; `None` shows all.
    pub max_roles: Option<NonZeroUsize>,
    /// The year before which jobs, projects and volunteering that ended are left out. What goes
    /// on, or has no date, stays.
    pub since: Option<i32>,
    /// Whether consecutive jobs at one employer become one entry with several roles.
    pub group_roles: bool,
    /// The day that decides which ends are yet to come; without it none is.
    pub today: Option<PartialDate>,
}

impl Default for ResolveOptions {
    fn default() -> Self {
        Self {
            lang: None,
            date_style: DateStyle::default(),
            dash: Dash::default(),
            sections: SectionKind::all().collect(),
            titles: Vec::new(),
            head_order: HeadOrder::default(),
            max_roles: None,
            since: None,
            group_roles: true,
            today: None,
        }
    }
}

impl Document {
    /// Resolves `resume`.
    #[must_use]
    pub fn resolve(resume: &Resume, options: &ResolveOptions) -> Document {
        let own = resume.meta.as_ref().and_then(|meta| meta.language.as_deref());
        let lang = options.lang.or_else(|| match own {
            Some(tag) => Lang::named(tag),
            None => by_script(resume),
        });
        let lang = lang.unwrap_or(Lang::ENGLISH);
        let resolver = Resolver {
            prose: Prose::of(
                resume,
                lang,
                options.titles.iter().map(|(_, title)| &**title),
            ),
            dates: Dates::new(lang, options.date_style, options.dash),
            left_out: left_out(resume, options),
            options,
        };
        let sections = options
            .sections
            .iter()
            .map(|&kind| Section {
                kind,
                title: resolver.heading(kind),
                blocks: resolver.section(kind, resume),
            })
            .filter(|section| !section.blocks.is_empty())
            .collect();
        let header = resume.basics.as_ref().map(|basics| resolver.header(basics));
        let header = header.unwrap_or_default();
        let info = resolver.info(resume, &header);
        let left_out = resolver.left_out;
        let mut document = Document { info, header, sections, left_out };
        document.info.rtl = document.is_right_to_left();
        document
    }
}

/// The language of a résumé that names none, where its script tells.
fn by_script(resume: &Resume) -> Option<Lang> {
    fn texts<'v>(value: &'v Value, out: &mut Vec<&'v str>) {
        match value {
            Value::String(text) => out.push(text),
            Value::Array(items) => items.iter().for_each(|item| texts(item, out)),
            Value::Object(members) => members.values().for_each(|item| texts(item, out)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    // Hardly any résumé has a letter of these scripts, and taking one apart takes time.
    let text = serde_json::to_string(resume).ok()?;
    if !text.contains(|c| matches!(c, '\u{590}'..='\u{6FF}')) {
        return None;
    }
    let value = serde_json::to_value(resume).ok()?;
    let mut all = Vec::new();
    texts(&value, &mut all);
    Lang::by_script(all.into_iter())
}

struct Resolver<'a> {
    prose: Prose,
    dates: Dates,
    left_out: Vec<JsonPointer>,
    options: &'a ResolveOptions,
}

/// The entries of shown sections that `max_roles` and `since` leave out. Those of other
/// sections are missing for another reason.
fn left_out(resume: &Resume, options: &ResolveOptions) -> Vec<JsonPointer> {
    // What has no end goes on, or nothing is known of it.
    let old = |end: Option<EndDate>| match (options.since, end) {
        (Some(since), Some(EndDate::Date(end))) => end.year() < since,
        _ => false,
    };
    let mut out = Vec::new();
    let mut shown = 0;
    for (index, job) in resume.work.iter().enumerate() {
        let many = options.max_roles.is_some_and(|most| shown >= most.get());
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
    out.retain(|(kind, _)| options.sections.contains(kind));
    out.into_iter().map(|(kind, index)| at(kind.name(), index)).collect()
}

/// Where a field of the résumé stands.
fn at(section: &str, index: usize) -> JsonPointer {
    JsonPointer::root().key(section).index(index)
}

impl Resolver<'_> {
    /// The heading of a section: the person's own, or the language's.
    fn heading(&self, kind: SectionKind) -> String {
        let own = self.options.titles.iter().rev().filter(|(of, _)| *of == kind);
        own.map(|(_, title)| self.prose.line(title))
            .find(|title| !title.is_empty())
            .unwrap_or_else(|| self.prose.lang.heading(kind).to_owned())
    }

    /// Whether the person's choices leave an entry out.
    fn is_left_out(&self, entry: &JsonPointer) -> bool {
        self.left_out.contains(entry)
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
                self.each(&resume.publications, name, |p, at| {
                    self.achievement(&Achievement::of_publication(p), at)
                })
            }
            SectionKind::Volunteer => {
                self.each(&resume.volunteer, name, |v, at| self.post(v, at))
            }
            SectionKind::Languages => self.languages(&resume.languages),
            SectionKind::Interests => {
                self.groups(name, resume.interests.iter().map(Group::of_interest))
            }
            SectionKind::References => {
                self.each(&resume.references, name, |r, at| Entry {
                    title: self.prose.plain(r.name.as_ref(), &at.key("name")),
                    blocks: self.prose.blocks(r.reference.as_ref(), &at.key("reference")),
                    ..Entry::default()
                })
            }
        }
    }
}
