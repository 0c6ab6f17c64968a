//! The proof of files other than PDFs: their text, as it is read back, is the document's.

use super::defect::{Defect, DefectKind, Subject};
use super::expected::Expected;
use crate::document::Document;
use crate::text;

/// Compares the text of a file in `format`, as it was read back, with `document`: all of its words
/// in their order, and no others. There is a marker before each bullet, and headings may be in
/// another case. Returns the first difference.
#[must_use]
pub fn verify_text(
    document: &Document,
    format: &'static str,
    read: &str,
) -> Option<Defect> {
    let lines = document.lines();
    let expected = Expected::of(&lines);
    let mut read = text::words(read);
    let is_other =
        |word: &super::expected::Word| !read.next().is_some_and(|it| word.is(it));
    let subject = match expected.words.iter().position(is_other) {
        Some(at) => expected.subject(at).clone(),
        None if read.next().is_some() => Subject::Page,
        None => return None,
    };
    Some(Defect { kind: DefectKind::FalseFile { format }, subject, page: None })
}
