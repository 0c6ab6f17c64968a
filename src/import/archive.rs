//! ZIP archives, within bounds: nothing is unpacked before its size is known to be allowed, and nothing
//! beyond what was announced.

use std::io::Cursor;
use std::io::Read as _;

use zip::ZipArchive;

use super::refused::{damaged, over_limit};
use crate::diag::Findings;

/// The maximum size of an archive, in bytes. An export of `LinkedIn` has a few hundred KiB; one with
/// all pictures and videos has more, and is not what is asked for.
const MAX_BYTES: usize = 64 << 20;

/// The maximum number of files in it. A whole export of `LinkedIn` has about 50, and one for each
/// article.
const MAX_ENTRIES: usize = 2_000;

/// The maximum size of a file that is read, in bytes unpacked: all a person writes about themselves
/// fits many times.
const MAX_ENTRY_BYTES: u64 = 4 << 20;

/// The maximum size of all files that are read together, in bytes unpacked.
const MAX_TOTAL_BYTES: u64 = 16 << 20;

/// How many times its packed size a file may have. Tables pack to a tenth; a bomb to a thousandth.
const MAX_RATIO: u64 = 200;

/// A file below this size, in bytes, may have any ratio: a few lines of one letter do no harm.
const SMALL: u64 = 64 << 10;

/// An archive whose directory has been read.
pub(super) struct Archive<'b> {
    bytes: &'b [u8],
    /// The paths of its files, in the order of its directory.
    pub(super) paths: Vec<String>,
}

/// How many more bytes may be unpacked.
#[derive(Debug)]
pub(super) struct Budget(u64);

impl Default for Budget {
    fn default() -> Self {
        Self(MAX_TOTAL_BYTES)
    }
}

impl<'b> Archive<'b> {
    /// Reads the directory of an archive.
    ///
    /// # Errors
    /// If it is damaged or over a limit.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Findings> {
        if bytes.len() > MAX_BYTES {
            let message = format!(
                "the archive is larger than the maximum of {} MiB",
                MAX_BYTES >> 20
            );
            return Err(over_limit(
                message,
                "ask for an export without pictures and videos",
            ));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
        if archive.len() > MAX_ENTRIES {
            let message = format!("the archive has more than {MAX_ENTRIES} files");
            return Err(over_limit(message, "check that this is the right file"));
        }
        let paths = (0..archive.len())
            .map(|at| archive.name_for_index(at).unwrap_or_default().to_owned());
        Ok(Self { bytes, paths: paths.collect() })
    }

    /// The beginning of a file, of at most `length` bytes.
    ///
    /// # Errors
    /// If it is damaged.
    pub(super) fn beginning(&self, path: &str, length: u64) -> Result<Vec<u8>, Findings> {
        let mut archive = self.reader()?;
        let file = archive.by_name(path).map_err(|_| damaged_file(path))?;
        let mut out = Vec::new();
        file.take(length).read_to_end(&mut out).map_err(|_| damaged_file(path))?;
        Ok(out)
    }

    /// The content of a file.
    ///
    /// # Errors
    /// If it is damaged or over a limit.
    pub(super) fn content(
        &self,
        path: &str,
        budget: &mut Budget,
    ) -> Result<Vec<u8>, Findings> {
        let mut archive = self.reader()?;
        let file = archive.by_name(path).map_err(|_| damaged_file(path))?;
        let (size, packed) = (file.size(), file.compressed_size().max(1));
        if size > SMALL && size / packed > MAX_RATIO {
            let message = format!(
                "`{path}` is packed more than {MAX_RATIO} times smaller than it is"
            );
            return Err(over_limit(message, "remove the file from the archive"));
        }
        if size > MAX_ENTRY_BYTES.min(budget.0) {
            let limit = MAX_ENTRY_BYTES.min(budget.0) >> 20;
            let message =
                format!("`{path}` is larger than the {limit} MiB that are left");
            return Err(over_limit(message, "remove the file from the archive"));
        }
        let mut out = Vec::new();
        // One byte more than announced, by which a false announcement is noticed.
        file.take(size + 1).read_to_end(&mut out).map_err(|_| damaged_file(path))?;
        if out.len() as u64 != size {
            return Err(damaged_file(path));
        }
        budget.0 -= size;
        Ok(out)
    }

    fn reader(&self) -> Result<ZipArchive<Cursor<&'b [u8]>>, Findings> {
        ZipArchive::new(Cursor::new(self.bytes)).map_err(|_| broken())
    }
}

fn broken() -> Findings {
    damaged(
        "the archive is damaged".to_owned(),
        "download it again; the end may be missing",
    )
}

fn damaged_file(path: &str) -> Findings {
    damaged(format!("`{path}` in the archive is damaged"), "download the archive again")
}
