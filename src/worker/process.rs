//! The parent's side: keeps one worker process for a layout, sends it documents, and turns the way
//! it ended, if it did, into a finding.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use super::child::{Answer, End, Worker, command};
use super::protocol::{self, FileHead, Reply, Request, Setup};
use super::{
    DOCUMENT_OVER_LIMIT, LAYOUT_CRASHED, LAYOUT_OVER_LIMIT, Limits, finding, size,
};
use crate::diag::{Diagnostic, Findings, Location, Warned};
use crate::document::Document;
use crate::export::OutputFile;
use crate::layout::{Layout, LayoutOptions};
use crate::render::{Press, Printed, Wanted};
use crate::typeset::{Data, Filled, Typesetter, warnings};

/// After as many documents in a row that ended their process, no other process is started: a
/// batch of hundreds would otherwise wait for each of them.
const MAX_ENDS: usize = 3;

/// Prints an untrusted layout in a process of its own, within limits.
///
/// The process is started for the first document and reused for the next.
pub struct WorkerPress<'a> {
    layout: &'a Layout,
    typesetter: &'a Typesetter,
    program: PathBuf,
    limits: Limits,
    state: Mutex<State>,
}

/// What a press remembers between documents.
#[derive(Default)]
struct State {
    worker: Option<Worker<Reply>>,
    /// How many documents in a row ended their process.
    ends: usize,
    /// Why the last of them ended.
    last: Option<Diagnostic>,
}

impl<'a> WorkerPress<'a> {
    /// A press for `layout`; `program` is the `vitae` binary.
    #[must_use]
    pub fn new(layout: &'a Layout, typesetter: &'a Typesetter, program: PathBuf) -> Self {
        let limits = Limits::default();
        Self { layout, typesetter, program, limits, state: Mutex::default() }
    }

