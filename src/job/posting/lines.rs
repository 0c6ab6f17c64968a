//! The lines of a posting: its text comes in; pieces that say one thing each go out, each with
//! the part of the posting it stands in.
//!
//! Postings are pasted: bullets on one long line, headings in the middle of it, hard line
//! breaks. All of that is taken apart here.

use std::ops::Range;

use super::Demand;
use super::cues::{Cues, Part, find_any, find_phrase};
use crate::job::find::{Plain, fold};

/// A line at least so long, in bytes, may be broken off by the width of a window.
const WRAPPED: usize = 60;
/// The longest line, in words, that is looked at as a heading without a sign of one.
const LONGEST_BARE_HEADING: usize = 7;

/// A piece of a posting that says one thing.
#[derive(Debug)]
pub(super) struct Segment {
    /// The text, on one line, without bullet and heading signs.
    pub(super) text: String,
    /// What it stands under; `None` before any heading that is known.
    pub(super) part: Option<Part>,
    /// Whether it is a heading itself.
    pub(super) is_heading: bool,
    /// Whether it was marked as one: `#`, all bold, a colon at the end.
    pub(super) is_marked: bool,
    /// Whether a bullet stood before it.
    pub(super) is_bullet: bool,
    /// Whether it is the title, names the employer, or is a fact after a label: no place for
    /// terms.
    pub(super) is_fact: bool,
    /// Its clauses, in bytes of `text`, each with what is wanted there; `None` for what has
    /// nothing to do with the work.
    clauses: Vec<(Range<usize>, Option<Demand>)>,
}

impl Segment {
    /// Whether it is a place to look for terms in.
    pub(super) fn says_something(&self) -> bool {
        !self.is_heading && !self.is_fact && !matches!(self.part, Some(Part::Benefits | Part::About))
    }

    /// How much is wanted what stands at a byte of the text; `None` if nothing is said there
    /// about the work.
    pub(super) fn demand(&self, at: usize) -> Option<Demand> {
        let found = self.clauses.iter().rev().find(|(span, _)| span.contains(&at));
        found.map_or(Some(Demand::Context), |(_, demand)| *demand)
    }
}

/// Signs that stand before an item.
const BULLETS: [char; 14] =
    ['•', '●', '▪', '■', '◦', '‣', '⁃', '∙', '·', '○', '►', '✓', '✔', '➤'];

/// Takes a posting apart.
pub(super) fn read(text: &str) -> Vec<Segment> {
    let cues = Cues::get();
    let mut part = None;
    let mut segments: Vec<Segment> = Vec::new();
    for line in rejoined(text).iter().flat_map(|line| pieces(line, cues)) {
        let Line { text, is_bullet, is_marked } = line;
        let folded = fold(&text);
        let is_long = text.split_whitespace().count() > LONGEST_BARE_HEADING;
        let may_be = is_marked || (!is_bullet && !is_long && !text.ends_with(['.', ',', ';']));
        let found = may_be.then(|| cues.part(&folded, is_marked)).flatten();
        // A heading nobody knows ends what the one before it began – but not the title.
        let is_unknown_heading = is_marked && found.is_none();
        if found.is_some() {
            part = found;
        } else if is_unknown_heading && part.is_some() && text.split(' ').count() < 7 {
            part = None;
        }
        let is_heading = found.is_some() || is_unknown_heading && !segments.is_empty();
        // Prose that begins with what one would do is no part of a list of what to bring.
        let tells = !is_bullet
            && find_any(&folded, &cues.context).is_some_and(|(at, _)| at == 0)
            && part.is_some();
        let of = if tells { Some(Part::Duties) } else { part };
        let clauses = if is_heading { Vec::new() } else { clauses(&text, of, cues) };
        let is_fact = false;
        let segment =
            Segment { text, part, is_heading, is_marked, is_bullet, is_fact, clauses };
        segments.push(segment);
    }
    segments
}

