//! What rules say about pages that readers read well: no error, though the page is not of our kind.

use vitae::check;
use vitae::check::{CheckOptions, Report};
use vitae::diag::Severity;

use super::faults::{fault, sound, twice};
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

/// Rows of a page, each a text at the left and one at the right, placed by `right`.
fn rows(texts: &[[&str; 2]], right: impl Fn(&str) -> f64) -> Sheet {
    let height = |at: usize| 120.0 + 14.0 * f64::from(u8::try_from(at).expect("few"));
    let rows = texts.iter().enumerate().map(|(at, [left, beside])| {
        Sheet::shown(56.0, height(at), 10.0, left)
            + &Sheet::shown(right(beside), height(at), 10.0, beside)
    });
    let page = "# Ada Whitlock\nada@example.org | +44 20 7946 0000";
    Sheet { over: rows.collect(), ..Sheet::new(page) }
}

#[test]
fn places_and_dates_at_the_right_of_heads_are_no_column() {
    const HEADS: [[&str; 2]; 8] = [
        ["Data Engineer", "January 2020 to March 2024"],
        ["Copperline Systems", "Leeds, England"],
        ["Software Engineer", "March 2016 to December 2019"],
        ["Weatherby Freight", "York, Yorkshire, England"],
        ["Intern", "June 2014 to May 2015"],
        ["Halyard Payments", "Hull, England"],
        ["Clerk", "May 2013 to June 2014"],
        ["Grammar School", "Ripon, Yorkshire"],
    ];
    let at_margin = rows(&HEADS, |text| 540.0 - Sheet::width(10.0, text));
    assert_eq!(of(&report(&at_margin), "L01"), []);
    // A column begins at one place.
    let other = HEADS.map(|[left, right]| [left, right.split(' ').next().unwrap_or("")]);
    let column = rows(&other, |_| 400.0);
    assert_eq!(of(&report(&column), "L01"), [Severity::Warning]);
}

#[test]
fn columns_with_a_narrow_gutter_are_columns() {
    const TEXTS: [[&str; 2]; 8] = [
        [
            "She builds pipelines that run at night and are quiet",
            "by morning, first for a retailer",
        ],
        [
            "now for a freight house, and she writes down what",
            "broke so that it breaks once",
        ],
        [
            "the second time that a queue stood still was the",
            "last one, since the alarm is hers",
        ],
        [
            "nine feeds went to one queue without a lost row in",
            "any of them, which took a spring",
        ],
        [
            "all of it is measured, and what is measured is told",
            "to those who pay for the disks",
        ],
        [
            "people who came to learn stayed, some of them for",
            "years, and now teach the others",
        ],
        [
            "reports that took a day take a minute, which is why",
            "there are more of them to read",
        ],
        [
            "and the old ledger is still alive, as far as anyone",
            "knows, in a cellar of the bank",
        ],
    ];
    let ends = |text: &str| 56.0 + Sheet::width(10.0, text);
    let most = TEXTS.iter().map(|[left, _]| ends(left)).fold(0.0, f64::max);
    let columns = rows(&TEXTS, |_| most + 6.0);
    assert_eq!(of(&report(&columns), "L01"), [Severity::Warning]);
    // As running text it is one column.
    let height = |at: usize| 120.0 + 14.0 * f64::from(u8::try_from(at).expect("few"));
    let lines = TEXTS
        .iter()
        .enumerate()
        .map(|(at, texts)| Sheet::shown(56.0, height(at), 10.0, &texts.join(" ")));
    let text = Sheet { over: lines.collect(), ..rows(&[], |_| 0.0) };
    assert_eq!(of(&report(&text), "L01"), []);
}

#[test]
fn superscripts_are_on_the_line_of_their_text() {
    let report = report(&Sheet { over: Sheet::raised(800.0), ..sound() });
    assert_eq!(of(&report, "L07"), []);
    let over = Sheet::raised(800.0) + &Sheet::shown(70.0, 805.0, 10.5, "placed");
    assert_ne!(of(&self::report(&Sheet { over, ..sound() }), "L07"), []);
}

#[test]
fn text_drawn_twice_is_one_warning_and_nothing_overlaps() {
    let report = report(&Sheet { over: twice(), ..sound() });
    assert_eq!(of(&report, "F17"), [Severity::Warning]);
    assert_eq!(of(&report, "L07"), []);
}

