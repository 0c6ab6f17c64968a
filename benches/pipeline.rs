//! Compares the whole pipeline with its floor, in one run: `cargo bench`.
//!
//! The floors are the bare engine with our layout and with a bare template (see `floor.rs`); the
//! pipeline is all of vitae: validate, resolve, typeset, export, read back, verify. What is
//! compared alternates document by document, so that ratios hold on a noisy machine. Medians are
//! printed. `-- warm`, `-- plain`, `-- stages`, `-- match`, `-- many` and `-- cold` run a part.

#![allow(clippy::print_stdout, reason = "printing is what it is for")]

mod floor;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use vitae::document::ResolveOptions;
use vitae::job::{CoverageOptions, Inventory, Posting, Vocabulary, coverage};
use vitae::render::RenderOptions;
use vitae::resume::ReadOptions;
use vitae::{Document, Layout, Resume, Source, Typesetter, Warned, render};

use floor::{Floor, looks};

/// How many documents are timed in a warm process, after [`WARM_UP`].
const WARM: usize = 200;
const WARM_UP: usize = 20;
/// How many documents the throughput is measured over, and after how many memory is first read.
const MANY: u32 = 1_000;
const FEW: u32 = 200;
/// How many processes are started for each cold measurement.
const COLD: usize = 15;

const POSTING: &str = include_str!("../tests/fixtures/postings/backend-go-payments.txt");
const EXAMPLE: &str = include_str!("../tests/fixtures/resumes/example.json");

fn main() {
    // The cold floor is this program, started again with this argument.
    if std::env::args().any(|arg| arg == "--floor-process") {
        let floor = Floor::new();
        let data = data(&resume(&source(0)));
        std::fs::write(std::env::temp_dir().join("vitae-floor.pdf"), floor.run(data))
            .expect("the folder for temporary files can be written");
        return;
    }
    let asked: Vec<String> =
        std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let parts: [(&str, fn()); 6] = [
        ("warm", warm),
        ("plain", plain),
        ("stages", stages),
        ("match", matching),
        ("many", many),
        ("cold", cold),
    ];
    for (name, part) in parts {
        if asked.is_empty() || asked.iter().any(|asked| asked == name) {
            part();
        }
    }
}

/// The example under the name of the `number`th person.
fn source(number: usize) -> Source {
    let text = EXAMPLE.replace("Okafor", &format!("Okafor-{number}"));
    Source::new("example.json", text).unwrap_or_else(|found| panic!("{found:?}"))
}

fn resume(source: &Source) -> Resume {
    let Warned { output, .. } = Resume::parse(source, &ReadOptions::default());
    output.unwrap_or_else(|found| panic!("{found:?}"))
}

fn data(resume: &Resume) -> Vec<u8> {
    let document = Document::resolve(resume, &ResolveOptions::default());
    serde_json::to_vec(&document).expect("a document has a JSON form")
}

fn pipeline(source: &Source, typesetter: &Typesetter, layout: &Layout) -> Vec<u8> {
    let resume = resume(source);
    let document = Document::resolve(&resume, &ResolveOptions::default());
    let Warned { output, .. } =
        render(document, typesetter, layout, &RenderOptions::default());
    let rendered = output.unwrap_or_else(|found| panic!("{found:?}"));
    assert!(rendered.verification.is_faithful(), "{:?}", rendered.verification);
    rendered.pdf
}

fn warm() {
    for layout in Layout::all() {
        let floor = Floor::with_layout(&layout);
        let typesetter = Typesetter::new();
        let (mut floors, mut pipelines, mut ratios) =
            (Vec::new(), Vec::new(), Vec::new());
        for number in 0..WARM_UP + WARM {
            // A person for each, or the engine would reuse the results of the other.
            let ours = source(2 * number);
            let data = data(&resume(&source(2 * number + 1)));
            let (floor_time, _) = timed(|| floor.run(data));
            let (pipeline_time, _) = timed(|| pipeline(&ours, &typesetter, &layout));
            if number >= WARM_UP {
                floors.push(floor_time);
                pipelines.push(pipeline_time);
                ratios.push(pipeline_time.as_secs_f64() / floor_time.as_secs_f64());
            }
        }
        println!(
            "warm, {WARM} documents, layout {}: floor {}, pipeline {}, ratio {:.2}",
            layout.name(),
            milliseconds(median(floors)),
            milliseconds(median(pipelines)),
            median(ratios),
        );
    }
}

