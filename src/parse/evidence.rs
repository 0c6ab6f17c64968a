//! What can be seen of a part of a head: its words, its form, its place and its type.

use super::head_lines::is_sentence;
use super::labels::{Label, label};
use super::print::Style;
use super::{lexicon, pieces, places};
use crate::data::{self, Feature};

/// A part of more words is long, and one of still more is longer than names are.
const LONG: usize = 6;
const VERY_LONG: usize = 10;

/// The maximum number of words in the name of a town.
const TOWN: usize = 2;

/// A part with so many commas is a list.
const LIST: usize = 2;

/// Where a part stands, and how it is set.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a feature of its own")]
pub(super) struct Standing {
    /// It is cut from a longer piece.
    pub(super) cut: bool,
    pub(super) bracketed: bool,
    pub(super) first: bool,
    pub(super) right: bool,
    pub(super) dated: bool,
    /// The line of the head, of those with a piece.
    pub(super) line: usize,
    pub(super) style: Option<Style>,
}

/// The features of a part.
pub(super) fn features(text: &str, standing: Standing) -> Vec<Feature> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (first, last) = ends(&words);
    // `GPA: 3.9`, `CGPA 8/10`
    let has_grade = || {
        let named = pieces::labelled(text);
        let is_grade = |name: &str| matches!(label(name), Some(Label::Grade));
        let is_mark = |word: &str| {
            word.starts_with(|c: char| c.is_ascii_digit())
                && word.contains(['.', '/', '%', ','])
        };
        named.is_some_and(|(name, _)| is_grade(name))
            || words.iter().any(|word| is_mark(word))
                && words.iter().take(2).any(|word| {
                    is_grade(word.trim_matches(|c: char| !c.is_alphanumeric()))
                })
    };
    let school = lexicon::is_school(text);
    let style = standing.style.unwrap_or_default();
    let all = [
        (Feature::Base, true),
        (Feature::Position, lexicon::is_position(text)),
        (Feature::PositionLast, lexicon::is_position(last)),
        (Feature::PositionFirst, lexicon::is_position(first)),
        (Feature::Occupation, lexicon::may_be_position(last)),
        (Feature::Company, !school && lexicon::is_company(text)),
        (Feature::CompanyLast, !school && lexicon::is_company(end(&words))),
        (Feature::School, school),
        (Feature::SchoolEdge, lexicon::is_school(first) || lexicon::is_school(last)),
        (Feature::Degree, lexicon::is_degree(text)),
        (Feature::DegreeFirst, lexicon::is_degree(first)),
        (Feature::Place, places::is_only_place(text) || standing.cut && is_town(text)),
        (Feature::PlaceEnd, lexicon::is_place(text)),
        (
            Feature::PlaceWhole,
            text.contains(", ")
                && (places::is_only_place(text) || standing.cut && is_town(text)),
        ),
        (Feature::Grade, has_grade()),
        (Feature::Labelled, pieces::labelled(text).is_some()),
        (Feature::Figures, text.contains(|c: char| c.is_ascii_digit())),
        (Feature::FigureFirst, text.starts_with(|c: char| c.is_ascii_digit())),
        (Feature::OneWord, words.len() == 1),
        (Feature::Coined, words.iter().any(|word| is_coined(word))),
        (Feature::Long, words.len() > LONG),
        (Feature::VeryLong, words.len() > VERY_LONG),
        (Feature::Comma, text.contains(", ")),
        (Feature::List, text.matches([',', '、', '，', '،']).count() >= LIST),
        (Feature::Lower, text.starts_with(char::is_lowercase)),
        (Feature::Sentence, is_sentence(text)),
        (Feature::Bracketed, standing.bracketed),
        (Feature::Cut, standing.cut),
        (Feature::First, standing.first),
        (Feature::Right, standing.right),
        (Feature::Dated, standing.dated),
        (Feature::Low, standing.line > 1),
        (Feature::Bold, style.bold),
        (Feature::Italic, style.italic),
        (Feature::Capitals, is_capital(text)),
    ];
    all.into_iter().filter(|(_, is)| *is).map(|(feature, _)| feature).collect()
}

/// Whether a text is a town that nobody knows, with the region or country that it is in.
fn is_town(text: &str) -> bool {
    let Some((town, around)) = text.split_once(", ") else { return false };
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    let words = town.split(' ').count();
    words <= TOWN
        && town.split(' ').all(is_name)
        && !lexicon::is_position(town)
        && !lexicon::is_company(town)
        && !lexicon::is_school(town)
        && places::is_only_place(around)
}

/// Whether a text is in capitals.
pub(super) fn is_capital(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() > 1
        && !text.chars().any(char::is_lowercase)
}

/// The first and the last word of the first phrase: `Head` and `Engineer` of `Head Engineer of
/// Records, North`.
fn ends<'t>(words: &[&'t str]) -> (&'t str, &'t str) {
    let first = words.first().copied().unwrap_or_default();
    let mut last = first;
    for word in words {
        let opens = word.starts_with(['(', '/', '–', '—', '-', '|', '&']);
        if opens || word != &first && is_preposition(word) {
            break;
        }
        last = word;
        if word.ends_with([',', ':', '，', '、']) {
            break;
        }
    }
    (first, last)
}

/// The last word outside brackets.
fn end<'t>(words: &[&'t str]) -> &'t str {
    let outside = words.iter().take_while(|word| !word.starts_with('('));
    outside.last().copied().unwrap_or_default()
}

fn is_preposition(word: &str) -> bool {
    data::reading().any(|read| {
        read.dates.prepositions.contains(word)
            || read.before_employer.iter().any(|before| before == word)
    })
}

/// Whether a word is spelled as only names are: `eBirch`, `BirchWorks`, `birch.io`.
fn is_coined(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let mut pairs = word.chars().zip(word.chars().skip(1));
    let inner = pairs.any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    let host = || {
        let mut parts = word.split('.');
        let long = |part: &str| part.len() > 1 && part.chars().all(char::is_alphabetic);
        word.contains('.') && parts.all(long)
    };
    inner || host()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(text: &str, feature: Feature) -> bool {
        features(text, Standing::default()).contains(&feature)
    }

    #[test]
    fn a_title_is_known_by_the_end_of_its_first_phrase() {
        for title in
            ["Senior Engineer of Records", "Engineer, North", "Engineer (Records)"]
        {
            assert!(has(title, Feature::PositionLast), "{title}");
        }
        assert!(!has("Engineer Recruitment", Feature::PositionLast));
        assert!(has("Ingeniero de registros", Feature::PositionFirst));
    }

    #[test]
    fn names_are_known_by_their_spelling() {
        assert!(has("eBirch Works", Feature::Coined) && has("birch.io", Feature::Coined));
        assert!(!has("Birch Works", Feature::Coined) && !has("B.Sc.", Feature::Coined));
    }
}
