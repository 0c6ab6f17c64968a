//! Names that are known: terms of the vocabulary and well-known employers, in any case of their
//! letters.

use std::ops::Range;

use super::breach::{Breach, BreachKind};
use super::evidence::Evidence;
use super::names::words;
use super::own_text::OwnText;
use super::tongue::Tongue;
use crate::job::{Kind, Vocabulary};

/// The known names of a text.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub breaches: Vec<Breach>,
    pub spans: Vec<Range<usize>>,
}

pub(super) fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Compares the known names of `own` with those of the base and of its entry there; `named` has the
/// spans that were checked as something else.
pub(super) fn names(
    own: &OwnText,
    whole: &Evidence,
    entry: Option<&Evidence>,
    named: &[Range<usize>],
    tongue: &Tongue,
) -> Known {
    let mut known = Known::default();
    let is_taken = |span: &Range<usize>, known: &Known| {
        named.iter().chain(&known.spans).any(|it| overlap(it, span))
    };
    for (id, kind, span) in terms(&own.text, tongue) {
        if is_taken(&span, &known) {
            continue;
        }
        // Practices are described in many ways; products have one name.
        let is_name = !matches!(kind, Kind::Practice | Kind::Metric | Kind::Skill);
        let held = whole.has_known(id);
        let breach = match entry {
            _ if !is_name => None,
            _ if !held => Some(BreachKind::Name),
            Some(entry) if !entry.has_known(id) => Some(BreachKind::OtherEntry),
            _ => None,
        };
        known
            .breaches
            .extend(breach.map(|kind| Breach::in_text(own, kind, span.clone(), None)));
        if held || is_name {
            known.spans.push(span);
        }
    }
    for (span, word) in words(&own.text) {
        let is_employer = tongue.claims.employers.contains(&word.to_lowercase());
        if is_employer && !is_taken(&span, &known) {
            if !whole.lexicon.has(word) {
                let breach = Breach::in_text(own, BreachKind::Name, span.clone(), None);
                known.breaches.push(breach);
            }
            known.spans.push(span);
        }
    }
    known
}

/// The terms of the vocabulary in a text, with their kind: those the vocabulary finds, and everyday
/// words in lower case that stand next to one in a list: `Go, PostgreSQL and cassandra`.
fn terms(text: &str, tongue: &Tongue) -> Vec<(&'static str, Kind, Range<usize>)> {
    let vocabulary = Vocabulary::built_in();
    let mut found: Vec<(&str, Kind, Range<usize>)> = vocabulary
        .find(text)
        .into_iter()
        .map(|hit| (hit.term.id.as_str(), hit.term.kind, hit.span))
        .collect();
    for (span, word) in words(text) {
        let Some(term) = vocabulary.named(word).filter(|_| word.len() > 2) else {
            continue;
        };
        let is_found = found.iter().any(|(_, _, it)| overlap(it, &span));
        let is_listed = found.iter().any(|(_, kind, it)| {
            kind.is_technical()
                && it.end <= span.start
                && is_joint(text, it.end..span.start, tongue)
        });
        if !is_found && is_listed && term.kind.is_technical() {
            found.push((term.id.as_str(), term.kind, span));
        }
    }
    found
}

/// Whether nothing but a comma or a word such as `and` stands between two items of a list.
fn is_joint(text: &str, gap: Range<usize>, tongue: &Tongue) -> bool {
    let gap = text.get(gap).unwrap_or_default().trim().to_lowercase();
    let word = gap.trim_start_matches([',', ';', '/', '+', '&']).trim();
    let is_word = tongue.claims.number_joints.contains(word);
    !gap.is_empty() && (word.is_empty() || is_word)
}
