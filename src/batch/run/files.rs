//! Writing a document's files into the folder of the batch, and recognising those that are
//! already there.
//!
//! Nothing is forced to the disk: after a loss of power the next run finds by checksums which
//! files are not whole, and makes them again.

use std::fs;
use std::path::{Path, PathBuf};

use crate::batch::codes::{UNREADABLE, UNWRITABLE};
use crate::batch::digest::{digest, hexadecimal};
use crate::batch::made::MadeFile;
use crate::batch::report::Written;
use crate::diag::{Diagnostic, Location};
use crate::disk::{self, Writer};

/// The folder that documents go to.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    writer: Writer,
}

impl Folder {
    /// The folder at `path`. The names of unfinished files contain `scratch`, which no other
    /// thread may share.
    pub(super) fn new(path: PathBuf, scratch: String) -> Self {
        Self { writer: Writer::quick(path.clone(), scratch), path }
    }

    /// Writes the files of the document `id`.
    pub(super) fn write(
        &self,
        id: &str,
        files: &[MadeFile],
    ) -> Result<Vec<Written>, Box<Diagnostic>> {
        let names: Vec<String> =
            files.iter().map(|file| format!("{id}{}", file.ending)).collect();
        let paths: Vec<PathBuf> = names.iter().map(|name| self.path.join(name)).collect();
        let contents: Vec<(&Path, &[u8])> = paths
            .iter()
            .zip(files)
            .map(|(path, file)| (path.as_path(), file.content.as_slice()))
            .collect();
        self.writer.write(&contents).map_err(|error| {
            let (name, reason) = (&names[error.index], disk::reason(&error.source));
            let message = format!("cannot write `{name}`: {reason}");
            Box::new(Diagnostic::error(UNWRITABLE, Location::Nowhere, message))
        })?;
        let written = names.into_iter().zip(files).map(|(name, file)| {
            Written::new(name, file.format, file.pages, &file.content)
        });
        Ok(written.collect())
    }

    /// Whether the file is there as it was written.
    pub(super) fn has(&self, file: &Written) -> bool {
        let path = self.path.join(&file.path);
        // A link is not what was written.
        let is_same = fs::symlink_metadata(&path)
            .is_ok_and(|it| it.is_file() && it.len() == file.bytes);
        is_same
            && fs::read(&path)
                .is_ok_and(|content| hexadecimal(&digest(&content)) == file.sha256)
    }
}

/// A finding about a file that could not be read when its turn came.
pub(super) fn unreadable(name: &str, error: &std::io::Error) -> Diagnostic {
    let message = format!("cannot read `{name}`: {}", disk::reason(error));
    Diagnostic::error(UNREADABLE, Location::Nowhere, message)
}
