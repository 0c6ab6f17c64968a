//! Documents by the thousand: a plan, or jobs on a stream, come in; proven files and a report go
//! out, in an order that does not depend on the number of threads.
//!
//! What is asked (`plan`) is spread out into documents with their names (`spread`, `names`);
//! each is made by itself (`make`), on as many threads as there are (`ordered`). Files are read
//! and written in `run` alone, and what was made before is left as it is.

mod codes;
mod days;
mod digest;
mod given;
mod make;
mod names;
mod ordered;
mod plan;
mod report;
mod run;
mod spread;
mod stream;

pub(crate) use codes::WRONG_PLAN;
pub use names::{FIELDS, Field, Template, WrongTemplate};
pub use plan::{PLAN_SCHEMA, Pattern, Plan};
pub use report::{Counted, Present, Status};
pub use run::{Done, Failure, Setup, Summary, Watch, run, stream};
pub use spread::Shard;
