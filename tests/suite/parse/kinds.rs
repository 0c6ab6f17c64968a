//! Kinds of pages that people make and that were misread once, each as small as it can be.

use serde_json::Value;
use vitae::extract::{Extraction, ReadingOrder};
use vitae::parse;

use crate::support::sheet::Sheet;

const PAGE: &str = "\
# Nora Brandt
nora.brandt@example.com | +49 30 5550199 | Berlin, Germany
## EXPERIENCE
** Data Engineer
Lindqvist Freight, Berlin
Jan 2020 – Present
- Cut the nightly load from six hours to forty minutes
- Moved nine feeds to one queue without losing a row
** Software Engineer
Okafor Retail, Leipzig
Mar 2016 – Dec 2019
- Built the importer that reads invoices in eleven languages
## EDUCATION
** BSc Computer Science
University of Leipzig
Oct 2010 – Jul 2014
## SKILLS
Rust, Python, PostgreSQL";

fn page() -> Sheet {
    Sheet::new(PAGE)
}

fn read(sheet: &Sheet) -> Value {
    let extraction = Extraction::read(&sheet.pdf()).expect("a sheet can be read");
    parse(&extraction).resume()
}

/// The employers, titles and first dates of the jobs.
fn jobs(resume: &Value) -> Vec<[&str; 3]> {
    let jobs = resume["work"].as_array().map_or(&[][..], Vec::as_slice);
    jobs.iter()
        .map(|job| {
            ["name", "position", "startDate"].map(|key| job[key].as_str().unwrap_or(""))
        })
        .collect()
}

const JOBS: [[&str; 3]; 2] = [
    ["Lindqvist Freight", "Data Engineer", "2020-01"],
    ["Okafor Retail", "Software Engineer", "2016-03"],
];

#[track_caller]
fn assert_whole(sheet: &Sheet) {
    let resume = read(sheet);
    assert_eq!(jobs(&resume), JOBS, "{resume:#}");
    let school = &resume["education"][0];
    assert_eq!(school["institution"], "University of Leipzig", "{resume:#}");
    assert_eq!(school["endDate"], "2014-07", "{resume:#}");
    assert_eq!(resume["skills"].as_array().map(Vec::len), Some(3), "{resume:#}");
}

#[test]
fn a_plain_page_is_read() {
    assert_whole(&page());
}

#[test]
fn a_smaller_heading_is_a_heading_if_nothing_else_is_that_section() {
    assert_whole(&page().with("## SKILLS", "** Skills"));
    // But not in the look of running text.
    let resume = read(&page().with("## SKILLS\n", "Skills\n"));
    assert_eq!(resume["skills"], Value::Null, "{resume:#}");
}

#[test]
fn headings_are_known_by_parts_and_single_words() {
    assert_whole(
        &page()
            .with("## EXPERIENCE", "## WORK (2)")
            .with("## EDUCATION", "## EDUCATION & TRAINING")
            .with("## SKILLS", "## SKILLS & CERTIFICATIONS"),
    );
    assert_whole(&page().with("## EXPERIENCE", "## Computer Engineering Experience"));
}

#[test]
fn headings_painted_last_are_read_where_they_stand() {
    assert_whole(&Sheet { moved: Some((12, 17)), ..page() });
    assert_whole(&Sheet { moved: Some((2, 17)), ..page() });
}

#[test]
fn page_numbers_are_in_no_field() {
    let over = Sheet::shown(260.0, 820.0, 8.0, "Page 1 of 1");
    let resume = read(&Sheet { over, ..page() });
    assert_eq!(resume["x-unparsed"], serde_json::json!(["Page 1 of 1"]), "{resume:#}");
}

#[test]
fn a_year_at_the_foot_of_a_page_is_no_page_number() {
    let over = Sheet::shown(260.0, 820.0, 10.5, "1999");
    let resume = read(&Sheet { over, ..page() });
    assert_ne!(resume["x-unparsed"], serde_json::json!(["1999"]), "{resume:#}");
}

#[test]
fn title_and_employer_share_a_line_in_either_order() {
    let (title, both) = (
        "** Data Engineer\nLindqvist Freight, Berlin\n",
        [
            "** Lindqvist Freight — Data Engineer\n",
            "** Data Engineer at Lindqvist Freight\n",
            "** Data Engineer @ Lindqvist Freight\n",
        ],
    );
    for line in both {
        assert_whole(&page().with(title, line));
    }
}

#[test]
fn a_place_at_the_right_of_a_line_is_no_degree() {
    let resume = read(&page().with(
        "** BSc Computer Science\nUniversity of Leipzig\nOct 2010 – Jul 2014",
        "** Harrow Hill College\tClaremont, CA\nBSc Computer Science\tOct 2010 – Jul 2014",
    ));
    let school = &resume["education"][0];
    assert_eq!(school["institution"], "Harrow Hill College", "{resume:#}");
    assert_eq!(school["studyType"], "BSc Computer Science", "{resume:#}");
    assert_eq!(school["location"], "Claremont, CA", "{resume:#}");
}

