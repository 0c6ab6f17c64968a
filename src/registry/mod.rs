//! What sets of rules have in common: rules with their explanations and evidence, which of them
//! to run, and what their findings come to.
//!
//! [`check`](mod@crate::check) looks at PDFs, [`lint`](mod@crate::lint) at the writing. Each has a
//! [`Registry`] of [`Rule`]s, selected by a [`Selection`]; this module knows neither.

mod outcome;
mod rule;
mod selection;
mod table;
mod values;

pub use outcome::RuleFindings;
pub(crate) use outcome::{by_rule, count, families, findings, first, named};
pub(crate) use rule::Found;
pub use rule::{Evidence, Grade, Rule};
pub use selection::{Selection, UnknownRule};
pub use table::Registry;
pub use values::{Rules, Selectable, Severities};
