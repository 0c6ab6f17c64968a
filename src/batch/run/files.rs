//! Writing a document's files: contents come in; each file stands whole in its place, or not at
//! all.
//!
//! Nothing is forced to the disk: after a loss of power the next run finds by its fingerprint
//! what is not whole, and makes it again.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;

use crate::batch::codes::UNWRITABLE;
use crate::batch::digest::{digest, hexadecimal};
use crate::batch::report::Written;
use crate::diag::{Diagnostic, Location};

/// Where documents go.
#[derive(Debug)]
pub(super) struct Folder {
    pub(super) path: PathBuf,
    /// What the files are called that are not whole yet; nobody else's are called so.
    pub(super) unfinished: String,
}

impl Folder {
    /// Writes the files of the document `id`, by what follows its name.
    pub(super) fn write(
        &self,
        id: &str,
        files: &[(String, Vec<u8>)],
    ) -> Result<Vec<Written>, Box<Diagnostic>> {
        let mut moves = Vec::new();
        let mut written = Vec::new();
        for (number, (ending, content)) in files.iter().enumerate() {
            let name = format!("{id}{ending}");
            let path = self.path.join(&name);
            let parent = path.parent().unwrap_or(&self.path);
            let unfinished = parent.join(format!("{}-{number}", self.unfinished));
            let put = || {
                fs::create_dir_all(parent)?;
                // A folder in the place of a file is better told now.
                if path.is_dir() {
                    return Err(io::ErrorKind::IsADirectory.into());
                }
                let mut file = File::create(&unfinished)?;
                file.write_all(content)
            };
            let done = put();
            moves.push((unfinished, path));
            if let Err(error) = done {
                tidy(&moves);
                return Err(Box::new(unwritable(&name, &error)));
            }
            written.push(Written {
                path: name,
                sha256: hexadecimal(&digest(content)),
                bytes: content.len() as u64,
                base64: None,
            });
        }
        for (at, (unfinished, path)) in moves.iter().enumerate() {
            if let Err(error) = fs::rename(unfinished, path) {
                tidy(&moves[at..]);
                return Err(Box::new(unwritable(&written[at].path, &error)));
            }
        }
        Ok(written)
    }

    /// Whether the file is there as it was written.
    pub(super) fn has(&self, file: &Written) -> bool {
        let path = self.path.join(&file.path);
        let size = fs::metadata(&path).map(|it| it.len());
        size.is_ok_and(|size| size == file.bytes)
            && fs::read(&path)
                .is_ok_and(|content| hexadecimal(&digest(&content)) == file.sha256)
    }
}

/// Leaves nothing unfinished.
fn tidy(moves: &[(PathBuf, PathBuf)]) {
    for (unfinished, _) in moves {
        // What is not there need not be removed.
        _ = fs::remove_file(unfinished);
    }
}

fn unwritable(name: &str, error: &io::Error) -> Diagnostic {
    let message = format!("`{name}` cannot be written: {}", reason(error));
    Diagnostic::error(UNWRITABLE, Location::Nowhere, message)
}

/// The system's reason without its error number.
pub(super) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}
