//! `vitae render`: every file that was named, and with `--watch` each of them again whenever
//! something changes that it was made from.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::args::{GlobalArgs, RenderArgs};
use super::commands::render;
use super::failure::Failure;
use super::finish::{Ended, finish};
use super::input::DASH;
use super::outcome::Outcome;
use super::sources::Sources;
use super::spinner::Spinner;
use super::status::ExitStatus;
use super::terminal::Terminal;
use super::watch::Watch;
use crate::export::Format;
use crate::finding::Log;

/// The name of the command.
const COMMAND: &str = "render";

/// Renders the files that `args` name.
pub(super) fn run(global: &GlobalArgs, args: &RenderArgs) -> ExitStatus {
    let rounds = Rounds { global, args, terminal: Terminal::new(global) };
    if let Err(failure) = rounds.check() {
        return rounds.finish(Log::new(args.reading.strict), Err(failure.into())).status;
    }
    let mut documents: Vec<Document<'_>> = args.files.iter().map(Document::new).collect();
    let mut status = ExitStatus::Clean;
    for document in &mut documents {
        let ended = rounds.render(document);
        status = status.max(ended.status);
        if args.open {
            rounds.open(&ended);
        }
    }
    if args.watch { rounds.watch(&mut documents) } else { status }
}

/// A résumé, and the files that it was last rendered from.
struct Document<'a> {
    file: &'a Path,
    sources: Sources,
}

impl<'a> Document<'a> {
    fn new(file: &'a PathBuf) -> Self {
        Self { file, sources: Sources::default() }
    }
}

/// One run of the command.
struct Rounds<'a> {
    global: &'a GlobalArgs,
    args: &'a RenderArgs,
    terminal: Terminal,
}

impl Rounds<'_> {
    /// Checks that the arguments fit together.
    fn check(&self) -> Result<(), Failure> {
        let Self { args, .. } = self;
        let is_stream = |path: &Path| path == Path::new(DASH);
        let files = &args.files;
        if args.watch
            && (files.iter().any(|file| is_stream(file))
                || args.output.as_deref().is_some_and(is_stream))
        {
            return Err(Failure::usage(
                "`--watch` reads a file and writes files: `-` is none",
                "name the file of the résumé, and a file or a folder for the output",
            ));
        }
        if files.len() > 1 {
            self.check_several()?;
        }
        Ok(())
    }

    /// Checks that several résumés do not get into each other's way.
    fn check_several(&self) -> Result<(), Failure> {
        if self.global.report.is_some() {
            return Err(Failure::usage(
                "`--report` is about one document",
                "use `vitae batch` for a report about several",
            ));
        }
        let mut outputs = BTreeSet::new();
        for file in &self.args.files {
            for output in render::outputs(self.args, file)? {
                if let Some(twice) = outputs.replace(output) {
                    return Err(Failure::usage(
                        format!("two résumés would be written to `{}`", twice.display()),
                        "name a folder for the output, and give the résumés different names",
                    ));
                }
            }
        }
        Ok(())
    }

    fn render(&self, document: &mut Document<'_>) -> Ended {
        document.sources = Sources::default();
        let mut log = Log::new(self.args.reading.strict);
        let spinner = Spinner::start(self.terminal, COMMAND);
        let outcome =
            render::run(self.args, document.file, &mut document.sources, &mut log);
        drop(spinner);
        let ended = self.finish(log, outcome);
        for file in &ended.files {
            document.sources.note_made(Path::new(&file.path));
        }
        if let Some(report) = &self.global.report {
            document.sources.note_made(report);
        }
        ended
    }

    fn finish(&self, log: Log, outcome: Outcome) -> Ended {
        finish(COMMAND, self.terminal, self.global.report.as_deref(), log, outcome)
    }

    /// Opens the PDF of a document, if it was written.
    fn open(&self, ended: &Ended) {
        let mut files = ended.files.iter();
        let pdf = files.find(|it| it.format == Format::PDF.name && it.path != DASH);
        if let Some(pdf) = pdf
            && let Err(error) = opener::open(&pdf.path)
        {
            self.terminal
                .remark(format_args!("`{}` cannot be opened: {error}", pdf.path));
        }
    }

    /// Renders documents again as their files change, until somebody ends the program.
    fn watch(&self, documents: &mut [Document<'_>]) -> ! {
        let mut watch = Watch::new();
        let folders = |documents: &[Document<'_>]| {
            documents.iter().flat_map(|it| it.sources.folders()).collect()
        };
        watch.watch(folders(documents));
        self.terminal.remark("watching for changes; Ctrl-C ends");
        loop {
            for document in &mut *documents {
                if let Some(changed) = document.sources.changed() {
                    let changed = changed.display();
                    self.terminal.remark(format_args!("`{changed}` has changed"));
                    self.render(document);
                }
            }
            watch.watch(folders(documents));
            watch.wait();
        }
    }
}
