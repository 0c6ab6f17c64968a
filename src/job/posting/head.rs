//! The title, employer and place of a posting: of all lines and phrases that may be it, the one with
//! the most points; nothing if none has enough.

use super::cues::Cues;
use super::employer;
use super::labels::Labelled;
use super::lines::Segment;
use super::occupation::{LONGEST_TITLE, head_noun};
use crate::data::postings;
use crate::job::plain::fold;

/// The facts at the head of a posting.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    pub(super) company: Option<String>,
    pub(super) location: Option<String>,
}

/// The number of lines at the top that may have the title.
const TITLE_LINES: usize = 16;

/// The points that make a line or a phrase the title.
const ENOUGH: i32 = 6;

/// Signs between a title and what else stands on its line.
const SEPARATORS: [&str; 5] = [" · ", " | ", " @ ", " @", " — "];

/// Signs at which a title ends.
const END_SIGNS: [&str; 2] = ["!!", " ["];

/// Reads title, employer and place; lines that say nothing else are marked as facts.
pub(super) fn read(lines: &mut [Segment], is_term: &dyn Fn(&str) -> bool) -> Head {
    let mut labelled = Labelled::default();
    for line in lines.iter_mut() {
        line.is_fact |= labelled.read(&line.text);
    }
    let found = title(lines, labelled.title.as_deref());
    if let Some(line) = found.as_ref().and_then(|it| lines.get_mut(it.line?)) {
        line.is_fact = true;
    }
    let title_line = found.as_ref().and_then(|it| it.line);
    let rest = found.as_ref().and_then(|it| it.rest.clone());
    let employer =
        employer::Employer { labelled: labelled.company, title_line, beside_title: rest };
    let (company, place) = employer.read(lines, is_term);
    Head {
        title: found.map(|it| it.text),
        company,
        location: labelled.location.or(place),
    }
}

/// A title with where it stands.
#[derive(Debug)]
struct Title {
    text: String,
    points: i32,
    /// Its line, if it has one to itself.
    line: Option<usize>,
    /// What else stands on that line: often the employer.
    rest: Option<String>,
}

/// The title with the most points; of as many, the first.
fn title(lines: &[Segment], labelled: Option<&str>) -> Option<Title> {
    let mut all = Vec::new();
    if let Some(text) = labelled {
        let (text, rest) = parted(text);
        let points = 8 + 4 * i32::from(head_noun(&text).is_some());
        all.push(Title { text, points, line: None, rest });
    }
    let top =
        lines.iter().enumerate().filter(|(_, line)| !line.is_fact).take(TITLE_LINES);
    for (number, line) in top {
        let (text, rest) = parted(&line.text);
        let in_prose = in_prose(line).is_some();
        let points = points(line, &text, number) - if in_prose { 9 } else { 0 };
        all.push(Title { text, points, line: Some(number), rest });
    }
    let prose = lines.iter().find_map(in_prose);
    all.extend(prose.map(|text| Title {
        text,
        points: ENOUGH + 2,
        line: None,
        rest: None,
    }));
    let enough = all.into_iter().filter(|it| it.points >= ENOUGH && !it.text.is_empty());
    enough.min_by_key(|it| std::cmp::Reverse(it.points))
}

/// How much a line at the top looks like the title.
fn points(line: &Segment, text: &str, number: usize) -> i32 {
    let folded = fold(text);
    let words = text.split(' ').count();
    let has_noun = head_noun(text).is_some();
    let titles = &postings().titles;
    let is_marked_for_all = titles.marks.iter().any(|sign| folded.contains(&**sign));
    let has_rank = folded.split(' ').any(|word| titles.ranks.contains(word));
    let known = Cues::get().best(&folded).map_or(0, |(_, points)| points);
    let first = folded.split(' ').next().unwrap_or_default();
    let is_sentence = titles.sentences.contains(first);
    let early = i32::try_from(number / 2).unwrap_or(i32::MAX).min(4);
    let features = [
        (has_noun, 6),
        (is_marked_for_all, 5),
        (has_rank, 2),
        (line.is_marked, 1),
        (number == 0, 1),
        (words <= 6, 1),
        (line.text.split(' ').count() > LONGEST_TITLE + 6, -12),
        (words > LONGEST_TITLE, -9),
        (text.ends_with('.') || text.ends_with('!') || text.ends_with('?'), -4),
        (line.is_bullet, -5),
        (known >= 8 && !(has_noun && number == 0), -7),
        (text.contains(": "), -4),
        (is_sentence, -6),
        (!text.starts_with(|c: char| !c.is_lowercase()) && !has_noun, -3),
        (titles.not.contains(&folded), -9),
        (!text.contains(char::is_lowercase) && words < 3 && !has_noun, -4),
        (text.matches(',').count() > 2, -4),
    ];
    let sum: i32 =
        features.into_iter().filter(|(has, _)| *has).map(|(_, points)| points).sum();
    // A short first line that stands alone may be a title with a noun nobody knows.
    let is_alone = number == 0 && words <= 6 && words > 0 && known < 8 && !has_noun;
    sum + 4 - early + i32::from(is_alone)
}

