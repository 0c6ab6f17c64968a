//! Files on disk, for the command line and for batches: reading within a bound, and writing that
//! never leaves half a file in the place of a whole one.

mod scratch;
mod write;

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

#[cfg(all(feature = "cli", unix))]
pub(crate) use scratch::remove_all as remove_unfinished;
#[cfg(feature = "cli")]
pub(crate) use write::WriteError;
pub(crate) use write::{Writer, refuse_link};

/// Reads the file at `path`: all of it, or the first `limit` bytes and one more, by which the
/// caller recognises that it is too large.
pub(crate) fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let limit = limit.saturating_add(1);
    let mut content = Vec::new();
    // The size is a guess: the file may grow.
    content.reserve_exact(usize::try_from(metadata.len().min(limit)).unwrap_or_default());
    file.take(limit).read_to_end(&mut content)?;
    Ok(content)
}

/// As [`read`], of a file that somebody else has named: a pipe would never end, and a device, or
/// standard input, is not theirs to read.
pub(crate) fn read_regular(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    // Opening a pipe waits for its other end, so this comes first.
    if !metadata.is_file() || is_own_stream(path) {
        return Err(io::Error::other("it is not a regular file"));
    }
    read(path, limit)
}

/// Whether a path leads to what this process has open, whatever that is.
fn is_own_stream(path: &Path) -> bool {
    let mut path = path.to_owned();
    for _ in 0..write::MAX_LINKS {
        // The folders on the way may be links, too.
        let folder = fs::canonicalize(write::folder_of(&path)).unwrap_or_default();
        if folder.starts_with("/proc") || folder.starts_with("/dev/fd") {
            return true;
        }
        match fs::read_link(&path) {
            Ok(target) => path = folder.join(target),
            Err(_) => return false,
        }
    }
    true
}

/// The reason for an error of the system as one clause: lower case, without its error number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    chars.next().map(|c| c.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
