//! Finds the names of terms in text.
//!
//! Case, hyphens, line ends and kinds of spaces make no difference, except for names that are
//! case-sensitive. Names match whole words only, of which `+`, `#` and `.` are part: C is not found
//! in C++, nor .NET in ASP.NET. Of overlapping names the leftmost counts, and of those the longest:
//! Spring is not found in Spring Boot.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::evidence::{self, Candidate};
use super::plain::{Plain, fold};
use super::term::Term;
use crate::data::term_words;

mod addresses;
mod ends;
mod forms;

use ends::{begins_word, word_end};

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

/// The names in a text.
#[derive(Debug, Default)]
pub(super) struct Found<'v> {
    /// The names that are terms.
    pub(super) hits: Vec<TermHit<'v>>,
    /// The ambiguous names without evidence around them.
    pub(super) open: Vec<TermHit<'v>>,
    /// The names that stand inside or across a longer one of `hits`: `Docker` in `Docker Compose`.
    pub(super) inner: Vec<Inner<'v>>,
}

/// A name that stands inside or across a longer one.
#[derive(Debug)]
pub(super) struct Inner<'v> {
    pub(super) hit: TermHit<'v>,
    /// The term of the longer name.
    pub(super) outer: &'v Term,
    /// Whether it counts only if the longer name is a part or a kind of it: it is an everyday
    /// word, or the longer name is one word spelt as two, as `Java Script`.
    pub(super) is_doubtful: bool,
}

/// One name of one term.
#[derive(Debug)]
struct Form {
    /// The index of the term in the vocabulary.
    term: usize,
    /// The index of the name among those of its term.
    at: usize,
    is_ambiguous: bool,
    is_case_sensitive: bool,
    /// Whether it has endings, as words of a language do and names of products do not.
    has_endings: bool,
    /// Words one of which has to stand in the same text; none if empty.
    context: Vec<String>,
}

/// A spelling that is searched for.
#[derive(Debug)]
struct Pattern {
    /// The index of the name.
    form: usize,
    /// The spelling with its case, in the form of [`Plain::cased`].
    cased: String,
    /// Whether only this case counts.
    is_exact: bool,
}

/// Finds the names of a vocabulary.
#[derive(Debug)]
pub(super) struct Finder {
    forms: Vec<Form>,
    patterns: Vec<Pattern>,
    /// The first form with a folded name.
    by_name: BTreeMap<String, usize>,
    automaton: AhoCorasick,
}

