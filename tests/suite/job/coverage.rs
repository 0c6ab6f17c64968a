//! Coverage of a posting: every figure here was counted by hand first.

use serde_json::{Value, json};
use vitae::diag::JsonPointer;
use vitae::job::{
    Coverage, CoverageOptions, DegreeOutcome, Demand, Inventory, Posting, Status,
    TermCoverage, TitleMatch, Vocabulary, coverage,
};
use vitae::resume::{PartialDate, ReadOptions, Resume, Source};

use crate::support::cases;
use crate::support::schema::violations;

const POSTING: &str = "\
Backend Engineer (Go)
Company: Tarnfield Payments

Requirements
- 5+ years of experience
- Bachelor's degree in Computer Science
- Go
- Kubernetes
- mentoring
- PostgreSQL
- Spring Boot
- Terraform
- COBOL

Nice to have
- Kafka
- FooDB and GraphQL
";

fn posting(text: &str) -> Posting {
    let source = Source::new("job.txt", text).expect("UTF-8");
    Posting::read(&source, Vocabulary::built_in()).output.expect("a posting")
}

fn inventory(resume: &Value) -> Inventory {
    let source = Source::new("resume.json", resume.to_string()).expect("UTF-8");
    let resume = Resume::parse(&source, &ReadOptions::default()).output;
    Inventory::of_resume(&resume.expect("a résumé"), Vocabulary::built_in())
}

/// A variant of the base.
fn variant() -> Value {
    json!({
        "basics": { "name": "Ada Quill", "label": "Backend Engineer" },
        "work": [
            {
                "name": "A", "position": "Software Engineer", "startDate": "2024-01",
                "highlights": [
                    "Runs three Go services on k8s",
                    "Mentored two juniors; wrote Go daily, and more Go"
                ]
            },
            {
                "name": "B", "position": "Programmer", "startDate": "2020-01",
                "endDate": "2021-12",
                "highlights": ["Kept a Java monolith alive on PostgreSQL"]
            }
        ],
        "skills": [{ "name": "Data", "keywords": ["Kafka", "PostgreSQL"] }],
        "education": [{ "institution": "U", "studyType": "M.Sc.", "area": "Physics" }]
    })
}

fn base() -> Value {
    let mut base = variant();
    let bullets = base["work"][1]["highlights"].as_array_mut().expect("a list");
    bullets.push(json!("Moved 40 servers to Terraform"));
    base
}

fn covered(resume: &Value, base: Option<&Value>) -> Coverage {
    let base = base.map(inventory);
    let today = PartialDate::parse("2026-11-25").expect("a date");
    let options = CoverageOptions::default().today(today).base(base.as_ref());
    coverage(&posting(POSTING), &inventory(resume), Vocabulary::built_in(), &options)
}

fn term<'a>(coverage: &'a Coverage, id: &str) -> &'a TermCoverage {
    let found = coverage.terms.iter().find(|term| term.id == id);
    found.unwrap_or_else(|| panic!("the posting has no {id}"))
}

#[test]
fn required_terms_are_counted_by_how_they_are_written_and_used() {
    let coverage = covered(&variant(), Some(&base()));
    let count = coverage.required.expect("there are some");
    assert_eq!(
        (count.total, count.present, count.verbatim, count.inflected, count.alias),
        (6, 3, 2, 0, 1)
    );
    assert_eq!((count.evidenced, count.in_base, count.implied), (3, 1, 0));
    for (id, status) in [
        ("go", Status::Verbatim),
        ("kubernetes", Status::Alias),
        ("mentoring", Status::Inflected),
        ("postgresql", Status::Verbatim),
        ("spring-boot", Status::RelatedOnly),
        ("terraform", Status::InBase),
        ("cobol", Status::Absent),
        ("kafka", Status::Verbatim),
        ("graphql", Status::Absent),
    ] {
        assert_eq!(term(&coverage, id).status, status, "{id}");
    }
    assert_eq!(term(&coverage, "spring-boot").related, ["java"]);
}

