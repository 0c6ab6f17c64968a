//! The title, employer and place of a posting.

use super::cues::Part;
use super::lines::Segment;
use crate::data::{LabelWords, postings};
use crate::job::plain::fold;

/// The facts at the head of a posting.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    pub(super) company: Option<String>,
    pub(super) location: Option<String>,
}

/// The number of lines at the top that may have the title.
const TITLE_LINES: usize = 6;

/// The maximum number of words in a first line that is a title although no word in it says so.
const LONGEST_BARE_TITLE: usize = 6;

/// The maximum number of words in a title.
const LONGEST_TITLE: usize = 12;

/// Reads title, employer and place; lines that say nothing else are marked as facts.
pub(super) fn read(lines: &mut [Segment]) -> Head {
    let mut head = Head::default();
    for line in lines.iter_mut().filter(|line| line.text.contains(':')) {
        let folded = fold(&line.text);
        let LabelWords { title, company, location } = &postings().labels;
        for (slot, names) in [
            (&mut head.title, title),
            (&mut head.company, company),
            (&mut head.location, location),
        ] {
            let found = names.iter().find_map(|name| labelled(&line.text, &folded, name));
            line.is_fact |= found.is_some();
            if slot.is_none() {
                *slot = found;
            }
        }
    }
    let title_at = lines.iter().take(TITLE_LINES).position(is_title);
    // A short first line is the title whatever its words.
    let first = lines.first().filter(|line| {
        line.text.split(' ').count() <= LONGEST_BARE_TITLE
            && !line.text.ends_with(['.', ',', ':', '!', '?'])
            && !line.is_bullet
    });
    let title_at = title_at.or(first.filter(|_| head.title.is_none()).map(|_| 0));
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
        let mut heading = lines.iter().filter(|it| it.part == Some(Part::About));
        let about = heading.find_map(company_of_heading);
        let below = title_at.and_then(|at| lines.get(at + 1)).and_then(line_of);
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
fn labelled(text: &str, folded: &str, label: &str) -> Option<String> {
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
        && !["We're ", "We are ", "Wir suchen "]
            .iter()
            .any(|it| line.text.starts_with(it))
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
    // Labels are read elsewhere.
    (!first.contains(':') && first.split(' ').count() <= 5)
        .then(|| (first.to_owned(), Some(second.trim_end_matches(')').to_owned())))
}

/// The noun that names the occupation of a title, in the form that stands for all of its forms:
/// `engineer`.
pub(in crate::job) fn head_noun(title: &str) -> Option<&'static str> {
    let folded = fold(title);
    let main = folded.split([',', '(', '–', '|']).next().unwrap_or_default();
    let last = |text: &str| {
        let found = postings().head_nouns.iter().filter_map(|(name, nouns)| {
            let at = nouns.iter().filter_map(|noun| find_noun(text, noun)).max()?;
            Some((at, name.as_str()))
        });
        found.max().map(|(_, noun)| noun)
    };
    last(main.split(" of ").next().unwrap_or_default()).or_else(|| last(&folded))
}

/// The place of a noun, as a word or as the end of a German compound.
fn find_noun(text: &str, noun: &str) -> Option<usize> {
    text.match_indices(noun).map(|(at, _)| at).find(|at| {
        let after = text.get(at + noun.len()..).unwrap_or_default();
        let before = text.get(..*at).unwrap_or_default();
        !after.starts_with(char::is_alphanumeric)
            && (!before.ends_with(char::is_alphanumeric) || noun.len() > 8)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_recognised_by_its_occupation() {
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