/// A title without what else stands on its line: places in brackets before it, and the employer
/// after a separator or before a colon.
fn parted(line: &str) -> (String, Option<String>) {
    let mut text = line.trim().trim_matches(['*', '_', '`', '"']);
    // `[Leeds] Developer`
    while let Some(rest) = text.strip_prefix('[').and_then(|it| it.split_once(']')) {
        if rest.1.trim().is_empty() {
            break;
        }
        text = rest.1.trim_start();
    }
    let titles = &postings().titles;
    for begin in &titles.openers {
        text = without_opener(text, begin).unwrap_or(text);
    }
    let mut beside = None;
    if let Some((before, after)) = text.split_once(": ")
        && head_noun(before).is_none()
        && head_noun(after).is_some()
    {
        beside = Some(before.to_owned());
        text = after;
    }
    let signs = SEPARATORS.iter().filter_map(|sign| Some((text.find(sign)?, sign.len())));
    let words = titles.at.iter().filter_map(|word| {
        let spaced = format!(" {word} ");
        Some((text.find(&spaced)?, spaced.len()))
    });
    let cut = signs.chain(words).min();
    if let Some((at, length)) = cut {
        let (before, after) = (
            text.get(..at).unwrap_or_default(),
            text.get(at + length..).unwrap_or_default(),
        );
        if head_noun(before).is_some() && head_noun(after).is_none() {
            beside = beside.or_else(|| Some(after.trim().to_owned()));
            text = before;
        } else if head_noun(before).is_none() && head_noun(after).is_some() {
            beside = beside.or_else(|| Some(before.trim().to_owned()));
            text = after;
        }
    }
    let lower = text.to_lowercase();
    let tails = titles.tails.iter().filter_map(|tail| {
        if tail.starts_with(',') {
            lower.find(&**tail)
        } else {
            lower.find(&format!(" {tail}"))
        }
    });
    let end = END_SIGNS.iter().filter_map(|end| lower.find(end)).chain(tails).min();
    if let Some(end) = end.filter(|end| text.is_char_boundary(*end) && *end > 0) {
        text = text.get(..end).unwrap_or(text);
    }
    let text = text.trim_end_matches(|c: char| " .,:–—-!".contains(c));
    // A title that was pasted twice.
    let half =
        text.split_at_checked(text.len() / 2).filter(|(a, b)| a.trim() == b.trim());
    let text = half.map_or(text, |(first, _)| first.trim());
    (text.trim_start_matches(|c: char| " –-".contains(c)).to_owned(), beside)
}

/// A title without what announces it: `Wanted: Baker`.
fn without_opener<'t>(text: &'t str, opener: &str) -> Option<&'t str> {
    let begin = text.get(..opener.len())?;
    let rest = text.get(opener.len()..)?.strip_prefix(' ')?;
    (begin.to_lowercase() == opener).then_some(rest)
}

/// `… is hiring a Backend Engineer in …`.
fn in_prose(line: &Segment) -> Option<String> {
    let folded = fold(&line.text);
    let titles = &postings().titles;
    let mut found: Option<(usize, String)> = None;
    for (cue, at) in Cues::get().title_before.all(&folded) {
        let Some(rest) = line.text.get(at + cue.len()..) else { continue };
        if !rest.starts_with([' ', ':']) {
            continue;
        }
        let words: Vec<&str> = rest.split_whitespace().take(LONGEST_TITLE).collect();
        let skipped = words
            .iter()
            .take_while(|word| titles.articles.contains(&word.to_lowercase()));
        let from = skipped.count();
        // Up to its noun, and what brackets follow it.
        let until = words.iter().skip(from).position(|word| {
            word.ends_with([',', '.', ';', ':'])
                || titles.ends.contains(&word.to_lowercase())
        });
        let until = until.map_or(words.len(), |at| {
            from + at
                + usize::from(!titles.ends.contains(&words[from + at].to_lowercase()))
        });
        let Some(part) = words.get(from..until) else { continue };
        let Some(noun) = part.iter().rposition(|word| head_noun(word).is_some()) else {
            continue;
        };
        // `our second Python engineer`
        let first =
            part.iter().take(noun).position(|word| word.contains(char::is_uppercase));
        let first = first.unwrap_or(0);
        let mut end = noun + 1;
        // `Ingeniero de Software`, `Engineer (Go)`
        while part.get(end).is_some_and(|word| {
            word.starts_with('(')
                || noun == 0
                    && (titles.after_noun.contains(*word)
                        || word.starts_with(char::is_uppercase))
        }) {
            end += 1;
        }
        while end > 1
            && part.get(end - 1).is_some_and(|word| titles.after_noun.contains(*word))
        {
            end -= 1;
        }
        let text = part.get(first..end).unwrap_or_default().join(" ");
        let is_name = text.contains(char::is_uppercase) && end <= 8;
        if is_name && found.as_ref().is_none_or(|(best, _)| at < *best) {
            found = Some((at, text.trim_end_matches([',', '.', ';', ':']).to_owned()));
        }
    }
    found.map(|(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_else_stands_on_the_line_of_a_title_is_parted_from_it() {
        for (line, title, rest) in [
            (
                "[Leeds] Back-end Developer · Full-time",
                "Back-end Developer",
                Some("Full-time"),
            ),
            (
                "Fenwick: Senior Android Engineer",
                "Senior Android Engineer",
                Some("Fenwick"),
            ),
            (
                "Data Engineer (m/w/d) — Fenwick Freight",
                "Data Engineer (m/w/d)",
                Some("Fenwick Freight"),
            ),
            ("Platform Engineer at Fenwick", "Platform Engineer", Some("Fenwick")),
            (
                "Engineer – Data Platform Developer",
                "Engineer – Data Platform Developer",
                None,
            ),
        ] {
            let (found, beside) = parted(line);
            assert_eq!((found.as_str(), beside.as_deref()), (title, rest), "{line}");
        }
    }
}