    /// The same press with other limits than the default ones.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    fn ask(&self, request: &[u8]) -> Result<Answer<Reply>, Box<Diagnostic>> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = state.last.as_ref().filter(|_| self.gives_up(state.ends)) {
            return Err(Box::new(last.clone()));
        }
        match self.answer(&mut state, request) {
            Ok(answer) => {
                state.ends = 0;
                Ok(answer)
            }
            Err(end) => {
                let finding = self.finding(&end);
                state.ends += 1;
                state.last = Some(finding.clone());
                Err(Box::new(finding))
            }
        }
    }

    /// Whether no other process is started after this many ends. With a layout that is trusted, it
    /// is the documents that end them, and the next one may be sound.
    fn gives_up(&self, ends: usize) -> bool {
        ends >= MAX_ENDS && !self.layout.is_trusted()
    }

    fn answer(&self, state: &mut State, request: &[u8]) -> Result<Answer<Reply>, End> {
        loop {
            let mut worker = match state.worker.take() {
                Some(worker) => worker,
                None => self.start().map_err(End::SpawnFailed)?,
            };
            worker.asked += 1;
            match worker.ask(request.to_vec(), self.limits.clock) {
                Ok((reply, files)) => {
                    if !reply.poisoned && worker.asked < self.limits.documents {
                        state.worker = Some(worker);
                    }
                    return Ok((reply, files));
                }
                // Earlier documents may have used the memory up: a new process gets another try.
                Err(End::Memory) if worker.asked > 1 => {}
                Err(end) => return Err(end),
            }
        }
    }

    fn start(&self) -> io::Result<Worker<Reply>> {
        let files: Vec<(&str, &[u8])> = self.layout.files().collect();
        let setup = Setup {
            name: self.layout.name().to_owned(),
            folder: self.layout.folder().to_owned(),
            files: files.iter().map(|(path, _)| (*path).to_owned()).collect(),
        };
        let mut parts: Vec<&[u8]> = files.iter().map(|(_, content)| *content).collect();
        parts.extend(self.typesetter.given_files());
        let mut message = Vec::new();
        protocol::write(&mut message, &setup, &parts)?;

        let mut command = command(&self.program);
        command.args(
            [self.limits.memory, self.limits.processor].map(|limit| limit.to_string()),
        );
        Worker::start(command, message)
    }

    /// The finding about the end of a worker.
    fn finding(&self, end: &End) -> Diagnostic {
        if self.layout.is_trusted() {
            return over_limit(end, self.limits);
        }
        let place = self.layout.place(None);
        let seconds = |seconds: f64| format!("the layout ran longer than {seconds} s");
        match end {
            End::SpawnFailed(error) => {
                let message = format!("the layout's process could not start: {error}");
                Diagnostic::error(LAYOUT_CRASHED, Location::Nowhere, message)
            }
            End::Unreachable(error) => {
                let message = format!("the layout's process could not be used: {error}");
                Diagnostic::error(LAYOUT_CRASHED, Location::Nowhere, message)
            }
            End::Clock => {
                let message = seconds(self.limits.clock.as_secs_f64());
                Diagnostic::error(LAYOUT_OVER_LIMIT, place, message)
                    .hint("look for an endless loop, or one with very many iterations")
            }
            End::Processor => {
                #[expect(clippy::cast_precision_loss, reason = "these are few")]
                let message = seconds(self.limits.processor as f64);
                Diagnostic::error(LAYOUT_OVER_LIMIT, place, message)
                    .hint("look for an endless loop, or one with very many iterations")
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
                    "look for a `show` rule that applies to its own output, or content that contains itself",
                )
            }
            End::Panic(text) => {
                let message = format!("vitae panicked at {text}");
                Diagnostic::error(LAYOUT_CRASHED, place, message).hint(
                    "this is a bug in vitae: report it with the layout and the résumé",
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
        let uncovered = self.typesetter.uncovered(document, &options.typography.fonts);
        if !uncovered.is_empty() {
            return Warned { output: Err(uncovered), warnings: Findings::new() };
        }
        let mut warnings = warnings(document);
        let request = Request {
            families: options.typography.fonts.clone(),
            info: document.info.clone(),
            formats: wanted.formats.iter().map(|format| format.name.to_owned()).collect(),
            export: wanted.export.clone(),
            sparing: wanted.sparing,
        };
        let data = Data::of(document, options);
        let mut message = Vec::new();
        let parts = [&*data.document, &*data.options, &*data.photo];
        let written = protocol::write(&mut message, &request, &parts);
        let answer = match written {
            Ok(()) => self.ask(&message),
            Err(error) => Err(Box::new(self.finding(&End::Unreachable(error)))),
        };
        let output = match answer {
            Ok((reply, files)) => {
                warnings.extend(finding::unpack(reply.warnings));
                if reply.errors.is_empty() {
                    printed(reply.pages, reply.filled, reply.files, files, wanted)
                        .ok_or_else(|| self.finding(&End::TooMuch).into())
                } else {
                    Err(finding::unpack(reply.errors))
                }
            }
            Err(finding) => Err((*finding).into()),
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

/// The files of a reply; `None` unless they are those that were asked for.
fn printed(
    pages: usize,
    filled: Filled,
    heads: Vec<FileHead>,
    contents: Vec<Vec<u8>>,
    wanted: &Wanted<'_>,
) -> Option<Printed> {
    if pages == 0 || heads.len() != contents.len() {
        return None;
    }
    let asked = || wanted.formats.iter().filter(|format| format.needs_pages());
    let file = |(head, content): (FileHead, Vec<u8>)| {
        let format = *asked().find(|format| format.name == head.format)?;
        let is_right = format.is_per_page() == head.page.is_some();
        is_right.then_some(OutputFile { format, page: head.page, content })
    };
    let files: Option<Vec<OutputFile>> =
        heads.into_iter().zip(contents).map(file).collect();
    let printed = Printed { pages, filled, files: files? };
    if wanted.sparing && printed.files.is_empty() {
        return Some(printed);
    }
    let is_whole = asked().all(|format| {
        let count = printed.files.iter().filter(|file| file.format == *format).count();
        count > 0 && (format.is_per_page() || count == 1)
    });
    is_whole.then_some(printed)
}

/// The finding about the end of a worker with a layout that is trusted: it is the document's.
fn over_limit(end: &End, limits: Limits) -> Diagnostic {
    let hint = "look for a very long text, or for very many of them";
    let (message, hint) = match end {
        End::SpawnFailed(error) => {
            (format!("the document's process could not start: {error}"), None)
        }
        End::Unreachable(error) => {
            (format!("the document's process could not be used: {error}"), None)
        }
        End::Clock | End::Processor => {
            let seconds = limits.processor;
            (format!("the document takes longer than {seconds} s"), Some(hint))
        }
        End::Memory => {
            let memory = size(limits.memory);
            (format!("the document needs more than {memory} of memory"), Some(hint))
        }
        End::TooMuch => ("the document's files are too large".to_owned(), Some(hint)),
        End::Stack => ("the document overflowed the stack".to_owned(), Some(hint)),
        End::Panic(text) => (format!("vitae panicked at {text}"), None),
        End::Crash(status) => (format!("the typesetter crashed ({status})"), None),
    };
    let finding = Diagnostic::error(DOCUMENT_OVER_LIMIT, Location::Nowhere, message);
    match hint {
        Some(hint) => finding.hint(hint),
        None => finding,
    }
}
