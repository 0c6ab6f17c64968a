//! A running worker process: sends it messages, waits for its replies for a limited time and,
//! if there is none, finds out why the process ended.

use std::io::{self, BufReader, BufWriter, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use serde::de::DeserializeOwned;

use super::ARGUMENT;
use super::protocol;
use super::watchdog::TIME_IS_OVER;

/// How many bytes of a worker's standard error are kept: enough for the reason it ended.
const MAX_LAST_WORDS: u64 = 4096;

/// How long a worker that has closed its output may take to exit.
const EXIT_TIME: Duration = Duration::from_secs(2);

/// How Windows ends a process whose stack overflowed (`STATUS_STACK_OVERFLOW`).
const WINDOWS_STACK_OVERFLOW: u32 = 0xC000_00FD;

/// Why there is no reply.
#[derive(Debug)]
pub(super) enum End {
    /// The process could not be started.
    SpawnFailed(io::Error),
    /// The process could not be written to or waited for.
    Unreachable(io::Error),
    /// It was killed because its time by the clock was over.
    Clock,
    /// The system ended it because its processor time was over.
    Processor,
    /// It needed more memory than it may have.
    Memory,
    /// Its reply is larger than is read.
    TooMuch,
    /// Its stack overflowed.
    Stack,
    /// This crate's own code panicked, with this message and place.
    Panic(String),
    /// It ended for any other reason.
    Crash(ExitStatus),
}

/// A reply and its parts.
pub(super) type Answer<R> = (R, Vec<Vec<u8>>);

/// The command that runs `program` as a worker, but for its arguments: with nothing of this
/// process's environment, and its standard streams as pipes.
pub(super) fn command(program: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .arg(ARGUMENT)
        .env_clear()
        // Each thread's stack and heap would count against the memory limit, and what the
        // allocator reserves at the start would be exempt from it.
        .envs([("RAYON_NUM_THREADS", "1"), ("MIMALLOC_ARENA_RESERVE", "0")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    // Set on Windows alone, where programs need it to find the system's libraries.
    if let Some(root) = std::env::var_os("SystemRoot") {
        command.env("SystemRoot", root);
    }
    command
}

/// A running process, whose replies are `R`s.
pub(super) struct Worker<R> {
    child: Child,
    questions: Sender<Vec<u8>>,
    answers: Receiver<io::Result<Answer<R>>>,
    /// The beginning of its standard error, once that is closed.
    last_words: Receiver<String>,
    /// How many documents it has been asked for.
    pub(super) asked: usize,
}

impl<R: DeserializeOwned + Send + 'static> Worker<R> {
    /// Starts the process; `setup` is its first message.
    ///
    /// # Errors
    /// If the process cannot be started.
    pub(super) fn start(mut command: Command, setup: Vec<u8>) -> io::Result<Self> {
        let mut child = command.spawn()?;
        let (Some(input), Some(output), Some(errors)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let (questions, to_ask) = channel::<Vec<u8>>();
        let (answer, answers) = channel();
        let (end_of_errors, last_words) = channel();
        // Reading a pipe has no time-out, receiving from a channel has. Both threads end with
        // the process, because its ends of the pipes are closed then.
        thread::spawn(move || {
            let (mut input, mut output) = (BufWriter::new(input), BufReader::new(output));
            let mut before = Some(setup);
            for question in to_ask {
                // A process that no longer reads may still have written a reply, or is gone.
                let _ = before.take().map_or(Ok(()), |setup| send(&mut input, &setup));
                let _ = send(&mut input, &question);
                if answer.send(protocol::read(&mut output)).is_err() {
                    break;
                }
            }
        });
        thread::spawn(move || {
            let mut errors = BufReader::new(errors);
            let mut kept = Vec::new();
            let _ = errors.by_ref().take(MAX_LAST_WORDS).read_to_end(&mut kept);
            // The rest is read, too: a full pipe would block the process.
            let _ = io::copy(&mut errors, &mut io::sink());
            let _ = end_of_errors.send(String::from_utf8_lossy(&kept).into_owned());
        });
        Ok(Self { child, questions, answers, last_words, asked: 0 })
    }

    /// The reply to a message, if it comes within `time`. After an error there are no more
    /// replies.
    pub(super) fn ask(
        &mut self,
        question: Vec<u8>,
        time: Duration,
    ) -> Result<Answer<R>, End> {
        // If the process is gone, receiving fails as well.
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
}

impl<R> Worker<R> {
    /// Why the process, which sends no more replies, has ended.
    fn end(&mut self) -> End {
        let last_words = self.last_words.recv_timeout(EXIT_TIME).unwrap_or_default();
        // If it has not exited by now, it never will.
        let _ = self.child.kill();
        match self.child.wait() {
            Ok(status) => reason(status, &last_words),
            Err(error) => End::Unreachable(error),
        }
    }
}

impl<R> Drop for Worker<R> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn send(to: &mut dyn io::Write, message: &[u8]) -> io::Result<()> {
    to.write_all(message)?;
    to.flush()
}

/// Why a process ended, by its exit status and the beginning of its standard error.
fn reason(status: ExitStatus, last_words: &str) -> End {
    // Rust's standard library aborts with these messages, and nothing else tells the two apart
    // from other aborts.
    if last_words.contains("memory allocation of") {
        return End::Memory;
    }
    if last_words.contains("overflowed its stack") {
        return End::Stack;
    }
    if let Some((_, panic)) = last_words.split_once(" panicked at ") {
        return End::Panic(panic.lines().take(2).collect::<Vec<_>>().join(" "));
    }
    if status.code() == Some(TIME_IS_OVER) {
        return End::Processor;
    }
    by_signal(status).or_else(|| by_code(status.code())).unwrap_or(End::Crash(status))
}

/// The reason by the signal that ended the process, where there are signals.
#[cfg(unix)]
fn by_signal(status: ExitStatus) -> Option<End> {
    use std::os::unix::process::ExitStatusExt;

    use rustix::process::Signal;

    match status.signal()? {
        signal if signal == Signal::XCPU.as_raw() => Some(End::Processor),
        // An overflow that missed the stack's guard page.
        signal if signal == Signal::SEGV.as_raw() => Some(End::Stack),
        _ => None,
    }
}

/// The reason by the signal that ended the process, where there are signals.
#[cfg(not(unix))]
fn by_signal(_status: ExitStatus) -> Option<End> {
    None
}

/// The reason by the exit code, which on Windows is that of an exception if there was one. On
/// other systems no process has such a code.
fn by_code(code: Option<i32>) -> Option<End> {
    (code?.cast_unsigned() == WINDOWS_STACK_OVERFLOW).then_some(End::Stack)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exit_code_of_windows_is_understood() {
        assert!(matches!(by_code(Some(-1_073_741_571)), Some(End::Stack)));
        assert!(by_code(Some(1)).is_none() && by_code(None).is_none());
    }

    #[cfg(unix)]
    #[test]
    fn the_reason_is_known_by_message_or_signal() {
        use std::os::unix::process::ExitStatusExt;

        use rustix::process::Signal;

        let by = |signal: Signal, last_words: &str| {
            reason(ExitStatus::from_raw(signal.as_raw()), last_words)
        };
        let out_of_memory = "memory allocation of 4096 bytes failed";
        assert!(matches!(by(Signal::ABORT, out_of_memory), End::Memory));
        let too_deep = "thread 'main' (7) has overflowed its stack";
        assert!(matches!(by(Signal::ABORT, too_deep), End::Stack));
        let bug = "thread 'main' panicked at src/a.rs:1:2:\nit broke\nnote: run with";
        assert!(
            matches!(by(Signal::ABORT, bug), End::Panic(it) if it == "src/a.rs:1:2: it broke")
        );
        let over = ExitStatus::from_raw(TIME_IS_OVER << 8);
        assert!(matches!(reason(over, ""), End::Processor));
        assert!(matches!(by(Signal::SEGV, ""), End::Stack));
        assert!(matches!(by(Signal::XCPU, ""), End::Processor));
        assert!(matches!(by(Signal::ABORT, ""), End::Crash(_)));
    }
}
