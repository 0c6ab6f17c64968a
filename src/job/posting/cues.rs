//! The words by which postings say what a line is: a line comes in, what it is goes out.
//!
//! The words are in `data/postings`, in British and American English, German, French and Spanish.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::phrases::Phrases;
use crate::data::{PartWords, postings};

/// What a part of a posting is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// What would be good to have.
    Preferred,
    /// What is offered, how to apply, and what the law asks to be said.
    Benefits,
    /// The employer.
    About,
    /// What one must bring.
    Required,
    /// The work.
    Duties,
}

/// The words, all folded as text is.
#[derive(Debug)]
pub(super) struct Cues {
    headings: BTreeMap<Part, Phrases>,
    /// Words that a heading nobody has seen before may be known by.
    heading_words: BTreeMap<Part, Phrases>,
    /// Before what is preferred: `ideally`.
    pub(super) preferred_before: Phrases,
    /// After what is preferred: `a plus`.
    pub(super) preferred_after: Phrases,
    /// In what is required, wherever it stands: `must`.
    pub(super) required_strong: Phrases,
    /// In what is required, in a text without headings: `you have`.
    pub(super) required: Phrases,
    /// In what is only told, in a text without headings: `we use`.
    pub(super) context: Phrases,
    /// In what has nothing to do with the work.
    pub(super) boilerplate: Phrases,
}

/// The longest line that is taken for a heading without a sign of one, in words.
const LONGEST_HEADING: usize = 7;

impl Cues {
    pub(super) fn get() -> &'static Self {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(|| {
            let words = postings();
            Self {
                headings: by_part(&words.headings),
                heading_words: by_part(&words.heading_words),
                preferred_before: Phrases::new(&words.preferred_before),
                preferred_after: Phrases::new(&words.preferred_after),
                required_strong: Phrases::new(&words.required_strong),
                required: Phrases::new(&words.required),
                context: Phrases::new(&words.context),
                boilerplate: Phrases::new(&words.boilerplate),
            }
        })
    }

    /// What stands under a heading that is one of the lists'.
    pub(super) fn known(&self, folded: &str) -> Option<Part> {
        let heading = folded.replace(" & ", " and ");
        let heading = heading.trim_matches(|c: char| !c.is_alphanumeric());
        self.headings.iter().find_map(|(part, phrases)| {
            phrases.iter().any(|phrase| heading == phrase).then_some(*part)
        })
    }

    /// What stands under a heading; `None` if it says nothing that is known. A heading that is
    /// `marked` as one may have more words around those that are known.
    pub(super) fn part(&self, folded: &str, marked: bool) -> Option<Part> {
        let heading = folded.trim_matches(|c: char| !c.is_alphanumeric());
        let words = heading.split(' ').count();
        if heading.is_empty() || words > LONGEST_HEADING + usize::from(marked) * 3 {
            return None;
        }
        let of_employer = heading.strip_prefix("about ").is_some_and(|about| {
            let about = about.strip_prefix("the ").unwrap_or(about);
            !["you", "role", "job", "position", "work", "team"].contains(&about)
        });
        let found = self.headings.iter().find_map(|(part, phrases)| {
            let is_it = phrases.all(heading).any(|(phrase, _)| {
                let own = phrase.split(' ').count();
                // One word of many says little: `plus` in a line of five is none.
                own * 2 >= words || marked && own > 1
            });
            is_it.then_some(*part)
        });
        self.known(folded).or(found).or(of_employer.then_some(Part::About))
    }

    /// What stands under a heading that no list has: by its words. Of several, what tells a
    /// part apart goes first: `Skills wanted, but we can teach you` is not required.
    pub(super) fn part_by_words(&self, folded: &str) -> Option<Part> {
        const ORDER: [Part; 5] =
            [Part::About, Part::Preferred, Part::Benefits, Part::Required, Part::Duties];
        ORDER.into_iter().find(|part| {
            self.heading_words.get(part).is_some_and(|words| words.is_in(folded))
        })
    }

    /// Every heading that may stand in the middle of a line, before a colon.
    pub(super) fn headings(&self) -> impl Iterator<Item = &str> {
        self.headings.values().flat_map(Phrases::iter)
    }
}

fn by_part(words: &'static PartWords) -> BTreeMap<Part, Phrases> {
    let parts = [
        (Part::Preferred, &words.preferred),
        (Part::Benefits, &words.benefits),
        (Part::About, &words.about),
        (Part::Required, &words.required),
        (Part::Duties, &words.duties),
    ];
    parts.into_iter().map(|(part, words)| (part, Phrases::new(words))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::plain::fold;

    #[test]
    fn headings_are_known_by_their_words() {
        let part = |text: &str, marked| Cues::get().part(&fold(text), marked);
        for (text, marked, wanted) in [
            ("Requirements:", false, Some(Part::Required)),
            ("It's a plus if you have:", true, Some(Part::Preferred)),
            ("What you'll do", false, Some(Part::Duties)),
            ("About you", false, Some(Part::Required)),
            ("About Fennel & Co", false, Some(Part::About)),
            ("Das bringst du mit", false, Some(Part::Required)),
            ("Les plus", false, Some(Part::Preferred)),
            ("Se valorará", false, Some(Part::Preferred)),
            ("Perks & benefits", false, Some(Part::Benefits)),
            ("A UK driving licence is essential", false, None),
            ("Strong HTML and CSS", false, None),
        ] {
            assert_eq!(part(text, marked), wanted, "{text}");
        }
    }
}