#[test]
fn a_sign_that_marks_the_bullets_of_one_page_is_an_odd_bullet() {
    assert_eq!(of(&report(&sound().with("- ", "∠ ")), "L10"), [Severity::Warning]);
    assert_eq!(of(&report(&sound().with("- Led", "∠ Led")), "L10"), []);
}

#[test]
fn births_and_marriages_are_private_without_a_label_as_well() {
    let count = |line: &str| {
        let sheet = sound().with("github.com", &format!("{line}\ngithub.com"));
        of(&report(&sheet), "S07").len()
    };
    assert_eq!(count("geb. 05.03.1994 in Leeds, ledig"), 2);
    assert_eq!(count("Born March 5, 1994"), 1);
    assert_eq!(count("née le 5 mars 1994 | mariée"), 2);
    assert_eq!(count("05.03.1994"), 1);
    // A day after the first job, and words of a sentence.
    assert_eq!(count("05.03.2024"), 0);
    assert_eq!(count("I single out what is slow"), 0);
}

#[test]
fn a_dash_between_two_dates_has_spaces() {
    let dates = |text| sound().with("Mar 2018 – Dec 2020", text);
    assert_eq!(of(&report(&dates("2018–2020")), "D09"), [Severity::Note]);
    assert_eq!(of(&report(&dates("2018 – 2020")), "D09"), []);
    assert_eq!(of(&report(&dates("2018-03 – 2020-12")), "D09"), []);
}

#[test]
fn a_bullet_that_begins_like_a_title_is_noticed() {
    let bullet = |text| sound().with("- Cut the settlement time", text);
    assert_eq!(of(&report(&bullet("- Lead the settlement")), "E06"), [Severity::Note]);
    assert_eq!(of(&report(&bullet("- Led the settlement")), "E06"), []);
}

#[test]
fn a_page_of_ideographs_has_text() {
    let few = |line: &str| {
        let page = Sheet::new(format!("# 林晓文\n{}", format!("{line}\n").repeat(10)));
        of(&report(&page), "F04")
    };
    assert_eq!(few("设计日志系统测试"), []);
    assert_eq!(few("abcdefgh"), [Severity::Warning]);
}

#[test]
fn letters_that_are_other_signs_are_one_warning() {
    let radicals = sound().with("Kubernetes", "\u{2F2F}\u{2F42}");
    assert_eq!(of(&report(&radicals), "F18"), [Severity::Warning]);
    let letters = sound().with("Kubernetes", "\u{5DE5}\u{6587}², ½");
    assert_eq!(of(&report(&letters), "F18"), []);
}

#[test]
fn a_file_without_text_has_no_findings_about_the_text() {
    let pdf = fault("F04").expect("it has one");
    let report = check(&pdf, &CheckOptions::default());
    let codes: Vec<&str> = report.findings.iter().map(|found| found.code.id).collect();
    assert!(codes.contains(&"F04"), "{codes:?}");
    assert!(codes.iter().all(|code| code.starts_with(['F', 'A', 'H'])), "{codes:?}");
}

#[test]
fn a_page_without_experience_has_no_section_that_is_longer_than_it() {
    let without = sound().with("## EXPERIENCE", "## WHERE I PLAYED");
    assert_ne!(of(&report(&without), "S01"), []);
    assert_eq!(of(&report(&without), "S06"), []);
}

#[test]
fn a_number_that_is_printed_twice_is_one_number() {
    let again = sound().with("Leeds, GB\n", "Leeds, GB | +44 20 7946 0000\n");
    assert_eq!(of(&report(&again), "C03"), []);
    let two = sound().with("Leeds, GB\n", "Leeds, GB | +44 20 7946 0001\n");
    assert_ne!(of(&report(&two), "C03"), []);
}

#[test]
fn a_line_without_dates_that_is_no_whole_job_is_a_note() {
    let head = "** Backend Engineer\nCopperline Systems, York\nMar 2018 – Dec 2020\n";
    let whole = "** Backend Engineer\nCopperline Systems, York\n";
    assert_eq!(of(&report(&sound().with(head, whole)), "D01"), [Severity::Error]);
    let part = sound().with(head, "** Copperline Systems\n");
    let found = of(&report(&part), "D01");
    assert!(found.iter().all(|severity| *severity == Severity::Note), "{found:?}");
}
