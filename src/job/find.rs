//! Finds the names of terms in text.
//!
//! Case, hyphens, line ends and kinds of spaces make no difference, except for names that are
//! case-sensitive. Names match whole words only, of which `+`, `#` and `.` are part: C is not found
//! in C++, nor .NET in ASP.NET. Of overlapping names the leftmost counts, and of those the longest:
//! Spring is not found in Spring Boot.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::evidence::{self, Candidate};
use super::plain::{Plain, fold};
use super::term::Term;
use crate::data::term_words;

/// A term found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermHit<'v> {
    /// The term.
    pub term: &'v Term,
    /// Its name there, as the vocabulary spells it.
    pub form: &'v str,
    /// Its place in the text, in bytes.
    pub span: Range<usize>,
    /// Whether it is in the plural: `SLOs`.
    pub is_plural: bool,
}

/// One name of one term.
#[derive(Debug)]
struct Form {
    /// The index of the term in the vocabulary.
    term: usize,
    /// The index of the name among those of its term.
    at: usize,
    /// The name with its case, in the form of [`Plain::cased`].
    cased: String,
    is_ambiguous: bool,
    is_case_sensitive: bool,
}

/// Finds the names of a vocabulary.
#[derive(Debug)]
pub(super) struct Finder {
    forms: Vec<Form>,
    /// The first form with a folded name.
    by_name: BTreeMap<String, usize>,
    automaton: AhoCorasick,
}

impl Finder {
    pub(super) fn new(terms: &[Term]) -> Self {
        let mut forms = Vec::new();
        let mut by_name = BTreeMap::new();
        let mut patterns = Vec::new();
        for (place, term) in terms.iter().enumerate() {
            for (at, form) in term.forms().enumerate() {
                let plain = Plain::of(form);
                by_name.entry(plain.folded.clone()).or_insert(forms.len());
                let is_ambiguous = term.ambiguous.iter().any(|it| it == form);
                let cased = term.case_sensitive.iter().any(|it| it == form);
                forms.push(Form {
                    term: place,
                    at,
                    cased: plain.cased,
                    is_ambiguous,
                    is_case_sensitive: cased || is_ambiguous,
                });
                patterns.push(plain.folded);
            }
        }
        // These come last, so that a term with the same name wins.
        patterns.extend(term_words().not_terms.iter().cloned());
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard) // all matches, so that a rejected one hides none
            .build(&patterns)
            .expect("a vocabulary is far below the bounds of an automaton");
        Self { forms, by_name, automaton }
    }

    /// The index in the vocabulary of the term with a name.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        let form = self.by_name.get(&fold(name))?;
        self.forms.get(*form).map(|form| form.term)
    }

    /// The terms in a text, and the ambiguous names in it without evidence around them.
    pub(super) fn find<'v>(
        &self,
        terms: &'v [Term],
        text: &str,
    ) -> (Vec<TermHit<'v>>, Vec<TermHit<'v>>) {
        let plain = Plain::of(text);
        let candidates = self.candidates(terms, &plain);
        let hit = |it: Candidate| {
            let term = terms.get(it.term)?;
            let form = term.forms().nth(self.forms.get(it.form)?.at)?;
            let span = plain.original(&it.span);
            Some(TermHit { term, form, span, is_plural: it.is_plural })
        };
        let (kept, open) = evidence::settle(&plain, candidates);
        let hits = |them: Vec<Candidate>| them.into_iter().filter_map(hit).collect();
        (hits(kept), hits(open))
    }

    /// Every name that is a whole word; of overlapping ones the leftmost longest.
    fn candidates(&self, terms: &[Term], plain: &Plain) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = self
            .automaton
            .find_overlapping_iter(plain.folded.as_str())
            .filter_map(|hit| {
                let form_at = hit.pattern().as_usize();
                let span = hit.start()..hit.end();
                let Some(form) = self.forms.get(form_at) else {
                    return hiding(plain, span);
                };
                let is_exact = same_case(plain, &span, &form.cased);
                let text = plain.cased.get(span.clone()).unwrap_or_default();
                let is_lowered =
                    !is_exact && form.is_ambiguous && !text.contains(char::is_uppercase);
                if form.is_case_sensitive && !is_exact && !is_lowered {
                    return None;
                }
                let (end, is_plural) = word_end(plain, &span, form.is_ambiguous)?;
                begins_word(plain, &span).then(|| Candidate {
                    form: form_at,
                    term: form.term,
                    whole: span.start..end,
                    span,
                    is_ambiguous: form.is_ambiguous,
                    is_lowered,
                    is_technical: terms
                        .get(form.term)
                        .is_some_and(|term| term.kind.is_technical()),
                    is_plural,
                })
            })
            .collect();
        // Of two terms with the same name, the one that needs no evidence.
        found.sort_by_key(|it| {
            (it.span.start, std::cmp::Reverse(it.span.end), it.is_ambiguous)
        });
        let mut end = 0;
        found.retain(|it| {
            let is_free = it.span.start >= end;
            if is_free {
                end = it.span.end;
            }
            is_free
        });
        found
    }
}

