//! What coverage reports: how each term stands in a résumé, and the counts over all of them.

use serde::Serialize;

use super::facts::{DegreeCoverage, TitleCoverage, YearsCoverage};
use crate::job::inventory::Field;
use crate::job::posting::{Demand, Knockout};
use crate::job::term::Kind;

/// How a term stands in a résumé.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Under the posting's own name for it; case, hyphens and plural aside.
    Verbatim,
    /// In another form of the same words: `mentored` for `mentoring`.
    Inflected,
    /// Under another name of the same thing: `k8s` for `Kubernetes`.
    Alias,
    /// Not there, but another is of which the posting lets one choose.
    Spared,
    /// Not there, but in the base.
    InBase,
    /// Not there; something broader or narrower is.
    RelatedOnly,
    /// Neither there nor in the base, if one was given.
    Absent,
}

impl Status {
    /// Whether the résumé has it.
    #[must_use]
    pub fn is_present(self) -> bool {
        self <= Self::Alias
    }

    /// Whether the posting asks for it and the résumé lacks it.
    #[must_use]
    pub fn is_missing(self) -> bool {
        self > Self::Spared
    }
}

/// A place a term stands at.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Spot {
    /// What the place is.
    pub field: Field,
    /// Where in the JSON source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// On which page of the PDF, 1-based.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
}

/// What a résumé says of one term.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TermCoverage {
    /// The term's id.
    pub id: String,
    /// The term's name.
    pub name: String,
    /// What kind of thing it is; `None` if no vocabulary has it.
    pub kind: Option<Kind>,
    /// How much the posting wants it.
    pub demand: Demand,
    /// How it stands in the résumé.
    pub status: Status,
    /// The posting's names for it.
    pub asked_as: Vec<String>,
    /// The résumé's names for it.
    pub said_as: Vec<String>,
    /// Where it stands in the résumé.
    pub places: Vec<Spot>,
    /// Whether it stands in dated work or in a project, not only in a list.
    pub evidenced: bool,
    /// How many months those lasted together; `None` if that is not known.
    pub months: Option<u32>,
    /// How many months ago the last of them ended; `None` if that is not known.
    pub months_since: Option<u32>,
    /// Where the base has it, if the résumé has not.
    pub in_base: Vec<Spot>,
    /// The ids of broader and narrower terms the résumé has, if it has not this one.
    pub related: Vec<String>,
    /// The ids of others any one of which is enough instead: `Go or Java`.
    pub instead: Vec<String>,
}

/// Terms of one demand, counted. Every figure is of `total`. Terms of which the posting lets one
/// choose count as one, by the one that the résumé shows best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Count {
    /// How many the posting has.
    pub total: usize,
    /// How many the résumé has.
    pub present: usize,
    /// Of these, under the posting's own name.
    pub verbatim: usize,
    /// Of these, in another form.
    pub inflected: usize,
    /// Of these, under another name.
    pub alias: usize,
    /// Of these, in dated work or projects.
    pub evidenced: usize,
    /// How many the résumé has not and the base has.
    pub in_base: usize,
}

/// A term that stands in the résumé very often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Repeated {
    /// The term's id.
    pub id: String,
    /// The term's name.
    pub name: String,
    /// How often.
    pub times: usize,
}

/// What a résumé covers of a posting.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// The job's title, where the posting gives one.
    pub job: Option<String>,
    /// The employer, where the posting gives one.
    pub company: Option<String>,
    /// The required terms; `None` if the posting has none.
    pub required: Option<Count>,
    /// The preferred terms; `None` if the posting has none.
    pub preferred: Option<Count>,
    /// The terms that belong to the work and are not asked for; `None` if there are none.
    pub context: Option<Count>,
    /// Whether a base was given.
    pub has_base: bool,
    /// Every term, those wanted most first, then in the posting's order.
    pub terms: Vec<TermCoverage>,
    /// The title beside the person's.
    pub title: TitleCoverage,
    /// The degree asked for beside the person's.
    pub degree: DegreeCoverage,
    /// The years asked for beside the person's.
    pub years: YearsCoverage,
    /// Terms of the posting that stand in the résumé more than five times.
    pub repeated: Vec<Repeated>,
    /// Words of the posting that look like terms and are in no vocabulary; not counted.
    pub unclassified: Vec<String>,
    /// Conditions that no résumé proves.
    pub knockouts: Vec<Knockout>,
}
