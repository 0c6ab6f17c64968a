//! Spark, as the book shows it: 2,000 résumés piped through the binary on two executors, of
//! which one is killed midway, come back as 2,000 proven PDFs, none twice.
//!
//! `tests/spark/pipe.py` runs the lines of the book. `VITAE_PYTHON` names the interpreter that has
//! pyspark, for which there must be a Java; without, the test is skipped and says so, and with
//! `VITAE_REQUIRE_SPARK=1` that is a failure.

use std::env;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::super::cli::tool::binary;
use crate::support::cases::root;
use crate::support::say;

const COUNT: u64 = 2_000;

/// Why Spark cannot be run here, if it cannot.
fn missing(python: &str) -> Option<String> {
    let runs = |program: &str, args: &[&str]| {
        let mut command = Command::new(program);
        command.args(args).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    if !runs(python, &["-c", "import pyspark"]) {
        return Some(format!("`{python}` has no pyspark"));
    }
    (!runs("java", &["-version"])).then(|| "there is no `java`".to_owned())
}

#[test]
fn on_two_executors_of_which_one_is_killed_every_document_is_proved_once() {
    let python = env::var("VITAE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let is_required = env::var("VITAE_REQUIRE_SPARK").is_ok_and(|value| value == "1");
    if let Some(why) = missing(&python) {
        assert!(!is_required, "Spark is required, and {why}");
        say(format_args!("skipped: 1 test of Spark: {why}"));
        return;
    }
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let output = Command::new(&python)
        .arg(root().join("tests/spark/pipe.py"))
        .arg(root().join("docs/src/guide/streams.md"))
        .arg(binary())
        .arg(folder.path())
        .arg(COUNT.to_string())
        .output()
        .expect("the interpreter can be run");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let text = String::from_utf8_lossy(&output.stdout);
    let told: Value = serde_json::from_str(text.trim()).expect("it tells in JSON");
    say(format_args!("Spark: {told}"));
    for key in ["results", "distinct", "proved", "whole"] {
        assert_eq!(told[key].as_u64(), Some(COUNT), "{key}: {told}");
    }
    // Or nothing was shown.
    assert!(told["killed"].is_u64(), "no executor was killed: {told}");
    assert!(told["failed_tasks"].as_u64() >= Some(1), "the kill hit nothing: {told}");
    // With the one that takes its place there are three for a moment.
    assert!(told["executors"].as_u64() >= Some(2), "{told}");
}
