//! Facts about YAML: values, places and errors.

use std::fmt::Write as _;

use serde_json::json;

use crate::diag::{JsonPointer, Location};
use crate::json::Source;
use crate::json::limits::MAX_DEPTH;

fn source(text: &str) -> Source {
    Source::new("resume.yaml", text).expect("it is UTF-8")
}

fn json(text: &str) -> serde_json::Value {
    source(text).json().unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// The first error: its line and column, its message and hint.
fn error(text: &str) -> String {
    let source = source(text);
    let error = source.json().expect_err(text).remove(0);
    let span = source.location_span(&error.location).unwrap_or_default();
    let (line, column) = source.line_column(span.start);
    format!("{line}:{column} {}; {}", error.message, error.hints.join(" "))
}

#[test]
fn blocks_flows_and_all_kinds_of_scalars_are_read() {
    let text = "\
# A comment
basics:
  name: Runa Quell # and another
  \"label\": 'it''s'
  summary: |
    One
    two
  note: >-
    folded
    text
work:
- name: Acme
  highlights: [a, \"b\\n\", {text: c}]
-
  name: no
  endDate:
";
    assert_eq!(
        json(text),
        json!({
            "basics": {
                "name": "Runa Quell",
                "label": "it's",
                "summary": "One\ntwo\n",
                "note": "folded text"
            },
            "work": [
                { "name": "Acme", "highlights": ["a", "b\n", { "text": "c" }] },
                { "name": "no", "endDate": null }
            ]
        })
    );
}

#[test]
fn places_are_those_of_keys_and_values() {
    let source = source("a:\n  - é: 1\n    b: two\n  -\nc:\n");
    let at = |pointer: &str| {
        let pointer = JsonPointer::from_string(pointer.to_owned());
        let span =
            source.location_span(&Location::pointer(pointer)).expect("it is there");
        (source.line_column(span.start), &source.text()[span])
    };
    assert_eq!(at(""), ((1, 1), "a"));
    assert_eq!(at("/a"), ((1, 1), "a"));
    assert_eq!(at("/a/0"), ((2, 5), "é"));
    assert_eq!(at("/a/0/é"), ((2, 8), "1"));
    assert_eq!(at("/a/0/b"), ((3, 8), "two"));
    assert_eq!(at("/a/0/z"), ((2, 5), "é"));
    // Nothing is written there, so its key is underlined.
    assert_eq!(at("/c"), ((5, 1), "c"));
}

#[test]
fn anchors_and_merge_keys_give_what_they_stand_for() {
    let text = "\
base: &base {city: Oslo, region: East}
a: *base
b:
  <<: *base
  city: Bergen
c:
  <<: [*base, {region: West, postalCode: 0150}]
";
    let base = json!({ "city": "Oslo", "region": "East" });
    let merged = json!({ "city": "Oslo", "region": "East", "postalCode": "0150" });
    assert_eq!(
        json(text),
        json!({ "base": base, "a": base, "b": { "city": "Bergen", "region": "East" }, "c": merged })
    );
}

#[test]
fn aliases_cannot_make_a_small_file_large() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for i in 1..9 {
        let before = format!("*a{}", i - 1);
        let list = [before.as_str(); 10].join(", ");
        _ = writeln!(text, "a{i}: &a{i} [{list}]");
    }
    assert!(error(&text).contains("more than 100000 values"), "{}", error(&text));
    let long =
        format!("a: &a {}\nb: [{}]\n", "x".repeat(60_000), vec!["*a"; 100].join(","));
    assert!(error(&long).contains("larger than 5 MiB"), "{}", error(&long));
    let deep = format!(
        "a: &a {}1{}\nb: {}*a {}\n",
        "[".repeat(20),
        "]".repeat(20),
        "[".repeat(20),
        "]".repeat(20)
    );
    assert!(error(&deep).contains("nested more than 32"), "{}", error(&deep));
    assert_eq!(
        error("a: &a [*a]\n"),
        "1:8 this alias stands for a value it is in; write the value out"
    );
}

#[test]
fn nesting_is_bounded_in_every_style() {
    let flow = |n: usize| "[".repeat(n) + &"]".repeat(n);
    assert!(source(&flow(MAX_DEPTH)).json().is_ok());
    assert!(error(&flow(MAX_DEPTH + 1)).contains("nested"));
    assert!(error(&flow(10_000)).contains("nested"));
    let block: String = (0..1_000).map(|i| " ".repeat(i) + "a:\n").collect();
    assert!(source(&block).json().is_err());
    assert!(source(&"- ".repeat(10_000)).json().is_err());
    assert!(source(&"? ".repeat(10_000)).json().is_err());
}

#[test]
fn an_error_has_its_place_and_a_way_to_mend_it() {
    for (text, wanted) in [
        ("a: [1, 2\n", "1:4 unclosed `[`; add the missing `]`"),
        ("a:\n\t- b\n", "2:1 tab in the indentation; indent with spaces"),
        ("a: \"b\n", "1:4 unterminated string; add the closing quote"),
        (
            "a: *b\n",
            "1:4 unknown alias; define the anchor before it, or put the text in quotes",
        ),
        (
            "name: Acme: Research\n",
            "1:11 a value with `: ` in it needs quotes; put the whole value in quotes",
        ),
        (
            "a: 1\n---\na: 2\n",
            "2:1 a second YAML document begins here; keep each document in a file of its own",
        ),
        ("[a]: 1\n", "1:1 a key must be text; write it as `key: value`"),
        (
            "a: !ruby x\n",
            "1:10 unknown YAML tag on this value; remove the tag that begins with `!`",
        ),
        (
            "a: @x\n",
            "1:4 a value cannot begin with this character; put the value in quotes",
        ),
        ("", "1:1 the input is empty; write a mapping: `key: value`"),
        ("# only a comment\n", "1:1 the input is empty; write a mapping: `key: value`"),
    ] {
        assert_eq!(error(text), wanted, "{text}");
    }
}

#[test]
fn an_empty_document_after_the_only_one_is_nothing() {
    assert_eq!(json("---\na: b\n---\n"), json!({ "a": "b" }));
    assert_eq!(json("%YAML 1.2\n---\na: b\n...\n"), json!({ "a": "b" }));
}

#[test]
fn duplicate_keys_are_found() {
    let source = source("a: 1\nb: {c: 1, c: 2}\na: 2\n");
    let places: Vec<_> = source
        .duplicate_keys()
        .iter()
        .filter_map(|it| {
            Some(source.line_column(source.location_span(&it.location)?.start))
        })
        .collect();
    assert_eq!(places, [(2, 11), (3, 1)]);
}

#[test]
fn keys_are_text_whatever_they_look_like() {
    assert_eq!(json("2019: a\ntrue: b\n"), json!({ "2019": "a", "true": "b" }));
}
