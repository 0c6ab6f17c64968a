//! The worker's side of reading PDFs: it reads files from standard input, one after the other, and
//! writes what is in them, or what a check found in them, to standard output.

use std::io::{self, ErrorKind, Read, Write};

use serde::Serialize;

use super::checking::Packed;
use super::limits;
use super::protocol::{self, ReadReply, ReadRequest, Task};
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
        let (request, parts) = match protocol::read::<ReadRequest<'_>>(input) {
            Ok(message) => message,
            // The parent has no more files, or has exited.
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        };
        let pdf = parts.into_iter().next().unwrap_or_default();
        watchdog.watch(request.processor);
        // Should the watchdog fail, the system ends the process a second later.
        limits::allow_processor(request.processor + 1)?;
        let read = match request.task {
            Task::Examine => Extraction::examine(&pdf),
            Task::Read | Task::Check(_) => Extraction::read(&pdf),
        };
        drop(pdf);
        match read {
            Ok(extraction) => {
                let content = match request.task {
                    Task::Check(options) => {
                        packed(&Packed::of(options.check(&extraction)))?
                    }
                    Task::Read | Task::Examine => packed(&extraction)?,
                };
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

fn packed(value: &impl Serialize) -> io::Result<Vec<u8>> {
    postcard::to_extend(value, Vec::new())
        .map_err(|_| io::Error::from(ErrorKind::InvalidData))
}
