//! Untrusted layouts: healthy ones print what a built-in one would, hostile ones end in a clear
//! error within bounded time, and whatever they do, this process goes on.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use vitae::diag::Location;
use vitae::export::{ExportOptions, Format};
use vitae::options::Settings;
use vitae::render::{InProcess, Press, Printed, RenderOptions, Wanted, render_with};
use vitae::worker::{Limits, WorkerPress};
use vitae::{Diagnostic, Document, Findings, Layout, Typesetter};

use super::cli::tool::{ADA, Folder, binary};
use crate::support::cases::{self, root};
use crate::support::rendering::{self, list, typesetter};
use crate::support::{assert_none, parallel};

/// Small, so that they are reached soon. The time by the clock is longer, so that also on a busy
/// machine the processor time is over first.
fn limits() -> Limits {
    let clock = Duration::from_secs(15);
    Limits::default()
        .memory(512u64 << 20)
        .processor(2u64)
        .clock(clock)
        .documents(256usize)
}

/// Longer than any case may take, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(40);

/// A folder in `tests/fixtures/hostile-layouts`, and what must be reported about it.
struct Hostile {
    name: &'static str,
    code: &'static str,
    says: &'static str,
    hint: &'static str,
    /// Line and column.
    at: Option<(usize, usize)>,
}

const fn hostile(
    name: &'static str,
    code: &'static str,
    says: &'static str,
    hint: &'static str,
    at: Option<(usize, usize)>,
) -> Hostile {
    Hostile { name, code, says, hint, at }
}

const MEMORY: &str = "needs more than 512 MiB of memory";
const TIME: &str = "ran longer than";
const PLUGIN: &str = "an untrusted layout cannot use plugins";

const HOSTILE: [Hostile; 25] = [
    hostile("long-array", "T010", MEMORY, "very long array", None),
    hostile("long-string", "T010", MEMORY, "very long array", None),
    hostile("growing-array", "T010", MEMORY, "very long array", None),
    hostile("long-loop", "T010", MEMORY, "very long array", None),
    hostile("huge-gradient", "T010", MEMORY, "very long array", None),
    hostile("many-names", "T010", "the layout ", "look for", None),
    hostile("busy-loop", "T010", TIME, "endless loop", None),
    hostile("nested-while", "T010", TIME, "endless loop", None),
    hostile("endless-show", "T013", "stack overflowed", "`show` rule", None),
    hostile("endless-call", "T001", "call depth exceeded", "", Some((2, 17))),
    hostile("deep-boxes", "T001", "layout depth exceeded", "nesting", Some((4, 33))),
    hostile("read-above", "T001", "escape the project root", "outside", Some((3, 8))),
    hostile("read-system", "T001", "file not found", "own folder", Some((3, 8))),
    hostile("read-neighbour", "T001", "file not found", "own folder", Some((3, 8))),
    hostile("package", "T001", "package not found", "not available", Some((2, 9))),
    hostile("plugin", "T001", PLUGIN, "", Some((3, 17))),
    hostile("std-plugin", "T001", PLUGIN, "", Some((3, 17))),
    hostile("many-pages", "T001", "at most 200 are read", "", None),
    hostile("many-glyphs", "T001", "at most 1000000 are read", "", None),
    hostile("long-message", "T001", "panicked with", "", Some((2, 34))),
    hostile("syntax-error", "T001", "unclosed delimiter", "", Some((5, 16))),
    hostile("unknown-variable", "T001", "unknown variable", "minus sign", Some((4, 5))),
    hostile("wrong-call", "T001", "\"font-size\"", "_lib/base.typ:", Some((5, 11))),
    hostile("attachment", "T001", "attached file", "", None),
    hostile("no-layout", "T001", "does not define `layout`", "#let layout(", None),
];

/// The one that is healthy except for pictures.
const HUGE_PAGE: &str = "huge-page";

