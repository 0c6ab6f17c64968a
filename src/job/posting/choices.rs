//! Finds choices in a line of a posting: terms of which some are enough, as in `Go or Java`,
//! `AWS/GCP/Azure`, `a database such as MySQL, MariaDB` and `two of these: Go, Rust, C++`.
//!
//! Only items of one list form a choice. With anything but a conjunction, or an item nobody knows,
//! between two terms, each is asked for on its own.

use std::ops::Range;

use crate::data::{ChoiceWords, number, postings};
use crate::job::find::TermHit;
use crate::job::plain::fold;
use crate::job::term::{Kind, Term};
use crate::job::vocabulary::Vocabulary;

/// How far before its first term the cue of a choice may begin, in bytes.
const CUE_REACH: usize = 80;

/// The maximum number of terms in a choice; longer lists are examples.
const LONGEST_CHOICE: usize = 12;

/// The maximum number of words in an item of a list that no vocabulary has.
const LONGEST_ITEM: usize = 3;

/// The maximum number of words between a cue and its list: `two of these areas:`.
const LONGEST_NAME: usize = 4;

/// What separates two terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Or,
    And,
    Comma,
    /// A slash, which is an `or` between rivals and an `and` otherwise: `AWS/GCP`, `HTML/CSS`.
    Slash,
    /// Anything else.
    Apart,
}

/// Terms of which some are enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    /// The positions of their hits.
    pub(super) hits: Range<usize>,
    /// How many of them are enough.
    pub(super) needed: usize,
}

