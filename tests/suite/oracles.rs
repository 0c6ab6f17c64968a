//! Independent oracles: PDF readers that know nothing of vitae read every résumé of the
//! corpora in every layout, and must read its words, all of them, in order, and no other.
//!
//! `tests/oracles/read.py` runs the readers. One that is not installed is skipped, counted and
//! printed; with `VITAE_REQUIRE_ORACLES=1` it is a failure. `VITAE_CORPUS` names more folders of
//! résumés, separated by colons; `VITAE_FONTS` a folder of fonts for scripts that ours lack;
//! `VITAE_PYTHON` the interpreter. The table also goes to `target/oracles.md`.

mod corpus;
mod items;
mod readers;
mod report;
mod words;

use std::path::Path;

use corpus::{Rendering, Skipped};
use report::Report;

#[test]
fn independent_readers_read_every_document_whole_and_in_order() {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let (renderings, skipped) = corpus::render_all(folder.path());
    let readings = readers::read(&renderings);
    let mut report = Report::new();
    report.require_oracles(&readings);
    for Skipped { name, why, allowed } in skipped {
        report.skip(&name, &why, allowed);
    }
    for rendering in &renderings {
        check(rendering, &readings, &mut report);
    }
    let table = report.table();
    // Printed in any case: these counts are the result, also when the test passes.
    report::print(&table);
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let target =
        target.expect("the folder for temporary files is below the target folder");
    let text = table + &report.details();
    std::fs::write(target.join("oracles.md"), text).expect("the table can be written");
    assert!(report.problems().is_empty(), "{}", report.problems().join("\n"));
}

fn check(rendering: &Rendering, readings: &readers::Readings, report: &mut Report) {
    report.count(rendering, "vitae verify", rendering.proof.clone());
    for oracle in readings.oracles() {
        let outcome = readings
            .text(&rendering.pdf, oracle)
            .and_then(|text| words::compare(&rendering.words, text));
        report.count(rendering, oracle, outcome);
    }
}

#[test]
fn a_lost_added_moved_or_broken_word_is_noticed() {
    let expected = words::Word::all("Ada Lovelace", "EXPERIENCE", "built it");
    let compare = |text| words::compare(&expected, text);
    assert_eq!(compare("Ada\nLovelace Experience\n•  built it\u{C}"), Ok(()));
    for wrong in [
        "Ada Experience • built it",
        "Ada Lovelace Experience • built it it",
        "Lovelace Ada Experience • built it",
        "Ada Love lace Experience • built it",
        "ada Lovelace Experience • built it",
        "Ada Lovelace Experience built it",
        "Ada Lovelace Experience • built",
        "",
    ] {
        assert!(compare(wrong).is_err(), "`{wrong}` passed");
    }
}

#[test]
fn only_a_long_address_may_be_read_in_parts_and_only_after_a_slash() {
    let long = "https://example.com/path/with-many-parts/and-more/of-them/in-it";
    let expected = words::Word::all(long, "X", "a/b");
    let parts = |at: usize| {
        let (first, second) = long.split_at(at);
        words::compare(&expected, &format!("{first} {second} X • a/b"))
    };
    let after = long.find("with").expect("it is there");
    assert_eq!(parts(after), Ok(()));
    assert!(parts(after - 1).is_err() && parts(after + 2).is_err());
    assert!(words::compare(&expected, &format!("{long} X • a/ b")).is_err());
    let added = format!("{}/ lost X • a/b", &long[..after]);
    assert!(words::compare(&expected, &added).is_err());
}
