//! Strangers' layouts, run where they can do no harm: a document and a layout go into a process
//! of this same program, files or findings come out, and whatever the layout does, this process
//! lives.
//!
//! The engine can neither be interrupted nor told how much memory it may take, and a layout can
//! bring it to abort. So the layout runs in a child (`serve`) that gives up, before it has read
//! a byte of the layout, all but a bounded amount of memory and of processor time, the right to
//! open files and that to write them. The parent (`process`, with a running worker in `child`)
//! ends it when its time is over, and tells what it died of.

mod child;
mod finding;
mod limits;
mod process;
mod protocol;
mod serve;

use std::time::Duration;

use crate::diag::Code;

pub use process::WorkerPress;
pub use serve::serve;

/// The first argument of a process that is to be a worker. It is no command: the program only
/// ever says it to itself.
pub const ARGUMENT: &str = "worker-of-vitae";

/// A layout took more than it may.
const LAYOUT_OVER_LIMIT: Code = Code::new("T010", "layout-over-limit");
/// A layout brought the engine down.
const LAYOUT_CRASHED: Code = Code::new("T013", "layout-crashed");

/// What a layout may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of memory, beside what the program itself takes.
    pub memory: u64,
    /// Seconds of processor time for each document.
    pub processor: u64,
    /// The time for each document by the clock: on a busy machine it is longer than that of the
    /// processor.
    pub clock: Duration,
    /// Documents after which the process makes way for a new one: the engine never forgets a
    /// name it has seen.
    pub documents: usize,
}

impl Default for Limits {
    /// A hundred times what a layout of the product takes.
    fn default() -> Self {
        Self {
            memory: 2 << 30,
            processor: 10,
            clock: Duration::from_secs(20),
            documents: 256,
        }
    }
}
