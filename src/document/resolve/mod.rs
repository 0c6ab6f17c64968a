//! Resolves a résumé: a [`Resume`] comes in, a [`Document`] goes out.
//!
//! All that is decided about words is decided here: what an entry's title is, which facts stand
//! beside each other, how dates are written, which sections there are and in what order.

mod entries;
mod header;
mod info;
mod lists;
mod work;

use super::prose::Prose;
use super::{Block, Document, Entry, Section, SectionKind};
use crate::diag::JsonPointer;
use crate::resume::{PartialDate, Resume};

use entries::{Achievement, push_entry};
use lists::Group;

/// What a person may decide about the content.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolveOptions {
    /// The sections shown, in order; see [`choose_sections`](crate::choose_sections).
    pub sections: Vec<SectionKind>,
    /// Whether consecutive jobs at one employer become one entry with several roles.
    pub group_roles: bool,
    /// The day that decides which ends are yet to come; without it none is.
    pub today: Option<PartialDate>,
}

impl Default for ResolveOptions {
    fn default() -> Self {
        Self { sections: SectionKind::all().collect(), group_roles: true, today: None }
    }
}

impl Document {
    /// Resolves `resume`.
    #[must_use]
    pub fn resolve(resume: &Resume, options: &ResolveOptions) -> Document {
        let resolver = Resolver { prose: Prose::of(resume), options };
        let sections = options
            .sections
            .iter()
            .map(|&kind| Section {
                kind,
                title: kind.heading().to_owned(),
                blocks: resolver.section(kind, resume),
            })
            .filter(|section| !section.blocks.is_empty())
            .collect();
        let header = resume.basics.as_ref().map(|basics| resolver.header(basics));
        let header = header.unwrap_or_default();
        Document { info: resolver.info(resume, &header), header, sections }
    }
}

struct Resolver<'a> {
    prose: Prose,
    options: &'a ResolveOptions,
}

/// Where a field of the résumé stands.
fn at(section: &str, index: usize) -> JsonPointer {
    JsonPointer::root().key(section).index(index)
}

impl Resolver<'_> {
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
                each(&resume.projects, name, |p, at| self.project(p, at))
            }
            SectionKind::Skills => {
                self.groups(name, resume.skills.iter().map(Group::of_skill))
            }
            SectionKind::Education => {
                each(&resume.education, name, |e, at| self.school(e, at))
            }
            SectionKind::Certificates => each(&resume.certificates, name, |c, at| {
                self.achievement(&Achievement::of_certificate(c), at)
            }),
            SectionKind::Awards => each(&resume.awards, name, |a, at| {
                self.achievement(&Achievement::of_award(a), at)
            }),
            SectionKind::Publications => each(&resume.publications, name, |p, at| {
                self.achievement(&Achievement::of_publication(p), at)
            }),
            SectionKind::Volunteer => {
                each(&resume.volunteer, name, |v, at| self.post(v, at))
            }
            SectionKind::Languages => self.languages(&resume.languages),
            SectionKind::Interests => {
                self.groups(name, resume.interests.iter().map(Group::of_interest))
            }
            SectionKind::References => each(&resume.references, name, |r, at| Entry {
                title: self.prose.plain(r.name.as_ref(), &at.key("name")),
                blocks: self.prose.blocks(r.reference.as_ref(), &at.key("reference")),
                ..Entry::default()
            }),
        }
    }
}

/// The entries of a section that say anything.
fn each<T>(
    items: &[T],
    section: &str,
    entry: impl Fn(&T, &JsonPointer) -> Entry,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (index, item) in items.iter().enumerate() {
        push_entry(&mut blocks, entry(item, &at(section, index)));
    }
    blocks
}
