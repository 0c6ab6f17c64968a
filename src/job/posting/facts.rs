//! What a posting says beside its terms: its lines come in; title, employer, place, degree,
//! years and conditions go out. What it does not say is `None`.

use serde::Serialize;

use super::cues::{Part, find_phrase};
use super::lines::Segment;
use crate::job::find::fold;

mod words;

use words::{DEGREES, HEAD_NOUNS, KNOCKOUTS, LABELS, NO_DEGREE, NUMBERS, OR_EQUIVALENT};

/// A degree, from the lowest to the highest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Degree {
    /// Three or four years of university.
    Bachelor,
    /// Five.
    Master,
    /// A doctorate.
    Doctorate,
}

/// The degree a posting asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DegreeAsked {
    /// The lowest that is named.
    pub least: Degree,
    /// Whether experience may stand for it.
    pub or_equivalent: bool,
    /// The sentence.
    pub written: String,
}

/// The years of experience a posting asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearsAsked {
    /// The fewest.
    pub least: u32,
    /// The sentence.
    pub written: String,
}

/// What a condition is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum KnockoutKind {
    /// A permit to work.
    WorkPermit,
    /// A security clearance.
    Clearance,
    /// A driving licence.
    DrivingLicence,
    /// A spoken language.
    Language,
    /// Being at a place.
    OnSite,
    /// Travel.
    Travel,
    /// Shifts or nights.
    Shifts,
}

/// A condition that no résumé proves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Knockout {
    /// What it is about.
    pub kind: KnockoutKind,
    /// The sentence.
    pub written: String,
}

/// What stands at the head of a posting.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    pub(super) company: Option<String>,
    pub(super) location: Option<String>,
}

/// How many lines from the top a title may stand.
const TITLE_LINES: usize = 6;
/// The longest title, in words.
const LONGEST_TITLE: usize = 12;
/// The most years a posting means by a number.
const MOST_YEARS: u32 = 30;
/// The longest sentence that is quoted, in characters.
const LONGEST_QUOTE: usize = 160;

/// Title, employer and place; the lines that say nothing else are marked.
pub(super) fn head(lines: &mut [Segment]) -> Head {
    let mut head = Head::default();
    for line in lines.iter_mut() {
        for (key, names) in LABELS {
            let slot = match *key {
                "title" => &mut head.title,
                "company" => &mut head.company,
                _ => &mut head.location,
            };
            let found = names.iter().find_map(|name| labelled(&line.text, name));
            line.is_fact |= found.is_some();
            if slot.is_none() {
                *slot = found;
            }
        }
    }
    let title_at = lines.iter().take(TITLE_LINES).position(is_title);
    if let Some(line) = title_at.and_then(|at| lines.get_mut(at)) {
        line.is_fact = true;
    }
    let below = title_at
        .map(|at| at + 1)
        .filter(|at| lines.get(*at).is_some_and(|line| line_of(line).is_some()));
    if let Some(line) = below.and_then(|at| lines.get_mut(at)) {
        line.is_fact = true;
    }
    let lines = &*lines;
    if head.title.is_none() {
        let from_line = title_at.and_then(|at| lines.get(at)).map(|it| it.text.clone());
        head.title = from_line.or_else(|| lines.iter().find_map(title_in_prose));
    }
    if head.company.is_none() {
        let prose = lines.iter().find_map(|it| company_in_prose(&it.text));
        let heading = lines.iter().filter(|it| it.part == Some(Part::About));
        let about = heading.filter_map(|it| company_of_heading(it)).next();
        let below = title_at.and_then(|at| lines.get(at + 1)).and_then(|it| line_of(it));
        head.company =
            about.or(prose).or_else(|| below.as_ref().map(|(first, _)| first.clone()));
        if head.location.is_none() {
            head.location = below.and_then(|(_, second)| second);
        }
    }
    if let Some(title) = &mut head.title {
        for begin in
            ["Se busca ", "Wir suchen ", "Wanted: ", "Hiring: ", "We're hiring: "]
        {
            if let Some(rest) = title.strip_prefix(begin) {
                *title = rest.to_owned();
            }
        }
        let end = [" at ", " (remote", " wanted", "!!", " gesucht", " | "]
            .iter()
            .filter_map(|end| title.to_lowercase().find(end))
            .min();
        if let Some(end) = end.filter(|end| title.is_char_boundary(*end) && *end > 0) {
            title.truncate(end);
        }
        let title_is = title.trim_end_matches(|c: char| " .,:–-!".contains(c));
        *title = title_is.trim_start_matches(|c: char| " –-".contains(c)).to_owned();
    }
    head
}

