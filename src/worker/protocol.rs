//! The messages that parent and worker exchange over pipes: a head in JSON and parts of raw bytes.
//!
//! A message consists of the length of its head, the number of its parts, the length of each part,
//! the head and the parts. Numbers have 64 bits, the lowest byte first.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::checking::Options;
use super::finding::Finding;
use crate::document::Info;
use crate::error::Error;
use crate::export::ExportOptions;
use crate::geom::PageNumber;
use crate::typeset::Filled;

/// Maximum number of bytes of a message: more than pictures of all pages that are read back take.
const MAX_BYTES: u64 = 512 << 20;
/// Bytes of a part that room is reserved for: what is read of a PDF of a few pages.
const USUAL_BYTES: usize = 1 << 20;
/// Maximum number of parts of a message: far more than a layout has files, or a PDF pages.
const MAX_PARTS: u64 = 10_000;

/// The first message to a worker: the layout. The parts are the layout's files, then fonts.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Setup {
    /// The layout's name.
    pub(super) name: String,
    /// The name of its folder in findings.
    pub(super) folder: String,
    /// The paths of its files.
    pub(super) files: Vec<String>,
}

/// A document to print. The parts are the document, the options and the photo, as the
/// layout reads them.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Request {
    /// The families of fonts.
    pub(super) families: Vec<String>,
    /// The PDF's metadata.
    pub(super) info: Info,
    /// The names of the formats.
    pub(super) formats: Vec<String>,
    /// How files are written.
    pub(super) export: ExportOptions,
    /// Whether none is written where less space may save the last page.
    pub(super) sparing: bool,
}

/// The reply to a request. The parts are the contents of the files.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Reply {
    /// How many pages there are.
    pub(super) pages: usize,
    /// How the lines fill them.
    pub(super) filled: Filled,
    /// The files, in the order of their contents.
    pub(super) files: Vec<FileHead>,
    /// Why there are none.
    pub(super) errors: Vec<Finding>,
    /// Warnings and notes, with or without files.
    pub(super) warnings: Vec<Finding>,
    /// Whether the typesetter panicked: its state cannot be relied on any more.
    pub(super) poisoned: bool,
}

/// A file of a reply, without its content.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct FileHead {
    /// The name of its format.
    pub(super) format: String,
    /// The page it shows, if it shows a single one.
    pub(super) page: Option<PageNumber>,
}

/// A PDF to read, which is the one part.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ReadRequest<'a> {
    /// Seconds of processor time.
    pub(super) processor: u64,
    /// What to do with it.
    pub(super) task: Task<'a>,
}

/// What is done with a PDF.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Task<'a> {
    /// It is read.
    Read,
    /// It is read, and its pages are looked at.
    Examine,
    /// It is read and checked.
    Check(Box<Options<'a>>),
}

/// The reply to a [`ReadRequest`]. Without an error, the one part is what was read, or the report
/// if it was checked.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ReadReply {
    /// Why nothing was read.
    pub(super) error: Option<ReadError>,
}

/// Why a PDF cannot be read: an [`Error`] that can be sent.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum ReadError {
    Malformed { reason: String },
    Encrypted,
    TooLarge { what: String, found: usize, limit: usize },
    Other { reason: String },
}

impl From<Error> for ReadError {
    fn from(error: Error) -> Self {
        match error {
            Error::MalformedPdf { reason } => Self::Malformed { reason },
            Error::EncryptedPdf => Self::Encrypted,
            Error::PdfTooLarge { what, found, limit } => {
                Self::TooLarge { what: what.into_owned(), found, limit }
            }
            Error::ReaderEnded { reason } => Self::Other { reason },
            other @ Error::Rejected(_) => Self::Other { reason: other.to_string() },
        }
    }
}

impl From<ReadError> for Error {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Malformed { reason } => Self::MalformedPdf { reason },
            ReadError::Encrypted => Self::EncryptedPdf,
            ReadError::TooLarge { what, found, limit } => {
                Self::PdfTooLarge { what: what.into(), found, limit }
            }
            ReadError::Other { reason } => Self::ReaderEnded { reason },
        }
    }
}

/// Writes a message.
pub(super) fn write(
    out: &mut dyn Write,
    head: &impl Serialize,
    parts: &[&[u8]],
) -> io::Result<()> {
    let head = serde_json::to_vec(head)?;
    let number = |number: usize| (number as u64).to_le_bytes();
    out.write_all(&number(head.len()))?;
    out.write_all(&number(parts.len()))?;
    for part in parts {
        out.write_all(&number(part.len()))?;
    }
    out.write_all(&head)?;
    for part in parts {
        out.write_all(part)?;
    }
    out.flush()
}

/// Reads a message.
///
/// # Errors
/// If there is none, or not a whole one, or one beyond the bounds.
pub(super) fn read<T: DeserializeOwned>(
    from: &mut dyn Read,
) -> io::Result<(T, Vec<Vec<u8>>)> {
    let head = number(from)?;
    let count = number(from)?;
    if count > MAX_PARTS {
        return Err(too_large());
    }
    let lengths = (0..count).map(|_| number(from)).collect::<io::Result<Vec<u64>>>()?;
    let all = lengths.iter().try_fold(head, |sum, length| sum.checked_add(*length));
    if all.is_none_or(|all| all > MAX_BYTES) {
        return Err(too_large());
    }
    let head = serde_json::from_slice(&bytes(from, head)?)?;
    let parts = lengths
        .into_iter()
        .map(|length| bytes(from, length))
        .collect::<Result<_, _>>()?;
    Ok((head, parts))
}

fn number(from: &mut dyn Read) -> io::Result<u64> {
    let mut bytes = [0; 8];
    from.read_exact(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes))
}

fn bytes(from: &mut dyn Read, length: u64) -> io::Result<Vec<u8>> {
    // Room for what is usual, whatever is announced.
    let room = usize::try_from(length).unwrap_or(USUAL_BYTES).min(USUAL_BYTES);
    let mut bytes = Vec::with_capacity(room);
    from.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length {
        Ok(bytes)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

fn too_large() -> io::Error {
    io::ErrorKind::FileTooLarge.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_arrives_as_it_was_sent() {
        let mut sent = Vec::new();
        write(&mut sent, &"head", &[b"one", b"", b"three"]).expect("memory takes it");
        let (head, parts): (String, _) = read(&mut &*sent).expect("it is whole");
        assert_eq!(head, "head");
        assert_eq!(parts, [&b"one"[..], b"", b"three"]);
        for end in 0..sent.len() {
            assert!(
                read::<String>(&mut &sent[..end]).is_err(),
                "{end} bytes are not whole"
            );
        }
    }

    #[test]
    fn a_message_beyond_the_bounds_is_refused_before_it_is_read() {
        let numbers = |numbers: &[u64]| -> Vec<u8> {
            numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
        };
        for sent in [numbers(&[2, u64::MAX]), numbers(&[u64::MAX, 1, u64::MAX])] {
            let error = read::<String>(&mut &*sent).expect_err("it is too large");
            assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        }
    }
}
