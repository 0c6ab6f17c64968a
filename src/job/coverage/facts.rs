//! Compares title, degree and years. Where posting or résumé says nothing, neither does the result.

use serde::Serialize;

use crate::job::inventory::Inventory;
use crate::job::months::{Month, union};
use crate::job::plain::fold;
use crate::job::posting::{Degree, Posting, degree_of, head_noun};

/// The number of latest job titles that are compared.
const TITLES: usize = 2;

/// How two titles compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TitleMatch {
    /// The same words.
    Exact,
    /// The same occupation, by head noun: both are engineers.
    HeadNoun,
    /// Different occupations.
    None,
}

/// The job title compared with the person's headline and last two job titles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TitleCoverage {
    /// The title in the posting; `None` if it gives none.
    pub asked: Option<String>,
    /// The best match in the résumé; `None` if it has no titles.
    pub said: Option<String>,
    /// How the two compare; `None` if one is missing.
    pub outcome: Option<TitleMatch>,
}

/// How the degree asked for and the person's compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DegreeOutcome {
    /// The person has a higher one.
    Exceeds,
    /// The person has it.
    Meets,
    /// The person has a lower one.
    Below,
    /// The résumé states none.
    NotStated,
}

/// The degree asked for compared with the person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DegreeCoverage {
    /// The lowest degree the posting names; `None` if it asks for none.
    pub asked: Option<Degree>,
    /// Whether the posting accepts something equivalent.
    pub or_equivalent: bool,
    /// The person's highest degree; `None` if none is recognised.
    pub said: Option<Degree>,
    /// How the two compare; `None` if none is asked for.
    pub outcome: Option<DegreeOutcome>,
}

/// The years of experience asked for, and those by the dates of the résumé.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct YearsCoverage {
    /// The least number of years the posting asks for; `None` if it asks for none.
    pub asked: Option<u32>,
    /// The months of all dated work together, overlaps counted once; `None` if no work has dates,
    /// or some is not over and today is not known.
    pub months: Option<u32>,
    /// The number of jobs without dates, which `months` leaves out.
    pub undated: usize,
}

pub(super) fn title(posting: &Posting, inventory: &Inventory) -> TitleCoverage {
    let titles = inventory.titles.iter().take(TITLES);
    let said = inventory.headline.iter().chain(titles);
    let Some(asked) = &posting.title else {
        return TitleCoverage {
            asked: None,
            said: said.into_iter().next().cloned(),
            outcome: None,
        };
    };
    let compared = said.map(|said| (compare(asked, said), said));
    // The first of the best: `min` keeps it.
    let best = compared.min_by_key(|(outcome, _)| *outcome);
    TitleCoverage {
        asked: Some(asked.clone()),
        said: best.map(|(_, said)| said.clone()),
        outcome: best.map(|(outcome, _)| outcome),
    }
}

fn compare(asked: &str, said: &str) -> TitleMatch {
    if plain(asked) == plain(said) {
        return TitleMatch::Exact;
    }
    match (head_noun(asked), head_noun(said)) {
        (Some(asked), Some(said)) if asked == said => TitleMatch::HeadNoun,
        _ => TitleMatch::None,
    }
}

/// A title without brackets: `(m/f/d)`, `(Go)`.
fn plain(title: &str) -> String {
    let folded = fold(title);
    let mut depth = 0;
    let kept: String = folded
        .chars()
        .filter(|c| {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => {
                    depth -= 1;
                    return false;
                }
                _ => {}
            }
            depth <= 0
        })
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn degree(posting: &Posting, inventory: &Inventory) -> DegreeCoverage {
    let said = inventory.degrees.iter().filter_map(|text| degree_held(text)).max();
    let asked = posting.degree.as_ref().map(|degree| degree.least);
    DegreeCoverage {
        asked,
        or_equivalent: posting.degree.as_ref().is_some_and(|it| it.or_equivalent),
        said,
        outcome: asked.map(|asked| match said {
            None => DegreeOutcome::NotStated,
            Some(said) if said > asked => DegreeOutcome::Exceeds,
            Some(said) if said == asked => DegreeOutcome::Meets,
            Some(_) => DegreeOutcome::Below,
        }),
    }
}

/// The degree of an entry of education, where `Master` alone is one.
fn degree_held(text: &str) -> Option<Degree> {
    let folded = fold(text);
    let has =
        |word: &str| folded.split(|c: char| !c.is_alphanumeric()).any(|it| it == word);
    if degree_of(text) == Some(Degree::Doctorate) || has("doctor") || has("doktor") {
        return Some(Degree::Doctorate);
    }
    if has("master") || has("masters") {
        return Some(Degree::Master);
    }
    degree_of(text)
}

pub(super) fn years(
    posting: &Posting,
    inventory: &Inventory,
    today: Option<Month>,
) -> YearsCoverage {
    YearsCoverage {
        asked: posting.years.as_ref().map(|years| years.least),
        months: union(inventory.work.iter().copied(), today),
        undated: inventory.undated,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_compared_by_words_then_by_occupation() {
        for (asked, said, outcome) in [
            (
                "Senior Backend Engineer (Go)",
                "Senior Backend Engineer",
                TitleMatch::Exact,
            ),
            ("Backend Engineer", "Back-end Engineer", TitleMatch::HeadNoun),
            ("Backend Engineer", "Staff Engineer, Ledger", TitleMatch::HeadNoun),
            ("Engineering Manager", "Software Engineer", TitleMatch::None),
            ("Java-Entwickler (m/w/d)", "Software Developer", TitleMatch::HeadNoun),
        ] {
            assert_eq!(compare(asked, said), outcome, "{asked} / {said}");
        }
    }

    #[test]
    fn degrees_are_recognised_by_their_usual_names() {
        for (text, degree) in [
            ("B.Sc. (Hons), Computer Science", Some(Degree::Bachelor)),
            ("Master, Software Engineering", Some(Degree::Master)),
            ("Doctor of Philosophy, Physics", Some(Degree::Doctorate)),
            ("Exchange year", None),
        ] {
            assert_eq!(degree_held(text), degree, "{text}");
        }
    }
}
