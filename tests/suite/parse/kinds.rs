//! Kinds of pages that people make and that were misread once, each as small as it can be.

use serde_json::Value;
use vitae::extract::Extraction;
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
