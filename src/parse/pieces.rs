//! Splits a line into pieces, at separators and wide gaps, and finds the date and the label among
//! them.

use std::ops::Range;

use super::contacts;
use super::dates::{self, Dated};
use crate::data;
use crate::text::{is_foreign, is_unspaced};

/// Signs that separate the pieces of a line.
const SEPARATORS: [char; 19] = [
    '·', '|', '•', '∙', '◆', '│', '¦', '⋅', '●', '▪', '⋄', '◇', '♢', '◊', '♦', '⬥', '○',
    '‧', '★',
];

/// Signs around a piece that are not part of it.
const TRIMMED: [char; 12] =
    ['·', '|', '•', ',', ';', '–', '—', '-', ':', '、', '，', '،'];

/// The pieces of a line, as ranges of bytes without separators. `gaps` are the bytes after wide
/// gaps.
pub(super) fn split(text: &str, gaps: &[usize]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if gaps.binary_search(&at).is_ok() {
            push(&mut out, text, start..at);
            start = at;
        }
        let separates = if c == '|' || is_icon(c) {
            true
        } else {
            SEPARATORS.contains(&c) && stands_alone(text, at, c)
        };
        if separates {
            push(&mut out, text, start..at);
            start = at + c.len_utf8();
        }
    }
    push(&mut out, text, start..text.len());
    out
}

/// Whether a character is an icon, or a glyph of an icon font: it separates its neighbours.
fn is_icon(c: char) -> bool {
    is_foreign(c)
        || matches!(
            c,
            '☎' | '☏'
                | '✆'
                | '✉'
                | '🖂'
                | '📧'
                | '📞'
                | '📱'
                | '📍'
                | '🔗'
                | '🌐'
                | '⌂'
        )
}

fn stands_alone(text: &str, at: usize, c: char) -> bool {
    let before = text[..at].chars().next_back().is_none_or(char::is_whitespace);
    let after = text[at + c.len_utf8()..].chars().next().is_none_or(char::is_whitespace);
    before && after
}

/// Whether a line ends in a sign that separates items, so that it continues.
pub(super) fn ends_open(text: &str) -> bool {
    text.ends_with([',', '、', '，', '،', '&', '|', '/', '(']) || {
        let last = text.chars().next_back();
        last.is_some_and(|c| SEPARATORS.contains(&c) || matches!(c, '–' | '—'))
    }
}

fn push(out: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let range = trimmed(text, range);
    if !range.is_empty() {
        out.push(range);
    }
}

/// The range without whitespace and signs at its ends, and without brackets that have no partner,
/// enclose all of it, or enclose nothing, as around an icon.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let mut piece = &text[range.clone()];
    loop {
        let before = piece.len();
        piece = piece.trim().trim_matches(TRIMMED).trim();
        for [open, close] in [['(', ')'], ['[', ']']] {
            piece = without_brackets(piece, open, close);
        }
        if piece.len() == before {
            break;
        }
    }
    let start = piece.as_ptr() as usize - text.as_ptr() as usize;
    start..start + piece.len()
}

/// A text without brackets at its ends that have no partner, enclose all of it or enclose nothing.
fn without_brackets(piece: &str, open: char, close: char) -> &str {
    let (opens, closes) = (piece.matches(open).count(), piece.matches(close).count());
    if opens > closes {
        let piece = piece.strip_prefix(open).unwrap_or(piece);
        return piece.strip_suffix(open).unwrap_or(piece);
    }
    if closes > opens {
        let piece = piece.strip_suffix(close).unwrap_or(piece);
        return piece.strip_prefix(close).unwrap_or(piece);
    }
    let empty =
        piece.strip_suffix(close).and_then(|inner| inner.trim_end().strip_suffix(open));
    if let Some(before) = empty {
        return before;
    }
    let inner = piece.strip_prefix(open).and_then(|inner| inner.strip_suffix(close));
    inner.filter(|_| opens == 1).unwrap_or(piece)
}

/// The maximum length of a line of a head, in bytes.
const MAX_HEAD_LINE: usize = 600;

/// The date of a line of a head.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct HeadDate {
    pub(super) dated: Dated,
    /// Whether it is a piece of its own, unlike the year of `TechConf 2022`.
    pub(super) own: bool,
}

/// The date of a line of a head: one at the end of the line or of a piece, which is not part of a
/// sentence. Of several dates a range, else the last that is a piece of its own.
pub(super) fn head_date(text: &str, gaps: &[usize]) -> Option<HeadDate> {
    if text.len() > MAX_HEAD_LINE {
        return None;
    }
    let mut found: Vec<HeadDate> = dates::find(text)
        .into_iter()
        .filter(|dated| is_whole(text, dated))
        .filter_map(|dated| in_head(text, gaps, dated))
        .collect();
    let best = found
        .iter()
        .position(|date| date.dated.is_range())
        .or_else(|| found.iter().rposition(|date| date.own))
        .unwrap_or(0);
    (best < found.len()).then(|| found.swap_remove(best))
}

/// Whether a date is not part of a longer word, as in `CERT-2019-12-0017` and in addresses.
fn is_whole(text: &str, dated: &Dated) -> bool {
    let Range { start, end } = dated.range;
    let from = text[..start].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let to = text[end..].find(char::is_whitespace).map_or(text.len(), |at| end + at);
    if text.get(from..to).is_some_and(contacts::is_link) {
        return false;
    }
    let glued = |c: char| {
        (c.is_alphanumeric() && !is_unspaced(c))
            || matches!(c, '/' | '_' | '-' | '+' | '=' | '#')
    };
    let before = text[..dated.range.start].chars().next_back();
    let after = text[dated.range.end..].chars().next();
    !before.is_some_and(glued) && !after.is_some_and(glued)
}

