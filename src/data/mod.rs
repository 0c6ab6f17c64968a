//! The word tables of `data/`: embedded in the program, typed, and parsed when first used.
//!
//! Nothing is parsed that a run does not need: rendering a résumé reads the words of one language.
//! `data/README.md` says what each file is for, and `tests` validates all of them, so a table that
//! does not parse cannot be built into a tested program.

mod aliases;
mod claims;
mod codes;
#[cfg(any(feature = "render", test))]
mod fonts;
mod heads;
mod languages;
mod lint;
mod placeholders;
mod places;
mod postings;
mod reading;
mod rules;
mod sections;
mod starters;
mod table;
mod terms;
mod units;
mod vocabulary;
mod words;

#[cfg(test)]
mod tests;

pub(crate) use aliases::aliases;
pub(crate) use claims::{Claims, claims};
pub(crate) use codes::{EXPLANATIONS, renamed_codes};
#[cfg(feature = "render")]
pub(crate) use fonts::{FreeFont, free_font};
pub(crate) use heads::{Feature, HeadOdds, Odds, Role, Seam, heads};
pub(crate) use languages::{TAGS, reading, words};
pub(crate) use lint::{LintWords, ThemeWords, lint_words, roles, spellings};
pub(crate) use placeholders::is_placeholder;
pub(crate) use places::{Places, network, network_named, places};
pub(crate) use postings::{
    ChoiceWords, LabelWords, POSTING_LANGUAGES, PartWords, YearWords, postings,
    usual_words,
};
pub(crate) use reading::{Headings, Labels, Lexicon, Reading};
pub(crate) use rules::{personal_rules, rule_words};
pub(crate) use sections::section_named;
pub(crate) use starters::{starter, starter_languages};
pub(crate) use terms::term_words;
pub(crate) use units::{number, numbers, units};
pub(crate) use vocabulary::VOCABULARY;
pub(crate) use words::Words;
