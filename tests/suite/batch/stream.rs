//! Streams: a job per line, a result per line, in order and in bounded memory, whatever the lines
//! contain.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::super::cli::tool::{ADA, Folder, binary};
use super::{conforms, lines, outcomes, text};

fn ada() -> Value {
    serde_json::from_str(ADA).expect("it is JSON")
}

/// The jobs, each on a line.
fn jobs(jobs: &[Value]) -> String {
    jobs.iter().map(|job| format!("{job}\n")).collect()
}

#[test]
fn every_job_is_answered_in_order_on_any_number_of_threads() {
    let folder = Folder::new();
    let job =
        |number| json!({ "id": format!("n{number}"), "resume": ada(), "formats": "pdf" });
    let all: Vec<Value> = (0..12).map(job).collect();
    let run = |threads| {
        let args = ["batch", "--stream", "--threads", threads];
        folder.vitae_with(&jobs(&all), &args).ends_with(0).says_nothing()
    };
    let (one, many) = (run("1"), run("4"));
    assert_eq!(one.stdout, many.stdout);
    let results = lines(&one.stdout);
    for (number, result) in results.iter().enumerate() {
        assert_eq!(text(result, "id"), format!("n{number}"));
        assert_eq!(result["line"].as_u64(), Some(number as u64 + 1));
        assert_eq!(result["proof"]["proved"], true);
        let file = &result["files"][0];
        let pdf = STANDARD.decode(text(file, "base64")).expect("it is Base64");
        assert!(pdf.starts_with(b"%PDF-"));
        assert!(conforms(&all[number], "batch-stream"), "{}", all[number]);
        assert!(conforms(result, "batch-report"), "{result}");
    }
    assert_eq!(results.len(), 12);
    // Nothing was written but the answers.
    assert_eq!(folder.names(), ["ada.json"]);
}

