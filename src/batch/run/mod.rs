//! A batch: a plan and where its files are come in; files, a report and how it went go out. Here
//! alone files are read and written.
//!
//! The files of the plan are found, every document gets its name, and only then is the first one
//! made. What an earlier run made of the same is left as it is. The report is in the order of
//! the plan on any number of threads.

mod choices;
mod document;
mod files;
mod ids;
mod inputs;
mod postings;
mod report;
mod state;
mod stream;

use std::fs;
use std::io;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::digest::{Digest, Parts, digest};
use super::make::Habits;
use super::names::Field;
use super::ordered::in_order;
use super::plan::Plan;
use super::report::{Counted, Status};
use super::spread::{Known, Planned, Shard, Spread, nothing_planned};
use crate::diag::Findings;
use crate::export::{ExportOptions, FORMATS, Format};
use crate::finding::Record;
use crate::layout::Layout;
use crate::render::{InProcess, Press};
use crate::resume::ReadOptions;
use crate::settings::Settings;
use crate::typeset::Typesetter;
use crate::worker::WorkerPress;
use choices::ChoiceFiles;
use files::Folder;
use inputs::{Base, Input, Kind, looked_into};
use postings::Postings;
use report::Report;
use state::{Refused, State};

pub use stream::stream;

/// How many documents may be finished before one that is not, for each thread: their lines of
/// the report wait for its.
const WINDOW: usize = 64;

/// The file of what was made, and the report.
const STATE: &str = ".vitae-batch";
const REPORT: &str = "report";

/// What a batch is run with.
#[derive(Debug)]
pub struct Setup {
    /// What is asked.
    pub plan: Plan,
    /// Where the plan's paths begin.
    pub folder: PathBuf,
    /// The plan's file, if it is one.
    pub plan_file: Option<PathBuf>,
    /// The folder documents go to; of a stream, whose results hold them otherwise, if any.
    pub output: Option<PathBuf>,
    /// The choices that go first.
    pub typed: Settings,
    /// The file of choices in place of those beside résumés.
    pub options: Option<PathBuf>,
    /// The layouts there are: those of the product, and a person's own.
    pub layouts: Vec<Layout>,
    /// The places of those that were asked for; none if each document has its own choice.
    pub chosen: Vec<usize>,
    /// More fonts.
    pub fonts: Vec<Vec<u8>>,
    /// The `vitae` binary, for layouts that are not trusted.
    pub program: PathBuf,
    /// How résumés are read.
    pub read: ReadOptions,
    /// How files are written.
    pub export: ExportOptions,
    /// How many documents are made at once.
    pub threads: NonZeroUsize,
    /// Whether what was made before is made again.
    pub force: bool,
    /// Whether the first document that fails is the last.
    pub fail_fast: bool,
    /// The part of the documents that is made.
    pub shard: Option<Shard>,
}

/// Why a batch did not begin, or did not come to its end.
#[derive(Debug)]
pub enum Failure {
    /// The plan cannot be carried out; nothing was made.
    Plan(Findings),
    /// Another run is at work in the folder.
    Busy(PathBuf),
    /// A file of the batch itself could not be used.
    Io(PathBuf, io::Error),
}

/// A document that is finished.
#[derive(Debug)]
pub struct Done {
    /// What its files are called, without extension.
    pub id: String,
    /// How it ended.
    pub status: Status,
    /// Whether an earlier run had made it.
    pub is_kept: bool,
    /// Its errors; none if it was made before.
    pub(crate) errors: Vec<Record>,
    /// What of its posting is covered, if it has one.
    pub coverage: Option<Counted>,
    /// Its line of the report.
    line: String,
}

/// How a batch went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many documents it has.
    pub planned: usize,
    /// Written and proved.
    pub ok: usize,
    /// With errors, or not proved.
    pub findings: usize,
    /// Not tried to the end.
    pub errors: usize,
    /// How many of all these an earlier run had made.
    pub kept: usize,
    /// Whether it was stopped before its end.
    pub is_stopped: bool,
}

impl Summary {
    /// How many documents are finished.
    #[must_use]
    pub fn done(&self) -> usize {
        self.ok + self.findings + self.errors
    }

    fn count(&mut self, done: &Done) {
        *match done.status {
            Status::Ok => &mut self.ok,
            Status::Findings => &mut self.findings,
            Status::Error => &mut self.errors,
        } += 1;
        self.kept += usize::from(done.is_kept);
    }
}

