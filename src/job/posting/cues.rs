//! The cues by which a line of a posting is recognised: headings of parts, and words of demand.
//!
//! The words are in `data/postings`, in British and American English, German, French and Spanish.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::phrases::Phrases;
use crate::data::{PartWords, postings};

/// A part of a posting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// Preferred qualifications.
    Preferred,
    /// Benefits, how to apply, and legal notices.
    Benefits,
    /// The employer.
    About,
    /// Required qualifications.
    Required,
    /// The work.
    Duties,
}

/// The cues of all languages.
#[derive(Debug)]
pub(super) struct Cues {
    headings: BTreeMap<Part, Phrases>,
    /// Words by which an unknown heading may be recognised.
    heading_words: BTreeMap<Part, Phrases>,
    /// Before preferred terms: `ideally`.
    pub(super) preferred_before: Phrases,
    /// After preferred terms: `a plus`.
    pub(super) preferred_after: Phrases,
    /// With required terms, in any part: `must`.
    pub(super) required_strong: Phrases,
    /// With required terms, in a posting without headings: `you have`.
    pub(super) required: Phrases,
    /// In descriptions, in a posting without headings: `we use`.
    pub(super) context: Phrases,
    /// In text that does not concern the work.
    pub(super) boilerplate: Phrases,
}

/// The maximum number of words in a heading without a sign of one.
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

    /// The part under a heading, if the tables have it.
    pub(super) fn known(&self, folded: &str) -> Option<Part> {
        let heading = folded.replace(" & ", " and ");
        let heading = heading.trim_matches(|c: char| !c.is_alphanumeric());
        self.headings.iter().find_map(|(part, phrases)| {
            phrases.iter().any(|phrase| heading == phrase).then_some(*part)
        })
    }

    /// The part under a heading; `None` if it is not recognised. A heading that is `marked` as one may
    /// have more words around the known ones.
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

    /// The part under a heading that no table has, by its words. Of several parts the more specific
    /// one counts: `Skills wanted, but we can teach you` is not required.
    pub(super) fn part_by_words(&self, folded: &str) -> Option<Part> {
        const ORDER: [Part; 5] =
            [Part::About, Part::Preferred, Part::Benefits, Part::Required, Part::Duties];
        ORDER.into_iter().find(|part| {
            self.heading_words.get(part).is_some_and(|words| words.is_in(folded))
        })
    }

    /// Every heading that may come in the middle of a line, before a colon.
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
    fn headings_are_recognised_by_their_words() {
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
