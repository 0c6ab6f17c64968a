//! Writing files whole or not at all: each is finished beside its place and then moved there.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::scratch::{Scratch, named, sweep};

/// How many links a path is followed through, as on Linux.
pub(super) const MAX_LINKS: usize = 40;

/// Writes files so that each is either whole in its place or not there at all.
#[derive(Debug)]
pub(crate) struct Writer {
    /// A part of the names of unfinished files. No two writers that run at the same time may share
    /// it; what an earlier one left behind is removed.
    scratch: String,
    /// Whether files are forced to the disk before they take their places.
    is_durable: bool,
    /// The folder in which no link is followed; `None` if whoever names a file may name a link.
    closed: Option<PathBuf>,
    /// The folders that were cleared of what killed processes left there.
    swept: Mutex<BTreeSet<PathBuf>>,
}

/// A file that could not be written. None of its set has changed, unless moving one of them to
/// its place failed: then those before it are in their places.
#[derive(Debug)]
pub(crate) struct WriteError {
    /// The position of the file in its set.
    pub(crate) index: usize,
    /// The file, or the folder that it needs.
    #[cfg_attr(
        not(feature = "cli"),
        expect(dead_code, reason = "a batch names the file itself")
    )]
    pub(crate) path: PathBuf,
    pub(crate) source: io::Error,
}

/// A file on its way to its place.
enum Prepared<'a> {
    /// Finished beside its place.
    Beside(Scratch, PathBuf),
    /// To be written into what is in its place and can only be written into: a device, or a pipe.
    Into(File, &'a [u8]),
}

impl Writer {
    /// A writer whose files survive a loss of power. A link in the place of a file is followed.
    #[cfg(feature = "cli")]
    pub(crate) fn durable() -> Self {
        Self {
            scratch: std::process::id().to_string(),
            is_durable: true,
            closed: None,
            swept: Mutex::default(),
        }
    }

    /// A writer that leaves it to the system when files reach the disk: for files that are
    /// compared with their checksums before they are relied on. In `folder` and below it, links
    /// are refused: somebody else may have put them there.
    pub(crate) fn quick(folder: PathBuf, scratch: String) -> Self {
        Self { scratch, is_durable: false, closed: Some(folder), swept: Mutex::default() }
    }

    /// Writes a set of files: first each beside its place, and only when all are complete are
    /// they moved there.
    pub(crate) fn write(&self, files: &[(&Path, &[u8])]) -> Result<(), WriteError> {
        let mut prepared = Vec::with_capacity(files.len());
        for (index, (path, content)) in files.iter().enumerate() {
            let file = self.prepare(path, content, index);
            let failed = |(path, source)| WriteError { index, path, source };
            prepared.push(file.map_err(failed)?);
        }
        for (index, file) in prepared.into_iter().enumerate() {
            let written = match file {
                Prepared::Beside(scratch, place) => scratch.take_place(&place),
                Prepared::Into(mut file, content) => file.write_all(content),
            };
            if let Err(source) = written {
                let path = files.get(index).map(|(path, _)| (*path).to_owned());
                return Err(WriteError { index, path: path.unwrap_or_default(), source });
            }
        }
        Ok(())
    }

    /// Writes `content` to an unfinished file in the folder of `path`, or in that of the file that
    /// `path` links to. An error names the path at fault.
    fn prepare<'a>(
        &self,
        path: &Path,
        content: &'a [u8],
        index: usize,
    ) -> Result<Prepared<'a>, (PathBuf, io::Error)> {
        let failed = |source| (path.to_owned(), source);
        if let Some(closed) = &self.closed {
            refuse_links(closed, path).map_err(failed)?;
        }
        // Of what a link leads to, if there is something.
        let old = fs::metadata(path).ok();
        if let Some(old) = &old {
            check(old).map_err(failed)?;
            if !old.is_file() {
                let file = OpenOptions::new().write(true).open(path).map_err(failed)?;
                return Ok(Prepared::Into(file, content));
            }
        }
        let place = followed(path).map_err(failed)?;
        let folder = folder_of(&place);
        fs::create_dir_all(folder).map_err(|error| match error.kind() {
            // A file is in the place of a folder.
            ErrorKind::AlreadyExists => failed(ErrorKind::NotADirectory.into()),
            _ => (folder.to_owned(), error),
        })?;
        self.sweep(folder);
        let scratch = folder.join(named(&self.scratch, index));
        let scratch = self.fill(scratch, content, old.as_ref()).map_err(failed)?;
        Ok(Prepared::Beside(scratch, place))
    }

    /// A file with its content, and with the mode of the `old` one that it is to replace.
    fn fill(
        &self,
        path: PathBuf,
        content: &[u8],
        old: Option<&Metadata>,
    ) -> io::Result<Scratch> {
        let mut scratch = Scratch::create(path)?;
        if let Some(old) = old {
            // Before the first byte: what was private stays private throughout.
            scratch.file.set_permissions(old.permissions())?;
        }
        scratch.file.write_all(content)?;
        if self.is_durable {
            scratch.file.sync_all()?;
        }
        Ok(scratch)
    }

    /// Clears a folder, once, of what killed processes left there.
    fn sweep(&self, folder: &Path) {
        let mut swept = self.swept.lock().unwrap_or_else(PoisonError::into_inner);
        if !swept.contains(folder) {
            swept.insert(folder.to_owned());
            sweep(folder);
        }
    }
}

/// Whether what is in a file's place may be replaced, or written into.
fn check(old: &Metadata) -> io::Result<()> {
    if old.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    // Moving another file to its place would not ask for the right to write to it.
    if old.is_file() && old.permissions().readonly() {
        return Err(io::Error::other("it is read-only"));
    }
    Ok(())
}

/// The path that a link leads to in the end, whether something is there or not; of anything else
/// the path itself.
fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::read_link(&path) {
            Ok(target) => path = folder_of(&path).join(target),
            // Not a link, or nothing at all.
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("too many links lead to each other"))
}

/// Fails if there is a link at `path`.
pub(crate) fn refuse_link(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok_and(|it| it.file_type().is_symlink()) {
        return Err(io::Error::other("a link is in its place"));
    }
    Ok(())
}

/// Fails if there is a link at `path`, or on the way to it from `folder`.
fn refuse_links(folder: &Path, path: &Path) -> io::Result<()> {
    let mut at = folder.to_owned();
    for part in path.strip_prefix(folder).unwrap_or(path).components() {
        if let Component::Normal(part) = part {
            at.push(part);
            refuse_link(&at)?;
        }
    }
    Ok(())
}

/// The folder that a file is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}
