//! Finds names in a text – products, employers, places – so that each can be looked for in the
//! base.
//!
//! House rule for what is a name: a word with a capital inside it, with a digit, `+` or `#` next
//! to a letter, or all in capitals; in running text that is not German, also a capitalised word
//! inside a sentence. The first word of a sentence is a name only by its form.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use time::{Month, Weekday};

use super::tongue::{LONGEST_PHRASE, Tongue};

/// How a text uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Sentences: capitals inside them mean something.
    Prose,
    /// A headline, or a language that capitalises every noun: capitals mean nothing.
    Titled,
}

/// Whether a word, in lower case, is capitalised but not a name: months, weekdays, `I`.
fn is_plain(word: &str, tongue: &Tongue) -> bool {
    static OF_CALENDAR: OnceLock<BTreeSet<String>> = OnceLock::new();
    let of_calendar = OF_CALENDAR.get_or_init(|| {
        let months = (1..=12).filter_map(|number| Month::try_from(number).ok());
        let months = months.map(|month| month.to_string());
        let days = (0..7).map(|days| Weekday::Monday.nth_next(days).to_string());
        months.chain(days).map(|name| name.to_lowercase()).collect()
    });
    of_calendar.contains(word) || tongue.claims.not_names.contains(word)
}

/// The bytes of the names of a text, in order.
pub(super) fn names(text: &str, style: Style, tongue: &Tongue) -> Vec<Range<usize>> {
    // In a text all in capitals, they mean nothing.
    let shouts = !text.chars().any(char::is_lowercase);
    let mut names = Vec::new();
    let mut first = true;
    for (span, word) in words(text) {
        let is_capital = word.chars().next().is_some_and(char::is_uppercase)
            && !is_plain(&word.to_lowercase(), tongue);
        let by_place = style == Style::Prose && !first && is_capital;
        if !shouts && (is_technical(word) || by_place) {
            names.push(span.clone());
        }
        let after = text.get(span.end..).unwrap_or_default().trim_start();
        first = after.starts_with(['.', '!', '?', ':', ';', '•', '–', '—', '|', '·'])
            && !after.starts_with("...");
    }
    names
}

/// The phrases of a text in lower case that are in one of `rows`, the longest first, with the first
/// row that has each.
pub(super) fn phrases<'r>(
    text: &str,
    rows: &[&'r [String]],
) -> Vec<(Range<usize>, &'r [String])> {
    let words: Vec<(Range<usize>, &str)> = words(text).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = words.len().min(at + LONGEST_PHRASE);
        let phrase = (at + 1..=longest).rev().find_map(|end| {
            let phrase: Vec<&str> =
                words[at..end].iter().map(|(_, word)| *word).collect();
            let phrase = phrase.join(" ");
            let row = rows.iter().find(|row| row.contains(&phrase))?;
            Some((end, *row))
        });
        match phrase {
            Some((end, row)) => {
                found.push((words[at].0.start..words[end - 1].0.end, row));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a text has one of the phrases of a row.
pub(super) fn has_phrase(text: &str, row: &[String]) -> bool {
    let words: Vec<String> = words(text).map(|(_, word)| word.to_lowercase()).collect();
    let plain = words.join(" ");
    row.iter().any(|phrase| has_term(&plain, phrase))
}

/// A text in lower case, if that has the same length in bytes; else the text.
pub(super) fn lowered(text: &str) -> String {
    let lower = text.to_lowercase();
    if lower.len() == text.len() { lower } else { text.to_owned() }
}

/// Whether a word is a name by its form alone.
fn is_technical(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let inner_capital = word.chars().skip(1).any(char::is_uppercase);
    let digits = word.chars().any(|c| c.is_ascii_digit());
    let has_sign = word.contains(['+', '#']) && letters > 0;
    let dotted = word
        .split_once('.')
        .is_some_and(|(_, after)| after.chars().next().is_some_and(char::is_alphabetic));
    // Parts of a compound are judged by themselves: `Event-Driven` is not a name.
    let parts: Vec<&str> = word.split(['-', '/']).filter(|it| !it.is_empty()).collect();
    if parts.len() > 1 {
        return parts.iter().any(|part| is_technical(part));
    }
    letters > 0
        && (inner_capital && letters > 1
            || capitals > 1
            || has_sign
            || dotted
            || digits && word.chars().next().is_some_and(char::is_alphabetic))
}

/// Words with their bytes; `+ # . / - '` inside a word belong to it.
pub(super) fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let is_part = |c: char| {
        c.is_alphanumeric() || matches!(c, '+' | '#' | '.' | '/' | '-' | '\'' | '’' | '&')
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let skip = rest.find(|c: char| is_part(c))?;
            let start = at + skip;
            let length = text[start..].find(|c: char| !is_part(c));
            let end = length.map_or(text.len(), |length| start + length);
            at = end;
            let whole = &text[start..end];
            let left = whole.trim_start_matches(['+', '#', '/', '-', '\'', '’', '&']);
            let word = left.trim_end_matches(['.', '/', '-', '\'', '’', '&']);
            let word =
                word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word);
            let start = start + (whole.len() - left.len());
            if word.chars().any(char::is_alphabetic) {
                return Some((start..start + word.len(), word));
            }
        }
    })
}

