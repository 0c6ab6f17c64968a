//! The differences between a base and a tailored résumé, in words and as JSON.

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
    /// Another headline.
    Headline {
        /// In the base.
        from: Option<String>,
        /// In the result.
        to: String,
    },
    /// Another summary.
    Summary {
        /// The id of the summary taken from the base; `None` for the variant's own.
        held: Option<String>,
        /// In the base.
        from: Option<String>,
        /// In the result.
        to: String,
    },
    /// Something left out, with everything that belongs to it.
    Dropped {
        /// Its place.
        at: JsonPointer,
        /// What it is: a highlight's text, an entry's title.
        what: String,
        /// Why.
        because: DropReason,
    },
    /// Something moved within its array.
    Moved {
        /// Its place.
        at: JsonPointer,
        /// What it is.
        what: String,
        /// Its position among what is kept of its array, 1-based, before.
        from: usize,
        /// The same, now.
        to: usize,
        /// The reason, in the words of the variant.
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// A reworded text.
    Reworded {
        /// Its place.
        at: JsonPointer,
        /// In the base.
        from: String,
        /// In the result.
        to: String,
    },
    /// Something kept private.
    Redacted {
        /// What.
        what: Redaction,
    },
    /// A layout, page limit or option that was set.
    Chosen {
        /// Its key.
        option: String,
        /// Its value as JSON.
        value: String,
    },
}

/// Why something is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum DropReason {
    /// `exclude` selects it.
    Excluded {
        /// The selector.
        selector: String,
        /// Its reason, in the words of the variant.
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// Its tags are not among those of `include`.
    NotIncluded {
        /// Its tags.
        tags: Vec<String>,
    },
    /// `only` selects others of its array.
    NotOnly,
    /// It ended before `since`.
    Ended {
        /// The year.
        since: i32,
    },
    /// Its entry has more highlights than `maxHighlights`.
    OverMost {
        /// The maximum.
        most: usize,
    },
}

impl fmt::Display for DropReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Excluded { selector, why: None } => {
                write!(f, "excluded by `{selector}`")
            }
            Self::Excluded { selector, why: Some(why) } => {
                write!(f, "excluded by `{selector}`: {why}")
            }
            Self::NotIncluded { tags } => {
                let tags: Vec<String> =
                    tags.iter().map(|tag| format!("#{tag}")).collect();
                write!(f, "tagged {}, which is not included", tags.join(" "))
            }
            Self::NotOnly => f.write_str("not listed in `only`"),
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
                write!(f, "summary: `{id}` of the base's `x-summaries`")
            }
            Self::Summary { held: None, from, to } => {
                write!(f, "summary:\n    {}\n  becomes\n    “{to}”", or_none(from))
            }
            Self::Dropped { at, what, because } => {
                write!(f, "dropped {at} – {because}:\n    “{what}”")
            }
            Self::Moved { at, what, from, to, why } => {
                let why = why.as_ref().map(|why| format!(" – {why}")).unwrap_or_default();
                write!(f, "moved {at} from position {from} to {to}{why}:\n    “{what}”")
            }
            Self::Reworded { at, from, to } => {
                write!(f, "reworded {at}:\n    “{from}”\n  becomes\n    “{to}”")
            }
            Self::Redacted { what } => write!(f, "redacted {}", what.name()),
            Self::Chosen { option, value } => write!(f, "set {option}: {value}"),
        }
    }
}

/// How many entries of a section, or elements of one kind such as highlights, a tailored résumé
/// keeps of its base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// `work`, `highlights`.
    pub what: String,
    /// The number in the result.
    pub kept: usize,
    /// The number in the base.
    pub of: usize,
}

/// Counts what `tailored` keeps of `base`, in the order of the base.
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
