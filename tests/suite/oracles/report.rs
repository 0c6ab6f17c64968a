//! Counts the documents that each reader read correctly, as a table.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use super::corpus::Rendering;
use super::readers::Readings;

/// How many documents were read correctly, of how many.
#[derive(Default)]
struct Count {
    right: usize,
    of: usize,
}

/// The result of all readers on all documents.
#[derive(Default)]
pub(super) struct Report {
    /// By corpus, layout and reader.
    counts: BTreeMap<(String, String, String), Count>,
    versions: Vec<String>,
    /// What was left out, and why.
    skipped: Vec<String>,
    /// What was read wrongly, but need not be read correctly.
    remarks: Vec<String>,
    problems: Vec<String>,
}

impl Report {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// What makes the test fail.
    pub(super) fn problems(&self) -> &[String] {
        &self.problems
    }

    /// Notes the readers that are installed, and those that are not.
    pub(super) fn require_oracles(&mut self, readings: &Readings) {
        let required =
            std::env::var_os("VITAE_REQUIRE_ORACLES").is_some_and(|it| it == "1");
        self.versions = readings
            .versions()
            .map(|(name, version)| format!("{name} {version}"))
            .collect();
        for oracle in readings.missing() {
            self.skip(oracle, "this reader is not installed", !required);
        }
    }

    /// Notes what was left out.
    pub(super) fn skip(&mut self, what: &str, why: &str, allowed: bool) {
        let line = format!("{what}: {why}");
        if allowed { &mut self.skipped } else { &mut self.problems }.push(line);
    }

    /// Counts one document as read by one reader.
    pub(super) fn count(
        &mut self,
        rendering: &Rendering,
        oracle: &str,
        outcome: Result<(), String>,
    ) {
        let right_to_left = rendering.right_to_left;
        // Readers disagree on the order of right-to-left text, so nothing is asserted about it.
        let corpus = if right_to_left {
            "right-to-left (not asserted)"
        } else {
            &*rendering.corpus
        };
        let key = (corpus.to_owned(), rendering.layout.clone(), oracle.to_owned());
        let count = self.counts.entry(key).or_default();
        count.of += 1;
        match outcome {
            Ok(()) => count.right += 1,
            Err(why) => {
                let line = format!("{}, {oracle}: {why}", rendering.name);
                if right_to_left { &mut self.remarks } else { &mut self.problems }
                    .push(line);
            }
        }
    }

    /// The counts as a Markdown table, with what was left out.
    pub(super) fn table(&self) -> String {
        let mut out = String::from(
            "| corpus | layout | oracle | correct | of |\n|---|---|---|---:|---:|\n",
        );
        for ((corpus, layout, oracle), Count { right, of }) in &self.counts {
            // Writing to a string cannot fail.
            _ = writeln!(out, "| {corpus} | {layout} | {oracle} | {right} | {of} |");
        }
        _ = writeln!(out, "\nReaders: {}.", self.versions.join(", "));
        out + &list("skipped", &self.skipped)
    }

    /// What was read wrongly.
    pub(super) fn details(&self) -> String {
        list("wrong", &self.problems)
            + &list("right-to-left, read otherwise", &self.remarks)
    }
}

fn list(title: &str, lines: &[String]) -> String {
    let lines: String = lines.iter().map(|line| format!("- {line}\n")).collect();
    format!("\n{title}: {}\n{lines}", lines.lines().count())
}

/// Prints past the test harness, which hides what a test prints when it passes.
pub(super) fn print(table: &str) {
    let mut out = std::io::stderr().lock();
    _ = writeln!(out, "\n{table}");
}
