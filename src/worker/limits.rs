//! What a worker gives up before it reads a layout: memory, processor time, files.

#[cfg(unix)]
pub(super) use unix::{allow_processor, give_up};

#[cfg(unix)]
mod unix {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    use rustix::time::{ClockId, clock_gettime};

    /// Standard input, output and error.
    const STREAMS: u64 = 3;

    /// Gives up all but `memory` bytes beside those in use, and for ever the right to open a
    /// file or a socket, to write to a file, and to leave a core dump.
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
                // What is allowed is less already, or a system without this limit.
                Err(_) if getrlimit(resource).current.is_some_and(|now| now <= limit) => {
                }
                Err(_) if resource == Resource::As && !cfg!(target_os = "linux") => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Allows `seconds` of processor time from now on.
    pub(in crate::worker) fn allow_processor(seconds: u64) -> std::io::Result<()> {
        let used = clock_gettime(ClockId::ProcessCPUTime).tv_sec;
        // The second that has begun is not to be counted.
        let limit = u64::try_from(used).unwrap_or_default().saturating_add(seconds + 1);
        let maximum = getrlimit(Resource::Cpu).maximum;
        let limit = maximum.map_or(limit, |maximum| limit.min(maximum));
        Ok(setrlimit(Resource::Cpu, Rlimit { current: Some(limit), maximum })?)
    }

    /// Bytes of addresses in use, where the system tells.
    fn in_use() -> Option<u64> {
        let text = std::fs::read_to_string("/proc/self/statm").ok()?;
        let pages: u64 = text.split(' ').next()?.parse().ok()?;
        pages.checked_mul(u64::try_from(rustix::param::page_size()).ok()?)
    }
}

/// Other systems have no such limits: the clock of the parent is all there is.
#[cfg(not(unix))]
pub(super) fn give_up(_memory: u64) -> std::io::Result<()> {
    Ok(())
}

/// See [`give_up`].
#[cfg(not(unix))]
pub(super) fn allow_processor(_seconds: u64) -> std::io::Result<()> {
    Ok(())
}
