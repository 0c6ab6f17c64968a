//! What a variant keeps, in which order, and errors about selectors that match nothing.

use serde_json::json;
use vitae::variant::Change;

use super::{base, base_of, refusal, shown, source, tailored, texts, variant};

fn jobs(variant: &str) -> Vec<String> {
    texts(&tailored(variant).to_json(), "/work/*/position")
}

/// The first words of every highlight of every job.
fn highlights(variant: &str) -> Vec<String> {
    let all = texts(&tailored(variant).to_json(), "/work/*/highlights/*");
    let first = |text: &String| text.split(' ').next().unwrap_or_default().to_owned();
    all.iter().map(first).collect()
}

#[test]
fn an_empty_variant_is_the_base() {
    let (_, resume) = base();
    let tailored = tailored("{}");
    assert!(tailored.changes.is_empty(), "{:?}", tailored.changes);
    assert_eq!(vitae::variant::breaches(&resume, &tailored.resume), []);
    assert_eq!(texts(&tailored.to_json(), "/work/*/highlights/*").len(), 10);
}

#[test]
fn the_variant_in_the_book_is_valid() {
    let page = crate::support::cases::read("docs/src/guide/tailor.md");
    let mut blocks = page.split("```json").skip(1);
    let block = blocks.find(|block| block.contains("\"rewordings\""));
    let block = block.and_then(|block| block.split("```").next());
    let changes = tailored(block.expect("the page shows a variant")).changes;
    assert!(changes.len() > 5, "{changes:?}");
}