/// The words of a text, each whole and in its parts, in lower case.
#[derive(Debug, Default, Clone)]
pub(super) struct Lexicon(BTreeSet<String>);

impl Lexicon {
    /// Adds the words of a text.
    pub(super) fn add(&mut self, text: &str) {
        for (_, word) in words(text) {
            let word = word.to_lowercase();
            for part in word.split(['-', '/', '.', '&']).filter(|part| !part.is_empty()) {
                self.0.insert(part.to_owned());
            }
            self.0.insert(word);
        }
    }

    /// Whether it has a name: the word itself, or every part of it.
    pub(super) fn has(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        if self.has_word(&name) {
            return true;
        }
        let mut parts = name.split(['-', '/', '&']).filter(|part| !part.is_empty());
        name.contains(['-', '/', '&']) && parts.all(|part| self.has_word(part))
    }

    fn has_word(&self, word: &str) -> bool {
        let one = word.strip_suffix('s').filter(|stem| stem.len() > 1);
        self.0.contains(word)
            || one.is_some_and(|one| self.0.contains(one))
            || self.0.contains(&format!("{word}s"))
    }
}

/// Whether `text` contains `term` as whole words, in any case: `C` is not in `C++`, nor `Go` in
/// `good`.
pub(crate) fn has_term(text: &str, term: &str) -> bool {
    term_span(text, term).is_some()
}

/// The bytes of the first `term` in `text`.
pub(super) fn term_span(text: &str, term: &str) -> Option<Range<usize>> {
    let term = term.trim();
    if term.is_empty() {
        return None;
    }
    // Lower case may have another length in bytes, so whole characters are compared.
    let starts = text.char_indices().map(|(at, _)| at);
    starts.into_iter().find_map(|start| {
        let end = start + match_length(&text[start..], term)?;
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        let next = text[end..].chars().nth(1);
        let joins = |c: char| c.is_alphanumeric() || matches!(c, '+' | '#');
        let dot = after == Some('.') && next.is_some_and(char::is_alphanumeric);
        let edge = before == Some('.') && !term.starts_with('.');
        (!before.is_some_and(joins) && !after.is_some_and(joins) && !dot && !edge)
            .then_some(start..end)
    })
}

/// The length in bytes of `term` at the start of `text`, in any case.
fn match_length(text: &str, term: &str) -> Option<usize> {
    let mut length = 0;
    let mut chars = text.chars();
    for wanted in term.chars() {
        let c = chars.next()?;
        if !c.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
        length += c.len_utf8();
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, style: Style) -> Vec<&str> {
        let tongue = Tongue::of("en");
        names(text, style, &tongue).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn names_are_found_by_form_and_inside_sentences_by_capital() {
        for (text, wanted) in [
            ("Moved billing to Kafka and gRPC on AWS.", &["Kafka", "gRPC", "AWS"][..]),
            (
                "Wrote C++17, C#, .NET and Node.js tools",
                &["C++17", "C#", ".NET", "Node.js"],
            ),
            ("Led a team. Built a thing; Shipped it", &[]),
            ("Set up CI/CD for the event-driven core", &["CI/CD"]),
            ("Senior engineer with a PhD", &["PhD"]),
            ("Made Acme's APIs faster", &["Acme", "APIs"]),
        ] {
            assert_eq!(found(text, Style::Prose), wanted, "{text}");
        }
    }

    #[test]
    fn in_a_headline_capitals_mean_nothing() {
        assert_eq!(found("Backend Engineer, gRPC", Style::Titled), ["gRPC"]);
        assert!(found("BACKEND ENGINEER", Style::Titled).is_empty());
    }

    #[test]
    fn of_phrases_the_longest_counts_and_of_rows_the_first() {
        let rows = [vec!["head of"], vec!["head", "lead"]];
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|it| (*it).to_owned()).collect())
            .collect();
        let rows: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
        let text = "as head of it, and a lead";
        let found: Vec<&str> =
            phrases(text, &rows).into_iter().map(|(span, _)| &text[span]).collect();
        assert_eq!(found, ["head of", "lead"]);
    }

    #[test]
    fn a_base_has_a_name_whole_or_in_its_parts() {
        let mut lexicon = Lexicon::default();
        lexicon.add("Kubernetes, CI/CD on Linux; certified by X. APIs, PhD");
        for name in ["kubernetes", "CI/CD", "CI", "Linux/Kubernetes", "API"] {
            assert!(lexicon.has(name), "{name}");
        }
        for name in ["Kafka", "Linux/Kafka", "C", "senior"] {
            assert!(!lexicon.has(name), "{name}");
        }
    }

    #[test]
    fn terms_are_found_as_whole_words_only() {
        for (text, term, wanted) in [
            ("C++ and Go", "C", false),
            ("C++ and Go", "go", true),
            ("good", "Go", false),
            ("uses Node.js.", "Node.js", true),
            ("uses Node.js", "Node", false),
            ("ASP.NET", "NET", false),
            (".NET 8", ".NET", true),
            ("an event-driven core", "event-driven", true),
            ("STRASSE Straße", "straße", true),
        ] {
            assert_eq!(has_term(text, term), wanted, "{term} in {text}");
        }
    }
}
