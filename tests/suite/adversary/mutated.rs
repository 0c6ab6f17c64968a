//! Sound input, changed by chance and read by the real crate: whatever comes of it is a result or
//! an error. A panic of ours, an overflow and an abort end the test; those of the PDF library are
//! errors.
//!
//! `VITAE_MUTATIONS` is how often each kind of input is changed, `VITAE_SEED` where it begins. A
//! failure names the seed of its input.

use std::env;
use std::fs;
use std::panic::{self, AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;
use vitae::check::{CheckOptions, check_extraction};
use vitae::extract::{Extraction, ORDERS};
use vitae::parse::parse;
use vitae::resume::{ReadOptions, Resume};
use vitae::verify::{VerifyOptions, verify_read};

use super::mutation::mutated;
use crate::suite::cli::tool::{ADA, Folder, Outcome};
use crate::support::rendering::{document, resume};
use crate::support::{cases, parallel, pdf, say};

/// How often each kind of input is changed, unless the environment says otherwise: few enough for
/// two minutes.
const USUAL: usize = 2000;

/// The longest that any input may take; the worker would have ended it long before.
const LONGEST: Duration = Duration::from_mins(1);

/// Words of PDF.
const PDF: [&str; 60] = [
    "/Length",
    "/Filter",
    "/FlateDecode",
    "/Type",
    "/Page",
    "/Pages",
    "/Kids",
    "/Count",
    "/Contents",
    "/Resources",
    "/Font",
    "/XObject",
    "/Form",
    "/Subtype",
    "/W",
    "/W2",
    "/DW",
    "/ToUnicode",
    "/Encoding",
    "/Identity-H",
    "/DescendantFonts",
    "/Type0",
    "/Type3",
    "/CharProcs",
    "/FontMatrix",
    "/Differences",
    "/StructTreeRoot",
    "/K",
    "/S",
    "/Pg",
    "/MCID",
    "/ActualText",
    "/Annots",
    "/A",
    "/URI",
    "/Rect",
    "/OCProperties",
    "/MediaBox",
    "/Rotate",
    "/Prev",
    "/Size",
    "/Root",
    "/ObjStm",
    "/XRef",
    "/Index",
    "1 0 R",
    "2 0 R",
    "9999 0 R",
    " obj\n",
    "\nendobj\n",
    "stream\n",
    "\nendstream",
    "<<",
    ">>",
    "[",
    "]",
    "(",
    ")",
    "<FEFF0041>",
    " BT /F 1 Tf (a) Tj ET ",
];

/// Words of a résumé.
const RESUME: [&str; 44] = [
    "\"basics\":",
    "\"name\":",
    "\"label\":",
    "\"summary\":",
    "\"work\":",
    "\"highlights\":",
    "\"startDate\":",
    "\"endDate\":",
    "\"2024-02-30\"",
    "\"0000\"",
    "\"9999-12-31\"",
    "null",
    "true",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0301",
    "\\ud800",
    "\\u0000",
    "\u{301}",
    "\u{200B}",
    "\u{202E}",
    "**",
    "__",
    "`",
    "](",
    "[x](javascript:y)",
    "\n",
    "- ",
    "- 20 % ",
    "<b>",
    "#import",
    "#(",
    "$",
    "\u{1F468}\u{200D}\u{1F469}",
    "مرحبا",
    "北京",
    "\"meta\":",
    "\"language\":\"ar\"",
];

fn of_environment(name: &str) -> Option<usize> {
    let value = env::var(name).ok()?;
    Some(value.parse().unwrap_or_else(|error| panic!("{name}: {error}")))
}

/// Prints nothing of the panics of the PDF library, which are errors by now.
fn silence_the_library() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !vitae::extract::catches_panics() {
                print(info);
            }
        }));
    });
}

