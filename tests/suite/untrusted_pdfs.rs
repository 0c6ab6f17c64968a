//! PDFs in every container, damaged, huge or hostile: what can be read is read, and the rest is
//! an error, soon and in bounded memory.

use std::panic::catch_unwind;
use std::time::{Duration, Instant};

use vitae::Error;
use vitae::extract::{Extraction, ORDERS, ReadingOrder};

use crate::support::pdf::{self, Objects, deflated};
use crate::support::{assert_none, cases, parallel, say};

/// The longest that any file may take: a hundred times what the largest takes on an idle
/// machine, so that a missing bound fails and a busy machine does not.
const SOON: Duration = Duration::from_mins(2);

#[test]
fn the_same_page_is_read_from_every_container() {
    let plain = cases::root().join("tests/fixtures/pdfs/reportlab-plain.pdf");
    let expected =
        text(&std::fs::read(plain).expect("it can be read")).expect("it is sound");
    assert!(expected.contains("Tobias Fjeldsted"));
    let home = cases::root().join("tests/fixtures/containers");
    let files = cases::files_below(&home, &["pdf"]);
    assert!(files.len() >= 12, "only {} containers", files.len());
    for path in files {
        let name = cases::file_name(&path);
        let pdf = std::fs::read(&path).expect("it can be read");
        if name.starts_with("password") {
            assert!(matches!(text(&pdf), Err(Error::EncryptedPdf)), "{name}");
        } else {
            assert_eq!(text(&pdf).expect(&name), expected, "{name}");
            let extraction = Extraction::read(&pdf).expect(&name);
            assert_eq!(extraction.facts().encrypted, name.starts_with("encrypted"));
        }
    }
}

#[test]
fn a_foreign_file_cut_anywhere_is_read_in_part_or_refused() {
    let failures = parallel::map(&foreign(), |(name, pdf)| {
        let begun = Instant::now();
        for part in 1..40 {
            let cut = pdf.get(..pdf.len() * part / 40).unwrap_or_default();
            match Extraction::read(cut) {
                Ok(extraction) if !extraction.facts().cut_off => {
                    // An earlier revision of the file may end there.
                    let whole = cut.windows(5).filter(|it| it == b"%%EOF").count();
                    if whole == 0 {
                        return Some(format!("{name}: {part}/40 passes for whole"));
                    }
                }
                Ok(_) | Err(Error::MalformedPdf { .. }) => {}
                Err(error) => return Some(format!("{name}: {part}/40: {error}")),
            }
        }
        (begun.elapsed() > SOON).then(|| format!("{name}: took {:?}", begun.elapsed()))
    });
    let failures: Vec<String> = failures.into_iter().flatten().collect();
    assert_none("cut files", &failures);
}

/// How many damaged copies of each file are read.
const ROUNDS: usize = 30;

/// What became of the damaged copies of one file.
#[derive(Default)]
struct Survival {
    /// Copies with text.
    read: usize,
    /// Copies that were refused with an error of their own.
    refused: usize,
    /// Copies that the PDF library panicked on.
    crashed: usize,
    /// What must not happen.
    failures: Vec<String>,
}

/// Deterministic damage: bytes at places spread over each file change. The reader catches panics
/// of the PDF library alone, so one of ours shows here.
#[test]
fn a_foreign_file_with_damaged_bytes_never_panics_or_hangs() {
    let files = foreign();
    let survivals = parallel::map(&files, |(name, pdf)| {
        let begun = Instant::now();
        let mut survival = Survival::default();
        for round in 0..ROUNDS {
            let damaged = damaged(pdf, round);
            match catch_unwind(|| read_in_every_order(&damaged)) {
                Ok(Ok(true)) => survival.read += 1,
                Ok(Ok(false)) => {}
                Ok(Err(Error::MalformedPdf { reason })) if reason.contains("crashed") => {
                    survival.crashed += 1;
                }
                Ok(Err(_)) => survival.refused += 1,
                // The panic itself has been printed.
                Err(_) => survival.failures.push(format!("{name}: {round} panicked")),
            }
        }
        if begun.elapsed() > SOON {
            survival.failures.push(format!("{name}: took {:?}", begun.elapsed()));
        }
        survival
    });
    let sum = |of: fn(&Survival) -> usize| survivals.iter().map(of).sum::<usize>();
    let copies = ROUNDS * files.len();
    let (read, refused) = (sum(|it| it.read), sum(|it| it.refused));
    let crashed = sum(|it| it.crashed);
    say(format_args!(
        "{copies} damaged files: {read} read, {refused} refused, {crashed} crashed the library"
    ));
    let failures: Vec<String> =
        survivals.into_iter().flat_map(|survival| survival.failures).collect();
    assert_none("damaged files", &failures);
    // Else nothing above the PDF library was tested, or the library's panics hide what was.
    assert!(read * 2 > copies, "only {read} of {copies} damaged files were read");
    assert!(crashed * 100 < copies, "the PDF library crashed on {crashed} of {copies}");
}

