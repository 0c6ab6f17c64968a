//! What a command hands back: values, which `finish` writes and prints.

use std::path::PathBuf;

use serde::Serialize;

use super::failure::Failure;
use super::status::ExitStatus;
use crate::batch::{Covered, Proof, Summary};
use crate::finding::{Counts, Stopped};
use crate::render::Fit;

/// What a command says when `--strict` withholds its product.
pub(super) const WITHHELD: &str =
    "nothing was written: `--strict` treats warnings as errors";

/// What a command made. Findings are in the run's log.
#[derive(Debug, Default)]
pub(super) struct Product {
    /// Text for standard output.
    pub(super) text: String,
    /// Files to write.
    pub(super) files: Vec<ProductFile>,
    /// Lines for people, printed after the findings.
    pub(super) remarks: Vec<String>,
    /// Lines for people, printed last.
    pub(super) closing: Vec<String>,
    /// How the command ended, where that does not follow from the log.
    pub(super) status: Option<ExitStatus>,
    /// What the result object says.
    pub(super) facts: Facts,
}

/// A file that a command made.
#[derive(Debug)]
pub(super) struct ProductFile {
    /// `None` for standard output.
    pub(super) path: Option<PathBuf>,
    /// The name of its format.
    pub(super) format: &'static str,
    /// How many pages it holds; `None` for a file without pages.
    pub(super) pages: Option<usize>,
    pub(super) content: Vec<u8>,
}

/// What the result object says about a document, or about the documents of a batch.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Facts {
    pub(super) layout: Option<String>,
    pub(super) pages: Option<usize>,
    pub(super) proof: Option<Proof>,
    pub(super) fit: Option<FitFacts>,
    pub(super) coverage: Option<Covered>,
    pub(super) batch: Option<BatchFacts>,
    /// Findings that are part of the product and not in the log.
    #[serde(skip)]
    pub(super) counts: Counts,
}

/// What was changed to keep to a number of pages.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FitFacts {
    allowed: usize,
    pages: usize,
    reached: bool,
    changes: String,
    cuts: Vec<CutFacts>,
    cuts_suffice: bool,
}

#[derive(Debug, Serialize)]
struct CutFacts {
    field: String,
    lines: usize,
}

impl FitFacts {
    pub(super) fn of(fit: &Fit) -> Self {
        let cuts = fit.cuts.iter();
        Self {
            allowed: fit.allowed,
            pages: fit.pages,
            reached: fit.is_reached(),
            changes: fit.changes.clone(),
            cuts: cuts
                .map(|cut| CutFacts { field: cut.field.to_string(), lines: cut.lines })
                .collect(),
            cuts_suffice: fit.cuts_suffice,
        }
    }
}

/// How a batch went.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct BatchFacts {
    documents: usize,
    proved: usize,
    findings: usize,
    errors: usize,
    up_to_date: usize,
    stopped: bool,
}

impl BatchFacts {
    pub(super) fn of(summary: &Summary) -> Self {
        Self {
            documents: summary.planned,
            proved: summary.ok,
            findings: summary.findings,
            errors: summary.errors,
            up_to_date: summary.kept,
            stopped: summary.is_stopped,
        }
    }
}

/// Why a command has no product.
#[derive(Debug)]
pub(super) enum Stop {
    /// Errors were reported.
    Findings,
    /// It could not run.
    Failure(Failure),
}

impl From<Stopped> for Stop {
    fn from(_: Stopped) -> Self {
        Self::Findings
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// What comes of a command.
pub(super) type Outcome = Result<Product, Stop>;

impl Product {
    /// A text for standard output, and nothing else.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}