/// A phrase that is not a term and hides the terms in it.
fn hiding(plain: &Plain, span: Range<usize>) -> Option<Candidate> {
    let (end, _) = word_end(plain, &span, true)?;
    begins_word(plain, &span).then_some(Candidate {
        form: usize::MAX,
        term: usize::MAX,
        whole: span.start..end,
        span,
        is_ambiguous: false,
        is_lowered: false,
        is_technical: false,
        is_plural: false,
    })
}

/// Whether the text has the case of a name; a hyphen counts as a space.
fn same_case(plain: &Plain, span: &Range<usize>, name: &str) -> bool {
    let alike = |c: char| if c == '-' { ' ' } else { c };
    let text = plain.cased.get(span.clone()).unwrap_or_default();
    text.chars().map(alike).eq(name.chars().map(alike))
}

/// Whether no part of a word comes before the span.
fn begins_word(plain: &Plain, span: &Range<usize>) -> bool {
    let before = plain.cased.get(..span.start).unwrap_or_default();
    let mut before = before.chars().rev();
    let only_letter = span.len() == 1;
    match before.next() {
        Some(c) if c.is_alphanumeric() || c == '@' || c == '$' => false,
        Some('&') => !only_letter,
        Some('.' | '_' | '\\') => !before.next().is_some_and(char::is_alphanumeric),
        _ => true,
    }
}

/// The end of the word that begins with a name, and whether it is a plural; `None` if the name is
/// only part of the word.
fn word_end(plain: &Plain, span: &Range<usize>, is_exact: bool) -> Option<(usize, bool)> {
    let rest = plain.cased.get(span.end..)?;
    let name = plain.cased.get(span.clone())?;
    let ends_in_letter = name.ends_with(char::is_alphabetic);
    let mut end = span.end;
    let mut is_plural = false;
    let mut chars = rest.chars();
    let mut next = chars.next();
    if next == Some('s') && ends_in_letter && !is_exact && name.len() > 1 {
        is_plural = true;
        end += 1;
        next = chars.next();
    } else if ends_in_letter && name.len() > 1 && next.is_some_and(|c| c.is_ascii_digit())
    {
        // A version: `Java17`, `Angular2+`.
        let version = rest.find(|c: char| !c.is_ascii_digit() && c != '.');
        let version = rest.get(..version.unwrap_or(rest.len()))?.trim_end_matches('.');
        end += version.len();
        chars = rest.get(version.len()..)?.chars();
        next = chars.next();
    }
    let after = chars.next();
    let is_end = match next {
        Some(c) if c.is_alphanumeric() || c == '@' => false,
        Some('_') => !after.is_some_and(char::is_alphanumeric),
        // `and` in `R&D` and `AT&T`.
        Some('&') => name.len() > 1 || after == Some(' '),
        Some('+') => name.len() > 2 && after != Some('+'),
        Some('#') => name.len() > 2,
        // A full stop without a space after it is a typing error or part of an address.
        Some('.') => match after {
            Some(c) if c.is_uppercase() => name.len() > 2,
            Some(c) => !c.is_alphanumeric(),
            None => true,
        },
        _ => true,
    };
    is_end.then_some((end, is_plural))
}

#[cfg(test)]
mod tests;
