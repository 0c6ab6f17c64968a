//! Panics in a worker, as findings. A layout can make the typesetter panic; a panic in this
//! crate's own code is a bug of ours, and must not be blamed on the layout.

use std::any::Any;
use std::panic;
use std::sync::{Mutex, PoisonError};

use super::LAYOUT_CRASHED;
use crate::diag::Diagnostic;
use crate::layout::Layout;

/// Where in the source something panicked.
type Place = (String, u32);

/// Where the last panic was; the payload that is caught does not say.
static LAST_PLACE: Mutex<Option<Place>> = Mutex::new(None);

/// Replaces the panic hook of this process, which is a worker and nothing else, by one that
/// remembers the place and prints nothing.
pub(super) fn remember_places() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(|at| (at.file().to_owned(), at.line()));
        *LAST_PLACE.lock().unwrap_or_else(PoisonError::into_inner) = place;
    }));
}

/// The last panic, whose payload was caught, as a finding.
pub(super) fn finding(layout: &Layout, payload: &(dyn Any + Send)) -> Diagnostic {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
    let place = LAST_PLACE.lock().unwrap_or_else(PoisonError::into_inner).take();
    describe(layout, text.unwrap_or("no message"), place.as_ref())
}

fn describe(layout: &Layout, text: &str, place: Option<&Place>) -> Diagnostic {
    let at = layout.place(None);
    match place {
        Some((file, line)) if is_ours(file) => {
            let message = format!("vitae panicked at {file}:{line}: {text}");
            Diagnostic::error(LAYOUT_CRASHED, at, message)
                .hint("this is a bug in vitae: report it with the layout and the résumé")
        }
        _ => {
            let message = format!("the layout made the typesetter panic: {text}");
            Diagnostic::error(LAYOUT_CRASHED, at, message)
        }
    }
}

/// Whether a source file belongs to this crate.
fn is_ours(file: &str) -> bool {
    // Both separators, because the compiler uses those of its system.
    let this = ["worker/panics.rs", "worker\\panics.rs"];
    let source = this.into_iter().find_map(|this| file!().strip_suffix(this));
    source.is_some_and(|source| file.starts_with(source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bug_of_ours_is_not_blamed_on_the_layout() {
        let files = [("layout.typ".to_owned(), b"#let layout = none".to_vec())].into();
        let layout = Layout::from_files("mine", "mine", files).expect("it has its file");
        let ours = (file!().to_owned(), line!());
        let found = describe(&layout, "it broke", Some(&ours));
        assert!(found.message.starts_with("vitae panicked at "), "{}", found.message);
        assert!(found.hints[0].contains("bug in vitae"));
        let typst = "/home/me/.cargo/registry/src/index/typst-layout-0.15.1/src/lib.rs";
        for place in [Some((typst.to_owned(), 7)), None] {
            let found = describe(&layout, "it broke", place.as_ref());
            assert_eq!(found.message, "the layout made the typesetter panic: it broke");
        }
    }
}
