//! Dates and ranges in the forms that people write.

use super::*;

/// `start..end` of every date, `>` for a range that is not over.
fn read(text: &str) -> String {
    let shown = find(text).into_iter().map(|dated| {
        let start = dated.start.map(|date| date.to_string()).unwrap_or_default();
        match dated.end {
            ParsedEnd::None => start,
            ParsedEnd::Present => format!("{start}>"),
            ParsedEnd::Date(end) => format!("{start}..{end}"),
        }
    });
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn common_forms_are_read() {
    for (text, dates) in [
        ("Mar 2019 – Present", "2019-03>"),
        ("March 2019 to date", "2019-03>"),
        ("Sept. 2019 - Jan. 2021", "2019-09..2021-01"),
        ("2019 — 2021", "2019..2021"),
        ("2019–21", "2019..2021"),
        ("2019-04", "2019-04"),
        ("2019-04 - 2021-09", "2019-04..2021-09"),
        ("05/2019–09/2021", "2019-05..2021-09"),
        ("04.2018 bis heute", "2018-04>"),
        ("15.03.2019", "2019-03-15"),
        ("January 15, 2020", "2020-01-15"),
        ("15th of January 2020", "2020-01-15"),
        ("Jan – Mar 2020", "2020-01..2020-03"),
        ("Jan '21 - Mar ’22", "2021-01..2022-03"),
        ("Summer 2018", "2018"),
        ("Q3 2018 – now", "2018>"),
        ("since May 2018", "2018-05>"),
        ("Expected June 2027", "2027-06"),
        ("Until Aug 2021", "..2021-08"),
        ("(2015 - 2019)", "2015..2019"),
        ("03/04/2020", "2020"),
    ] {
        assert_eq!(read(text), dates, "{text}");
    }
}

#[test]
fn dates_are_read_in_every_language() {
    for (text, dates) in [
        ("janv. 2021 – présent", "2021-01>"),
        ("Jusqu'en août 2021", "..2021-08"),
        ("enero de 2021 – actualidad", "2021-01>"),
        ("Koniec: sierpień 2021", "..2021-08"),
        ("сент. 2019 – настоящее время", "2019-09>"),
        ("2021年1月 – 現在", "2021-01>"),
        ("2021年8月まで", "..2021-08"),
        ("2019年 – 2021年8月", "2019..2021-08"),
        ("至2021年8月", "..2021-08"),
        ("2021년 8월까지", "..2021-08"),
        ("ינו׳ 2021 – היום", "2021-01>"),
        ("يناير 2021 – حتى الآن", "2021-01>"),
    ] {
        assert_eq!(read(text), dates, "{text}");
    }
}

#[test]
fn other_numbers_are_not_dates() {
    for text in
        ["+44 20 7946 0958", "11,000 postings", "C++17", "ISO 8601", "marching on", "555"]
    {
        assert_eq!(read(text), "", "{text}");
    }
}

#[test]
fn a_date_has_its_place_in_the_line() {
    let text = "Acme, Bonn · Until Aug 2021, ended";
    let found = find(text);
    assert_eq!(&text[found[0].range.clone()], "Until Aug 2021");
}