/// Changes the `seeds` again and again, one in `share` times as often as usual, and gives each to
/// `read`, which says whether it was read.
fn drive(
    what: &str,
    share: usize,
    seeds: &[Vec<u8>],
    words: &[&str],
    read: impl Fn(&[u8]) -> bool + Sync,
) {
    silence_the_library();
    let begun = Instant::now();
    let first = of_environment("VITAE_SEED").unwrap_or(0);
    let count = of_environment("VITAE_MUTATIONS").unwrap_or(USUAL).div_ceil(share);
    let numbers: Vec<usize> = (first..first + count).collect();
    let was_read = AtomicUsize::new(0);
    let longest = parallel::map(&numbers, |&number| {
        let input = mutated(&seeds[number % seeds.len()], words, seeds, number as u64);
        let begun = Instant::now();
        let outcome =
            catch_unwind(AssertUnwindSafe(|| read(&input))).unwrap_or_else(|panic| {
                say(format_args!("{what}: the input of seed {number} made it panic"));
                resume_unwind(panic)
            });
        was_read.fetch_add(usize::from(outcome), Ordering::Relaxed);
        let took = begun.elapsed();
        assert!(took < LONGEST, "{what}: seed {number} took {took:?}");
        took
    });
    let longest = longest.into_iter().max().unwrap_or_default();
    let was_read = was_read.into_inner();
    say(format_args!(
        "{what}: {count} inputs, {was_read} read, the longest {longest:?}, all {:?}",
        begun.elapsed()
    ));
    // A mutator that breaks everything tests nothing.
    assert!(was_read * 20 > count, "{what}: only {was_read} of {count} were read");
}

/// Sound PDFs, small, and without compression, so that changes reach all of their parts.
fn pdfs() -> Vec<Vec<u8>> {
    let text =
        "BT /F 10 Tf 56 780 Td (Amara Okafor) Tj 0 -14 Td [(Plat) -20 (form)] TJ ET ";
    let marked = "/P <</MCID 0>> BDC BT /F 10 Tf 56 700 Td (tagged) Tj ET EMC ";
    let drawn = "/X Do /G gs /C cs .5 scn 0 0 9 9 re f q 1 0 0 1 5 5 cm Q /S sh ";
    let content = [text, marked, drawn].concat().into_bytes();
    let resources = "/XObject<</X 2 0 R>>/ExtGState<</G<</ca .5>>>>\
                     /ColorSpace<</C[/Separation/X/DeviceGray 3 0 R]>>\
                     /Shading<</S<</ShadingType 2/Coords[0 0 9 9]/ColorSpace/DeviceGray/Function 4 0 R>>>>";
    let objects = |objects: &mut pdf::Objects| {
        let dict =
            "/Type/XObject/Subtype/Form/BBox[0 0 500 900]/Resources<</Font<</F 5 0 R>>>>";
        objects.add_stream(dict, b"BT /F 12 Tf 56 600 Td <004100420043> Tj ET");
        objects.add_stream("/FunctionType 4/Domain[0 1]/Range[0 1]", b"{dup mul}");
        objects.add(
            "<</FunctionType 3/Domain[0 1]/Bounds[.5]/Encode[0 1 0 1]/Functions[6 0 R 6 0 R]>>",
        );
        objects.add(
            "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 7 0 R\
             /DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 500\
             /W[65[500 600 700]70 80 500]/W2[65 70 500 0 0]\
             /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>\
             /FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4>>>>]>>",
        );
        objects.add("<</FunctionType 2/Domain[0 1]/N 1/C0[0]/C1[1]>>");
        objects.add_stream(
            "",
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange \
              <0000> <FFFF> endcodespacerange 1 beginbfrange <0041> <0043> <0041> endbfrange \
              1 beginbfchar <0050> <00660066> endbfchar endcmap end end",
        );
    };
    let mut seeds = vec![
        pdf::pages(std::slice::from_ref(&content), "", resources, objects),
        pdf::pages(&[pdf::deflated(&content)], "/Filter/FlateDecode", resources, objects),
        pdf::pages(&[content.clone(), text.into()], "", resources, objects),
    ];
    // A few of other tools, among them cross-reference streams and compressed objects.
    let home = cases::root().join("tests/fixtures");
    let mut others: Vec<Vec<u8>> = ["pdfs", "containers"]
        .into_iter()
        .flat_map(|folder| cases::files_below(&home.join(folder), &["pdf"]))
        .map(|path| fs::read(path).expect("it can be read"))
        .filter(|file| file.len() < 40_000)
        .collect();
    others.truncate(20);
    assert!(others.len() > 5, "only {} files of other tools", others.len());
    seeds.extend(others);
    seeds
}

