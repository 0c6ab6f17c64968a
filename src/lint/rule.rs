//! A rule of `lint`, and what its file needs.

use super::subject::Subject;
use crate::registry;

pub(super) use crate::registry::{Evidence, Found, Grade};

/// One thing that is looked for in the writing of a résumé.
pub type Rule = registry::Rule<Detector>;

/// Finds the problem of a rule in a résumé.
#[derive(Debug, Clone, Copy)]
pub struct Detector(pub(super) fn(&Subject<'_>) -> Vec<Found>);

/// What is known about a rule on wording.
pub(super) const MEASURED: Evidence = Evidence(
    Grade::Measured,
    "on some 450 labelled bullets of six trades, which we wrote ourselves, at least nine in ten \
     findings are right; a test prints the figures",
);

/// What is known about a rule that fires too rarely on the labelled bullets.
pub(super) const UNMEASURED: Evidence =
    Evidence(Grade::House, "unmeasured: the labelled bullets have no case of it");
