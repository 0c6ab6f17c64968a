//! What rules say about pages that readers read well: no error, though the page is not of our kind.

use vitae::check;
use vitae::check::{CheckOptions, Report};
use vitae::diag::Severity;

use super::faults::sound;
use crate::support::sheet::Sheet;

fn report(sheet: &Sheet) -> Report {
    check(&sheet.pdf(), &CheckOptions::default().file_name("ada-whitlock-resume.pdf"))
}

/// The severities of a rule's findings.
fn of(report: &Report, code: &str) -> Vec<Severity> {
    let own = report.findings.iter().filter(|found| found.code.id == code);
    own.map(|found| found.severity).collect()
}

#[test]
fn unmapped_icons_and_bullets_are_one_warning_and_unmapped_letters_an_error() {
    let icons = sound()
        .with("+44 20", "\u{E0B0} +44 20")
        .with("- Cut the", "\u{E0A0} Cut the")
        .with("- Led the", "\u{E0A0} Led the");
    assert_eq!(of(&report(&icons), "F08"), [Severity::Warning]);
    let letters = sound().with("settlement", "sett\u{E0A0}ment");
    assert_eq!(of(&report(&letters), "F08"), [Severity::Error]);
}

#[test]
fn an_address_anywhere_on_the_page_is_an_address() {
    let footer = Sheet {
        over: Sheet::shown(56.0, 815.0, 9.0, "ada.whitlock@example.org"),
        ..sound().with("ada.whitlock@example.org | ", "")
    };
    assert_eq!(of(&report(&footer), "C02"), []);
    let none = sound().with("ada.whitlock@example.org | ", "");
    assert_eq!(of(&report(&none), "C02"), [Severity::Error]);
}

#[test]
fn a_section_whose_heading_is_on_the_page_is_not_missing() {
    let indistinct = sound().with("## EXPERIENCE", "Experience");
    assert_eq!(of(&report(&indistinct), "S01"), []);
    let missing = sound().with("## EXPERIENCE", "## WHERE I PLAYED");
    assert_ne!(of(&report(&missing), "S01"), []);
}

#[test]
fn white_words_on_a_dark_shape_with_curves_are_seen() {
    let white = format!(
        "1 g {} 0 g\n",
        Sheet::shown(60.0, 60.0, 10.5, "Kubernetes Terraform Haskell").trim()
    );
    let ground = "0.1 g 56 770 m 56 800 l 70 806 90 806 300 800 c 300 770 l h f\n";
    let on_shape = Sheet { over: format!("{ground}{white}"), ..sound() };
    assert_eq!(of(&report(&on_shape), "H01"), []);
    let on_paper = Sheet { over: white, ..sound() };
    assert_eq!(of(&report(&on_paper), "H01"), [Severity::Error]);
}

#[test]
fn compounds_divided_at_their_own_hyphen_are_no_error() {
    let compound = sound().with("payment systems that", "payment-\ndriven systems that");
    let found = of(&report(&compound), "F11");
    assert!(found.iter().all(|severity| *severity == Severity::Note), "{found:?}");
    let address = sound().with("github.com/adawhitlock", "github.com/ada-\nwhitlock");
    assert_eq!(of(&report(&address), "F11"), []);
    let word = sound().with("settlement time", "settle-\nment time");
    assert_eq!(of(&report(&word), "F11"), [Severity::Error]);
}

#[test]
fn a_line_or_two_out_of_place_are_a_warning() {
    let footer = Sheet {
        under: Sheet::shown(270.0, 826.0, 8.0, "Ada Whitlock, 1 of 1"),
        ..sound()
    };
    let found = of(&report(&footer), "L02");
    assert!(found.iter().all(|severity| *severity == Severity::Warning), "{found:?}");
    let many = Sheet { moved: Some((10, 14)), ..sound() };
    assert_ne!(of(&report(&many), "L02"), []);
}