#[test]
fn every_hostile_layout_ends_in_a_clear_error_in_bounded_time() {
    let failures: Vec<String> =
        parallel::map(&HOSTILE, check).into_iter().flatten().collect();
    assert_none("hostile layouts", &failures);
    // Afterwards this process prints as before.
    let layout = own("plain", "swiss");
    print(&press(&layout), &ada(), &[Format::PDF]).expect("a healthy layout prints");
}

fn check(case: &Hostile) -> Option<String> {
    let home = root().join("tests/fixtures/hostile-layouts").join(case.name);
    let layout = folder(&home, "hostile/it");
    let press = press(&layout);
    let start = Instant::now();
    // All the way, for what only the proof can find.
    let rendering = render_with(ada(), &press, &RenderOptions::default());
    let time = start.elapsed();
    let Err(findings) = rendering.output else {
        return Some(format!("{} passed", case.name));
    };
    let first = &findings[0];
    let place =
        Location::Typst { path: "hostile/it/layout.typ".into(), line_column: case.at };
    let right = first.code.id == case.code
        && first.message.contains(case.says)
        && first.hints.join("\n").contains(case.hint)
        && first.location == place
        && first.message.chars().count() < 1000
        && time < PATIENCE;
    (!right)
        .then(|| format!("{}: {time:?}\n{}{:?}", case.name, list(&findings), first.hints))
}

#[test]
fn every_hostile_layout_is_a_case() {
    let folders = cases::folders_in(&root().join("tests/fixtures/hostile-layouts"));
    let mut known: Vec<&str> = HOSTILE.iter().map(|case| case.name).collect();
    known.push(HUGE_PAGE);
    known.sort_unstable();
    assert_eq!(folders, known);
}

#[test]
fn a_huge_page_is_a_pdf_but_no_picture() {
    let home = root().join("tests/fixtures/hostile-layouts").join(HUGE_PAGE);
    let layout = folder(&home, "huge");
    let press = press(&layout);
    let printed = print(&press, &ada(), &[Format::PDF]).expect("a PDF may be large");
    assert_eq!(printed.pages, 1);
    let findings = print(&press, &ada(), &[Format::PNG]).expect_err("a picture may not");
    assert_eq!(findings[0].code.id, "T005", "{}", list(&findings));
}

#[test]
fn every_layout_of_the_product_prints_the_same_in_a_worker() {
    let document = rendering::document(&rendering::resume("example"));
    let formats = [Format::PDF, Format::PNG];
    let failures = parallel::map(&Layout::NAMES, |name| {
        let built_in = Layout::named(name).expect("it is listed");
        let here = InProcess { typesetter: typesetter(), layout: &built_in };
        // Under another name, which must not show.
        let mine = own("mine", name);
        let there = press(&mine);
        let here = print(&here, &document, &formats).expect("a layout of the product");
        let there = print(&there, &document, &formats).expect("the same, in a worker");
        (here != there).then(|| (*name).to_owned())
    });
    let failures: Vec<String> = failures.into_iter().flatten().collect();
    assert_none("layouts that print something else in a worker", &failures);
}

/// Overflows the stack for a document without a name; uses files of its own for any other.
const FICKLE: &str = r#"
#import "sub/colors.typ": ink
#let again(x) = { show: again; x }
#let layout(document, options) = {
  set text(fill: ink, font: options.fonts)
  if document.header.name == none { again[x] }
  [#read("note.txt") #json("/layouts/fickle/sub/data.json").at(0)]
}
"#;