/// The lines, with those that a narrow window broke put together again.
fn rejoined(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let line = line.trim_end();
        let goes_on = open
            && line.trim_start().starts_with(|c: char| c.is_lowercase() || c == '(')
            && !line.trim_start().starts_with("o ");
        match lines.last_mut() {
            Some(last) if goes_on => {
                last.push(' ');
                last.push_str(line.trim_start());
            }
            _ => lines.push(line.to_owned()),
        }
        open = line.len() >= WRAPPED && !line.ends_with(['.', ':', ';', '!', '?']);
    }
    lines
}

/// A line without its signs.
struct Line {
    text: String,
    is_bullet: bool,
    is_marked: bool,
}

/// The items and headings of one line of the file.
fn pieces(line: &str, cues: &Cues) -> Vec<Line> {
    let inner: Vec<char> = BULLETS.into_iter().filter(|c| *c != '·').collect();
    let mut pieces = Vec::new();
    let mut is_first = true;
    for item in line.split(&inner[..]) {
        // What stands before the first bullet has none.
        let had_sign = !is_first;
        is_first = false;
        // Several spaces are what is left of a line end.
        for item in item.trim().split("  ") {
            for part in at_headings(item, cues) {
                pieces.extend(bare(part, had_sign));
            }
        }
    }
    pieces
}

/// A line split before and after each heading in it: `… Requirements: Rust`.
fn at_headings<'a>(line: &'a str, cues: &Cues) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut begin = 0;
    for (colon, _) in line.match_indices(':') {
        let before = line.get(begin..colon).unwrap_or_default();
        let after = line.get(colon + 1..).unwrap_or_default();
        if !(after.is_empty() || after.starts_with([' ', '*', '_'])) {
            continue;
        }
        let Some(at) = heading_before(before, cues) else { continue };
        parts.push(line.get(begin..begin + at).unwrap_or_default());
        parts.push(line.get(begin + at..=colon).unwrap_or_default());
        begin = colon + 1;
    }
    parts.push(line.get(begin..).unwrap_or_default());
    parts
}

/// Where the known heading begins that a text ends with; it begins a sentence or the text.
fn heading_before(text: &str, cues: &Cues) -> Option<usize> {
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
    // The last such place: several spaces may stand there.
    let start = start.max().unwrap_or(0);
    let before = text.get(..start)?.trim_end();
    let heading = text.get(start..)?;
    let begins = before.is_empty()
        || before.ends_with(['.', '!', '?', '*', '-', '#', ':', ')'])
        || heading.starts_with(char::is_uppercase);
    begins.then_some(start)
}

