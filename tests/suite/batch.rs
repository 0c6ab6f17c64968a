//! Batches, from the outside: plans, first and later runs, streams, and Spark, which runs streams on
//! many machines.

mod again;
mod jobs;
mod plan;
mod run;
mod spark;
mod stop;
mod stream;
mod unexamined;

use serde_json::Value;

use super::cli::tool::{ADA, Folder};

/// A folder with `people/p0.json` and so on, each about a different person.
fn people(count: usize) -> Folder {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("people")).expect("a folder can be made");
    for number in 0..count {
        let name = format!("people/p{number}.json");
        folder.write(&name, ADA.replace("Ada Lovelace", &format!("Ada {number}")));
    }
    folder
}

/// The lines of a report, or the results of a stream.
fn lines(text: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(text).expect("a report is UTF-8");
    let read = |line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"));
    text.lines().map(read).collect()
}

/// A string member of a line.
fn text<'a>(line: &'a Value, key: &str) -> &'a str {
    line[key].as_str().unwrap_or_default()
}

/// The ids in a report, each with its status.
fn outcomes(report: &[Value]) -> Vec<(&str, &str)> {
    report.iter().map(|line| (text(line, "id"), text(line, "status"))).collect()
}

/// Whether `line` conforms to the schema `name`.
fn conforms(line: &Value, name: &str) -> bool {
    crate::support::schema::violations(name, line).is_empty()
}