/// Résumés of the fixtures, the short ones.
fn resumes() -> Vec<Vec<u8>> {
    let cases = cases::resumes().into_iter().filter(|case| case.ours);
    let texts = cases.map(|case| fs::read(case.path).expect("it can be read"));
    let seeds: Vec<Vec<u8>> = texts.filter(|text| text.len() < 12_000).collect();
    assert!(seeds.len() > 20, "only {} résumés", seeds.len());
    seeds
}

#[test]
fn a_mutated_pdf_is_extracted_checked_and_parsed_or_refused() {
    let options = CheckOptions::default();
    drive("PDFs", 1, &pdfs(), &PDF, |file| {
        let Ok(extraction) = Extraction::read(file) else { return false };
        for order in ORDERS {
            drop(extraction.lines(order));
        }
        drop(check_extraction(&extraction, &options));
        drop(parse(&extraction).resume());
        true
    });
}

#[test]
fn a_mutated_pdf_is_looked_at_and_verified_or_refused() {
    let document = document(&resume("example"));
    let options = VerifyOptions::default();
    drive("PDFs that are looked at", 8, &pdfs(), &PDF, |file| {
        let Ok(extraction) = Extraction::examine(file) else { return false };
        let Ok(verification) = verify_read(&document, &extraction, &options) else {
            return true;
        };
        drop(verification.findings());
        assert!(!verification.is_faithful());
        true
    });
}

#[test]
fn a_mutated_resume_is_read_and_resolved_or_refused() {
    let seeds = resumes();
    drive("résumés", 1, &seeds, &RESUME, |text| {
        let Ok(source) = vitae::Source::new("mutated.json", text.to_vec()) else {
            return false;
        };
        let options = ReadOptions::default();
        let Ok(resume) = Resume::parse(&source, &options).output else { return false };
        let document = document(&resume);
        drop(document.text(vitae::document::TextOptions::default()));
        serde_json::to_value(&document)
            .is_ok_and(|value| matches!(value, Value::Object(_)))
    });
}

#[test]
fn every_mutated_line_of_a_stream_is_answered() {
    let first = of_environment("VITAE_SEED").unwrap_or(0);
    let count = of_environment("VITAE_MUTATIONS").unwrap_or(USUAL);
    let resume: Value = serde_json::from_str(ADA).expect("it is JSON");
    let seeds: Vec<Vec<u8>> = [
        serde_json::json!({ "id": "a", "resume": resume, "formats": "txt" }),
        serde_json::json!({ "id": 7, "resume": "/dev/zero", "layout": "swiss" }),
        serde_json::json!({ "resume": {}, "variant": null, "job": "nowhere.md" }),
    ]
    .into_iter()
    .map(|job| job.to_string().into_bytes())
    .collect();
    let mut input = Vec::new();
    let mut lines = 0;
    for number in first..first + count {
        let seed = &seeds[number % seeds.len()];
        let mut line = mutated(seed, &RESUME, &seeds, number as u64);
        line.retain(|byte| *byte != b'\n');
        lines += usize::from(!line.iter().all(u8::is_ascii_whitespace));
        input.extend(line);
        input.push(b'\n');
    }
    let begun = Instant::now();
    let folder = Folder::new();
    let mut command = folder.command(&["batch", "--stream"]);
    let limit = Duration::from_mins(2) * u32::try_from(count / USUAL + 1).expect("few");
    command.timeout(limit).write_stdin(input);
    let outcome = Outcome::of(command).ends_with(0);
    let answers = outcome.text().lines().count();
    let made = outcome.text().matches("\"status\":\"ok\"").count();
    say(format_args!("lines: {count} inputs, {made} made, all {:?}", begun.elapsed()));
    assert_eq!(answers, lines);
}