/// The line without bullet, number, and the signs of Markdown; `None` if nothing is left.
fn bare(line: &str, had_sign: bool) -> Option<Line> {
    let mut text = line.trim();
    let mut is_bullet = had_sign;
    let mut is_marked = false;
    for sign in ["- ", "* ", "– ", "+ ", "o ", "> ", "· ", "-\t", "*\t"] {
        if let Some(rest) = text.strip_prefix(sign) {
            text = rest.trim_start();
            is_bullet = true;
        }
    }
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if number.len() < text.len()
        && let Some(rest) = number.strip_prefix(". ").or(number.strip_prefix(") "))
    {
        text = rest.trim_start();
        is_bullet = true;
    }
    if text.starts_with('#') {
        text = text.trim_matches('#').trim();
        is_marked = true;
    }
    for sign in ["**", "__"] {
        let inner = text.strip_prefix(sign).and_then(|rest| {
            rest.strip_suffix(sign).or(rest.strip_suffix(&format!("{sign}:")))
        });
        if let Some(inner) = inner.filter(|inner| !inner.contains(sign)) {
            text = inner.trim();
            is_marked = true;
        }
    }
    if let Some(rest) = text.strip_suffix(':') {
        is_marked = rest.split_whitespace().count() <= 10;
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let says = text.chars().any(char::is_alphanumeric);
    says.then_some(Line { text, is_bullet, is_marked })
}

/// What is wanted in each clause of a text.
fn clauses(
    text: &str,
    part: Option<Part>,
    cues: &Cues,
) -> Vec<(Range<usize>, Option<Demand>)> {
    let mut found: Vec<(Range<usize>, Option<Demand>)> = Vec::new();
    let spans = spans(text);
    for (number, span) in spans.iter().cloned().enumerate() {
        // What stands in brackets is a clause of its own.
        let inner = spans.iter().skip(number + 1).filter(|it| {
            it.start > span.start && it.end <= span.end
        });
        let mut clause = text.get(span.clone()).unwrap_or_default().to_owned();
        for inner in inner {
            let blank = " ".repeat(inner.len());
            clause.replace_range(inner.start - span.start..inner.end - span.start, &blank);
        }
        let outer = found.iter().rev().find(|(it, _)| it.contains(&span.start));
        let outer = outer.map(|(_, demand)| *demand);
        let plain = Plain::of(&clause);
        let folded = plain.folded.as_str();
        if find_any(folded, &cues.boilerplate).is_some() {
            found.push((span, None));
            continue;
        }
        let begin = span.start;
        // `not required` asks for nothing.
        let strong = find_any(folded, &cues.required_strong).filter(|(at, _)| {
            let before = folded.get(..*at).unwrap_or_default().trim_end();
            !before.ends_with("not") && !before.ends_with("nicht")
        });
        let weak = || find_any(folded, &cues.required).is_some();
        let told = || find_any(folded, &cues.context).is_some_and(|(at, _)| at < 12);
        let own = match part {
            _ if outer.is_some() && strong.is_none() => match outer.flatten() {
                Some(demand) => demand,
                None => continue,
            },
            Some(Part::Required) => Demand::Required,
            Some(Part::Preferred) => Demand::Preferred,
            Some(Part::Duties) if strong.is_some() => Demand::Required,
            Some(_) => Demand::Context,
            None if strong.is_some() => Demand::Required,
            None if told() => Demand::Context,
            None if weak() => Demand::Required,
            None => Demand::Context,
        };
        found.push((span.clone(), Some(own)));
        // What follows `ideally` is preferred; what stands before `is a plus`, too.
        if find_any(folded, &cues.preferred_after).is_some() {
            found.push((span.clone(), Some(Demand::Preferred)));
        } else if let Some((at, _)) = find_any(folded, &cues.preferred_before) {
            let at = begin + plain.original_at(at);
            found.push((at..span.end, Some(Demand::Preferred)));
        }
    }
    found
}

/// The clauses of a text: sentences, what stands between semicolons and dashes, and what stands
/// in brackets. Those in brackets follow those they stand in.
fn spans(text: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut brackets = Vec::new();
    let mut begin = 0;
    let mut open = None;
    let bytes = text.as_bytes();
    for (at, c) in text.char_indices() {
        let next = bytes.get(at + c.len_utf8()).copied();
        match c {
            '(' => open = Some(at),
            ')' => {
                if let Some(open) = open.take() {
                    brackets.push(open..at);
                }
            }
            ';' | '–' | '—' | '!' | '?' if open.is_none() => {
                spans.push(begin..at);
                begin = at;
            }
            '.' if open.is_none() && matches!(next, None | Some(b' ')) => {
                let word = text.get(..at).and_then(|it| it.rsplit(' ').next());
                let short = word.is_some_and(|word| {
                    ["e.g", "i.e", "etc", "z.B", "B.", "bzw", "inkl", "incl", "p.ej", "ca"]
                        .contains(&word)
                });
                if !short {
                    spans.push(begin..at);
                    begin = at;
                }
            }
            _ => {}
        }
    }
    spans.push(begin..text.len());
    spans.extend(brackets);
    spans
}
