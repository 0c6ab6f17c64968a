//! PDFs of other tools are read as poppler reads them, and as their sources were written.
//!
//! `tests/fixtures/pdfs/differences.json` lists every word that poppler and we read differently,
//! with the reason. A difference that is not listed fails, and so does a row that explains nothing.
//! Without poppler's `pdftotext` the comparison is skipped and the skip printed; with
//! `VITAE_REQUIRE_ORACLES=1` that is a failure. The table goes to `target/foreign.md`.

mod files;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;
use vitae::extract::{Extraction, ReadingOrder};

use crate::support::{assert_none, cases, parallel, say};
use words::{Words, longest_common_subsequence};

/// Our orders, each with the mode of poppler that is most like it.
const PAIRS: [(ReadingOrder, &str); 3] = [
    (ReadingOrder::PageContent, "-raw"),
    (ReadingOrder::Visual, "-layout"),
    (ReadingOrder::Visual, ""),
];

/// The least share of poppler's words that we read, over all files, listed differences (icons,
/// letter-spaced words, hyphens) included; in the order of `PAIRS`. It is a little less where
/// poppler joins letter-spaced words.
const RECALL: [f64; 3] = [0.995, 0.994, 0.994];

/// A listed difference, with its reason.
#[derive(Deserialize)]
struct Difference {
    file: String,
    reading: String,
    poppler: Vec<String>,
    ours: Vec<String>,
    why: String,
}

struct Comparison {
    file: String,
    reading: String,
    words: usize,
    lost: Vec<String>,
    added: Vec<String>,
    in_order: f64,
}

impl Comparison {
    fn recall(&self) -> f64 {
        share(self.words - self.lost.len(), self.words)
    }
}

#[test]
fn poppler_reads_the_same_words_in_every_foreign_pdf() {
    let Some(version) = poppler() else {
        let required = env::var_os("VITAE_REQUIRE_ORACLES").is_some_and(|it| it == "1");
        assert!(!required, "pdftotext is not installed");
        say("skipped: pdftotext is not installed, so no foreign PDF is compared with it");
        return;
    };
    let files = foreign();
    let comparisons: Vec<Comparison> =
        parallel::map(&files, |name| compare(name)).into_iter().flatten().collect();
    let table = table(&version, &comparisons);
    say(&table);
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let target = target.expect("the folder for temporary files is below the target");
    std::fs::write(target.join("foreign.md"), table).expect("the table can be written");

    let listed = cases::read("tests/fixtures/pdfs/differences.json");
    let listed: Vec<Difference> =
        serde_json::from_str(&listed).expect("it is a list of differences");
    assert_none("differences from poppler", &unexplained(&comparisons, &listed));
    for (pair, bound) in PAIRS.into_iter().zip(RECALL) {
        let of = comparisons.iter().filter(|it| it.reading == reading_name(pair));
        let words: usize = of.clone().map(|it| it.words).sum();
        let lost: usize = of.map(|it| it.lost.len()).sum();
        assert!(words > 5000, "only {words} words were compared");
        let recall = share(words - lost, words);
        assert!(recall >= bound, "{}: recall {recall:.4}", reading_name(pair));
    }
}

/// The faults of the list: missing words, and rows without use or reason.
fn unexplained(comparisons: &[Comparison], listed: &[Difference]) -> Vec<String> {
    let mut failures = Vec::new();
    for it in comparisons {
        let row = listed
            .iter()
            .find(|row| (&row.file, &row.reading) == (&it.file, &it.reading));
        let place = format!("{} {}", it.file, it.reading);
        match row {
            None if !it.lost.is_empty() || !it.added.is_empty() => failures.push(
                format!("{place}: only poppler {:?}, only we {:?}", it.lost, it.added),
            ),
            None => {}
            Some(row) if row.why.len() < 20 => failures.push(format!("{place}: why?")),
            Some(row) => {
                let lost = Words::of(&it.lost).without(&Words::of(&row.poppler));
                let added = Words::of(&it.added).without(&Words::of(&row.ours));
                if !lost.is_empty() || !added.is_empty() {
                    failures.push(format!(
                        "{place}: not listed: only poppler {lost:?}, only we {added:?}"
                    ));
                }
            }
        }
    }
    for row in listed {
        let used = comparisons.iter().any(|it| {
            (&row.file, &row.reading) == (&it.file, &it.reading)
                && !(it.lost.is_empty() && it.added.is_empty())
        });
        if !used {
            failures.push(format!("{} {}: explains nothing", row.file, row.reading));
        }
    }
    failures
}

fn compare(name: &str) -> Vec<Comparison> {
    let path = files::path(name);
    let extraction = read(name);
    PAIRS
        .into_iter()
        .map(|(order, mode)| {
            let ours = words::all(&text(&extraction, order));
            let theirs = words::all(&pdftotext(&path, mode));
            let in_order = longest_common_subsequence(&theirs, &ours);
            Comparison {
                file: name.to_owned(),
                reading: reading_name((order, mode)),
                words: theirs.len(),
                lost: Words::of(&theirs).without(&Words::of(&ours)),
                added: Words::of(&ours).without(&Words::of(&theirs)),
                in_order: share(in_order, theirs.len()),
            }
        })
        .collect()
}

