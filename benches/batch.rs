//! Measures `vitae batch`: `cargo bench --bench batch`.
//!
//! Compares two threads with one thread and with two single-threaded processes that share a plan,
//! and a whole batch with the bare engine. Also times a run whose documents are all up to date,
//! and measures memory at several sizes (`-- --documents 100000` for the largest). `-- threads`,
//! `-- floor` and `-- memory` run a part of this. What is compared alternates, so that ratios
//! hold on a noisy machine. Medians are printed.

#![allow(clippy::print_stdout, reason = "printing is what it is for")]

mod floor;

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use vitae::document::ResolveOptions;
use vitae::resume::ReadOptions;
use vitae::{Document, Resume, Source, Warned};

use floor::Floor;

const EXAMPLE: &str = include_str!("../tests/fixtures/resumes/example.json");
/// How many documents are made in each round, and how many rounds there are.
const DOCUMENTS: usize = 500;
const ROUNDS: usize = 7;
/// How many documents are up to date in the second run.
const MADE: usize = 10_000;

fn main() {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let folder = folder.path();
    let mut args = std::env::args().skip_while(|arg| arg != "--documents");
    if let Some(count) = args.nth(1) {
        let count = count.parse().expect("a number of documents");
        people(folder, count);
        memory(folder, count);
        return;
    }
    let asked: Vec<String> =
        std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let asks = |part: &str| asked.is_empty() || asked.iter().any(|name| name == part);
    people(folder, DOCUMENTS);
    if asks("threads") {
        threads_and_processes(folder);
    }
    if asks("floor") {
        against_the_floor(folder);
    }
    if asks("memory") {
        for count in [1_000, MADE] {
            people(folder, count);
            memory(folder, count);
        }
        again(folder);
    }
}

/// The example under the name of the `number`th person.
fn person(number: usize) -> String {
    EXAMPLE.replace("Okafor", &format!("Okafor-{number}"))
}

fn people(folder: &Path, count: usize) {
    let people = folder.join("people");
    fs::create_dir_all(&people).expect("a folder can be made");
    for number in 0..count {
        fs::write(people.join(format!("p{number}.json")), person(number))
            .expect("a file can be written");
    }
}

fn batch(folder: &Path, args: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_vitae"))
        .current_dir(folder)
        .args(["batch", "--resume", "people/*.json", "-f", "pdf", "-o", "out"])
        .args(args)
        .stderr(Stdio::null())
        .spawn()
        .expect("the program can be started")
}

fn wait(mut child: Child) {
    assert!(child.wait().expect("it ends").success());
}

fn timed(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

fn threads_and_processes(folder: &Path) {
    let (mut ones, mut twos, mut parts) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let one = timed(|| wait(batch(folder, &["--force", "--threads", "1"])));
        let two = timed(|| wait(batch(folder, &["--force", "--threads", "2"])));
        let processes = timed(|| {
            let part =
                |part| batch(folder, &["--force", "--threads", "1", "--shard", part]);
            for child in ["0/2", "1/2"].map(part) {
                wait(child);
            }
        });
        if round > 0 {
            ones.push(one);
            twos.push(one / two);
            parts.push(one / processes);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "these are few")]
    let rate = DOCUMENTS as f64 / median(ones);
    println!(
        "{DOCUMENTS} documents: one thread {rate:.0} documents/s; two threads {:.2} ×, two \
         processes {:.2} × that",
        median(twos),
        median(parts)
    );
}

/// Compares a whole batch – read, validate, typeset, export, prove, write – with the bare engine.
fn against_the_floor(folder: &Path) {
    let floor = Floor::new();
    let data = |number: usize| {
        let source = Source::new("example.json", person(number)).expect("it is UTF-8");
        let Warned { output, .. } = Resume::parse(&source, &ReadOptions::default());
        let resume = output.unwrap_or_else(|found| panic!("{found:?}"));
        let document = Document::resolve(&resume, &ResolveOptions::default());
        serde_json::to_vec(&document).expect("a document has a JSON form")
    };
    let (mut floors, mut wholes, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let all: Vec<Vec<u8>> =
            (0..DOCUMENTS).map(|at| data((round + 1) * DOCUMENTS + at)).collect();
        let bare = timed(|| {
            for data in all {
                drop(floor.run(data));
            }
        });
        let whole = timed(|| wait(batch(folder, &["--force", "--threads", "1"])));
        if round > 0 {
            floors.push(bare);
            wholes.push(whole);
            ratios.push(whole / bare);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "these are few")]
    let each = |times| median(times) * 1e3 / DOCUMENTS as f64;
    println!(
        "one thread: {:.1} ms per document in a batch, {:.1} ms in the bare engine, ratio {:.2}",
        each(wholes),
        each(floors),
        median(ratios)
    );
}

fn memory(folder: &Path, count: usize) {
    let start = Instant::now();
    let mut child = batch(folder, &[]);
    let mut peak = String::new();
    while child.try_wait().expect("it can be asked").is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id()));
        let status = status.unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = line.map_or(peak, |line| line.trim().to_owned());
        thread::sleep(Duration::from_millis(20));
    }
    println!(
        "{count} documents (some up to date): peak {peak}, {:.1} s",
        start.elapsed().as_secs_f64()
    );
}

fn again(folder: &Path) {
    let times = (0..ROUNDS).map(|_| timed(|| wait(batch(folder, &[])))).collect();
    println!("{MADE} documents, all up to date: {:.2} s", median(times));
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
