//! The worker that reads PDFs: it returns what reading in this process returns, and a file that
//! ends it costs nobody else anything.

use std::borrow::Cow;
use std::fs;
use std::time::{Duration, Instant};

use vitae::Error;
use vitae::check::{Against, CheckOptions, Selection, check};
use vitae::diag::Severity;
use vitae::extract::{Extraction, ORDERS};
use vitae::resume::PartialDate;
use vitae::worker::{Limits, Reader};

use crate::suite::cli::tool::{Folder, binary};
use crate::support::rendering::{document, resume};
use crate::support::{assert_none, cases, parallel, pdf};

fn reader() -> Reader {
    Reader::new(binary().to_owned())
}

/// Every PDF of other tools.
fn foreign() -> Vec<(String, Vec<u8>)> {
    let home = cases::root().join("tests/fixtures/pdfs");
    let files = cases::files_below(&home, &["pdf"]).into_iter();
    files
        .map(|path| (cases::file_name(&path), fs::read(&path).expect("a file")))
        .collect()
}

#[test]
fn a_worker_reads_what_this_process_reads() {
    let reader = reader();
    let files = foreign();
    let failures = parallel::map(&files, |(name, file)| {
        let (here, there) = (Extraction::read(file), reader.read(file));
        let is_same = match (&here, &there) {
            (Ok(here), Ok(there)) => {
                format!("{here:?}") == format!("{there:?}")
                    && ORDERS
                        .iter()
                        .all(|order| here.lines(*order) == there.lines(*order))
            }
            (Err(here), Err(there)) => here.to_string() == there.to_string(),
            _ => false,
        };
        (!is_same).then(|| format!("{name}: {:?}", there.err()))
    });
    let failures: Vec<String> = failures.into_iter().flatten().collect();
    assert_none("files that a worker reads otherwise", &failures);
}

/// Options that are not the usual ones.
fn unusual(selection: Selection) -> CheckOptions<'static> {
    CheckOptions::default()
        .file_name("Ada (final).pdf")
        .page_limit(1usize)
        .today(PartialDate::parse("2024-05-06").ok())
        .selection(Cow::Owned(selection))
}

#[test]
fn a_worker_checks_as_this_process_checks() {
    let reader = reader();
    let document = document(&resume("example"));
    let mut selection = Selection::default();
    selection.ignore("C").expect("they exist");
    selection.set_severity("F15", Some(Severity::Error)).expect("it exists");
    selection.set_severity("L04", None).expect("it exists");
    let unusual = unusual(selection);
    let against = Against { document: &document, text: "Ada Whitlock 2021" };
    let compared = unusual.clone().against(against);
    let files = foreign();
    let failures = parallel::map(&files, |(name, file)| {
        let options = [&CheckOptions::default(), &unusual, &compared];
        let differs = options.iter().find(|it| check(file, it) != reader.check(file, it));
        differs.map(|it| format!("{name}: {:?}", it.file_name))
    });
    let failures: Vec<String> = failures.into_iter().flatten().collect();
    assert_none("files that a worker checks otherwise", &failures);
    // What cannot be read is a finding of the parent's.
    let report = reader.check(b"This is not a PDF.", &unusual);
    assert_eq!(report, check(b"This is not a PDF.", &unusual));
    let broken = Reader::new("/bin/true".into()).check(&files[0].1, &unusual);
    assert_eq!(broken.findings[0].code.id, "F01");
}

/// A sound and small file that takes longer than the limits below.
fn slow() -> Vec<u8> {
    let content =
        "BT /F 1 Tf (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET ".repeat(20_000);
    pdf::pages(&[pdf::deflated(content.as_bytes())], "/Filter/FlateDecode", "", |_| {})
}

#[test]
fn a_file_that_exceeds_a_limit_is_an_error_and_the_next_is_read() {
    let sound = foreign().remove(0).1;
    let limits = Limits::default();
    for (what, limits, says) in [
        ("time", limits.processor(0u64), "longer than"),
        ("the clock", limits.clock(Duration::from_millis(1)), "longer than"),
        ("memory", limits.memory(64u64 << 20), "of memory"),
    ] {
        let reader = reader().with_limits(limits);
        match reader.read(&slow()) {
            Err(Error::ReaderEnded { reason }) => {
                assert!(reason.contains(says), "{reason}");
            }
            other => panic!("{what}: {:?}", other.map(|it| it.glyphs().len())),
        }
        if what == "memory" {
            assert!(reader.read(&sound).is_ok(), "{what}");
        }
    }
}

#[test]
fn a_program_that_is_no_worker_is_an_error() {
    for program in ["/bin/true", "/nowhere/vitae"] {
        let read = Reader::new(program.into()).read(&foreign()[0].1);
        assert!(matches!(read, Err(Error::ReaderEnded { .. })), "{program}");
    }
}

/// A file with braces in braces, which overflow any stack if nothing looks before.
fn nested() -> Vec<u8> {
    let program = pdf::deflated("{".repeat(900_000).as_bytes());
    let dict = "/FunctionType 4/Domain[0 1]/Range[0 1]/Filter/FlateDecode";
    let shading = "/Shading<</S<</ShadingType 1/ColorSpace/DeviceRGB/Function 2 0 R>>>>";
    pdf::pages(&[b"/S sh".to_vec()], "", shading, |objects| {
        objects.add_stream(dict, &program);
    })
}

#[test]
fn one_hostile_file_in_a_folder_is_one_finding() {
    let folder = Folder::new();
    fs::create_dir(folder.path("pdfs")).expect("a folder can be made");
    for (at, (_, file)) in foreign().iter().take(3).enumerate() {
        folder.write(&format!("pdfs/sound-{at}.pdf"), file);
    }
    folder.write("pdfs/hostile.pdf", nested());
    let begun = Instant::now();
    let output = folder.vitae(&["check", "pdfs", "--message-format", "short"]);
    assert!(begun.elapsed() < Duration::from_secs(30));
    assert!(output.text().contains("hostile.pdf"), "{}", output.text());
    assert!(output.text().contains("in a function"), "{}", output.text());
    for at in 0..3 {
        assert!(output.text().contains(&format!("sound-{at}.pdf")), "{}", output.text());
    }
}
