//! Measures what it costs to check PDFs in processes of their own: `cargo bench --bench checking`.
//!
//! A folder of 200 PDFs of ours, in all layouts, is checked in this process and by workers, in turns, so that
//! ratios hold on a noisy machine. Processor time counts – that of this process and of its workers,
//! their start included – and time by the clock is printed beside it. Linux only, since `/proc` says
//! what is used.

#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use mimalloc::MiMalloc;
use vitae::Layout;
use vitae::check::{CheckOptions, Report, check};
use vitae::worker::Reader;

/// As in the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const FILES: usize = 200;
const ROUNDS: usize = 11;
/// How many files are checked at the same time.
const THREADS: usize = 2;
/// Ticks of `/proc` in a second, on every Linux.
const TICKS: f64 = 100.0;

fn main() {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let files = files(folder.path());
    let (mut here, mut there) = (Vec::new(), Vec::new());
    let (mut ratios, mut clocks) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let own = cost(|| check_all(&files, check));
        let workers = cost(|| {
            let reader = Reader::new(PathBuf::from(env!("CARGO_BIN_EXE_vitae")));
            check_all(&files, |file, options| reader.check(file, options));
        });
        // The first round warms the caches.
        if round > 0 {
            ratios.push(workers.processor / own.processor);
            clocks.push(workers.clock / own.clock);
            here.push(own.processor);
            there.push(workers.processor);
        }
    }
    println!(
        "{} files: {:.2} s of processor time in this process, {:.2} s in workers; in pairs {:.3} \
         × (by the clock {:.3} ×)",
        files.len(),
        median(here),
        median(there),
        median(ratios),
        median(clocks),
    );
}

/// Résumés of the fixtures in all layouts, some of them twice.
fn files(folder: &Path) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for layout in Layout::all() {
        let resumes = root.join("tests/fixtures/resumes/*.json");
        // Those that cannot be printed are left out.
        let made = Command::new(env!("CARGO_BIN_EXE_vitae"))
            .arg("batch")
            .arg("--resume")
            .arg(resumes)
            .args(["-f", "pdf", "--layout", layout.name(), "-o"])
            .arg(folder.join(layout.name()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        made.expect("the program can be started");
    }
    let mut paths = Vec::new();
    search(folder, &mut paths);
    paths.sort();
    assert!(paths.len() > FILES / 2, "only {} PDFs were made", paths.len());
    let paths = paths.iter().cycle().take(FILES);
    paths.map(|path| fs::read(path).expect("a file")).collect()
}

fn search(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in folder.read_dir().expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            search(&path, into);
        } else if path.extension().is_some_and(|it| it == "pdf") {
            into.push(path);
        }
    }
}

fn check_all(
    files: &[Vec<u8>],
    check: impl Fn(&[u8], &CheckOptions<'_>) -> Report + Sync,
) {
    let (next, pages) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let options = CheckOptions::default();
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    pages.fetch_add(check(file, &options).pages, Ordering::Relaxed);
                }
            });
        }
    });
    assert!(pages.into_inner() >= files.len(), "some of them were not read");
}

/// What something takes, in seconds.
struct Cost {
    processor: f64,
    clock: f64,
}

fn cost(work: impl FnOnce()) -> Cost {
    let (begun, before) = (Instant::now(), used());
    work();
    Cost { processor: used() - before, clock: begun.elapsed().as_secs_f64() }
}

/// The processor time that this process and those it has waited for have used, in seconds.
fn used() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("this is Linux");
    let after = stat.rsplit(')').next().expect("the name of the program");
    let ticks = after.split_whitespace().skip(11).take(4);
    ticks.map(|ticks| ticks.parse::<f64>().expect("a number")).sum::<f64>() / TICKS
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
