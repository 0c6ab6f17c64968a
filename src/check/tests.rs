//! Which rules of `check` options select, and how severe their findings are.

use serde_json::{Value as Json, json};

use super::options::{Checks, IGNORE, SELECT, SEVERITIES};
use super::{RULES, Selection};
use crate::diag::{Code, Severity};
use crate::registry::{Rules, Severities};
use crate::settings::{Limits, Settings, Value};

type Typed = Rules<Checks>;

fn notes(code: &str) -> Vec<String> {
    let mut selection = Selection::default();
    selection.select(code).unwrap_or_else(|error| panic!("{error}"));
    selection.notes().iter().map(|it| it.message.clone()).collect()
}

#[test]
fn a_prefix_selects_rules_and_no_other_findings() {
    for prefix in ["L", "L0", "l", "ALL"] {
        assert_eq!(notes(prefix), [""; 0], "{prefix}");
    }
    let mut selection = Selection::default();
    selection.select("L").expect("rules begin with it");
    let selected = RULES.iter().filter(|rule| selection.has(rule.code));
    assert!(selected.clone().count() > 5);
    assert!(selected.clone().all(|rule| rule.code.id.starts_with('L')));
    assert!(Selection::default().select("T").is_err(), "no rule begins with it");
}

#[test]
fn an_old_name_of_a_rule_selects_the_rule() {
    assert_eq!(notes("torn-ligature"), ["`torn-ligature` is now `split-ligature`"]);
    let mut selection = Selection::default();
    selection.select("torn-ligature").expect("the name was renamed");
    assert!(selection.has(Code::new("F10", "split-ligature")));
    assert!(!selection.has(Code::new("F11", "broken-word")));
}

#[test]
fn an_old_code_of_another_finding_is_accepted_and_selects_nothing() {
    let mut selection = Selection::default();
    selection.ignore("l009").expect("the code was renamed");
    let [note] = &selection.notes()[..] else { panic!("{:?}", selection.notes()) };
    assert_eq!(note.severity, Severity::Note);
    assert_eq!(note.message, "`l009` is now `T009`");
    assert!(note.hints.iter().any(|hint| hint.contains("`L09`")), "{note:?}");
    assert!(RULES.iter().all(|rule| selection.has(rule.code)));
}

#[test]
fn a_current_code_of_another_finding_is_accepted_with_a_warning() {
    let mut selection = Selection::default();
    selection.select("R004").expect("the code exists");
    assert_eq!(selection.notes()[0].severity, Severity::Warning);
    assert!(RULES.iter().all(|rule| !selection.has(rule.code)));
}

#[test]
fn an_unknown_code_is_rejected_with_the_nearest_rule() {
    let error = Selection::default().ignore("date-gaps").expect_err("no such rule");
    assert_eq!(error.nearest, Some("date-gap"));
    assert_eq!(error.to_string(), "unknown rule `date-gaps`");
    let error = Selection::default().ignore("Q77").expect_err("no such rule");
    assert_eq!(error.nearest, None);
}

fn typed(text: &str) -> Typed {
    Typed::from_text(text, Limits::default()).expect("rules of the test")
}

#[test]
fn settings_select_rules() {
    let off =
        Severities::<Checks>::from_json(&json!({ "L04": "off" }), Limits::default());
    let settings = Settings::default()
        .with(SELECT, typed("L").and(typed("date-gap, C05")))
        .with(IGNORE, typed("L05"))
        .with(SEVERITIES, off.expect("severities of the test"));
    let selection = Selection::of(&settings);
    let selected = RULES.iter().map(|rule| rule.code).filter(|it| selection.has(*it));
    let selected: Vec<&str> = selected.map(|code| code.id).collect();
    assert!(selected.contains(&"L06") && selected.contains(&"C05"), "{selected:?}");
    assert!(!selected.contains(&"L04") && !selected.contains(&"L05"));
    assert!(!selected.contains(&"C06"));
}

#[test]
fn severities_of_several_sources_are_merged_rule_by_rule() {
    let read = |json: Json| Severities::<Checks>::from_json(&json, Limits::default());
    let first = read(json!({ "L04": "error" })).expect("severities of the test");
    let rest = read(json!({ "L04": "note", "L05": "off" })).expect("severities");
    assert_eq!(first.or(rest).to_json(), json!({ "L04": "error", "L05": "off" }));
    let unfit = read(json!({ "L04": "bad" })).expect_err("no severity");
    assert_eq!(unfit.at.as_str(), "/L04");
    assert_eq!(read(json!({ "Q77": "note" })).expect_err("no rule").at.as_str(), "/Q77");
}
