//! Ends a worker as soon as its processor time is over. The system's own limit counts whole seconds
//! and from the start of the process, which is too coarse for files that take milliseconds.

use std::io;
use std::process;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::limits::processor_time;

/// The exit status of a process that the watchdog ended; that of `timeout` in the GNU coreutils.
pub(super) const TIME_IS_OVER: i32 = 124;

/// How often the time is looked at while there is work.
const TICK: Duration = Duration::from_millis(20);

/// Bytes of stack for its thread, which calls next to nothing.
const STACK: usize = 128 << 10;

/// A thread that watches how much processor time this process has used.
#[derive(Debug)]
pub(super) struct Watchdog {
    /// The processor time of the process at which it ends; `None` while there is no work.
    limit: Sender<Option<Duration>>,
}

impl Watchdog {
    /// Starts the thread, which rests.
    ///
    /// # Errors
    /// If the system has no thread to give.
    pub(super) fn start() -> io::Result<Self> {
        let (limit, limits) = channel();
        thread::Builder::new().stack_size(STACK).spawn(move || look(&limits))?;
        Ok(Self { limit })
    }

    /// Allows `seconds` of processor time from now on.
    pub(super) fn watch(&self, seconds: u64) {
        let limit = processor_time().map(|used| used + Duration::from_secs(seconds));
        // The thread lives as long as this end of the channel.
        let _ = self.limit.send(limit);
    }

    /// Stops watching.
    pub(super) fn rest(&self) {
        let _ = self.limit.send(None);
    }
}

fn look(limits: &Receiver<Option<Duration>>) {
    let mut limit = None;
    loop {
        let next = match limit {
            None => limits.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(_) => limits.recv_timeout(TICK),
        };
        match next {
            Ok(next) => limit = next,
            Err(RecvTimeoutError::Timeout) => {
                if processor_time() > limit {
                    end();
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

#[expect(clippy::exit, reason = "the thread that has to end cannot be asked to")]
fn end() -> ! {
    process::exit(TIME_IS_OVER)
}
