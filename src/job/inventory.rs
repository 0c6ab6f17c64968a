//! An [`Inventory`] of a résumé, JSON or PDF: its terms, where each is mentioned, and when it was
//! used.

use serde::Serialize;

use super::months::{Month, Months};
use super::vocabulary::Vocabulary;
use crate::diag::JsonPointer;
use crate::geom::PageNumber;
use crate::resume::{EndDate, PartialDate, Resume};

mod parsed;
mod places;

/// The kind of a place in a résumé.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The headline or a job title.
    Title,
    /// The summary at the top.
    Summary,
    /// A skill or one of its keywords.
    Skills,
    /// A bullet of a job or of volunteer work.
    Bullet,
    /// The running text of a job or of volunteer work.
    Work,
    /// A project: its name, text, keywords or bullets.
    Project,
    /// A course of study.
    Education,
    /// A certificate, award or publication.
    Credential,
    /// Anything else.
    Other,
}

impl Field {
    /// Whether terms there were used, not only listed.
    pub(super) fn is_evidence(self) -> bool {
        matches!(self, Self::Bullet | Self::Work | Self::Project)
    }
}

/// A piece of a résumé's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its place in the JSON source; `None` for a PDF.
    pub pointer: Option<JsonPointer>,
    /// Its page in the PDF, 1-based; `None` for JSON.
    pub page: Option<PageNumber>,
    /// The kind of place.
    pub field: Field,
    /// The text.
    pub text: String,
    /// The place as people call it: `Northlane Logistics, bullet 13`.
    pub words: String,
    /// The dates of its job or project, if given.
    pub(crate) months: Option<Months>,
}

impl Place {
    /// Whether a term here counts as used: in a project, or in work with dates.
    #[must_use]
    pub fn is_evidence(&self) -> bool {
        self.field.is_evidence()
            && (self.field == Field::Project || self.months.is_some())
    }
}

/// A mention of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The vocabulary's id of the term.
    pub id: String,
    /// Its name there, as the vocabulary spells it.
    pub form: String,
    /// The index of the place in [`Inventory::places`].
    pub place: usize,
}

/// The texts and terms of a résumé.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Inventory {
    /// Every piece of text, in the order of the résumé.
    pub places: Vec<Place>,
    /// Every mention of a term, in the order of the places.
    pub mentions: Vec<Mention>,
    /// The headline.
    pub headline: Option<String>,
    /// The job titles, the latest first.
    pub titles: Vec<String>,
    /// The degrees, with their subjects.
    pub degrees: Vec<String>,
    /// The dates of each job that has them.
    pub(crate) work: Vec<Months>,
    /// The number of jobs without dates.
    pub(crate) undated: usize,
}

impl Inventory {
    /// The inventory of a résumé in JSON.
    #[must_use]
    pub fn of_resume(resume: &Resume, vocabulary: &Vocabulary) -> Self {
        let mut gather = Gather::default();
        gather.resume(resume);
        gather.finish(vocabulary)
    }

    /// The ids of the terms at one place of the JSON source, each once, in order.
    #[must_use]
    pub fn terms_at(&self, pointer: &JsonPointer) -> Vec<&str> {
        let mut ids: Vec<&str> = Vec::new();
        for mention in &self.mentions {
            let place = self.places.get(mention.place);
            let is_there = place.is_some_and(|it| it.pointer.as_ref() == Some(pointer));
            if is_there && !ids.contains(&mention.id.as_str()) {
                ids.push(&mention.id);
            }
        }
        ids
    }
}

/// An inventory being gathered.
#[derive(Debug, Default)]
struct Gather {
    inventory: Inventory,
    /// The job titles with the month each began.
    titles: Vec<(Option<Month>, String)>,
    /// The name of the entry whose places are being gathered.
    entry: Option<String>,
}

