//! The boundary around the PDF library: work that may panic comes in, its result or an error
//! goes out.
//!
//! A panic runs the process's hook before it can be caught, and the hook prints. A library must
//! not replace it; so this module says on which threads panics are expected, and the binary
//! installs a hook that asks.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::bounds::Exceeded;
use crate::error::{Error, Result};

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is reading a PDF, so that a panic on it will be caught and become an
/// [`Error`]. A panic hook may ask, to say nothing of such a panic.
#[must_use]
pub fn catches_panics() -> bool {
    INSIDE.with(Cell::get)
}

/// Marks the thread until it is dropped, by a panic too.
struct Inside {
    before: bool,
}

impl Drop for Inside {
    fn drop(&mut self) {
        INSIDE.with(|inside| inside.set(self.before));
    }
}

/// Does work that may panic or reach a bound. It must own all it changes, so that nothing
/// half-written outlives a panic.
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    let caught = {
        let _inside = Inside { before: INSIDE.with(|inside| inside.replace(true)) };
        catch_unwind(AssertUnwindSafe(work))
    };
    match caught {
        Ok(result) => result,
        Err(payload) => match payload.downcast::<Exceeded>() {
            Ok(bound) => Err(Error::PdfTooLarge {
                what: bound.what,
                found: bound.limit.saturating_add(1),
                limit: bound.limit,
            }),
            Err(_) => Err(Error::MalformedPdf {
                reason: "reading it failed in a way no PDF should cause".to_owned(),
            }),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{catches_panics, guarded};
    use crate::error::Error;
    use crate::extract::bounds::stop;

    #[test]
    fn a_bound_that_is_reached_becomes_an_error_and_the_mark_is_taken_back() {
        let outcome: Result<(), Error> = guarded(|| {
            assert!(catches_panics());
            stop("words", 3)
        });
        let what = "words";
        assert!(
            matches!(outcome, Err(Error::PdfTooLarge { what: w, found: 4, .. }) if w == what)
        );
        assert!(!catches_panics());
    }

    #[test]
    fn a_panic_becomes_an_error() {
        let outcome: Result<(), Error> =
            guarded(|| std::panic::resume_unwind(Box::new("a bug in a dependency")));
        assert!(matches!(outcome, Err(Error::MalformedPdf { .. })));
        assert!(!catches_panics());
    }
}
