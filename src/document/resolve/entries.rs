//! Entries of projects, schools, prizes and the rest, as [`Entry`]s.

use super::resolver::Resolver;
use crate::data;
use crate::diag::JsonPointer;
use crate::document::dates::OpenEnd;
use crate::document::entry_head::HeadOrder;
use crate::document::lang::Lang;
use crate::document::options::HEAD_ORDER;
use crate::document::{Block, Entry, Fact, FactKind, Lead, ListItem, RichText};
use crate::resume::{
    Award, Certificate, Education, EndDate, Highlight, PartialDate, Project, Publication,
    Reference, Volunteer,
};

impl Resolver<'_> {
    pub(super) fn project(&self, project: &Project, origin: &JsonPointer) -> Entry {
        let mut facts = self.facts();
        facts.add(
            FactKind::Organization,
            self.prose.plain(project.entity.as_ref(), &origin.key("entity")),
        );
        facts
            .add(FactKind::Detail, self.prose.list(&project.roles, &origin.key("roles")));
        let kind = project.r#type.as_ref().filter(|kind| !says_nothing(kind));
        facts.add(FactKind::Detail, self.prose.plain(kind, &origin.key("type")));
        facts.add(
            FactKind::Link,
            self.prose.address(project.url.as_ref(), &origin.key("url")),
        );
        facts.add(
            FactKind::Dates,
            self.dates(project.start_date, project.end_date, OpenEnd::Present, origin),
        );
        let mut blocks =
            self.prose.blocks(project.description.as_ref(), &origin.key("description"));
        blocks.extend(self.highlights(&project.highlights, origin));
        blocks.extend(self.prose.labelled(
            "keywords",
            &project.keywords,
            &origin.key("keywords"),
        ));
        Entry {
            title: self.prose.plain(project.name.as_ref(), &origin.key("name")),
            facts: facts.list,
            blocks,
        }
    }

    pub(super) fn school(&self, school: &Education, origin: &JsonPointer) -> Entry {
        let degree =
            self.prose.plain(school.study_type.as_ref(), &origin.key("studyType"));
        let area = self.prose.plain(school.area.as_ref(), &origin.key("area"));
        let degree = match (degree, area) {
            (Some(degree), Some(area)) => {
                Some(RichText::joined(degree, self.comma(), area))
            }
            (degree, area) => degree.or(area),
        };
        let institution =
            self.prose.plain(school.institution.as_ref(), &origin.key("institution"));
        let mut facts = self.facts();
        let place = self.prose.plain(school.location.as_ref(), &origin.key("location"));
        let title = self.head(degree, institution, None, &mut facts);
        // Names of universities have commas of their own.
        facts.add(FactKind::Detail, place);
        facts.add(FactKind::Detail, self.grade(school.score.as_ref(), origin));
        let link = self.prose.address(school.url.as_ref(), &origin.key("url"));
        facts.add(FactKind::Link, link);
        let open = OpenEnd::PresentOrExpected;
        facts.add(
            FactKind::Dates,
            self.dates(school.start_date, school.end_date, open, origin),
        );
        let courses =
            self.prose.labelled("courses", &school.courses, &origin.key("courses"));
        let mut blocks: Vec<Block> = courses.into_iter().collect();
        blocks.extend(self.prose.blocks(school.summary.as_ref(), &origin.key("summary")));
        blocks.extend(self.highlights(&school.highlights, origin));
        Entry { title, facts: facts.list, blocks }
    }

    /// `Grade: 1.3`; `GPA 3.9` has its own label.
    fn grade(&self, score: Option<&String>, origin: &JsonPointer) -> Option<RichText> {
        let score = self.prose.line(score?);
        if score.is_empty() {
            return None;
        }
        let label = self.prose.lang.label("grade");
        let grade =
            if names_itself(&score) { score } else { format!("{label}: {score}") };
        self.prose.words(&grade, &origin.key("score"))
    }

    /// Unpaid work.
    pub(super) fn post(&self, post: &Volunteer, origin: &JsonPointer) -> Entry {
        let plain = |text: &Option<String>, key| {
            self.prose.plain(text.as_ref(), &origin.key(key))
        };
        let mut facts = self.facts();
        let title = self.head(
            plain(&post.position, "position"),
            plain(&post.organization, "organization"),
            plain(&post.location, "location"),
            &mut facts,
        );
        let link = self.prose.address(post.url.as_ref(), &origin.key("url"));
        facts.add(FactKind::Link, link);
        let dates = self.dates(post.start_date, post.end_date, OpenEnd::Present, origin);
        facts.add(FactKind::Dates, dates);
        let mut blocks = self.prose.blocks(post.summary.as_ref(), &origin.key("summary"));
        blocks.extend(self.highlights(&post.highlights, origin));
        Entry { title, facts: facts.list, blocks }
    }

    /// A certificate, an award, a publication, in one paragraph: there are often many of them.
    pub(super) fn achievement(
        &self,
        achievement: &Achievement<'_>,
        origin: &JsonPointer,
    ) -> Entry {
        let plain = |(text, key): Keyed<'_, Option<String>>| {
            self.prose.plain(text.as_ref(), &origin.key(key))
        };
        let mut facts = self.facts();
        let (name, giver) = (plain(achievement.name), plain(achievement.giver));
        let title = title_first(name, giver, None, &mut facts);
        let authors = achievement.authors.unwrap_or_default();
        facts.add(FactKind::Detail, self.prose.list(authors, &origin.key("authors")));
        let link = self.prose.address(achievement.url, &origin.key("url"));
        match achievement.number {
            // A DOI is an address, unless there is another.
            Some((Some(doi), "doi")) if doi.starts_with("10.") && link.is_none() => {
                let address = format!("https://doi.org/{doi}");
                let address = self.prose.address(Some(&address), &origin.key("doi"));
                facts.add(FactKind::Link, address);
            }
            number => facts.add(FactKind::Detail, number.and_then(plain)),
        }
        facts.add(FactKind::Link, link);
        let (date, key) = achievement.date;
        facts.add(
            FactKind::Dates,
            self.given(*date, achievement.expiry, &origin.key(key)),
        );
        let blocks = self.prose.blocks(achievement.summary, &origin.key("summary"));
        Entry { title: None, facts: facts.after(title), blocks }
    }

    /// When something was given, and when it expires.
    fn given(
        &self,
        date: Option<PartialDate>,
        expiry: Option<EndDate>,
        origin: &JsonPointer,
    ) -> Option<RichText> {
        let text = match (date, expiry) {
            (Some(date), None) => Some(self.dates.date(date)),
            (date, expiry) => self.dates.range(date, expiry, OpenEnd::PresentOrExpected),
        };
        self.prose.words(&text?, origin)
    }

    /// A referee.
    pub(super) fn reference(&self, referee: &Reference, origin: &JsonPointer) -> Entry {
        let plain = |text: &Option<String>, key| {
            self.prose.plain(text.as_ref(), &origin.key(key))
        };
        let mut facts = self.facts();
        facts.add(FactKind::Detail, plain(&referee.position, "position"));
        facts.add(FactKind::Organization, plain(&referee.organization, "organization"));
        facts.add(FactKind::Detail, plain(&referee.email, "email"));
        facts.add(FactKind::Detail, plain(&referee.phone, "phone"));
        Entry {
            title: plain(&referee.name, "name"),
            facts: facts.list,
            blocks: self
                .prose
                .blocks(referee.reference.as_ref(), &origin.key("reference")),
        }
    }

    pub(super) fn highlights(
        &self,
        highlights: &[Highlight],
        origin: &JsonPointer,
    ) -> Option<Block> {
        let origin = origin.key("highlights");
        let items: Vec<ListItem> = highlights
            .iter()
            .enumerate()
            .flat_map(|(index, highlight)| {
                self.prose.items(&highlight.text, &origin.index(index))
            })
            .collect();
        (!items.is_empty()).then_some(Block::List { items })
    }

    pub(super) fn dates(
        &self,
        start: Option<PartialDate>,
        end: Option<EndDate>,
        open: OpenEnd,
        origin: &JsonPointer,
    ) -> Option<RichText> {
        let range = self.dates.range(start, end, open)?;
        let key = if start.is_some() { "startDate" } else { "endDate" };
        self.prose.words(&range, &origin.key(key))
    }
}

