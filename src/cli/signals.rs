//! What happens when somebody asks the program to stop: a batch finishes the documents in progress,
//! anything else ends at once, and no unfinished file is left either way.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::failure::Failure;

#[cfg(unix)]
pub(super) use unix::listen;

/// A flag that is set when somebody asks the program to stop; asking again ends it at once. To be
/// called once.
#[cfg_attr(unix, expect(clippy::unnecessary_wraps, reason = "other systems may refuse"))]
pub(super) fn stop() -> Result<Arc<AtomicBool>, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    unix::set_first(&stop);
    #[cfg(not(unix))]
    flags(&stop)?;
    Ok(stop)
}

/// Where there is nothing to listen to signals with, a flag must do.
#[cfg(not(unix))]
fn flags(stop: &Arc<AtomicBool>) -> Result<(), Failure> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::flag;

    for signal in [SIGINT, SIGTERM] {
        let status = super::status::ExitStatus::Failed as i32;
        flag::register_conditional_shutdown(signal, status, Arc::clone(stop))
            .and_then(|_| flag::register(signal, Arc::clone(stop)))
            .map_err(|source| Failure::System { what: "signals", source })?;
    }
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn listen() -> Result<(), Failure> {
    Ok(())
}

#[cfg(unix)]
mod unix {
    use std::process;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Arc, OnceLock};
    use std::thread;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use crate::cli::failure::Failure;
    use crate::cli::status::ExitStatus;
    use crate::disk;

    /// The flag of a command that comes to an end by itself.
    static STOP: OnceLock<Arc<AtomicBool>> = OnceLock::new();

    /// From now on, the first signal sets a flag.
    pub(super) fn set_first(stop: &Arc<AtomicBool>) {
        _ = STOP.set(Arc::clone(stop));
    }

    /// Listens to signals from now on, on a thread of its own.
    ///
    /// # Errors
    /// If the system refuses.
    pub(in crate::cli) fn listen() -> Result<(), Failure> {
        let failed = |source| Failure::System { what: "signals", source };
        let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).map_err(failed)?;
        let listen = move || {
            for signal in signals.forever() {
                heard(signal);
            }
        };
        thread::Builder::new().spawn(listen).map_err(failed)?;
        Ok(())
    }

    #[expect(clippy::exit, reason = "the other threads cannot be asked to end")]
    fn heard(signal: i32) {
        let stop = STOP.get();
        if stop.is_some_and(|stop| !stop.swap(true, Ordering::Relaxed)) {
            return;
        }
        // Until the end, so that no other thread begins a file.
        let _held = disk::remove_unfinished();
        if stop.is_none() {
            // Whoever sent the signal sees that it was heeded.
            _ = emulate_default_handler(signal);
        }
        process::exit(ExitStatus::Failed as i32);
    }
}
