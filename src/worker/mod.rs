//! Untrusted layouts run in a process of their own, so that whatever a layout does, the program
//! goes on.
//!
//! The typesetter can neither be interrupted nor limited in the memory it takes, and a layout can
//! make it abort. So the layout runs in a child of this same program (`serve`). Before the child
//! reads a byte of the layout it limits its memory and its processor time and gives up the right
//! to open or write files (`limits`, which lists what holds on which system). The parent
//! (`process`, with one running child in `child`) ends the child when its time is over and
//! reports why it ended.
//!
//! Untrusted PDFs are read in the same way, by another kind of worker (`reader`, and `read` in the
//! child), one after the other in the same process.

mod checking;
mod child;
mod finding;
mod limits;
mod panics;
mod press;
mod process;
mod protocol;
mod read;
mod reader;
mod serve;
mod watchdog;

use std::time::Duration;

use crate::diag::Code;
use crate::setters::setters;

pub use press::{bounded_press, press};
pub use process::WorkerPress;
pub use reader::Reader;
pub use serve::serve;

/// The first argument of a process that is to run as a worker. It is not a command for people:
/// only the program itself passes it.
pub const ARGUMENT: &str = "worker-of-vitae";

/// The argument after [`ARGUMENT`] of a process that is to read PDFs.
const READ: &str = "read";

/// A layout exceeded a limit.
pub(crate) const LAYOUT_OVER_LIMIT: Code = Code::new("T010", "layout-over-limit");
/// A document exceeded a limit in a layout that is trusted, or crashed the typesetter.
const DOCUMENT_OVER_LIMIT: Code = Code::new("T016", "document-over-limit");
/// A layout made the typesetter crash.
const LAYOUT_CRASHED: Code = Code::new("T013", "layout-crashed");

/// The limits of an untrusted layout, or of reading untrusted PDFs. The clock's is kept on every
/// system; memory and processor time are limited on Linux, and as far as the system can on other
/// Unix systems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
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

setters!(Limits { memory: u64, processor: u64, clock: Duration, documents: usize });

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

impl Limits {
    /// For reading a small PDF: a hundred times what it needs, and little enough that nobody waits
    /// long for a file that is built to take for ever.
    fn of_a_pdf() -> Self {
        Self {
            memory: 512 << 20,
            processor: 1,
            clock: Duration::from_secs(10),
            documents: 256,
        }
    }
}

/// A number of bytes with its unit.
fn size(bytes: u64) -> String {
    if bytes >= 1 << 30 && bytes.is_multiple_of(1 << 30) {
        format!("{} GiB", bytes >> 30)
    } else {
        format!("{} MiB", bytes >> 20)
    }
}

#[cfg(test)]
mod tests;
