//! Restores the lines of a pasted text: joins those that the width of a window broke, splits several
//! items on one line, and strips bullets, numbers and Markdown.

use super::cues::Cues;
use super::phrases::find_phrase;
use crate::data::{LabelWords, postings};
use crate::job::plain::{Plain, fold};

/// A line may be broken by the width of a window if it has at least this many bytes.
const WRAPPED: usize = 60;

/// The maximum length of a heading in the middle of a line, in bytes.
const LONGEST_HEADING: usize = 120;

/// The maximum length of a line, in bytes; longer ones are cut.
const LONGEST_LINE: usize = 4_000;

/// The maximum number of lines that are joined to a paragraph.
const LONGEST_PARAGRAPH: usize = 60;

/// The maximum number of words in a label at the beginning of a line.
const LONGEST_LABEL: usize = 3;

/// Signs before an item of a list.
const BULLETS: [char; 14] =
    ['•', '●', '▪', '■', '◦', '‣', '⁃', '∙', '·', '○', '►', '✓', '✔', '➤'];

/// The lines of a text, with those that a narrow window broke joined.
pub(super) fn rejoined(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut open = false;
    let source: Vec<&str> = text.lines().flat_map(cut).map(str::trim_end).collect();
    let mut in_wrapped = 0;
    for (at, line) in source.iter().enumerate() {
        if in_wrapped > 0 {
            in_wrapped -= 1;
            if let Some(last) = lines.last_mut() {
                last.push(' ');
                last.push_str(line.trim_start());
            }
            continue;
        }
        if at == 0 || source.get(at - 1).is_some_and(|before| before.is_empty()) {
            let block = source.get(at..).unwrap_or_default();
            let block = block.split(|line| line.is_empty()).next().unwrap_or_default();
            in_wrapped = if is_wrapped(block) { block.len() - 1 } else { 0 };
        }
        let goes_on = open
            && line.trim_start().starts_with(|c: char| c.is_lowercase() || c == '(')
            && !line.trim_start().starts_with("o ");
        match lines.last_mut() {
            Some(last) if goes_on => {
                last.push(' ');
                last.push_str(line.trim_start());
            }
            _ => lines.push((*line).to_owned()),
        }
        open = line.len() >= WRAPPED && !line.ends_with(['.', ':', ';', '!', '?']);
    }
    lines
}

/// Cuts a line that is too long, at spaces if it has any.
fn cut(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let line = rest.take()?;
        if line.len() <= LONGEST_LINE {
            return Some(line);
        }
        let end = line.floor_char_boundary(LONGEST_LINE);
        let space = line.get(..end)?.rfind(' ').filter(|space| *space > 0);
        let (first, second) = line.split_at(space.unwrap_or(end));
        rest = Some(second);
        Some(first)
    })
}

/// Whether a block of lines is one paragraph that the width of a window broke: all lines but the last
/// have about the same length.
fn is_wrapped(block: &[&str]) -> bool {
    let Some((last, others)) = block.split_last() else { return false };
    let lengths = || others.iter().map(|line| line.chars().count());
    let (Some(shortest), Some(longest)) = (lengths().min(), lengths().max()) else {
        return false;
    };
    let has_sign = |line: &&str| bare(line, false).is_some_and(|line| line.is_bullet);
    let ends = others.iter().filter(|line| line.ends_with(['.', ':', ';'])).count();
    block.len() <= LONGEST_PARAGRAPH
        && shortest >= WRAPPED - 10
        && longest - shortest <= 20
        && last.chars().count() <= longest + 5
        && ends * 2 <= others.len()
        && !block.iter().any(has_sign)
        && !block.iter().any(|line| line.contains(BULLETS))
}

/// A line without its signs.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) text: String,
    /// Whether a bullet or a number came before it.
    pub(super) is_bullet: bool,
    /// Whether it was marked as a heading: `#`, all bold, a colon at the end.
    pub(super) is_marked: bool,
    /// How deep a heading it is if it is one: the number of `#`, or one of the constants below.
    pub(super) level: u8,
    /// Whether it stands behind a heading on the same line: `Requirements: Go`.
    pub(super) is_inline: bool,
}

/// The level of a heading in bold.
pub(super) const BOLD: u8 = 7;

/// The level of a heading with nothing but a colon, or without any sign.
pub(super) const PLAIN: u8 = 8;

/// The items and headings of one line of the file.
pub(super) fn pieces(line: &str, cues: &Cues) -> Vec<Line> {
    let inner: Vec<char> = BULLETS.into_iter().filter(|c| *c != '·').collect();
    let mut pieces = Vec::new();
    let mut is_first = true;
    let mut is_inline = false;
    for item in line.split(&inner[..]) {
        // Text before the first bullet has none.
        let had_sign = !is_first;
        is_first = false;
        // Several spaces are the remains of a line end.
        for item in item.trim().split("  ") {
            for part in at_headings(item, cues) {
                let Some(piece) = bare(part, had_sign) else { continue };
                let opens = part.trim_end().trim_end_matches('*').ends_with(':');
                pieces.push(Line { is_inline, ..piece });
                is_inline |= opens;
            }
        }
    }
    pieces
}

