//! Marks the words that must not break: compounds with a hyphen, paths with a slash.
//!
//! No reader rejoins such a word once a line break has split it. A layout gets it with a word
//! joiner wherever a line could break, which keeps it one run of glyphs with its neighbours.
//! Break opportunities are those of UAX #14.

use std::sync::OnceLock;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use super::run::Run;
use crate::text::is_unspaced;

/// A word of more characters may be wider than its line. It is marked, too: a layout shrinks it
/// until it fits, or breaks it if no size fits, and then the proof fails.
const LONG: usize = 40;

/// Marks every word that has a break opportunity inside. Words are separated by whitespace or by
/// characters of a script without spaces; a word may span several runs.
pub(super) fn mark_whole(runs: Vec<Run>) -> Vec<Run> {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let words: Vec<(usize, usize)> =
        words(&text).filter(|&(a, b)| breaks(&text[a..b])).collect();
    if words.is_empty() {
        return runs;
    }
    let mut out = Vec::with_capacity(runs.len() + 2 * words.len());
    let mut start = 0;
    let mut next = words.iter().copied().peekable();
    for run in runs {
        let end = start + run.text.len();
        let mut at = start;
        while let Some(&(word_start, word_end)) = next.peek().filter(|(a, _)| *a < end) {
            let (from, to) = (word_start.max(start), word_end.min(end));
            push(&mut out, &run, &text[at..from], false);
            push(&mut out, &run, &text[from..to], true);
            at = to;
            if word_end > end {
                break;
            }
            next.next();
        }
        push(&mut out, &run, &text[at..end], false);
        start = end;
    }
    out
}

fn push(out: &mut Vec<Run>, like: &Run, text: &str, whole: bool) {
    if !text.is_empty() {
        let whole = whole || like.whole;
        out.push(Run { text: text.to_owned(), whole, ..like.clone() });
    }
}

/// The byte ranges of the words of `text`, which are separated by spaces or by characters beside
/// which a line may always break. A word that ends in a hyphen and the word after it count as
/// one.
fn words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest;
        if start > text.len() {
            return None;
        }
        let mut end = start;
        let after = loop {
            let ends = |c| c == ' ' || is_unspaced(c);
            end += text[end..].find(ends).unwrap_or(text.len() - end);
            let after = text[end..].chars().next();
            if after != Some(' ') || !text[start..end].ends_with('-') {
                break after;
            }
            end += 1;
        };
        rest = end + after.map_or(1, char::len_utf8);
        Some((start, end))
    })
}

/// Whether a line could break inside `word`, but must not.
fn breaks(word: &str) -> bool {
    // The typesetter adds break opportunities to whatever looks like a web address.
    if word.contains("://") || word.contains("www.") || word.chars().nth(LONG).is_some() {
        return true;
    }
    // The common case by far, and it needs no tables.
    if word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b',') {
        return false;
    }
    // Some readers take any hyphen at the end of a line for hyphenation and join the lines, so
    // the next word stays beside it.
    if word.contains("- ") {
        return true;
    }
    segmenter().segment_str(word).any(|at| at > 0 && at < word.len())
}

/// Prohibits a line break (U+2060). No text has one of its own, and none reaches a file: see
/// [`typeset`](crate::typeset).
pub(crate) const WORD_JOINER: char = '\u{2060}';

/// `word` with a word joiner at every place where a line could break.
pub(super) fn joined(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 12);
    let mut from = 0;
    let mut join = |at: usize| {
        if at > from && at < word.len() {
            out.push_str(&word[from..at]);
            out.push(WORD_JOINER);
            from = at;
        }
    };
    // The typesetter adds break opportunities after this prefix of an address.
    let mut prefixes =
        word.match_indices("www.").map(|(at, prefix)| at + prefix.len() - 1).peekable();
    for at in segmenter().segment_str(word) {
        while let Some(prefix) = prefixes.next_if(|prefix| *prefix <= at) {
            join(prefix);
        }
        join(at);
    }
    out.push_str(&word[from..]);
    out
}

