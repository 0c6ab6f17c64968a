//! Decides whether an everyday word – Go, R, Swift, Excel – is the name of a term, by the words
//! around it.
//!
//! An ambiguous name counts
//! - on its own in a text, or after a label such as `Languages:`;
//! - in a list with an unambiguous name, with another ambiguous one, or with a word in mixed case,
//!   as names of products are;
//! - before or after a word that goes with terms only: `Go services`, `written in Rust`;
//! - close to an unambiguous name, in the same sentence and not as its first word.
//!
//! In lower case – `docker, helm` – it counts only right next to an unambiguous name in a list. It
//! never counts before a word that makes a phrase of it: `Go to market`.

use std::ops::Range;

use super::plain::Plain;
use crate::data::term_words;

/// Signs that separate the items of a list.
const SEPARATORS: [char; 12] =
    [',', '/', '|', ';', '•', '·', '&', '+', '(', ')', '、', '‧'];

/// The maximum number of words in an unknown item of a list.
const MAX_ITEM_WORDS: usize = 3;

/// The maximum distance of an unambiguous name that is evidence without a list, in words.
const NEAR: usize = 4;

/// The maximum part of a sentence on either side that is searched, in bytes.
const FAR: usize = 400;

/// The maximum number of names on either side that are searched.
const FEW: usize = 8;

/// A name that may be that of a term.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "five independent properties")]
pub(super) struct Candidate {
    /// The index of the name in the finder.
    pub(super) form: usize,
    /// The index of the term in the vocabulary.
    pub(super) term: usize,
    /// Its place, in bytes of [`Plain`].
    pub(super) span: Range<usize>,
    /// The same with the `s` of a plural or the number of a version.
    pub(super) whole: Range<usize>,
    /// Whether it is also an everyday word.
    pub(super) is_ambiguous: bool,
    /// Whether it is an everyday word in lower case, unlike its name.
    pub(super) is_lowered: bool,
    /// Whether it can be evidence for others.
    pub(super) is_technical: bool,
    pub(super) is_plural: bool,
    /// Whether it is in a compound that is about it: `Excelkenntnisse`.
    pub(super) is_compound: bool,
}

/// The names that are terms, and those that are terms only if the same word is one elsewhere in the
/// document.
pub(super) fn settle(
    plain: &Plain,
    candidates: Vec<Candidate>,
) -> (Vec<Candidate>, Vec<Candidate>) {
    if candidates.iter().all(|it| !it.is_ambiguous) {
        return (candidates, Vec::new());
    }
    let sentence = |at: usize| sentence_around(&plain.cased, at);
    let in_list = listed(plain, &candidates);
    let keeps: Vec<bool> = candidates
        .iter()
        .enumerate()
        .map(|(at, it)| {
            if it.is_lowered {
                return it.is_compound || is_beside(plain, &candidates, at);
            }
            !it.is_ambiguous
                || it.is_compound
                || is_versioned(plain, &it.whole)
                || is_alone(plain, &it.whole)
                || (!is_phrase(plain, &it.whole)
                    && (in_list.get(at).copied().unwrap_or_default()
                        || is_named(plain, it)
                        || is_near(plain, &candidates, at, &sentence(it.span.start))))
        })
        .collect();
    let (mut kept, mut open) = (Vec::new(), Vec::new());
    for (candidate, keep) in candidates.into_iter().zip(keeps) {
        if keep {
            kept.push(candidate);
        } else if !candidate.is_lowered && !is_phrase(plain, &candidate.whole) {
            open.push(candidate);
        }
    }
    (kept, open)
}

/// Whether the text has nothing else, or nothing else after a label.
fn is_alone(plain: &Plain, whole: &Range<usize>) -> bool {
    let (before, after) = around(plain, whole);
    if after.chars().any(char::is_alphanumeric) {
        return false;
    }
    if !before.chars().any(char::is_alphanumeric) {
        return true;
    }
    // The last of several items: `…; Unity.`
    if before.trim_end().ends_with(';') {
        return true;
    }
    let label = before.trim_end().trim_end_matches(['*', '_']).strip_suffix(':');
    label.and_then(last_word).is_some_and(|word| term_words().labels.contains(word))
}

