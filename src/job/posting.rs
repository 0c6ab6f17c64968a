//! Reads job postings, as text or as JSON: the terms a [`Posting`] asks for, and everything else it
//! asks that a résumé can answer.

use super::codes;
use super::vocabulary::Vocabulary;
use crate::data::POSTING_LANGUAGES;
use crate::diag::{Diagnostic, Findings, JsonPointer, Location, Warned};
use crate::resume::Source;

mod asked;
mod choices;
mod clauses;
mod clean;
mod cues;
mod demand;
mod employer;
mod explained;
mod facts;
mod head;
mod headings;
mod json;
mod labels;
mod language;
mod lines;
mod markup;
mod occupation;
mod phrases;
mod pieces;
mod published;
mod terms;
mod text;
mod unknown;

pub use asked::{Posting, PostingTerm};
#[cfg(feature = "render")]
pub(crate) use choices::choices_of;
pub use demand::Demand;
pub use explained::{PostingLine, explanation};
pub(super) use facts::degree_of;
pub use facts::{Contract, Degree, DegreeAsked, Knockout, KnockoutKind, YearsAsked};
pub use json::JOB_SCHEMA;
pub(super) use occupation::head_noun;
pub(super) use phrases::find_phrase;

use terms::technical;
use text::read_text;

/// The maximum length of a posting, in bytes: ten times that of a long one.
pub const LONGEST_POSTING: usize = 256 << 10;

impl Posting {
    /// Reads a posting: one that is published for search engines as schema.org's `JobPosting`, JSON Resume's job description if it begins with `{` or its name is that of
    /// YAML, text otherwise.
    ///
    /// # Errors
    /// Findings if the posting is empty, longer than [`LONGEST_POSTING`], or JSON that violates
    /// the schema.
    #[must_use]
    pub fn read(
        source: &Source,
        vocabulary: &Vocabulary,
    ) -> Warned<Result<Self, Findings>> {
        let failed = |findings: Findings| Warned {
            output: Err(findings),
            warnings: Findings::new(),
        };
        if source.text().trim().is_empty() {
            let message = "the posting is empty";
            let finding =
                Diagnostic::error(codes::EMPTY_POSTING, Location::Nowhere, message);
            return failed(finding.hint("copy the whole posting into the file").into());
        }
        if source.text().len() > LONGEST_POSTING {
            let message = "the posting is longer than 256 KiB";
            let finding =
                Diagnostic::error(codes::LONG_POSTING, Location::Nowhere, message);
            return failed(
                finding.hint("remove everything but the posting from the file").into(),
            );
        }
        let is_json =
            source.is_named_yaml() || source.text().trim_start().starts_with(['{', '[']);
        let mut warnings = Findings::new();
        let posting = if let Some(published) = published::read(source.text()) {
            published.posting(vocabulary)
        } else if is_json {
            let read = json::read(source, vocabulary);
            warnings = read.warnings;
            match read.output {
                Ok(posting) => posting,
                Err(findings) => return Warned { output: Err(findings), warnings },
            }
        } else {
            read_text(source.text(), vocabulary)
        };
        if let Some(language) =
            posting.language.filter(|it| !POSTING_LANGUAGES.contains(it))
        {
            let message =
                format!("the posting seems to be in another language: `{language}`");
            warnings.push(
                Diagnostic::warning(codes::OTHER_LANGUAGE, Location::Nowhere, message)
                    .hint("English, German, French, Spanish, Portuguese and Dutch are read; in others only names are found, and what is required is not recognised"),
            );
        }
        if posting.terms_of(Demand::Required).next().is_none() {
            let at = if is_json {
                Location::pointer(JsonPointer::root())
            } else {
                Location::Nowhere
            };
            let message = "the posting marks nothing as required";
            warnings.push(
                Diagnostic::warning(codes::NOTHING_REQUIRED, at, message).hint(
                    "compare the terms it names as preferred or as part of the work",
                ),
            );
        }
        Warned { output: Ok(posting), warnings }
    }
}

/// The lines of a posting, each with what it was taken for.
#[must_use]
pub fn explained(source: &Source, vocabulary: &Vocabulary) -> Vec<PostingLine> {
    let text = match published::read(source.text()) {
        Some(published) => published.text(),
        None => source.text().to_owned(),
    };
    let terms = |text: &str| technical(text, vocabulary);
    explained::explained(&clean::clean(&text), vocabulary, &terms)
}