impl Gather {
    fn add(
        &mut self,
        pointer: JsonPointer,
        field: Field,
        text: Option<&str>,
        months: Option<Months>,
    ) {
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return };
        self.inventory.places.push(Place {
            words: places::in_words(&pointer.to_string(), self.entry.as_deref()),
            pointer: Some(pointer),
            page: None,
            field,
            text: text.to_owned(),
            months,
        });
    }

    fn resume(&mut self, resume: &Resume) {
        let root = JsonPointer::root();
        if let Some(basics) = &resume.basics {
            let at = root.key("basics");
            self.inventory.headline.clone_from(&basics.label);
            self.add(at.key("label"), Field::Title, basics.label.as_deref(), None);
            self.add(at.key("summary"), Field::Summary, basics.summary.as_deref(), None);
        }
        for (i, job) in resume.work.iter().enumerate() {
            let at = root.key("work").index(i);
            self.entry = job.name.clone().or_else(|| job.position.clone());
            let months = months(job.start_date, job.end_date);
            self.job(months, job.position.as_deref());
            self.add(at.key("position"), Field::Title, job.position.as_deref(), months);
            self.add(at.key("summary"), Field::Work, job.summary.as_deref(), months);
            for (j, bullet) in job.highlights.iter().enumerate() {
                let at = at.key("highlights").index(j);
                self.add(at, Field::Bullet, Some(&bullet.text), months);
            }
            for (j, word) in job.keywords.iter().enumerate() {
                self.add(at.key("keywords").index(j), Field::Work, Some(word), months);
            }
        }
        for (i, job) in resume.volunteer.iter().enumerate() {
            let at = root.key("volunteer").index(i);
            self.entry = job.organization.clone().or_else(|| job.position.clone());
            let months = months(job.start_date, job.end_date);
            self.add(at.key("position"), Field::Title, job.position.as_deref(), months);
            self.add(at.key("summary"), Field::Work, job.summary.as_deref(), months);
            for (j, bullet) in job.highlights.iter().enumerate() {
                let at = at.key("highlights").index(j);
                self.add(at, Field::Bullet, Some(&bullet.text), months);
            }
        }
        for (i, project) in resume.projects.iter().enumerate() {
            let at = root.key("projects").index(i);
            self.entry.clone_from(&project.name);
            let months = months(project.start_date, project.end_date);
            let field = Field::Project;
            self.add(at.key("name"), field, project.name.as_deref(), months);
            self.add(
                at.key("description"),
                field,
                project.description.as_deref(),
                months,
            );
            for (j, bullet) in project.highlights.iter().enumerate() {
                self.add(
                    at.key("highlights").index(j),
                    field,
                    Some(&bullet.text),
                    months,
                );
            }
            for (j, word) in project.keywords.iter().enumerate() {
                self.add(at.key("keywords").index(j), field, Some(word), months);
            }
        }
        self.entry = None;
        self.lists(resume);
        self.own(resume);
    }

    /// Gathers what is listed, not used.
    fn lists(&mut self, resume: &Resume) {
        let root = JsonPointer::root();
        for (i, skill) in resume.skills.iter().enumerate() {
            let at = root.key("skills").index(i);
            self.add(at.key("name"), Field::Skills, skill.name.as_deref(), None);
            for (j, word) in skill.keywords.iter().enumerate() {
                self.add(at.key("keywords").index(j), Field::Skills, Some(word), None);
            }
        }
        for (i, school) in resume.education.iter().enumerate() {
            let at = root.key("education").index(i);
            let field = Field::Education;
            let parts = [&school.study_type, &school.area].into_iter().flatten();
            let degree = parts.map(String::as_str).collect::<Vec<_>>().join(", ");
            if !degree.is_empty() {
                self.inventory.degrees.push(degree);
            }
            self.add(at.key("area"), field, school.area.as_deref(), None);
            self.add(at.key("studyType"), field, school.study_type.as_deref(), None);
            for (j, course) in school.courses.iter().enumerate() {
                self.add(at.key("courses").index(j), field, Some(course), None);
            }
            self.add(at.key("summary"), field, school.summary.as_deref(), None);
            for (j, honour) in school.highlights.iter().enumerate() {
                self.add(at.key("highlights").index(j), field, Some(&honour.text), None);
            }
        }
        let field = Field::Credential;
        for (i, it) in resume.certificates.iter().enumerate() {
            let at = root.key("certificates").index(i);
            self.add(at.key("name"), field, it.name.as_deref(), None);
        }
        for (i, it) in resume.awards.iter().enumerate() {
            let at = root.key("awards").index(i);
            self.add(at.key("title"), field, it.title.as_deref(), None);
            self.add(at.key("summary"), field, it.summary.as_deref(), None);
        }
        for (i, it) in resume.publications.iter().enumerate() {
            let at = root.key("publications").index(i);
            self.add(at.key("name"), field, it.name.as_deref(), None);
            self.add(at.key("summary"), field, it.summary.as_deref(), None);
        }
        for (i, it) in resume.interests.iter().enumerate() {
            let at = root.key("interests").index(i);
            self.add(at.key("name"), Field::Other, it.name.as_deref(), None);
            for (j, word) in it.keywords.iter().enumerate() {
                self.add(at.key("keywords").index(j), Field::Other, Some(word), None);
            }
        }
    }

    /// Gathers the sections that JSON Resume does not have.
    fn own(&mut self, resume: &Resume) {
        let field = Field::Other;
        for (key, entries) in resume.own_sections() {
            for (i, it) in entries.iter().enumerate() {
                let at = JsonPointer::root().key(key).index(i);
                self.add(at.key("name"), field, it.name.as_deref(), None);
                self.add(at.key("summary"), field, it.summary.as_deref(), None);
                for (j, bullet) in it.highlights.iter().enumerate() {
                    let at = at.key("highlights").index(j);
                    self.add(at, field, Some(&bullet.text), None);
                }
                for (j, word) in it.keywords.iter().enumerate() {
                    self.add(at.key("keywords").index(j), field, Some(word), None);
                }
                for (key, texts) in it.lines() {
                    self.add(at.key(key), field, Some(&texts.join(", ")), None);
                }
            }
        }
    }

    fn job(&mut self, months: Option<Months>, title: Option<&str>) {
        match months {
            Some(months) => self.inventory.work.push(months),
            None => self.inventory.undated += 1,
        }
        if let Some(title) = title.filter(|title| !title.trim().is_empty()) {
            self.titles.push((months.map(|months| months.start), title.to_owned()));
        }
    }

    fn finish(mut self, vocabulary: &Vocabulary) -> Inventory {
        // A stable sort: jobs that began together, or have no dates, keep their order.
        self.titles.sort_by_key(|(start, _)| std::cmp::Reverse(*start));
        let mut inventory = self.inventory;
        inventory.titles = self.titles.into_iter().map(|(_, title)| title).collect();
        let texts: Vec<&str> =
            inventory.places.iter().map(|place| place.text.as_str()).collect();
        let found = vocabulary.find_literally(&texts);
        for (place, hits) in found.into_iter().enumerate() {
            inventory.mentions.extend(hits.into_iter().map(|hit| Mention {
                id: hit.term.id.clone(),
                form: hit.form.to_owned(),
                place,
            }));
        }
        inventory
    }
}

/// The dates of an entry; in JSON Resume a start without an end is not over.
pub(crate) fn months(start: Option<PartialDate>, end: Option<EndDate>) -> Option<Months> {
    let start = Month::first(start?);
    let end = match end {
        Some(EndDate::Date(date)) => Some(Month::last(date)),
        Some(EndDate::Present) | None => None,
    };
    Some(Months { start, end })
}
