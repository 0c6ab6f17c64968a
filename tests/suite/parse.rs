//! Parsing our own PDFs: every résumé of the corpora is rendered in every layout and head order,
//! parsed, and compared fact by fact with what was printed.
//!
//! The tables also go to `parse.md` in the target folder, with a line for each miss.
//! `VITAE_CORPUS` and `VITAE_FONTS` work as for the outside readers.

#[path = "parse/command.rs"]
mod command;
#[path = "parse/compare.rs"]
mod compare;
#[path = "parse/entries.rs"]
mod entries;
#[path = "parse/facts.rs"]
mod facts;
#[path = "parse/foreign.rs"]
mod foreign;
#[path = "parse/invariants.rs"]
mod invariants;
#[path = "parse/kinds.rs"]
mod kinds;
#[path = "parse/languages.rs"]
mod languages;
#[path = "parse/report.rs"]
mod report;

use std::collections::HashSet;
use std::path::Path;
use std::sync::LazyLock;

use vitae::document::{HeadOrder, ResolveOptions};
use vitae::extract::{Extraction, ReadingOrder};
use vitae::named::Named;
use vitae::options::{HEAD_ORDER, LANG, Settings};
use vitae::render::RenderOptions;
use vitae::resume::{ReadOptions, UNPARSED};
use vitae::{Document, Layout, Resume, Source, Typesetter, parse, render};

use crate::support::cases::{self, Case};
use crate::support::{parallel, say};
use facts::{Facts, Field};
use report::Table;

/// The least share of the facts of foreign files that are read: a little less than was measured.
const LEAST_RECALL: f64 = 0.92;

/// The least share of what is read from foreign files that is right: a little less than was
/// measured.
const LEAST_PRECISION: f64 = 0.96;

/// The least share of the facts of our own files that are read right.
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

/// The résumés of all corpora, each content once.
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
    /// The words of its pages that no value has.
    lost: Vec<String>,
}

fn read_back(
    (case, resume): &(Case, Resume),
    typesetter: &Typesetter,
) -> (Vec<Reading>, Vec<String>) {
    let (mut readings, mut skipped) = (Vec::new(), Vec::new());
    for layout in Layout::all() {
        for head_order in HeadOrder::all() {
            let settings = Settings::default().with(HEAD_ORDER, head_order);
            let resolve = ResolveOptions::from(settings.clone());
            let document = Document::resolve(resume, &resolve);
            let options = RenderOptions::default();
            let rendered = match render(document, typesetter, &layout, &options).output {
                Ok(rendered) => rendered,
                Err(findings) => {
                    let why = findings.first().map(|one| one.message.clone());
                    skipped.push(format!("{}: {}", case.name, why.unwrap_or_default()));
                    continue;
                }
            };
            if !rendered.verification.is_faithful() {
                skipped.push(format!("{}: not proved, so never written", case.name));
                continue;
            }
            let extraction =
                Extraction::read(&rendered.pdf).expect("our own PDF can be read");
            let parsed = parse(&extraction);
            let mut json = parsed.resume();
            // What could not be placed is a warning.
            json.as_object_mut().expect("an object").remove(UNPARSED);
            let document = format!("{} ({})", case.name, head_order.name());
            let source =
                Source::new("parsed.json", json.to_string()).expect("it is short");
            let strict = ReadOptions::default().strict(true);
            let again = Resume::parse(&source, &strict)
                .output
                .unwrap_or_else(|found| panic!("{document}: {found:?}\n{json:#}"));
            let lang = rendered.document.info.lang.clone();
            let same = match vitae::document::Lang::named(&lang) {
                Some(lang) => ResolveOptions::from(settings.with(LANG, lang)),
                None => resolve.clone(),
            };
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
fn foreign_files_are_parsed_as_well_as_was_measured() {
    let scores = foreign::score();
    let text = scores.markdown();
    say(&text);
    write("parse-foreign.md", &format!("{text}\n{}", scores.details()));
    assert!(scores.files() > 40, "only {} files were read", scores.files());
    let all = scores.all();
    assert!(all.recall() >= LEAST_RECALL, "{all:?}");
    assert!(all.precision() >= LEAST_PRECISION, "{all:?}");
    for (field, least) in [
        (Field::Name, 0.93),
        (Field::Email, 0.93),
        (Field::Phone, 0.93),
        (Field::Employer, 0.92),
        (Field::Title, 0.93),
        (Field::Dates, 0.95),
        (Field::School, 0.92),
        (Field::Skill, 0.90),
        (Field::Bullet, 0.93),
    ] {
        let score = scores.fields.get(&field).copied().unwrap_or_default();
        assert!(score.recall() >= least, "{field:?}: {score:?}");
    }
}

#[test]
fn a_fact_in_another_entry_or_field_is_a_miss() {
    let facts = |json: serde_json::Value| {
        let resume: Resume = serde_json::from_value(json).expect("a résumé of the test");
        Facts::of(&resume, &ResolveOptions::default())
    };
    let job = |name: &str, position: &str| serde_json::json!({ "name": name, "position": position });
    let printed = facts(serde_json::json!({
        "basics": { "name": "Ada Quill", "label": "Engineer" },
        "work": [job("Acme", "Lead"), job("Birch", "Clerk")],
    }));
    let misses = |json| {
        let (outcomes, _) = compare::compare(&printed, &facts(json));
        outcomes.iter().filter(|outcome| !outcome.read).count()
    };
    assert_eq!(misses(serde_json::json!({})), 6);
    let basics = serde_json::json!({ "name": "Engineer", "label": "Ada Quill" });
    let swapped = [job("Acme", "Clerk"), job("Birch", "Lead")];
    assert_eq!(misses(serde_json::json!({ "basics": basics, "work": swapped })), 4);
    let turned = [job("Birch", "Clerk"), job("Acme", "Lead")];
    assert!(misses(serde_json::json!({ "work": turned })) > 2);
}

/// Every reading, made once for all tests, and the documents that could not be rendered.
static READINGS: LazyLock<(Vec<Reading>, Vec<String>)> = LazyLock::new(|| {
    let typesetter = typesetter();
    let results = parallel::map(&resumes(), |one| read_back(one, &typesetter));
    let (readings, skipped): (Vec<_>, Vec<_>) = results.into_iter().unzip();
    (readings.into_iter().flatten().collect(), skipped.concat())
});

#[test]
fn printed_facts_are_parsed_into_the_fields_they_came_from() {
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
        text += "\nMostly right to left, not asserted:\n\n";
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
    assert!(all.of > 1000, "only {} facts were printed", all.of);
    assert!(all.share() >= LEAST_SHARE, "{} of {} facts were parsed", all.right, all.of);
}
