//! Headings: lines come in, those that head a section go out, with the section each names.
//!
//! A line is a heading if a list knows its words and it looks like one – larger, in capitals,
//! apart – or if it looks like the headings that are known.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::lines::{Rhythm, TextLine};
use super::parsed::Recognised;
use super::print::Style;
use super::thresholds::{APART, HEADING_STEP, LARGER, SAME_SIZE, SIZE_STEP};
use crate::document::{Lang, SectionKind};
use crate::text::caseless;

/// The most words of a heading.
const MOST_WORDS: usize = 6;

/// The most characters of a heading, spaces not counted.
const MOST_LETTERS: usize = 48;

/// A heading that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heading {
    /// The line's index.
    pub(super) line: usize,
    pub(super) kind: Option<SectionKind>,
    /// Whether contacts stand under it.
    pub(super) contact: bool,
    pub(super) recognised: Recognised,
    /// The language, if only one has the heading.
    pub(super) lang: Option<Lang>,
}

/// Headings by section, by language.
type List = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// `headings.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    canonical: List,
    synonyms: List,
    /// What people write and hardly any parser knows.
    informal: List,
    /// What heads contacts, by language.
    contact: BTreeMap<String, Vec<String>>,
}

/// What is known of a heading's words.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    /// The section; `None` for contacts.
    kind: Option<SectionKind>,
    recognised: Recognised,
    /// The languages that have it.
    langs: Vec<Lang>,
}

fn known() -> &'static BTreeMap<String, Known> {
    static KNOWN: OnceLock<BTreeMap<String, Known>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let lists: Lists =
            serde_json::from_str(include_str!("headings.json")).expect("a test reads it");
        let mut known = BTreeMap::new();
        for lang in Lang::all() {
            for kind in SectionKind::all() {
                add(
                    &mut known,
                    lang.heading(kind),
                    Some(kind),
                    Recognised::Canonical,
                    lang,
                );
            }
        }
        for (list, recognised) in [
            (lists.canonical, Recognised::Canonical),
            (lists.synonyms, Recognised::Synonym),
            (lists.informal, Recognised::No),
        ] {
            for (lang, sections) in list {
                let Some(lang) = Lang::named(&lang) else { continue };
                for (section, headings) in sections {
                    let Some(kind) = SectionKind::named(&section) else { continue };
                    for heading in headings {
                        add(&mut known, &heading, Some(kind), recognised, lang);
                    }
                }
            }
        }
        for (lang, headings) in lists.contact {
            let Some(lang) = Lang::named(&lang) else { continue };
            for heading in headings {
                add(&mut known, &heading, None, Recognised::Canonical, lang);
            }
        }
        known
    })
}

fn add(
    known: &mut BTreeMap<String, Known>,
    heading: &str,
    kind: Option<SectionKind>,
    recognised: Recognised,
    lang: Lang,
) {
    let new = Known { kind, recognised, langs: Vec::new() };
    let entry = known.entry(key(heading)).or_insert(new);
    if entry.kind == kind && !entry.langs.contains(&lang) {
        entry.langs.push(lang);
    }
}

/// A heading's letters, without case, spaces and decoration: letter-spaced headings read as
/// single letters.
fn key(text: &str) -> String {
    let letters: String = text
        .chars()
        .flat_map(|c| if c == '&' { vec!['a', 'n', 'd'] } else { vec![c] })
        .filter(|c| c.is_alphanumeric() || is_mark(*c))
        .collect();
    caseless(&letters)
}

/// Combining marks belong to their letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}')
}

/// The section that a heading names, in any language, wherever it stands.
pub(crate) fn section_named(heading: &str) -> Option<SectionKind> {
    let known = known().get(&key(heading))?;
    known.kind.filter(|_| known.recognised != Recognised::No)
}

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Look {
    /// In pt.
    size: f64,
    capitals: bool,
    style: Style,
}

impl Look {
    fn of(line: &TextLine) -> Self {
        Self { size: line.size, capitals: in_capitals(&line.text), style: line.style }
    }

    fn is_like(self, other: Self) -> bool {
        (self.size - other.size).abs() < SAME_SIZE * self.size.max(other.size)
            && self.capitals == other.capitals
            && self.style == other.style
    }
}

