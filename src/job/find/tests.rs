//! Terms in texts, above all the words that simpler matchers get wrong.

use crate::job::Vocabulary;

/// The ids of the terms of a text, in order.
fn ids(text: &str) -> Vec<&'static str> {
    let hits = Vocabulary::built_in().find(text);
    hits.iter().map(|hit| hit.term.id.as_str()).collect()
}

#[track_caller]
fn assert_finds(cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, wanted)| ids(text) != *wanted)
        .map(|(text, wanted)| format!("{text}: {:?}, not {wanted:?}", ids(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn languages_with_signs_are_distinguished() {
    assert_finds(&[
        ("C, C++ and C#", &["c", "cpp", "csharp"]),
        ("C/C++", &["c", "cpp"]),
        ("C++17/20", &["cpp"]),
        ("C#/.NET", &["csharp", "dotnet"]),
        ("(C++)", &["cpp"]),
        ("F#, OCaml", &["fsharp", "ocaml"]),
        ("services in C++.", &["cpp"]),
        ("Objective-C or Swift", &["objective-c", "swift"]),
        ("R, Python, SQL", &["r", "python", "sql"]),
    ]);
}

#[test]
fn a_name_is_not_found_inside_a_longer_one() {
    assert_finds(&[
        ("Spring Boot", &["spring-boot"]),
        ("ASP.NET Core", &["aspnet"]),
        ("JavaScript", &["javascript"]),
        ("Node.js, Vue.js and Next.js", &["nodejs", "vue", "nextjs"]),
        ("React Native", &["react-native"]),
        ("PostgreSQL", &["postgresql"]),
        ("Microsoft SQL Server", &["sql-server"]),
        ("Kafka Streams", &["kafka-streams"]),
        ("CI/CD pipelines", &["ci-cd"]),
        ("Go2Market, Rusty, Scalable", &[]),
        ("see docs.python.org or github.com/ada", &[]),
        ("mail go@example.org", &[]),
        ("VB.NET", &["vbnet"]),
    ]);
}

#[test]
fn everyday_words_are_not_terms() {
    assert_finds(&[
        ("You go to market with us", &[]),
        ("Go to our careers page", &[]),
        ("We go live every week; Go beyond the brief", &[]),
        ("the rest of the team", &[]),
        ("You excel at Excel at work", &[]),
        ("Express your interest", &[]),
        ("a swift response in spring", &[]),
        ("Spring 2026 intake", &[]),
        ("rust never sleeps", &[]),
        ("C-level stakeholders at vitamin C", &["stakeholder-management"]),
        ("R&D budget", &["research-and-development"]),
        ("AT&T, H&M and C&A", &[]),
        ("a helm, a vault and a chef", &[]),
        ("the team's slack and the word of the teams", &[]),
        ("assembly of parts by the less experienced", &[]),
        ("Ada Lovelace met Julia Ruby in Phoenix", &[]),
        ("Oracle of Delphi", &["delphi"]),
        ("J'ai de l'expérience", &[]),
    ]);
}

#[test]
fn ambiguous_names_count_with_evidence_around_them() {
    assert_finds(&[
        ("Go", &["go"]),
        ("• Rust", &["rust"]),
        ("Languages: Go", &["go"]),
        ("Go, Rust", &["go", "rust"]),
        ("three Go services behind gRPC", &["go", "grpc"]),
        ("experience with Go or similar", &["go"]),
        ("written in Rust", &["rust"]),
        ("a Swift developer", &["swift"]),
        ("R programming", &["r"]),
        ("Python or R", &["python", "r"]),
        ("Java, Spring, Hibernate", &["java", "spring", "hibernate"]),
        ("Node.js with Express", &["nodejs", "express"]),
        ("Terraform and Helm", &["terraform", "helm"]),
        ("Go-Entwickler", &["go"]),
        ("REST/JSON", &["rest", "json"]),
        ("RESTful APIs", &["rest"]),
        ("advanced Excel", &["excel"]),
        ("Kenntnisse in Go", &["go"]),
        ("Go, FooDB, Kafka", &["go", "kafka"]),
    ]);
}

#[test]
fn hyphens_spaces_and_case_make_no_difference() {
    assert_finds(&[
        ("rate-limiting, Rate Limiting, rate\u{2011}limiting", &["rate-limiting"; 3]),
        ("event\u{a0}driven and event-\u{ad}driven", &["event-driven-architecture"; 2]),
        ("KUBERNETES, K8s, k8s", &["kubernetes"; 3]),
        ("postgres", &["postgresql"]),
        ("SLOs, SLO", &["slo", "slo"]),
        ("Java17, Angular2+, PHP8.2", &["java", "angular", "php"]),
        ("Kubernetes-Cluster und SQL-Kenntnisse", &["kubernetes", "sql"]),
        ("de\u{301}veloppement logiciel", &["software-development"]),
        ("l'API et l’API", &["apis", "apis"]),
        ("**Python** and `Redis`", &["python", "redis"]),
    ]);
}

#[test]
fn a_hit_has_its_place_in_bytes_of_the_text() {
    let text = "Wir nutzen\u{a0}– seit 2019 – k\u{ad}8s und SLOs";
    let hits = Vocabulary::built_in().find(text);
    let told: Vec<&str> = hits.iter().map(|hit| &text[hit.span.clone()]).collect();
    assert_eq!(told, ["k\u{ad}8s", "SLOs"]);
    assert_eq!(hits.iter().map(|hit| hit.is_plural).collect::<Vec<_>>(), [false, false]);
}
