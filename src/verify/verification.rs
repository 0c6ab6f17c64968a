//! The outcome of a proof, and its defects as findings about the résumé.

use super::defect::{Defect, Subject, Unexamined};
use super::finding::finding;
use super::seams::Seams;
use crate::diag::{Findings, JsonPointer};
use crate::extract::ReadingOrder;

/// A PDF compared with its document.
#[derive(Debug, Clone, PartialEq)]
pub struct Verification {
    /// How many pages the PDF has.
    pub pages: usize,
    /// One outcome per reading order, in the order of [`ORDERS`](crate::extract::ORDERS).
    pub orders: Vec<OrderOutcome>,
    /// Defects that do not depend on the order.
    pub defects: Vec<Defect>,
    /// Where readers of runs lose a space. It is reported, and no part of the proof.
    pub seams: Seams,
    /// Ink that was not examined. Unless it is allowed, it is among the defects.
    pub unexamined: Unexamined,
    /// The fields whose letters readers are known to treat differently, with what to do if such a
    /// field does not read back.
    pub risky: Vec<(JsonPointer, &'static str)>,
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
        let finding = |(defect, orders): (&Defect, Vec<ReadingOrder>)| {
            let finding = finding(defect, &orders);
            let Subject::Field(field) = &defect.subject else { return finding };
            match self.risky.iter().find(|(risky, _)| risky == field) {
                Some((_, advice)) => finding.hint(*advice),
                None => finding,
            }
        };
        found.into_iter().map(finding).collect()
    }
}
