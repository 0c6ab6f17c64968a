//! What holds for every file: no word is lost, the result is a valid résumé, nothing panics.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;
use vitae::extract::{Extraction, Line as ReadLine, ReadingOrder};
use vitae::resume::ReadOptions;
use vitae::text::{self, Hygiene};
use vitae::{Layout, Resume, Source, parse};

use super::{READINGS, resumes};
use crate::support::assert_none;
use crate::support::rendering::{list, rendered};

/// The words of a text: runs of letters and figures.
fn words(line: &str) -> BTreeSet<String> {
    let clean = Hygiene::default().line(line);
    // In scripts without spaces each letter is a word, since a line may end after any.
    let words = text::words(&clean);
    let parts = words.flat_map(|word| word.split(|c: char| !c.is_alphanumeric()));
    parts.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words of lines that no place of the trace near them has.
pub(super) fn lost(lines: &[ReadLine], trace: &Value) -> Vec<String> {
    let trace = trace.as_object().expect("a trace is an object");
    let places = trace.values().flat_map(|value| match value {
        Value::Array(places) => places.clone(),
        place => vec![place.clone()],
    });
    let places: Vec<(u64, [f64; 4], BTreeSet<String>)> = places
        .map(|place| {
            let side = |at: usize| place["rect"][at].as_f64().expect("a side of it");
            let page = place["page"].as_u64().expect("a page");
            let text = place["text"].as_str().expect("a text");
            (page, [side(0), side(1), side(2), side(3)], words(text))
        })
        .collect();
    let mut lost = Vec::new();
    for line in lines {
        let page = u64::from(line.page.get());
        let near = places.iter().filter(|(at, [_, top, _, foot], _)| {
            // A text that continues on the next page has the place where it begins.
            at + 1 == page
                || *at == page && *top < line.rect.y1 + 0.1 && *foot > line.rect.y0 - 0.1
        });
        let near: BTreeSet<&String> = near.flat_map(|(_, _, words)| words).collect();
        let missing: Vec<String> =
            words(&line.text).into_iter().filter(|word| !near.contains(word)).collect();
        if !missing.is_empty() {
            lost.push(format!("{missing:?} of `{}`", line.text));
        }
    }
    lost
}

#[test]
fn every_word_of_a_page_is_in_a_field_or_unparsed() {
    let lost: Vec<String> = READINGS
        .0
        .iter()
        .flat_map(|reading| {
            let name = format!("{} in {}", reading.document, reading.layout);
            reading.lost.iter().map(move |lost| format!("{name}: {lost}"))
        })
        .collect();
    assert_none("words that are lost", &lost);
}

#[test]
fn a_dropped_value_is_noticed() {
    let (_, resume) = resumes()
        .into_iter()
        .find(|(case, _)| case.name.ends_with("example"))
        .expect("the example is a résumé");
    let rendered = rendered(&resume, &Layout::named("quarto").expect("it is ours"))
        .expect("the example can be printed");
    let extraction = Extraction::read(&rendered.pdf).expect("our own PDF");
    let lines = extraction.lines(ReadingOrder::PageContent);
    let trace = parse(&extraction).trace();
    assert!(lost(&lines, &trace).is_empty());
    for pointer in
        ["/basics/name", "/work/1/highlights/0", "/education/0/institution", "/work"]
    {
        let mut without = trace.clone();
        let taken = without.as_object_mut().expect("an object").remove(pointer);
        assert!(taken.is_some(), "{pointer}");
        assert!(!lost(&lines, &without).is_empty(), "{pointer} is not missed");
    }
}

/// The number of random pages whose words are followed.
const CASES: u32 = 1500;

/// A text anywhere on a page.
#[derive(Debug, Clone)]
struct Scrap {
    text: String,
    x: f64,
    y: f64,
    size: f64,
}

fn scrap() -> impl Strategy<Value = Scrap> {
    let text = prop_oneof![
        3 => prop::sample::select(vec![
            "Experience", "EDUCATION", "Skills", "Summary", "Sprachen", "o", "-", "*", "|",
            "Mar 2019 - Present", "2019", "2019-2021", "13/2020", "since 2020", "Until May 2020",
            "a@b.example", "+1 555 010 0199", "github.com/x", "https://[x]:y/%zz#a#b", "()",
            "Keywords: a, b; c", "Languages:", ": :", ",,,", "(((", ")", "Engineer, Acme, Bonn",
            "Acme Inc.", "Remote", "B.Sc., Physics", "12 - 34 - 5678", "99999999999999999999",
        ]).prop_map(str::to_owned),
        2 => "[ -~]{1,40}",
        1 => "[A-Z][a-z]{2,9}( [a-z]{2,9}){0,12}\\.?",
    ];
    let coarse = (0..12_i32, 0..40_i32)
        .prop_map(|(x, y)| (f64::from(x) * 45.0, f64::from(y) * 19.0));
    let fine = (0.0..600.0, 0.0..800.0);
    (
        text,
        prop_oneof![3 => coarse, 1 => fine],
        prop::sample::select(vec![8.0, 10.0, 10.0, 14.0, 24.0]),
    )
        .prop_map(|(text, (x, y), size)| Scrap { text, x, y, size })
}

/// A PDF of one page for each list of scraps, in Helvetica.
fn pdf(pages: &[Vec<Scrap>]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
    ];
    let mut kids = String::new();
    for page in pages {
        let mut content = String::new();
        for Scrap { text, x, y, size } in page {
            let text = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
            _ = writeln!(
                content,
                "BT /F {size} Tf 1 0 0 1 {x:.2} {y:.2} Tm ({text}) Tj ET"
            );
        }
        let at = objects.len() + 1;
        _ = write!(kids, "{at} 0 R ");
        let next = at + 1;
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {next} 0 R \
             /Resources << /Font << /F 3 0 R >> >> >>"
        ));
        let length = content.len();
        objects.push(format!("<< /Length {length} >>\nstream\n{content}\nendstream"));
    }
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len());
    let mut out = String::from("%PDF-1.7\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (at, object) in objects.iter().enumerate() {
        _ = writeln!(table, "{:010} 00000 n ", out.len());
        _ = write!(out, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let (start, size) = (out.len(), objects.len() + 1);
    _ = write!(out, "xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n");
    _ = write!(out, "startxref\n{start}\n%%EOF\n");
    out.into_bytes()
}

/// Pages of any texts.
fn pages() -> impl Strategy<Value = Vec<Vec<Scrap>>> {
    prop::collection::vec(prop::collection::vec(scrap(), 0..60), 1..3)
}

/// A runner of so many cases, the same on every run.
fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[11; 32]))
}

