//! Plans: errors are reported with their place, before anything is rendered.

use super::super::cli::tool::{ADA, Folder};
use super::{conforms, lines, outcomes, people};

/// Runs `plan` in a folder with two people; it must fail before anything is rendered.
fn rejected(plan: &str, messages: &[&str]) {
    let folder = people(2);
    folder.write("plan.json", plan);
    folder.vitae(&["batch", "plan.json", "-o", "out"]).ends_with(1).says(messages);
    assert!(!folder.path("out").join("report.jsonl").exists(), "{plan}");
    assert!(folder.names().iter().all(|name| !name.contains(".pdf")), "{plan}");
}

#[test]
fn errors_are_reported_with_line_and_column() {
    rejected(
        "{\n  \"resumes\": \"people/*.json\",\n  \"layuots\": \"swiss\",\n  \"formats\": [\"doc\"]\n}",
        &[
            "plan.json:3:3",
            "did you mean `layouts`?",
            "plan.json:4:15",
            "an entry of `formats`: expected one of `pdf`, `txt`, `png`",
        ],
    );
    rejected(
        "{\n  \"resumes\": \"people/*.jsn\"\n}",
        &["plan.json:2:14", "matches no file"],
    );
    rejected(
        "{\n  \"resumes\": \"people/*.json\",\n  \"layouts\": [\"swis\"]\n}",
        &["plan.json:3:15", "unknown layout `swis`", "swiss"],
    );
    rejected(
        "{ \"resumes\": \"people/*.json\", \"name\": \"{nmae}\" }",
        &["plan.json:1:39", "unknown placeholder `{nmae}`", "did you mean `{name}`?"],
    );
    rejected(
        "{ \"resumes\": \"people/*.json\", \"name\": \"{company}\" }",
        &["plan.json:1:39", "nothing in the plan has a value for `{company}`"],
    );
}

#[test]
fn two_documents_of_one_name_are_rejected_before_anything_is_rendered() {
    let folder = Folder::new();
    for name in ["a", "b"] {
        std::fs::create_dir(folder.path(name)).expect("a folder can be made");
        folder.write(&format!("{name}/cv.json"), ADA);
    }
    folder.write("plan.json", r#"{ "resumes": "*/cv.json", "name": "{name}" }"#);
    let told = [
        "two documents would be written to `Ada-Lovelace`",
        "`a/cv.json`",
        "`b/cv.json`",
        "{folder}",
        "plan.json:1:35",
    ];
    folder.vitae(&["batch", "plan.json", "-o", "out"]).ends_with(1).says(&told);
    assert!(!folder.path("out").join("report.jsonl").exists());
    folder.write(
        "plan.json",
        r#"{ "resumes": "*/cv.json", "name": "{folder}/{name}.txt" }"#,
    );
    folder.vitae(&["batch", "plan.json", "-o", "out"]).ends_with(0);
    let names = folder.names();
    for name in ["out/a/Ada-Lovelace.txt", "out/b/Ada-Lovelace.txt"] {
        assert!(names.contains(&name.to_owned()), "{names:?}");
    }
}

#[test]
fn paths_are_relative_to_the_plan_which_no_glob_takes_for_a_resume() {
    let folder = people(3);
    folder.write("people/plan.json", r#"{ "resumes": "*.json", "formats": "txt" }"#);
    folder.write("people/vitae.json", r#"{ "density": "airy" }"#);
    folder.vitae(&["batch", "people/plan.json", "-o", "out"]).ends_with(0);
    let report = lines(&folder.read("out/report.jsonl"));
    assert_eq!(outcomes(&report), [("p0", "ok"), ("p1", "ok"), ("p2", "ok")]);
    assert_eq!(report[0]["inputs"]["resume"], "p0.json");
}

#[test]
fn the_schema_accepts_plans_and_nothing_else() {
    let plan = |text: &str| serde_json::from_str(text).expect("it is JSON");
    assert!(conforms(&plan(r#"{ "resumes": ["a"], "formats": "pdf" }"#), "batch"));
    assert!(!conforms(&plan(r#"{ "jobs": ["a"] }"#), "batch"));
    assert!(!conforms(&plan(r#"{ "resumes": [] }"#), "batch"));
}
