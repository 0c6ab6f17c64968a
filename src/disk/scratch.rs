//! Files that are not finished. Each has a name that no other kind of file has, is locked for as
//! long as it is written, and is known to this process: so one that a killed process left behind
//! can be told from one in use, and a process that is stopped can clear away its own.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How the names of unfinished files begin and end.
const BEGIN: &str = ".vitae-";
const END: &str = ".part";

/// The unfinished files of this process.
static ALL: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// An unfinished file. It is removed when it is dropped, unless it was moved to its place.
#[derive(Debug)]
pub(super) struct Scratch {
    path: PathBuf,
    /// Locked until then.
    pub(super) file: File,
}

/// The name of an unfinished file; no two writers that run at the same time may share `name`.
pub(super) fn named(name: &str, index: usize) -> String {
    format!("{BEGIN}{name}-{index}{END}")
}

impl Scratch {
    /// Creates a file in the place of whatever has its name; a link is replaced, not followed.
    pub(super) fn create(path: PathBuf) -> io::Result<Self> {
        let mut all = all();
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let file = OpenOptions::new().write(true).create_new(true).open(&path)?;
        // Some network file systems have no locks; there nothing is swept either.
        _ = file.try_lock();
        all.insert(path.clone());
        Ok(Self { path, file })
    }

    /// Moves the file to its place.
    ///
    /// # Errors
    /// If the system does not move it.
    pub(super) fn take_place(self, place: &Path) -> io::Result<()> {
        fs::rename(&self.path, place)
        // Dropping it forgets it; there is nothing to remove any more.
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if all().remove(&self.path) {
            _ = fs::remove_file(&self.path);
        }
    }
}

/// Removes every unfinished file of this process, and keeps it from beginning others: it is about
/// to end.
#[cfg(all(feature = "cli", unix))]
pub(crate) fn remove_all() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    let all = all();
    for path in all.iter() {
        _ = fs::remove_file(path);
    }
    all
}

/// Removes what processes that were killed have left in a folder.
pub(super) fn sweep(folder: &Path) {
    for entry in folder.read_dir().into_iter().flatten().filter_map(Result::ok) {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !(name.starts_with(BEGIN) && name.ends_with(END))
            || entry.file_type().is_ok_and(|kind| !kind.is_file())
        {
            continue;
        }
        let path = entry.path();
        if all().contains(&path) {
            continue;
        }
        // Whoever is writing it holds the lock, in whatever process.
        if let Ok(file) = OpenOptions::new().write(true).open(&path)
            && file.try_lock().is_ok()
        {
            _ = fs::remove_file(&path);
        }
    }
}

fn all() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    ALL.lock().unwrap_or_else(PoisonError::into_inner)
}
