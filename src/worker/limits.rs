//! The limits that a worker sets itself before it reads a layout: memory, processor time, files.
//!
//! What they can be depends on the system:
//!
//! | | Linux | other Unix | other systems |
//! |---|---|---|---|
//! | memory | yes | where the system has `RLIMIT_AS` | no |
//! | processor time | yes | yes | no |
//! | opening and writing files | never | never | as the process may |
//!
//! Everywhere, the parent ends a worker by the clock, the environment is empty, and the engine
//! reads no file but those of the layout.

#[cfg(not(unix))]
pub(super) use none::{allow_processor, give_up, processor_time};
#[cfg(unix)]
pub(super) use unix::{allow_processor, give_up, processor_time};

#[cfg(unix)]
mod unix {
    use std::time::Duration;

    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    use rustix::time::{ClockId, clock_gettime};

    /// Standard input, output and error.
    const STREAMS: u64 = 3;

    /// Limits this process to `memory` bytes beside those in use, and takes from it for good the
    /// right to open a file or a socket, to write to a file, and to leave a core dump.
    ///
    /// # Errors
    /// If the system has a limit and does not set it.
    pub(in crate::worker) fn give_up(memory: u64) -> std::io::Result<()> {
        let in_use = in_use().unwrap_or_default();
        for (resource, limit) in [
            (Resource::As, in_use.saturating_add(memory)),
            (Resource::Core, 0),
            (Resource::Fsize, 0),
            (Resource::Nofile, STREAMS),
        ] {
            match setrlimit(
                resource,
                Rlimit { current: Some(limit), maximum: Some(limit) },
            ) {
                Ok(()) => {}
                // The limit is lower already, or the system does not have it.
                Err(_) if getrlimit(resource).current.is_some_and(|now| now <= limit) => {
                }
                Err(_) if resource == Resource::As && !cfg!(target_os = "linux") => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Allows `seconds` of processor time from now on.
    ///
    /// # Errors
    /// If the system does not set the limit.
    pub(in crate::worker) fn allow_processor(seconds: u64) -> std::io::Result<()> {
        let used = clock_gettime(ClockId::ProcessCPUTime).tv_sec;
        // The second that has begun does not count.
        let limit = u64::try_from(used)
            .unwrap_or_default()
            .saturating_add(seconds)
            .saturating_add(1);
        let maximum = getrlimit(Resource::Cpu).maximum;
        let limit = maximum.map_or(limit, |maximum| limit.min(maximum));
        Ok(setrlimit(Resource::Cpu, Rlimit { current: Some(limit), maximum })?)
    }

    /// The processor time that this process has used; `None` where the system does not say.
    #[expect(clippy::unnecessary_wraps, reason = "other systems do not say")]
    pub(in crate::worker) fn processor_time() -> Option<Duration> {
        let used = clock_gettime(ClockId::ProcessCPUTime);
        let seconds = u64::try_from(used.tv_sec).unwrap_or_default();
        Some(Duration::new(seconds, u32::try_from(used.tv_nsec).unwrap_or_default()))
    }

    /// Bytes of address space in use; `None` where there is no `/proc`.
    fn in_use() -> Option<u64> {
        let text = std::fs::read_to_string("/proc/self/statm").ok()?;
        let pages: u64 = text.split(' ').next()?.parse().ok()?;
        pages.checked_mul(u64::try_from(rustix::param::page_size()).ok()?)
    }
}

/// Systems without such limits: the parent's clock is all there is.
#[cfg(not(unix))]
mod none {
    /// Limits nothing.
    #[expect(clippy::unnecessary_wraps, reason = "where there are limits, this may fail")]
    pub(in crate::worker) fn give_up(_memory: u64) -> std::io::Result<()> {
        Ok(())
    }

    /// The system does not say.
    pub(in crate::worker) fn processor_time() -> Option<std::time::Duration> {
        None
    }

    /// Limits nothing.
    #[expect(clippy::unnecessary_wraps, reason = "where there are limits, this may fail")]
    pub(in crate::worker) fn allow_processor(_seconds: u64) -> std::io::Result<()> {
        Ok(())
    }
}