/// The date, if it is placed as dates of a head are.
fn in_head(text: &str, gaps: &[usize], dated: Dated) -> Option<HeadDate> {
    /// A line with more words beside its date is a sentence.
    const MAX_WORDS: usize = 16;
    /// Unless they are facts with separators between them.
    const MAX_WORDS_OF_FACTS: usize = 40;
    /// So is a line with more words that a date ends without a sign before it.
    const MAX_WORDS_WITHOUT_SIGN: usize = 9;
    /// A line with more words that ends in a full stop is a sentence.
    const MAX_WORDS_WITH_STOP: usize = 4;
    let before = text[..dated.range.start].trim_end();
    let after = text[dated.range.end..].trim_start();
    let words = before.split_whitespace().count() + after.split_whitespace().count();
    let dash = |c: char| matches!(c, '–' | '—' | '-');
    let separator = |c: char| SEPARATORS.contains(&c);
    let own = before.is_empty()
        || before
            .ends_with(|c: char| separator(c) || matches!(c, '(' | '[' | ',' | '、'))
        || gaps.iter().any(|gap| (before.len()..=dated.range.start).contains(gap));
    let starts = own || before.ends_with(|c: char| dash(c) || c == ':');
    let ends = after.is_empty()
        || after.starts_with(|c: char| {
            separator(c) || dash(c) || matches!(c, ',' | ')' | ']' | ':')
        })
        || gaps.iter().any(|gap| *gap >= dated.range.end);
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    // `grew the team in 2019`
    let bare_year = text[dated.range.clone()].len() == 4;
    let leads = |word: &str| {
        is_preposition(word) || bare_year && word.starts_with(char::is_lowercase)
    };
    let sentence = text.ends_with('.') && words > MAX_WORDS_WITH_STOP
        || !starts && leads(last)
        || !ends && after.starts_with(char::is_lowercase);
    // Lines that begin with a range of dates are heads, even if they end in a full stop.
    let leads_head = before.is_empty()
        && dated.is_range()
        && after.starts_with(|c: char| !c.is_lowercase());
    let stands = starts && ends
        || leads_head
        || !sentence && (starts || ends) && words <= MAX_WORDS_WITHOUT_SIGN;
    // After a separator it is the last of several facts, however long these are.
    let most = if before.ends_with(separator) { MAX_WORDS_OF_FACTS } else { MAX_WORDS };
    (stands && words <= most).then_some(HeadDate { dated, own })
}

/// Whether a word comes before a date inside a sentence.
fn is_preposition(word: &str) -> bool {
    data::reading().any(|read| read.dates.prepositions.contains(word))
}

/// A label and its value: `Keywords: Rust, Go`.
pub(super) fn labelled(text: &str) -> Option<(&str, &str)> {
    const MAX_LABEL_WORDS: usize = 7;
    const MAX_LABEL_LETTERS: usize = 60;
    let at = text.find([':', '：'])?;
    let colon = text[at..].chars().next().map_or(1, char::len_utf8);
    let (label, value) = (text[..at].trim(), &text[at + colon..]);
    let is_label = !label.is_empty()
        && label.split_whitespace().count() <= MAX_LABEL_WORDS
        && label.chars().count() <= MAX_LABEL_LETTERS
        // The facts of a head may have a label among them: `TU · Grade: 1.3`.
        && !label.contains(['.', ';', '!', '?', '@', '·', '|'])
        && (value.starts_with(char::is_whitespace) || value.is_empty() || colon > 1)
        && !(value.contains('·') && head_date(value, &[]).is_some());
    is_label.then_some((label, value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<'t>(text: &'t str, gaps: &[usize]) -> Vec<&'t str> {
        split(text, gaps).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn separators_and_gaps_split_a_line() {
        assert_eq!(read("Acme, Bonn · Mar 2019 ·", &[]), ["Acme, Bonn", "Mar 2019"]);
        assert_eq!(read("Acme|Bonn", &[]), ["Acme", "Bonn"]);
        assert_eq!(read("Paral·lel Labs", &[]), ["Paral·lel Labs"]);
        assert_eq!(read("Engineer  2019", &[10]), ["Engineer", "2019"]);
        assert_eq!(read("Acme (Bonn", &[]), ["Acme (Bonn"]);
    }

    #[test]
    fn a_date_in_a_sentence_is_not_the_date_of_a_head() {
        let date = |text| head_date(text, &[]).is_some();
        assert!(date("Engineer, Acme, Mar 2019 – Present"));
        assert!(date("2019 – 2021"));
        assert!(date("M.Sc. Physics (2012)"));
        assert!(!date("Kept the service running from 2015 until 2019 on one machine."));
        assert!(!date("grew the team in 2019"));
        assert!(!date("Scaled to 2000 users"));
        assert!(!date("example.org/verify/CERT-2019-12-0017"));
    }

    #[test]
    fn of_two_dates_the_one_that_is_a_piece_belongs_to_the_head() {
        let text = "TechConf 2022 · Aug 2022";
        let date = head_date(text, &[]).expect("it has one");
        assert_eq!((&text[date.dated.range], date.own), ("Aug 2022", true));
        assert!(!head_date("TechConf 2022", &[]).expect("it has one").own);
    }

    #[test]
    fn a_label_ends_in_a_colon() {
        assert_eq!(labelled("Keywords: Rust, Go"), Some(("Keywords", "Rust, Go")));
        assert_eq!(labelled("github.com/x: a"), None);
        assert_eq!(labelled("TU Graz · Grade: 1.3 · 2019"), None);
        assert_eq!(labelled("Grade: 1.3 · 2019"), None);
        assert_eq!(labelled("at 10:30"), None);
        assert_eq!(labelled("技能：Rust"), Some(("技能", "Rust")));
    }
}