/// Whether a text is written in capitals alone; not so if it has no case.
fn in_capitals(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && !text.chars().any(char::is_lowercase)
}

/// Finds the headings.
pub(super) fn find(lines: &[TextLine], rhythm: Rhythm) -> Vec<Heading> {
    let body = body_size(lines);
    let listed: Vec<(usize, &Known)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| may_head(&line.text))
        .filter_map(|(at, line)| Some((at, known().get(&key(&line.text))?)))
        .filter(|(at, _)| {
            let line = &lines[*at];
            let look = Look::of(line);
            look.capitals
                || look.style.bold
                || look.size > LARGER * body
                || stands_apart(line, rhythm)
        })
        .collect();
    let Some(usual) = usual_look(lines, &listed) else { return Vec::new() };
    let standing_out = usual.capitals || usual.size > LARGER * body;
    let mut steps: Vec<f64> =
        listed.iter().filter_map(|(at, _)| lines[*at].step).collect();
    steps.sort_by(f64::total_cmp);
    let usual_step = steps.get(steps.len() / 2).copied();
    let first = listed.iter().find(|(at, _)| Look::of(&lines[*at]).is_like(usual));
    let first = first.map_or(usize::MAX, |(at, _)| *at);
    let mut headings = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let look = Look::of(line);
        let like = look.is_like(usual);
        let as_listed = listed.iter().position(|(listed, _)| *listed == at);
        if let Some(place) = as_listed {
            let larger = look.size > usual.size && at > 0;
            if like || larger || (look.capitals && !usual.capitals && at > 0) {
                let Known { kind, recognised, langs } = listed[place].1;
                let lang = if langs.len() == 1 { langs.first().copied() } else { None };
                headings.push(Heading {
                    line: at,
                    kind: *kind,
                    contact: kind.is_none(),
                    recognised: *recognised,
                    lang,
                });
            }
        } else if at > first && standing_out && like && may_head(&line.text) {
            let far = match (line.step, usual_step) {
                (Some(step), Some(usual)) => step > HEADING_STEP * usual,
                // At a page's top only a size of their own tells headings.
                (None, _) => usual.size > LARGER * body,
                (Some(_), None) => false,
            };
            if far {
                let recognised = Recognised::No;
                headings.push(Heading {
                    line: at,
                    kind: None,
                    contact: false,
                    recognised,
                    lang: None,
                });
            }
        }
    }
    headings
}

/// The language most headings are in.
pub(super) fn language(headings: &[Heading], lines: &[TextLine]) -> Option<Lang> {
    let mut votes: BTreeMap<Lang, usize> = BTreeMap::new();
    for heading in headings.iter().filter(|heading| heading.kind.is_some()) {
        let words = known().get(&key(&lines[heading.line].text));
        for lang in words.iter().flat_map(|known| &known.langs) {
            *votes.entry(*lang).or_default() += 1;
        }
    }
    let most = votes.values().copied().max()?;
    Lang::all().find(|lang| votes.get(lang) == Some(&most))
}

/// Whether a text has the shape of a heading: few words, a capital first where there is case,
/// and nothing but words.
fn may_head(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let spaced = text.split_whitespace().all(|word| word.chars().count() == 1);
    let words = text.split_whitespace().count();
    let first = text.chars().find(|c| c.is_alphanumeric());
    (2..=MOST_LETTERS).contains(&letters)
        && (words <= MOST_WORDS || spaced)
        && first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && !text.contains(['@', '|', '·', '•', ';', '"'])
        && !text.contains("://")
        && !text.ends_with(['.', ',', '!', '?'])
        && !text.chars().any(|c| c.is_ascii_digit())
}

fn stands_apart(line: &TextLine, rhythm: Rhythm) -> bool {
    rhythm.of(line).is_none_or(|step| step > APART)
}

