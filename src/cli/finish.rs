//! The end of every command, in one place: its files are written, its findings and texts printed,
//! its result reported, and its exit status derived.

use std::path::Path;

use serde::Serialize;

use super::failure::Failure;
use super::outcome::{Facts, Outcome, Product, ProductFile, Stop, WITHHELD};
use super::status::ExitStatus;
use super::terminal::{Terminal, print};
use crate::batch::Written;
use crate::disk::{WriteError, Writer};
use crate::finding::{Counts, Finding, Log};

/// What a command did, as programs read it; `schema/result.schema.json` describes it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RunResult<'a> {
    /// Distinguishes the object from findings.
    #[serde(rename = "type")]
    kind: &'static str,
    command: &'a str,
    status: &'static str,
    exit_code: u8,
    files: &'a [Written],
    #[serde(flatten)]
    facts: &'a Facts,
    findings: Counts,
}

/// How a command ended.
pub(super) struct Ended {
    pub(super) status: ExitStatus,
    /// The files that were written, standard output among them.
    pub(super) files: Vec<Written>,
}

/// Finishes the command called `name`; `report` is the file of `--report`.
pub(super) fn finish(
    name: &str,
    terminal: Terminal,
    report: Option<&Path>,
    log: Log,
    outcome: Outcome,
) -> Ended {
    let has_raised = log.has_raised();
    log.details().iter().for_each(|line| terminal.detail(line));
    let mut end = End::of(terminal, &log.into_findings());
    let (facts, files) = match outcome {
        Ok(product) => {
            let product = if has_raised { withheld(product) } else { product };
            let files = end.product(&product);
            (product.facts, files)
        }
        Err(Stop::Findings) => {
            end.status = end.status.max(ExitStatus::Findings);
            (Facts::default(), Vec::new())
        }
        Err(Stop::Failure(failure)) => {
            end.fail(&failure);
            (Facts::default(), Vec::new())
        }
    };
    if let Some(path) = report {
        let text = end.result(name, &files, &facts) + "\n";
        if let Err(error) = Writer::durable().write(&[(path, text.as_bytes())]) {
            end.fail(&unwritten(error));
        }
    }
    end.terminal.result(&end.result(name, &files, &facts));
    Ended { status: end.status, files }
}

/// How a command ends, as far as it is known.
struct End {
    terminal: Terminal,
    status: ExitStatus,
    counts: Counts,
}

impl End {
    /// Prints the findings of a command.
    fn of(terminal: Terminal, findings: &[Finding]) -> Self {
        terminal.findings(findings);
        let counts: Counts = findings.iter().map(Finding::severity).collect();
        terminal.summary(counts);
        let status =
            if counts.errors > 0 { ExitStatus::Findings } else { ExitStatus::Clean };
        Self { terminal, status, counts }
    }

    /// Writes and prints a product; the files that were written, standard output among them.
    fn product(&mut self, product: &Product) -> Vec<Written> {
        self.counts += product.facts.counts;
        self.status = self.status.max(product.status.unwrap_or(ExitStatus::Clean));
        for remark in &product.remarks {
            self.terminal.remark(remark);
        }
        match deliver(product) {
            Ok(written) => {
                for path in product.files.iter().filter_map(|it| it.path.as_deref()) {
                    self.terminal.remark(format_args!("wrote {}", path.display()));
                }
                for line in &product.closing {
                    self.terminal.remark(line);
                }
                written
            }
            Err(failure) => {
                self.fail(&failure);
                Vec::new()
            }
        }
    }

    /// Prints why the command could not run to its end.
    fn fail(&mut self, failure: &Failure) {
        self.status = ExitStatus::Failed;
        self.counts.errors += 1;
        self.terminal.findings(&[Finding::without_source(failure.diagnostic())]);
    }

    /// The result object.
    fn result(&self, command: &str, files: &[Written], facts: &Facts) -> String {
        let result = RunResult {
            kind: "result",
            command,
            status: self.status.name(),
            exit_code: self.status as u8,
            files,
            facts,
            findings: self.counts,
        };
        serde_json::to_string(&result).expect("a result has only plain members")
    }
}

/// The product of a run with warnings under `--strict`: nothing is written.
fn withheld(mut product: Product) -> Product {
    if !product.text.is_empty() || !product.files.is_empty() {
        product.text.clear();
        product.files.clear();
        product.closing.clear();
        product.remarks.push(WITHHELD.to_owned());
    }
    product
}

/// Writes files and standard output.
fn deliver(product: &Product) -> Result<Vec<Written>, Failure> {
    let files: Vec<(&Path, &[u8])> = product
        .files
        .iter()
        .filter_map(|file| Some((file.path.as_deref()?, file.content.as_slice())))
        .collect();
    Writer::durable().write(&files).map_err(unwritten)?;
    if !product.text.is_empty() {
        print(product.text.as_bytes())?;
    }
    for file in product.files.iter().filter(|file| file.path.is_none()) {
        print(&file.content)?;
    }
    Ok(product.files.iter().map(written).collect())
}

fn written(file: &ProductFile) -> Written {
    let ProductFile { path, format, pages, content } = file;
    let path = path.as_deref().unwrap_or(Path::new(super::input::DASH));
    Written::new(path.to_string_lossy().into_owned(), format, *pages, content)
}

fn unwritten(error: WriteError) -> Failure {
    Failure::Write { path: error.path, source: error.source }
}
