//! Reading a PDF in a process of its own: the parent's side. A PDF from anywhere can exhaust
//! memory, time or the stack of whoever reads it; so a process with limits does, and sends what it
//! read, or what a check found. If it ends instead, that is an error about this one file.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::de::DeserializeOwned;

use super::checking::{Options, Packed};
use super::child::{End, Worker, command};
use super::protocol::{self, ReadReply, ReadRequest, Task};
use super::{Limits, READ, size};
use crate::check::{CheckOptions, Report, check_reading};
use crate::error::{Error, Result};
use crate::extract::Extraction;

/// Bytes of a file that buy it another second of processor time: ten times what the slowest sound
/// files take.
const BYTES_PER_SECOND: usize = 512 << 10;

/// How much more processor time a file may take if it is checked, in seconds: what two hundred full
/// pages take, several times over.
const CHECKING: u64 = 4;

/// The most processor time for one file, in seconds.
const LONGEST: u64 = 10;

/// How much longer than the processor time a file may take by the clock: other programs need the
/// processor, too.
const PATIENCE: u32 = 5;

/// Reads PDFs in processes of its own, within limits. It can be shared by threads; each that reads
/// at the same time has a process, which is kept for the next file.
pub struct Reader {
    program: PathBuf,
    limits: Limits,
    idle: Mutex<Vec<Worker<ReadReply>>>,
}

impl Reader {
    /// A reader; `program` is the `vitae` binary. No process is started before the first file.
    #[must_use]
    pub fn new(program: PathBuf) -> Self {
        Self { program, limits: Limits::of_a_pdf(), idle: Mutex::default() }
    }

    /// The same reader with other limits than the default ones. Processor time and clock are those
    /// of a small file; a larger one has more, in proportion.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Reads a PDF as [`Extraction::read`] does.
    ///
    /// # Errors
    /// As [`Extraction::read`]; and [`Error::ReaderEnded`] if the process exceeds a limit, crashes
    /// or cannot be started.
    pub fn read(&self, pdf: &[u8]) -> Result<Extraction> {
        self.extraction(pdf, Task::Read)
    }

    /// Reads a PDF as [`Extraction::examine`] does.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn examine(&self, pdf: &[u8]) -> Result<Extraction> {
        self.extraction(pdf, Task::Examine)
    }

    /// Checks a PDF as [`check`](crate::check::check()) does. It is checked where it is read: a
    /// report is far smaller than what a PDF contains. Only what is compared with a résumé is checked
    /// here. A process that exceeds a limit, crashes or
    /// cannot be started is a finding.
    #[must_use]
    pub fn check(&self, pdf: &[u8], options: &CheckOptions<'_>) -> Report {
        if options.against.is_some() {
            return check_reading(self.read(pdf).as_ref(), options);
        }
        let report = self
            .ask(pdf, Task::Check(Box::new(Options::of(options))))
            .and_then(|part| unpacked::<Packed>(&part)?.report().ok_or_else(foreign));
        report.unwrap_or_else(|error| check_reading(Err(&error), options))
    }

    fn extraction(&self, pdf: &[u8], task: Task<'_>) -> Result<Extraction> {
        let extraction: Extraction = unpacked(&self.ask(pdf, task)?)?;
        if extraction.is_consistent() { Ok(extraction) } else { Err(foreign()) }
    }

    /// The part that answers a task.
    fn ask(&self, pdf: &[u8], task: Task<'_>) -> Result<Vec<u8>> {
        let mut more = u64::try_from(pdf.len() / BYTES_PER_SECOND).unwrap_or(LONGEST);
        match task {
            Task::Read => {}
            Task::Check(_) => more = more.saturating_add(CHECKING),
            // What a page costs to paint does not follow from its bytes.
            Task::Examine => more = LONGEST,
        }
        let processor = self.limits.processor.saturating_add(more);
        let processor = processor.min(LONGEST.max(self.limits.processor));
        let more = u32::try_from(processor - self.limits.processor).unwrap_or_default();
        let clock =
            self.limits.clock + PATIENCE * std::time::Duration::from_secs(more.into());
        let ended = |end: &End| Error::ReaderEnded {
            reason: reason(end, self.limits, processor),
        };

        let mut message = Vec::new();
        protocol::write(&mut message, &ReadRequest { processor, task }, &[pdf])
            .map_err(|error| ended(&End::Unreachable(error)))?;
        loop {
            let idle = self.idle().pop();
            let mut worker = match idle {
                Some(worker) => worker,
                None => self.start().map_err(|error| ended(&End::SpawnFailed(error)))?,
            };
            worker.asked += 1;
            match worker.ask(message.clone(), clock) {
                Ok((reply, parts)) => {
                    if worker.asked < self.limits.documents {
                        self.idle().push(worker);
                    }
                    return match reply.error {
                        Some(error) => Err(error.into()),
                        None => parts.into_iter().next().ok_or_else(foreign),
                    };
                }
                // Earlier files may have used the memory up: a new process gets another try.
                Err(End::Memory) if worker.asked > 1 => {}
                Err(end) => return Err(ended(&end)),
            }
        }
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Worker<ReadReply>>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn start(&self) -> std::io::Result<Worker<ReadReply>> {
        let Limits { memory, processor, .. } = self.limits;
        let mut command = command(&self.program);
        command.arg(READ).args([memory, processor].map(|limit| limit.to_string()));
        // The next file needs the memory of the last one again.
        command.env("MIMALLOC_PURGE_DELAY", "-1");
        Worker::start(command, Vec::new())
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("program", &self.program)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

/// The content of an answer.
fn unpacked<T: DeserializeOwned>(part: &[u8]) -> Result<T> {
    postcard::from_bytes(part).map_err(|_| foreign())
}

fn foreign() -> Error {
    let reason = "its process sent something else than what it read".to_owned();
    Error::ReaderEnded { reason }
}

/// Why there is no reply, as a clause about the file.
fn reason(end: &End, limits: Limits, processor: u64) -> String {
    match end {
        End::SpawnFailed(error) => format!("its process could not start: {error}"),
        End::Unreachable(error) => format!("its process could not be used: {error}"),
        End::Clock | End::Processor => {
            format!("reading it takes longer than {processor} s")
        }
        End::Memory => {
            format!("reading it takes more than {} of memory", size(limits.memory))
        }
        End::TooMuch => "what is in it is too much".to_owned(),
        End::Stack => "it is nested so deeply that the stack overflowed".to_owned(),
        End::Panic(text) => format!("vitae panicked, which is a bug to report: {text}"),
        End::Crash(status) => format!("the PDF library crashed on it ({status})"),
    }
}