/// The look most of the listed lines have; of equals the larger, since headings are larger than
/// what they head.
fn usual_look(lines: &[TextLine], listed: &[(usize, &Known)]) -> Option<Look> {
    let looks: Vec<Look> = listed.iter().map(|(at, _)| Look::of(&lines[*at])).collect();
    let count = |look: &Look| looks.iter().filter(|other| look.is_like(**other)).count();
    // More headings than this have no more to tell.
    let looks_to_count = looks.iter().take(64);
    let mut best: Option<(usize, Look)> = None;
    for look in looks_to_count {
        let votes = count(look);
        let better = best.is_none_or(|(most, of)| {
            votes > most || (votes == most && look.size > of.size * (1.0 + SAME_SIZE))
        });
        if better {
            best = Some((votes, *look));
        }
    }
    best.map(|(_, look)| look)
}

/// The size most letters have, in pt.
pub(super) fn body_size(lines: &[TextLine]) -> f64 {
    let mut letters: BTreeMap<u64, usize> = BTreeMap::new();
    for line in lines {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes are positive and small"
        )]
        let size = (line.size / SIZE_STEP).round() as u64;
        *letters.entry(size).or_default() += line.text.len();
    }
    let most = letters.iter().max_by_key(|(_, count)| **count);
    #[expect(clippy::cast_precision_loss, reason = "a font size")]
    most.map_or(10.0, |(size, _)| *size as f64 * SIZE_STEP)
}

#[cfg(test)]
mod tests {
    use super::super::lines::tests::line;
    use super::*;

    fn sized(text: &str, size: f64, step: f64) -> TextLine {
        TextLine { size, ..line(text, 0.0, Some(step)) }
    }

    fn kinds(lines: &[TextLine]) -> Vec<(usize, Option<SectionKind>)> {
        let headings = find(lines, Rhythm { leading: 1.2 });
        headings.iter().map(|heading| (heading.line, heading.kind)).collect()
    }

    #[test]
    fn every_list_names_known_languages_and_sections() {
        let lists: Lists = serde_json::from_str(include_str!("headings.json"))
            .expect("JSON of our shape");
        for list in [&lists.canonical, &lists.synonyms, &lists.informal] {
            for (lang, sections) in list {
                assert!(Lang::named(lang).is_some(), "{lang}");
                for (section, headings) in sections {
                    assert!(SectionKind::named(section).is_some(), "{lang}: {section}");
                    assert!(
                        headings.iter().all(|heading| may_head(heading)),
                        "{section}"
                    );
                }
            }
        }
    }

    #[test]
    fn headings_are_known_in_any_case_and_with_decoration() {
        let kind = |text| known().get(&key(text)).and_then(|known| known.kind);
        assert_eq!(kind("WORK EXPERIENCE"), Some(SectionKind::Work));
        assert_eq!(kind("~ Kenntnisse: "), Some(SectionKind::Skills));
        assert_eq!(kind("E D U C A T I O N"), Some(SectionKind::Education));
        assert_eq!(kind("Honors & Awards"), Some(SectionKind::Awards));
        assert_eq!(kind("工作经历"), Some(SectionKind::Work));
        assert_eq!(kind("Toolbox"), Some(SectionKind::Skills));
        assert_eq!(kind("Breakfast"), None);
        assert!(known().contains_key(&key("Kontakt")));
    }

    #[test]
    fn a_word_of_the_list_in_another_look_is_no_heading() {
        let lines = [
            sized("Ada Quill", 24.0, 0.0),
            sized("Skills", 14.0, 30.0),
            sized("Languages", 10.0, 16.0),
            sized("Rust, Go and what else there is", 10.0, 12.0),
            sized("Experience", 14.0, 30.0),
            sized("Projects at Acme, an engineer's view of them", 10.0, 16.0),
        ];
        assert_eq!(
            kinds(&lines),
            [(1, Some(SectionKind::Skills)), (4, Some(SectionKind::Work))]
        );
    }

    #[test]
    fn what_looks_like_the_known_headings_is_one() {
        let lines = [
            sized("Ada Quill", 24.0, 0.0),
            sized("EXPERIENCE", 10.0, 30.0),
            sized("IBM", 10.0, 16.0),
            sized("Wrote a compiler for a language nobody knew", 10.0, 12.0),
            sized("EXPEDITIONS", 10.0, 30.0),
            sized("To the pole, twice, and both times back again", 10.0, 12.0),
        ];
        assert_eq!(kinds(&lines), [(1, Some(SectionKind::Work)), (4, None)]);
    }
}