/// The value of `Label: value`, up to the next label on the line.
fn labelled(text: &str, label: &str) -> Option<String> {
    let folded = fold(text);
    let at = folded.find(label).filter(|at| {
        *at == 0
            || folded
                .get(..*at)
                .is_some_and(|it| it.ends_with(['·', '|', ' ', '.', '\t']))
    })?;
    // Lower case may be shorter than the text only where an invisible sign is left out.
    let rest = text.get(at + label.len()..)?.trim_start();
    let value = rest.strip_prefix(':')?.trim();
    let ends = [" · ", " | ", "  ", " Job ", " Location", " Team", " About ", ". ", "; "];
    let end = ends.iter().filter_map(|end| value.find(end)).min();
    let value = value.get(..end.unwrap_or(value.len()))?.trim();
    let fits = !value.is_empty() && value.split(' ').count() <= LONGEST_TITLE;
    fits.then(|| value.to_owned())
}

fn is_title(line: &Segment) -> bool {
    let words = line.text.split(' ').count();
    words <= LONGEST_TITLE
        && !line.is_bullet
        && !line.text.ends_with('.')
        && !line.text.contains(": ")
        && (!line.is_heading || line.is_marked)
        && head_noun(&line.text).is_some()
}

/// `… is hiring a Backend Engineer in …`.
fn title_in_prose(line: &Segment) -> Option<String> {
    let folded = fold(&line.text);
    let cues = [
        "is hiring ",
        "looking for ",
        "we need ",
        "seeking ",
        "seeks ",
        "hiring ",
        "join us as ",
        "we're after ",
        "recherche un ",
    ];
    let at = cues.iter().find_map(|cue| folded.find(cue).map(|at| at + cue.len()))?;
    let rest = line.text.get(at..)?;
    let words: Vec<&str> = rest.split(' ').take(LONGEST_TITLE).collect();
    let begin =
        usize::from(words.first().is_some_and(|it| ["a", "an", "the"].contains(it)));
    let end = words.iter().position(|word| head_noun(word).is_some())? + 1;
    let title = words.get(begin..end)?.join(" ");
    Some(title.trim_end_matches([',', '.', ';']).to_owned())
}

/// `Hollowmere is hiring …`.
fn company_in_prose(text: &str) -> Option<String> {
    let cues = [
        " is hiring",
        " is looking for",
        " is seeking",
        " seeks ",
        " makes ",
        " sucht ",
        " recrute ",
        " busca ",
    ];
    let at = cues.iter().filter_map(|cue| text.find(cue)).min()?;
    let before = text.get(..at)?;
    let name = before.rsplit(['.', '?', '!']).next()?.trim();
    let is_name = name.starts_with(char::is_uppercase) && name.split(' ').count() <= 4;
    (is_name && !["We", "It", "The", "Se", "Nous", "Wir"].contains(&name))
        .then(|| name.to_owned())
}

/// `About Fennel & Co`.
fn company_of_heading(line: &Segment) -> Option<String> {
    let name = line.text.strip_prefix("About ").or(line.text.strip_prefix("ABOUT "))?;
    let is_name = line.is_heading && name.starts_with(char::is_uppercase) && name != "US";
    is_name.then(|| name.trim_end_matches(':').to_owned())
}

