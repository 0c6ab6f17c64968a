//! The marks of the coverage report, and what each means.

use super::outcome::{Status, TermCoverage};

/// How a résumé has a term, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Used,
    Listed,
    Implied,
    NotNeeded,
    InBase,
    Near,
    Missing,
}

/// Every mark, in the order of the key.
pub(super) const MARKS: [Mark; 7] = [
    Mark::Used,
    Mark::Listed,
    Mark::Implied,
    Mark::NotNeeded,
    Mark::InBase,
    Mark::Near,
    Mark::Missing,
];

impl Mark {
    pub(super) fn of(term: &TermCoverage) -> Self {
        match term.status {
            Status::Implied => Self::Implied,
            status if status.is_present() && term.evidenced => Self::Used,
            status if status.is_present() => Self::Listed,
            Status::Spared => Self::NotNeeded,
            Status::InBase => Self::InBase,
            Status::RelatedOnly => Self::Near,
            _ => Self::Missing,
        }
    }

    /// The order of rows: what has to be done comes first.
    pub(super) fn urgency(self) -> u8 {
        match self {
            Self::Missing => 0,
            Self::Near => 1,
            Self::InBase => 2,
            Self::Implied => 3,
            Self::Listed => 4,
            Self::Used => 5,
            Self::NotNeeded => 6,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Listed => "listed",
            Self::Implied => "implied",
            Self::NotNeeded => "not needed",
            Self::InBase => "in base",
            Self::Near => "near",
            Self::Missing => "missing",
        }
    }

    pub(super) fn explanation(self) -> &'static str {
        match self {
            Self::Used => "in dated work or in a project",
            Self::Listed => "elsewhere only, such as in a list of skills",
            Self::Implied => {
                "only a part or a kind of it is named; name it as well, since a search is for words"
            }
            Self::NotNeeded => "missing, but the posting accepts another term instead",
            Self::InBase => "missing here, but the base résumé has it",
            Self::Near => {
                "missing, but the résumé names what it belongs to; add it if you have used it"
            }
            Self::Missing => "not in the résumé",
        }
    }
}
