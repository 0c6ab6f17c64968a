//! `vitae match` on the command line: its report, its messages and its exit status.

use serde_json::Value;

use crate::suite::cli::tool::Folder;
use crate::support::cases;

const JOB: &str = "Data Analyst\n\nRequirements\n- SQL\n- Python\n- Zymology\n\
    Nice to have\n- Tableau\n";
const DAY: [&str; 2] = ["--today", "2026-11-25"];

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("job.txt", JOB);
    folder.write("amara.json", cases::read("tests/fixtures/resumes/example.json"));
    folder
}

fn with_day<'a>(args: &[&'a str]) -> Vec<&'a str> {
    args.iter().copied().chain(DAY).collect()
}

#[test]
fn the_report_goes_to_standard_output() {
    let folder = folder();
    let outcome = folder.vitae(&with_day(&["match", "amara.json", "job.txt"]));
    let outcome = outcome.ends_with(0).says_nothing();
    assert!(
        outcome.text().starts_with("Coverage of Data Analyst\n"),
        "{}",
        outcome.text()
    );
    assert!(outcome.text().contains("required   2 of 2: "), "{}", outcome.text());
}

#[test]
fn min_required_compares_the_number_of_required_terms() {
    let folder = folder();
    let run = |least: &str| {
        let args = ["match", "amara.json", "job.txt", "--min-required", least];
        folder.vitae(&with_day(&args))
    };
    run("2").ends_with(0).says_nothing();
    run("3").ends_with(1).says(&["2 required terms are present, fewer than 3"]);
}

#[test]
fn json_is_one_line_and_markdown_has_tables() {
    let folder = folder();
    let args = ["match", "amara.json", "job.txt", "--message-format", "json"];
    let json = folder.vitae(&with_day(&args)).ends_with(0);
    assert_eq!(json.stderr.lines().count(), 1, "{}", json.stderr);
    assert_eq!(json.text().lines().count(), 1);
    let report: Value = serde_json::from_str(json.text()).expect("JSON");
    assert_eq!(report["required"]["present"], 2);
    assert_eq!(report["terms"][0]["places"][0]["pointer"], "/work/2/highlights/1");
    let args = ["match", "amara.json", "job.txt", "-f", "md"];
    let markdown = folder.vitae(&with_day(&args)).ends_with(0);
    assert!(markdown.text().starts_with("# Coverage of Data Analyst\n"));
    assert!(markdown.text().contains("| SQL | used |"), "{}", markdown.text());
}

#[test]
fn a_pdf_of_the_resume_covers_what_the_resume_covers() {
    let folder = folder();
    folder.vitae(&["render", "amara.json", "-f", "pdf"]).ends_with(0);
    let report = |resume: &str| -> Value {
        let args = ["match", resume, "job.txt", "--message-format", "json"];
        let outcome = folder.vitae(&with_day(&args)).ends_with(0);
        serde_json::from_str(outcome.text()).expect("JSON")
    };
    let (json, pdf) = (report("amara.json"), report("amara.pdf"));
    for part in ["required", "preferred", "title", "years", "degree"] {
        assert_eq!(json[part], pdf[part], "{part}");
    }
    assert_eq!(pdf["terms"][0]["places"][0]["page"], 1);
}

#[test]
fn posting_or_resume_may_come_from_standard_input_but_not_both() {
    let folder = folder();
    let outcome = folder.vitae_with(JOB, &with_day(&["match", "amara.json", "-"]));
    assert!(outcome.ends_with(0).text().contains("required   2 of 2: "));
    folder
        .vitae(&["match", "-", "-"])
        .ends_with(2)
        .says(&["cannot both be standard input"])
        .prints_nothing();
}

#[test]
fn terms_that_a_variant_leaves_out_are_located_in_the_base() {
    let folder = folder();
    let base = cases::read("tests/fixtures/resumes/example.json");
    let mut variant: Value = serde_json::from_str(&base).expect("JSON");
    for key in ["work", "skills", "projects", "certificates"] {
        variant.as_object_mut().expect("an object").remove(key);
    }
    folder.write("variant.json", variant.to_string());
    let args = ["match", "variant.json", "job.txt", "--base", "amara.json"];
    let outcome = folder.vitae(&with_day(&args)).ends_with(0);
    let report = outcome.text();
    assert!(report.contains("required   0 of 2\n"), "{report}");
    assert!(report.contains("2 of 2 required, with what the base has"), "{report}");
    assert!(report.contains("in base  SQL     Northwind Freight, bullet 2"), "{report}");
}

