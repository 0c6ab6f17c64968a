//! Failures of an operation, typed; findings about the user's input are
//! [`Diagnostic`](crate::Diagnostic)s instead.

/// Why an operation could not be carried out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are no PDF, or one too damaged to read.
    #[error("the PDF cannot be read: {reason}")]
    MalformedPdf {
        /// What is wrong with it, in one clause.
        reason: String,
    },
    /// The PDF needs a password.
    #[error("the PDF is encrypted with a password")]
    EncryptedPdf,
    /// The PDF is over one of the bounds that keep reading it cheap.
    #[error("the PDF has {found} {what}, more than the {limit} that are read")]
    PdfTooLarge {
        /// What there is too much of, in the plural.
        what: &'static str,
        /// How much there is.
        found: usize,
        /// The bound.
        limit: usize,
    },
}

/// The crate's result.
pub type Result<T> = std::result::Result<T, Error>;
