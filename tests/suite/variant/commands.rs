//! `vitae tailor`, `vitae diff` and `vitae render --variant` on the command line.

use serde_json::Value;

use crate::suite::cli::tool::Folder;
use crate::support::cases::read as read_file;
use crate::support::reference::{Expectation, check, text_difference};
use crate::support::schema::assert_conforms;

fn folder() -> Folder {
    let folder = Folder::new();
    for name in ["base.json", "data.json"] {
        folder.write(name, read_file(&format!("tests/fixtures/variants/{name}")));
    }
    folder
}

#[test]
fn a_tailored_resume_is_standard_and_the_same_every_time() {
    let folder = folder();
    let args = ["tailor", "base.json", "--variant", "data.json"];
    let first = folder.vitae(&args).ends_with(0).says(&["note[V020]", "`Airflow`"]);
    assert_eq!(first.stdout, folder.vitae(&args).stdout);
    folder.write("tailored.json", &first.stdout);
    folder.vitae(&["validate", "--strict", "tailored.json"]).ends_with(0);
    let tailored: Value = serde_json::from_slice(&first.stdout).expect("JSON");
    for version in ["resume-schema-1.0.1", "jsonresume-schema-1.3.1"] {
        let schema = read_file(&format!("tests/fixtures/schemas/{version}.json"));
        let schema = serde_json::from_str(&schema).expect("a schema is JSON");
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let errors: Vec<String> =
            validator.iter_errors(&tailored).map(|it| it.to_string()).collect();
        assert!(errors.iter().all(|it| it.contains("2023-11")), "{version}: {errors:?}");
    }
}

#[test]
fn rendering_with_a_variant_renders_the_tailored_resume() {
    let folder = folder();
    folder
        .vitae(&["tailor", "base.json", "--variant", "data.json", "-o", "t.json"])
        .ends_with(0);
    let render =
        ["render", "base.json", "--variant", "data.json", "--pages", "2", "-o", "a.pdf"];
    folder.vitae(&render).ends_with(0).says(&["proved"]);
    folder.vitae(&["render", "t.json", "--pages", "2", "-o", "b.pdf"]).ends_with(0);
    assert!(folder.read("a.pdf") == folder.read("b.pdf"), "the PDFs differ");
}

#[test]
fn the_command_line_overrides_the_variant_which_overrides_vitae_json() {
    let folder = folder();
    folder.write("v.json", r#"{ "options": { "dateStyle": "iso" }, "layout": "plain" }"#);
    folder.write("vitae.json", r#"{ "dateStyle": "long", "dash": "hyphen" }"#);
    let args = ["render", "base.json", "--variant", "v.json", "-f", "txt", "-o", "-"];
    let text = folder.vitae(&args).ends_with(0);
    assert!(text.text().contains("2019-02 - 2022-03"), "{}", text.text());
    let typed = [&args[..], &["--date-style", "short"]].concat();
    let text = folder.vitae(&typed).ends_with(0);
    assert!(text.text().contains("Feb 2019 - Mar 2022"), "{}", text.text());
}

#[test]
fn findings_about_a_tailored_resume_point_into_the_base() {
    let folder = folder();
    folder.write("v.json", r#"{ "exclude": ["ledger"] }"#);
    let story = format!("\"summary\": \"{}", "A long story. ".repeat(250));
    let base = read_file("tests/fixtures/variants/base.json");
    folder.write("base.json", base.replacen("\"summary\": \"", &story, 1));
    let args =
        ["render", "base.json", "--variant", "v.json", "--pages", "1", "-o", "a.pdf"];
    // Suggested cuts point at the lines of the base.
    folder.vitae(&args).ends_with(1).says(&["base.json:82:9 (/work/1/highlights/1)"]);
}

#[test]
fn a_breach_is_reported_with_both_places() {
    let folder = folder();
    folder.write(
        "v.json",
        "{\n  \"rewordings\": [\n    { \"of\": \"ledger-latency\", \"text\": \"Cut p99 to 12 ms\" }\n  ]\n}",
    );
    for command in ["tailor", "diff"] {
        folder
            .vitae(&[command, "base.json", "--variant", "v.json"])
            .ends_with(1)
            .prints_nothing()
            .says(&[
                "error[V011]: the base does not have the number `12 ms`",
                "--> v.json:3:51 (/rewordings/0/text)",
                "base.json:46:9 (/work/0/highlights/0)",
            ]);
    }
}

#[test]
fn differences_are_printed_in_words() {
    let folder = folder();
    let diff =
        folder.vitae(&["diff", "base.json", "--variant", "data.json"]).ends_with(0);
    let diff = Expectation { name: "diff.txt".to_owned(), actual: diff.stdout };
    check("variant", &[diff], text_difference);
}

#[test]
fn differences_are_printed_as_json() {
    let folder = folder();
    let args =
        ["diff", "base.json", "--variant", "data.json", "--message-format", "json"];
    let diff = folder.vitae(&args).ends_with(0);
    let report: Value = serde_json::from_str(diff.text()).expect("one object");
    assert_conforms("diff", &report);
    let kinds: Vec<&str> = report["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .filter_map(|change| change["change"].as_str())
        .collect();
    for kind in
        ["headline", "summary", "dropped", "moved", "reworded", "redacted", "chosen"]
    {
        assert!(kinds.contains(&kind), "{kind} in {kinds:?}");
    }
    assert_eq!(report["missing"], serde_json::json!(["Airflow"]));
}

#[test]
fn a_draft_rendered_at_once_is_the_one_that_tailor_writes() {
    let folder = folder();
    let job = "Engineer\n\nRequirements\n- Kafka\n- Kubernetes\n- Go\n";
    folder.write("job.txt", job);
    let draft =
        ["tailor", "base.json", "--job", "job.txt", "--pages", "1", "-o", "draft.json"];
    folder.vitae(&draft).ends_with(0);
    let two = ["render", "base.json", "--variant", "draft.json", "-f", "txt", "-o", "-"];
    let two = folder.vitae(&two).ends_with(0);
    let one =
        ["render", "base.json", "--job", "job.txt", "--pages", "1", "-f", "txt", "-o"];
    let to_stdout = folder.vitae(&[&one[..], &["-"]].concat()).ends_with(0);
    assert_eq!(to_stdout.text(), two.text());
    let all = folder.vitae(&["render", "base.json", "-f", "txt", "-o", "-"]).ends_with(0);
    assert_ne!(to_stdout.text(), all.text());
    let to_file = [&one[..], &["a.txt"]].concat();
    folder.vitae(&to_file).ends_with(0).says(&["drafted: shows ", " of 3 required"]);
    let both = [&one[..], &["-", "--variant", "draft.json"]].concat();
    folder.vitae(&both).ends_with(2).says(&["cannot be used with"]);
}