#[test]
fn the_terms_of_a_user_are_counted_and_mistakes_in_them_reported() {
    let folder = folder();
    folder.write(
        "own.json",
        r#"{ "terms": [{ "id": "zymology", "name": "Zymology", "kind": "practice" }] }"#,
    );
    let args = ["match", "amara.json", "job.txt", "--vocabulary", "own.json"];
    let outcome = folder.vitae(&with_day(&args)).ends_with(0);
    assert!(outcome.text().contains("required   2 of 3: "), "{}", outcome.text());
    folder.write("own.json", "{ \"terms\": [\n  { \"id\": \"maths\", \"name\": \"SQL\", \"kind\": \"practice\" }] }");
    folder
        .vitae(&args)
        .ends_with(1)
        .says(&["error[J005]", "own.json:2:28", "already a name of `sql`"])
        .prints_nothing();
}

#[test]
fn an_invalid_posting_is_reported() {
    let folder = folder();
    for (name, content, parts) in [
        ("empty.txt", " \n", ["error[J001]", "the posting is empty"]),
        ("job.json", "{\n \"title\": 7 }", ["error[J003]", "job.json:2:11"]),
    ] {
        folder.write(name, content);
        folder
            .vitae(&["match", "amara.json", name])
            .ends_with(1)
            .says(&parts)
            .prints_nothing();
    }
    folder.write("vague.txt", "A great place to work. Come and see.");
    let outcome = folder.vitae(&with_day(&["match", "amara.json", "vague.txt"]));
    let outcome =
        outcome.ends_with(0).says(&["warning[J004]", "marks nothing as required"]);
    assert!(outcome.text().contains("n/a: the posting names none"));
    folder.vitae(&["match", "amara.json", "nowhere.txt"]).ends_with(2);
}

#[test]
fn an_unreadable_pdf_is_a_failure() {
    let folder = folder();
    folder.write("broken.pdf", "%PDF-1.7\nnothing");
    folder.vitae(&["match", "broken.pdf", "job.txt"]).ends_with(2).says(&["broken.pdf"]);
}

#[test]
fn all_postings_of_a_folder_are_listed_by_name_without_a_rank() {
    let folder = folder();
    std::fs::create_dir(folder.path("jobs")).expect("a folder can be made");
    folder.write("jobs/b.txt", JOB);
    folder.write("jobs/a.txt", "Cook\n\nRequirements\n- Erlang\n- COBOL\n");
    folder.write("jobs/notes.csv", "not a posting");
    let args = ["match", "amara.json", "--all", "jobs"];
    let table = folder.vitae(&with_day(&args)).ends_with(0).says_nothing();
    let lines: Vec<&str> = table.text().lines().collect();
    assert_eq!(lines.len(), 3, "{}", table.text());
    assert!(lines[0].starts_with("posting  job "), "{}", table.text());
    assert!(lines[1].starts_with("a.txt    Cook ") && lines[1].contains("0 of 2"));
    assert!(lines[1].ends_with("Erlang, COBOL"), "{}", table.text());
    assert!(lines[2].starts_with("b.txt    Data Analyst  2 of "), "{}", table.text());
    let json = [&args[..], &["--message-format", "json"]].concat();
    let json = folder.vitae(&with_day(&json)).ends_with(0);
    let first: Value =
        serde_json::from_str(json.text().lines().next().unwrap_or_default())
            .expect("JSON");
    assert_eq!(first["posting"], "a.txt");
    // One that cannot be read does not hide the others.
    folder.write("jobs/c.txt", " ");
    let table = folder.vitae(&with_day(&args)).ends_with(1).says(&["J001"]);
    assert_eq!(table.text().lines().count(), 3, "{}", table.text());
    folder.vitae(&["match", "amara.json"]).ends_with(2);
    folder.vitae(&["match", "amara.json", "job.txt", "--all", "jobs"]).ends_with(2);
}
