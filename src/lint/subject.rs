//! What rules look at: the texts of a résumé with their words, and what is known about their
//! entries.

use std::ops::Range;

use super::role::Role;
use super::words::{Word, words};
use crate::diag::{JsonPointer, Location};
use crate::document::detected;
use crate::job::{Field, Inventory, Month, Place};
use crate::registry::Found;
use crate::resume::{PartialDate, Resume};

/// A résumé to lint.
#[derive(Debug)]
pub(super) struct Subject<'r> {
    pub(super) resume: &'r Resume,
    pub(super) inventory: &'r Inventory,
    /// Every text, in the order of the résumé.
    pub(super) texts: Vec<Text<'r>>,
    /// The date to treat as today.
    pub(super) today: Option<PartialDate>,
    /// The role that the résumé is for.
    pub(super) role: Role,
    /// Whether its texts are English, so that rules on English words apply.
    pub(super) is_english: bool,
}

/// What a text is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A bullet of a job, of volunteer work or of a project.
    Bullet,
    /// Running text: a summary, a description, a bullet about a school.
    Prose,
    /// A title, a name or a keyword.
    Name,
}

/// A text of a résumé.
#[derive(Debug)]
pub(super) struct Text<'r> {
    pub(super) at: &'r JsonPointer,
    /// All of it, as written.
    pub(super) whole: &'r str,
    pub(super) words: Vec<Word<'r>>,
    pub(super) kind: Kind,
    /// Whether its job or project has ended.
    pub(super) has_ended: bool,
    /// Whether it is about a project.
    pub(super) is_of_project: bool,
    /// Whether it has few letters that English lacks, so that rules on English words apply.
    is_english: bool,
}

impl<'r> Subject<'r> {
    pub(super) fn new(
        resume: &'r Resume,
        inventory: &'r Inventory,
        today: Option<PartialDate>,
        role: Role,
    ) -> Self {
        let today_month = today.map(Month::last);
        let text = |place: &'r Place| {
            let end = place.months.and_then(|months| months.end);
            let has_ended = end.is_some_and(|end| today_month.is_none_or(|it| end < it));
            let at = place.pointer.as_ref()?;
            let (text, kind) = (place.text.as_str(), kind(place, at));
            Some(Text {
                at,
                whole: text,
                words: words(text),
                kind,
                has_ended,
                is_of_project: place.field == Field::Project,
                is_english: is_latin(text),
            })
        };
        let texts = inventory.places.iter().filter_map(text).collect();
        Self { resume, inventory, texts, today, role, is_english: is_english(resume) }
    }

    /// The bullets, in the order of the résumé.
    pub(super) fn bullets(&self) -> impl Iterator<Item = &Text<'r>> {
        self.texts.iter().filter(|text| text.kind == Kind::Bullet)
    }

    /// The bullets if they are English, and none otherwise.
    pub(super) fn english_bullets(&self) -> impl Iterator<Item = &Text<'r>> {
        self.bullets().filter(|text| self.is_english && text.is_english)
    }

    /// Bullets and running text if they are English, and none otherwise.
    pub(super) fn english_prose(&self) -> impl Iterator<Item = &Text<'r>> {
        let prose = self.texts.iter().filter(|text| text.kind != Kind::Name);
        prose.filter(|text| self.is_english && text.is_english)
    }

    /// All texts if they are English, and none otherwise.
    pub(super) fn english_texts(&self) -> impl Iterator<Item = &Text<'r>> {
        let texts = self.texts.iter();
        texts.filter(|text| self.is_english && text.is_english)
    }

    /// The bullets of each entry.
    pub(super) fn entries(&self) -> Vec<Vec<&Text<'r>>> {
        let bullets: Vec<&Text<'r>> = self.bullets().collect();
        let entries = bullets.chunk_by(|a, b| a.at.parent() == b.at.parent());
        entries.map(<[&Text<'r>]>::to_vec).collect()
    }
}

impl Text<'_> {
    /// A problem of this text.
    pub(super) fn found(&self, message: impl Into<String>) -> Found {
        Found::new(Location::pointer(self.at.clone()), message)
    }

    /// Words of it as written.
    pub(super) fn shown(&self, range: Range<usize>) -> String {
        super::words::shown(self.words.get(range).unwrap_or_default())
    }
}

fn kind(place: &Place, at: &JsonPointer) -> Kind {
    let is_in = |key: &str| at.as_str().contains(&format!("/{key}/"));
    let ends = |key: &str| at.as_str().ends_with(&format!("/{key}"));
    // Abstracts are written in the first person, and words of others are theirs.
    if ["/publications/", "/references/"].iter().any(|it| at.as_str().starts_with(it)) {
        return Kind::Name;
    }
    if is_in("highlights") {
        return match place.field {
            Field::Bullet | Field::Project => Kind::Bullet,
            _ => Kind::Prose,
        };
    }
    if ends("summary") || ends("description") { Kind::Prose } else { Kind::Name }
}

/// Whether a text has few letters beyond ASCII: a short one says too little about its language, but
/// this.
fn is_latin(text: &str) -> bool {
    /// English texts have fewer, even with names in them.
    const ONE_IN: usize = 20;
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let others = letters.clone().filter(|c| !c.is_ascii()).count();
    others * ONE_IN <= letters.count()
}

/// Whether a résumé says that it is English, or nothing says otherwise.
fn is_english(resume: &Resume) -> bool {
    let meta = resume.meta.as_ref();
    match meta.and_then(|meta| meta.language_tag()) {
        Some(tag) => tag.split(['-', '_']).next() == Some("en"),
        None => detected(resume).is_none(),
    }
}
