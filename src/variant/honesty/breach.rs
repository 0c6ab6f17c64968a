//! A claim that the base does not support.

use std::ops::Range;

use super::super::codes;
use super::own_text::OwnText;
use crate::diag::{Code, JsonPointer};

/// Something a result claims and its base does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// What the claim is about.
    pub kind: BreachKind,
    /// Its place in the result.
    pub at: JsonPointer,
    /// The place in the base where it would be expected.
    pub base: JsonPointer,
    /// The claim.
    pub what: String,
    /// What the base has instead, in words.
    pub detail: Option<String>,
    /// The bytes of the text at `at` that make it; `None` for the whole.
    pub span: Option<Range<usize>>,
}

impl Breach {
    /// What the bytes `span` of a text claim.
    pub(super) fn in_text(
        own: &OwnText,
        kind: BreachKind,
        span: Range<usize>,
        detail: Option<String>,
    ) -> Self {
        Self {
            kind,
            at: own.at.clone(),
            base: own.base.clone(),
            what: own.text.get(span.clone()).unwrap_or_default().to_owned(),
            detail,
            span: Some(span),
        }
    }
}

/// What a breach is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BreachKind {
    /// An employer, title, date, degree, certificate, skill or other fact.
    Fact,
    /// A number, or its unit.
    Number,
    /// A year.
    Year,
    /// A name: a product, a company, a place.
    Name,
    /// A rank, a degree, a certificate, the level of a language.
    Rank,
    /// A number that counts something else than in the base; possibly right.
    OtherNoun,
    /// A name the base has in another entry; possibly right.
    OtherEntry,
    /// A number the base has in another text of the same entry; possibly right.
    OtherText,
    /// A rank the base mentions, but in no title; possibly right.
    PassingRank,
    /// A verb that claims a larger part than the base does; possibly right.
    Verb,
}

impl BreachKind {
    /// The code of its finding.
    #[must_use]
    pub fn code(self) -> Code {
        match self {
            Self::Fact => codes::CHANGED_FACT,
            Self::Number => codes::UNTRACED_NUMBER,
            Self::Year => codes::UNTRACED_DATE,
            Self::Name => codes::UNTRACED_NAME,
            Self::Rank => codes::UNTRACED_RANK,
            Self::OtherNoun => codes::OTHER_NOUN,
            Self::OtherEntry => codes::OTHER_ENTRY,
            Self::OtherText => codes::OTHER_TEXT,
            Self::PassingRank => codes::PASSING_RANK,
            Self::Verb => codes::RAISED_VERB,
        }
    }

    /// Whether it may be right, and is only a warning.
    #[must_use]
    pub fn is_doubt(self) -> bool {
        match self {
            Self::Fact | Self::Number | Self::Year | Self::Name | Self::Rank => false,
            Self::OtherNoun
            | Self::OtherEntry
            | Self::OtherText
            | Self::PassingRank
            | Self::Verb => true,
        }
    }
}
