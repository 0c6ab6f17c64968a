//! The employer of a posting: every name in a place where employers are named earns points, and the
//! name with the most is it; none if no name has enough.

use std::collections::BTreeMap;

use super::cues::{Cues, Part};
use super::lines::Segment;
use super::occupation::head_noun;
use crate::data::{places, postings};
use crate::job::plain::fold;

/// The points that make a name the employer.
const ENOUGH: i32 = 4;

/// The points that make a name the employer that is also that of a technology.
const ENOUGH_FOR_TERM: i32 = 6;

/// The maximum number of words in a name.
const LONGEST_NAME: usize = 5;

/// Where the employer may be named, besides the text.
#[derive(Debug, Default)]
pub(super) struct Employer {
    /// Behind a label.
    pub(super) labelled: Option<String>,
    /// The number of the line with the title.
    pub(super) title_line: Option<usize>,
    /// On the line of the title.
    pub(super) beside_title: Option<String>,
}

impl Employer {
    /// The employer, and the place named beside it.
    pub(super) fn read(
        self,
        lines: &mut [Segment],
        is_term: &dyn Fn(&str) -> bool,
    ) -> (Option<String>, Option<String>) {
        let mut names = Names::default();
        if let Some(name) = &self.labelled {
            names.add(name, 12);
        }
        if let Some(name) = &self.beside_title {
            names.add(name.split([',', '|', '·', '(']).next().unwrap_or_default(), 5);
        }
        let below = self.title_line.map(|at| at + 1);
        let below = below.and_then(|at| lines.get_mut(at));
        let mut place = None;
        if let Some(line) = below
            && let Some((name, after)) = below_title(line)
        {
            line.is_fact = true;
            names.add(&name, if after.is_some() { 5 } else { 2 });
            place = after;
        }
        let mut is_below_about = false;
        for line in lines.iter_mut() {
            if let Some(name) = line.text.strip_suffix(" logo") {
                names.add(name, 6);
                line.is_fact = true;
            }
            if line.is_heading {
                let name = named_by_heading(&line.text);
                if let Some(name) = &name {
                    names.add(name, 6);
                }
                is_below_about = line.part == Some(Part::About) && name.is_none();
                continue;
            }
            names.in_sentences(&line.text, is_below_about);
            is_below_about = false;
        }
        (names.best(is_term), place)
    }
}

/// Names with their points.
#[derive(Debug, Default)]
struct Names {
    /// The points of each folded name, its first spelling and the order of its first mention.
    found: BTreeMap<String, (i32, String, usize)>,
}

impl Names {
    fn add(&mut self, name: &str, points: i32) {
        let name = name.trim_matches(|c: char| " .,:;!?*_\"'`-–()".contains(c));
        let name = name.strip_suffix("'s").or(name.strip_suffix("’s")).unwrap_or(name);
        if !is_name(name) {
            return;
        }
        let order = self.found.len();
        let entry = self.found.entry(fold(name));
        let entry = entry.or_insert_with(|| (0, name.to_owned(), order));
        entry.0 += points;
    }

    /// The names in a line of text: `Fenwick is hiring`, `join Fenwick`. The first sentence below a
    /// heading like `About us` says who that is.
    fn in_sentences(&mut self, text: &str, is_below_about: bool) {
        let cues = Cues::get();
        for (number, sentence) in text.split_inclusive(['.', '!', '?']).enumerate() {
            let sentence = sentence.trim();
            let folded = fold(sentence);
            if folded.len() != sentence.len() {
                continue; // places in one are not those in the other
            }
            let bonus = if is_below_about && number == 0 { 3 } else { 0 };
            for (cue, at) in cues.company_after.all(&folded) {
                let before = sentence.get(..at).unwrap_or_default().trim_end();
                // The name is all there is before the verb.
                if before.split(' ').count() <= LONGEST_NAME {
                    let hires = &postings().companies.hires;
                    let hires = hires.iter().any(|verb| cue.contains(&**verb));
                    self.add(before, if hires { 4 } else { 2 + bonus });
                }
            }
            for (cue, at) in cues.company_before.all(&folded) {
                let rest = sentence.get(at + cue.len()..).unwrap_or_default();
                if let Some(name) = leading_name(rest).filter(|_| rest.starts_with(' ')) {
                    self.add(&name, if at == 0 { 2 } else { 1 });
                }
            }
        }
    }

