//! Places where a file says two things, of which one reader takes the first and another the last:
//! a key that a dictionary has twice, an object that is there twice, two roots, a stream that ends
//! elsewhere than it says, a code that is mapped to two texts, and objects that were replaced after the
//! file was written.
//!
//! The PDF library underneath takes the last of two keys, as most readers do, and the objects that
//! the last cross-reference table names. What others take cannot be known, so nothing is proved about
//! such a file; what is found here says so.
//!
//! The objects are looked for in the bytes, whether or not a table names them: readers that repair a
//! file find them so.

mod found;
mod maps;
mod objects;
mod tokens;

use hayro_syntax::Pdf;
use memchr::memmem;

use super::boundary::{Steps, hayro};
use crate::error::Result;

use found::within_effort;
use objects::Objects;

pub(super) use found::Ambiguities;
pub use found::Ambiguity;

impl Ambiguities {
    /// Looks for dictionaries in the content of a page or a form.
    ///
    /// # Errors
    /// `PdfTooLarge` if they overlap so much that looking at them takes too long.
    pub(super) fn in_content(&mut self, content: &[u8]) -> Result<()> {
        let (mut after, mut looked_at) = (0, 0);
        for at in memmem::find_iter(content, b"<<") {
            // What is inside the last one was looked at with it.
            if at < after {
                continue;
            }
            let value = tokens::value(content.get(at..).unwrap_or_default());
            looked_at += value.end;
            within_effort(looked_at, content.len())?;
            // One that is not closed is none: it may be part of a picture.
            if value.is_whole {
                after = at + value.end;
                self.add_keys(value.repeated, None);
            }
        }
        Ok(())
    }

    /// Looks at all objects of an open file, in the file and in its compressed objects.
    ///
    /// # Errors
    /// `PdfTooLarge` if objects overlap so much that looking at them takes too long.
    pub(super) fn in_file(&mut self, pdf: &Pdf, bytes: &[u8]) -> Result<()> {
        let mut objects = Objects::default();
        objects.in_bytes(bytes, self)?;
        for object in Steps(hayro(|| pdf.objects().into_iter())) {
            objects.in_stream(&object, self)?;
            maps::look(&object, self);
        }
        objects.finish(bytes, self);
        Ok(())
    }
}
