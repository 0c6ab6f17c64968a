//! Negative controls of the honesty check: every kind of invention must be found.

use serde_json::{Value, json};
use vitae::Resume;
use vitae::diag::Location;
use vitae::variant::{BreachKind, breaches, tailor_from};

use super::{base, base_of, refusal, shown, tailored, try_tailor, variant};
use crate::support::cases::read as read_file;

/// The base with the value at a place replaced.
fn forged(pointer: &str, value: &Value) -> Resume {
    let mut json: Value = serde_json::from_str(&read_file(super::BASE)).expect("JSON");
    *json.pointer_mut(pointer).expect(pointer) = value.clone();
    base_of(&json.to_string()).1
}

#[test]
fn every_forged_fact_is_found_where_it_was_forged() {
    let (_, base) = base();
    for (pointer, value) in [
        ("/basics/name", json!("Amara O.")),
        ("/basics/email", json!("ceo@example.com")),
        ("/basics/location/city", json!("Paris")),
        ("/basics/profiles/0/username", json!("torvalds")),
        ("/work/0/name", json!("Initech")),
        ("/work/0/position", json!("Chief Engineer")),
        ("/work/1/startDate", json!("2017-02")),
        ("/work/2/endDate", json!("2022-01")),
        ("/work/0/location", json!("Paris")),
        ("/education/0/studyType", json!("Ph.D.")),
        ("/education/0/institution", json!("MIT")),
        ("/education/0/score", json!("Distinction")),
        ("/certificates/0/name", json!("Certified Kubernetes Administrator")),
        ("/certificates/0/date", json!("2024-11")),
        ("/skills/0/keywords/0", json!("Haskell")),
        ("/skills/0/name", json!("Wizardry")),
        ("/languages/1/fluency", json!("Native speaker")),
        ("/projects/0/name", json!("linux")),
        ("/projects/0/keywords/0", json!("Zig")),
    ] {
        let found = breaches(&base, &forged(pointer, &value));
        assert_eq!(found.len(), 1, "{pointer}: {found:?}");
        assert_eq!(found[0].kind, BreachKind::Fact, "{pointer}");
        assert!(pointer.starts_with(found[0].at.as_str()), "{pointer}: {}", found[0].at);
        assert!(
            pointer.starts_with(found[0].base.as_str()),
            "{pointer}: {}",
            found[0].base
        );
    }
}

#[test]
fn a_job_without_its_end_and_a_duplicate_job_are_found() {
    let (_, base) = base();
    let mut json: Value = serde_json::from_str(&read_file(super::BASE)).expect("JSON");
    json["work"][2].as_object_mut().expect("a job").remove("endDate");
    assert_eq!(breaches(&base, &base_of(&json.to_string()).1).len(), 1);
    let mut json: Value = serde_json::from_str(&read_file(super::BASE)).expect("JSON");
    let job = json["work"][2].clone();
    let mut twin = job.clone();
    twin["id"] = "twin".into();
    twin.as_object_mut().expect("a job").remove("x-highlights");
    json["work"].as_array_mut().expect("jobs").push(twin);
    let found = breaches(&base, &base_of(&json.to_string()).1);
    assert!(found.iter().any(|it| it.at.as_str() == "/work/4"), "{found:?}");
}

#[test]
fn a_highlight_of_one_job_is_not_one_of_another() {
    let (_, base) = base();
    let mut json: Value = serde_json::from_str(&read_file(super::BASE)).expect("JSON");
    let highlight = json["work"][2]["highlights"][0].clone();
    json["work"][3]["highlights"][0] = highlight;
    let found = breaches(&base, &base_of(&json.to_string()).1);
    assert!(
        found.iter().any(|it| it.kind == BreachKind::Number && it.what.contains("120")),
        "{found:?}"
    );
}

/// A variant that rewords the first highlight of the first job, which says: "… in Rust: p99
/// posting latency fell from 2.4 s to 38 ms at 11,000 postings/s".
fn reworded(text: &str) -> String {
    json!({ "rewordings": [{ "of": "ledger-latency", "text": text }] }).to_string()
}