    fn best(self, is_term: &dyn Fn(&str) -> bool) -> Option<String> {
        let best = self
            .found
            .into_values()
            .min_by_key(|(points, _, order)| (std::cmp::Reverse(*points), *order));
        best.filter(|(points, name, _)| {
            *points >= if is_term(name) { ENOUGH_FOR_TERM } else { ENOUGH }
        })
        .map(|(_, name, _)| name)
    }
}

/// Whether a text may be the name of an employer.
fn is_name(name: &str) -> bool {
    let folded = fold(name);
    let first = folded.split(' ').next().unwrap_or_default();
    let not = &postings().companies.not;
    !name.is_empty()
        && name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && name.contains(char::is_alphabetic)
        && name.split(' ').count() <= LONGEST_NAME
        && !not.contains(&folded)
        && !not.contains(first)
        && !places().countries.contains_key(&folded)
        && head_noun(name).is_none()
        && !name.contains([':', '@', '€', '$', '£', '%'])
        && name.chars().count() > 1
}

/// The words with capitals that a text begins with: `Fenwick Freight` of `Fenwick Freight, you …`.
fn leading_name(text: &str) -> Option<String> {
    let mut words = Vec::new();
    for word in text.split_whitespace().take(LONGEST_NAME) {
        let is_part = word.starts_with(char::is_uppercase)
            || word == "&" && !words.is_empty()
            || word.starts_with(|c: char| c.is_ascii_digit()) && !words.is_empty();
        if !is_part {
            break;
        }
        words.push(word);
        if word.ends_with([',', '.', ';', ':', '!', '?', ')']) {
            break;
        }
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// `About Fennel & Co`, `Über Fennel`.
fn named_by_heading(heading: &str) -> Option<String> {
    let folded = fold(heading);
    let cues = &postings().companies.headings;
    let rest =
        cues.iter().find_map(|cue| folded.strip_prefix(&**cue)?.strip_prefix(' '))?;
    // Folded texts are as long as the text, but for invisible signs.
    leading_name(heading.get(heading.len().checked_sub(rest.len())?..)?).filter(|name| {
        heading
            .trim_end_matches([':', '?', '!'])
            .ends_with(name.trim_end_matches([':', '?', '!']))
    })
}

/// The line below the title: `Sagebrush Analytics · Denver, CO`, or the name alone.
fn below_title(line: &Segment) -> Option<(String, Option<String>)> {
    let text = line.text.trim_matches(['*', '_']);
    let fits = !line.is_heading
        && !line.is_bullet
        && text.split(' ').count() <= 16
        && !text.ends_with(['.', '?', ':'])
        && text.starts_with(char::is_uppercase)
        && head_noun(text.split([',', '·', '|']).next().unwrap_or_default()).is_none();
    if !fits {
        return None;
    }
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let last = parts.last().map(|part| fold(part)).unwrap_or_default();
    if parts.len() > 1
        && places().countries.contains_key(&last)
        && !text.contains(['·', '|'])
    {
        return None; // a place
    }
    let separators = [" · ", " | ", " – ", " - ", " (", ", "];
    let at =
        separators.iter().filter_map(|sign| Some((text.find(sign)?, sign.len()))).min();
    let parted =
        at.and_then(|(at, length)| Some((text.get(..at)?, text.get(at + length..)?)));
    let Some((first, second)) = parted else {
        return (text.split(' ').count() <= 3 && !text.contains(':'))
            .then(|| (text.to_owned(), None));
    };
    // Labels are read elsewhere.
    let is_name = !first.contains(':') && first.split(' ').count() <= LONGEST_NAME;
    let place = second.split([')', '·', '|']).next().unwrap_or_default().trim();
    let place = (!place.is_empty()).then(|| place.to_owned());
    is_name.then(|| (first.to_owned(), place))
}
