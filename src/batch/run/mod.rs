//! Running a batch: the files of a plan are found, every document gets its name, and only then
//! is the first one made. Documents of an earlier run that are up to date stay as they are; the
//! report is in the order of the plan on any number of threads.
//!
//! This is the one place in `batch` that reads and writes files.

mod cache;
mod config;
mod document;
mod files;
mod ids;
mod inputs;
mod inventory;
mod postings;
mod progress;
mod report;
mod setup;
mod state;
mod stream;

use std::fs::{self, File};
use std::io::Read as _;
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use super::digest::{Digest, digest_of};
use super::ordered::{in_order, window};
use super::report::Status;
use crate::export::Format;
use cache::Cache;
use config::ConfigFiles;
use files::Folder;
use inventory::Inventory;
use postings::Postings;
use report::Report;
use state::Refused;

pub use progress::{Done, Failure, Observer, Summary};
pub use setup::{Printing, Setup};
pub use stream::stream;

/// How many documents may be finished before one that is not, for each thread: their lines of
/// the report wait for its line.
const WINDOW: usize = 64;

/// The names of the cache and of the report.
const STATE: &str = ".vitae-batch";
const REPORT: &str = "report";

/// Runs a batch until its end, or until `stop`: then the documents in progress are finished.
///
/// # Errors
/// If the plan cannot be carried out, or the folder not be used; see [`Failure`].
pub fn run(
    setup: &Setup,
    stop: &AtomicBool,
    observer: &mut dyn Observer,
) -> Result<Summary, Failure> {
    Run::prepare(setup)?.work(stop, observer)
}

/// A batch that can begin.
struct Run<'a> {
    setup: &'a Setup,
    /// The folder that documents go to.
    output: PathBuf,
    formats: Vec<Format>,
    inventory: Inventory,
    postings: Postings,
    configs: ConfigFiles<'a>,
    cache: Cache,
}

impl<'a> Run<'a> {
    fn prepare(setup: &'a Setup) -> Result<Self, Failure> {
        let (inventory, program) = thread::scope(|scope| {
            let program = scope.spawn(|| program(setup));
            let inventory = Inventory::of(setup);
            (inventory, program.join().unwrap_or_else(|panic| resume_unwind(panic)))
        });
        let (inventory, program) = (inventory?, program?);
        let output = setup.output.clone().unwrap_or_default();
        let failed = |error| Failure::Io(output.clone(), error);
        fs::create_dir_all(&output).map_err(failed)?;
        let formats = setup.formats();
        if formats.contains(&Format::JSON) && inventory.has_resumes_in(&output) {
            return Err(Failure::AmongInputs(output));
        }
        let state = output.join(setup.file(STATE));
        let cache = Cache::open(&state, setup, &formats, &program);
        let cache = cache.map_err(|refused| match refused {
            Refused::Busy => Failure::Busy(output.clone()),
            Refused::Io(path, error) => Failure::Io(path, error),
        })?;
        Ok(Self {
            setup,
            output,
            formats,
            inventory,
            postings: Postings::default(),
            configs: ConfigFiles::new(
                &setup.folder,
                setup.config.as_deref(),
                setup.nearest_config.as_deref(),
            ),
            cache,
        })
    }

    fn work(
        &self,
        stop: &AtomicBool,
        observer: &mut dyn Observer,
    ) -> Result<Summary, Failure> {
        let setup = self.setup;
        let documents = &self.inventory.documents;
        let mine = |at: &usize| setup.shard.is_none_or(|shard| shard.has(*at));
        let planned = (0..documents.len()).filter(mine).count();
        let mut summary = Summary { planned, ..Summary::default() };
        observer.started(planned);
        let mut report = Report::begin(&self.output, &setup.file(REPORT))?;
        let items = (0..documents.len())
            .filter(mine)
            .take_while(|_| !stop.load(Ordering::Relaxed));
        let typesetter = setup.printing.typesetter();
        let numbers = AtomicUsize::new(0);
        let worker = || {
            let presses = setup.printing.presses(&typesetter);
            let number = numbers.fetch_add(1, Ordering::Relaxed);
            let scratch = format!("{}-{number}", setup.file("batch"));
            let folder = Folder::new(self.output.clone(), scratch);
            move |at: usize| self.document(&documents[at], &presses, &folder)
        };
        let mut failure = None;
        in_order(
            items,
            setup.threads,
            window(setup.threads, WINDOW),
            worker,
            |done: Done| {
                summary.count(&done);
                observer.finished(&done);
                if let Err(error) = report.add(&done.line) {
                    failure = Some(error);
                    return ControlFlow::Break(());
                }
                if setup.fail_fast && done.status > Status::Ok {
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            },
        );
        if let Some(failure) = failure {
            return Err(failure);
        }
        report.end()?;
        summary.is_stopped = summary.done() < summary.planned;
        Ok(summary)
    }
}

/// The digest of this program.
fn program(setup: &Setup) -> Result<Digest, Failure> {
    let path = &setup.printing.program;
    let digest = File::open(path).and_then(|mut file| digest_of(|to| file.read(to)));
    digest.map_err(|error| Failure::Io(path.clone(), error))
}