/// A copy of a file with `round + 1` bytes changed.
fn damaged(pdf: &[u8], round: usize) -> Vec<u8> {
    let mut damaged = pdf.to_vec();
    for hit in 0..=round {
        let place = (round * 7919 + hit * 104_729) % damaged.len();
        let added = u8::try_from(hit + 1).expect("there are few rounds");
        damaged[place] = damaged[place].wrapping_add(added);
    }
    damaged
}

/// Whether there is text in any order; all of them are read.
fn read_in_every_order(pdf: &[u8]) -> Result<bool, Error> {
    let extraction = Extraction::read(pdf)?;
    let lines = ORDERS.map(|order| extraction.lines(order));
    Ok(lines.iter().any(|lines| !lines.is_empty()))
}

#[test]
fn two_hundred_pages_are_read_and_two_hundred_and_one_are_too_many() {
    let page = b"BT /F 10 Tf 14 TL 56 780 Td ".to_vec();
    let line = b"(Reduced the median settlement time from nine minutes to forty) Tj T* ";
    let page = [page, line.repeat(50), b"ET".to_vec()].concat();
    let file = pdf::pages(&vec![page.clone(); 200], "", "", |_| {});
    let (extraction, took) = timed(&file);
    let extraction = extraction.expect("200 pages are read");
    assert_eq!(extraction.pages().len(), 200);
    assert_eq!(extraction.lines(ReadingOrder::Visual).len(), 200 * 50);
    say(format_args!("200 full pages: {took:?}"));
    let file = pdf::pages(&vec![page; 201], "", "", |_| {});
    assert!(
        matches!(timed(&file).0, Err(Error::PdfTooLarge { what, .. }) if what == "pages")
    );
}

#[test]
fn fifty_megabytes_of_pictures_do_not_keep_the_text_from_being_read() {
    // Noise, which does not compress: a linear congruence.
    let mut state = 1_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    })
    .take(5_000_000)
    .collect();
    let contents =
        vec![b"q 500 0 0 500 0 0 cm /I Do Q BT /F 10 Tf 56 780 Td (seen) Tj ET".to_vec()];
    let picture = "/Type/XObject/Subtype/Image/Width 2500/Height 2000/BitsPerComponent 8\
                   /ColorSpace/DeviceGray";
    let file = pdf::pages(&contents, "", "/XObject<</I 2 0 R>>", |objects| {
        for index in 0..10 {
            if index % 2 == 0 {
                objects.add_stream(picture, &noise);
            } else {
                let dict = format!("{picture}/Filter/FlateDecode");
                objects.add_stream(&dict, &deflated(&noise));
            }
        }
    });
    assert!(file.len() > 50_000_000, "{}", file.len());
    let (extraction, took) = timed(&file);
    let extraction = extraction.expect("50 MB are read");
    assert_eq!(extraction.lines(ReadingOrder::PageContent)[0].text, "seen");
    say(format_args!("50 MB: {took:?}"));
}

