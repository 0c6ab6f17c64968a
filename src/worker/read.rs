//! The worker's side of reading PDFs: it reads files from standard input, one after the other, and
//! writes what is in them to standard output.

use std::io::{self, ErrorKind, Read, Write};

use super::limits;
use super::protocol::{self, ReadReply, ReadRequest};
use super::watchdog::Watchdog;
use crate::extract::Extraction;

/// Reads PDFs within `memory` bytes until standard input ends. Panics are not caught here: those of
/// the PDF library are errors by now, and one of ours ends the process and is reported.
///
/// # Errors
/// If the process cannot be limited, or a message is not whole.
pub(super) fn work(
    memory: u64,
    input: &mut dyn Read,
    output: &mut dyn Write,
) -> io::Result<()> {
    // Its thread is there before memory is limited.
    let watchdog = Watchdog::start()?;
    limits::give_up(memory)?;
    loop {
        let (request, parts) = match protocol::read::<ReadRequest>(input) {
            Ok(message) => message,
            // The parent has no more files, or has exited.
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        };
        let pdf = parts.into_iter().next().unwrap_or_default();
        watchdog.watch(request.processor);
        // Should the watchdog fail, the system ends the process a second later.
        limits::allow_processor(request.processor + 1)?;
        let read = if request.examine {
            Extraction::examine(&pdf)
        } else {
            Extraction::read(&pdf)
        };
        drop(pdf);
        match read {
            Ok(extraction) => {
                let content = postcard::to_extend(&extraction, Vec::new())
                    .map_err(|_| io::Error::from(ErrorKind::InvalidData))?;
                drop(extraction);
                protocol::write(output, &ReadReply { error: None }, &[&content])?;
            }
            Err(error) => {
                protocol::write(output, &ReadReply { error: Some(error.into()) }, &[])?;
            }
        }
        watchdog.rest();
    }
}
