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
    /// By which the object is told from findings.
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

/// Finishes the command called `name`; `report` is the file of `--report`.
pub(super) fn finish(
    name: &str,
    terminal: Terminal,
    report: Option<&Path>,
    log: Log,
    outcome: Outcome,
) -> ExitStatus {
    let has_raised = log.has_raised();
    let mut status =
        if log.has_errors() { ExitStatus::Findings } else { ExitStatus::Clean };
    let findings = log.into_findings();
    let mut counts: Counts = findings.iter().map(Finding::severity).collect();
    terminal.findings(&findings);
    terminal.summary(counts);

    let (mut product, failure) = match outcome {
        Ok(product) => (product, None),
        Err(Stop::Findings) => {
            (Product { status: Some(ExitStatus::Findings), ..Product::default() }, None)
        }
        Err(Stop::Failure(failure)) => (Product::default(), Some(failure)),
    };
    if has_raised && (!product.text.is_empty() || !product.files.is_empty()) {
        product.text.clear();
        product.files.clear();
        product.closing.clear();
        product.remarks.push(WITHHELD.to_owned());
    }
    counts += product.facts.counts;
    status = status.max(product.status.unwrap_or(ExitStatus::Clean));
    for remark in &product.remarks {
        terminal.remark(remark);
    }
    let (written, failure) = match failure {
        Some(failure) => (Vec::new(), Some(failure)),
        None => match deliver(&product, terminal) {
            Ok(written) => (written, None),
            Err(failure) => (Vec::new(), Some(failure)),
        },
    };
    if failure.is_none() {
        for line in &product.closing {
            terminal.remark(line);
        }
    }
    if let Some(failure) = failure {
        counts.errors += 1;
        status = ExitStatus::Failed;
        terminal.findings(&[Finding::without_source(failure.diagnostic())]);
    }

    let result = |status: ExitStatus, findings| RunResult {
        kind: "result",
        command: name,
        status: status.name(),
        exit_code: status as u8,
        files: &written,
        facts: &product.facts,
        findings,
    };
    if let Some(path) = report {
        let text = json(&result(status, counts)) + "\n";
        if let Err(error) = Writer::durable().write(&[(path, text.as_bytes())]) {
            counts.errors += 1;
            status = ExitStatus::Failed;
            let failure = unwritten(error);
            terminal.findings(&[Finding::without_source(failure.diagnostic())]);
        }
    }
    terminal.result(&json(&result(status, counts)));
    status
}

/// Writes files and standard output; the files that were written, standard output among them.
fn deliver(product: &Product, terminal: Terminal) -> Result<Vec<Written>, Failure> {
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
    for (path, _) in files {
        terminal.remark(format_args!("wrote {}", path.display()));
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

fn json(result: &RunResult<'_>) -> String {
    serde_json::to_string(result).expect("a result has only plain members")
}