#[test]
fn content_without_tags_is_in_every_variant() {
    let kept = highlights(r##"{ "include": ["#data"] }"##);
    assert_eq!(kept, ["Built", "Replaced", "Wrote", "Shipped"]);
}

#[test]
fn content_with_one_of_the_tags_is_included() {
    let kept = highlights(r##"{ "include": ["#rust", "#ops"] }"##);
    assert_eq!(kept, ["Led", "Introduced", "Ran", "Wrote", "Shipped"]);
}

#[test]
fn an_id_or_a_pointer_includes_what_its_tags_do_not() {
    let kept =
        highlights(r##"{ "include": ["#rust", "auth-split", "/work/2/highlights/1"] }"##);
    assert_eq!(kept, ["Led", "Split", "Replaced", "Wrote", "Shipped"]);
}

#[test]
fn exclusion_overrides_inclusion_by_tag_but_not_by_id() {
    let kept = highlights(r##"{ "include": ["#backend"], "exclude": ["#ops"] }"##);
    assert_eq!(kept, ["Led", "Made", "Split", "Wrote", "Shipped"]);
    let kept =
        highlights(r##"{ "include": ["auth-limits"], "exclude": ["#ops", "#lead"] }"##);
    assert_eq!(kept, ["Introduced", "Wrote", "Shipped"]);
    let refused = refusal(r#"{ "include": ["ibis"], "exclude": ["/work/3"] }"#);
    assert!(shown(&refused).contains("V008"), "{}", shown(&refused));
}

#[test]
fn sections_entries_keywords_and_texts_can_be_left_out() {
    let variant = r#"{ "exclude": ["projects", "/education", "freight",
        "/skills/0/keywords/0", "/basics/summary", "/work/3/highlights"] }"#;
    let json = tailored(variant).to_json();
    assert_eq!(json.get("projects"), None);
    assert_eq!(json.get("education"), None);
    assert_eq!(json.pointer("/basics/summary"), None);
    assert_eq!(json.pointer("/work/2/highlights"), None);
    assert_eq!(texts(&json, "/work/*/name").len(), 3);
    assert_eq!(texts(&json, "/skills/0/keywords/*")[0], "Go");
}

#[test]
fn only_keeps_what_it_selects_of_its_array_and_affects_no_other() {
    let json = tailored(r#"{ "only": ["ledger-schema", "languages"] }"#).to_json();
    assert_eq!(texts(&json, "/work/0/highlights/*").len(), 1);
    assert_eq!(texts(&json, "/work/1/highlights/*").len(), 3);
    assert_eq!(texts(&json, "/skills/*/name"), ["Languages"]);
}

#[test]
fn ordered_items_come_first_and_the_rest_follows_as_before() {
    let order = jobs(r#"{ "order": ["ibis", "freight"] }"#);
    assert_eq!(order[0], "Software Developer");
    assert_eq!(order[1], "Backend Engineer");
    assert_eq!(order[2], "Staff Engineer, Ledger");
    let by_tag = highlights(r##"{ "order": ["#lead"] }"##);
    assert_eq!(by_tag[..3], ["Set", "Led", "Made"]);
}

#[test]
fn a_move_is_reported_once() {
    let changes = tailored(r#"{ "order": ["freight-steady"] }"#).changes;
    let [Change::Moved { from: 3, to: 1, at, .. }] = &changes[..] else {
        panic!("{changes:?}")
    };
    assert_eq!(at.as_str(), "/work/2/highlights/2");
}

#[test]
fn an_entry_keeps_its_first_highlights_after_ordering() {
    let variant = r#"{ "maxHighlights": 1, "order": ["freight-steady"] }"#;
    assert_eq!(highlights(variant), ["Led", "Split", "Wrote", "Shipped"]);
}

#[test]
fn what_ended_before_since_is_left_out() {
    assert_eq!(jobs(r#"{ "since": 2019 }"#).len(), 3);
    assert_eq!(jobs(r#"{ "since": 2020 }"#).len(), 2);
}

#[test]
fn a_summary_is_one_of_the_base_or_the_variants_own() {
    let json = tailored(r#"{ "summary": "lead" }"#).to_json();
    assert!(texts(&json, "/basics/summary")[0].starts_with("Leads by reviews"));
    let own = r#"{ "summary": { "text": "Backend engineer in payments." } }"#;
    let json = tailored(own).to_json();
    assert_eq!(texts(&json, "/basics/summary"), ["Backend engineer in payments."]);
    let refused = shown(&refusal(r#"{ "summary": "led" }"#));
    assert!(refused.contains("did you mean `lead`?"), "{refused}");
}

#[test]
fn selectors_that_match_nothing_come_with_a_suggestion() {
    for (variant, wanted) in [
        (
            r#"{ "exclude": ["ledger-latancy"] }"#,
            ["V003", "did you mean `ledger-latency`?"],
        ),
        (r##"{ "include": ["#bakend"] }"##, ["V004", "did you mean `#backend`?"]),
        (r#"{ "include": ["backend"] }"#, ["V003", "`#backend`"]),
        (r#"{ "exclude": ["/work/7"] }"#, ["V005", "`/work/"]),
        (r#"{ "exclude": ["/work/0/position"] }"#, ["V006", "whole entry"]),
        (r#"{ "exclude": ["/work/0/endDate"] }"#, ["V006", "dates"]),
        (r#"{ "order": ["work"] }"#, ["V006", "`options.sections`"]),
        (
            r#"{ "rewordings": [{ "of": "ledger", "text": "x" }] }"#,
            ["V006", "running text"],
        ),
        (
            r#"{ "rewordings": [{ "of": "/basics/label", "text": "x" }] }"#,
            ["V006", "text"],
        ),
    ] {
        let refused = shown(&refusal(variant));
        assert!(wanted.iter().all(|part| refused.contains(part)), "{variant}: {refused}");
    }
}

#[test]
fn a_selector_whose_text_has_moved_is_an_error() {
    let selector = |at: usize| {
        format!(
            r#"{{ "exclude": [{{ "of": "/work/0/highlights/{at}", "begins": "Made every" }}] }}"#
        )
    };
    assert_eq!(tailored(&selector(1)).changes.len(), 1);
    let refused = shown(&refusal(&selector(0)));
    assert!(refused.contains("V007"), "{refused}");
    assert!(
        refused.contains("`/work/0/highlights/1`, where that text is now"),
        "{refused}"
    );
}

#[test]
fn errors_in_a_variant_are_reported_with_their_place() {
    for (text, wanted) in [
        (r#"{ "exlude": [] }"#, ["V002", "`exclude`"]),
        (r#"{ "job": { "titel": "x" } }"#, ["V002", "`title`"]),
        (r#"{ "redact": ["fax"] }"#, ["V001", "`phone`"]),
        (r#"{ "exclude": [{ "why": "x" }] }"#, ["V001", "`of`"]),
        (r#"{ "exclude": [{ "of": "a", "wy": "x" }] }"#, ["V002", "`why`"]),
        (r#"{ "summary": 3 }"#, ["V001", "`summary`"]),
        (r#"{ "layout": "swis" }"#, ["V001", "swiss"]),
        (r#"{ "options": { "density": "dense" } }"#, ["O001", "`compact`"]),
        (r#"{ "rewordings": [{ "of": "x" }] }"#, ["V001", "text"]),
        (r#"{ "maxHighlights": 0 }"#, ["V001", "`maxHighlights`"]),
    ] {
        let source = source("v.json", text);
        let found = vitae::variant::Variant::parse(&source).output.expect_err(text);
        let all: Vec<String> = found.iter().map(shown).collect();
        assert_eq!(found.len(), 1, "{text}: {all:?}");
        assert!(wanted.iter().all(|part| all[0].contains(part)), "{text}: {all:?}");
        assert!(source.location_span(&found[0].location).is_some(), "{text}");
    }
}

#[test]
fn duplicate_ids_and_mismatched_x_highlights_are_errors() {
    let work = |marks: &serde_json::Value| {
        json!({ "work": [
            { "id": "a", "name": "A", "highlights": ["One"], "x-highlights": marks }
        ] })
        .to_string()
    };
    for (marks, code) in [(json!([{ "id": "a" }]), "V009"), (json!([{}, {}]), "V010")] {
        let (source, resume) = base_of(&work(&marks));
        let (_, variant) = variant("{}");
        let found = vitae::variant::tailor_from(&resume, &source, &variant)
            .output
            .expect_err(code);
        assert_eq!(found[0].code.id, code, "{found:?}");
        assert!(shown(&found[0]).contains("base.json:1:"), "{found:?}");
    }
}

#[test]
fn highlights_may_be_objects() {
    let (source, resume) = base_of(
        r#"{ "work": [{ "name": "A", "highlights": [
            { "text": "One", "id": "one", "tags": ["t"] }, "Two"
        ] }] }"#,
    );
    let (_, variant) = variant(r#"{ "exclude": ["one"] }"#);
    let tailored =
        vitae::variant::tailor_from(&resume, &source, &variant).output.expect("honest");
    assert_eq!(texts(&tailored.to_json(), "/work/0/highlights/*"), ["Two"]);
}

#[test]
fn places_of_the_result_map_to_those_of_the_base() {
    let tailored = tailored(r#"{ "exclude": ["ledger", "freight-api"] }"#);
    for (result, base) in [
        ("/work/0", "/work/1"),
        ("/work/0/highlights/2", "/work/1/highlights/2"),
        ("/work/1/highlights/0", "/work/2/highlights/1"),
        ("/work/1/startDate", "/work/2/startDate"),
        ("/skills/0/name", "/skills/0/name"),
    ] {
        let result = vitae::diag::JsonPointer::from_string(result.to_owned());
        assert_eq!(tailored.in_base(&result).as_str(), base);
    }
}
