//! The report of a batch. It takes its place only when its last line is written.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::progress::Failure;
use crate::disk::refuse_link;

/// A report that is being written.
pub(super) struct Report {
    path: PathBuf,
    unfinished: PathBuf,
    file: BufWriter<File>,
}

impl Report {
    /// Creates the report `name` in `folder`.
    pub(super) fn begin(folder: &Path, name: &str) -> Result<Self, Failure> {
        let unfinished = folder.join(format!(".{name}.part"));
        let file = refuse_link(&unfinished).and_then(|()| File::create(&unfinished));
        let file = file.map_err(|error| Failure::Io(unfinished.clone(), error))?;
        Ok(Self { path: folder.join(name), unfinished, file: BufWriter::new(file) })
    }

    /// Adds a line.
    pub(super) fn add(&mut self, line: &str) -> Result<(), Failure> {
        writeln!(self.file, "{line}")
            .map_err(|error| Failure::Io(self.unfinished.clone(), error))
    }

    /// Moves it to its place.
    pub(super) fn end(self) -> Result<(), Failure> {
        let Self { path, unfinished, file } = self;
        let written = file.into_inner().map_err(io::IntoInnerError::into_error);
        let moved = written.and_then(|_| fs::rename(&unfinished, &path));
        moved.map_err(|error| Failure::Io(path, error))
    }
}
