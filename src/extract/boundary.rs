//! The boundary around `hayro`, the PDF library: where its panics are caught, and where ours
//! are not.
//!
//! A PDF from anywhere can make `hayro` panic, and its interpreter has no way to be stopped from
//! within a callback. So unwinding is control flow here, in three layers:
//!
//! - [`hayro`] runs a call into the library. A panic of the library leaves it as a mark of our
//!   own ([`Unwinding::Hayro`]), so that nothing else can be taken for one.
//! - [`Callbacks`] wraps the device that the library calls back. A panic in there is a bug of
//!   ours and passes through the library unchanged; a bound that is reached ([`stop`]) passes
//!   through it, too.
//! - [`guarded`] runs one whole reading. It turns the marks into errors and lets every other
//!   panic go on: a bug of ours ends the program, the test or the fuzzer's run as any bug does.
//!
//! This needs `panic = "unwind"`, the default. With `panic = "abort"` a hostile PDF ends the
//! process.
//!
//! A panic runs the process's hook before it can be caught, and the hook prints. A library must
//! not replace the hook; so [`catches_panics`] says on which threads a panic is expected, and
//! the binary installs a hook that asks.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use hayro_interpret::font::GlyphRun;
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};
use hayro_syntax::object::Dict;
use kurbo::{BezPath, Rect};

use crate::error::{Error, Result};

/// What unwinds the stack between the layers of this module.
enum Unwinding {
    /// A bound was reached.
    Bound { what: &'static str, limit: usize },
    /// The library panicked.
    Hayro,
    /// A callback of ours panicked, with this payload.
    Ours(Box<dyn Any + Send>),
}

impl Unwinding {
    fn resume(self) -> ! {
        // Without the panic hook: it has run where there was a panic.
        resume_unwind(Box::new(self))
    }
}

thread_local! {
    static IN_HAYRO: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is inside the PDF library, so that a panic on it is the library's and
/// will be caught and become an [`Error`]. A panic hook may ask, to print nothing of such a
/// panic.
#[must_use]
pub fn catches_panics() -> bool {
    IN_HAYRO.with(Cell::get)
}

/// Runs `work` with the thread marked as inside the library or not, and catches its panics. The
/// mark is taken back in any case.
fn caught<T>(in_hayro: bool, work: impl FnOnce() -> T) -> std::thread::Result<T> {
    let before = IN_HAYRO.with(|mark| mark.replace(in_hayro));
    // Whoever catches a panic here drops what the work was changing, or passes the panic on.
    let outcome = catch_unwind(AssertUnwindSafe(work));
    IN_HAYRO.with(|mark| mark.set(before));
    outcome
}

/// Calls into the library. `call` must do nothing else, so that a panic in it is the library's.
pub(super) fn hayro<T>(call: impl FnOnce() -> T) -> T {
    caught(true, call).unwrap_or_else(|payload| match payload.downcast::<Unwinding>() {
        Ok(unwinding) => unwinding.resume(),
        Err(_) => Unwinding::Hayro.resume(),
    })
}

/// Does what the library called us back for.
fn callback<T>(work: impl FnOnce() -> T) -> T {
    caught(false, work).unwrap_or_else(|payload| match payload.downcast::<Unwinding>() {
        Ok(unwinding) => unwinding.resume(),
        Err(payload) => Unwinding::Ours(payload).resume(),
    })
}

/// Leaves the reading because a bound is reached: [`guarded`] turns it into
/// [`Error::PdfTooLarge`].
pub(super) fn stop(what: &'static str, limit: usize) -> ! {
    Unwinding::Bound { what, limit }.resume()
}

/// Reads a PDF, or says why it cannot be read. `work` must own all it changes, so that nothing
/// half-written outlives an unwinding.
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    caught(false, work).unwrap_or_else(|payload| match payload.downcast::<Unwinding>() {
        Ok(unwinding) => match *unwinding {
            Unwinding::Bound { what, limit } => Err(Error::PdfTooLarge {
                what: what.into(),
                found: limit.saturating_add(1),
                limit,
            }),
            Unwinding::Hayro => Err(Error::MalformedPdf {
                reason: "the PDF library crashed on it".to_owned(),
            }),
            Unwinding::Ours(panic) => resume_unwind(panic),
        },
        Err(panic) => resume_unwind(panic),
    })
}

/// An iterator of the library's, each step of which is a call into it.
pub(super) struct Steps<I>(pub(super) I);

impl<I: Iterator> Iterator for Steps<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        hayro(|| self.0.next())
    }
}

