//! Where a layout is compiled: in this process, or in one of its own.

use std::path::Path;

use super::process::WorkerPress;
use crate::layout::Layout;
use crate::render::{InProcess, Press};
use crate::typeset::Typesetter;

/// A press for `layout`: in this process if the layout is trusted, otherwise in a process of its
/// own, for which `program` is the `vitae` binary.
#[must_use]
pub fn press<'a>(
    layout: &'a Layout,
    typesetter: &'a Typesetter,
    program: &Path,
) -> Box<dyn Press + 'a> {
    if layout.is_trusted() {
        Box::new(InProcess { typesetter, layout })
    } else {
        Box::new(WorkerPress::new(layout, typesetter, program.to_owned()))
    }
}

/// A press for `layout` in a process of its own, whether the layout is trusted or not: the engine
/// cannot be interrupted, and a document that is built for it can take it minutes, or all memory.
#[must_use]
pub fn bounded_press<'a>(
    layout: &'a Layout,
    typesetter: &'a Typesetter,
    program: &Path,
) -> Box<dyn Press + 'a> {
    Box::new(WorkerPress::new(layout, typesetter, program.to_owned()))
}
