//! The built-in vocabulary follows its own rules, and errors in a user's file are reported.

use std::collections::{BTreeMap, BTreeSet};

use vitae::job::{Kind, Term, Vocabulary};
use vitae::resume::Source;

/// The least number of built-in terms.
const TERMS: usize = 2_500;

fn built_in() -> &'static [Term] {
    Vocabulary::built_in().terms()
}

#[test]
fn there_are_enough_terms_of_every_kind() {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for term in built_in() {
        *kinds.entry(term.kind.name()).or_default() += 1;
    }
    crate::support::say(format!("terms: {}; {kinds:?}", built_in().len()));
    assert!(built_in().len() >= TERMS, "only {} terms", built_in().len());
    assert!(kinds.values().all(|count| *count > 10), "{kinds:?}");
}

#[test]
fn ids_are_plain_and_unique() {
    let mut ids = BTreeSet::new();
    for term in built_in() {
        assert!(ids.insert(&term.id), "{} is there twice", term.id);
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(term.id.chars().all(is_plain), "{}", term.id);
    }
}

#[test]
fn the_built_in_files_meet_the_rules_for_a_users_file() {
    let folder = crate::support::cases::root().join("data/vocabulary");
    let mut terms = Vec::new();
    for path in crate::support::cases::files_below(&folder, &["json"]) {
        let text = std::fs::read_to_string(&path).expect("it is there");
        let mut file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        for term in file["terms"].as_array_mut().expect("terms") {
            terms.push(term.take());
        }
        // One term per line, so that a change of one changes one line.
        let lines = text.lines().filter(|line| line.trim_start().starts_with("{ \"id\""));
        assert_eq!(lines.count(), text.matches("\"id\":").count(), "{}", path.display());
    }
    assert_eq!(terms.len(), built_in().len(), "a file is not embedded");
    // A user's file has fewer.
    for some in terms.chunks(1_500) {
        let some = serde_json::json!({ "terms": some }).to_string();
        let source = Source::new("some.json", some).expect("UTF-8");
        if let Err(findings) = Vocabulary::built_in().extended(&source).output {
            panic!("{findings:#?}");
        }
    }
}

#[test]
fn every_name_finds_its_own_term_only() {
    let mut wrong = Vec::new();
    for term in built_in() {
        for form in term.forms() {
            // A name that needs words around it is given one of them.
            let context = term.needs_context.get(form).and_then(|words| words.first());
            if let Some(word) = context {
                let text = format!("{form} – {word}");
                let hits = Vocabulary::built_in().find(&text);
                let alone = Vocabulary::built_in().find(form);
                if !hits.iter().any(|hit| hit.term.id == term.id) || !alone.is_empty() {
                    wrong.push(format!("{form} of {}: with `{word}`", term.id));
                }
                continue;
            }
            let hits = Vocabulary::built_in().find(form);
            let ids: Vec<&str> = hits.iter().map(|hit| hit.term.id.as_str()).collect();
            if ids != [term.id.as_str()] {
                wrong.push(format!("{form} of {}: {ids:?}", term.id));
            }
        }
    }
    crate::support::assert_none("names that do not find their term", &wrong);
}

#[test]
fn nothing_is_found_in_everyday_text() {
    let text = "It was the best of times, it was the worst of times; the rest is silence. \
        Go and catch a falling star, get with child a mandrake root. The spring came early, \
        rust had eaten the gate, and a swift flew over the oracle of the city. Express trains \
        do not stop here. He had no access to the vault, the helm or the chef; a flask of tea, \
        a flash of amber. Excel, they said, and make haste; but words are less than deeds.";
    let found: Vec<&str> =
        Vocabulary::built_in().find(text).iter().map(|hit| hit.form).collect();
    assert_eq!(found, Vec::<&str>::new());
}

#[test]
fn broader_terms_are_followed_to_the_end() {
    let broader = Vocabulary::built_in().broader("gke");
    for id in ["gcp", "kubernetes", "containers", "cloud-computing"] {
        assert!(broader.contains(id), "{id} is not in {broader:?}");
    }
    assert!(!broader.contains("gke"));
}

fn extended(text: &str) -> Result<Vocabulary, Vec<(String, usize)>> {
    let source = Source::new("terms.json", text).expect("UTF-8");
    Vocabulary::built_in().extended(&source).output.map_err(|findings| {
        let reported = findings.into_iter().map(|finding| {
            let span = source.location_span(&finding.location).expect("it has a place");
            let text =
                format!("{} {}; {}", finding.code, finding.message, finding.hints[0]);
            (text, source.line_column(span.start).0)
        });
        reported.collect()
    })
}

#[test]
fn a_file_adds_terms_and_replaces_those_of_its_ids() {
    let vocabulary = extended(
        r#"{ "terms": [
          { "id": "foodb", "name": "FooDB", "aliases": ["Foo DB"], "kind": "datastore",
            "broader": ["nosql"] },
          { "id": "go", "name": "Golang", "kind": "language" }
        ] }"#,
    )
    .expect("nothing is wrong with it");
    let hits = vocabulary.find("Golang and foo db, Go");
    let ids: Vec<&str> = hits.iter().map(|hit| hit.term.id.as_str()).collect();
    assert_eq!(ids, ["go", "foodb"]);
    assert_eq!(vocabulary.term("foodb").map(|term| term.kind), Some(Kind::Datastore));
    assert_eq!(vocabulary.terms().len(), built_in().len() + 1);
}

#[test]
fn errors_in_a_file_are_reported_with_their_line() {
    for (text, code, parts) in [
        (
            "{ \"terms\": [\n{ \"id\": \"x\", \"name\": \"X Y\" } ] }",
            "J003",
            ["`kind`", "`\"kind\": "],
        ),
        (
            "{ \"terms\": [\n{ \"id\": \"x\", \"nam\": \"X Y\", \"name\": \"XYZ\", \"kind\": \"tool\" } ] }",
            "J003",
            ["`nam`", "`name`"],
        ),
        (
            "{ \"terms\": [\n{ \"id\": \"x\", \"name\": \"XYZ\", \"kind\": \"tol\" } ] }",
            "J003",
            ["`kind`", "`tool`"],
        ),
        (
            "{ \"terms\": [\n{ \"id\": \"x\", \"name\": \"k8s\", \"kind\": \"tool\" } ] }",
            "J005",
            ["`k8s`", "`kubernetes`"],
        ),
        (
            "{ \"terms\": [\n{ \"id\": \"x\", \"name\": \"XYZ\", \"kind\": \"tool\", \"broader\": [\"kubernets\"] } ] }",
            "J006",
            ["`kubernets`", "`kubernetes`"],
        ),
        (
            "{ \"terms\": [\n{ \"id\": \"x\", \"name\": \"XYZ\", \"kind\": \"tool\", \"broader\": [\"x\"] } ] }",
            "J007",
            ["`x`", "leads back"],
        ),
        (
            "{ \"terms\": [\n{ \"id\": \"x\", \"name\": \"XYZ\", \"kind\": \"tool\", \"ambiguous\": [\"xy\"] } ] }",
            "J008",
            ["`xy`", "aliases"],
        ),
    ] {
        let reported = extended(text).expect_err(text);
        assert_eq!(reported.len(), 1, "{reported:?}");
        let (message, line) = &reported[0];
        assert!(message.starts_with(code), "{message}");
        assert!(parts.iter().all(|part| message.contains(part)), "{message}");
        assert_eq!(*line, 2, "{message}");
    }
}
