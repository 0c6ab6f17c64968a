//! Properties of any variant of the fixtures' base, with selectors drawn from everything in it.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use vitae::Resume;
use vitae::variant::{breaches, tailor};

use super::{base, base_of, source, texts, variant};
use crate::support::rendering::{list, read};

const CASES: u32 = 96;

/// Every selector that matches something in the fixtures' base.
fn selectors() -> Vec<String> {
    let (_, resume) = base();
    let json = resume.to_json();
    let mut all: Vec<String> =
        ["#backend", "#rust", "#lead", "#ops", "#data"].map(str::to_owned).to_vec();
    for (section, entries) in json.as_object().expect("a résumé") {
        let entries = entries.as_array().into_iter().flatten().enumerate();
        for (i, entry) in entries {
            all.push(format!("/{section}/{i}"));
            for list in ["highlights", "keywords"] {
                let count = entry.get(list).and_then(Value::as_array).map_or(0, Vec::len);
                all.extend((0..count).map(|at| format!("/{section}/{i}/{list}/{at}")));
            }
        }
    }
    assert!(all.len() > 40, "{all:?}");
    all
}

fn some(all: &[String], most: usize) -> impl Strategy<Value = Vec<String>> + use<> {
    prop::collection::vec(prop::sample::select(all.to_vec()), 0..most)
}

/// No item is in both `include` and `exclude`: that would be a contradiction.
fn any_variant() -> impl Strategy<Value = Value> {
    let all = selectors();
    (
        some(&all, 6),
        some(&all, 6),
        some(&all, 3),
        some(&all, 8),
        prop::option::of(1..4usize),
        prop::option::of(2010..2024i32),
    )
        .prop_map(|(include, mut exclude, only, order, most, since)| {
            exclude.retain(|it| !include.contains(it));
            let mut variant = json!({
                "include": include, "exclude": exclude, "only": only, "order": order,
            });
            if let Some(most) = most {
                variant["maxHighlights"] = most.into();
            }
            if let Some(since) = since {
                variant["since"] = since.into();
            }
            variant
        })
}

fn holds<S: Strategy>(
    strategy: &S,
    fact: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    runner.run(strategy, fact).unwrap_or_else(|error| panic!("{error}"));
}

fn applied(
    base: &Resume,
    json: &Value,
) -> Result<vitae::variant::Tailored, TestCaseError> {
    let (_, variant) = variant(&json.to_string());
    tailor(base, &variant).output.map_err(|found| TestCaseError::fail(list(&found)))
}

/// Every text of a résumé.
fn all_texts(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|it| all_texts(it, out)),
        Value::Object(members) => members.values().for_each(|it| all_texts(it, out)),
        _ => {}
    }
}

#[test]
fn no_selection_invents_anything() {
    let (_, base) = base();
    let mut known = Vec::new();
    all_texts(&base.to_json(), &mut known);
    holds(&any_variant(), |json| {
        let tailored = applied(&base, &json)?;
        prop_assert_eq!(breaches(&base, &tailored.resume), vec![]);
        let mut said = Vec::new();
        all_texts(&tailored.to_json(), &mut said);
        for text in said {
            prop_assert!(known.contains(&text), "{} is not in the base", text);
        }
        Ok(())
    });
}

#[test]
fn exactly_what_is_missing_is_reported_as_dropped() {
    let (_, base) = base();
    let count = |json: &Value| {
        ["/work/*/highlights/*", "/projects/*/highlights/*", "/skills/*/keywords/*"]
            .map(|pointer| texts(json, pointer).len())
    };
    let all = count(
        &vitae::variant::tailor(&base, &variant("{}").1)
            .output
            .expect("the base")
            .to_json(),
    );
    holds(&any_variant(), |json| {
        let tailored = applied(&base, &json)?;
        let is_less = count(&tailored.to_json()) != all;
        let dropped = tailored
            .changes
            .iter()
            .any(|change| matches!(change, vitae::variant::Change::Dropped { .. }));
        prop_assert!(dropped || !is_less, "something is missing that was not reported");
        Ok(())
    });
}

#[test]
fn the_order_of_inclusion_and_exclusion_changes_nothing() {
    let (_, base) = base();
    holds(&any_variant(), |json| {
        let mut turned = json.clone();
        for key in ["include", "exclude", "only"] {
            turned[key].as_array_mut().expect("a list").reverse();
        }
        let (one, other) = (applied(&base, &json)?, applied(&base, &turned)?);
        prop_assert_eq!(one.resume, other.resume);
        Ok(())
    });
}

#[test]
fn a_variant_without_pointers_can_be_applied_twice() {
    let (_, base) = base();
    let again = (
        prop::option::of(1..4usize),
        2010..2024i32,
        prop::sample::subsequence(
            vec!["phone", "email", "address", "url", "profiles"],
            0..5,
        ),
        prop::sample::subsequence(
            vec!["languages", "data-skills", "ledger", "ibis"],
            0..4,
        ),
    );
    holds(&again, |(most, since, redact, order)| {
        let mut json = json!({ "since": since, "redact": redact, "summary": "lead" });
        if since <= 2015 {
            json["order"] = order.into();
        }
        if let Some(most) = most {
            json["maxHighlights"] = most.into();
        }
        let once = applied(&base, &json)?;
        let twice = applied(&once.resume, &json)?;
        prop_assert_eq!(once.resume, twice.resume);
        Ok(())
    });
}

#[test]
fn a_tailored_resume_is_read_without_findings_and_is_the_same() {
    let (_, base) = base();
    holds(&any_variant(), |json| {
        let tailored = applied(&base, &json)?;
        let text = tailored.to_json().to_string();
        let source = source("tailored.json", &text);
        let read = vitae::Resume::parse(&source, &vitae::resume::ReadOptions::default());
        prop_assert!(read.warnings.is_empty(), "{}", list(&read.warnings));
        let resume = read.output.map_err(|found| TestCaseError::fail(list(&found)))?;
        prop_assert_eq!(resume.to_json().to_string(), text.clone());
        prop_assert_eq!(applied(&base, &json)?.to_json().to_string(), text);
        Ok(())
    });
}

#[test]
fn every_resume_of_the_tests_is_its_own_variant() {
    for case in crate::support::cases::resumes() {
        let text = std::fs::read_to_string(&case.path).unwrap_or_default();
        let source = source(&case.name, &text);
        let Ok(resume) = read(&source) else { continue };
        let (_, nothing) = variant("{}");
        let tailored = tailor(&resume, &nothing).output;
        let tailored =
            tailored.unwrap_or_else(|found| panic!("{}: {}", case.name, list(&found)));
        assert!(tailored.changes.is_empty(), "{}: {:?}", case.name, tailored.changes);
        assert_eq!(
            breaches(&resume, &base_of(&tailored.to_json().to_string()).1),
            [],
            "{}",
            case.name
        );
    }
}