/// Whether a grade begins with a word for grades, such as `GPA`.
fn names_itself(score: &str) -> bool {
    let first = score.trim().split([' ', ':']).next().unwrap_or_default().to_lowercase();
    let is_label = |known: &str| known.to_lowercase() == first;
    !first.is_empty()
        && (data::reading().any(|read| read.labels.grade.iter().any(|it| is_label(it)))
            || Lang::all().any(|lang| is_label(lang.label("grade"))))
}

/// A field's value and its key.
type Keyed<'r, T> = (&'r T, &'static str);

/// Something given once: what two sections of a résumé have in common.
pub(super) struct Achievement<'r> {
    name: Keyed<'r, Option<String>>,
    giver: Keyed<'r, Option<String>>,
    date: Keyed<'r, Option<PartialDate>>,
    expiry: Option<EndDate>,
    /// Its number, or what else identifies it.
    number: Option<Keyed<'r, Option<String>>>,
    authors: Option<&'r [String]>,
    url: Option<&'r String>,
    summary: Option<&'r String>,
}

impl<'r> Achievement<'r> {
    pub(super) fn of_certificate(certificate: &'r Certificate) -> Self {
        Self {
            name: (&certificate.name, "name"),
            giver: (&certificate.issuer, "issuer"),
            date: (&certificate.date, "date"),
            expiry: certificate.end_date,
            number: Some((&certificate.number, "number")),
            authors: None,
            url: certificate.url.as_ref(),
            summary: certificate.summary.as_ref(),
        }
    }

