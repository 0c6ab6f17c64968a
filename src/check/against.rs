//! What a PDF is compared with.

use crate::document::Document;

/// The résumé that a PDF should contain.
#[derive(Debug, Clone)]
pub struct Against<'a> {
    /// Its text as it is printed.
    pub document: &'a Document,
    /// Every string of it, printed or not: what is not in it, the PDF invents.
    pub text: &'a str,
}