#[test]
fn a_rewording_that_says_the_same_is_honest() {
    for text in [
        "Cut p99 posting latency from 2,400 ms to 0.038 s at 11k postings per second",
        "Rewrote the double-entry ledger as an event-sourced service in Rust",
        "Took posting latency to 38ms",
        "Rewrote the ledger of Halyard Payments in Rust in 2022",
    ] {
        let tailored = tailored(&reworded(text));
        assert_eq!(tailored.resume.work[0].highlights[0].text, text);
    }
}

#[test]
fn inventions_in_a_rewording_are_errors_at_their_words() {
    for (text, what, code, detail) in [
        ("Cut latency from 2.4 s to 12 ms", "12 ms", "V011", ""),
        ("Cut latency to 38 s", "38 s", "V011", "another unit"),
        ("Raised latency from 38 ms", "38 ms", "V011", "the other way round"),
        ("Over 11,000 postings/s", "11,000", "V011", "exactly"),
        ("11,000 postings/min", "11,000", "V011", "another unit"),
        ("Led 14 engineers", "14", "V011", "another entry"),
        ("Doubled revenue", "Doubled", "V011", ""),
        ("Saved 11,000 EUR", "11,000 EUR", "V011", "another unit"),
        ("Made it a hundredfold faster", "hundredfold", "V011", ""),
        ("Made it ٤٠ times faster", "٤٠", "V013", ""),
        ("Rewrote the ledger in 2016", "2016", "V012", ""),
        ("Rewrote the ledger in Haskell", "Haskell", "V013", ""),
        ("Rewrote the ledger for Initech", "Initech", "V013", ""),
        ("Made it ISO 27001 compliant", "ISO 27001", "V013", ""),
        ("Took p95 down", "p95", "V013", ""),
        ("Moved it to Python 3.12", "Python 3.12", "V013", ""),
        ("As principal of the ledger", "principal", "V014", ""),
        ("Patented the ledger", "Patented", "V014", ""),
    ] {
        let variant = reworded(text);
        let refused = refusal(&variant);
        assert_eq!(refused.code.id, code, "{text}: {}", shown(&refused));
        assert!(refused.message.contains(what), "{text}: {}", shown(&refused));
        assert!(shown(&refused).contains(detail), "{text}: {}", shown(&refused));
        // Both places: the words in the variant, and the highlight in the base.
        let Location::Json { span: Some(span), .. } = &refused.location else {
            panic!("{text}: {:?}", refused.location)
        };
        assert!(
            variant[span.clone()].contains(what),
            "{text}: {}",
            &variant[span.clone()]
        );
        let place = "base.json:46:9 (/work/0/highlights/0)";
        assert!(shown(&refused).contains(place), "{text}: {}", shown(&refused));
    }
}

#[test]
fn what_may_be_true_is_a_warning() {
    for (text, code) in [
        ("Served 11,000 customers/s in Rust", "V018"),
        ("Rewrote the ledger in Rust, on Kafka", "V019"),
    ] {
        let (source, base) = base();
        let applied = tailor_from(&base, &source, &variant(&reworded(text)).1);
        assert!(applied.output.is_ok(), "{text}: {:?}", applied.output);
        let codes: Vec<&str> = applied.warnings.iter().map(|it| it.code.id).collect();
        assert_eq!(codes, [code], "{text}");
    }
}

