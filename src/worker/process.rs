//! The parent's side: a document comes in, a process of this program prints it, files or
//! findings go out – and if the process dies, what it died of.

use std::fmt;
use std::io::{self, BufReader, BufWriter, Read};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::protocol::{self, Reply, Request, Setup};
use super::{ARGUMENT, LAYOUT_CRASHED, LAYOUT_OVER_LIMIT, Limits, finding};
use crate::diag::{Diagnostic, Findings, Location, Warned};
use crate::document::Document;
use crate::export::Format;
use crate::layout::{Data, Layout, LayoutOptions, Typesetter, endless_words};
use crate::render::{Press, Printed, Wanted};

/// The most that is kept of what a worker says on standard error; enough to tell what it died
/// of.
const LONGEST_LAST_WORDS: u64 = 4096;

/// How long a worker that closed its output may take to be gone.
const TIME_TO_DIE: Duration = Duration::from_secs(2);

/// Prints in a process of its own, within limits: for layouts that are not trusted.
///
/// The process is started with the first document and used again for the next.
pub struct WorkerPress<'a> {
    layout: &'a Layout,
    typesetter: &'a Typesetter,
    program: PathBuf,
    limits: Limits,
    worker: Mutex<Option<Worker>>,
}

impl<'a> WorkerPress<'a> {
    /// A press for `layout`; `program` is the `vitae` binary.
    #[must_use]
    pub fn new(layout: &'a Layout, typesetter: &'a Typesetter, program: PathBuf) -> Self {
        let limits = Limits::default();
        Self { layout, typesetter, program, limits, worker: Mutex::default() }
    }

    /// With other limits than the usual ones.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    fn ask(&self, request: &[u8]) -> Result<(Reply, Vec<Vec<u8>>), End> {
        let mut place = self.worker.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let mut worker = match place.take() {
                Some(worker) => worker,
                None => self.start().map_err(End::Unborn)?,
            };
            worker.asked += 1;
            match worker.ask(request.to_vec(), self.limits.clock) {
                Ok((reply, files)) => {
                    if !reply.spoilt && worker.asked < self.limits.documents {
                        *place = Some(worker);
                    }
                    return Ok((reply, files));
                }
                // It may have been what earlier documents left behind.
                Err(End::Memory) if worker.asked > 1 => {}
                Err(end) => return Err(end),
            }
        }
    }

    fn start(&self) -> io::Result<Worker> {
        let files: Vec<(&str, &[u8])> = self.layout.files().collect();
        let setup = Setup {
            name: self.layout.name().to_owned(),
            folder: self.layout.folder().to_owned(),
            files: files.iter().map(|(path, _)| (*path).to_owned()).collect(),
        };
        let mut parts: Vec<&[u8]> = files.iter().map(|(_, content)| *content).collect();
        parts.extend(self.typesetter.named_files());
        let mut message = Vec::new();
        protocol::write(&mut message, &setup, &parts)?;

        let mut command = Command::new(&self.program);
        command
            .arg(ARGUMENT)
            .args(
                [self.limits.memory, self.limits.processor]
                    .map(|limit| limit.to_string()),
            )
            .env_clear()
            // Every thread has a stack and a heap, which take of the memory allowed.
            .envs([("RAYON_NUM_THREADS", "1"), ("MALLOC_ARENA_MAX", "1")])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        #[cfg(windows)]
        if let Some(root) = std::env::var_os("SystemRoot") {
            // Programs find the system's libraries by it.
            command.env("SystemRoot", root);
        }
        Worker::start(command, message)
    }

    /// A worker's end as a finding.
    fn finding(&self, end: &End) -> Diagnostic {
        let place = self.layout.place(None);
        let seconds = |seconds: f64| format!("the layout ran longer than {seconds} s");
        match end {
            End::Unborn(error) => {
                let message =
                    format!("no process could be started for the layout: {error}");
                Diagnostic::error(LAYOUT_CRASHED, Location::Nowhere, message)
            }
            End::Clock => {
                let message = seconds(self.limits.clock.as_secs_f64());
                Diagnostic::error(LAYOUT_OVER_LIMIT, place, message)
                    .hint("look for a loop without end, or one with very many rounds")
            }
            End::Processor => {
                #[expect(clippy::cast_precision_loss, reason = "these are few")]
                let message = seconds(self.limits.processor as f64);
                Diagnostic::error(LAYOUT_OVER_LIMIT, place, message)
                    .hint("look for a loop without end, or one with very many rounds")
            }
            End::Memory => {
                let message = format!(
                    "the layout needs more than {} of memory",
                    size(self.limits.memory)
                );
                Diagnostic::error(LAYOUT_OVER_LIMIT, place, message)
                    .hint("look for a very long array or string")
            }
            End::TooMuch => {
                let message = "the layout makes files that are too large";
                Diagnostic::error(LAYOUT_OVER_LIMIT, place, message)
            }
            End::Stack => {
                let message = "the layout crashed the typesetter: its stack overflowed";
                Diagnostic::error(LAYOUT_CRASHED, place, message).hint(
                    "look for a `show` rule that shows itself again, or content that holds itself",
                )
            }
            End::Crash(status) => {
                let message = format!("the layout crashed the typesetter ({status})");
                Diagnostic::error(LAYOUT_CRASHED, place, message)
            }
        }
    }
}

