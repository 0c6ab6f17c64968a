//! A running worker: questions come in, answers go out, or – if it gives none – what it died of.

use std::io::{self, BufReader, BufWriter, Read};
use std::process::{Child, Command, ExitStatus};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::protocol::{self, Reply};

/// The most that is kept of what a worker says on standard error; enough to tell what it died
/// of.
const LONGEST_LAST_WORDS: u64 = 4096;

/// How long a worker that closed its output may take to be gone.
const TIME_TO_DIE: Duration = Duration::from_secs(2);

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum End {
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

/// A reply and its files.
pub(super) type Answer = (Reply, Vec<Vec<u8>>);

/// A running process.
pub(super) struct Worker {
    child: Child,
    questions: Sender<Vec<u8>>,
    answers: Receiver<io::Result<Answer>>,
    /// What it said on standard error, once that is closed.
    last_words: Receiver<String>,
    /// How many documents it was asked for.
    pub(super) asked: usize,
}

impl Worker {
    /// Starts the process and tells it `setup`.
    pub(super) fn start(mut command: Command, setup: Vec<u8>) -> io::Result<Self> {
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

    /// What comes of a question, if anything does in `time`; after an end, nothing ever will.
    pub(super) fn ask(
        &mut self,
        question: Vec<u8>,
        time: Duration,
    ) -> Result<Answer, End> {
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
