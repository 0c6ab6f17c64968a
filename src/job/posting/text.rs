//! A posting as text: its lines, what stands at its head, and its terms.

use super::asked::Posting;
use super::terms::{Terms, gather, technical};
use super::{clean, facts, head, language, lines};
use crate::job::vocabulary::Vocabulary;

/// Reads a posting that is text.
pub(super) fn read_text(text: &str, vocabulary: &Vocabulary) -> Posting {
    let text = clean::clean(text);
    let mut lines = lines::read(&text, &|text| technical(text, vocabulary));
    let head = head::read(&mut lines, &|name| vocabulary.named(name).is_some());
    let (terms, unclassified) =
        gather(&lines, head.company.as_deref(), Terms::default(), vocabulary);
    Posting {
        title: head.title,
        company: head.company,
        location: head.location,
        contract: facts::contract(&lines),
        language: language::of(&text),
        terms: terms.sorted(),
        unclassified,
        degree: facts::degree(&lines),
        years: facts::years(&lines),
        knockouts: facts::knockouts(&lines),
    }
}
