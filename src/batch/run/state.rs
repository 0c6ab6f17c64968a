//! The cache of a batch on disk: a file with a line for each document, appended when the document
//! is finished. Lines that are cut off or otherwise damaged are ignored.
//!
//! A line is a JSON object ([`Kept`]), a tab, and the document's line of the report.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::batch::digest::Digest;
use crate::batch::report::{Status, Written};
use crate::disk::refuse_link;
use crate::resume::PartialDate;

/// The longest line that is read, in bytes.
const LONGEST_LINE: u64 = 16 << 20;
/// How many obsolete lines the file may have before it is rewritten.
const MOST_OBSOLETE: usize = 1_000;

/// A document as the cache holds it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) id: String,
    /// The digest of everything it was made from.
    pub(super) key: String,
    /// The day it was made on, if that is known.
    pub(super) day: Option<PartialDate>,
    /// The first day on which the same inputs may give another document.
    pub(super) until: Option<PartialDate>,
    pub(super) status: Status,
    pub(super) files: Vec<Written>,
}

impl Kept {
    /// The document in a line, and its line of the report.
    pub(super) fn read(line: &[u8]) -> Option<(Self, &str)> {
        let (kept, report) = std::str::from_utf8(line).ok()?.split_once('\t')?;
        Some((serde_json::from_str(kept).ok()?, report.trim_end()))
    }

    /// Whether the same document would be made `today`.
    pub(super) fn holds_on(&self, today: Option<PartialDate>) -> bool {
        match (self.day, today) {
            (None, None) => true,
            (Some(day), Some(today)) => {
                day.latest() <= today.latest()
                    && self.until.is_none_or(|until| today.latest() < until.earliest())
            }
            _ => false,
        }
    }
}

/// Where a line is.
#[derive(Debug, Clone, Copy)]
struct Place {
    key: Digest,
    offset: u64,
    length: usize,
}

/// The file of lines.
pub(super) struct State {
    places: HashMap<String, Place>,
    reading: Mutex<File>,
    writing: Mutex<File>,
    /// Keeps another run out of the folder for as long as this one lasts.
    _lock: File,
}

/// Why there is no state.
pub(super) enum Refused {
    /// Another run is using it.
    Busy,
    /// The file could not be used.
    Io(PathBuf, io::Error),
}

impl State {
    /// Opens the file at `path`, or creates it; if `afresh`, its content is discarded.
    pub(super) fn open(path: &Path, afresh: bool) -> Result<Self, Refused> {
        let failed = |error| Refused::Io(path.to_owned(), error);
        let mut lock_path = path.as_os_str().to_owned();
        lock_path.push(".lock");
        refuse_link(Path::new(&lock_path)).map_err(failed)?;
        refuse_link(path).map_err(failed)?;
        let lock = OpenOptions::new().create(true).append(true).open(&lock_path);
        let lock = lock.map_err(failed)?;
        match lock.try_lock() {
            Err(fs::TryLockError::WouldBlock) => return Err(Refused::Busy),
            // Some network file systems have no locks; there it is up to the user.
            Ok(()) | Err(fs::TryLockError::Error(_)) => {}
        }
        if afresh {
            File::create(path).map_err(failed)?;
        }
        let open = || OpenOptions::new().create(true).read(true).append(true).open(path);
        let mut writing = open().map_err(failed)?;
        let (mut places, lines, is_whole) = places(&writing).map_err(failed)?;
        if lines > places.len() + MOST_OBSOLETE {
            rewrite(path, &writing, &places).map_err(failed)?;
            writing = open().map_err(failed)?;
            (places, ..) = self::places(&writing).map_err(failed)?;
        } else if !is_whole {
            // Ends the line that was cut off.
            writing.write_all(b"\n").map_err(failed)?;
        }
        let reading = File::open(path).map_err(failed)?;
        Ok(Self {
            places,
            reading: Mutex::new(reading),
            writing: Mutex::new(writing),
            _lock: lock,
        })
    }

    /// The line of the document `id` if it was made from what has the digest `key`.
    pub(super) fn line(&self, id: &str, key: &Digest) -> Option<Vec<u8>> {
        let place = self.places.get(id).filter(|place| place.key == *key)?;
        let mut file = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        at(&mut file, *place).ok()
    }

    /// Appends a finished document.
    pub(super) fn add(&self, kept: &Kept, report: &str) -> io::Result<()> {
        let mut line = serde_json::to_vec(kept)?;
        // In JSON, tabs and line breaks are escaped.
        line.push(b'\t');
        line.extend(report.as_bytes());
        line.push(b'\n');
        let mut file = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        file.write_all(&line)
    }
}

fn at(file: &mut File, place: Place) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(place.offset))?;
    let mut line = vec![0; place.length];
    file.read_exact(&mut line)?;
    Ok(line)
}