/// The words of a page in no place of a trace, whichever of two orders the parser read: texts that
/// overlap make different words by position than by sequence.
fn lost_in_both(extraction: &Extraction, trace: &Value) -> Vec<String> {
    let orders = [ReadingOrder::PageContent, ReadingOrder::Visual];
    let lost = orders.map(|order| lost(&extraction.lines(order), trace));
    // An `o` may be the marker of a bullet, and an `at` alone joins a title and its employer.
    let is_sign = |line: &String| {
        line.starts_with("[\"o\"]")
            || line.starts_with("[\"at\"]") && line.contains(" at ")
    };
    let lost = lost
        .map(|lost| lost.into_iter().filter(|line| !is_sign(line)).collect::<Vec<_>>());
    lost.into_iter().min_by_key(Vec::len).unwrap_or_default()
}

#[test]
fn no_word_of_any_page_is_lost() {
    let outcome = runner(CASES).run(&pages(), |pages| {
        let extraction = Extraction::read(&pdf(&pages)).expect("it is a PDF");
        let trace = parse(&extraction).trace();
        let lost = lost_in_both(&extraction, &trace);
        prop_assert!(lost.is_empty(), "{lost:#?}\n{trace:#}");
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

/// The negative control: without what is in no field, words are missed on most pages.
#[test]
fn words_in_no_field_are_missed() {
    const PAGES: usize = 40;
    let mut runner = runner(1);
    let missed = (0..PAGES).filter(|_| {
        let tree = pages().new_tree(&mut runner).expect("there are pages");
        let extraction = Extraction::read(&pdf(&tree.current())).expect("it is a PDF");
        let mut trace = parse(&extraction).trace();
        let places = trace.as_object_mut().expect("an object");
        places.retain(|pointer, _| !pointer.starts_with("/x-unparsed"));
        !lost_in_both(&extraction, &trace).is_empty()
    });
    let missed = missed.count();
    assert!(missed * 2 > PAGES, "words are missed on {missed} of {PAGES} pages");
}

#[test]
fn any_texts_on_any_pages_make_a_resume() {
    let outcome = runner(512).run(&pages(), |pages| {
        let extraction = Extraction::read(&pdf(&pages)).expect("it is a PDF");
        prop_assert!(pages.concat().is_empty() || !extraction.glyphs().is_empty());
        let parsed = parse(&extraction);
        let json = parsed.resume();
        prop_assert_eq!(&json, &parse(&extraction).resume());
        let source = Source::new("parsed.json", json.to_string()).expect("it is short");
        let resume = Resume::parse(&source, &ReadOptions::default()).output;
        prop_assert!(
            resume.is_ok(),
            "{}\n{json:#}",
            list(&resume.err().unwrap_or_default())
        );
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}
