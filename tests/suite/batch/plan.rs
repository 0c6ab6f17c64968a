//! What is asked: what is wrong with a plan is told with its place, before anything is rendered.

use super::super::cli::tool::{ADA, Folder};
use super::{conforms, lines, outcomes, people};

/// Runs `plan` in a folder with two people; nothing may be rendered.
fn refused(plan: &str, told: &[&str]) {
    let folder = people(2);
    folder.write("plan.json", plan);
    folder.vitae(&["batch", "plan.json", "-o", "out"]).ends_with(1).says(told);
    assert!(!folder.path("out").join("report.jsonl").exists(), "{plan}");
    assert!(folder.names().iter().all(|name| !name.contains(".pdf")), "{plan}");
}

#[test]
fn what_is_wrong_is_told_with_line_and_column() {
    refused(
        "{\n  \"resumes\": \"people/*.json\",\n  \"layuots\": \"swiss\",\n  \"formats\": [\"doc\"]\n}",
        &[
            "plan.json:3:3",
            "did you mean `layouts`?",
            "plan.json:4:15",
            "an entry of `formats` must be one of `pdf`, `txt`, `png`",
        ],
    );
    refused(
        "{\n  \"resumes\": \"people/*.jsn\"\n}",
        &["plan.json:2:14", "names no file"],
    );
    refused(
        "{\n  \"resumes\": \"people/*.json\",\n  \"layouts\": [\"swis\"]\n}",
        &["plan.json:3:15", "`swis` is no layout", "swiss"],
    );
    refused(
        "{ \"resumes\": \"people/*.json\", \"name\": \"{nmae}\" }",
        &["plan.json:1:39", "unknown placeholder `{nmae}`", "did you mean `{name}`?"],
    );
    refused(
        "{ \"resumes\": \"people/*.json\", \"name\": \"{company}\" }",
        &["plan.json:1:39", "nothing in the plan has a value for `{company}`"],
    );
}

#[test]
fn two_documents_of_one_name_are_refused_before_anything_is_rendered() {
    let folder = Folder::new();
    for name in ["a", "b"] {
        std::fs::create_dir(folder.path(name)).expect("a folder can be made");
        folder.write(&format!("{name}/cv.json"), ADA);
    }
    folder.write("plan.json", r#"{ "resumes": "*/cv.json", "name": "{name}" }"#);
    let told =
        ["written twice", "`a/cv.json`", "`b/cv.json`", "{folder}", "plan.json:1:35"];
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
fn paths_and_globs_begin_at_the_plan_and_never_take_the_plan_for_a_resume() {
    let folder = people(3);
    folder.write("people/plan.json", r#"{ "resumes": "*.json", "formats": "txt" }"#);
    folder.write("people/vitae.json", r#"{ "density": "airy" }"#);
    folder.vitae(&["batch", "people/plan.json", "-o", "out"]).ends_with(0);
    let report = lines(&folder.read("out/report.jsonl"));
    assert_eq!(outcomes(&report), [("p0", "ok"), ("p1", "ok"), ("p2", "ok")]);
    assert_eq!(report[0]["inputs"]["resume"], "p0.json");
}

#[test]
fn a_plan_is_what_its_schema_says() {
    let plan = |text: &str| serde_json::from_str(text).expect("it is JSON");
    assert!(conforms(&plan(r#"{ "resumes": ["a"], "formats": "pdf" }"#), "batch"));
    assert!(!conforms(&plan(r#"{ "jobs": ["a"] }"#), "batch"));
    assert!(!conforms(&plan(r#"{ "resumes": [] }"#), "batch"));
}
