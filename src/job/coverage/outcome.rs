//! The result of counting coverage, as `vitae match` prints it in JSON.

use serde::Serialize;

use super::areas::{Area, AreaCount};
use super::facts::{DegreeCoverage, TitleCoverage, YearsCoverage};
use crate::job::inventory::Field;
use crate::job::posting::{Demand, Knockout};
use crate::job::term::Kind;

/// How a résumé has a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// By the posting's own name; case, hyphens and plural make no difference.
    Verbatim,
    /// In another form of the same words: `mentored` for `mentoring`.
    Inflected,
    /// By another name of the same thing: `k8s` for `Kubernetes`.
    Alias,
    /// Only through a part or a kind of it: `AWS Lambda` for `AWS`.
    Implied,
    /// Missing, but the résumé has another term that the posting accepts instead.
    Spared,
    /// Missing, but in the base.
    InBase,
    /// Missing, but something it is a part or a kind of is there: `Java` for `Spring Boot`.
    RelatedOnly,
    /// Missing, in the base as well if one was given.
    Absent,
}

impl Status {
    /// Whether the résumé has the term, or something that implies it.
    #[must_use]
    pub fn is_present(self) -> bool {
        self <= Self::Implied
    }

    /// Whether the résumé lacks the term and nothing it has is accepted instead.
    #[must_use]
    pub fn is_missing(self) -> bool {
        self > Self::Spared
    }
}

/// A place that mentions a term.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Spot {
    /// The kind of place.
    pub field: Field,
    /// Its JSON Pointer in the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// Its page in the PDF, 1-based.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
    /// The place as people call it: `Northlane Logistics, bullet 13`.
    pub words: String,
}

/// How a résumé covers one term.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TermCoverage {
    /// The term's id.
    pub id: String,
    /// The term's name.
    pub name: String,
    /// The kind of thing it is; `None` if it is in no vocabulary.
    pub kind: Option<Kind>,
    /// How much the posting wants it.
    pub demand: Demand,
    /// How the résumé has it.
    pub status: Status,
    /// The posting's names for it.
    pub asked_as: Vec<String>,
    /// The résumé's names for it.
    pub said_as: Vec<String>,
    /// The places of the résumé that mention it.
    pub places: Vec<Spot>,
    /// Whether it is used in dated work or in a project, not only listed.
    pub evidenced: bool,
    /// The months of that work together, overlaps counted once; `None` if not known.
    pub months: Option<u32>,
    /// The months since the last of that work ended; `None` if not known.
    pub months_since: Option<u32>,
    /// The places of the base that mention it, if the résumé lacks it.
    pub in_base: Vec<Spot>,
    /// The ids of terms in the résumé that are a part or a kind of this one, if only they imply it;
    /// if it is missing, those of terms that this one is a part or a kind of.
    pub related: Vec<String>,
    /// The names of those terms.
    pub related_as: Vec<String>,
    /// The ids of others any one of which is enough instead: `Go or Java`.
    pub instead: Vec<String>,
    /// How many of it and those are enough together; 1 without a choice.
    pub needed: usize,
    /// The area it is counted in; `None` for personal qualities, which are not counted.
    pub area: Option<Area>,
}

/// The terms of one demand, counted. Terms any one of which is enough count as one, by the one the
/// résumé covers best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Count {
    /// The number of terms in the posting.
    pub total: usize,
    /// Of `total`, the number in the résumé.
    pub present: usize,
    /// Of `present`, those by the posting's own name.
    pub verbatim: usize,
    /// Of `present`, those in another form.
    pub inflected: usize,
    /// Of `present`, those by another name.
    pub alias: usize,
    /// Of `present`, those that only a part or a kind of them implies.
    pub implied: usize,
    /// Of `present`, those used in dated work or projects.
    pub evidenced: usize,
    /// Of `total`, those missing in the résumé but in the base.
    pub in_base: usize,
}

/// A term that the résumé mentions very often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Repeated {
    /// The term's id.
    pub id: String,
    /// The term's name.
    pub name: String,
    /// The number of mentions.
    pub times: usize,
}

/// How a résumé covers a posting.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// The job title, if the posting gives one.
    pub job: Option<String>,
    /// The employer, if the posting gives one.
    pub company: Option<String>,
    /// The required terms; `None` if the posting has none.
    pub required: Option<Count>,
    /// The preferred terms; `None` if the posting has none.
    pub preferred: Option<Count>,
    /// The required and preferred terms by area, those with none left out.
    pub areas: Vec<AreaCount>,
    /// The terms of the work that are not asked for; `None` if there are none.
    pub context: Option<Count>,
    /// Whether a base was given.
    pub has_base: bool,
    /// Every term, required ones first, otherwise in the order of the posting.
    pub terms: Vec<TermCoverage>,
    /// The job title compared with the person's.
    pub title: TitleCoverage,
    /// The degree asked for compared with the person's.
    pub degree: DegreeCoverage,
    /// The years of experience asked for and the person's.
    pub years: YearsCoverage,
    /// Terms of the posting that the résumé mentions more than five times.
    pub repeated: Vec<Repeated>,
    /// Words of the posting that look like terms but are in no vocabulary; not counted.
    pub unclassified: Vec<String>,
    /// Conditions that a résumé does not prove, such as a permit.
    pub knockouts: Vec<Knockout>,
}
