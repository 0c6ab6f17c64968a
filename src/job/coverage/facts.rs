//! Title, degree and years: what the posting asks beside its terms and what the résumé says
//! come in, how the two compare goes out. Where one of them says nothing, so does this.

use serde::Serialize;

use crate::job::inventory::Inventory;
use crate::job::months::{Month, union};
use crate::job::plain::fold;
use crate::job::posting::{Degree, Posting, degree_of, head_noun};

/// How many of the latest titles are compared.
const TITLES: usize = 2;

/// How two titles compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TitleMatch {
    /// The same words.
    Exact,
    /// The same head noun: both are engineers.
    HeadNoun,
    /// Neither.
    None,
}

/// The job's title beside the person's headline and last two titles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TitleCoverage {
    /// The posting's; `None` if it gives none.
    pub asked: Option<String>,
    /// The best of the person's; `None` if the résumé has none.
    pub said: Option<String>,
    /// How they compare; `None` if one of them is missing.
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

/// The degree asked for beside the person's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DegreeCoverage {
    /// The lowest the posting names; `None` if it asks for none.
    pub asked: Option<Degree>,
    /// Whether experience may stand for it.
    pub or_equivalent: bool,
    /// The person's highest; `None` if the résumé states none that is known.
    pub said: Option<Degree>,
    /// How they compare; `None` if none is asked for.
    pub outcome: Option<DegreeOutcome>,
}

/// The years asked for beside those the résumé's dates give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct YearsCoverage {
    /// The fewest the posting asks for; `None` if it asks for none.
    pub asked: Option<u32>,
    /// The months of all dated work together, what overlaps counted once; `None` if no work has
    /// dates, or some goes on and the day is not known.
    pub months: Option<u32>,
    /// How many jobs have no date and are not in it.
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

/// A title without what stands in brackets: `(m/f/d)`, `(Go)`.
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

/// The degree an entry of an education is about. There a lone `Master` is one.
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
    fn titles_compare_by_words_then_by_head_noun() {
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
    fn a_degree_is_known_by_its_usual_names() {
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
