//! Batches with variants and postings.

use super::super::cli::tool::{ADA, Folder};
use super::{conforms, lines, outcomes, text};

/// Three postings in a folder, of which one names its employer.
fn folder() -> Folder {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("jobs")).expect("a folder can be made");
    let posting = |title: &str, terms: &[&str]| {
        format!("{title}\n\nRequirements\n\n- {}\n", terms.join("\n- "))
    };
    folder.write("jobs/a.txt", posting("Data Engineer", &["Python", "Kafka"]));
    folder.write("jobs/b.md", posting("Backend Engineer", &["Rust"]));
    let json = r#"{ "title": "Analyst", "company": "Big & Co",
        "skills": [{ "name": "Python" }], "qualifications": ["Experience with Python"] }"#;
    folder.write("jobs/c.json", json);
    let resume = ADA.replace("\"Calculus\"", "\"Calculus\", \"Python\"");
    folder.write("ada.json", resume);
    folder
}

#[test]
fn one_resume_and_a_folder_of_postings_need_no_plan() {
    let folder = folder();
    let args =
        ["batch", "--resume", "ada.json", "--jobs", "jobs", "-f", "pdf", "-o", "out"];
    let outcome = folder.vitae(&args).ends_with(0);
    let table: Vec<&str> = outcome.text().lines().skip(1).collect();
    assert_eq!(table.len(), 3, "{table:?}");
    assert_eq!(table[0], "     1/2        n/a  ada-a: Kafka");
    // A run that finds all made tells the same.
    assert_eq!(folder.vitae(&args).ends_with(0).text(), outcome.text());
    let report = lines(&folder.read("out/report.jsonl"));
    let ends = [("ada-a", "ok"), ("ada-b", "ok"), ("ada-c", "ok")];
    assert_eq!(outcomes(&report), ends);
    let covered = |at: usize| {
        let required = &report[at]["coverage"]["required"];
        (required["present"].as_u64(), required["total"].as_u64())
    };
    assert_eq!(covered(0), (Some(1), Some(2)));
    assert_eq!(covered(1), (Some(0), Some(1)));
    assert_eq!(report[0]["coverage"]["missing"][0], "Kafka");
    assert!(report.iter().all(|line| conforms(line, "batch-report")), "{report:#?}");
}

#[test]
fn alternatives_in_a_posting_are_counted_and_shown_as_one() {
    let folder = folder();
    folder.write(
        "jobs/d.txt",
        "Engineer\n\nRequirements\n\n- Python or Java\n- Django or Flask\n- Kafka\n",
    );
    let args = [
        "batch",
        "--resume",
        "ada.json",
        "--jobs",
        "jobs/d.txt",
        "-f",
        "txt",
        "-o",
        "out",
    ];
    let outcome = folder.vitae(&args).ends_with(0);
    let table = outcome.text();
    assert!(
        table.contains(" 1/3 ") && table.contains(": Django or Flask, Kafka"),
        "{table}"
    );
    let report = lines(&folder.read("out/report.jsonl"));
    let missing = &report[0]["coverage"]["missing"];
    assert_eq!(*missing, serde_json::json!(["Django or Flask", "Kafka"]));
    // The variant leaves out what the base has: that one is reported, and not its alternative.
    folder.write("v.json", r#"{ "exclude": ["/skills"] }"#);
    let args = [&args[..], &["--variant", "v.json"]].concat();
    let outcome = folder.vitae(&args).ends_with(0);
    let table = outcome.text();
    assert!(table.contains(" 0/3 ") && table.contains("(Python)"), "{table}");
    let report = lines(&folder.read("out/report.jsonl"));
    let coverage = &report[0]["coverage"];
    assert_eq!(coverage["inBase"], serde_json::json!(["Python"]));
    assert_eq!(coverage["missing"], serde_json::json!(["Django or Flask", "Kafka"]));
}

#[test]
fn files_are_named_after_what_postings_say() {
    let folder = folder();
    let plan = r#"{ "resumes": "ada.json", "jobs": "jobs/*", "layouts": ["plain"],
                    "name": "{name}-{company}-{layout}.pdf" }"#;
    folder.write("plan.json", plan);
    folder.vitae(&["batch", "plan.json", "-o", "out"]).ends_with(0);
    let pdfs = folder.names().into_iter().filter(|name| name.contains(".pdf"));
    // Where no employer is named, the posting's file stands for it.
    let names = ["a", "b", "Big-Co"].map(|it| format!("out/Ada-Lovelace-{it}-plain.pdf"));
    let mut names = names.to_vec();
    names.sort();
    assert_eq!(pdfs.collect::<Vec<_>>(), names);
}