#[test]
fn of_a_choice_one_is_enough_and_counts_once() {
    let posting = posting(
        "Engineer\n\nRequirements\n- Go or Java\n- Kubernetes or Nomad\n\
         - AWS, Google Cloud or Terraform\n- Snowflake or BigQuery\n- PostgreSQL\n\
         - Redis or MongoDB\n- solid MongoDB\n",
    );
    let base = inventory(&base());
    let options = CoverageOptions::default().base(&base);
    let resume = inventory(&variant());
    let coverage = coverage(&posting, &resume, Vocabulary::built_in(), &options);
    for (id, status) in [
        // Both are there and count once.
        ("go", Status::Verbatim),
        ("java", Status::Verbatim),
        ("kubernetes", Status::Alias),
        ("nomad", Status::Spared),
        ("aws", Status::Absent),
        ("terraform", Status::InBase),
        ("snowflake", Status::Absent),
        ("bigquery", Status::Absent),
    ] {
        assert_eq!(term(&coverage, id).status, status, "{id}");
    }
    assert_eq!(term(&coverage, "aws").instead, ["gcp", "terraform"]);
    // A term that is asked for on its own elsewhere is not part of a choice.
    assert!(term(&coverage, "redis").instead.is_empty());
    assert!(term(&coverage, "mongodb").instead.is_empty());
    let count = coverage.required.expect("there are some");
    assert_eq!((count.total, count.present, count.in_base), (7, 3, 1));
    assert_eq!((count.verbatim, count.alias, count.evidenced), (2, 1, 3));
    let text = coverage.text();
    for part in ["3 of 7 (43 %): ", "not needed  Nomad", "Kubernetes is enough"] {
        assert!(text.contains(part), "{text}");
    }
}

/// The coverage of requirements by a job with these bullets.
fn covering(requirements: &str, bullets: &[&str]) -> Coverage {
    let posting = posting(&format!("Engineer\n\nRequirements\n{requirements}"));
    let resume = json!({ "work": [{
        "name": "Northlane Logistics", "position": "Developer", "startDate": "2020-01",
        "highlights": bullets
    }] });
    let options = CoverageOptions::default();
    coverage(&posting, &inventory(&resume), Vocabulary::built_in(), &options)
}

#[test]
fn a_shorter_name_counts_whatever_longer_name_it_stands_in() {
    let coverage = covering(
        "- AWS\n- GitHub\n- Docker\n- Azure\n- Google Cloud\n- Java",
        &[
            "Kept exports on AWS S3",
            "Wrote GitHub Actions workflows",
            "Deployed with Docker Compose",
            "Azure DevOps pipelines",
            "Google Cloud Functions in Java Script",
        ],
    );
    for id in ["aws", "github", "docker", "azure", "gcp"] {
        assert_eq!(term(&coverage, id).status, Status::Verbatim, "{id}");
    }
    // One word that is spelt as two is no other word.
    assert_eq!(term(&coverage, "java").status, Status::Absent);
}

