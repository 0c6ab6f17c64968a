//! What is told of a document: a line of the report, and how it ended.

use serde::{Deserialize, Serialize};

use crate::finding::Record;
use crate::job::{Count, Coverage, Demand, TermCoverage, choices_of};
use crate::verify::Verification;

/// How a document ended; the worst comes last.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It is written and proved.
    Ok,
    /// Errors were found in what was given, or the proof failed.
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
    /// `None` if it never came to choosing one.
    pub(super) layout: Option<&'a str>,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Written {
    /// Its path from the folder of the batch, parted by `/`.
    pub(super) path: String,
    /// SHA-256 of its content, in hexadecimal.
    pub(super) sha256: String,
    pub(super) bytes: u64,
    /// The content in Base64 (RFC 4648 §4), where it is not in a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) base64: Option<String>,
}

/// What came of reading the PDF back.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Proof {
    proved: bool,
    orders: Vec<Order>,
}

/// What one reading order gave.
#[derive(Debug, Clone, Serialize)]
struct Order {
    #[serde(rename = "order")]
    name: &'static str,
    found: usize,
    expected: usize,
    /// Whether the proof asks for it.
    asked: bool,
}

impl Proof {
    pub(super) fn of(verification: &Verification) -> Self {
        let orders = verification.orders.iter().map(|outcome| Order {
            name: outcome.order.name(),
            found: outcome.found,
            expected: outcome.expected,
            asked: outcome.is_required,
        });
        Self { proved: verification.is_faithful(), orders: orders.collect() }
    }
}

/// What of a posting is covered, counted.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Covered {
    required: Option<Count>,
    preferred: Option<Count>,
    /// The names of the required and preferred terms that are missing and that the base has.
    in_base: Vec<String>,
    /// Of those that are missing altogether.
    missing: Vec<String>,
}

impl Covered {
    pub(super) fn of(coverage: &Coverage) -> Self {
        let missing = coverage
            .terms
            .iter()
            .filter(|term| term.demand != Demand::Context && term.status.is_missing());
        let (in_base, mut missing): (Vec<_>, Vec<_>) =
            missing.partition(|term| !term.in_base.is_empty());
        let is_in_base = |id: &String| in_base.iter().any(|term| term.id == *id);
        missing.retain(|term| !term.instead.iter().any(is_in_base));
        // Of a choice any one is enough.
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

/// What a line of the report tells of a posting.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Counted {
    /// Of the required terms; `None` if there are none.
    pub required: Option<Present>,
    /// Of the preferred terms; `None` if there are none.
    pub preferred: Option<Present>,
    /// Those that are missing and that the base has.
    pub in_base: Vec<String>,
    /// Those that are missing altogether.
    pub missing: Vec<String>,
}

/// So many of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Present {
    /// How many are there.
    pub present: usize,
    /// How many are asked for.
    pub total: usize,
}

impl Counted {
    /// What is told in `line`.
    pub(super) fn read(line: &str) -> Option<Self> {
        #[derive(Deserialize)]
        struct Line {
            coverage: Option<Counted>,
        }
        serde_json::from_str::<Line>(line).ok()?.coverage
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
