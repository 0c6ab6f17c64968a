//! The marks of the coverage report, and what each means.

use super::outcome::{Status, TermCoverage};

/// How a résumé has a term, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Used,
    Listed,
    NotNeeded,
    InBase,
    Related,
    Missing,
}

/// Every mark, in the order of the key.
pub(super) const MARKS: [Mark; 6] = [
    Mark::Used,
    Mark::Listed,
    Mark::NotNeeded,
    Mark::InBase,
    Mark::Related,
    Mark::Missing,
];

impl Mark {
    pub(super) fn of(term: &TermCoverage) -> Self {
        match term.status {
            status if status.is_present() && term.evidenced => Self::Used,
            status if status.is_present() => Self::Listed,
            Status::Spared => Self::NotNeeded,
            Status::InBase => Self::InBase,
            Status::RelatedOnly => Self::Related,
            _ => Self::Missing,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Listed => "listed",
            Self::NotNeeded => "not needed",
            Self::InBase => "in base",
            Self::Related => "related",
            Self::Missing => "missing",
        }
    }

    pub(super) fn explanation(self) -> &'static str {
        match self {
            Self::Used => "in dated work or in a project",
            Self::Listed => "elsewhere only, such as in a list of skills",
            Self::NotNeeded => "missing, but the posting accepts another term instead",
            Self::InBase => "missing here, but the base résumé has it",
            Self::Related => "missing, but the résumé has a broader or narrower term",
            Self::Missing => "not in the résumé",
        }
    }
}