impl Press for WorkerPress<'_> {
    fn layout(&self) -> &Layout {
        self.layout
    }

    fn typesetter(&self) -> &Typesetter {
        self.typesetter
    }

    fn print(
        &self,
        document: &Document,
        options: &LayoutOptions,
        wanted: &Wanted<'_>,
    ) -> Warned<Result<Printed, Findings>> {
        let uncovered = self.typesetter.uncovered(document, &options.fonts);
        if !uncovered.is_empty() {
            return Warned { output: Err(uncovered), warnings: Vec::new() };
        }
        let mut warnings = endless_words(document);
        let request = Request {
            families: options.fonts.clone(),
            info: document.info.clone(),
            formats: wanted.formats.iter().map(|format| format.name.to_owned()).collect(),
            export: wanted.export.clone(),
        };
        let data = Data::of(document, options);
        let mut message = Vec::new();
        let written =
            protocol::write(&mut message, &request, &[&data.document, &data.options]);
        let answer = written.map_err(End::Unborn).and_then(|()| self.ask(&message));
        let output = match answer {
            Ok((reply, files)) => {
                warnings.extend(finding::unpack(reply.warnings));
                if reply.errors.is_empty() {
                    printed(reply.pages, &reply.files, files, wanted.formats)
                        .ok_or_else(|| vec![self.finding(&End::TooMuch)])
                } else {
                    Err(finding::unpack(reply.errors))
                }
            }
            Err(end) => Err(vec![self.finding(&end)]),
        };
        Warned { output, warnings }
    }
}

impl fmt::Debug for WorkerPress<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WorkerPress")
            .field("layout", &self.layout.name())
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

/// The files sorted by format; `None` unless they are those that were asked for.
fn printed(
    pages: usize,
    counts: &[usize],
    files: Vec<Vec<u8>>,
    formats: &[Format],
) -> Option<Printed> {
    let right = |(format, count): (&Format, &usize)| match (format.needs_pages(), count) {
        (false, count) => *count == 0,
        (true, count) => *count > 0 && (format.is_per_page() || *count == 1),
    };
    let sum = counts.iter().try_fold(0_usize, |sum, count| sum.checked_add(*count));
    let right = pages > 0
        && counts.len() == formats.len()
        && sum == Some(files.len())
        && formats.iter().zip(counts).all(right);
    let mut files = files.into_iter();
    right.then(|| Printed {
        pages,
        files: counts.iter().map(|count| files.by_ref().take(*count).collect()).collect(),
    })
}

/// Why there is no answer.
#[derive(Debug)]
enum End {
    /// The process could not be started.
    Unborn(io::Error),
    /// It was ended when its time by the clock was over.
    Clock,
    /// The system ended it when its processor time was over.
    Processor,
    /// It could not have more memory.
    Memory,
    /// It answered more than is read.
    TooMuch,
    /// It called too deep.
    Stack,
    /// Something else.
    Crash(ExitStatus),
}

