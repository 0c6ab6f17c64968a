//! What the options do to a document.

use serde_json::json;

use super::ResolveOptions;
use crate::document::options::{
    DATE_STYLE, HEAD_ORDER, LANG, MAX_ROLES, SECTIONS, SINCE, TITLES,
};
use crate::document::{
    DateStyle, Document, HeadOrder, Lang, Line, SectionKind, Sections, Titles,
};
use crate::resume::Resume;
use crate::settings::{Settings, Value};

fn resume() -> Resume {
    serde_json::from_value(json!({
        "basics": { "name": "Ada L.", "summary": "Made `Kafka`-based **[tools](https://a.example)**." },
        "work": [
            { "name": "Acme", "position": "Lead", "location": "Graz", "startDate": "2022-05" },
            {},
            { "name": "Bolt", "position": "Senior", "startDate": "2019-01", "endDate": "2022-04" },
            { "name": "Bolt", "position": "Junior", "startDate": "2010", "endDate": "2018" }
        ],
        "volunteer": [{ "organization": "Club", "position": "Coach", "endDate": "2012-03" }],
        "education": [{ "institution": "TU", "area": "Physics", "endDate": "2009" }],
        "publications": [{ "name": "On engines", "publisher": "Press" }],
        "meta": { "language": "de-AT" }
    }))
    .expect("a résumé of the test")
}

fn english() -> Settings {
    Settings::default().with(LANG, Lang::ENGLISH)
}

fn read(settings: Settings) -> Vec<String> {
    let document = Document::resolve(&resume(), &settings.into());
    document.lines().iter().map(Line::text).collect()
}

fn left_out(settings: Settings) -> Vec<String> {
    let document = Document::resolve(&resume(), &settings.into());
    document.left_out.iter().map(ToString::to_string).collect()
}

#[test]
fn a_document_survives_its_json() {
    let document = Document::resolve(&resume(), &ResolveOptions::default());
    let json = serde_json::to_string(&document).expect("strings and numbers");
    let again: Document = serde_json::from_str(&json).expect("just written");
    assert_eq!(serde_json::to_string(&again).expect("strings and numbers"), json);
}

#[test]
fn the_employer_can_come_first_with_its_place() {
    let lines = read(english().with(HEAD_ORDER, HeadOrder::EmployerFirst));
    let has = |wanted: &[&str]| lines.windows(wanted.len()).any(|found| found == wanted);
    assert!(has(&["Acme, Graz", "Lead · May 2022 – Present"]), "{lines:#?}");
    assert!(has(&["Bolt", "Senior", "Jan 2019 – Apr 2022", "Junior", "2010 – 2018"]));
    assert!(has(&["Club", "Coach · Until Mar 2012"]), "{lines:#?}");
    assert!(has(&["TU", "Physics · 2009"]), "{lines:#?}");
    assert!(has(&["On engines · Press"]), "{lines:#?}");
}

#[test]
fn what_ended_before_a_year_can_be_left_out_but_no_degree() {
    let settings = english().with(SINCE, 2019);
    assert_eq!(left_out(settings.clone()), ["/work/3", "/volunteer/0"]);
    let lines = read(settings);
    assert!(
        lines.contains(&"Physics".to_owned()) && !lines.contains(&"Junior".to_owned())
    );
    assert!(left_out(english()).is_empty());
}

#[test]
fn the_number_of_jobs_can_be_limited_and_empty_ones_do_not_count() {
    let two = std::num::NonZeroUsize::new(2).expect("2 is not 0");
    let settings = english().with(MAX_ROLES, two);
    assert_eq!(left_out(settings.clone()), ["/work/3"]);
    let sections = Sections::of([SectionKind::Education]);
    assert!(left_out(settings.with(SECTIONS, sections)).is_empty());
}

#[test]
fn headings_can_be_set_and_are_cleaned_and_never_empty() {
    let titles = Titles::one(SectionKind::Work, "Where\u{A0}I\u{200B} worked")
        .or(Titles::one(SectionKind::Education, "\u{AD}"));
    let lines = read(english().with(TITLES, titles));
    assert!(lines.contains(&"Where I worked".to_owned()), "{lines:#?}");
    assert!(lines.contains(&"Education".to_owned()), "{lines:#?}");
}

#[test]
fn the_file_says_the_chosen_language_and_keeps_the_region_of_the_same_one() {
    let said = |tag: &str, lang: Option<&str>| {
        let mut resume = resume();
        resume.meta.get_or_insert_default().language = Some(tag.to_owned());
        let lang = lang.and_then(Lang::named);
        let settings = lang.map(|lang| Settings::default().with(LANG, lang));
        let options = ResolveOptions::from(settings.unwrap_or_default());
        let info = Document::resolve(&resume, &options).info;
        (info.lang, info.region.unwrap_or_default())
    };
    let is = |lang: &str, region: &str| (lang.to_owned(), region.to_owned());
    assert_eq!(said("de-AT", None), is("de", "AT"));
    assert_eq!(said("de-AT", Some("de")), is("de", "AT"));
    assert_eq!(said("de-AT", Some("en")), is("en", ""));
    assert_eq!(said("hu-HU", None), is("hu", "HU"));
    assert_eq!(said("iw-IL", None), is("he", "IL"));
}

#[test]
fn one_style_of_dates_holds_in_every_section() {
    let lines = read(english().with(DATE_STYLE, DateStyle::Iso));
    assert!(lines.contains(&"Acme, Graz · 2022-05 – Present".to_owned()), "{lines:#?}");
    assert!(lines.contains(&"Club · Until 2012-03".to_owned()), "{lines:#?}");
}

#[test]
fn a_place_stands_beside_its_name_as_the_language_parts_them() {
    let resume: Resume = serde_json::from_value(json!({
        "basics": { "location": { "city": "東京", "countryCode": "JP" } },
        "work": [{ "name": "会社", "position": "技術者", "location": "東京" }],
        "meta": { "language": "ja" }
    }))
    .expect("a résumé of the test");
    let read = |head_order| {
        let settings = Settings::default().with(HEAD_ORDER, head_order);
        let document = Document::resolve(&resume, &settings.into());
        document.lines().iter().map(Line::text).collect::<Vec<_>>()
    };
    let lines = read(HeadOrder::TitleFirst);
    assert_eq!((&*lines[0], &*lines[3]), ("東京、JP", "会社 · 東京"));
    assert_eq!(read(HeadOrder::EmployerFirst)[2], "会社、東京");
}

#[test]
fn the_direction_is_that_of_most_letters() {
    let rtl = |name: &str, label: &str| {
        let json = json!({ "basics": { "name": name, "label": label } });
        let resume = serde_json::from_value(json).expect("a résumé of the test");
        Document::resolve(&resume, &ResolveOptions::default()).is_right_to_left()
    };
    assert!(rtl("נועה לוי", "C++"));
    assert!(!rtl("Noa Levi", "עברית"));
    assert!(!rtl("2021", ""));
}

#[test]
fn a_telephone_number_is_one_word() {
    let whole = |phone: &str| {
        let json = json!({ "basics": { "phone": phone } });
        let resume = serde_json::from_value(json).expect("a résumé of the test");
        let document = Document::resolve(&resume, &ResolveOptions::default());
        document.header.contacts[0][0].text.runs.iter().all(|run| run.whole)
    };
    assert!(whole("+972 50-123-4567"));
    assert!(!whole("555 0100 on weekdays, 555 0101 else"));
}
