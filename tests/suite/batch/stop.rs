//! A run that is stopped finishes the documents in progress, and the next run continues.

#![cfg(unix)]

use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::super::cli::tool::{Folder, binary};
use super::{lines, people};

/// More documents than are made before the run can be stopped.
const COUNT: usize = 60;

/// A timeout for its beginning and end that is not reached even on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

/// The names of the PDFs that are there.
fn pdfs(folder: &Folder) -> Vec<String> {
    folder.names().into_iter().filter(|name| name.contains(".pdf")).collect()
}

/// A run that has written its first documents.
fn started(folder: &Folder) -> Child {
    let child = Command::new(binary())
        .current_dir(folder.path(""))
        .args(["batch", "--resume", "people/*.json", "-f", "pdf", "-o", "out"])
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary can be run");
    let begun = Instant::now();
    while pdfs(folder).len() < 3 {
        assert!(begun.elapsed() < PATIENCE, "it does not begin");
        thread::sleep(Duration::from_millis(5));
    }
    child
}

fn signal(child: &Child, name: &str) {
    let id = child.id().to_string();
    let sent = Command::new("kill").args([name, &id]).status();
    assert!(sent.expect("there is a `kill`").success());
}

/// Fails unless every document that is there is complete.
fn assert_whole(folder: &Folder) {
    for name in pdfs(folder) {
        let pdf = folder.read(&name);
        let end = pdf.trim_ascii_end();
        assert!(pdf.starts_with(b"%PDF-") && end.ends_with(b"%%EOF"), "{name}");
    }
}

#[test]
fn a_run_that_is_stopped_finishes_its_documents_and_can_be_continued() {
    for name in ["-INT", "-TERM"] {
        let folder = people(COUNT);
        let child = started(&folder);
        signal(&child, name);
        let output = child.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(
            said.contains("stopped; run the same command again to continue"),
            "{said}"
        );
        let made = pdfs(&folder).len();
        assert!(made < COUNT, "it was stopped too late to show anything");
        assert_eq!(lines(&folder.read("out/report.jsonl")).len(), made);
        assert!(folder.names().iter().all(|name| !name.contains("part")));
        assert_whole(&folder);
        let args = ["batch", "--resume", "people/*.json", "-f", "pdf", "-o", "out"];
        let told = format!("{COUNT} documents: {COUNT} proved; {made} up to date");
        folder.vitae(&args).ends_with(0).says(&[&told]);
    }
}

#[test]
fn a_run_that_is_killed_leaves_no_partial_documents() {
    let folder = people(COUNT);
    let mut child = started(&folder);
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
    assert_whole(&folder);
    let made = pdfs(&folder).len();
    assert!(made < COUNT, "it was killed too late to show anything");
    let args = ["batch", "--resume", "people/*.json", "-f", "pdf", "-o", "out"];
    folder.vitae(&args).ends_with(0).says(&["60 documents: 60 proved", "up to date"]);
    let parts = fs::read_dir(folder.path("out")).expect("it can be read");
    let parts = parts.filter_map(|entry| Some(entry.ok()?.file_name()));
    let parts = parts.filter(|name| name.to_string_lossy().contains("-part-"));
    assert_eq!(parts.count(), 0, "the next run takes the places of what was unfinished");
}

#[test]
fn a_folder_takes_one_run_at_a_time() {
    let folder = people(COUNT);
    let mut child = started(&folder);
    let args = ["batch", "--resume", "people/*.json", "-f", "pdf", "-o", "out"];
    folder.vitae(&args).ends_with(2).says(&["another run is using `out`"]);
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
}
