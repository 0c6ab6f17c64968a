//! Facts about dates as people spell them.

use super::*;

/// A text as it is read: ISO dates, a slash between start and end, `…` for what is not over.
fn show(text: &str) -> String {
    let end = |end: Option<EndDate>| match end {
        Some(EndDate::Present) => "…".to_owned(),
        Some(EndDate::Date(date)) => date.to_string(),
        None => String::new(),
    };
    let mark = |reading: Reading| match reading.dropped {
        Dropped::Nothing => reading.date.to_string(),
        Dropped::Season => format!("{} without its season", reading.date),
        Dropped::Day => format!("{} without its day", reading.date),
    };
    match read(text) {
        Ok(Spelled::Date(reading)) => mark(reading),
        Ok(Spelled::Range(start, until)) => {
            format!("{}/{}", start.map(mark).unwrap_or_default(), end(until))
        }
        Ok(Spelled::Present) => "…".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn dates_are_read_in_many_languages_and_forms() {
    for (text, wanted) in [
        ("März 2020", "2020-03"),
        ("maerz 2020", "2020-03"),
        ("3. Oktober 1990", "1990-10-03"),
        ("1er août 2019", "2019-08-01"),
        ("15 de enero de 2020", "2020-01-15"),
        ("gennaio 2018", "2018-01"),
        ("set. 2019", "2019-09"),
        ("fev/2017", "2017-02"),
        ("mrt 2020", "2020-03"),
        ("sierpnia 2021", "2021-08"),
        ("červen 2015", "2015-06"),
        ("Серпень 2021 р.", "2021-08"),
        ("август 2021 г.", "2021-08"),
        ("Ağustos 2021", "2021-08"),
        ("Αύγουστος 2021", "2021-08"),
        ("אוגוסט 2021", "2021-08"),
        ("أغسطس ٢٠٢١", "2021-08"),
        ("2021年8月", "2021-08"),
        ("2021年8月15日", "2021-08-15"),
        ("2021년 8월", "2021-08"),
        ("２０２１年", "2021"),
        ("Jan. 15th, 2020", "2020-01-15"),
        ("30.11.2007", "2007-11-30"),
        ("03.04.2020", "2020-04-03"),
        ("30/11/2007", "2007-11-30"),
        ("11/30/2007", "2007-11-30"),
        ("05/05/2005", "2005-05-05"),
        ("Expected May 2027", "2027-05"),
        ("May 2027 (expected)", "2027-05"),
        ("voraussichtlich 2027", "2027"),
        ("03/04/2020", "day and month cannot be distinguished"),
        ("someday", "not a date"),
        ("May I 2020", "not a date"),
        ("", "not a date"),
    ] {
        assert_eq!(show(text), wanted, "{text}");
    }
}

#[test]
fn seasons_and_impossible_days_are_read_as_far_as_they_go() {
    for (text, wanted) in [
        ("Spring 2019", "2019 without its season"),
        ("Herbst 2019", "2019 without its season"),
        ("été 2020", "2020 without its season"),
        ("Winter 2019/20", "2019 without its season"),
        ("Q3 2019", "2019 without its season"),
        ("2019 Q1", "2019 without its season"),
        ("3. Quartal 2019", "2019 without its season"),
        ("2019年春", "2019 without its season"),
        ("2024-09-31", "2024-09 without its day"),
        ("30 February 2020", "2020-02 without its day"),
        ("2020-13-01", "a month outside 1 to 12"),
        ("Q5 2019", "not a date"),
    ] {
        assert_eq!(show(text), wanted, "{text}");
    }
}

#[test]
fn ranges_in_one_text_have_two_ends() {
    for (text, wanted) in [
        ("2019 - 2021", "2019/2021"),
        ("2019–2021", "2019/2021"),
        ("2019-2021", "2019/2021"),
        ("2019/2021", "2019/2021"),
        ("2019–21", "2019/2021"),
        ("Mar 2019 to Apr 2020", "2019-03/2020-04"),
        ("Jan – Mar 2020", "2020-01/2020-03"),
        ("01/2019 - 03/2020", "2019-01/2020-03"),
        ("01/2019-03/2020", "2019-01/2020-03"),
        ("2019-01 - 2020-03", "2019-01/2020-03"),
        ("2019-01-2020-03", "2019-01/2020-03"),
        ("März 2019 bis heute", "2019-03/…"),
        ("von 2019 bis 2021", "2019/2021"),
        ("de mars 2019 à avril 2020", "2019-03/2020-04"),
        ("desde 2019 hasta la actualidad", "2019/…"),
        ("dal 2019 al 2021", "2019/2021"),
        ("od 2019 do 2021", "2019/2021"),
        ("2019年4月〜2020年3月", "2019-04/2020-03"),
        ("2019年4月から2020年3月まで", "2019-04/2020-03"),
        ("2019年4月至今", "2019-04/…"),
        ("2019 – present", "2019/…"),
        ("2019 to date", "2019/…"),
        ("2019 -", "2019/…"),
        ("since 2019", "2019/…"),
        ("seit März 2019", "2019-03/…"),
        ("2019年4月から", "2019-04/…"),
        ("2019년 4월부터", "2019-04/…"),
        ("until 2020", "/2020"),
        ("2020年3月まで", "/2020-03"),
        ("bis 2020", "/2020"),
    ] {
        assert_eq!(show(text), wanted, "{text}");
    }
}

#[test]
fn words_for_what_is_not_over_are_known_in_every_language() {
    for text in [
        "heute",
        "aktuell",
        "Atual",
        "presente",
        "aujourd’hui",
        "en cours",
        "actualidad",
        "oggi",
        "heden",
        "nu",
        "nå",
        "obecnie",
        "současnost",
        "дотепер",
        "günümüz",
        "σήμερα",
        "настоящее время",
        "現在",
        "至今",
        "현재",
        "היום",
        "حتى الآن",
        "Ongoing",
        "active",
        "(current)",
        "Present.",
    ] {
        assert_eq!(show(text), "…", "{text}");
    }
}
