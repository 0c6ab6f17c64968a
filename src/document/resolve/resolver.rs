//! What resolving needs at every place: the language, the dates and the settings.

use super::super::SectionKind;
use super::super::dates::Dates;
use super::super::lang::Lang;
use super::super::prose::Prose;
use super::super::titles::Titles;
use crate::diag::JsonPointer;
use crate::settings::Settings;

/// A résumé being resolved.
pub(super) struct Resolver<'a> {
    pub(super) prose: Prose,
    pub(super) dates: Dates,
    pub(super) left_out: Vec<JsonPointer>,
    /// The language, if the settings name one.
    pub(super) lang_set: Option<Lang>,
    pub(super) titles: Titles,
    pub(super) settings: &'a Settings,
}

/// Where a field of the résumé stands.
pub(super) fn at(section: &str, index: usize) -> JsonPointer {
    JsonPointer::root().key(section).index(index)
}

impl Resolver<'_> {
    /// The heading of a section: the one that is set, or the language's.
    pub(super) fn heading(&self, kind: SectionKind) -> String {
        let title = self.titles.of(kind).map(|title| self.prose.line(title));
        title
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| self.prose.lang.heading(kind).to_owned())
    }

    /// Whether the settings leave an entry out.
    pub(super) fn is_left_out(&self, entry: &JsonPointer) -> bool {
        self.left_out.contains(entry)
    }
}