/// Who is told how a batch goes.
pub trait Watch {
    /// So many documents will be made.
    fn begins(&mut self, planned: usize);
    /// The next document, in the order of the plan, is finished.
    fn done(&mut self, done: &Done);
}

/// Runs a batch until its end, or until `stop`: then the documents begun are finished.
///
/// # Errors
/// If the plan cannot be carried out, or the folder not be used; see [`Failure`].
pub fn run(
    setup: &Setup,
    stop: &AtomicBool,
    watch: &mut dyn Watch,
) -> Result<Summary, Failure> {
    let run = Run::prepare(setup)?;
    run.work(stop, watch)
}

/// A batch that can begin.
struct Run<'a> {
    setup: &'a Setup,
    formats: Vec<Format>,
    /// The folder documents go to.
    output: PathBuf,
    settings: Settings,
    habits: Habits,
    resumes: Vec<Input>,
    variants: Vec<Input>,
    jobs: Vec<Input>,
    /// The places of the postings that variants name.
    own_jobs: Vec<Option<usize>>,
    postings: Postings,
    documents: Vec<Planned>,
    state: State,
    typesetter: Typesetter,
    /// The fingerprint of what all documents have in common.
    common: Parts,
    layouts: Vec<Digest>,
    choices: ChoiceFiles<'a>,
}

