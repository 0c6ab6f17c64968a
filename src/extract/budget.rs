//! The budget of one reading for decoded text: glyphs, replacement texts, metadata, link targets,
//! whatever they are read from.
//!
//! A file need not hold a text as often as it uses it: a thousand annotations can name one string
//! of a megabyte, and a font can map each glyph to a page of text. So what counts is the text that
//! is read, not the bytes it is read from.

use std::cell::Cell;

use super::boundary::stop;

/// Bytes of text that are read from one file: sixteen for each of a million glyphs.
pub(super) const MAX_TEXT: usize = 16 << 20;

thread_local! {
    /// What is left of the budget of the reading on this thread; outside a reading, no limit.
    static LEFT: Cell<usize> = const { Cell::new(usize::MAX) };
}

/// Runs one reading with a budget of its own.
pub(super) fn within_budget<T>(reading: impl FnOnce() -> T) -> T {
    /// Gives the budget before it back, whichever way the reading ends.
    struct Before(usize);
    impl Drop for Before {
        fn drop(&mut self) {
            LEFT.set(self.0);
        }
    }
    let _before = Before(LEFT.replace(MAX_TEXT));
    reading()
}

/// Takes `bytes` of text from the budget, before they are decoded. Beyond the budget it leaves
/// the reading ([`stop`]).
pub(super) fn spend(bytes: usize) {
    match LEFT.get().checked_sub(bytes) {
        Some(left) => LEFT.set(left),
        None => stop("bytes of text", MAX_TEXT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use crate::extract::boundary::guarded;

    #[test]
    fn each_reading_has_the_whole_budget_and_no_more() {
        for _ in 0..2 {
            let read = within_budget(|| {
                guarded(|| {
                    spend(MAX_TEXT);
                    Ok(())
                })
            });
            assert!(read.is_ok());
        }
        let read = within_budget(|| {
            guarded(|| {
                spend(MAX_TEXT);
                spend(1);
                Ok(())
            })
        });
        assert!(
            matches!(&read, Err(Error::PdfTooLarge { what, .. }) if what == "bytes of text"),
            "{read:?}"
        );
        // Outside a reading there is no budget to exceed.
        spend(MAX_TEXT);
        spend(MAX_TEXT);
    }
}
