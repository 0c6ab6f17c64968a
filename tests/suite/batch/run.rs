//! A run: documents do not affect each other, the report is in the order of the plan, and the exit
//! status is the worst of all documents.

use super::super::cli::tool::BAD_DATE;
use super::{conforms, lines, outcomes, people, text};

/// Valid, but its one word is wider than any page.
const UNPROVABLE: &str = r#"{ "basics": { "name": "Ada", "label": "@" } }"#;

#[test]
fn a_document_that_fails_affects_no_other_and_the_worst_status_is_the_exit_status() {
    let folder = people(3);
    folder.write("people/p1.json", BAD_DATE);
    folder.write("people/p15.json", UNPROVABLE.replace('@', &"w".repeat(400)));
    let args = ["batch", "--resume", "people/*.json", "-f", "pdf", "-o", "out"];
    folder.vitae(&args).ends_with(1).says(&[
        "people/p1.json:3:50: error[R004]",
        "p15: has errors",
        "4 documents: 2 proved, 2 with errors",
    ]);
    let report = lines(&folder.read("out/report.jsonl"));
    let ends = [("p0", "ok"), ("p1", "findings"), ("p15", "findings"), ("p2", "ok")];
    assert_eq!(outcomes(&report), ends);
    assert_eq!(report[2]["proof"]["proved"], false);
    // What is not proved is not written.
    assert_eq!(report[2]["files"].as_array().map(Vec::len), Some(0));
    let pdfs = folder.names().into_iter().filter(|name| name.contains(".pdf"));
    assert_eq!(pdfs.collect::<Vec<_>>(), ["out/p0.pdf", "out/p2.pdf"]);
    assert!(report.iter().all(|line| conforms(line, "batch-report")), "{report:#?}");
}

#[test]
fn a_file_that_cannot_be_written_is_an_error_of_its_document_alone() {
    let folder = people(2);
    std::fs::create_dir_all(folder.path("out/p0.txt")).expect("a folder can be made");
    let args = ["batch", "--resume", "people/*.json", "-o", "out"];
    folder.vitae(&args).ends_with(2).says(&["cannot write `p0.txt`"]);
    let report = lines(&folder.read("out/report.jsonl"));
    assert_eq!(outcomes(&report), [("p0", "error"), ("p1", "ok")]);
    // Neither of its files, and nothing unfinished, is left.
    let names = folder.names();
    let left = names.iter().filter(|name| name.starts_with("out/"));
    let left: Vec<&String> = left.filter(|name| !name.contains(".vitae-batch")).collect();
    assert_eq!(left, ["out/p1.pdf", "out/p1.txt", "out/report.jsonl"]);
    // It is tried again.
    std::fs::remove_dir(folder.path("out/p0.txt")).expect("it is empty");
    folder.vitae(&args).ends_with(0).says(&["2 proved; 1 up to date"]);
}

#[test]
fn the_report_and_the_files_are_the_same_on_any_number_of_threads() {
    let folder = people(8);
    folder.write("people/p3.json", BAD_DATE);
    let plan = r#"{ "resumes": "people/*.json", "layouts": ["plain", "swiss"],
                    "name": "{layout}/{name}", "formats": ["pdf"] }"#;
    folder.write("plan.json", plan);
    for threads in ["1", "4"] {
        let args = ["batch", "plan.json", "-o", threads, "--threads", threads];
        folder.vitae(&args).ends_with(1);
    }
    assert_eq!(folder.read("1/report.jsonl"), folder.read("4/report.jsonl"));
    let report = lines(&folder.read("1/report.jsonl"));
    assert_eq!(report.len(), 16);
    let files =
        report.iter().flat_map(|line| line["files"].as_array().into_iter().flatten());
    let mut count = 0;
    for file in files {
        let path = text(file, "path");
        assert!(
            folder.read(&format!("1/{path}")) == folder.read(&format!("4/{path}")),
            "{path} differs"
        );
        count += 1;
    }
    assert_eq!(count, 14);
}

#[test]
fn the_report_has_the_checksums_of_the_files() {
    use sha2::Digest as _;

    let folder = people(1);
    let args = ["batch", "--resume", "people", "-f", "pdf,txt,png", "-o", "out"];
    folder.vitae(&args).ends_with(0);
    let report = lines(&folder.read("out/report.jsonl"));
    let files = report[0]["files"].as_array().expect("it has files");
    let paths: Vec<&str> = files.iter().map(|file| text(file, "path")).collect();
    assert_eq!(paths, ["p0.pdf", "p0.txt", "p0-1.png"]);
    for file in files {
        let content = folder.read(&format!("out/{}", text(file, "path")));
        let digest: String = sha2::Sha256::digest(&content)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(text(file, "sha256"), digest);
        assert_eq!(file["bytes"].as_u64(), Some(content.len() as u64));
    }
}

#[test]
fn a_document_is_what_render_makes_of_the_same_inputs() {
    let folder = people(1);
    folder.write("people/vitae.json", r#"{ "density": "airy", "layout": "ledger" }"#);
    folder.vitae(&["batch", "--resume", "people/*.json", "-o", "out"]).ends_with(0);
    folder.vitae(&["render", "people/p0.json", "-o", "alone/"]).ends_with(0);
    for name in ["p0.pdf", "p0.txt"] {
        let same =
            folder.read(&format!("out/{name}")) == folder.read(&format!("alone/{name}"));
        assert!(same, "{name} differs");
    }
    let report = lines(&folder.read("out/report.jsonl"));
    assert_eq!(report[0]["inputs"]["layout"], "ledger");
}

#[test]
fn with_fail_fast_the_first_failure_is_the_last_line_of_the_report() {
    let folder = people(9);
    folder.write("people/p2.json", BAD_DATE);
    let args = ["batch", "--resume", "people/*.json", "-o", "out", "--fail-fast"];
    folder.vitae(&args).ends_with(1);
    let report = lines(&folder.read("out/report.jsonl"));
    assert_eq!(outcomes(&report), [("p0", "ok"), ("p1", "ok"), ("p2", "findings")]);
}

#[test]
fn every_document_is_in_exactly_one_shard() {
    let folder = people(7);
    let mut all = Vec::new();
    for part in ["0/3", "1/3", "2/3"] {
        let args = [
            "batch",
            "--resume",
            "people/*.json",
            "-f",
            "txt",
            "-o",
            "out",
            "--shard",
            part,
        ];
        folder.vitae(&args).ends_with(0);
        let report = format!("out/report-{}.jsonl", part.replace('/', "-of-"));
        let report = lines(&folder.read(&report));
        all.extend(report.iter().map(|line| text(line, "id").to_owned()));
    }
    all.sort();
    let ids: Vec<String> = (0..7).map(|number| format!("p{number}")).collect();
    assert_eq!(all, ids);
}

#[test]
fn an_untrusted_layout_runs_in_its_own_processes() {
    let folder = people(3);
    folder.vitae(&["layouts", "new", "mine"]).ends_with(0);
    let plan = r#"{ "resumes": "people/*.json", "layouts": ["mine", "plain"], "formats": "pdf" }"#;
    folder.write("plan.json", plan);
    folder.vitae(&["batch", "plan.json", "-o", "out", "--threads", "2"]).ends_with(0);
    let report = lines(&folder.read("out/report.jsonl"));
    assert_eq!(outcomes(&report)[0], ("p0-mine", "ok"));
    assert_eq!(report.len(), 6);
}