#[test]
fn a_bad_line_is_answered_with_its_errors_and_stops_nothing() {
    let folder = Folder::new();
    let good =
        json!({ "id": "good", "resume": "ada.json", "formats": ["txt"] }).to_string();
    let bad_date =
        r#"{ "id": "date", "resume": { "work": [{ "name": "E", "startDate": "x" }] } }"#;
    let huge = format!(r#"{{ "id": "huge", "resume": "{}" }}"#, "x".repeat(11 << 20));
    let bad = [
        "nonsense",
        "[1]",
        r#"{ "id": "a", "resmue": 3 }"#,
        r#"{ "id": "b", "resume": "nowhere.json" }"#,
        r#"{ "id": "c", "resume": "ada.json", "layout": "swis" }"#,
        "\u{0}\u{1}",
        &huge,
        &"[".repeat(100_000),
    ];
    let mut input = Vec::new();
    for line in bad {
        input.extend(format!("{good}\n{line}\n").bytes());
    }
    input.extend(b"\xFF\xFE\n\n   \n");
    input.extend(format!("{bad_date}\n{good}").bytes());
    let mut command = folder.command(&["batch", "--stream"]);
    command.write_stdin(input);
    let output = command.output().expect("the binary can be run");
    assert_eq!(output.status.code(), Some(0));
    let results = lines(&output.stdout);
    assert_eq!(results.len(), 2 * bad.len() + 3);
    for (at, result) in results.iter().enumerate().take(2 * bad.len()) {
        let status = if at % 2 == 0 { "ok" } else { "error" };
        assert_eq!(text(result, "status"), status, "{result}");
        assert_eq!(result["line"].as_u64(), Some(at as u64 + 1));
        assert!(conforms(result, "batch-report"), "{result}");
    }
    let first = |at: usize| &results[at]["findings"][0];
    assert_eq!((text(&results[1], "id"), text(&results[5], "id")), ("line-2", "a"));
    assert_eq!(first(13)["code"], "B011");
    assert_eq!(
        text(first(7), "message"),
        "cannot read `nowhere.json`: no such file or directory"
    );
    // Blank lines have numbers and no answers.
    let last: Vec<(u64, &str)> = results[2 * bad.len()..]
        .iter()
        .map(|result| {
            (result["line"].as_u64().unwrap_or_default(), text(result, "status"))
        })
        .collect();
    assert_eq!(last, [(17, "error"), (20, "findings"), (21, "ok")]);
    // The place is that in the line.
    let found = first(2 * bad.len() + 1);
    assert_eq!(
        (found["line"].as_u64(), found["file"].as_str()),
        (Some(20), Some("<stdin>"))
    );
    let column = bad_date.find("\"x\"").expect("it is there") as u64 + 1;
    assert_eq!(found["column"].as_u64(), Some(column));
}

#[test]
fn files_go_to_a_folder_only_under_safe_names() {
    let folder = Folder::new();
    let ids = ["one", "../two", "three"];
    let all: Vec<Value> = ids
        .iter()
        .map(|id| json!({ "id": id, "resume": ada(), "formats": "txt" }))
        .collect();
    let outcome =
        folder.vitae_with(&jobs(&all), &["batch", "--stream", "-o", "out"]).ends_with(0);
    let results = lines(&outcome.stdout);
    let ends = [("one", "ok"), ("../two", "error"), ("three", "ok")];
    assert_eq!(outcomes(&results), ends);
    assert_eq!(folder.names(), ["ada.json", "out/one.txt", "out/three.txt"]);
    assert_eq!(results[0]["files"][0]["base64"], Value::Null);
}

#[test]
fn the_first_of_two_jobs_with_one_id_gets_the_files_in_a_folder() {
    let folder = Folder::new();
    let job = |id: Option<&str>, name: &str| {
        let resume = json!({ "basics": { "name": name } });
        let mut job = json!({ "resume": resume, "formats": "txt" });
        if let Some(id) = id {
            job["id"] = id.into();
        }
        job
    };
    let jobs = jobs(&[
        job(Some("ada"), "First Name"),
        job(Some("ADA"), "Second Name"),
        job(Some("line-4"), "Third Name"),
        job(None, "Fourth Name"),
    ]);
    for threads in ["1", "4"] {
        let args = ["batch", "--stream", "-o", threads, "--threads", threads];
        let outcome = folder.vitae_with(&jobs, &args).ends_with(0);
        let results = lines(&outcome.stdout);
        let ends =
            [("ada", "ok"), ("ADA", "error"), ("line-4", "ok"), ("line-4", "error")];
        assert_eq!(outcomes(&results), ends);
        assert_eq!(results[1]["findings"][0]["code"], "B012", "{}", results[1]);
        assert_eq!(results[1]["findings"][0]["line"], 2, "{}", results[1]);
        let written = folder.read(&format!("{threads}/ada.txt"));
        assert!(String::from_utf8_lossy(&written).contains("First Name"));
        let written = folder.read(&format!("{threads}/line-4.txt"));
        assert!(String::from_utf8_lossy(&written).contains("Third Name"));
    }
    // Where results hold the files, nothing is overwritten.
    let outcome = folder.vitae_with(&jobs, &["batch", "--stream"]).ends_with(0);
    assert!(outcomes(&lines(&outcome.stdout)).iter().all(|(_, status)| *status == "ok"));
}

#[test]
fn a_job_may_have_its_own_variant_posting_layout_and_options() {
    let folder = Folder::new();
    let job = json!({
        "id": "x", "resume": ada(), "layout": "swiss", "formats": ["txt"],
        "variant": { "headline": "Mathematician", "exclude": ["/skills"] },
        "job": { "title": "Analyst", "qualifications": ["Experience with Rust"] },
        "options": { "titles": { "work": "Career" } },
    });
    assert!(conforms(&job, "batch-stream"));
    let outcome = folder.vitae_with(&jobs(&[job]), &["batch", "--stream"]).ends_with(0);
    let result = &lines(&outcome.stdout)[0];
    assert_eq!(text(&result["inputs"], "layout"), "swiss", "{result}");
    assert_eq!(result["coverage"]["missing"][0], "Rust");
    let txt = STANDARD.decode(text(&result["files"][0], "base64")).expect("it is Base64");
    let txt = String::from_utf8(txt).expect("it is text");
    assert!(txt.contains("Mathematician") && txt.contains("CAREER"), "{txt}");
    assert!(!txt.contains("Calculus"), "{txt}");
}

#[test]
fn every_line_is_in_exactly_one_shard() {
    let folder = Folder::new();
    let job = |number| json!({ "id": number, "resume": "ada.json", "formats": "txt" });
    let all = jobs(&(0..7).map(job).collect::<Vec<_>>());
    let mut numbers = Vec::new();
    for part in ["0/3", "1/3", "2/3"] {
        let args = ["batch", "--stream", "--shard", part];
        let outcome = folder.vitae_with(&all, &args).ends_with(0);
        let results = lines(&outcome.stdout);
        numbers.extend(results.iter().filter_map(|result| result["line"].as_u64()));
    }
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn a_slow_reader_holds_up_the_writer() {
    const COUNT: usize = 80;
    let folder = Folder::new();
    let mut resume = ada();
    // Larger than what pipes and buffers hold, by far.
    resume["meta"] = json!({ "padding": ["x".repeat(60_000), "x".repeat(60_000)] });
    let line = json!({ "resume": resume, "formats": "pdf" }).to_string();
    let mut child = Command::new(binary())
        .args(["batch", "--stream", "--threads", "2"])
        .current_dir(folder.path(""))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary can be run");
    let mut input = child.stdin.take().expect("it is a pipe");
    let output = child.stdout.take().expect("it is a pipe");
    let written = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&written);
    let writer = thread::spawn(move || {
        for _ in 0..COUNT {
            writeln!(input, "{line}").expect("it reads");
            count.fetch_add(1, Ordering::SeqCst);
        }
    });
    // Nobody reads: after a while nothing more goes in.
    let mut before = usize::MAX;
    loop {
        thread::sleep(Duration::from_secs(4));
        let now = written.load(Ordering::SeqCst);
        if now == before {
            break;
        }
        before = now;
    }
    assert!(before < COUNT / 2, "{before} of {COUNT} went in");
    let results = BufReader::new(output).lines().map_while(Result::ok);
    let results: Vec<Value> =
        results.map(|line| serde_json::from_str(&line).expect("it is JSON")).collect();
    writer.join().expect("all went in");
    assert!(child.wait().expect("it ends").success());
    let numbers: Vec<_> = results.iter().filter_map(|it| it["line"].as_u64()).collect();
    assert_eq!(numbers, (1..=COUNT as u64).collect::<Vec<_>>());
}

#[test]
fn a_reader_that_closes_the_pipe_is_a_failure() {
    let folder = Folder::new();
    let job = json!({ "resume": "ada.json", "formats": "pdf" });
    let mut child = Command::new(binary())
        .args(["batch", "--stream"])
        .current_dir(folder.path(""))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary can be run");
    let mut input = child.stdin.take().expect("it is a pipe");
    drop(child.stdout.take());
    for _ in 0..50 {
        // It may be gone already.
        if writeln!(input, "{job}").is_err() {
            break;
        }
    }
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("cannot write `<stdout>`"), "{said}");
}