    pub(super) fn of_award(award: &'r Award) -> Self {
        Self {
            name: (&award.title, "title"),
            giver: (&award.awarder, "awarder"),
            date: (&award.date, "date"),
            expiry: None,
            number: None,
            authors: None,
            url: award.url.as_ref(),
            summary: award.summary.as_ref(),
        }
    }

    pub(super) fn of_publication(publication: &'r Publication) -> Self {
        Self {
            name: (&publication.name, "name"),
            giver: (&publication.publisher, "publisher"),
            date: (&publication.release_date, "releaseDate"),
            expiry: None,
            number: Some((&publication.doi, "doi")),
            authors: Some(&publication.authors),
            url: publication.url.as_ref(),
            summary: publication.summary.as_ref(),
        }
    }
}

impl Resolver<'_> {
    /// What parts a name from what belongs to it, in the document's language.
    pub(super) fn comma(&self) -> &'static str {
        &self.prose.lang.words().comma
    }

    /// A second line with nothing on it.
    pub(super) fn facts(&self) -> Facts {
        Facts { list: Vec::new(), comma: self.comma() == Lead::Comma.text() }
    }

    /// The entry's title, in the order asked for; what else there is of the three becomes its
    /// first facts.
    pub(super) fn head(
        &self,
        title: Option<RichText>,
        organization: Option<RichText>,
        place: Option<RichText>,
        facts: &mut Facts,
    ) -> Option<RichText> {
        match (self.settings.get(HEAD_ORDER).unwrap_or_default(), organization) {
            (HeadOrder::EmployerFirst, Some(organization)) => {
                facts.add(FactKind::Detail, title);
                Some(match place {
                    Some(place) => RichText::joined(organization, self.comma(), place),
                    None => organization,
                })
            }
            (_, organization) => title_first(title, organization, place, facts),
        }
    }
}

/// What tools put where people say nothing about the kind of a project.
const NO_KINDS: [&str; 4] = ["application", "app", "project", "software"];

/// Whether the kind of a project tells no more than that it is one.
fn says_nothing(kind: &str) -> bool {
    NO_KINDS.iter().any(|none| kind.trim().eq_ignore_ascii_case(none))
}

/// The entry's title; the organization with its place is its first fact, or the title where
/// there is no other.
pub(super) fn title_first(
    title: Option<RichText>,
    organization: Option<RichText>,
    place: Option<RichText>,
    facts: &mut Facts,
) -> Option<RichText> {
    let (title, organization) = match title {
        Some(title) => (Some(title), organization),
        None => (organization, None),
    };
    facts.add(FactKind::Organization, organization);
    facts.add(FactKind::Location, place);
    title
}

/// An entry's second line while it is put together.
pub(super) struct Facts {
    pub(super) list: Vec<Fact>,
    /// Whether the language's comma is the one a [`Lead`] stands for: in `株式会社, 東京` it
    /// would be out of place.
    comma: bool,
}

impl Facts {
    pub(super) fn add(&mut self, kind: FactKind, text: Option<RichText>) {
        let Some(text) = text else { return };
        // An address that must not be a link is a text like any other.
        let is_dead =
            kind == FactKind::Link && text.runs.iter().all(|run| run.link.is_none());
        let kind = if is_dead { FactKind::Detail } else { kind };
        let lead = match self.list.last() {
            None => Lead::None,
            // A place belongs to its organization, not to the dates.
            Some(last)
                if self.comma
                    && last.kind == FactKind::Organization
                    && kind == FactKind::Location =>
            {
                Lead::Comma
            }
            Some(_) => Lead::Separator,
        };
        self.list.push(Fact { kind, lead, text });
    }
}

impl Facts {
    /// The facts with the entry's title before them, on one line.
    fn after(mut self, title: Option<RichText>) -> Vec<Fact> {
        if let Some(text) = title {
            if let Some(first) = self.list.first_mut() {
                first.lead = Lead::Separator;
            }
            let title = Fact { kind: FactKind::Detail, lead: Lead::None, text };
            self.list.insert(0, title);
        }
        self.list
    }
}

/// Pushes an entry; one without a head is only what stands under it.
pub(super) fn push_entry(blocks: &mut Vec<Block>, entry: Entry) {
    if entry.title.is_none() && entry.facts.is_empty() {
        blocks.extend(entry.blocks);
    } else {
        blocks.push(Block::Entry(entry));
    }
}
