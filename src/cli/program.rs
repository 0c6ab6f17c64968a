//! This program's own file, by which it starts its workers.

use std::path::{Path, PathBuf};

use super::failure::Failure;

/// This program, which prints untrusted layouts and reads PDFs in processes of its own.
pub(super) fn program() -> Result<PathBuf, Failure> {
    std::env::current_exe().map_err(Failure::read(Path::new("vitae")))
}
