//! What keys mean.

use serde_json::json;

use super::super::super::shape::HIGHLIGHT;
use super::*;

fn place(name: &str) -> &'static Object {
    match name {
        "resume" => return &RESUME,
        "own" => return &OWN,
        "highlights" => return &HIGHLIGHT,
        _ => {}
    }
    let inside = |object: &'static Object| object.field(name).map(|field| field.shape);
    let Some(Shape::List(object) | Shape::Object(object)) =
        inside(&RESUME).or_else(|| match RESUME.field("basics")?.shape {
            Shape::Object(basics) => inside(basics),
            _ => None,
        })
    else {
        panic!("no place {name}");
    };
    object
}

fn field(at: &str, key: &str) -> Option<(&'static str, Why)> {
    match reading(key, &json!("text"), place(at)) {
        Some(Reading::Renamed(field, why)) => Some((field.name, why)),
        _ => None,
    }
}

#[test]
fn slips_and_habits_of_writing_mean_the_known_key() {
    for (at, key, meant) in [
        ("work", "highligths", "highlights"),
        ("work", "highlight", "highlights"),
        ("work", "Name", "name"),
        ("work", "tag", "tags"),
        ("work", "ID", "id"),
        ("basics", "emial", "email"),
        ("basics", "e-mail", "email"),
        ("skills", "keyword", "keywords"),
    ] {
        assert_eq!(field(at, key), Some((meant, Why::Slip)), "{at}.{key}");
    }
    assert_eq!(field("resume", "eduction"), Some(("education", Why::Slip)));
}

#[test]
fn usual_names_are_known_in_any_spelling() {
    for (at, key, meant) in [
        ("work", "jobTitle", "position"),
        ("work", "Job Title", "position"),
        ("work", "job_title", "position"),
        ("projects", "role", "roles"),
        ("languages", "level", "fluency"),
        ("resume", "Work-Experience", "work"),
    ] {
        assert_eq!(field(at, key), Some((meant, Why::Usual)), "{at}.{key}");
    }
    assert_eq!(field("work", "company"), Some(("name", Why::Older)));
}

#[test]
fn other_words_mean_nothing() {
    for (at, key) in [
        ("work", "team"),
        ("personal", "team"),
        ("work", "_id"),
        ("work", "no"),
        ("basics", "zodiac"),
        ("basics", "x_internal"),
        ("awards", "flavor"),
        ("languages", "years"),
        ("interests", "summary"),
        ("resume", "schema"),
        ("resume", "-work"),
        ("resume", "work_disabled"),
    ] {
        assert_eq!(reading(key, &json!("text"), place(at)), None, "{at}.{key}");
    }
}

#[test]
fn another_name_never_makes_an_error_of_a_value() {
    assert_eq!(field("work", "start"), None, "`text` is no date");
    assert_eq!(field("work", "link"), None, "`text` is no address");
    let start = reading("start", &json!("2020-01"), place("work"));
    assert!(matches!(start, Some(Reading::Renamed(..))), "{start:?}");
}

#[test]
fn no_known_key_is_a_near_miss_of_another_at_its_place() {
    let places = RESUME.all().filter_map(|field| match field.shape {
        Shape::List(object) | Shape::Object(object) => Some(object),
        _ => None,
    });
    for object in places.chain([&RESUME, &OWN]) {
        for field in object.all() {
            let others = object.all().map(|other| other.name);
            let others = others.filter(|other| *other != field.name);
            let near = suggest::nearest(field.name, others);
            assert_eq!(near, None, "{}: {}", object.name, field.name);
        }
    }
}

#[test]
fn the_table_of_other_names_stands_for_known_keys_and_shadows_none() {
    let mut failures = Vec::new();
    for (name, names) in &data::aliases().objects {
        for (other, target) in names {
            let at = format!("{name}: {other}: {target}");
            if name == "entry" {
                let parts = target.split('+');
                let all: Vec<&str> = parts.filter(|it| OWN.field(it).is_none()).collect();
                failures.extend((!all.is_empty()).then_some(at));
                continue;
            }
            let object = place(name);
            if stands_for(target, &json!("text"), object).is_none() {
                failures.push(format!("{at}: stands for nothing"));
            }
            let inner = target.split_once('.').filter(|(outer, _)| !outer.is_empty());
            if let Some((outer, inner)) = inner
                && reading(inner, &json!("2020"), place(outer)).is_none()
                && data::network_named(inner).is_none()
            {
                failures.push(format!("{at}: `{outer}` has no `{inner}`"));
            }
            if object.all().any(|field| fold(field.name) == fold(other)) {
                failures.push(format!("{at}: is a known key"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