/// A device that the library may call back.
pub(super) struct Callbacks<'d, D>(pub(super) &'d mut D);

impl<'a, D: Device<'a>> Device<'a> for Callbacks<'_, D> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        callback(|| self.0.draw_path(path, props, mode));
    }

    fn push_clip_path(&mut self, path: &ClipPath) {
        callback(|| self.0.push_clip_path(path));
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        callback(|| self.0.push_clip_rect(rect));
    }

    fn push_transparency_group(
        &mut self,
        opacity: f32,
        mask: Option<SoftMask<'a>>,
        mode: BlendMode,
    ) {
        callback(|| self.0.push_transparency_group(opacity, mask, mode));
    }

    fn draw_glyph_run(
        &mut self,
        run: &GlyphRun<'_, 'a>,
        props: DrawProps<'a>,
        mode: &DrawMode,
    ) {
        callback(|| self.0.draw_glyph_run(run, props, mode));
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        callback(|| self.0.draw_image(image, props));
    }

    fn pop_clip(&mut self) {
        callback(|| self.0.pop_clip());
    }

    fn pop_transparency_group(&mut self) {
        callback(|| self.0.pop_transparency_group());
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        callback(|| self.0.draw_rect(rect, props, mode));
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        callback(|| self.0.begin_marked_content(tag, properties));
    }

    fn end_marked_content(&mut self) {
        callback(|| self.0.end_marked_content());
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, clippy::expect_used, reason = "panics are what is tested")]

    use super::*;

    /// A panic without the hook, which would print.
    fn panic_quietly(text: &'static str) -> ! {
        resume_unwind(Box::new(text))
    }

    /// What `work` panics with.
    fn panic_of(work: impl FnOnce() -> Result<()>) -> &'static str {
        let payload = catch_unwind(AssertUnwindSafe(|| drop(guarded(work))))
            .expect_err("it panics");
        *payload.downcast::<&'static str>().expect("with its own payload")
    }

    #[test]
    fn a_panic_of_the_library_becomes_an_error() {
        let outcome: Result<()> = guarded(|| hayro(|| panic_quietly("a bug of hayro's")));
        assert!(
            matches!(&outcome, Err(Error::MalformedPdf { reason }) if reason.contains("crashed")),
            "{outcome:?}"
        );
    }

    #[test]
    fn a_panic_of_ours_passes_through() {
        assert_eq!(panic_of(|| panic_quietly("a bug of ours")), "a bug of ours");
    }

    #[test]
    fn a_panic_in_a_callback_passes_through_the_library() {
        let panic = panic_of(|| hayro(|| callback(|| panic_quietly("a bug of ours"))));
        assert_eq!(panic, "a bug of ours");
    }

    #[test]
    fn a_panic_of_the_library_that_a_callback_called_again_becomes_an_error() {
        let outcome: Result<()> = guarded(|| {
            hayro(|| callback(|| hayro(|| panic_quietly("a bug of hayro's"))))
        });
        assert!(matches!(outcome, Err(Error::MalformedPdf { .. })), "{outcome:?}");
    }

    #[test]
    fn a_bound_that_a_callback_reaches_becomes_an_error() {
        let outcome: Result<()> = guarded(|| hayro(|| callback(|| stop("words", 3))));
        assert!(
            matches!(
                &outcome,
                Err(Error::PdfTooLarge { what, found: 4, limit: 3 }) if what == "words"
            ),
            "{outcome:?}"
        );
    }

    #[test]
    fn only_panics_inside_the_library_are_expected() {
        let mut seen = Vec::new();
        let outcome = guarded(|| {
            seen.push(catches_panics());
            hayro(|| {
                seen.push(catches_panics());
                callback(|| seen.push(catches_panics()));
                seen.push(catches_panics());
            });
            seen.push(catches_panics());
            hayro(|| -> Result<()> { panic_quietly("a bug of hayro's") })
        });
        assert!(outcome.is_err());
        assert_eq!(seen, [false, true, false, true, false]);
        assert!(!catches_panics());
    }
}