/// Whether it is in a list of names only, one of which is unambiguous: `excel, word, powerpoint`.
fn is_beside(plain: &Plain, all: &[Candidate], at: usize) -> bool {
    let joined = |first: usize| {
        let (Some(it), Some(next)) = (all.get(first), all.get(first + 1)) else {
            return false;
        };
        let gap = plain.folded.get(it.whole.end..next.span.start).map(str::trim);
        matches!(gap, Some("," | "/" | "|" | "+" | ";" | "•" | "·"))
            // The last of a list: `python and go.`
            || gap.is_some_and(is_conjunction) && ends_item(plain, next)
    };
    let is_sure = |number: usize| {
        all.get(number).is_some_and(|it| !it.is_ambiguous && it.is_technical)
    };
    let before = (0..at).rev().take_while(|first| joined(*first)).any(is_sure);
    before || (at + 1..all.len()).take_while(|next| joined(next - 1)).any(is_sure)
}

fn is_conjunction(word: &str) -> bool {
    word == "&" || term_words().conjunctions.contains(word.trim_start_matches([',', ' ']))
}

/// Whether nothing but the end of an item comes after it.
fn ends_item(plain: &Plain, it: &Candidate) -> bool {
    let after = plain.folded.get(it.whole.end..).unwrap_or_default();
    after.is_empty() || after.starts_with([',', '.', ';', ')', '/', '|'])
}

/// Whether the number of a version comes after it: `Oracle 11g`, `Swift 5.9`.
fn is_versioned(plain: &Plain, whole: &Range<usize>) -> bool {
    let after = plain.folded.get(whole.end..).unwrap_or_default();
    let Some(word) = after.strip_prefix(' ').and_then(first_word) else { return false };
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '+');
    let is_year = digits.len() == 4 && digits.starts_with(['1', '2']);
    whole.len() > 3
        && !is_year
        && word.len() < 6
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && word.len() - digits.len() < 2
}

/// Whether the next word makes a phrase of the name, or a hyphen ties it to a word that does not go
/// with terms: `C-level`, `go-to-market`.
fn is_phrase(plain: &Plain, whole: &Range<usize>) -> bool {
    let after = plain.folded.get(whole.end..).unwrap_or_default();
    let tied = plain.cased.get(whole.end..).is_some_and(|rest| rest.starts_with('-'));
    let tied_before =
        plain.cased.get(..whole.start).is_some_and(|rest| rest.ends_with('-'));
    let word = after.strip_prefix(' ').and_then(first_word);
    if tied || tied_before {
        return !word.is_some_and(|word| term_words().after.contains(word))
            || tied_before;
    }
    // `R & D`, `C & A`
    if whole.len() == 1 && (after.starts_with('&') || after.starts_with(" &")) {
        return true;
    }
    word.is_some_and(|word| term_words().phrases.contains(word))
}

/// Whether the word before or after it goes with terms only.
fn is_named(plain: &Plain, it: &Candidate) -> bool {
    let (before, after) = around(plain, &it.whole);
    let next = after.strip_prefix(' ').and_then(first_word);
    if next.is_some_and(|word| term_words().after.contains(word)) {
        return true;
    }
    let before = before.trim_end().trim_end_matches(['(', '"', '\'', '*', '`', ':']);
    let before = before.trim_end();
    term_words().before.iter().any(|phrase| {
        before.strip_suffix(phrase.as_str()).is_some_and(|rest| {
            // Whole words only.
            !rest.ends_with(char::is_alphanumeric)
        })
    })
}

/// Whether an unambiguous name is near in the same sentence, and this is not its first word.
fn is_near(plain: &Plain, all: &[Candidate], at: usize, sentence: &Range<usize>) -> bool {
    let Some(it) = all.get(at) else { return false };
    let begin = plain.folded.get(sentence.start..it.span.start).unwrap_or_default();
    if !begin.chars().any(char::is_alphanumeric) {
        return false;
    }
    let around = all.get(at.saturating_sub(FEW)..all.len().min(at + FEW + 1));
    around.unwrap_or_default().iter().any(|other| {
        let is_sure = !other.is_ambiguous && other.is_technical;
        let is_inside =
            other.span.start >= sentence.start && other.span.end <= sentence.end;
        let between = if other.span.start < it.span.start {
            other.whole.end..it.span.start
        } else {
            it.whole.end..other.span.start
        };
        is_sure
            && is_inside
            && plain
                .folded
                .get(between)
                .is_some_and(|between| between.split_whitespace().count() <= NEAR)
    })
}