/// The line below the title: `Sagebrush Analytics · Denver, CO`.
fn line_of(line: &Segment) -> Option<(String, Option<String>)> {
    let text = line.text.trim_matches(['*', '_']);
    let fits = !line.is_heading
        && !line.is_bullet
        && text.split(' ').count() <= 9
        && !text.ends_with(['.', '?', ':'])
        && text.starts_with(char::is_uppercase)
        && head_noun(text).is_none();
    let separators = [" · ", " | ", " – ", " - ", " (", ", "];
    let (first, second) =
        separators.iter().find_map(|sign| text.split_once(sign)).filter(|_| fits)?;
    // A label is told elsewhere.
    (!first.contains(':') && first.split(' ').count() <= 5)
        .then(|| (first.to_owned(), Some(second.trim_end_matches(')').to_owned())))
}

/// The word that says what somebody with this title is, folded: `engineer`.
pub(in crate::job) fn head_noun(title: &str) -> Option<&'static str> {
    let folded = fold(title);
    let main = folded.split([',', '(', '–', '|']).next().unwrap_or_default();
    let last = |text: &str| {
        let found = HEAD_NOUNS.iter().filter_map(|nouns| {
            let at = nouns.iter().filter_map(|noun| find_noun(text, noun)).max()?;
            Some((at, nouns.first().copied()?))
        });
        found.max().map(|(_, noun)| noun)
    };
    last(main.split(" of ").next().unwrap_or_default()).or_else(|| last(&folded))
}

/// Where a noun stands, as a word or as the end of a German compound.
fn find_noun(text: &str, noun: &str) -> Option<usize> {
    text.match_indices(noun).map(|(at, _)| at).find(|at| {
        let after = text.get(at + noun.len()..).unwrap_or_default();
        let before = text.get(..*at).unwrap_or_default();
        !after.starts_with(char::is_alphanumeric)
            && (!before.ends_with(char::is_alphanumeric) || noun.len() > 8)
    })
}

/// The lines that ask for something, those under a heading of requirements first.
fn asking(lines: &[Segment]) -> impl Iterator<Item = &Segment> {
    let asks = |it: &&Segment| it.part == Some(Part::Required) && it.says_something();
    let others = |it: &&Segment| {
        it.says_something() && !matches!(it.part, Some(Part::Required | Part::Preferred))
    };
    lines.iter().filter(asks).chain(lines.iter().filter(others))
}

/// The sentences of the lines that ask for something.
fn sentences(lines: &[Segment]) -> impl Iterator<Item = &str> {
    asking(lines).flat_map(|it| it.text.split_inclusive(". ")).map(str::trim)
}

/// The degree of a text, the lowest it names.
pub(in crate::job) fn degree_of(text: &str) -> Option<Degree> {
    let folded = fold(text);
    DEGREES.iter().find_map(|(degree, words)| {
        let is_it = words.iter().any(|word| find_phrase(&folded, word).is_some());
        is_it.then_some(*degree)
    })
}

pub(super) fn degree(lines: &[Segment]) -> Option<DegreeAsked> {
    sentences(lines).find_map(|sentence| {
        let folded = fold(sentence);
        if NO_DEGREE.iter().any(|phrase| folded.contains(phrase)) {
            return None;
        }
        let least = degree_of(sentence)?;
        let or_equivalent = OR_EQUIVALENT.iter().any(|word| folded.contains(word));
        Some(DegreeAsked { least, or_equivalent, written: quoted(sentence) })
    })
}

pub(super) fn years(lines: &[Segment]) -> Option<YearsAsked> {
    sentences(lines).find_map(|sentence| {
        years_of(sentence).map(|least| YearsAsked { least, written: quoted(sentence) })
    })
}