#[test]
fn a_file_that_decompresses_to_too_much_is_refused_before_it_is_decoded() {
    let zeros = deflated(&vec![b' '; 100_000_000]);
    assert!(zeros.len() < 200_000);
    let flate = "/Filter/FlateDecode";
    let page = |content: Vec<u8>, dict: &str| pdf::pages(&[content], dict, "", |_| {});
    let twice = deflated(&zeros);
    let hex: Vec<u8> =
        zeros.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect();
    let object_stream = {
        let mut objects = Objects::default();
        let root = objects.add("<</Type/Catalog/Pages 2 0 R>>");
        objects.add("<</Type/Pages/Kids[]/Count 0>>");
        for _ in 0..12 {
            objects.add_stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &zeros);
        }
        objects.file(root)
    };
    let shared = pdf::pages(&vec![b"BT ET".to_vec(); 3], "", "", |_| {});
    assert!(Extraction::read(&shared).is_ok());
    let again_and_again = {
        let contents = b"/X Do ".repeat(100_000);
        pdf::pages(&[contents], "", "/XObject<</X 2 0 R>>", |objects| {
            let form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode";
            objects.add_stream(form, &deflated(&vec![b' '; 10_000_000]));
        })
    };
    let tinted = pdf::pages(
        &[b"/Pattern cs /P scn ".repeat(1000)],
        "",
        "/Pattern<</P 3 0 R>>",
        |objects| {
            let mesh = "/ShadingType 4/ColorSpace/DeviceGray/BitsPerCoordinate 8\
                        /BitsPerComponent 8/BitsPerFlag 8/Decode[0 1 0 1 0 1]";
            let dict = format!("{mesh}/Filter/FlateDecode");
            objects.add_stream(&dict, &deflated(&vec![0; 5_000_000]));
            objects.add("<</Type/Pattern/PatternType 2/Shading 2 0 R>>");
        },
    );
    for (name, file, what) in [
        ("a shading", tinted, "bytes of shadings used again and again"),
        ("a page", page(zeros.clone(), flate), "bytes of page content"),
        ("a page in hexadecimal", page(hex, "/Filter[/AHx/Fl]"), "bytes of page content"),
        ("a page, twice over", page(twice, "/Filter[/Fl/Fl]"), "bytes of page content"),
        ("objects", object_stream, "bytes when decompressed"),
        ("a form", again_and_again, "bytes of forms drawn again and again"),
    ] {
        let (outcome, took) = timed(&file);
        match outcome {
            Err(Error::PdfTooLarge { what: reported, .. }) => {
                assert_eq!(reported, what, "{name}");
            }
            other => panic!("{name}: {:?}", other.map(|it| it.glyphs().len())),
        }
        say(format_args!("{name} of {} bytes: refused in {took:?}", file.len()));
    }
}

#[test]
fn nesting_without_end_does_not_end_the_program() {
    let deep = |open: &str, close: &str| {
        format!("{}{}", open.repeat(200_000), close.repeat(200_000)).into_bytes()
    };
    for (name, content) in [
        ("arrays", deep("[", "]")),
        ("dictionaries", deep("<</A", ">>")),
        ("strings", deep("(", ")")),
        ("states", deep("q ", "Q ")),
        ("marked content", deep("/P BMC ", "EMC ")),
        ("texts", deep("BT ", "ET ")),
        ("clips", deep("q 0 0 9 9 re W n ", "Q ")),
    ] {
        let text = b"\nBT /F 10 Tf 56 780 Td (after) Tj ET".to_vec();
        let file = pdf::pages(&[[content, text].concat()], "", "", |_| {});
        let (outcome, _) = timed(&file);
        if let Err(error) = outcome {
            assert!(matches!(error, Error::PdfTooLarge { .. }), "{name}: {error}");
        }
    }
    let objects = pdf::pages(&[b"BT ET".to_vec()], "", "", |objects| {
        objects.add(deep("[", "]"));
        objects.add(deep("<</A", ">>"));
    });
    assert!(timed(&objects).0.is_ok());
}

fn text(pdf: &[u8]) -> Result<String, Error> {
    let lines = Extraction::read(pdf)?.lines(ReadingOrder::PageContent);
    Ok(lines.into_iter().map(|line| line.text + "\n").collect())
}

/// The outcome of reading a file in all orders, and how long that took; too long is a failure.
#[track_caller]
fn timed(pdf: &[u8]) -> (Result<Extraction, Error>, Duration) {
    let begun = Instant::now();
    let outcome = Extraction::read(pdf);
    if let Ok(extraction) = &outcome {
        for order in ORDERS {
            drop(extraction.lines(order));
        }
    }
    let took = begun.elapsed();
    assert!(took < SOON, "it took {took:?}");
    (outcome, took)
}

/// The foreign fixtures.
fn foreign() -> Vec<(String, Vec<u8>)> {
    let home = cases::root().join("tests/fixtures/pdfs");
    let files = cases::files_below(&home, &["pdf"]);
    let files = files.iter().map(|path| {
        (cases::file_name(path), std::fs::read(path).expect("it can be read"))
    });
    files.collect()
}
