//! The outcome of a proof, and its defects as findings about the résumé.

use super::defect::{Defect, DefectKind, Subject};
use super::seams::Seams;
use crate::diag::{Code, Diagnostic, Findings, Location};
use crate::extract::{ORDERS, ReadingOrder};
use crate::text;

/// A PDF compared with its document.
#[derive(Debug, Clone, PartialEq)]
pub struct Verification {
    /// How many pages the PDF has.
    pub pages: usize,
    /// One outcome per reading order, in the order of [`ORDERS`].
    pub orders: Vec<OrderOutcome>,
    /// Defects that do not depend on the order.
    pub defects: Vec<Defect>,
    /// Where readers of runs lose a space. It is reported, and no part of the proof.
    pub seams: Seams,
}

/// A PDF, read in one order, compared with its document.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderOutcome {
    /// The order.
    pub order: ReadingOrder,
    /// How many lines the document has.
    pub expected: usize,
    /// How many of them were read whole and in their place.
    pub found: usize,
    /// The differences; empty exactly if this order proves the document.
    pub defects: Vec<Defect>,
    /// Whether the proof requires this order. Every order is required, except that of boxes for
    /// a document mostly written from right to left: readers that group characters by distance
    /// assemble them from left to right, which breaks such lines on any page.
    pub is_required: bool,
}

impl OrderOutcome {
    /// Whether this order reads as the document.
    #[must_use]
    pub fn is_faithful(&self) -> bool {
        self.defects.is_empty()
    }
}

/// Words are missing from the PDF.
const LOST: Code = Code::new("P001", "lost-text");
/// Text was read in another place.
const MOVED: Code = Code::new("P002", "moved-text");
/// Text was read split or merged.
const SPLIT: Code = Code::new("P003", "split-text");
/// Text was read more than once.
const REPEATED: Code = Code::new("P004", "repeated-text");
/// Text was read that the document does not contain.
const ADDED: Code = Code::new("P005", "added-text");
/// A character was read that only a broken encoding leaves behind.
const FOREIGN: Code = Code::new("P006", "unexpected-character");
/// Text depends on a replacement that many readers ignore.
const REPLACED: Code = Code::new("P007", "replaced-text");
/// Text is invisible or off the page.
const UNSEEN: Code = Code::new("P008", "invisible-text");

impl Verification {
    /// Whether the PDF is proved to read back as its document.
    #[must_use]
    pub fn is_faithful(&self) -> bool {
        self.defects.is_empty() && self.required().all(OrderOutcome::is_faithful)
    }

    /// The outcomes of the orders that the proof requires.
    pub fn required(&self) -> impl Iterator<Item = &OrderOutcome> {
        self.orders.iter().filter(|outcome| outcome.is_required)
    }

    /// Every defect once, with the orders it occurs in, as findings about the fields of the
    /// résumé.
    #[must_use]
    pub fn findings(&self) -> Findings {
        let mut found: Vec<(&Defect, Vec<ReadingOrder>)> = Vec::new();
        let in_orders = self.required().flat_map(|outcome| {
            outcome.defects.iter().map(|defect| (defect, Some(outcome.order)))
        });
        let in_all = self.defects.iter().map(|defect| (defect, None));
        for (defect, order) in in_orders.chain(in_all) {
            match found.iter_mut().find(|(known, _)| *known == defect) {
                Some((_, orders)) => orders.extend(order),
                None => found.push((defect, order.into_iter().collect())),
            }
        }
        found.into_iter().map(|(defect, orders)| finding(defect, &orders)).collect()
    }
}

fn are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

fn finding(defect: &Defect, orders: &[ReadingOrder]) -> Diagnostic {
    let location = match (&defect.subject, defect.page) {
        (Subject::Field(pointer), _) => Location::pointer(pointer.clone()),
        (_, Some(page)) => Location::Pdf { page, rect: None },
        (_, None) => Location::Nowhere,
    };
    let what = &defect.subject;
    let place = |after: &Option<Subject>| match after {
        Some(subject) => format!("after {subject}"),
        None => "at the top".to_owned(),
    };
    let (code, message) = match &defect.kind {
        DefectKind::Lost { words, of } if words == of => {
            (LOST, format!("{what} is missing from the text of the PDF"))
        }
        DefectKind::Lost { words, of } => (
            LOST,
            format!(
                "{words} of {of} words of {what} are missing from the text of the PDF"
            ),
        ),
        DefectKind::Moved { expected_after, found_after } => (
            MOVED,
            format!(
                "{what} is out of order: read {}, expected {}",
                place(found_after),
                place(expected_after)
            ),
        ),
        DefectKind::Split => {
            (SPLIT, format!("{what} is split or merged with nearby text"))
        }
        DefectKind::Repeated => (REPEATED, format!("{what} is read more than once")),
        DefectKind::Added { words } => {
            let (words, are) = (text::counted(*words, "word"), are(*words));
            (ADDED, format!("{words} {are} read that the résumé does not contain"))
        }
        DefectKind::Foreign { character } => (
            FOREIGN,
            format!(
                "U+{:04X} is read, a sign of a broken font encoding",
                u32::from(*character)
            ),
        ),
        DefectKind::Replaced { sequences } => {
            let pieces = text::counted(*sequences, "piece");
            let depend = if *sequences == 1 { "depends" } else { "depend" };
            let message = format!(
                "{pieces} of text {depend} on `/ActualText`, which many readers ignore"
            );
            (REPLACED, message)
        }
        DefectKind::Unseen { characters } => {
            let (count, are) =
                (text::counted(*characters, "character"), are(*characters));
            (UNSEEN, format!("{count} {are} invisible or off the page"))
        }
    };
    let mut message = message;
    if !orders.is_empty() && orders.len() < ORDERS.len() {
        let names: Vec<&str> = orders.iter().map(|order| order.name()).collect();
        message = format!("{message} ({} order)", names.join(" and "));
    }
    Diagnostic::error(code, location, message)
}
