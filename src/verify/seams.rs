//! The fifth look: runs of glyphs. See [`Seams`].

use std::collections::BTreeSet;

use super::broken::Breakable;
use super::defect::Subject;
use super::expected::{Expected, Word};
use crate::diag::JsonPointer;
use crate::direction::is_right_to_left;
use crate::document::{Document, RichText};
use crate::extract::{Extraction, ReadingOrder, Seam};

/// Where readers of runs lose a space: see [`Extraction::seams`].
///
/// Between texts of different style a layout leaves a gap that is wide enough. Inside a text
/// there are only word gaps, so it must be one run, unless its own marks change its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seams {
    /// All there are.
    pub all: usize,
    /// Those inside a text without marks. In a document that is written from right to left, and
    /// in a text with such letters, none counts: there each word is a run.
    pub inside: usize,
}

/// Letters up to this one are in every family; others may be left to another.
const COMMON: char = '\u{24F}';

impl Seams {
    /// The seams of a PDF. If its words are not those of the document, all count as inside.
    pub(super) fn of(
        document: &Document,
        expected: &Expected,
        extraction: &Extraction,
        breakable: &Breakable<'_>,
        is_faithful: bool,
    ) -> Self {
        let seams = extraction.seams();
        let lines = extraction.lines_as_drawn(ReadingOrder::PageContent);
        // An address that is broken over lines was counted once for each.
        let extra = breakable.extra_words(&lines);
        let seams: Vec<Seam> = seams
            .into_iter()
            .map(|seam| {
                let before = extra.iter().filter(|at| **at < seam.words).count();
                Seam { words: seam.words - before, ..seam }
            })
            .collect();
        let mut inside = seams.len();
        if is_faithful && !seams.is_empty() {
            let marked = marked(document);
            let is_inside = |seam: &&Seam| {
                let is_marked = |text: &Subject| match text {
                    Subject::Field(origin) => marked.contains(origin),
                    Subject::Heading(title) => title.contains(is_right_to_left),
                    Subject::Page => false,
                };
                let text = expected.text_across(seam.words);
                !document.info.rtl
                    && text.is_some_and(|text| !is_marked(text))
                    && !is_by_fallback(expected, seam)
            };
            inside = seams.iter().filter(is_inside).count();
        }
        Self { all: seams.len(), inside }
    }
}

/// The fields whose texts are not in one style, or not in one direction.
fn marked(document: &Document) -> BTreeSet<&JsonPointer> {
    let several = |text: &&RichText| {
        text.runs.windows(2).any(|pair| {
            let (a, b) = (&pair[0], &pair[1]);
            a.style != b.style || a.link != b.link
        }) || text.runs.iter().any(|run| run.text.contains(is_right_to_left))
    };
    let texts = document.texts().into_iter().filter(several);
    texts.filter_map(|text| text.origin.as_ref()).collect()
}

/// Whether the words at a seam, or the space between them, are in different faces since one of
/// the words is in letters that a family may lack.
fn is_by_fallback(expected: &Expected, seam: &Seam) -> bool {
    let rare = |at: usize| match expected.words.get(at) {
        Some(Word::Exactly(word) | Word::AnyCase(word)) => {
            word.chars().any(|c| c > COMMON)
        }
        Some(Word::Marker) | None => false,
    };
    let is_one_face =
        seam.before == seam.after && seam.space.is_none_or(|space| space == seam.before);
    !is_one_face && (rare(seam.words.saturating_sub(1)) || rare(seam.words))
}