impl Finder {
    pub(super) fn new(terms: &[Term]) -> Self {
        let mut forms = Vec::new();
        let mut by_name = BTreeMap::new();
        let mut patterns = Vec::new();
        let mut searched = Vec::new();
        for (place, term) in terms.iter().enumerate() {
            for (at, name) in term.forms().enumerate() {
                let plain = Plain::of(name);
                by_name.entry(plain.folded.clone()).or_insert(forms.len());
                let is_ambiguous = term.ambiguous.iter().any(|it| it == name);
                let is_cased = term.case_sensitive.iter().any(|it| it == name);
                let context = term.needs_context.get(name).into_iter().flatten();
                patterns.push(Pattern {
                    form: forms.len(),
                    cased: plain.cased,
                    is_exact: false,
                });
                searched.push(plain.folded);
                forms.push(Form {
                    term: place,
                    at,
                    is_ambiguous,
                    is_case_sensitive: is_cased || is_ambiguous,
                    has_endings: term.kind.has_endings() && !is_cased && !is_ambiguous,
                    context: context.map(|word| fold(word)).collect(),
                });
            }
        }
        // Spellings by rule come after all names, so that a name of another term wins.
        let mut seen: BTreeSet<String> = searched.iter().cloned().collect();
        for (number, form) in forms.iter().enumerate() {
            let Some(name) = terms.get(form.term).and_then(|it| it.forms().nth(form.at))
            else {
                continue;
            };
            if form.is_case_sensitive {
                continue;
            }
            for spelling in forms::spellings(name, form.has_endings) {
                let plain = Plain::of(&spelling.text);
                if seen.insert(plain.folded.clone()) {
                    patterns.push(Pattern {
                        form: number,
                        cased: plain.cased,
                        is_exact: spelling.is_exact,
                    });
                    searched.push(plain.folded);
                }
            }
        }
        // These come last, so that a term with the same name wins.
        searched.extend(term_words().not_terms.iter().cloned());
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard) // all matches, so that a rejected one hides none
            .build(&searched)
            .expect("a vocabulary is far below the bounds of an automaton");
        Self { forms, patterns, by_name, automaton }
    }

    /// The index in the vocabulary of the term with a name.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        let form = self.by_name.get(&fold(name))?;
        self.forms.get(*form).map(|form| form.term)
    }

    /// The terms in a text.
    pub(super) fn find<'v>(&self, terms: &'v [Term], text: &str) -> Found<'v> {
        let plain = Plain::of(text);
        let (winners, others) = longest(self.candidates(terms, &plain));
        let hit = |it: &Candidate| {
            let term = terms.get(it.term)?;
            let form = term.forms().nth(self.forms.get(it.form)?.at)?;
            let span = plain.original(&it.span);
            Some(TermHit { term, form, span, is_plural: it.is_plural })
        };
        let (mut kept, open) = evidence::settle(&plain, winners);
        let mut inner = Vec::new();
        let mut freed = Vec::new();
        for it in others {
            let overlaps = |other: &&Candidate| {
                other.span.start < it.span.end && other.span.end > it.span.start
            };
            match kept.iter().find(overlaps) {
                None if !it.is_ambiguous && !it.is_lowered => freed.push(it),
                None => {}
                Some(outer) if outer.term == it.term => {}
                Some(outer) => {
                    let Some((hit, term)) = hit(&it).zip(terms.get(outer.term)) else {
                        continue;
                    };
                    let one_word = self.is_one_word(&plain, outer);
                    let is_doubtful = it.is_ambiguous || it.is_lowered || one_word;
                    inner.push(Inner { hit, outer: term, is_doubtful });
                }
            }
        }
        // The longer name is no term here, so that the shorter ones in it are free.
        if !freed.is_empty() {
            kept.extend(longest(freed).0);
            kept.sort_by_key(|it| it.span.start);
        }
        let hits = |them: &[Candidate]| {
            let them = them.iter().filter(|it| it.term != usize::MAX);
            them.filter_map(hit).collect()
        };
        Found { hits: hits(&kept), open: hits(&open), inner }
    }

    /// Whether a name is that of its term without its spaces as well: `Java Script`.
    fn is_one_word(&self, plain: &Plain, it: &Candidate) -> bool {
        let name = plain.folded.get(it.span.clone()).unwrap_or_default();
        let joined = name.replace(' ', "");
        joined != name && self.named(&joined) == Some(it.term)
    }

    /// Every name that is a whole word, in the order of the text, longer ones first.
    fn candidates(&self, terms: &[Term], plain: &Plain) -> Vec<Candidate> {
        let addresses = addresses::of(&plain.folded);
        let mut found: Vec<Candidate> = self
            .automaton
            .find_overlapping_iter(plain.folded.as_str())
            .filter_map(|hit| {
                let number = hit.pattern().as_usize();
                let span = hit.start()..hit.end();
                let Some(pattern) = self.patterns.get(number) else {
                    return hiding(plain, span);
                };
                let form = self.forms.get(pattern.form)?;
                let case = Case::of(plain, &span, &pattern.cased);
                let is_lowered = match case {
                    Case::Same => false,
                    _ if pattern.is_exact => return None,
                    // `DBT` for `dbt`
                    Case::Capitals
                        if form.is_ambiguous
                            || !pattern.cased.contains(char::is_uppercase) =>
                    {
                        false
                    }
                    Case::Lower if form.is_ambiguous => true,
                    // `Rest/JSON`, `CSS3/SASS`
                    Case::Title | Case::Capitals
                        if form.is_case_sensitive && span.len() > 3 =>
                    {
                        true
                    }
                    _ if form.is_case_sensitive => return None,
                    _ => false,
                };
                let end = word_end(plain, &span, form.is_ambiguous, form.has_endings)?;
                let is_address = addresses.iter().any(|it| it.contains(&span.start));
                if is_address || !begins_word(plain, &span) {
                    return None;
                }
                let has_context = form.context.is_empty()
                    || form.context.iter().any(|word| has_word(&plain.folded, word));
                has_context.then(|| Candidate {
                    form: pattern.form,
                    term: form.term,
                    whole: span.start..end.at,
                    span,
                    is_ambiguous: form.is_ambiguous || is_lowered,
                    is_lowered,
                    is_technical: terms
                        .get(form.term)
                        .is_some_and(|term| term.kind.is_technical()),
                    is_plural: end.is_plural,
                    is_compound: end.is_compound,
                })
            })
            .collect();
        // Of two terms with the same name, the one that needs no evidence.
        found.sort_by_key(|it| {
            (it.span.start, std::cmp::Reverse(it.span.end), it.is_ambiguous)
        });
        found
    }
}

/// Of overlapping names the leftmost longest, and the others.
fn longest(all: Vec<Candidate>) -> (Vec<Candidate>, Vec<Candidate>) {
    let mut end = 0;
    all.into_iter().partition(|it| {
        let is_free = it.span.start >= end;
        if is_free {
            end = it.span.end;
        }
        is_free
    })
}

/// Whether a folded text has a word that begins so.
fn has_word(text: &str, begin: &str) -> bool {
    text.match_indices(begin).any(|(at, _)| {
        !text.get(..at).unwrap_or_default().ends_with(char::is_alphanumeric)
    })
}

/// The case of a name in a text, compared with that of its spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    Same,
    /// All in capitals, in a text that is not.
    Capitals,
    Lower,
    /// With a capital at its beginning.
    Title,
    Other,
}

impl Case {
    fn of(plain: &Plain, span: &Range<usize>, name: &str) -> Self {
        // A hyphen counts as a space.
        let alike = |c: char| if c == '-' { ' ' } else { c };
        let text = plain.cased.get(span.clone()).unwrap_or_default();
        if text.chars().map(alike).eq(name.chars().map(alike)) {
            return Self::Same;
        }
        let letters = || text.chars().filter(|c| c.is_alphabetic());
        let upper = letters().filter(|c| c.is_uppercase()).count();
        match upper {
            0 => Self::Lower,
            1 if text.starts_with(char::is_uppercase) => Self::Title,
            n if n == letters().count()
                && (plain.cased.contains(char::is_lowercase)
                    // An item of a list that is nothing but the name.
                    || text.len() == plain.cased.trim().len()) =>
            {
                Self::Capitals
            }
            _ => Self::Other,
        }
    }
}

/// A phrase that is not a term and hides the terms in it.
fn hiding(plain: &Plain, span: Range<usize>) -> Option<Candidate> {
    let end = word_end(plain, &span, true, false)?;
    begins_word(plain, &span).then_some(Candidate {
        form: usize::MAX,
        term: usize::MAX,
        whole: span.start..end.at,
        span,
        is_ambiguous: false,
        is_lowered: false,
        is_technical: false,
        is_plural: false,
        is_compound: false,
    })
}

#[cfg(test)]
mod tests;