/// Where the last line of each document is, how many lines there are, and whether the last of
/// them is complete.
fn places(file: &File) -> io::Result<(HashMap<String, Place>, usize, bool)> {
    #[derive(Deserialize)]
    struct Head<'a> {
        #[serde(borrow)]
        id: std::borrow::Cow<'a, str>,
        key: &'a str,
    }
    let mut reader = BufReader::with_capacity(1 << 16, file);
    reader.seek(SeekFrom::Start(0))?;
    let mut places = HashMap::new();
    let (mut offset, mut lines, mut is_whole) = (0, 0, true);
    let mut line = Vec::new();
    loop {
        line.clear();
        let length = reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)?;
        if length == 0 {
            return Ok((places, lines, is_whole));
        }
        lines += 1;
        is_whole = line.last() == Some(&b'\n');
        let end = line.iter().position(|byte| *byte == b'\t').unwrap_or_default();
        let head: Option<Head<'_>> = serde_json::from_slice(&line[..end]).ok();
        if let Some(head) = head.filter(|_| is_whole)
            && let Some(key) = bytes(head.key)
        {
            let place = Place { key, offset, length };
            places.insert(head.id.into_owned(), place);
        }
        offset += length as u64;
    }
}

/// Replaces the file by one with only the lines that are not obsolete.
fn rewrite(path: &Path, old: &File, places: &HashMap<String, Place>) -> io::Result<()> {
    let mut all: Vec<Place> = places.values().copied().collect();
    all.sort_by_key(|place| place.offset);
    let mut new_path = path.as_os_str().to_owned();
    new_path.push(".new");
    refuse_link(Path::new(&new_path))?;
    let mut new = io::BufWriter::new(File::create(&new_path)?);
    let mut old = old.try_clone()?;
    for place in all {
        new.write_all(&at(&mut old, place)?)?;
    }
    new.into_inner().map_err(io::IntoInnerError::into_error)?;
    fs::rename(&new_path, path)
}

/// The bytes of a digest in hexadecimal.
fn bytes(text: &str) -> Option<Digest> {
    let mut digest = Digest::default();
    if text.len() != 2 * digest.len() || !text.is_ascii() {
        return None;
    }
    for (at, byte) in digest.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(digest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::digest::hexadecimal as key;

    fn kept(id: &str, key: &str) -> Kept {
        let (id, key) = (id.to_owned(), key.to_owned());
        Kept { id, key, day: None, until: None, status: Status::Ok, files: Vec::new() }
    }

    fn open(path: &Path) -> State {
        State::open(path, false).unwrap_or_else(|_| panic!("it can be opened"))
    }

    #[test]
    fn a_line_that_is_cut_off_anywhere_affects_no_other() {
        let folder = tempfile::tempdir().expect("a folder for temporary files");
        let path = folder.path().join("state");
        let (one, two) = (key(&[1; 32]), key(&[2; 32]));
        let state = open(&path);
        state.add(&kept("one", &one), "{}").expect("it can be written");
        let first = fs::metadata(&path).expect("there is a file").len();
        state.add(&kept("two", &two), "{}").expect("it can be written");
        drop(state);
        let whole = fs::read(&path).expect("it can be read");
        for end in usize::try_from(first).expect("it is short")..whole.len() {
            fs::write(&path, &whole[..end]).expect("it can be written");
            let state = open(&path);
            assert!(state.line("one", &[1; 32]).is_some(), "cut at {end}");
            assert!(state.line("two", &[2; 32]).is_none(), "cut at {end}");
            state.add(&kept("two", &two), "{}").expect("it can be written");
            drop(state);
            let state = open(&path);
            assert!(state.line("two", &[2; 32]).is_some(), "after a cut at {end}");
        }
    }

    #[test]
    fn the_last_line_of_a_document_counts_and_obsolete_ones_are_removed() {
        let folder = tempfile::tempdir().expect("a folder for temporary files");
        let path = folder.path().join("state");
        let state = open(&path);
        for number in 0..=MOST_OBSOLETE + 5 {
            let digest = [u8::try_from(number % 256).expect("a byte"); 32];
            state.add(&kept("one", &key(&digest)), "{}").expect("it can be written");
        }
        drop(state);
        let last = [u8::try_from((MOST_OBSOLETE + 5) % 256).expect("a byte"); 32];
        let state = open(&path);
        assert!(state.line("one", &last).is_some());
        assert!(state.line("one", &[0; 32]).is_none());
        let text = fs::read_to_string(&path).expect("it is text");
        assert_eq!(text.lines().count(), 1);
    }

    #[test]
    fn a_folder_takes_one_run_at_a_time() {
        let folder = tempfile::tempdir().expect("a folder for temporary files");
        let path = folder.path().join("state");
        let state = open(&path);
        assert!(matches!(State::open(&path, false), Err(Refused::Busy)));
        drop(state);
        open(&path);
    }
}
