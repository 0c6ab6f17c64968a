//! vitae
mod diag;
mod error;
mod geom;
pub use diag::{Code, Diagnostic, Findings, JsonPointer, Location, Severity, Warned};
pub use error::{Error, Result};
pub use geom::{PageNumber, Pt, Rect};