#[test]
fn headline_and_summary_must_not_claim_what_the_base_does_not() {
    for (variant, code) in [
        (r#"{ "headline": "Principal Backend Engineer" }"#, "V014"),
        (r#"{ "headline": "Head of Engineering" }"#, "V014"),
        (r#"{ "headline": "Team Lead" }"#, "V014"),
        (r#"{ "headline": "Backend Engineer, GraphQL" }"#, "V013"),
        (r#"{ "summary": { "text": "Saved €2M." } }"#, "V011"),
        (r#"{ "summary": { "text": "Works on payments since 2001." } }"#, "V012"),
        (r#"{ "summary": { "text": "Engineer, lately at Initech." } }"#, "V013"),
        (r#"{ "summary": { "text": "Backend engineer with an MBA." } }"#, "V014"),
        (
            r#"{ "summary": { "text": "Backend engineer with 20 years of work." } }"#,
            "V011",
        ),
        (
            r#"{ "options": { "titles": { "work": "Career at Initech, 40 years" } } }"#,
            "V011",
        ),
    ] {
        let refused = refusal(variant);
        assert_eq!(refused.code.id, code, "{variant}: {}", shown(&refused));
    }
}

#[test]
fn what_the_base_shows_can_be_reworded() {
    for variant in [
        r#"{ "headline": "Senior Backend Engineer – Rust, Go" }"#,
        r#"{ "headline": "Staff Engineer" }"#,
        r#"{ "summary": { "text": "Certified backend engineer with 13 years of work." } }"#,
        r#"{ "summary": { "text": "Eleven years in payments; Rust since 2020." } }"#,
        r#"{ "job": { "company": "Initech" }, "summary": { "text": "Would like to join Initech." } }"#,
        r#"{ "options": { "titles": { "work": "Career" } } }"#,
    ] {
        tailored(variant);
    }
}

#[test]
fn a_missing_term_of_the_job_is_reported_and_never_added() {
    let job = r#""job": { "required": ["Rust", "airflow"], "preferred": ["data mesh"] }"#;
    let tailored = tailored(&format!("{{ {job} }}"));
    assert_eq!(tailored.missing, ["airflow", "data mesh"]);
    let text = tailored.to_json().to_string().to_lowercase();
    assert!(!text.contains("airflow") && !text.contains("data mesh"));
    for claim in [
        r#""headline": "Backend engineer, airflow""#,
        r#""summary": { "text": "Builds with airflow." }"#,
        r#""rewordings": [{ "of": "ledger-latency", "text": "Built a data mesh" }]"#,
        r#""options": { "titles": { "skills": "Skills, airflow" } }"#,
    ] {
        let refused = refusal(&format!("{{ {job}, {claim} }}"));
        assert_eq!(refused.code.id, "V015", "{claim}: {}", shown(&refused));
        assert!(shown(&refused).contains("`/job/"), "{}", shown(&refused));
    }
}

#[test]
fn what_is_redacted_appears_nowhere() {
    let all = r#"{ "redact": ["phone", "email", "address", "url", "profiles"] }"#;
    let json = tailored(all).to_json();
    let text = json.to_string();
    for secret in [
        "7946",
        "amara.okafor@",
        "Quince",
        "E8 3XX",
        "amara.example",
        "github.com/amara-okafor\"",
    ] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    assert_eq!(json.pointer("/basics/location/city"), Some(&json!("London")));
    assert_eq!(
        tailored(r#"{ "redact": ["location"] }"#).to_json().pointer("/basics/location"),
        None
    );
}

#[test]
fn what_is_redacted_but_appears_elsewhere_is_an_error() {
    let (source, base) = base_of(
        r#"{ "basics": { "name": "A", "phone": "+44 20 7946 0958",
            "summary": "Call 020 7946 0958 or 442079460958." } }"#,
    );
    let (_, variant) = variant(r#"{ "redact": ["phone"] }"#);
    let found = tailor_from(&base, &source, &variant).output.expect_err("it leaks");
    assert_eq!(found[0].code.id, "V017", "{found:?}");
    assert!(shown(&found[0]).contains("(/basics/summary)"), "{found:?}");
}

#[test]
fn private_keys_of_the_base_stay_in_the_base() {
    let json = tailored("{}").to_json().to_string();
    for note in ["x-", "\"id\"", "\"tags\"", "calm on-call"] {
        assert!(!json.contains(note), "{note} in {json}");
    }
    assert!(try_tailor(r#"{ "exclude": ["/basics/x-summaries"] }"#).is_err());
}
