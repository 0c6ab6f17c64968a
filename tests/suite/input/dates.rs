//! Dates as people write them: read where they are clear, printed as they are given.

use serde_json::json;

use crate::suite::cli::tool::{Folder, Outcome};

/// Renders a résumé with one job of those dates, and returns the messages and the text.
fn job(start: &str, end: Option<&str>) -> (Outcome, String) {
    let folder = Folder::new();
    let mut work =
        json!({ "name": "Norrland AB", "position": "Miller", "startDate": start });
    if let Some(end) = end {
        work["endDate"] = end.into();
    }
    let resume = json!({ "basics": { "name": "Odo Brandt" }, "work": [work] });
    folder.write("it.json", resume.to_string());
    let args = ["render", "it.json", "--today", "2026-11-30", "-o", "it.txt"];
    let outcome = folder.vitae(&args).ends_with(0);
    let text = String::from_utf8(folder.read("it.txt")).expect("text is UTF-8");
    let dates = text.lines().find_map(|line| line.strip_prefix("Norrland AB · "));
    (outcome, dates.unwrap_or_default().to_owned())
}

#[test]
fn dates_and_words_of_all_languages_are_read_with_a_warning() {
    for (start, end, wanted) in [
        ("März 2019", Some("heute"), "Mar 2019 – Present"),
        ("agosto de 2019", Some("Atual"), "Aug 2019 – Present"),
        ("30.11.2007", Some("2. Mai 2009"), "Nov 2007 – May 2009"),
        ("2019年4月", Some("現在"), "Apr 2019 – Present"),
        ("since 2019", None, "2019 – Present"),
        ("Mar 2019 - Apr 2020", None, "Mar 2019 – Apr 2020"),
        ("2019", Some("active"), "2019 – Present"),
        ("Q3 2019", Some("Spring 2021"), "2019 – 2021"),
    ] {
        let (outcome, dates) = job(start, end);
        assert_eq!(dates, wanted, "{start} {end:?}");
        assert!(outcome.stderr.contains("warning[R01"), "{}", outcome.stderr);
    }
}

#[test]
fn a_day_that_does_not_exist_and_a_season_are_warnings() {
    let (outcome, dates) = job("2024-02-30", Some("2024-09-31"));
    assert_eq!(dates, "Feb 2024 – Sep 2024");
    outcome.says(&[
        "warning[R004]: `endDate` has a day that its month does not have: read as 2024-09",
        "hint: correct the day, or leave it out",
    ]);
    let (outcome, _) = job("Autumn 2019", None);
    outcome.says(&[
        "warning[R015]: `startDate` is read as 2019, without its season or quarter",
    ]);
    let (outcome, _) = job("2019 – 2021", None);
    outcome.says(&["`startDate` contains a range: read as its start and end"]);
    let (outcome, dates) = job("2019 – 2021", Some("2020"));
    assert_eq!(dates, "2019 – 2020");
    outcome.says(&["only its start is read, since `endDate` is given"]);
}

#[test]
fn what_is_not_clear_is_refused() {
    let folder = Folder::new();
    for (date, message) in [
        ("03/04/2020", "is ambiguous: either number could be the month"),
        ("soon", "`startDate` is not a date"),
        ("2020-13", "has a month that does not exist"),
    ] {
        let resume = json!({ "work": [{ "name": "A", "startDate": date }] });
        folder.write("it.json", resume.to_string());
        folder
            .vitae(&["validate", "it.json"])
            .ends_with(1)
            .says(&["error[R004]", message]);
    }
}

#[test]
fn a_future_end_is_printed_and_one_month_once() {
    assert_eq!(job("2024-03", Some("2099-03")).1, "Mar 2024 – Mar 2099");
    assert_eq!(job("2013-02-01", Some("2013-02-28")).1, "Feb 2013");
    assert_eq!(job("2013", Some("2013")).1, "2013");
}
