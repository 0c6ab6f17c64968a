//! The pipeline: from a résumé's text to proven files, in one place for the command line,
//! batches, streams and whatever else makes documents.
//!
//! A [`Job`] goes in and an [`Outcome`] comes out, whatever is wrong with the job: findings are
//! values, each with the text it is about ([`Finding`](crate::finding::Finding)). The stages, in
//! order: the inputs are read ([`Input`]), the résumé is tailored, settings are layered, a press
//! is chosen, the résumé is resolved into a document, and the document is rendered and read
//! back. Commands that need only the first stages call them one by one, from [`Base`] on.
//!
//! Nothing here reads a file, asks the clock or prints.

mod input;
mod job;
mod outcome;
mod presses;
mod stages;
mod validity;

pub use input::Input;
pub use job::{Job, RunConfig};
pub use outcome::{Outcome, Withheld, run};
pub use presses::Presses;
pub use stages::{Base, Content, Settled};
