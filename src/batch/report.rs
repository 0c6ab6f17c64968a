//! What a batch reports about a document: a line of JSON, written by one run and read by the
//! next.

use std::borrow::Cow;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::digest::{digest, hexadecimal};
use crate::diag::Severity;
use crate::finding::{Counts, Record};
use crate::job::{Count, Coverage, Demand, TermCoverage, choices_of};
use crate::verify::{Unexamined, Verification};

/// How a document ended; the worst comes last.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It is proved, and written.
    Ok,
    /// There are errors in its inputs, or the proof failed.
    Findings,
    /// It could not be tried: a file could not be read or written, or the program failed.
    Error,
}

/// What a document was made from, as the plan names it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Inputs<'a> {
    /// `None` if it is not in a file.
    pub(super) resume: Option<&'a str>,
    pub(super) variant: Option<&'a str>,
    pub(super) job: Option<&'a str>,
    /// `None` if the document failed before a layout was chosen.
    pub(super) layout: Option<&'a str>,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Written {
    /// Its path; in a batch from the batch's folder, with `/` between its parts.
    pub(crate) path: String,
    /// The name of its format.
    pub(crate) format: Cow<'static, str>,
    /// How many pages it holds; `None` for a file without pages.
    pub(crate) pages: Option<usize>,
    /// SHA-256 of its content, in hexadecimal.
    pub(crate) sha256: String,
    pub(crate) bytes: u64,
    /// The content in Base64 (RFC 4648 §4), where it is not in a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) base64: Option<String>,
}

impl Written {
    /// A file with this content.
    pub(crate) fn new(
        path: String,
        format: &'static str,
        pages: Option<usize>,
        content: &[u8],
    ) -> Self {
        Self {
            path,
            format: format.into(),
            pages,
            sha256: hexadecimal(&digest(content)),
            bytes: content.len() as u64,
            base64: None,
        }
    }
}

/// The proof of a PDF.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Proof {
    proved: bool,
    orders: Vec<Order>,
    #[serde(skip_serializing_if = "Unexamined::is_empty")]
    unexamined: Unexamined,
}

/// The proof in one reading order.
#[derive(Debug, Clone, Serialize)]
struct Order {
    #[serde(rename = "order")]
    name: &'static str,
    found: usize,
    expected: usize,
    /// Whether the proof requires it.
    asked: bool,
}

impl Proof {
    pub(crate) fn of(verification: &Verification) -> Self {
        let orders = verification.orders.iter().map(|outcome| Order {
            name: outcome.order.name(),
            found: outcome.found,
            expected: outcome.expected,
            asked: outcome.is_required,
        });
        Self {
            proved: verification.is_faithful(),
            orders: orders.collect(),
            unexamined: verification.unexamined,
        }
    }
}

/// How a document covers a posting, counted.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Covered {
    required: Option<Count>,
    preferred: Option<Count>,
    /// The names of the required and preferred terms that are missing and that the base has.
    in_base: Vec<String>,
    /// The names of those that the base does not have either.
    missing: Vec<String>,
}

impl Covered {
    pub(crate) fn of(coverage: &Coverage) -> Self {
        let missing = coverage
            .terms
            .iter()
            .filter(|term| term.demand != Demand::Context && term.status.is_missing());
        let (in_base, mut missing): (Vec<_>, Vec<_>) =
            missing.partition(|term| !term.in_base.is_empty());
        let is_in_base = |id: &String| in_base.iter().any(|term| term.id == *id);
        missing.retain(|term| !term.instead.iter().any(is_in_base));
        // Of several alternatives any one is enough.
        let names = |terms: Vec<&TermCoverage>| -> Vec<String> {
            let choices = choices_of(
                terms.iter().map(|it| (it.id.as_str(), it.instead.as_slice())),
            );
            let named = |choice: &Vec<usize>| {
                let names: Vec<&str> =
                    choice.iter().map(|at| terms[*at].name.as_str()).collect();
                names.join(" or ")
            };
            choices.iter().map(named).collect()
        };
        Self {
            required: coverage.required,
            preferred: coverage.preferred,
            in_base: names(in_base),
            missing: names(missing),
        }
    }
}

/// What a line of the report says about a posting.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Counted {
    /// The required terms; `None` if there are none.
    pub required: Option<Present>,
    /// The preferred terms; `None` if there are none.
    pub preferred: Option<Present>,
    /// The terms that are missing and that the base has.
    pub in_base: Vec<String>,
    /// The terms that the base does not have either.
    pub missing: Vec<String>,
}

/// How many terms are present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Present {
    /// How many are present.
    pub present: usize,
    /// How many there are.
    pub total: usize,
}

/// What a summary of the batch needs of a line of the report.
#[derive(Debug, Clone, Default)]
pub(super) struct LineSummary {
    /// `None` without a posting.
    pub(super) coverage: Option<Counted>,
    pub(super) counts: Counts,
    /// Whether it is proved but for pictures and drawings that were accepted.
    pub(super) is_partly_examined: bool,
}

impl LineSummary {
    /// Reads a line; there is nothing in one that is damaged.
    pub(super) fn of(line: &str) -> Self {
        #[derive(Deserialize)]
        struct Line<'a> {
            coverage: Option<Counted>,
            proof: Option<Proof>,
            #[serde(borrow)]
            findings: Vec<Weight<'a>>,
        }
        #[derive(Deserialize)]
        struct Proof {
            proved: bool,
            unexamined: Option<IgnoredAny>,
        }
        #[derive(Deserialize)]
        struct Weight<'a> {
            severity: &'a str,
        }
        let Ok(Line { coverage, proof, findings }) = serde_json::from_str(line) else {
            return Self::default();
        };
        let severities = findings.iter().filter_map(|it| Severity::named(it.severity));
        let is_partly_examined =
            proof.is_some_and(|proof| proof.proved && proof.unexamined.is_some());
        Self { coverage, counts: severities.collect(), is_partly_examined }
    }
}

/// A line of the report; `schema/batch-report.schema.json` describes it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Line<'a> {
    /// The line of the stream, 1-based, if it is one.
    #[serde(rename = "line", skip_serializing_if = "Option::is_none")]
    pub(super) number: Option<usize>,
    /// What its files are called, without extension.
    pub(super) id: &'a str,
    pub(super) status: Status,
    pub(super) inputs: Inputs<'a>,
    pub(super) files: &'a [Written],
    pub(super) pages: Option<usize>,
    pub(super) proof: Option<&'a Proof>,
    /// `None` without a posting.
    pub(super) coverage: Option<&'a Covered>,
    pub(super) findings: &'a [Record],
}
