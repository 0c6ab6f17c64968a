//! Failures of an operation. Findings about the user's input are
//! [`Diagnostic`](crate::Diagnostic)s instead; where they reject it, [`Error::Rejected`] carries
//! them.

use std::borrow::Cow;

use crate::diag::Findings;

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The input was rejected: a résumé, a variant, a layout or a posting.
    #[error(transparent)]
    Rejected(#[from] Findings),
    /// The bytes are not a PDF, or the file is too damaged to read.
    #[error("the PDF cannot be read: {reason}")]
    MalformedPdf {
        /// What is wrong with it, in one clause.
        reason: String,
    },
    /// The PDF needs a password.
    #[error("the PDF is encrypted with a password")]
    EncryptedPdf,
    /// The process that read the PDF was ended, or ended by itself.
    #[error("the PDF cannot be read: {reason}")]
    ReaderEnded {
        /// Why it ended, in one clause.
        reason: String,
    },
    /// The PDF exceeds a limit that keeps reading it cheap.
    #[error("the PDF has {found} {what}; at most {limit} are read")]
    PdfTooLarge {
        /// What there is too much of, in the plural.
        what: Cow<'static, str>,
        /// How much there is.
        found: usize,
        /// The most that is read.
        limit: usize,
    },
}

/// The crate's result.
pub type Result<T> = std::result::Result<T, Error>;