/// What each layout costs, as multiples of a bare template of the same words: its layout and its
/// PDF of those of the template; reading back and proving, and the whole, of the template's whole.
fn plain() {
    for layout in Layout::all() {
        let floor = Floor::plain(&layout);
        let typesetter = Typesetter::new();
        let mut plain_times = Vec::new();
        let mut ratios: [Vec<f64>; 4] = Default::default();
        for number in 0..WARM_UP + WARM {
            let data = data(&resume(&source(2 * number + 1)));
            let (plain_layout, pages) = timed(|| floor.pages(data));
            let (plain_pdf, _) = timed(|| floor::pdf(&pages));
            floor::tidy();
            let source = source(2 * number);
            let (read, document) =
                timed(|| Document::resolve(&resume(&source), &ResolveOptions::default()));
            let [typeset, export, proof] = proved(&document, &typesetter, &layout);
            if number >= WARM_UP {
                let plain_whole = plain_layout + plain_pdf;
                let times = [
                    (typeset, plain_layout),
                    (export, plain_pdf),
                    (proof, plain_whole),
                    (read + typeset + export + proof, plain_whole),
                ];
                for (ratios, (ours, plain)) in ratios.iter_mut().zip(times) {
                    ratios.push(ours.as_secs_f64() / plain.as_secs_f64());
                }
                plain_times.push((plain_layout, plain_pdf));
            }
        }
        let [typeset, export, proof, whole] = ratios.map(median);
        let (layouts, pdfs) = plain_times.into_iter().unzip();
        println!(
            "plain floor of {}: layout {}, PDF {}; ours: layout {typeset:.2} ×, PDF \
             {export:.2} ×, proof {proof:.2} × and all {whole:.2} × both",
            layout.name(),
            milliseconds(median(layouts)),
            milliseconds(median(pdfs)),
        );
    }
}

/// The times of typesetting, of exporting, and of reading back and verifying.
fn proved(
    document: &Document,
    typesetter: &Typesetter,
    layout: &Layout,
) -> [Duration; 3] {
    let (typeset, pages) =
        timed(|| typesetter.typeset(document, layout, &looks(layout)).output);
    let pages = pages.unwrap_or_else(|found| panic!("{found:?}"));
    let options = vitae::export::ExportOptions::default();
    let (export, files) =
        timed(|| vitae::export::Format::PDF.from_pages(&pages, &document.info, &options));
    let pdf = &files.unwrap_or_else(|found| panic!("{found:?}"))[0].content;
    let (proof, verification) = timed(|| {
        let extraction = vitae::extract::Extraction::read(pdf);
        let extraction = extraction.unwrap_or_else(|error| panic!("{error}"));
        let options = vitae::verify::VerifyOptions::default();
        vitae::verify::verify_extraction(document, &extraction, &options)
    });
    assert!(verification.is_faithful(), "{verification:?}");
    [typeset, export, proof]
}