#[test]
fn a_broader_concept_is_implied_by_a_narrower_one_and_reported_as_such() {
    let coverage = covering(
        "- cloud computing\n- Spring\n- Spring Boot\n- Objective-C\n- C",
        &["Ran services on AWS Lambda", "Wrote Java and Objective-C"],
    );
    assert_eq!(term(&coverage, "cloud-computing").status, Status::Implied);
    assert_eq!(term(&coverage, "spring-boot").status, Status::RelatedOnly);
    assert_eq!(term(&coverage, "c").status, Status::Absent);
    let count = coverage.required.expect("there are some");
    assert_eq!((count.present, count.implied), (2, 1));
    let text = coverage.text();
    for part in [
        "missing    required: Spring, Spring Boot, C\n",
        "implied    cloud computing: name them as well",
        "add cloud computing",
        "you write Java",
        "Northlane Logistics, bullet 2",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    let missing = text.find("missing    Spring").or(text.find("missing  Spring"));
    assert!(missing < text.find("used"), "what is missing comes first:\n{text}");
}

#[test]
fn of_a_choice_of_two_two_count() {
    let two = "- Skilled at two of these: Python, Java, Rust";
    let one = covering(two, &["Wrote Python services"]);
    assert_eq!(one.required.map(|it| (it.total, it.present)), Some((2, 1)));
    let both = covering(two, &["Wrote Python services", "and some in Rust and Python"]);
    assert_eq!(both.required.map(|it| (it.total, it.present)), Some((2, 2)));
    assert_eq!(term(&both, "java").status, Status::Spared);
}

#[test]
fn a_term_has_its_places_its_months_and_the_time_since() {
    let coverage = covered(&variant(), Some(&base()));
    let pointers = |term: &TermCoverage| -> Vec<String> {
        term.places.iter().filter_map(|spot| spot.pointer.clone()).collect()
    };
    let go = term(&coverage, "go");
    assert_eq!(pointers(go), ["/work/0/highlights/0", "/work/0/highlights/1"]);
    assert_eq!((go.months, go.months_since), (Some(35), Some(0)));
    let postgres = term(&coverage, "postgresql");
    assert_eq!((postgres.months, postgres.months_since), (Some(24), Some(59)));
    assert_eq!(pointers(postgres), ["/work/1/highlights/0", "/skills/0/keywords/1"]);
    let kafka = term(&coverage, "kafka");
    assert!(!kafka.evidenced, "it is only listed");
    assert_eq!((kafka.months, kafka.months_since), (None, None));
    let terraform = term(&coverage, "terraform");
    let base: Vec<_> =
        terraform.in_base.iter().map(|spot| spot.pointer.clone()).collect();
    assert_eq!(base, [Some("/work/1/highlights/1".to_owned())]);
}

#[test]
fn title_degree_and_years_are_compared() {
    let coverage = covered(&variant(), None);
    assert_eq!(coverage.title.outcome, Some(TitleMatch::Exact));
    assert_eq!(coverage.degree.outcome, Some(DegreeOutcome::Exceeds));
    assert_eq!((coverage.years.asked, coverage.years.months), (Some(5), Some(59)));
    assert_eq!(coverage.company.as_deref(), Some("Tarnfield Payments"));
    let mut other = variant();
    other["basics"]["label"] = json!("Enthusiast");
    other["education"] = json!([]);
    let coverage = covered(&other, None);
    assert_eq!(coverage.title.outcome, Some(TitleMatch::HeadNoun));
    assert_eq!(coverage.title.said.as_deref(), Some("Software Engineer"));
    assert_eq!(coverage.degree.outcome, Some(DegreeOutcome::NotStated));
}

#[test]
fn without_data_the_report_says_so() {
    let nothing = inventory(&json!({ "basics": { "name": "Ada Quill" } }));
    let options = CoverageOptions::default();
    let empty = posting("We are looking forward to hearing from you.");
    let coverage = coverage(&empty, &nothing, Vocabulary::built_in(), &options);
    assert_eq!(
        (coverage.required, coverage.preferred, coverage.context),
        (None, None, None)
    );
    assert_eq!(coverage.title.outcome, None);
    assert_eq!(coverage.degree.outcome, None);
    assert_eq!((coverage.years.asked, coverage.years.months), (None, None));
    let report = coverage.text();
    assert_eq!(report.matches("n/a").count(), 6, "{report}");
    assert!(!report.contains('%') && !report.contains("0 of"), "{report}");
}

#[test]
fn a_resume_of_another_occupation_covers_nothing() {
    let cook = json!({
        "basics": { "name": "Ada Quill", "label": "Cook" },
        "work": [{
            "name": "C", "position": "Cook", "startDate": "2019",
            "highlights": ["Go to the market every day; made rust-free knives swift and sharp"]
        }]
    });
    let coverage = covered(&cook, None);
    assert_eq!(coverage.required.map(|count| count.present), Some(0));
    assert_eq!(coverage.preferred.map(|count| count.present), Some(0));
    assert_eq!(coverage.title.outcome, Some(TitleMatch::None));
}

#[test]
fn percentages_are_of_five_terms_or_more_and_there_is_no_score() {
    let coverage = covered(&variant(), Some(&base()));
    for report in [coverage.text(), coverage.markdown()] {
        assert!(report.contains("3 of 6 (50 %)"), "{report}");
        assert!(report.contains("1 of 2: "), "two are too few for a share:\n{report}");
        assert!(
            report.contains("4 of 6 (67 %) required, with what the base"),
            "{report}"
        );
        assert!(!report.to_lowercase().contains("score"), "{report}");
    }
}

#[test]
fn a_term_that_is_repeated_often_is_reported() {
    let mut resume = variant();
    resume["work"][0]["highlights"] = json!(vec!["Wrote Go services"; 6]);
    assert_eq!(covered(&variant(), None).repeated, []);
    let repeated = covered(&resume, None).repeated;
    assert_eq!(
        repeated.iter().map(|it| (&*it.id, it.times)).collect::<Vec<_>>(),
        [("go", 6)]
    );
}

#[test]
fn a_term_in_no_vocabulary_is_reported_and_not_counted() {
    let coverage = covered(&variant(), None);
    assert_eq!(coverage.unclassified, ["FooDB"]);
    assert!(coverage.terms.iter().all(|term| term.name != "FooDB"));
}

#[test]
fn the_terms_of_a_bullet_are_found_by_its_pointer() {
    let inventory = inventory(&variant());
    let at = |place: &str| JsonPointer::from_string(place.to_owned());
    assert_eq!(inventory.terms_at(&at("/work/0/highlights/0")), ["go", "kubernetes"]);
    assert_eq!(inventory.terms_at(&at("/work/0/highlights/1")), ["mentoring", "go"]);
    assert_eq!(inventory.terms_at(&at("/work/9")), Vec::<&str>::new());
}

#[test]
fn the_lists_of_a_json_job_accept_names_ids_and_unknown_terms() {
    let job = r#"{ "title": "Engineer", "required": ["golang", "ci-cd", "FooDB"] }"#;
    let posting = posting(job);
    let required: Vec<(&str, bool)> = posting
        .terms_of(Demand::Required)
        .map(|term| (term.name.as_str(), term.kind.is_some()))
        .collect();
    assert_eq!(required, [("Go", true), ("CI/CD", true), ("FooDB", false)]);
    let mut resume = variant();
    resume["work"][0]["highlights"] = json!(["Ran FooDB and foodbank software"]);
    let options = CoverageOptions::default();
    let inventory = inventory(&resume);
    let coverage = coverage(&posting, &inventory, Vocabulary::built_in(), &options);
    let foo = term(&coverage, "FooDB");
    assert_eq!((foo.status, foo.places.len()), (Status::Verbatim, 1));
}

#[test]
fn errors_in_a_json_posting_are_reported_with_their_place() {
    for (text, message, line) in [
        ("{ \"title\":\n 7 }", "`title`: expected a string, found a number", 2),
        (
            "{ \"required\": [\n 7 ] }",
            "an entry of `required`: expected a string, found a number",
            2,
        ),
        ("{\n \"requird\": [] }", "unknown key `requird`", 2),
        (
            "{ \"remote\":\n \"Some\" }",
            "`remote`: expected one of `Full`, `Hybrid`, `None`",
            2,
        ),
    ] {
        let source = Source::new("job.json", text).expect("UTF-8");
        let read = Posting::read(&source, Vocabulary::built_in());
        let findings = read.output.expect_err(text);
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!((findings[0].code.id, &*findings[0].message), ("J003", message));
        let span = source.location_span(&findings[0].location).expect("a place");
        assert_eq!(source.line_column(span.start).0, line, "{text}");
    }
}

#[test]
fn every_field_of_the_published_schema_is_accepted() {
    let published = cases::read("tests/fixtures/schemas/job-1.3.1.json");
    let published: Value = serde_json::from_str(&published).expect("JSON");
    let job = filled(&published, &published);
    let posting = posting(&job.to_string());
    assert_eq!(posting.title.as_deref(), Some("2026-11"));
    let ours: Value = serde_json::from_str(vitae::job::JOB_SCHEMA).expect("JSON");
    for key in published["properties"].as_object().expect("an object").keys() {
        assert!(ours["properties"].get(key).is_some(), "`{key}` is not in ours");
    }
}

/// A document with every member of a schema filled in.
fn filled(schema: &Value, root: &Value) -> Value {
    if let Some(place) = schema["$ref"].as_str() {
        let place = place.strip_prefix('#').expect("a place in the file");
        return filled(root.pointer(place).expect("it exists"), root);
    }
    if let Some(first) = schema["enum"].get(0) {
        return first.clone();
    }
    match schema["type"].as_str() {
        Some("object") => {
            let members = schema["properties"].as_object().into_iter().flatten();
            members.map(|(key, member)| (key.clone(), filled(member, root))).collect()
        }
        Some("array") => json!([filled(&schema["items"], root)]),
        // A text that is also a date.
        _ => json!("2026-11"),
    }
}

#[test]
fn the_report_matches_its_schema_for_every_resume_and_is_deterministic() {
    let postings: Vec<Posting> =
        ["backend-go-payments.txt", "backend-de.txt", "nurse.txt"]
            .iter()
            .map(|name| posting(&cases::read(&format!("tests/fixtures/postings/{name}"))))
            .collect();
    let today = PartialDate::parse("2026-11-25").expect("a date");
    let options = CoverageOptions::default().today(today);
    let mut reports = 0;
    for case in cases::resumes().iter().filter(|case| case.ours) {
        let text = std::fs::read_to_string(&case.path).expect("it is there");
        let source = Source::new(case.name.as_str(), text).expect("UTF-8");
        let read = Resume::parse(&source, &ReadOptions::default());
        let Ok(resume) = read.output else { continue };
        for posting in &postings {
            let report = || {
                let inventory = Inventory::of_resume(&resume, Vocabulary::built_in());
                let coverage =
                    coverage(posting, &inventory, Vocabulary::built_in(), &options);
                serde_json::to_value(&coverage).expect("plain members")
            };
            let first = report();
            let wrong = violations("match", &first);
            assert!(wrong.is_empty(), "{}: {wrong:?}", case.name);
            assert_eq!(first, report(), "{}", case.name);
            reports += 1;
        }
    }
    assert!(reports > 100, "only {reports} reports");
    assert!(!violations("match", &json!({ "score": 87 })).is_empty());
}