#[test]
fn a_range_broken_between_two_lines_is_one_range() {
    assert_whole(&page().with(
        "Okafor Retail, Leipzig\nMar 2016 – Dec 2019",
        "Okafor Retail, Leipzig, Mar 2016 – Dec\n2019",
    ));
}

#[test]
fn years_and_months_with_a_spaced_slash_are_dates() {
    let resume = read(&page().with("Mar 2016 – Dec 2019", "2016 / 03 – 2019 / 12"));
    assert_eq!(jobs(&resume), JOBS, "{resume:#}");
}

#[test]
fn contacts_are_separated_by_diamonds_and_have_labels_in_words() {
    for line in [
        "nora.brandt@example.com ⋄ +49 30 5550199 ⋄ Berlin, Germany",
        "E. nora.brandt@example.com | T. +49 30 5550199 (private) | Berlin, Germany",
        "Email: nora.brandt@example.com | Mobile No: +49 30 5550199 | Berlin, Germany",
    ] {
        let plain = "nora.brandt@example.com | +49 30 5550199 | Berlin, Germany";
        let resume = read(&page().with(plain, line));
        let basics = &resume["basics"];
        assert_eq!(basics["email"], "nora.brandt@example.com", "{line}: {basics:#}");
        assert_eq!(basics["phone"], "+49 30 5550199", "{line}: {basics:#}");
        assert_eq!(basics["location"]["city"], "Berlin", "{line}: {basics:#}");
    }
}

#[test]
fn a_date_of_birth_is_no_phone_number() {
    let resume = read(&page().with("+49 30 5550199", "05.03.1994"));
    assert_eq!(resume["basics"]["phone"], Value::Null, "{resume:#}");
}

#[test]
fn a_superscript_is_part_of_its_word() {
    let pdf = Sheet { over: Sheet::raised(800.0), ..page() }.pdf();
    let extraction = Extraction::read(&pdf).expect("a sheet can be read");
    for order in [ReadingOrder::PageContent, ReadingOrder::Visual, ReadingOrder::Boxes] {
        let lines: Vec<String> =
            extraction.lines(order).into_iter().map(|line| line.text).collect();
        assert!(lines.iter().any(|line| line == "Placed 7th of 120"), "{lines:#?}");
    }
    // A small line below another stays one.
    let below =
        Sheet::shown(56.0, 800.0, 10.5, "Placed") + &Sheet::shown(88.0, 807.0, 7.0, "th");
    let pdf = Sheet { over: below, ..page() }.pdf();
    let extraction = Extraction::read(&pdf).expect("a sheet can be read");
    let lines = extraction.lines(ReadingOrder::PageContent);
    assert!(lines.iter().any(|line| line.text == "Placed"), "{lines:#?}");
}

#[test]
fn text_drawn_twice_is_read_once() {
    let line = |x| Sheet::shown(x, 800.0, 10.5, "Zig and Kotlin");
    let skills = |offset: f64| {
        let over = line(56.0) + &line(56.0 + offset);
        let pdf = Sheet { over, ..page() }.pdf();
        let extraction = Extraction::read(&pdf).expect("a sheet can be read");
        let lines = extraction.lines(ReadingOrder::PageContent);
        lines.iter().map(|line| line.text.matches("Zig").count()).sum::<usize>()
    };
    assert_eq!(skills(0.35), 1);
    assert_eq!(skills(200.0), 2);
}

#[test]
fn a_symbol_of_this_page_marks_bullets() {
    for sign in ["∠ ", "\u{E0A0} ", "※ "] {
        let resume = read(&page().with("- ", sign));
        assert_eq!(jobs(&resume), JOBS, "{resume:#}");
        let bullets =
            |at: usize| resume["work"][at]["highlights"].as_array().map(Vec::len);
        assert_eq!([bullets(0), bullets(1)], [Some(2), Some(1)], "{sign}: {resume:#}");
    }
}

#[test]
fn school_and_degree_share_a_line_with_wide_commas() {
    let resume = read(&page().with(
        "** BSc Computer Science\nUniversity of Leipzig\nOct 2010",
        "** 南方大学，信息工程，学士\tOct 2010",
    ));
    let school = &resume["education"][0];
    assert_eq!(school["institution"], "南方大学", "{resume:#}");
    assert_eq!(school["studyType"], "信息工程，学士", "{resume:#}");
}

#[test]
fn an_address_with_a_postal_code_is_no_label() {
    let line = "nora.brandt@example.com | +49 30 5550199 | Berlin, Germany";
    let contacts =
        "Friedenstr. 12, 10249 Berlin\nC. nora.brandt@example.com | T. (030) 555-0199";
    let basics = &read(&page().with(line, contacts))["basics"];
    assert_eq!(basics["label"], Value::Null, "{basics:#}");
    assert_eq!(basics["email"], "nora.brandt@example.com", "{basics:#}");
    assert_eq!(basics["phone"], "(030) 555-0199", "{basics:#}");
    let location = &basics["location"];
    let of = |key: &str| location[key].as_str().unwrap_or_default().to_owned();
    assert_eq!(
        ["address", "postalCode", "city"].map(of),
        ["Friedenstr. 12", "10249", "Berlin"],
        "{basics:#}"
    );
}