/// The words of every source are read from its PDF: names, titles, places, bullets, skills.
#[test]
fn the_words_of_every_foreign_source_are_read() {
    // Files with words that no reader could get, with the reason.
    let excused: BTreeMap<&str, &str> = [
        ("scan", "a picture has no text"),
        ("chromium-spaced", "the letters of the name stand 0.28 em apart"),
        ("fpdf2-look-alikes", "some letters are not what they look like"),
        ("latex-altacv", "`figures` is hyphenated at the end of a line"),
        ("latex-multicol-hyphens", "words are hyphenated at the ends of lines"),
        ("weasyprint-hyphens", "words are hyphenated at the ends of lines"),
    ]
    .into();
    let failures = parallel::map(&foreign(), |name| {
        let content = text(&read(name), ReadingOrder::PageContent);
        let found: BTreeSet<_> =
            words::without_punctuation(&content).into_iter().collect();
        let mut missing = words::without_punctuation(&files::text_of_the_source(name));
        missing.retain(|word| !found.contains(word));
        match (missing.is_empty(), excused.get(&**name)) {
            (false, None) => Some(format!("{name}: {missing:?} are not read")),
            (true, Some(why)) => Some(format!("{name}: needs no excuse ({why})")),
            _ => None,
        }
    });
    let failures: Vec<String> = failures.into_iter().flatten().collect();
    assert_none("foreign PDFs whose words are lost", &failures);
}

fn read(name: &str) -> Extraction {
    Extraction::read(&files::pdf(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn text(extraction: &Extraction, order: ReadingOrder) -> String {
    let lines = extraction.lines(order);
    lines.into_iter().map(|line| line.text + "\n").collect()
}

/// The names of the foreign PDFs.
fn foreign() -> Vec<String> {
    let names = files::names();
    assert!(names.len() >= 24, "only {} foreign PDFs were found", names.len());
    names
}

/// Poppler's version, if it is installed.
fn poppler() -> Option<String> {
    let output = Command::new("pdftotext").arg("-v").output().ok()?;
    let version = String::from_utf8_lossy(&output.stderr).into_owned();
    version.lines().next().map(str::to_owned)
}

fn pdftotext(path: &Path, mode: &str) -> String {
    let modes = Some(mode).filter(|mode| !mode.is_empty());
    let output = Command::new("pdftotext")
        .args(["-enc", "UTF-8"])
        .args(modes)
        .arg(path)
        .arg("-")
        .output()
        .expect("pdftotext runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn reading_name((order, mode): (ReadingOrder, &str)) -> String {
    let mode = if mode.is_empty() { "default" } else { mode };
    format!("{} {mode}", order.name())
}

fn table(version: &str, comparisons: &[Comparison]) -> String {
    let mut table = format!(
        "\n{version}; share of poppler's words that we read, and that we read in its order\n\n\
         | file | words | content, -raw | visual, -layout | visual, default |\n\
         |---|---|---|---|---|\n"
    );
    for of in comparisons.chunk_by(|a, b| a.file == b.file) {
        let words = of.first().map_or(0, |it| it.words);
        let file = of.first().map_or("", |it| &it.file);
        let _ = write!(table, "| {file} | {words} |");
        for it in of {
            let _ = write!(
                table,
                " {:.1}, {:.1} |",
                100.0 * it.recall(),
                100.0 * it.in_order
            );
        }
        table.push('\n');
    }
    table.push_str("| all |");
    for (index, pair) in PAIRS.into_iter().enumerate() {
        let of = comparisons.iter().filter(|it| it.reading == reading_name(pair));
        let words: usize = of.clone().map(|it| it.words).sum();
        let lost: usize = of.map(|it| it.lost.len()).sum();
        if index == 0 {
            let _ = write!(table, " {words} |");
        }
        let _ = write!(table, " {:.2} |", 100.0 * share(words - lost, words));
    }
    table.push('\n');
    table
}

#[allow(clippy::cast_precision_loss, reason = "words of a page can be counted")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

#[test]
fn a_word_that_only_poppler_reads_is_noticed() {
    let comparison = |lost: &[&str]| Comparison {
        file: "f".to_owned(),
        reading: "r".to_owned(),
        words: 1000,
        lost: lost.iter().map(|&word| word.to_owned()).collect(),
        added: Vec::new(),
        in_order: 1.0,
    };
    let row = |word: &str| Difference {
        file: "f".to_owned(),
        reading: "r".to_owned(),
        poppler: vec![word.to_owned()],
        ours: Vec::new(),
        why: "for a reason that is long enough".to_owned(),
    };
    assert!(unexplained(&[comparison(&[])], &[]).is_empty());
    assert!(unexplained(&[comparison(&["x"])], &[row("x")]).is_empty());
    assert_eq!(unexplained(&[comparison(&["x"])], &[]).len(), 1);
    assert_eq!(unexplained(&[comparison(&["x", "x"])], &[row("x")]).len(), 1);
    assert_eq!(unexplained(&[comparison(&["y"])], &[row("x")]).len(), 1);
    assert_eq!(unexplained(&[comparison(&[])], &[row("x")]).len(), 1);
}