impl<'a> Run<'a> {
    fn prepare(setup: &'a Setup) -> Result<Self, Failure> {
        let Setup { plan, folder, .. } = setup;
        let output = setup.output.clone().unwrap_or_default();
        let base = Base { folder, plan: setup.plan_file.as_deref() };
        let mut findings = Findings::new();
        let mut resumes = base.find(&plan.resumes, Kind::Resume, &mut findings);
        let mut variants = base.find(&plan.variants, Kind::Variant, &mut findings);
        let mut jobs = base.find(&plan.jobs, Kind::Job, &mut findings);
        if !findings.is_empty() {
            return Err(Failure::Plan(findings));
        }
        let asks = |field| {
            plan.name
                .as_ref()
                .is_some_and(|(name, _)| name.fields().any(|it| it == field))
        };
        if asks(Field::Name) {
            resumes = looked_into(resumes, Kind::Resume, setup.threads);
        }
        if asks(Field::Company) || asks(Field::Title) {
            jobs = looked_into(jobs, Kind::Job, setup.threads);
        }
        variants = looked_into(variants, Kind::Variant, setup.threads);
        let known = |inputs: &'_ [Input]| -> Vec<Known> {
            inputs.iter().map(|input| input.known.clone()).collect()
        };
        let (all_resumes, all_variants, all_jobs) =
            (known(&resumes), known(&variants), known(&jobs));
        let spread = Spread {
            resumes: all_resumes.iter().collect(),
            variants: all_variants.iter().collect(),
            jobs: all_jobs.iter().collect(),
            layouts: setup.chosen.iter().map(|at| setup.layouts[*at].name()).collect(),
        };
        let documents = spread.documents(plan.name.as_ref()).map_err(Failure::Plan)?;
        if documents.is_empty() {
            return Err(Failure::Plan(nothing_planned().into()));
        }
        // A posting that a variant names is no dimension of the plan: it is that variant's.
        let own_jobs = variants.iter().map(|variant| {
            let posting = variant.own_posting(base)?;
            jobs.push(posting);
            Some(jobs.len() - 1)
        });
        let own_jobs = own_jobs.collect();
        let failed = |error| Failure::Io(output.clone(), error);
        fs::create_dir_all(&output).map_err(failed)?;
        let state_path = output.join(setup.file(STATE));
        let state = State::open(&state_path, setup.force).map_err(|it| match it {
            Refused::Busy => Failure::Busy(output.clone()),
            Refused::Io(path, error) => Failure::Io(path, error),
        })?;
        let formats = setup.formats();
        let settings = setup.typed.clone().or(plan.settings.clone());
        let habits = setup.habits();
        let common = setup.common(&formats, &settings);
        let layouts = setup.layouts.iter().map(fingerprint).collect();
        let typesetter = Typesetter::with_fonts(setup.fonts.clone());
        let choices = ChoiceFiles::new(folder, setup.options.as_deref());
        Ok(Self {
            setup,
            formats,
            output,
            settings,
            habits,
            resumes,
            variants,
            jobs,
            own_jobs,
            postings: Postings::default(),
            documents,
            state,
            typesetter,
            common,
            layouts,
            choices,
        })
    }

    fn work(&self, stop: &AtomicBool, watch: &mut dyn Watch) -> Result<Summary, Failure> {
        let setup = self.setup;
        let mine = |at: &usize| setup.shard.is_none_or(|shard| shard.has(*at));
        let mut summary = Summary {
            planned: (0..self.documents.len()).filter(mine).count(),
            ..Summary::default()
        };
        watch.begins(summary.planned);
        let mut report = Report::begin(&self.output, &setup.file(REPORT))?;
        let items = (0..self.documents.len())
            .filter(mine)
            .take_while(|_| !stop.load(Ordering::Relaxed));
        let numbers = AtomicUsize::new(0);
        let worker = || {
            let presses = setup.presses(&self.typesetter);
            let number = numbers.fetch_add(1, Ordering::Relaxed);
            let folder = Folder {
                path: self.output.clone(),
                unfinished: format!("{}-part-{number}", setup.file(STATE)),
            };
            move |at: usize| self.document(&self.documents[at], &presses, &folder)
        };
        let window =
            setup.threads.saturating_mul(NonZeroUsize::MIN.saturating_add(WINDOW));
        let mut failure = None;
        in_order(items, setup.threads, window, worker, |done: Done| {
            summary.count(&done);
            watch.done(&done);
            if let Err(error) = report.add(&done.line) {
                failure = Some(error);
                return ControlFlow::Break(());
            }
            if setup.fail_fast && done.status > Status::Ok {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        if let Some(failure) = failure {
            return Err(failure);
        }
        report.end()?;
        summary.is_stopped = summary.done() < summary.planned;
        Ok(summary)
    }
}

impl Setup {
    /// The formats made of every document.
    fn formats(&self) -> Vec<Format> {
        let named = self.plan.name.as_ref().and_then(|(name, _)| name.format);
        match (&self.plan.formats[..], named) {
            // `{name}.pdf` asks for just this file.
            ([], Some(format)) => vec![format],
            ([], None) => FORMATS.iter().copied().filter(|it| it.usual).collect(),
            (formats, _) => formats.to_vec(),
        }
    }

    /// What a file of the batch itself is called: each part has its own.
    fn file(&self, name: &str) -> String {
        match self.shard {
            Some(Shard { index, count }) => format!("{name}-{index}-of-{count}.jsonl"),
            None => format!("{name}.jsonl"),
        }
    }

    /// One press for each layout, for one thread.
    fn presses<'a>(&'a self, typesetter: &'a Typesetter) -> Vec<Box<dyn Press + 'a>> {
        let press = |layout: &'a Layout| -> Box<dyn Press + 'a> {
            if layout.is_trusted() {
                Box::new(InProcess { typesetter, layout })
            } else {
                let program = self.program.clone();
                Box::new(WorkerPress::new(layout, typesetter, program))
            }
        };
        self.layouts.iter().map(press).collect()
    }

    fn habits(&self) -> Habits {
        let (export, propose) = (self.export.clone(), self.plan.propose);
        Habits { read: self.read, export, propose }
    }

    /// The fingerprint of what all documents have in common.
    fn common(&self, formats: &[Format], settings: &Settings) -> Parts {
        let mut parts = Parts::default();
        parts.add("version", env!("CARGO_PKG_VERSION").as_bytes());
        for format in formats {
            parts.add("format", format.name.as_bytes());
        }
        for font in &self.fonts {
            parts.add("font", &digest(font));
        }
        // Their form for people names every choice, and belongs to the version.
        parts.add("settings", format!("{settings:?}").as_bytes());
        parts.add("export", format!("{:?}", self.export).as_bytes());
        parts.add("flags", &[self.read.strict, self.plan.propose].map(u8::from));
        parts
    }
}

/// The fingerprint of a layout: of all its files.
fn fingerprint(layout: &Layout) -> Digest {
    let mut parts = Parts::default();
    parts.add("name", layout.name().as_bytes());
    for (path, content) in layout.files() {
        parts.add(path, content);
    }
    parts.digest()
}
