//! Turns a résumé in JSON into a one-column PDF and plain text, and proves, by reading the PDF
//! back, that every fact is there, whole and in order. Reads, checks and parses any other PDF of
//! a résumé, and counts what a résumé covers of a job posting.
//!
//! This is the library behind the command line of the same name. It works on bytes and values:
//! it never prints, reads the clock, or touches a file, except in `batch` and `worker`, whose
//! work that is.
//!
//! # Render
//!
//! Three steps, each with its own options: read the résumé, resolve it into a [`Document`] in
//! which every string, date and order is final, and render that. The result carries its proof.
//!
//! ```
//! # #[cfg(feature = "render")]
//! # fn main() -> vitae::Result<()> {
//! use vitae::document::{ResolveOptions, TextOptions};
//! use vitae::render::RenderOptions;
//! use vitae::resume::ReadOptions;
//! use vitae::{Document, Layout, Resume, Source, Typesetter, render};
//!
//! let source = Source::new("me.json", r#"{ "basics": { "name": "Ada Quill" } }"#)?;
//! let resume = Resume::parse(&source, &ReadOptions::default()).into_result()?;
//! let document = Document::resolve(&resume, &ResolveOptions::default());
//! assert_eq!(document.text(TextOptions::default()), "Ada Quill\n");
//!
//! let typesetter = Typesetter::new(); // once, for all documents and threads
//! let (layout, options) = (Layout::default(), RenderOptions::default());
//! let rendered = render(document, &typesetter, &layout, &options).into_result()?;
//! assert!(rendered.verification.is_faithful());
//! assert!(rendered.pdf.starts_with(b"%PDF"));
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "render"))]
//! # fn main() {}
//! ```
//!
//! A proof that fails is a value, not an error: look at
//! [`is_faithful`](verify::Verification::is_faithful) before you use the PDF.
//!
//! # Read, check and match
//!
//! None of this needs the engine. [`extract()`] reads a PDF in four reading orders, [`parse()`]
//! finds the fields of a résumé in it, and [`check()`] reports what applicant systems trip over.
//!
//! ```
//! use vitae::check::CheckOptions;
//!
//! let report = vitae::check(b"not a PDF", &CheckOptions::default());
//! assert_eq!(report.findings[0].code.name, "unreadable-file");
//! ```
//!
//! [`lint()`] advises on the writing of a résumé. [`job`] compares one with a posting, and [`variant`] tailors it without inventing
//! anything.
//!
//! # Findings, failures, bugs
//!
//! What is wrong with an input is a *finding*: a [`Diagnostic`] with a stable code, a severity, a
//! location and hints. A function never stops at the first; it returns all of its [`Findings`],
//! in [`Warned`] if it can succeed with warnings. Findings are an error, so `?` works, and
//! [`Error::Rejected`] carries them. What makes an operation impossible is an [`Error`]. A panic
//! is a bug.
//!
//! # Features
//!
//! | feature | adds | needs |
//! |---|---|---|
//! | none | `resume`, `document`, `variant`, `options`, `layout`, `photo`, `extract`, `verify`, `parse`, `import`, `starter`, `check`, `lint`, `job`, `explain` | no engine: it builds in about a minute |
//! | `render` | `typeset`, `render`, `export`, `preview`, `certify`, `proposal` | [Typst](https://docs.rs/typst) and the bundled fonts |
//! | `batch` | `batch`, `worker` | threads, files and processes |
//! | `cli` (default) | `cli` and the program `vitae` | an argument parser, a terminal |
//!
//! Each feature includes the ones above it. Libraries should depend on vitae with
//! `default-features = false`.
//!
//! # Platforms
//!
//! Everything works on Linux, macOS and Windows, with two differences:
//!
//! - An untrusted layout is compiled in a process of its own. On Unix the system limits its
//!   processor time and, at least on Linux, its memory (`setrlimit`); elsewhere only its parent's
//!   clock ends it. See `worker`.
//! - The proof reads PDFs with a library that can panic on damaged files. vitae catches that,
//!   so programs that read PDFs must not be built with `panic = "abort"`.

mod calendar;
pub mod check;
mod codes;
mod colour;
mod data;
pub mod diag;
mod direction;
pub mod document;
mod error;
pub mod explain;
pub mod extract;
pub mod finding;
pub mod geom;
pub mod import;
pub mod job;
mod json;
pub mod layout;
pub mod lint;
pub mod named;
pub mod options;
pub mod parse;
pub mod photo;
pub mod registry;
pub mod resume;
mod setters;
mod settings;
pub mod starter;
mod suggest;
pub mod text;
pub mod variant;
pub mod verify;

#[cfg(feature = "render")]
pub mod certify;
#[cfg(feature = "render")]
pub mod export;
#[cfg(feature = "render")]
pub mod pipeline;
#[cfg(feature = "render")]
pub mod preview;
#[cfg(feature = "render")]
pub mod proposal;
#[cfg(feature = "render")]
pub mod render;
#[cfg(feature = "render")]
pub mod typeset;

#[cfg(feature = "batch")]
pub mod batch;
#[cfg(feature = "batch")]
mod disk;
#[cfg(feature = "batch")]
pub mod worker;

#[cfg(feature = "cli")]
pub mod cli;

pub use check::check;
pub use diag::{Diagnostic, Findings, Severity, Warned};
pub use document::Document;
pub use error::{Error, Result};
pub use extract::extract;
pub use layout::Layout;
pub use lint::lint;
pub use parse::parse;
#[cfg(feature = "render")]
pub use render::render;
pub use resume::{Resume, Source};
#[cfg(feature = "render")]
pub use typeset::Typesetter;
pub use verify::verify;

/// The code in the book.
#[cfg(all(doctest, feature = "render"))]
#[doc = include_str!("../docs/src/library.md")]
pub struct Book;