/// A line split before and after each heading in it: `… Requirements: Rust`.
fn at_headings<'a>(line: &'a str, cues: &Cues) -> Vec<&'a str> {
    if is_fact(line) {
        return vec![line];
    }
    let mut parts = Vec::new();
    let label = label_of(line, cues).unwrap_or_default();
    let mut begin = label;
    parts.push(line.get(..begin).unwrap_or_default());
    for (colon, _) in line.match_indices(':').filter(|(at, _)| *at >= label) {
        let before = line.get(begin..colon).unwrap_or_default();
        let after = line.get(colon + 1..).unwrap_or_default();
        if !(after.is_empty() || after.starts_with([' ', '*', '_'])) {
            continue;
        }
        let Some(at) = heading_before(before, cues) else {
            // The label of a fact begins a line, and its value stays with it.
            if let Some(at) = label_before(before).filter(|at| *at > 0) {
                parts.push(line.get(begin..begin + at).unwrap_or_default());
                begin += at;
            }
            continue;
        };
        parts.push(line.get(begin..begin + at).unwrap_or_default());
        parts.push(line.get(begin + at..=colon).unwrap_or_default());
        begin = colon + 1;
    }
    parts.push(line.get(begin..).unwrap_or_default());
    parts
}

/// The byte at which the known heading begins that a text ends with, if it begins a sentence.
fn heading_before(text: &str, cues: &Cues) -> Option<usize> {
    let from = text.floor_char_boundary(text.len().saturating_sub(LONGEST_HEADING));
    if from > 0 {
        let tail = heading_before(text.get(from..)?, cues)?;
        return Some(from + tail).filter(|_| tail > 0);
    }
    let folded = Plain::of(text).folded;
    let known = cues.headings().filter(|phrase| {
        let ends = folded.trim_end().ends_with(*phrase);
        ends && find_phrase(&folded, phrase).is_some()
    });
    let longest = known.max_by_key(|phrase| phrase.len())?;
    let words = longest.split(' ').count();
    let start = text.rmatch_indices(char::is_whitespace).filter_map(|(at, space)| {
        let from = at + space.len();
        (text.get(from..)?.split_whitespace().count() == words).then_some(from)
    });
    // The last such place: there may be several spaces.
    let start = start.max().unwrap_or(0);
    let before = text.get(..start)?.trim_end();
    let heading = text.get(start..)?;
    let begins = before.is_empty()
        || before.ends_with(['.', '!', '?', '*', '-', '#', ':', ')'])
        || heading.starts_with(char::is_uppercase);
    begins.then_some(start)
}

/// The byte at which a label ends that begins a line and says what follows: `Our tech: …`.
fn label_of(line: &str, cues: &Cues) -> Option<usize> {
    let (label, rest) = line.split_once(": ")?;
    let is_short = label.split_whitespace().count() <= LONGEST_LABEL;
    let is_name = label.trim_start().starts_with(char::is_uppercase);
    let is_it = is_short && is_name && !rest.trim().is_empty();
    (is_it && cues.part_by_words(&fold(label)).is_some()).then_some(label.len() + 1)
}

/// The maximum number of words in the value of a fact: `Location: Leeds or remote`.
const LONGEST_VALUE: usize = 10;

/// Whether a line states a fact with a label, and nothing else.
fn is_fact(line: &str) -> bool {
    let Some((label, value)) = line.split_once(':') else { return false };
    let label = fold(label.trim_matches(|c: char| !c.is_alphanumeric()));
    let LabelWords { title, company, location } = &postings().labels;
    let words = value.split_whitespace().count();
    let mut labels = title.iter().chain(company).chain(location);
    (1..=LONGEST_VALUE).contains(&words)
        && !value.contains([':', '•'])
        && labels.any(|known| *known == label)
}

/// The byte at which the label of a fact begins that a text ends with.
fn label_before(text: &str) -> Option<usize> {
    postings().fact_labels.iter().find_map(|label| {
        let before = text.strip_suffix(label.as_str())?;
        (before.is_empty() || before.ends_with([' ', '*'])).then_some(before.len())
    })
}

/// A line without bullet, number and Markdown; `None` if nothing is left.
pub(super) fn bare(line: &str, had_sign: bool) -> Option<Line> {
    let mut text = line.trim().trim_matches('=').trim();
    let mut is_bullet = had_sign;
    let mut is_marked = false;
    for sign in ["- ", "* ", "– ", "+ ", "o ", "> ", "· ", "-\t", "*\t"] {
        if let Some(rest) = text.strip_prefix(sign) {
            text = rest.trim_start();
            is_bullet = true;
        }
    }
    // A dash without a space after it.
    if let Some(rest) =
        text.strip_prefix('-').filter(|it| it.starts_with(char::is_alphabetic))
    {
        text = rest;
        is_bullet = true;
    }
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if number.len() < text.len()
        && let Some(rest) = number.strip_prefix(". ").or(number.strip_prefix(") "))
    {
        text = rest.trim_start();
        is_bullet = true;
    }
    let mut level = PLAIN;
    if text.starts_with('#') {
        let hashes = text.len() - text.trim_start_matches('#').len();
        // `#dev #senior` are tags.
        if hashes > 1 || text.starts_with("# ") {
            level = u8::try_from(hashes).unwrap_or(PLAIN).min(BOLD - 1);
            text = text.trim_matches('#').trim();
            is_marked = true;
        }
    }
    // Pictures before a heading or an item.
    text = text.trim_start_matches(|c: char| {
        c >= '\u{2190}' && !c.is_alphanumeric() || c == '\u{FE0F}' || c == ' '
    });
    for sign in ["**", "__"] {
        let inner = text.strip_prefix(sign).and_then(|rest| {
            rest.strip_suffix(sign).or(rest.strip_suffix(&format!("{sign}:")))
        });
        if let Some(inner) = inner.filter(|inner| !inner.contains(sign)) {
            text = inner.trim();
            is_marked = true;
            level = level.min(BOLD);
        }
    }
    if let Some(rest) = text.strip_suffix(':') {
        is_marked = rest.split_whitespace().count() <= 10;
    }
    let text = text.replace("**", "");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let says = text.chars().any(char::is_alphanumeric);
    says.then_some(Line { text, is_bullet, is_marked, level, is_inline: false })
}
