//! The cues by which a line of a posting is recognised: headings of parts, and words of demand.
//!
//! The words are in `data/postings`, in British and American English, German, French, Spanish,
//! Portuguese and Dutch.

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
    /// At the beginning of headings nobody has seen before.
    pub(super) heading_starts: Phrases,
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
    /// Before the title of a job in a sentence.
    pub(super) title_before: Phrases,
    /// Before and after the name of an employer.
    pub(super) company_before: Phrases,
    pub(super) company_after: Phrases,
    /// In text that does not concern the work.
    pub(super) boilerplate: Phrases,
    /// At the beginning of an item that asks for something.
    pub(super) starts: Phrases,
    /// In a clause whose terms are not asked for.
    pub(super) not_needed: Phrases,
    /// At the beginning of such a clause, before one of `needed`.
    pub(super) negations: Phrases,
    pub(super) needed: Phrases,
}

/// English verbs that are written short, in full.
const SHORT_FORMS: [(&str, &str); 5] = [
    ("'ll", " will"),
    ("'re", " are"),
    ("'ve", " have"),
    ("'d ", " would "),
    ("what's", "what is"),
];

/// The maximum number of words in `About …` with the name of an employer.
const LONGEST_NAME: usize = 6;

impl Cues {
    pub(super) fn get() -> &'static Self {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(|| {
            let words = postings();
            Self {
                headings: by_part(&words.headings),
                heading_words: by_part(&words.heading_words),
                heading_starts: Phrases::new(&words.heading_starts),
                preferred_before: Phrases::new(&words.preferred_before),
                preferred_after: Phrases::new(&words.preferred_after),
                required_strong: Phrases::new(&words.required_strong),
                required: Phrases::new(&words.required),
                context: Phrases::new(&words.context),
                title_before: Phrases::new(&words.titles.before),
                company_before: Phrases::new(&words.companies.before),
                company_after: Phrases::new(&words.companies.after),
                boilerplate: Phrases::new(&words.boilerplate),
                starts: Phrases::new(&words.starts),
                not_needed: Phrases::new(&words.not_needed),
                negations: Phrases::new(&words.negations),
                needed: Phrases::new(&words.needed),
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

    /// The points of a heading for one word of a part.
    pub(super) const WORD: i32 = 3;
    /// Those for a phrase of several words, for one that is at least half of the heading, and for
    /// the whole heading.
    const PHRASE: i32 = 5;
    const WISH: i32 = 6;
    const HALF: i32 = 8;
    const WHOLE: i32 = 10;

    /// The part that the words of a heading speak for most, with their points.
    pub(super) fn best(&self, folded: &str) -> Option<(Part, i32)> {
        let found = self.best_as_written(folded);
        if found.is_some_and(|(_, points)| points >= Self::HALF) || !folded.contains('\'')
        {
            return found;
        }
        // `What you'll need` is `what you will need`.
        let mut long = folded.to_owned();
        for (short, words) in SHORT_FORMS {
            long = long.replace(short, words);
        }
        let other = self.best_as_written(&long);
        [found, other].into_iter().flatten().max_by_key(|(_, points)| *points)
    }

    fn best_as_written(&self, folded: &str) -> Option<(Part, i32)> {
        if let Some(part) = self.known(folded) {
            return Some((part, Self::WHOLE));
        }
        let heading = folded.trim_matches(|c: char| !c.is_alphanumeric());
        let words = heading.split(' ').count();
        let mut best: Option<(Part, i32, usize)> = None;
        let mut offer = |part: Part, points: i32, length: usize| {
            // Of as many points, the longer phrase counts, then the more specific part.
            if best.is_none_or(|(_, most, longest)| (points, length) > (most, longest)) {
                best = Some((part, points, length));
            }
        };
        for (part, phrases) in &self.headings {
            for (phrase, _) in phrases.all(heading) {
                let own = phrase.split(' ').count();
                let points = match own {
                    _ if own * 2 >= words => Self::HALF,
                    1 => continue, // one word of many says little: `plus` in a line of five
                    _ => Self::PHRASE,
                };
                offer(*part, points, phrase.len());
            }
        }
        let of_employer = heading.strip_prefix("about ").is_some_and(|about| {
            let about = about.strip_prefix("the ").unwrap_or(about);
            !postings().companies.about.contains(about)
        });
        if of_employer && words <= LONGEST_NAME {
            offer(Part::About, Self::HALF, 0);
        }
        if let Some(part) = self.part_by_words(heading) {
            // What is only wished for is often said in a word: `It is desirable that you have`.
            let is_wish = part == Part::Preferred;
            offer(part, if is_wish { Self::WISH } else { Self::WORD }, 0);
        }
        best.map(|(part, points, _)| (part, points))
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
        let part = |text: &str| Cues::get().best(&fold(text)).map(|(part, _)| part);
        for (text, wanted) in [
            ("Requirements:", Some(Part::Required)),
            ("It's a plus if you have:", Some(Part::Preferred)),
            ("What you'll do", Some(Part::Duties)),
            ("About you", Some(Part::Required)),
            ("About Fennel & Co", Some(Part::About)),
            ("Das bringst du mit", Some(Part::Required)),
            ("Les plus", Some(Part::Preferred)),
            ("Se valorará", Some(Part::Preferred)),
            ("Perks & benefits", Some(Part::Benefits)),
            ("Wat bieden wij?", Some(Part::Benefits)),
            ("Diferenciais", Some(Part::Preferred)),
            ("Technologies we currently use", Some(Part::Duties)),
            ("Strong HTML and CSS", None),
        ] {
            assert_eq!(part(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_long_known_phrase_outweighs_a_word() {
        let best = Cues::get().best(&fold("What it takes to apply well?"));
        assert_eq!(best.map(|(part, _)| part), Some(Part::Required));
    }
}
