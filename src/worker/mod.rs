//! Untrusted layouts run in a process of their own, so that whatever a layout does, the program
//! goes on.
//!
//! The typesetter can neither be interrupted nor limited in the memory it takes, and a layout can
//! make it abort. So the layout runs in a child of this same program (`serve`). Before the child
//! reads a byte of the layout it limits its memory and its processor time and gives up the right
//! to open or write files (`limits`, which lists what holds on which system). The parent
//! (`process`, with one running child in `child`) ends the child when its time is over and
//! reports why it ended.

mod child;
mod finding;
mod limits;
mod panics;
mod process;
mod protocol;
mod serve;

use std::path::Path;
use std::time::Duration;

use crate::diag::Code;
use crate::layout::Layout;
use crate::render::{InProcess, Press};
use crate::typeset::Typesetter;

pub use process::WorkerPress;
pub use serve::serve;

/// The first argument of a process that is to run as a worker. It is not a command for people:
/// only the program itself passes it.
pub const ARGUMENT: &str = "worker-of-vitae";

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

/// A layout exceeded a limit.
const LAYOUT_OVER_LIMIT: Code = Code::new("T010", "layout-over-limit");
/// A layout made the typesetter crash.
const LAYOUT_CRASHED: Code = Code::new("T013", "layout-crashed");

/// The limits of an untrusted layout. The clock's is kept on every system; memory and processor
/// time are limited on Linux, and as far as the system can on other Unix systems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of memory, beside those of the program itself.
    pub memory: u64,
    /// Seconds of processor time for each document.
    pub processor: u64,
    /// Time by the clock for each document; longer than the processor time, because the machine
    /// may be busy.
    pub clock: Duration,
    /// Documents after which the process is replaced by a new one: the typesetter never frees the
    /// names it has seen.
    pub documents: usize,
}

impl Default for Limits {
    /// A hundred times what a built-in layout needs.
    fn default() -> Self {
        Self {
            memory: 2 << 30,
            processor: 10,
            clock: Duration::from_secs(20),
            documents: 256,
        }
    }
}