/// The time of each stage of the pipeline.
fn stages() {
    let layout = Layout::all().next().expect("there is a layout");
    let typesetter = Typesetter::new();
    let mut times: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    for number in 0..WARM_UP + WARM {
        let source = source(number);
        let (read, resume) = timed(|| resume(&source));
        let (resolve, document) =
            timed(|| Document::resolve(&resume, &ResolveOptions::default()));
        let (typeset, pages) =
            timed(|| typesetter.typeset(&document, &layout, &looks(&layout)).output);
        let pages = pages.unwrap_or_else(|found| panic!("{found:?}"));
        let options = vitae::export::ExportOptions::default();
        let (export, files) = timed(|| {
            vitae::export::Format::PDF.from_pages(&pages, &document.info, &options)
        });
        let pdf = &files.unwrap_or_else(|found| panic!("{found:?}"))[0].content;
        let (extract, extraction) = timed(|| vitae::extract::Extraction::read(pdf));
        let extraction = extraction.unwrap_or_else(|error| panic!("{error}"));
        let options = vitae::verify::VerifyOptions::default();
        let (verify, _) =
            timed(|| vitae::verify::verify_extraction(&document, &extraction, &options));
        // What an untrusted layout, `verify` and the stress test cost on top.
        let (look, looked) = timed(|| vitae::extract::Extraction::examine(pdf));
        let looked = looked.unwrap_or_else(|error| panic!("{error}"));
        let (judge, _) =
            timed(|| vitae::verify::verify_extraction(&document, &looked, &options));
        if number >= WARM_UP {
            for (name, time) in [
                ("1 validate", read),
                ("2 resolve", resolve),
                ("3 typeset", typeset),
                ("4 export", export),
                ("5 extract", extract),
                ("6 verify", verify),
                ("7 extract with a look at the pages", look),
                ("8 verify what was looked at", judge),
            ] {
                times.entry(name).or_default().push(time);
            }
        }
    }
    for (name, times) in times {
        println!("  {name}: {}", milliseconds(median(times)));
    }
}

fn many() {
    let layout = Layout::all().next().expect("there is a layout");
    let typesetter = Typesetter::new();
    let start = Instant::now();
    for number in 0..MANY {
        black_box(pipeline(&source(100_000 + number as usize), &typesetter, &layout));
        if number + 1 == FEW || number + 1 == MANY {
            println!("after {} documents: {}", number + 1, memory());
        }
    }
    let rate = f64::from(MANY) / start.elapsed().as_secs_f64();
    println!("{MANY} distinct résumés, one thread: {rate:.0} documents/s");
}

fn cold() {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let input = folder.path().join("example.json");
    std::fs::write(&input, EXAMPLE).expect("a file of the folder can be written");
    let this = std::env::current_exe().expect("this program has a path");
    let (mut floors, mut renders, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..=COLD {
        let floor = process(Command::new(&this).arg("--floor-process"));
        let render = process(
            Command::new(env!("CARGO_BIN_EXE_vitae"))
                .args(["render", "-f", "pdf"])
                .arg(&input),
        );
        if round > 0 {
            floors.push(floor);
            renders.push(render);
            ratios.push(render.as_secs_f64() / floor.as_secs_f64());
        }
    }
    println!(
        "cold, {COLD} processes: floor {}, vitae render {}, ratio {:.2}",
        milliseconds(median(floors)),
        milliseconds(median(renders)),
        median(ratios),
    );
}

fn process(command: &mut Command) -> Duration {
    let (time, output) = timed(|| command.output().expect("the program can be started"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    time
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let result = black_box(work());
    (start.elapsed(), result)
}

fn median<T: PartialOrd + Copy>(mut values: Vec<T>) -> T {
    values.sort_by(|a, b| a.partial_cmp(b).expect("no value is NaN"));
    values[values.len() / 2]
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}

/// The time to read a posting and count a résumé's coverage, once the vocabulary is loaded.
fn matching() {
    let (ready, vocabulary) = timed(Vocabulary::built_in);
    let mut times = Vec::new();
    for number in 0..WARM_UP + WARM {
        let resume = resume(&source(number));
        let posting = Source::new("posting", POSTING).expect("it is UTF-8");
        let (time, _) = timed(|| {
            let inventory = Inventory::of_resume(&resume, vocabulary);
            let posting = Posting::read(&posting, vocabulary).output.expect("a posting");
            coverage(&posting, &inventory, vocabulary, &CoverageOptions::default())
        });
        if number >= WARM_UP {
            times.push(time);
        }
    }
    let (once, each) = (milliseconds(ready), milliseconds(median(times)));
    println!("match: {each} per posting and résumé (vocabulary, once: {once})");
}

/// Current and peak resident memory, where the system reports them.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let value = |key: &str| {
        let line = status.lines().find(|line| line.starts_with(key));
        line.map_or_else(
            || "unknown".to_owned(),
            |line| line[key.len()..].trim().to_owned(),
        )
    };
    format!("resident {}, peak {}", value("VmRSS:"), value("VmHWM:"))
}
