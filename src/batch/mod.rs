//! Documents by the thousand: the combinations of a plan, or the jobs of a stream.
//!
//! A plan (`plan`) is expanded into documents with their names (`spread`, `names`); each is made
//! on its own by the [pipeline](crate::pipeline) (`made`), on several threads (`ordered`). Only
//! `run` reads and writes files; documents of an earlier run that are up to date are left as
//! they are. Reports and results do not depend on the number of threads.

mod codes;
mod digest;
mod made;
mod names;
mod ordered;
mod plan;
mod report;
mod run;
mod spread;
mod stream;

#[cfg(feature = "cli")]
pub(crate) use codes::WRONG_PLAN;
pub use made::takes_note_of_panic;
pub use names::{FIELDS, Field, Template, WrongTemplate};
pub use plan::{PLAN_SCHEMA, Pattern, Plan};
pub use report::{Counted, Present, Status};
#[cfg(feature = "cli")]
pub(crate) use report::{Covered, Proof, Written};
pub use run::{Done, Failure, Observer, Printing, Setup, Summary, run, stream};
pub use spread::{Shard, WrongShard};
