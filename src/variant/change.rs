//! What is different in a tailored résumé: one [`Change`] each, told in words or as JSON.

use std::fmt;

use serde::Serialize;

use super::Redaction;
use super::index::{Index, ItemKind};
use crate::diag::JsonPointer;
use crate::resume::Resume;

/// One difference from the base. Places are those of the base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// The headline is another.
    Headline {
        /// What the base says.
        from: Option<String>,
        /// What is said now.
        to: String,
    },
    /// The summary is another.
    Summary {
        /// The id of the one taken from the base; `None` for the variant's own.
        held: Option<String>,
        /// What the base says.
        from: Option<String>,
        /// What is said now.
        to: String,
    },
    /// Something is left out, with all that belongs to it.
    Dropped {
        /// Where it stands.
        at: JsonPointer,
        /// What it is: a highlight's text, an entry's title.
        what: String,
        /// Why.
        because: DropReason,
    },
    /// Something stands elsewhere in its list.
    Moved {
        /// Where it stands.
        at: JsonPointer,
        /// What it is.
        what: String,
        /// Its number among what is kept of its list, 1-based, before.
        from: usize,
        /// The same, now.
        to: usize,
    },
    /// A text is in other words.
    Reworded {
        /// Where it stands.
        at: JsonPointer,
        /// What the base says.
        from: String,
        /// What is said now.
        to: String,
    },
    /// Something is not told.
    Redacted {
        /// What.
        what: Redaction,
    },
    /// A choice of layout, pages or options.
    Chosen {
        /// Which.
        option: String,
        /// As JSON writes it.
        value: String,
    },
}

/// Why something is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum DropReason {
    /// `exclude` names it.
    Excluded {
        /// As which.
        selector: String,
    },
    /// Its tags are not among those of `include`.
    NotIncluded {
        /// Its tags.
        tags: Vec<String>,
    },
    /// `only` names others of its list.
    NotOnly,
    /// It ended before `since`.
    Ended {
        /// The year.
        since: i32,
    },
    /// Its entry has more highlights than `maxHighlights`.
    OverMost {
        /// How many are allowed.
        most: usize,
    },
}

impl fmt::Display for DropReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Excluded { selector } => write!(f, "excluded by `{selector}`"),
            Self::NotIncluded { tags } => {
                let tags: Vec<String> =
                    tags.iter().map(|tag| format!("#{tag}")).collect();
                write!(f, "tagged {}, which is not included", tags.join(" "))
            }
            Self::NotOnly => f.write_str("not among those named by `only`"),
            Self::Ended { since } => write!(f, "ended before {since}"),
            Self::OverMost { most } => {
                write!(f, "beyond the first {most} highlights of its entry")
            }
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let or_none = |text: &Option<String>| match text {
            Some(text) => format!("“{text}”"),
            None => "nothing".to_owned(),
        };
        match self {
            Self::Headline { from, to } => {
                write!(f, "headline: {} becomes “{to}”", or_none(from))
            }
            Self::Summary { held: Some(id), .. } => {
                write!(f, "summary: `{id}` of those the base holds")
            }
            Self::Summary { held: None, from, to } => {
                write!(f, "summary:\n    {}\n  becomes\n    “{to}”", or_none(from))
            }
            Self::Dropped { at, what, because } => {
                write!(f, "dropped {at} – {because}:\n    “{what}”")
            }
            Self::Moved { at, what, from, to } => {
                write!(f, "moved {at} from place {from} to {to}:\n    “{what}”")
            }
            Self::Reworded { at, from, to } => {
                write!(f, "reworded {at}:\n    “{from}”\n  becomes\n    “{to}”")
            }
            Self::Redacted { what } => write!(f, "redacted {}", what.name()),
            Self::Chosen { option, value } => write!(f, "chosen {option}: {value}"),
        }
    }
}

/// How many of the base's things a tailored résumé has: of entries of a section, or of elements
/// of all its entries' lists of one name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// `work`, `highlights`.
    pub what: String,
    /// How many there are.
    pub kept: usize,
    /// How many the base has.
    pub of: usize,
}

/// What of `base` is in `tailored`, by number, in the order of the base; only what the base has.
#[must_use]
pub fn tally(base: &Resume, tailored: &Resume) -> Vec<Tally> {
    let (before, after) = (counts(base), counts(tailored));
    let kept = |what: &str| {
        after.iter().find(|(name, _)| name == what).map_or(0, |(_, count)| *count)
    };
    before
        .iter()
        .map(|(what, of)| Tally { what: what.clone(), kept: kept(what), of: *of })
        .collect()
}

fn counts(resume: &Resume) -> Vec<(String, usize)> {
    let (index, _) = Index::of(&mut resume.to_json());
    let mut counts: Vec<(String, usize)> = Vec::new();
    for item in &index.items {
        if !matches!(item.kind, ItemKind::Entry | ItemKind::Element) {
            continue;
        }
        let list = item.at.parent().unwrap_or_default();
        let what = list.as_str().rsplit('/').next().unwrap_or_default();
        match counts.iter_mut().find(|(name, _)| name == what) {
            Some((_, count)) => *count += 1,
            None => counts.push((what.to_owned(), 1)),
        }
    }
    counts
}