/// The number before the first word for years that is not about an age or a past.
fn years_of(sentence: &str) -> Option<u32> {
    const YEARS: [&str; 9] =
        ["years", "year", "yrs", "jahre", "jahren", "jahr", "ans", "années", "años"];
    let folded = fold(sentence);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    const OF_WORK: [&str; 19] = [
        "experience",
        "erfahrung",
        "expérience",
        "experiencia",
        "years of",
        "years in",
        "years as",
        "years at",
        "years building",
        "years working",
        "years with",
        "years'",
        "+ years",
        "+ yrs",
        "or more",
        "at least",
        "years writing",
        "minimum",
        "mindestens",
    ];
    if !OF_WORK.iter().any(|word| folded.contains(word)) && !folded.contains("años de") {
        return None;
    }
    let at =
        words.iter().position(|word| YEARS.contains(&word.trim_end_matches('\'')))?;
    let after = words.get(at + 1).copied().unwrap_or_default();
    if ["old", "ago", "alt"].contains(&after) {
        return None;
    }
    // `3 to 5 years`, `three or more years`, `at least 4 years`.
    let before = words.get(at.saturating_sub(4)..at)?;
    let numbers = before.iter().filter_map(|word| {
        let named = NUMBERS.iter().find(|(name, _)| name == word).map(|(_, n)| *n);
        word.parse::<u32>().ok().or(named)
    });
    numbers.filter(|years| (1..=MOST_YEARS).contains(years)).min()
}

pub(super) fn knockouts(lines: &[Segment]) -> Vec<Knockout> {
    let mut found: Vec<Knockout> = Vec::new();
    let asked = lines.iter().filter(|it| it.says_something());
    for sentence in asked.flat_map(|it| it.text.split_inclusive(". ")) {
        let folded = fold(sentence);
        for (kind, phrases) in KNOCKOUTS {
            let is_it = phrases.iter().any(|it| find_phrase(&folded, it).is_some());
            let written = quoted(sentence);
            if is_it && !found.iter().any(|it| it.kind == *kind && it.written == written)
            {
                found.push(Knockout { kind: *kind, written });
            }
        }
    }
    found
}

fn quoted(sentence: &str) -> String {
    let sentence = sentence.trim();
    if sentence.chars().count() <= LONGEST_QUOTE {
        return sentence.trim_end_matches('.').to_owned();
    }
    let cut: String = sentence.chars().take(LONGEST_QUOTE - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_in_numbers_and_words() {
        for (text, years) in [
            ("5+ years of Go", Some(5)),
            ("3-5 years of Java", Some(3)),
            ("at least four years of experience", Some(4)),
            ("three or more years", Some(3)),
            ("mindestens fünf Jahre Erfahrung", Some(5)),
            ("3 ans d'expérience", Some(3)),
            ("al menos 2 años", Some(2)),
            ("a few years", None),
            ("we are 12 years old", None),
            ("one week in six", None),
        ] {
            assert_eq!(years_of(text), years, "{text}");
        }
    }

    #[test]
    fn the_lowest_degree_named_is_the_one_asked_for() {
        for (text, degree) in [
            ("an MSc or PhD in physics", Some(Degree::Master)),
            ("Bachelor's or Master's degree", Some(Degree::Bachelor)),
            ("Abgeschlossenes Studium der Informatik", Some(Degree::Bachelor)),
            ("Diplôme d'ingénieur", Some(Degree::Master)),
            ("B.Sc. (Hons)", Some(Degree::Bachelor)),
            ("Scrum Master with a mastery of Git", None),
        ] {
            assert_eq!(degree_of(text), degree, "{text}");
        }
    }

    #[test]
    fn a_title_is_known_by_its_head_noun() {
        for (title, noun) in [
            ("Senior Backend Engineer", Some("engineer")),
            ("Staff Engineer, Ledger", Some("engineer")),
            ("Engineering Manager", Some("manager")),
            ("Backend-Entwickler (m/w/d)", Some("developer")),
            ("Softwareentwicklerin", Some("developer")),
            ("Développeur back-end", Some("developer")),
            ("Head of Data", Some("head")),
            ("What you will do", None),
        ] {
            assert_eq!(head_noun(title), noun, "{title}");
        }
    }
}