/// The places in `word`, as bytes, where a line could break, its end among them.
pub(super) fn opportunities(word: &str) -> impl Iterator<Item = usize> {
    segmenter().segment_str(word).filter(|at| *at > 0)
}

fn segmenter() -> LineSegmenterBorrowed<'static> {
    static SEGMENTER: OnceLock<LineSegmenterBorrowed<'static>> = OnceLock::new();
    *SEGMENTER.get_or_init(|| {
        LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Style;

    fn whole(text: &str) -> Vec<String> {
        let run = Run { text: text.to_owned(), ..Run::default() };
        let runs = mark_whole(vec![run]);
        assert_eq!(runs.iter().map(|run| run.text.as_str()).collect::<String>(), text);
        runs.into_iter().filter(|run| run.whole).map(|run| run.text).collect()
    }

    #[test]
    fn compounds_and_paths_are_kept_whole() {
        assert_eq!(
            whole("a real-time HL7/FHIR gateway, on-call."),
            ["real-time", "HL7/FHIR", "on-call."]
        );
        assert_eq!(whole("see https://x/y-z_(w) now"), ["https://x/y-z_(w)"]);
        assert_eq!(whole("(www.example.com)"), ["(www.example.com)"]);
        // UAX #14 allows a break between the two plus signs.
        assert_eq!(whole("in C++ and Go"), ["C++"]);
    }

    #[test]
    fn a_joined_word_has_no_place_to_break() {
        for word in [
            "real-time",
            "HL7/FHIR",
            "C++",
            "- Professional",
            "+49 30 901820-44",
            "https://www.example.com/a/b?c=d&e=f",
            "www.example.com/x-y",
            "pre- and",
        ] {
            let joined = joined(word);
            assert_eq!(joined.replace(WORD_JOINER, ""), word);
            let mut breaks = segmenter().segment_str(&joined);
            assert!(breaks.all(|at| at == 0 || at == joined.len()), "{joined:?}");
            assert!(!joined.contains("www."), "{joined:?}");
        }
        assert_eq!(joined("plain"), "plain");
    }

    #[test]
    fn plain_words_are_left_alone() {
        assert!(whole("C# and Rust in 2019, 38% of 4.2 naïve façades").is_empty());
    }

    #[test]
    fn text_without_spaces_may_break_anywhere() {
        assert!(whole("将调度延迟从 840 毫秒降到 95 毫秒").is_empty());
        assert!(whole("将调度延迟从840毫秒降到95毫秒，上海").is_empty());
    }

    #[test]
    fn words_among_text_without_spaces_are_kept_whole() {
        assert_eq!(
            whole("用CI/CD、real-time和C++（low-code）"),
            ["CI/CD", "real-time", "C++", "low-code"]
        );
        assert_eq!(whole("pre-版 - b"), ["- b"]);
    }

    #[test]
    fn a_word_that_may_be_too_long_is_marked() {
        let word = "a".repeat(400);
        assert_eq!(whole(&word), [word]);
    }

    #[test]
    fn a_hyphen_never_ends_a_line() {
        assert_eq!(whole("pre- and post-war"), ["pre- and", "post-war"]);
        assert_eq!(whole("Architect - Professional"), ["- Professional"]);
        assert_eq!(whole(" a - b "), ["- b"]);
    }

    #[test]
    fn a_word_of_several_styles_is_one_word() {
        let run = |text: &str, strong| Run {
            text: text.into(),
            style: Style { strong, ..Style::default() },
            ..Run::default()
        };
        let runs = mark_whole(vec![
            run("on ", false),
            run("Kafka", true),
            run("-based it", false),
        ]);
        let shape: Vec<(&str, bool)> =
            runs.iter().map(|run| (run.text.as_str(), run.whole)).collect();
        assert_eq!(
            shape,
            [("on ", false), ("Kafka", true), ("-based", true), (" it", false)]
        );
    }
}
