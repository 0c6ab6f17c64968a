//! What came of one document of a batch, ready to be written and reported. Whatever a document
//! does, a panic of the program included, the next is made as if it had never been.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};

use super::codes::PANICKED;
use super::report::{Covered, Proof, Status};
use crate::diag::{Diagnostic, Location};
use crate::export::{Format, OutputFile};
use crate::finding::{Finding, Record};
use crate::pipeline::Outcome;
use crate::resume::PartialDate;

/// What follows a document's name in the name of the variant proposed for it.
const PROPOSAL: &str = ".variant.json";

/// A file of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MadeFile {
    /// What follows the document's name: `.pdf`, `-2.png`.
    pub(super) ending: String,
    /// The name of its format.
    pub(super) format: &'static str,
    /// How many pages it holds; `None` for a file without pages.
    pub(super) pages: Option<usize>,
    pub(super) content: Vec<u8>,
}

/// A document, or why there is none.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) status: Status,
    pub(super) findings: Vec<Record>,
    pub(super) layout: Option<String>,
    pub(super) pages: Option<usize>,
    pub(super) proof: Option<Proof>,
    pub(super) coverage: Option<Covered>,
    pub(super) files: Vec<MadeFile>,
    /// See [`Outcome::valid_until`].
    pub(super) valid_until: Option<PartialDate>,
}

impl Made {
    /// What the pipeline made.
    fn of(outcome: Outcome) -> Self {
        let status = if outcome.is_clean() { Status::Ok } else { Status::Findings };
        let pages = outcome.pages;
        let made = |OutputFile { format, page, content }: OutputFile| MadeFile {
            ending: match page {
                Some(page) => format!("-{page}.{}", format.name),
                None => format!(".{}", format.name),
            },
            format: format.name,
            pages: match page {
                Some(_) => Some(1),
                None => pages.filter(|_| format == Format::PDF),
            },
            content,
        };
        let mut files: Vec<MadeFile> = outcome.files.into_iter().map(made).collect();
        files.extend(outcome.proposal.map(|text| MadeFile {
            ending: PROPOSAL.to_owned(),
            format: "json",
            pages: None,
            content: text.into_bytes(),
        }));
        Self {
            status,
            findings: outcome.findings.iter().map(Record::of).collect(),
            layout: outcome.layout,
            pages,
            proof: outcome.verification.as_ref().map(Proof::of),
            coverage: outcome.coverage.as_ref().map(Covered::of),
            files,
            valid_until: outcome.valid_until,
        }
    }

    /// Nothing, because of findings that have nothing to do with what the document says.
    pub(super) fn failed(findings: Vec<Record>) -> Self {
        Self {
            status: Status::Error,
            findings,
            layout: None,
            pages: None,
            proof: None,
            coverage: None,
            files: Vec::new(),
            valid_until: None,
        }
    }

    /// Nothing, because of one failure.
    pub(super) fn failure(failure: Diagnostic) -> Self {
        Self::failed(vec![Record::of(&Finding::without_source(failure))])
    }

    /// Withholds the files because of an error in what the document was asked with.
    pub(super) fn withhold(&mut self) {
        self.status = self.status.max(Status::Findings);
        self.files.clear();
    }

    /// Records that the files could not be written.
    pub(super) fn unwritten(&mut self, failure: Diagnostic) {
        self.status = Status::Error;
        self.findings.insert(0, Record::of(&Finding::without_source(failure)));
    }
}

thread_local! {
    /// Whether this thread is making a document.
    static IS_MAKING: Cell<bool> = const { Cell::new(false) };
    /// Where the last panic of this thread was.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Takes note of a panic, for a hook; returns whether it will be a finding about a document, so
/// that there is nothing to print.
#[must_use]
pub fn takes_note_of_panic(info: &PanicHookInfo<'_>) -> bool {
    let is_making = IS_MAKING.get();
    if is_making {
        PLACE.set(info.location().map(ToString::to_string));
    }
    is_making
}

/// Makes a document. A panic is a finding about it: it must not hurt other documents.
pub(super) fn made(make: impl FnOnce() -> Outcome) -> Made {
    IS_MAKING.set(true);
    let outcome = catch_unwind(AssertUnwindSafe(make));
    IS_MAKING.set(false);
    match outcome {
        Ok(outcome) => Made::of(outcome),
        Err(panic) => Made::failure(panicked(&*panic)),
    }
}

fn panicked(panic: &(dyn Any + Send)) -> Diagnostic {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text =
        text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason");
    let place = PLACE.take().map(|place| format!(" ({place})")).unwrap_or_default();
    let message = format!("the program failed on this document: {text}{place}");
    Diagnostic::error(PANICKED, Location::Nowhere, message)
        .hint("this is a bug; please report it with the document")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_finding_about_its_document() {
        let made = made(|| panic!("it fell"));
        assert_eq!(made.status, Status::Error);
        let text = made.findings[0].to_string();
        assert!(text.starts_with("error[B009]: the program failed"), "{text}");
        assert!(text.contains("it fell"), "{text}");
    }
}