fn fickle() -> Layout {
    let files = [
        ("layout.typ", FICKLE),
        ("note.txt", "a note"),
        ("sub/colors.typ", "#let ink = navy"),
        ("sub/data.json", "[7]"),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    Layout::from_files("fickle", "fickle", files.into()).expect("it has its main file")
}

#[test]
fn a_press_goes_on_after_its_layout_crashed() {
    let layout = fickle();
    let press = press(&layout);
    let good = ada();
    let mut bad = good.clone();
    bad.header.name = None;
    let before =
        print(&press, &good, &[Format::PDF]).expect("it prints those with a name");
    for _ in 0..3 {
        let findings = print(&press, &bad, &[Format::PDF]).expect_err("it crashes");
        assert_eq!(findings[0].code.id, "T013", "{}", list(&findings));
        let after = print(&press, &good, &[Format::PDF]).expect("a new process prints");
        assert_eq!(before, after);
    }
}

#[test]
fn after_three_crashes_in_a_row_no_other_worker_is_started() {
    let home = root().join("tests/fixtures/hostile-layouts/busy-loop");
    let layout = folder(&home, "hostile");
    let limits = limits().processor(1u64).clock(Duration::from_secs(1));
    let press =
        WorkerPress::new(&layout, typesetter(), binary().to_owned()).with_limits(limits);
    let time = || {
        let start = Instant::now();
        let findings = print(&press, &ada(), &[]).expect_err("it never ends");
        assert_eq!(findings[0].code.id, "T010", "{}", list(&findings));
        start.elapsed()
    };
    for _ in 0..3 {
        assert!(time() >= limits.clock);
    }
    assert!(time() < limits.clock);
}

/// As on systems that limit neither memory nor processor time.
#[test]
fn the_clock_alone_ends_a_layout_that_never_stops() {
    for name in ["busy-loop", "nested-while"] {
        let home = root().join("tests/fixtures/hostile-layouts").join(name);
        let layout = folder(&home, "hostile");
        let limits =
            limits().memory(u64::MAX).processor(u64::MAX).clock(Duration::from_secs(1));
        let press = WorkerPress::new(&layout, typesetter(), binary().to_owned())
            .with_limits(limits);
        let start = Instant::now();
        let findings = print(&press, &ada(), &[]).expect_err("it never ends");
        assert!(start.elapsed() < PATIENCE, "{name}");
        assert_eq!(findings[0].code.id, "T010", "{}", list(&findings));
        assert!(findings[0].message.contains("longer than 1 s"), "{}", list(&findings));
    }
}

#[test]
fn a_worker_is_replaced_after_its_documents() {
    let layout = own("mine", "plain");
    let limits = limits().documents(2usize);
    let press =
        WorkerPress::new(&layout, typesetter(), binary().to_owned()).with_limits(limits);
    let first = print(&press, &ada(), &[Format::PDF]).expect("it prints");
    for _ in 0..4 {
        assert_eq!(print(&press, &ada(), &[Format::PDF]).expect("it prints"), first);
    }
}

#[test]
fn processor_time_is_counted_for_each_document() {
    // Each takes a part of what is allowed; together they take more.
    let slow = "#let layout(document, options) = {\n  let sum = 0\n  \
        for i in range(400) { for j in range(1000) { sum += j } }\n  [#sum]\n}";
    let files = [("layout.typ".to_owned(), slow.as_bytes().to_vec())].into();
    let layout = Layout::from_files("slow", "slow", files).expect("it has its main file");
    let limits = limits().processor(1u64);
    let press =
        WorkerPress::new(&layout, typesetter(), binary().to_owned()).with_limits(limits);
    let mut document = ada();
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(4) {
        // Another document each time, or the engine remembers the sum.
        document.info.title.push('x');
        document.header.label = None;
        print(&press, &document, &[]).unwrap_or_else(|found| panic!("{}", list(&found)));
    }
}

#[test]
fn a_program_that_cannot_be_started_is_a_finding() {
    let layout = own("mine", "plain");
    let program = PathBuf::from("/nowhere/vitae");
    let press = WorkerPress::new(&layout, typesetter(), program);
    let findings =
        print(&press, &ada(), &[Format::PDF]).expect_err("there is no such program");
    assert!(
        findings[0].message.contains("process could not start"),
        "{}",
        list(&findings)
    );
}

#[test]
fn a_program_that_is_not_a_worker_is_a_finding() {
    let layout = own("mine", "plain");
    for program in ["/bin/true", "/bin/cat", "/bin/false"] {
        if !Path::new(program).exists() {
            continue;
        }
        let press =
            WorkerPress::new(&layout, typesetter(), program.into()).with_limits(limits());
        let findings =
            print(&press, &ada(), &[Format::PDF]).expect_err("it prints nothing");
        assert_eq!(findings[0].code.id, "T013", "{program}: {}", list(&findings));
    }
}

#[test]
fn an_untrusted_layout_is_not_run_in_this_process() {
    let layout = own("mine", "plain");
    let here = InProcess { typesetter: typesetter(), layout: &layout };
    let findings = print(&here, &ada(), &[Format::PDF]).expect_err("it is not trusted");
    assert!(findings[0].message.contains("untrusted"), "{}", list(&findings));
    let trusted = layout.clone().trusted();
    let here = InProcess { typesetter: typesetter(), layout: &trusted };
    print(&here, &ada(), &[Format::PDF]).expect("now it is");
}

#[test]
fn additional_fonts_are_available_in_a_worker() {
    let font = root().join("fonts/EBGaramond/EBGaramond_400Regular.ttf");
    let typesetter = Typesetter::with_fonts(vec![fs::read(font).expect("a font")]);
    let layout = own("mine", "swiss");
    let built_in = Layout::named("swiss").expect("it is listed");
    let here = InProcess { typesetter: &typesetter, layout: &built_in };
    let there =
        WorkerPress::new(&layout, &typesetter, binary().to_owned()).with_limits(limits());
    // Capitals of Old Church Slavonic are in no family of `swiss`.
    let mut document = ada();
    document.info.title = "Ѡ".into();
    let here = print(&here, &document, &[Format::PDF]).expect("it prints");
    assert_eq!(print(&there, &document, &[Format::PDF]).expect("it prints"), here);
}

#[test]
fn a_worker_without_its_limits_or_with_garbage_does_nothing() {
    let folder = Folder::new();
    folder.vitae(&[vitae::worker::ARGUMENT]).ends_with(2).prints_nothing();
    folder.vitae(&[vitae::worker::ARGUMENT, "many", "1"]).ends_with(2).prints_nothing();
    let limits = (limits().memory.to_string(), limits().processor.to_string());
    let args = [vitae::worker::ARGUMENT, &limits.0, &limits.1];
    folder.vitae_with("no message at all", &args).ends_with(1).prints_nothing();
    folder.vitae_with("", &args).ends_with(1).prints_nothing();
}

/// The document of the résumé most tests of the binary use.
fn ada() -> Document {
    let source = vitae::Source::new("ada.json", ADA.as_bytes().to_vec());
    let source = source.unwrap_or_else(|found| panic!("{}", list(&found)));
    let resume =
        rendering::read(&source).unwrap_or_else(|found| panic!("{}", list(&found)));
    rendering::document(&resume)
}

/// A copy of a built-in layout, as an untrusted one.
fn own(name: &str, from: &str) -> Layout {
    folder_called(name, &root().join("layouts").join(from), name)
}

fn folder(home: &Path, shown: &str) -> Layout {
    folder_called("hostile", home, shown)
}

fn folder_called(name: &str, home: &Path, shown: &str) -> Layout {
    let files: BTreeMap<String, Vec<u8>> = cases::entries(home)
        .iter()
        .map(|path| (cases::file_name(path), fs::read(path).expect("a file of a layout")))
        .collect();
    Layout::from_files(name, shown, files)
        .unwrap_or_else(|found| panic!("{}", list(&found)))
}

fn press(layout: &Layout) -> WorkerPress<'_> {
    WorkerPress::new(layout, typesetter(), binary().to_owned()).with_limits(limits())
}

fn print(
    press: &dyn Press,
    document: &Document,
    formats: &[Format],
) -> Result<Printed, Findings> {
    let export = ExportOptions::default();
    let options = press.options(Settings::default(), document);
    let printed = press.print(
        document,
        &options,
        &Wanted { formats, export: &export, sparing: false },
    );
    assert!(
        !printed.warnings.iter().any(Diagnostic::is_error),
        "an error among warnings"
    );
    printed.output
}
