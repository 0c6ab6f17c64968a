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
//!
//! ```
//! use vitae::export::Format;
//! use vitae::options::Settings;
//! use vitae::pipeline::{self, Input, Job, Presses, RunConfig};
//! use vitae::render::InProcess;
//! use vitae::{Layout, Typesetter};
//!
//! // Once, for all jobs:
//! let typesetter = Typesetter::new();
//! let layout = Layout::named("quarto").expect("a bundled layout");
//! let press = InProcess { typesetter: &typesetter, layout: &layout };
//! let presses = Presses::new(vec![Box::new(press)]);
//! let run = RunConfig::default();
//!
//! let text = r#"{ "basics": { "name": "Ada Quill" } }"#;
//! let resume = Input::resume("me.json", text, &run.read);
//! let job = Job {
//!     resume: &resume,
//!     variant: None,
//!     posting: None,
//!     settings: &Settings::default(),
//!     plan: None,
//!     config: None,
//!     layout: None,
//!     formats: &[Format::PDF],
//!     run: &run,
//! };
//! let outcome = pipeline::run(&job, &presses);
//! assert!(outcome.is_clean());
//! assert!(outcome.files[0].content.starts_with(b"%PDF"));
//! ```

mod input;
mod job;
mod outcome;
mod presses;
mod stages;
mod validity;

pub use input::Input;
pub use job::{Job, RunConfig};
pub use outcome::{Outcome, Withheld, foresee, run};
pub use presses::Presses;
pub use stages::{Base, Content, Settled, own_settings};
