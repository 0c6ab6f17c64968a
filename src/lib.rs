//! Résumés as JSON, rendered to a one-column PDF and plain text, with a proof that the PDF reads
//! back as what was written; and an instrument for reading any résumé's PDF the way programs do.
//!
//! # Render
//!
//! ```
//! # #[cfg(feature = "render")]
//! # fn main() -> vitae::Result<()> {
//! use vitae::document::ResolveOptions;
//! use vitae::render::RenderOptions;
//! use vitae::resume::ReadOptions;
//! use vitae::{Document, Layout, Resume, Source, Typesetter, render};
//!
//! let source = Source::new("me.json", r#"{ "basics": { "name": "Ada Quill" } }"#)?;
//! let resume = Resume::parse(&source, &ReadOptions::default()).into_result()?;
//! let document = Document::resolve(&resume, &ResolveOptions::default());
//!
//! let typesetter = Typesetter::new(); // once, for all documents and threads
//! let layout = Layout::named("quarto").expect("a bundled layout");
//! let rendered = render(document, &typesetter, &layout, &RenderOptions::default());
//! let rendered = rendered.into_result()?;
//! assert!(rendered.verification.is_faithful());
//! assert!(rendered.pdf.starts_with(b"%PDF"));
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "render"))]
//! # fn main() {}
//! ```

pub mod check;
pub mod choice;
mod codes;
mod colour;
mod data;
pub mod diag;
mod direction;
pub mod document;
mod error;
pub mod explain;
pub mod extract;
pub mod geom;
pub mod job;
mod json;
pub mod layout;
pub mod parse;
pub mod resume;
pub mod settings;
mod suggest;
pub mod text;
pub mod variant;
pub mod verify;

#[cfg(feature = "render")]
pub mod certify;
#[cfg(feature = "render")]
pub mod export;
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
mod finding;
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
