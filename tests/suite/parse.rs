//! Reading fields back: every résumé of the corpora is printed in every layout and head order,
//! parsed, and compared fact by fact with what was printed.
//!
//! The tables also go to `parse.md` in the target folder, with a line for each miss.
//! `VITAE_CORPUS` and `VITAE_FONTS` work as for the outside readers.

#[path = "parse/command.rs"]
mod command;
#[path = "parse/compare.rs"]
mod compare;
#[path = "parse/facts.rs"]
mod facts;
#[path = "parse/foreign.rs"]
mod foreign;
#[path = "parse/invariants.rs"]
mod invariants;
#[path = "parse/report.rs"]
mod report;

use std::collections::HashSet;
use std::path::Path;
use std::sync::LazyLock;

use vitae::{
    Choice, Extraction, HeadOrder, Layout, ReadOptions, ReadingOrder, RenderOptions,
    ResolveOptions, Resume, Source, Typesetter, parse, render,
};

use crate::support::cases::{self, Case};
use crate::support::{parallel, say};
use facts::Facts;
use report::Table;

/// The share of facts that must be read right.
const LEAST_SHARE: f64 = 0.99;

fn typesetter() -> Typesetter {
    let fonts = std::env::var_os("VITAE_FONTS").map(|folder| {
        let files = cases::files_below(Path::new(&folder), &["ttf", "otf"]);
        files
            .iter()
            .map(|file| std::fs::read(file).expect("a font can be read"))
            .collect()
    });
    Typesetter::with_fonts(fonts.unwrap_or_default())
}

/// The résumés of all corpora; the same content only once.
fn resumes() -> Vec<(Case, Resume)> {
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for case in cases::resumes() {
        let bytes = std::fs::read(&case.path).expect("a résumé can be read");
        if !seen.insert(bytes.clone()) {
            continue;
        }
        let source = Source::new(case.name.clone(), bytes);
        let resume = source
            .and_then(|source| Resume::parse(&source, &ReadOptions::default()).output);
        match resume {
            Ok(resume) => out.push((case, resume)),
            Err(findings) => assert!(!case.ours, "{}: {findings:?}", case.name),
        }
    }
    out
}

/// One résumé in one layout with one order of heads, read back.
struct Reading {
    document: String,
    layout: String,
    order: HeadOrder,
    right_to_left: bool,
    printed: Facts,
    read: Facts,
    /// The words of its pages that are in no value.
    lost: Vec<String>,
}

fn read_back(
    (case, resume): &(Case, Resume),
    typesetter: &Typesetter,
) -> (Vec<Reading>, Vec<String>) {
    let (mut readings, mut skipped) = (Vec::new(), Vec::new());
    for layout in Layout::all() {
        for &(name, head_order) in HeadOrder::ALL {
            let resolve = ResolveOptions { head_order, ..ResolveOptions::default() };
            let options =
                RenderOptions { resolve: resolve.clone(), ..RenderOptions::default() };
            let rendered = match render(resume, typesetter, &layout, &options).output {
                Ok(rendered) => rendered,
                Err(findings) => {
                    let why = findings.first().map(|one| one.message.clone());
                    skipped.push(format!("{}: {}", case.name, why.unwrap_or_default()));
                    continue;
                }
            };
            let extraction =
                Extraction::read(&rendered.pdf).expect("our own PDF can be read");
            let parsed = parse(&extraction);
            let json = parsed.resume();
            let document = format!("{} ({name})", case.name);
            let source =
                Source::new("parsed.json", json.to_string()).expect("it is short");
            let strict = ReadOptions { strict: true, ..ReadOptions::default() };
            let again = Resume::parse(&source, &strict)
                .output
                .unwrap_or_else(|found| panic!("{document}: {found:?}\n{json:#}"));
            let lang = rendered.document.info.lang.clone();
            let same =
                ResolveOptions { lang: vitae::Lang::named(&lang), ..resolve.clone() };
            readings.push(Reading {
                document,
                layout: layout.name().to_owned(),
                order: head_order,
                right_to_left: rendered.document.info.rtl,
                printed: Facts::of(resume, &resolve),
                read: Facts::of(&again, &same),
                lost: invariants::lost(
                    &extraction.lines(ReadingOrder::PageContent),
                    &parsed.trace(),
                ),
            });
        }
    }
    (readings, skipped)
}

/// Writes a file into the target folder.
fn write(name: &str, text: &str) {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let target =
        target.expect("the folder for temporary files is below the target folder");
    std::fs::write(target.join(name), text).expect("a table can be written");
}

#[test]
fn foreign_files_are_read_as_well_as_was_measured() {
    let scores = foreign::score();
    let text = scores.markdown();
    say(&text);
    write("parse-foreign.md", &format!("{text}\n{}", scores.details()));
    assert!(scores.files() > 20, "only {} files were read", scores.files());
}

/// Everything rendered and read back, once for all tests; and what could not be rendered.
static READINGS: LazyLock<(Vec<Reading>, Vec<String>)> = LazyLock::new(|| {
    let typesetter = typesetter();
    let results = parallel::map(&resumes(), |one| read_back(one, &typesetter));
    let (readings, skipped): (Vec<_>, Vec<_>) = results.into_iter().unzip();
    (readings.into_iter().flatten().collect(), skipped.concat())
});

#[test]
fn what_is_printed_is_read_into_the_fields_it_came_from() {
    let (readings, skipped) = &*READINGS;
    let (mut table, mut orders, mut right_to_left) =
        (Table::default(), Table::default(), Table::default());
    for reading in readings {
        let (outcomes, surplus) = compare::compare(&reading.printed, &reading.read);
        let by_layout =
            if reading.right_to_left { &mut right_to_left } else { &mut table };
        by_layout.count(&reading.document, &reading.layout, &outcomes);
        by_layout.surplus += surplus.len();
        if !reading.right_to_left {
            orders.count(&reading.document, &format!("{:?}", reading.order), &outcomes);
        }
    }
    let mut skipped = skipped.clone();
    skipped.sort();
    skipped.dedup();
    let mut text = table.markdown("field × layout");
    text += "\n";
    text += &orders.markdown("field × head order");
    if right_to_left.all().of > 0 {
        text += "\nMostly from right to left, not asserted:\n\n";
        text += &right_to_left.markdown("field × layout");
    }
    text += &format!("\nskipped: {}\n", skipped.len());
    text += &skipped.iter().map(|one| format!("- {one}\n")).collect::<String>();
    say(&text);
    let details = format!(
        "{text}\n## Misses\n\n{}\n## Misses, right to left\n\n{}",
        table.details(),
        right_to_left.details()
    );
    write("parse.md", &details);
    let all = table.all();
    assert!(all.of > 1000, "only {} facts were asked for", all.of);
    assert!(all.share() >= LEAST_SHARE, "{} of {} facts were read", all.right, all.of);
}