#[test]
fn a_variant_is_applied_and_the_posting_it_names_is_its_own() {
    let folder = folder();
    folder.write(
        "v.json",
        r#"{ "job": { "company": "Big", "posting": "jobs/a.txt" }, "exclude": ["/skills"],
             "headline": "Analyst", "layout": "plain" }"#,
    );
    let plan = r#"{ "resumes": "ada.json", "variants": "v.json", "name": "{company}" }"#;
    folder.write("plan.json", plan);
    folder.vitae(&["batch", "plan.json", "-o", "out"]).ends_with(0);
    let report = lines(&folder.read("out/report.jsonl"));
    assert_eq!(outcomes(&report), [("Big", "ok")]);
    let inputs = &report[0]["inputs"];
    assert_eq!((text(inputs, "variant"), text(inputs, "job")), ("v.json", "jobs/a.txt"));
    assert_eq!(text(inputs, "layout"), "plain");
    assert_eq!(report[0]["coverage"]["required"]["present"], 0);
    assert_eq!(report[0]["coverage"]["inBase"][0], "Python");
    let text = String::from_utf8(folder.read("out/Big.txt")).expect("it is text");
    assert!(!text.contains("Python"), "{text}");
}

#[test]
fn a_proposal_is_applied_and_written_beside_its_document() {
    let folder = folder();
    let args = [
        "batch",
        "--resume",
        "ada.json",
        "--jobs",
        "jobs/a.txt",
        "--propose",
        "-f",
        "txt",
        "-o",
        "out",
    ];
    folder.vitae(&args).ends_with(0);
    let report = lines(&folder.read("out/report.jsonl"));
    let files = report[0]["files"].as_array().expect("it has files");
    let paths: Vec<&str> = files.iter().map(|file| text(file, "path")).collect();
    assert_eq!(paths, ["ada-a.txt", "ada-a.variant.json"]);
    let plan = r#"{ "resumes": "ada.json", "jobs": "jobs/a.txt", "propose": true,
        "formats": "txt" }"#;
    folder.write("plan.json", plan);
    folder.vitae(&["batch", "plan.json", "-o", "planned"]).ends_with(0);
    let path = "ada-a.variant.json";
    let [typed, planned] =
        ["out", "planned"].map(|it| folder.read(&format!("{it}/{path}")));
    assert!(typed == planned);
    // It is the variant that `render` takes, and gives the same.
    let args =
        ["render", "ada.json", "--variant", "out/ada-a.variant.json", "-o", "same.txt"];
    folder.vitae(&args).ends_with(0);
    assert!(folder.read("same.txt") == folder.read("out/ada-a.txt"));
    folder
        .vitae(&[
            "batch",
            "--resume",
            "ada.json",
            "--jobs",
            "jobs/a.txt",
            "-f",
            "txt",
            "-o",
            "out",
        ])
        .ends_with(0)
        .says(&["1 document: 1 proved; "]);
}

#[test]
fn a_variant_that_cannot_be_applied_is_reported_with_its_place() {
    let folder = folder();
    folder.write("v.json", "{\n  \"exclude\": [\"nowhere\"]\n}");
    let args = ["batch", "--resume", "ada.json", "--variant", "v.json", "-o", "out"];
    folder.vitae(&args).ends_with(1).says(&["v.json:2:15: error[V", "ada-v: has errors"]);
}

#[test]
fn a_posting_that_cannot_be_read_affects_no_other_document() {
    let folder = folder();
    folder.write("jobs/b.md", "");
    let args =
        ["batch", "--resume", "ada.json", "--jobs", "jobs/*", "-f", "txt", "-o", "out"];
    folder.vitae(&args).ends_with(1).says(&["jobs/b.md: error[", "the posting is empty"]);
    let report = lines(&folder.read("out/report.jsonl"));
    let ends = [("ada-a", "ok"), ("ada-b", "findings"), ("ada-c", "ok")];
    assert_eq!(outcomes(&report), ends);
}
