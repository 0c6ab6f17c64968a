//! Writing files: contents come in; either all files stand whole in their places, or none has
//! changed.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::terminal::Failure;

/// A file to be written.
pub(super) struct NewFile {
    /// Where it shall stand.
    pub(super) path: PathBuf,
    /// What it shall hold.
    pub(super) content: Vec<u8>,
}

/// Writes every file beside its place first, and moves them there only when all are written.
pub(super) fn write(files: &[NewFile]) -> Result<(), Failure> {
    let mut written = Vec::with_capacity(files.len());
    for file in files {
        written.push(beside(file)?);
    }
    for (file, temporary) in files.iter().zip(written) {
        temporary
            .persist(&file.path)
            .map_err(|error| failure(&file.path)(error.error))?;
    }
    Ok(())
}

/// The file's content in a new file of the same folder, so that moving it cannot tear it.
fn beside(file: &NewFile) -> Result<NamedTempFile, Failure> {
    if file.path.is_dir() {
        return Err(failure(&file.path)(ErrorKind::IsADirectory.into()));
    }
    let folder = match file.path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(folder).map_err(|error| match error.kind() {
        // A file stands where a folder should.
        ErrorKind::AlreadyExists => failure(&file.path)(ErrorKind::NotADirectory.into()),
        _ => failure(folder)(error),
    })?;
    let mut temporary = tempfile::Builder::new()
        .prefix(".vitae-")
        .permissions(readable_by_all())
        .tempfile_in(folder)
        .map_err(failure(&file.path))?;
    temporary
        .write_all(&file.content)
        .and_then(|()| temporary.as_file().sync_all())
        .map_err(failure(&file.path))?;
    Ok(temporary)
}

/// What a newly written file usually may: temporary files are private by default.
#[cfg(unix)]
fn readable_by_all() -> std::fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    // The process's umask still applies.
    std::fs::Permissions::from_mode(0o666)
}

#[cfg(not(unix))]
fn readable_by_all() -> std::fs::Permissions {
    unreachable!("only asked for on unix")
}

fn failure(path: &Path) -> impl Fn(std::io::Error) -> Failure {
    let path = path.to_owned();
    move |source| Failure::Write { path: path.clone(), source }
}