/// The choices among `hits`, in the order of the text.
pub(super) fn choices(
    text: &str,
    hits: &[TermHit<'_>],
    vocabulary: &Vocabulary,
) -> Vec<Choice> {
    let joints: Vec<Joint> = hits
        .windows(2)
        .map(|pair| match pair {
            [a, b] => {
                let between = text.get(a.span.end..b.span.start).unwrap_or("?");
                match joint(between) {
                    Joint::Slash if are_rivals(a.term, b.term, vocabulary) => Joint::Or,
                    Joint::Slash => Joint::And,
                    other => other,
                }
            }
            _ => Joint::Apart,
        })
        .collect();
    let mut found = Vec::new();
    let mut begin = 0;
    for list in joints.split_inclusive(|joint| *joint == Joint::Apart) {
        let next = begin + list.len();
        let inner = list.strip_suffix(&[Joint::Apart]).unwrap_or(list);
        let end = begin + inner.len();
        let (Some(first), Some(last)) = (hits.get(begin), hits.get(end)) else { break };
        let before = text.get(..first.span.start).unwrap_or_default();
        let after = text.get(last.span.end..).unwrap_or_default();
        let is_open = !inner.contains(&Joint::And) && is_open_ended(after);
        let kind_before = begin.checked_sub(1).and_then(|at| hits.get(at));
        let is_of_kind = kind_before.is_some_and(|kind| {
            let between = text.get(kind.span.end..first.span.start).unwrap_or_default();
            let opens = matches!(
                between.trim_start_matches('s').trim(),
                "(" | ":" | "(z.B." | "(e.g."
            );
            opens
                && hits.get(begin..=end).is_some_and(|list| {
                    list.iter().all(|hit| {
                        vocabulary.broader(&hit.term.id).contains(kind.term.id.as_str())
                    })
                })
        });
        if let Some(needed) = cue(before) {
            found.push(Choice { hits: begin..end + 1, needed });
        } else if is_open || is_of_kind {
            found.push(Choice { hits: begin..end + 1, needed: 1 });
        } else {
            found.extend(
                within(inner).into_iter().map(|it| Choice {
                    hits: it.start + begin..it.end + begin,
                    needed: 1,
                }),
            );
        }
        begin = next;
    }
    found.retain(|choice| {
        (2..=LONGEST_CHOICE).contains(&choice.hits.len())
            && choice.needed < choice.hits.len()
    });
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
            Joint::Or | Joint::Slash => false,
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
    // The plural or the version of the term before is not in its span.
    let between = between.strip_prefix('s').unwrap_or(between);
    let between =
        between.trim_start_matches(|c: char| c.is_ascii_digit() || ".+*`".contains(c));
    let between = between.trim_matches([' ', '*', '`', '"']);
    match between {
        "," => return Joint::Comma,
        "/" => return Joint::Slash,
        _ => {}
    }
    let folded = fold(between);
    let starts_list = folded.starts_with([',', '/'])
        || folded.split(' ').next().is_some_and(|word| is_or(word) || is_and(word));
    let ends_list = folded.ends_with([',', '/'])
        || folded.split(' ').next_back().is_some_and(|word| is_or(word) || is_and(word))
        || ends_like(&folded);
    if folded.contains([';', ':', '(', ')', '.', '–', '—', '!', '?'])
        || !(starts_list && ends_list)
    {
        return Joint::Apart;
    }
    let mut found = Joint::Comma;
    for item in folded.split([',', '/']) {
        let words: Vec<&str> = item.split_whitespace().collect();
        let or = words.iter().position(|word| is_or(word));
        let and = words.iter().position(|word| is_and(word));
        found = match (or, and) {
            (Some(_), _) => Joint::Or,
            (None, Some(_)) if found != Joint::Or => Joint::And,
            _ => found,
        };
        let like = &postings().choices.like;
        let unknown = words
            .iter()
            .filter(|word| !is_or(word) && !is_and(word) && !like.contains(**word));
        let unknown = unknown.count();
        // `Go for the services or teams that write Python` is no list.
        if unknown > LONGEST_ITEM || unknown > 0 && !folded.contains([',', '/']) {
            return Joint::Apart;
        }
    }
    found
}

/// Whether a text ends in words after an `or`: `or a similar`.
fn ends_like(folded: &str) -> bool {
    let like = &postings().choices.like;
    let mut words = folded.split(' ').rev().skip_while(|word| like.contains(*word));
    words.next().is_some_and(is_or)
}

fn is_or(word: &str) -> bool {
    postings().choices.or.contains(word)
}

fn is_and(word: &str) -> bool {
    postings().choices.and.contains(word)
}

/// Whether two terms do the same, so that a slash between them offers a choice.
fn are_rivals(a: &Term, b: &Term, vocabulary: &Vocabulary) -> bool {
    let mut pair = [a.id.as_str(), b.id.as_str()];
    pair.sort_unstable();
    let is_together = postings().choices.together.contains(&pair.join("/"));
    let is_part = vocabulary.broader(&a.id).contains(b.id.as_str())
        || vocabulary.broader(&b.id).contains(a.id.as_str());
    if is_together || is_part {
        return false;
    }
    let shares = a.broader.iter().any(|id| b.broader.contains(id));
    let has_rivals = matches!(
        a.kind,
        Kind::Language | Kind::Framework | Kind::Cloud | Kind::Datastore
    );
    shares || a.kind == b.kind && has_rivals
}

/// Whether a list goes on with things like those in it: `… or similar`.
fn is_open_ended(after: &str) -> bool {
    let after = fold(after);
    let after = after.trim_start_matches(['s', ',', ' ', '*']);
    let mut words =
        after.split([' ', ',', '.', ')', ';']).filter(|word| !word.is_empty());
    let ChoiceWords { similar, .. } = &postings().choices;
    words.next().is_some_and(is_or)
        && words.take(LONGEST_ITEM).any(|word| similar.contains(word))
}

/// How many terms are enough if a text ends in the cue of a choice, within the same clause.
fn cue(before: &str) -> Option<usize> {
    let from = before.floor_char_boundary(before.len().saturating_sub(CUE_REACH));
    let near = before.get(from..).unwrap_or_default();
    let mut folded = fold(near).replace("e.g.", "e.g").replace("z.b.", "z.b");
    for dotted in ["ex.", "ej.", "bijv.", "bv.", "bzw.", "p.ex.", "eg."] {
        folded = folded.replace(dotted, dotted.trim_end_matches('.'));
    }
    let is_label = folded.trim_end().ends_with(':');
    let clause = folded.trim_end_matches([' ', ':', ',']);
    // The full stops left are those of sentences.
    let clause = clause.rsplit([';', ',', '(', ')']).next().unwrap_or_default();
    let clause = clause.rsplit(". ").next().unwrap_or_default();
    let clause = format!(" {clause} ");
    let ChoiceWords { cues, list_names, .. } = &postings().choices;
    let found = cues.iter().filter_map(|cue| {
        let at = clause.rfind(&format!(" {cue} "))?;
        let rest = clause.get(at + cue.len() + 2..)?.trim();
        let rest = rest.strip_prefix("of ").unwrap_or(rest).trim();
        // `One of our engineers, who writes …` is about somebody, not about a list.
        let is_list = rest.is_empty()
            || list_names.iter().any(|words| rest.starts_with(words.as_str()))
            || is_label && rest.split(' ').count() <= LONGEST_NAME;
        is_list.then_some((at, cue.len(), cue))
    });
    let (_, _, cue) = found.max()?;
    let amount = cue.split(' ').find_map(number);
    let least = amount.and_then(|amount| usize::try_from(amount).ok()).unwrap_or(1);
    // `At least two such as …` has its number before another cue.
    Some(least.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::Vocabulary;

    /// The choices of a line, by the names of their terms.
    fn of(text: &str) -> Vec<String> {
        let vocabulary = Vocabulary::built_in();
        let hits = vocabulary.find(text);
        let names = |choice: Choice| {
            let names: Vec<&str> =
                hits[choice.hits].iter().map(|hit| hit.term.name.as_str()).collect();
            match choice.needed {
                1 => names.join("|"),
                needed => format!("{needed} of {}", names.join("|")),
            }
        };
        choices(text, &hits, vocabulary).into_iter().map(names).collect()
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
        assert_eq!(of("Terraform y/o Ansible"), ["Terraform|Ansible"]);
        assert_eq!(of("Java and/or Kotlin"), ["Java|Kotlin"]);
        assert_eq!(of("Go, FooLang or Java"), ["Go|Java"]);
        assert_eq!(of("Terraform, Pulumi or similar"), ["Terraform|Pulumi"]);
    }

    #[test]
    fn a_slash_offers_a_choice_between_rivals_only() {
        assert_eq!(of("a cloud (AWS/Azure)"), ["AWS|Azure"]);
        assert_eq!(of("Kafka/RabbitMQ"), ["Kafka|RabbitMQ"]);
        assert_eq!(of("HTML/CSS"), Vec::<String>::new());
        assert_eq!(of("JavaScript/TypeScript"), Vec::<String>::new());
    }

    #[test]
    fn a_list_after_a_cue_is_a_choice() {
        assert_eq!(of("At least one of Python, Java and Rust"), ["Python|Java|Rust"]);
        assert_eq!(of("One or more of the following: Go and Rust"), ["Go|Rust"]);
        assert_eq!(of("At least one cloud such as AWS and Azure"), ["AWS|Azure"]);
        assert_eq!(of("either Django or FastAPI"), ["Django|FastAPI"]);
        assert_eq!(of("a web framework like Django, Flask"), ["Django|Flask"]);
        assert_eq!(of("Brokers (e.g. Kafka, RabbitMQ)"), ["Kafka|RabbitMQ"]);
        assert_eq!(
            of("Kenntnisse in Tools wie z.B. Terraform, Ansible"),
            ["Terraform|Ansible"]
        );
        assert_eq!(
            of("Skilled at two of these: Python, Java, Rust"),
            ["2 of Python|Java|Rust"]
        );
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