/// For each name, whether it is in a list that shows it to be a term.
fn listed(plain: &Plain, candidates: &[Candidate]) -> Vec<bool> {
    let mut listed = Vec::with_capacity(candidates.len());
    let mut begin = 0;
    while begin < candidates.len() {
        let mut end = begin + 1;
        while let (Some(before), Some(next)) =
            (candidates.get(end - 1), candidates.get(end))
            && plain
                .folded
                .get(before.whole.end..next.span.start)
                .is_some_and(separates_items)
        {
            end += 1;
        }
        let members = candidates.get(begin..end).unwrap_or_default();
        let sure = members.iter().any(|it| it.is_technical && !it.is_ambiguous)
            || members.iter().any(|it| has_named_neighbour(plain, &it.whole));
        let ambiguous = members.iter().filter(|it| it.is_ambiguous).count();
        listed.resize(end, sure || ambiguous > 1);
        begin = end;
    }
    listed
}

/// Whether the item before or after it in a list has capitals inside: `RSpec, Cypress`.
fn has_named_neighbour(plain: &Plain, whole: &Range<usize>) -> bool {
    let is_name = |member: Option<&str>| {
        let mut chars = member.unwrap_or_default().trim().chars();
        let first = chars.next();
        first.is_some_and(char::is_uppercase)
            && chars.clone().any(char::is_uppercase)
            && chars.all(char::is_alphanumeric)
    };
    let before = plain.cased.get(..whole.start).unwrap_or_default().trim_end();
    let after = plain.cased.get(whole.end..).unwrap_or_default().trim_start();
    let parts = |c: char| ",;/|(".contains(c);
    let last =
        before.strip_suffix([',', '/', '|']).and_then(|it| it.rsplit(parts).next());
    let next = after.strip_prefix([',', '/', '|']);
    let next = next.and_then(|it| it.split([',', ';', '/', '|', ')', '.']).next());
    is_name(last) || is_name(next)
}

/// Whether the text between two names separates two items of one list; it may contain a short item
/// that is not a name.
fn separates_items(gap: &str) -> bool {
    let is_conjunction = |word: &str| {
        let word = word.trim_matches(|c: char| "(),.:".contains(c));
        matches!(word, "/" | "&" | "+") || term_words().conjunctions.contains(word)
    };
    let has_sign = gap.contains(SEPARATORS) || gap.split(' ').any(is_conjunction);
    // The end of a sentence ends a list, and so does a dash.
    if !has_sign || gap.contains(". ") || gap.contains(['–', '—', ':', '!', '?']) {
        return false;
    }
    let members = gap.split(SEPARATORS);
    let words = members.map(|member| {
        let words = member.split(' ').filter(|word| {
            word.chars().any(char::is_alphanumeric)
                && !is_conjunction(word)
                && !word.starts_with(|c: char| c.is_ascii_digit())
        });
        words.count()
    });
    let words: Vec<usize> = words.collect();
    let unknown: usize = words.iter().sum();
    // Words right next to a name belong to it: `Go services, Kafka` is a list of other things,
    // recognised by other evidence.
    let touches = words.first().is_some_and(|count| *count > 0)
        || words.last().is_some_and(|count| *count > 0);
    unknown <= MAX_ITEM_WORDS && !(touches && unknown > 1)
}

/// The sentence around a byte, as a range of bytes.
fn sentence_around(text: &str, at: usize) -> Range<usize> {
    let ends = [". ", "! ", "? ", "; ", ": "];
    let from = text.floor_char_boundary(at.saturating_sub(FAR));
    let to = text.ceil_char_boundary(at.saturating_add(FAR));
    let before = text.get(from..at).unwrap_or_default();
    let start = ends.iter().filter_map(|end| before.rfind(end).map(|at| at + 2)).max();
    let after = text.get(at..to).unwrap_or_default();
    let end = ends.iter().filter_map(|end| after.find(end)).min();
    start.map_or(from, |start| from + start)..end.map_or(to, |end| at + end)
}

fn around<'a>(plain: &'a Plain, whole: &Range<usize>) -> (&'a str, &'a str) {
    let before = plain.folded.get(..whole.start).unwrap_or_default();
    (before, plain.folded.get(whole.end..).unwrap_or_default())
}

fn first_word(text: &str) -> Option<&str> {
    let word = text.split([' ', ',', '.', ';', ':', '/', ')', '(', '!', '?']).next()?;
    (!word.is_empty()).then_some(word)
}

fn last_word(text: &str) -> Option<&str> {
    let word = text.trim_end().rsplit([' ', '*', '_', '(', '/', '\'']).next()?;
    (!word.is_empty()).then_some(word)
}
