//! A job posting beside a résumé: the text of a posting and a résumé come in; which of the
//! posting's terms the résumé covers, where and for how long, goes out.
//!
//! Nothing here guesses what a machine at some employer does. The report counts: n of m terms,
//! no weights, no score. What the posting asks and the résumé does not say is only ever told.

mod codes;
mod coverage;
mod evidence;
mod find;
mod inventory;
mod months;
mod posting;
mod schema;
mod vocabulary;

pub use coverage::{
    Count, Coverage, CoverageOptions, DegreeCoverage, DegreeOutcome, Repeated, Spot,
    Status, TermCoverage, TitleCoverage, TitleMatch, YearsCoverage, coverage,
};
pub use find::TermHit;
pub use inventory::{Field, Inventory, Mention, Place};
pub use posting::{
    Degree, DegreeAsked, Demand, JOB_SCHEMA, Knockout, KnockoutKind, LONGEST_POSTING,
    Posting, PostingTerm, YearsAsked,
};
pub use vocabulary::{Kind, Term, VOCABULARY_SCHEMA, Vocabulary};