type Answer = io::Result<(Reply, Vec<Vec<u8>>)>;

/// A running process.
struct Worker {
    child: Child,
    questions: Sender<Vec<u8>>,
    answers: Receiver<Answer>,
    /// What it said on standard error, once that is closed.
    last_words: Receiver<String>,
    /// How many documents it was asked for.
    asked: usize,
}

impl Worker {
    /// Starts the process and tells it `setup`.
    fn start(mut command: Command, setup: Vec<u8>) -> io::Result<Self> {
        let mut child = command.spawn()?;
        let (Some(input), Some(output), Some(errors)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let (questions, to_ask) = channel::<Vec<u8>>();
        let (answer, answers) = channel();
        let (speak, last_words) = channel();
        // Pipes cannot be waited for with a time, channels can. Both threads end with the
        // process, whose ends of the pipes close.
        thread::spawn(move || {
            let (mut input, mut output) = (BufWriter::new(input), BufReader::new(output));
            let mut before = Some(setup);
            for question in to_ask {
                // A process that reads no more has something to say all the same, or is gone.
                let _ = before.take().map_or(Ok(()), |setup| send(&mut input, &setup));
                let _ = send(&mut input, &question);
                if answer.send(protocol::read(&mut output)).is_err() {
                    break;
                }
            }
        });
        thread::spawn(move || {
            let mut errors = BufReader::new(errors);
            let mut said = Vec::new();
            let _ = errors.by_ref().take(LONGEST_LAST_WORDS).read_to_end(&mut said);
            // Nothing it says must make it wait.
            let _ = io::copy(&mut errors, &mut io::sink());
            let _ = speak.send(String::from_utf8_lossy(&said).into_owned());
        });
        Ok(Self { child, questions, answers, last_words, asked: 0 })
    }

    fn ask(
        &mut self,
        question: Vec<u8>,
        time: Duration,
    ) -> Result<(Reply, Vec<Vec<u8>>), End> {
        // If nobody takes the question, nobody answers it either.
        let _ = self.questions.send(question);
        match self.answers.recv_timeout(time) {
            Ok(Ok(answer)) => Ok(answer),
            Err(RecvTimeoutError::Timeout) => Err(End::Clock),
            Ok(Err(error)) if error.kind() == io::ErrorKind::FileTooLarge => {
                Err(End::TooMuch)
            }
            Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Err(self.end()),
        }
    }

    /// What a process that gives no more answers died of.
    fn end(&mut self) -> End {
        let said = self.last_words.recv_timeout(TIME_TO_DIE).unwrap_or_default();
        // It is dead, and this no more than the end of it; or it would never be.
        let _ = self.child.kill();
        let status = match self.child.wait() {
            Ok(status) => status,
            Err(error) => return End::Unborn(error),
        };
        // The words of Rust's standard library.
        if said.contains("memory allocation of") {
            return End::Memory;
        }
        if said.contains("overflowed its stack") {
            return End::Stack;
        }
        by_signal(status)
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn send(to: &mut dyn io::Write, message: &[u8]) -> io::Result<()> {
    to.write_all(message)?;
    to.flush()
}

#[cfg(unix)]
fn by_signal(status: ExitStatus) -> End {
    use std::os::unix::process::ExitStatusExt;

    use rustix::process::Signal;

    match status.signal() {
        Some(signal) if signal == Signal::XCPU.as_raw() => End::Processor,
        // A stack that cannot grow, where its guard is not met.
        Some(signal) if signal == Signal::SEGV.as_raw() => End::Stack,
        _ => End::Crash(status),
    }
}

#[cfg(not(unix))]
fn by_signal(status: ExitStatus) -> End {
    End::Crash(status)
}

/// Bytes for people.
fn size(bytes: u64) -> String {
    if bytes >= 1 << 30 && bytes.is_multiple_of(1 << 30) {
        format!("{} GiB", bytes >> 30)
    } else {
        format!("{} MiB", bytes >> 20)
    }
}
