//! Files on disk, for the command line and for batches: reading within a bound, and writing that
//! never leaves half a file in the place of a whole one.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

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

/// The reason for an error of the system as one clause: lower case, without its error number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    chars.next().map(|c| c.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// Writes files so that each is either whole in its place or not there at all.
#[derive(Debug, Clone)]
pub(crate) struct Writer {
    /// The names of unfinished files begin with it. No two writers that run at the same time may
    /// share it; what an earlier one left behind is overwritten.
    scratch: String,
    /// Whether files are forced to the disk before they take their places.
    is_durable: bool,
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

impl Writer {
    /// A writer whose files survive a loss of power.
    #[cfg(feature = "cli")]
    pub(crate) fn durable() -> Self {
        Self { scratch: format!(".vitae-{}", std::process::id()), is_durable: true }
    }

    /// A writer that leaves it to the system when files reach the disk: for files that are
    /// compared with their checksums before they are relied on.
    pub(crate) fn quick(scratch: String) -> Self {
        Self { scratch, is_durable: false }
    }

    /// Writes a set of files: first each beside its place, and only when all are complete are
    /// they moved there.
    pub(crate) fn write(&self, files: &[(&Path, &[u8])]) -> Result<(), WriteError> {
        let mut unfinished = Vec::with_capacity(files.len());
        for (index, (path, content)) in files.iter().enumerate() {
            let scratch = folder_of(path).join(format!("{}-{index}", self.scratch));
            let result = self.prepare(path, content, &scratch);
            unfinished.push(scratch);
            if let Err((path, source)) = result {
                remove(&unfinished);
                return Err(WriteError { index, path, source });
            }
        }
        for (index, (path, _)) in files.iter().enumerate() {
            if let Err(source) = fs::rename(&unfinished[index], path) {
                remove(&unfinished[index..]);
                return Err(WriteError { index, path: (*path).to_owned(), source });
            }
        }
        Ok(())
    }

    /// Writes `content` to `scratch`, in the folder of `path`. An error names the path at fault.
    fn prepare(
        &self,
        path: &Path,
        content: &[u8],
        scratch: &Path,
    ) -> Result<(), (PathBuf, io::Error)> {
        let failed = |source| (path.to_owned(), source);
        if path.is_dir() {
            return Err(failed(ErrorKind::IsADirectory.into()));
        }
        let folder = folder_of(path);
        fs::create_dir_all(folder).map_err(|error| match error.kind() {
            // A file is in the place of a folder.
            ErrorKind::AlreadyExists => failed(ErrorKind::NotADirectory.into()),
            _ => (folder.to_owned(), error),
        })?;
        create_new(scratch)
            .and_then(|mut file| {
                file.write_all(content)?;
                if self.is_durable { file.sync_all() } else { Ok(()) }
            })
            .map_err(failed)
    }
}

/// The folder that a file is in.
fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Creates a file in the place of whatever has its name; a link is replaced, not followed.
fn create_new(path: &Path) -> io::Result<File> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Removes unfinished files, as far as they are there.
fn remove(paths: &[PathBuf]) {
    for path in paths {
        _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a folder for temporary files")
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = folder.read_dir().expect("it can be read");
        let name = |entry: io::Result<fs::DirEntry>| {
            entry.expect("it can be read").file_name().to_string_lossy().into_owned()
        };
        let mut names: Vec<String> = entries.map(name).collect();
        names.sort();
        names
    }

    #[test]
    fn files_are_written_whole_and_nothing_else_is_left() {
        let folder = folder();
        let (one, two) = (folder.path().join("a/one"), folder.path().join("two"));
        fs::write(&two, "old").expect("it can be written");
        for writer in [Writer::durable(), Writer::quick(".part".to_owned())] {
            writer.write(&[(&one, b"1"), (&two, b"2")]).expect("they can be written");
            assert_eq!(fs::read(&one).expect("it is there"), b"1");
            assert_eq!(fs::read(&two).expect("it is there"), b"2");
            assert_eq!(names(folder.path()), ["a", "two"]);
            assert_eq!(names(&folder.path().join("a")), ["one"]);
        }
    }

    #[test]
    fn if_one_file_cannot_be_written_no_other_has_changed() {
        let folder = folder();
        let (one, two) = (folder.path().join("one"), folder.path().join("two"));
        fs::write(&one, "old").expect("it can be written");
        fs::create_dir(&two).expect("it can be made");
        let written = Writer::durable().write(&[(&one, b"1"), (&two, b"2")]);
        let error = written.expect_err("a folder is in its place");
        assert_eq!((error.index, error.path), (1, two));
        assert_eq!(error.source.kind(), ErrorKind::IsADirectory);
        assert_eq!(fs::read(&one).expect("it is there"), b"old");
        assert_eq!(names(folder.path()), ["one", "two"]);
        let below = one.join("file");
        let written = Writer::durable().write(&[(&below, b"1")]);
        let error = written.expect_err("a file is no folder");
        assert_eq!(error.source.kind(), ErrorKind::NotADirectory);
    }

    #[test]
    fn an_unfinished_file_of_a_run_that_was_killed_is_replaced() {
        let folder = folder();
        let path = folder.path().join("file");
        fs::write(folder.path().join(".part-0"), "half").expect("it can be written");
        let writer = Writer::quick(".part".to_owned());
        writer.write(&[(&path, b"whole")]).expect("it can be written");
        assert_eq!(fs::read(&path).expect("it is there"), b"whole");
        assert_eq!(names(folder.path()), ["file"]);
    }

    #[test]
    fn a_file_over_the_limit_is_read_up_to_one_byte_more() {
        let folder = folder();
        let path = folder.path().join("file");
        fs::write(&path, "12345").expect("it can be written");
        assert_eq!(read(&path, 5).expect("it can be read"), b"12345");
        assert_eq!(read(&path, 3).expect("it can be read"), b"1234");
        let error = read(folder.path(), 5).expect_err("it is a folder");
        assert_eq!(error.kind(), ErrorKind::IsADirectory);
    }

    #[test]
    fn a_reason_has_no_error_number() {
        // ENOENT on Unix, and the same number on Windows.
        let error = io::Error::from_raw_os_error(2);
        let reason = reason(&error);
        assert!(!reason.contains("os error"), "{reason}");
        assert!(reason.starts_with(|c: char| !c.is_uppercase()), "{reason}");
        assert!(!reason.is_empty());
    }
}
