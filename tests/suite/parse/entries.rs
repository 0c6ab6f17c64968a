//! Entries in many forms: names on shared lines, degrees among bullets, dates and markers
//! drawn apart.

use serde_json::{Value, json};
use vitae::extract::Extraction;
use vitae::parse;

use crate::support::sheet::Sheet;

const PAGE: &str = "\
# Ada Whitlock
ada.whitlock@example.org | +44 20 7946 0000 | Leeds, GB
## EXPERIENCE
** Data Engineer
Copperline Systems, Leeds
Jan 2020 – Present
- Cut the nightly load from six hours to forty minutes
- Moved nine feeds to one queue without losing a row
## EDUCATION
** BSc Computer Science
University of Leeds
Oct 2010 – Jul 2014
## SKILLS
Rust, Python, PostgreSQL";

fn page() -> Sheet {
    Sheet::new(PAGE)
}

#[track_caller]
fn read(sheet: &Sheet) -> Value {
    let extraction = Extraction::read(&sheet.pdf()).expect("a sheet can be read");
    parse(&extraction).resume()
}

/// A page without text but for what is drawn: texts at a place, in 10 pt.
fn drawn(texts: &[(f64, f64, &str)]) -> Sheet {
    let over = texts.iter().map(|(x, y, text)| Sheet::shown(*x, *y, 10.0, text));
    Sheet { over: over.collect(), ..Sheet::new("# Ada Whitlock\n## EXPERIENCE") }
}

#[test]
fn school_and_degree_share_a_line_with_a_dash() {
    for line in [
        "** University of Leeds – BSc Computer Science\tOct 2010 – Jul 2014",
        "** BSc Computer Science – University of Leeds\tOct 2010 – Jul 2014",
    ] {
        let school = "** BSc Computer Science\nUniversity of Leeds\nOct 2010 – Jul 2014";
        let resume = read(&page().with(school, line));
        let school = &resume["education"][0];
        assert_eq!(school["institution"], "University of Leeds", "{resume:#}");
        assert_eq!(school["studyType"], "BSc Computer Science", "{resume:#}");
    }
}

#[test]
fn a_degree_may_be_the_first_bullet_of_a_school() {
    let resume = read(&page().with(
        "** BSc Computer Science\nUniversity of Leeds\nOct 2010 – Jul 2014",
        "** University of Leeds\tOct 2010 – Jul 2014\n- BSc Computer Science\n- First class",
    ));
    let school = &resume["education"][0];
    assert_eq!(school["studyType"], "BSc Computer Science", "{resume:#}");
    assert_eq!(school["highlights"], json!(["First class"]), "{resume:#}");
}

#[test]
fn a_label_that_every_job_repeats_heads_no_section() {
    let job = "** Clerk\nWeatherby Freight, York\nMar 2016 – Dec 2019\n** Achievements:\n\
               - Kept the books of nine depots\n## EDUCATION";
    let resume = read(
        &page()
            .with("- Cut the nightly", "** Achievements:\n- Cut the nightly")
            .with("## EDUCATION", job),
    );
    assert_eq!(resume["work"].as_array().map(Vec::len), Some(2), "{resume:#}");
    assert_eq!(resume["awards"], Value::Null, "{resume:#}");
}

#[test]
fn an_employer_has_its_place_in_brackets() {
    let head = "** Data Engineer\nCopperline Systems, Leeds\nJan 2020 – Present";
    let resume = read(&page().with(
        head,
        "** Data Engineer – Copperline (Leeds, England)\tJan 2020 – Present",
    ));
    let job = &resume["work"][0];
    assert_eq!(job["name"], "Copperline", "{resume:#}");
    assert_eq!(job["location"], "Leeds, England", "{resume:#}");
}

#[test]
fn contacts_at_the_end_of_a_page_are_found_and_those_of_referees_are_not() {
    let contacts = "ada.whitlock@example.org | +44 20 7946 0000 | Leeds, GB\n";
    let end =
        "Rust, Python, PostgreSQL\n## PERSONAL INFO\nEmail: ada.whitlock@example.org";
    let moved = page().with(contacts, "").with("Rust, Python, PostgreSQL", end);
    assert_eq!(read(&moved)["basics"]["email"], "ada.whitlock@example.org");
    let referee = end.replace("PERSONAL INFO", "REFERENCES");
    let other = page().with(contacts, "").with("Rust, Python, PostgreSQL", &referee);
    assert_eq!(read(&other)["basics"]["email"], Value::Null);
}

#[test]
fn dates_that_are_drawn_last_belong_to_their_rows() {
    let resume = read(&drawn(&[
        (56.0, 120.0, "Data Engineer"),
        (56.0, 134.0, "Copperline Systems, Leeds, England"),
        (56.0, 148.0, "Cut the nightly load from six hours to forty minutes."),
        (56.0, 176.0, "Software Engineer"),
        (56.0, 190.0, "Weatherby Freight, York, England"),
        (56.0, 204.0, "Built the importer that reads invoices in eleven languages."),
        (440.0, 118.0, "Jan 2020 - Present"),
        (440.0, 178.0, "Mar 2016 - Dec 2019"),
    ]));
    let starts: Vec<&Value> = resume["work"]
        .as_array()
        .map(|jobs| jobs.iter().map(|job| &job["startDate"]).collect())
        .unwrap_or_default();
    assert_eq!(starts, [&json!("2020-01"), &json!("2016-03")], "{resume:#}");
}

#[test]
fn skills_that_only_gaps_separate_are_several() {
    let resume = read(&page().with("Rust, Python, PostgreSQL", "Rust\tPython"));
    let names: Vec<&Value> = resume["skills"]
        .as_array()
        .map(|all| all.iter().map(|skill| &skill["name"]).collect())
        .unwrap_or_default();
    assert_eq!(names, [&json!("Rust"), &json!("Python")], "{resume:#}");
}

#[test]
fn a_label_after_the_name_on_its_line_is_not_part_of_it() {
    let resume = read(&page().with("# Ada Whitlock", "# Ada Whitlock – Data Engineer"));
    assert_eq!(resume["basics"]["name"], "Ada Whitlock", "{resume:#}");
    assert_eq!(resume["basics"]["label"], "Data Engineer", "{resume:#}");
}
