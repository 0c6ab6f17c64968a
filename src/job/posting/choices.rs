//! Finds choices in a line of a posting: terms any one of which is enough, as in `Go or Java`,
//! `Snowflake, BigQuery, or Redshift` and `at least one of AWS and GCP`.
//!
//! Only adjacent terms form a choice. With anything but a conjunction between two terms, each is
//! asked for on its own.

use std::ops::Range;

use crate::data::{ChoiceWords, postings};
use crate::job::find::TermHit;
use crate::job::plain::fold;

/// How far before its first term the cue of a choice may begin, in bytes.
const CUE_REACH: usize = 80;

/// The maximum number of terms in a choice; longer lists are examples.
const LONGEST_CHOICE: usize = 12;

/// What separates two terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Or,
    And,
    Comma,
    /// Anything else.
    Apart,
}

/// The choices among `hits`, as ranges in the order of the text.
pub(super) fn choices(text: &str, hits: &[TermHit<'_>]) -> Vec<Range<usize>> {
    let joints: Vec<Joint> = hits
        .windows(2)
        .map(|pair| match pair {
            [a, b] => joint(text.get(a.span.end..b.span.start).unwrap_or("?")),
            _ => Joint::Apart,
        })
        .collect();
    let mut found = Vec::new();
    let mut begin = 0;
    for list in joints.split_inclusive(|joint| *joint == Joint::Apart) {
        let next = begin + list.len();
        let inner = list.strip_suffix(&[Joint::Apart]).unwrap_or(list);
        let Some(first) = hits.get(begin) else { break };
        if has_cue(text.get(..first.span.start).unwrap_or_default()) {
            found.push(begin..begin + inner.len() + 1);
        } else {
            found.extend(
                within(inner).into_iter().map(|it| it.start + begin..it.end + begin),
            );
        }
        begin = next;
    }
    found.retain(|range| (2..=LONGEST_CHOICE).contains(&range.len()));
    found
}

/// Groups terms as a posting counts them: each on its own, or those of a choice together. Each term
/// is given by its id and the ids of the others of its choice; the groups are of positions.
#[cfg(feature = "render")]
pub(crate) fn choices_of<'a>(
    terms: impl Iterator<Item = (&'a str, &'a [String])>,
) -> Vec<Vec<usize>> {
    let mut groups: Vec<(Vec<&str>, Vec<usize>)> = Vec::new();
    for (at, (id, instead)) in terms.enumerate() {
        let is_other = |other: &&str| instead.iter().any(|id| id == other);
        match groups.iter_mut().find(|(ids, _)| ids.iter().any(is_other)) {
            Some((ids, group)) => {
                ids.push(id);
                group.push(at);
            }
            None => groups.push((vec![id], vec![at])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The choices in a list, by its conjunctions. A comma belongs to the `or` after it, but if the list
/// has an `and` as well, it separates terms that are all wanted.
fn within(joints: &[Joint]) -> Vec<Range<usize>> {
    let mixed = joints.contains(&Joint::And);
    let mut found = Vec::new();
    let mut begin = 0;
    for (at, joint) in joints.iter().enumerate() {
        let ends = match joint {
            Joint::Or => false,
            Joint::Comma => mixed,
            Joint::And | Joint::Apart => true,
        };
        if ends {
            found.push(begin..at + 1);
            begin = at + 1;
        }
    }
    found.push(begin..joints.len() + 1);
    let is_choice = |range: &Range<usize>| {
        let inner = joints.get(range.start..range.end - 1).unwrap_or_default();
        inner.last() == Some(&Joint::Or)
    };
    found.retain(is_choice);
    found
}

fn joint(between: &str) -> Joint {
    // The plural of the term before is not in its span.
    let between = between.strip_prefix('s').unwrap_or(between).trim();
    if between == "," {
        return Joint::Comma;
    }
    let folded = fold(between.trim_start_matches(','));
    let mut words = folded.split_whitespace();
    let ChoiceWords { or, and, like, .. } = &postings().choices;
    match words.next() {
        Some(word) if or.contains(word) && words.all(|it| like.contains(it)) => Joint::Or,
        Some(word) if and.contains(word) && words.next().is_none() => Joint::And,
        _ => Joint::Apart,
    }
}

/// Whether a text ends in the cue of a choice, within the same clause.
fn has_cue(before: &str) -> bool {
    let from = before.floor_char_boundary(before.len().saturating_sub(CUE_REACH));
    let near = before.get(from..).unwrap_or_default();
    let clause = near.rsplit(['.', ';', ',', '(', ')']).next().unwrap_or_default();
    let folded = format!(" {} ", fold(clause.trim_end_matches([' ', ':'])));
    let ChoiceWords { cues, list_names, .. } = &postings().choices;
    let rest = cues.iter().find_map(|cue| {
        let (_, rest) = folded.split_once(&format!(" {cue} "))?;
        let rest = rest.trim();
        Some(rest.strip_prefix("of").unwrap_or(rest).trim())
    });
    // `One of our engineers, who writes …` is about somebody, not about a list.
    rest.is_some_and(|rest| {
        rest.is_empty()
            || list_names.iter().any(|words| rest.starts_with(words.as_str()))
            || rest.ends_with("such as")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::Vocabulary;

    /// The choices of a line, by the names of their terms.
    fn of(text: &str) -> Vec<String> {
        let hits = Vocabulary::built_in().find(text);
        let names = |range: Range<usize>| {
            let names: Vec<&str> =
                hits[range].iter().map(|hit| hit.term.name.as_str()).collect();
            names.join("|")
        };
        choices(text, &hits).into_iter().map(names).collect()
    }

    #[test]
    fn terms_joined_by_or_are_a_choice() {
        assert_eq!(of("Java or Kotlin"), ["Java|Kotlin"]);
        assert_eq!(of("Go, Python or Rust, and PostgreSQL"), ["Python|Rust"]);
        assert_eq!(of("A language: Go, Python or Rust"), ["Go|Python|Rust"]);
        assert_eq!(
            of("Snowflake, BigQuery, or Redshift"),
            ["Snowflake|BigQuery|Redshift"]
        );
        assert_eq!(of("Kafka oder RabbitMQ"), ["Kafka|RabbitMQ"]);
        assert_eq!(of("Docker and Kubernetes or Nomad"), ["Kubernetes|Nomad"]);
    }

    #[test]
    fn a_list_after_a_cue_is_a_choice() {
        assert_eq!(of("At least one of Python, Java and Rust"), ["Python|Java|Rust"]);
        assert_eq!(of("One or more of the following: Go and Rust"), ["Go|Rust"]);
        assert_eq!(of("At least one cloud such as AWS and Azure"), ["AWS|Azure"]);
        assert_eq!(of("either Django or FastAPI"), ["Django|FastAPI"]);
    }

    #[test]
    fn terms_wanted_together_are_not_a_choice() {
        for text in [
            "Java and Kotlin",
            "Java, Kotlin, Docker",
            "Java (we use Kotlin, too) or the will to learn",
            "Go for the services or teams that write Python",
            "You are one of our engineers in Go and Java",
            "One of the teams runs Docker and Kubernetes",
            "Java",
            "",
        ] {
            assert_eq!(of(text), Vec::<String>::new(), "{text}");
        }
    }
}
