//! `vitae match`: counts what a résumé covers of a job posting.

use std::path::Path;

use super::{read_options, today};
use crate::cli::args::{MatchArgs, ReportFormat};
use crate::cli::terminal::{Failure, any_error, print};
use crate::cli::{ExitStatus, Terminal, input};
use crate::diag::Findings;
use crate::extract::Extraction;
use crate::job::{Coverage, CoverageOptions, Inventory, Posting, Vocabulary, coverage};
use crate::parse::parse;
use crate::resume::{ReadOptions, Source};

pub(in crate::cli) fn run(
    args: &MatchArgs,
    terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    let dash = Path::new(input::DASH);
    if args.resume == dash && args.job == dash {
        return Err(Failure::Usage {
            message: "the résumé and the posting cannot both be standard input"
                .to_owned(),
            hint: Some("name a file for one of them".to_owned()),
        });
    }
    let options = read_options(&args.reading)?;
    let own;
    let vocabulary = match &args.vocabulary {
        None => Vocabulary::built_in(),
        Some(path) => {
            let Some(source) = source(path, terminal)? else {
                return Ok(ExitStatus::Findings);
            };
            let read = Vocabulary::built_in().extended(&source);
            terminal.findings(&read.warnings, Some(&source));
            match read.output {
                Ok(extended) => own = extended,
                Err(findings) => return Ok(tell(&findings, &source, terminal)),
            }
            &own
        }
    };
    let Some(source) = source(&args.job, terminal)? else {
        return Ok(ExitStatus::Findings);
    };
    let read = Posting::read(&source, vocabulary);
    tell(&read.warnings, &source, terminal);
    let posting = match read.output {
        Ok(posting) => posting,
        Err(findings) => return Ok(tell(&findings, &source, terminal)),
    };
    let Some(inventory) = inventory(&args.resume, &options, vocabulary, terminal)? else {
        return Ok(ExitStatus::Findings);
    };
    let base = match &args.base {
        None => None,
        Some(path) => match inventory_of_base(path, &options, vocabulary, terminal)? {
            Some(base) => Some(base),
            None => return Ok(ExitStatus::Findings),
        },
    };
    let options = CoverageOptions { today: today(&args.reading)?, base: base.as_ref() };
    let coverage = coverage(&posting, &inventory, vocabulary, &options);
    let report = if terminal.is_json() {
        let report = serde_json::to_string(&coverage);
        let report = report.expect("a report has only plain members");
        format!("{report}\n")
    } else if args.format == ReportFormat::Md {
        coverage.markdown()
    } else {
        coverage.text()
    };
    print(report.as_bytes())?;
    Ok(gate(&coverage, args.min_required, terminal))
}

/// Whether there are as many required terms as were asked for.
fn gate(coverage: &Coverage, least: Option<usize>, terminal: Terminal) -> ExitStatus {
    let present = coverage.required.map_or(0, |count| count.present);
    match least {
        Some(least) if present < least => {
            terminal.say(format_args!(
                "{present} required terms are present, fewer than the {least} asked for"
            ));
            ExitStatus::Findings
        }
        _ => ExitStatus::Clean,
    }
}

/// What a résumé says, whether it is JSON or PDF; `None` if it has errors.
fn inventory(
    path: &Path,
    options: &ReadOptions,
    vocabulary: &Vocabulary,
    terminal: Terminal,
) -> Result<Option<Inventory>, Failure> {
    let content = input::binary(path)?;
    if !content.starts_with(b"%PDF") {
        let read = input::resume_of(path, content, options, terminal);
        return Ok(read.map(|(_, resume)| Inventory::of_resume(&resume, vocabulary)));
    }
    let extraction = Extraction::read(&content)
        .map_err(|source| Failure::Pdf { path: path.to_owned(), source })?;
    Ok(Some(Inventory::of_parsed(&parse(&extraction), vocabulary)))
}

/// What the base says: it has places to point at, so it is JSON.
fn inventory_of_base(
    path: &Path,
    options: &ReadOptions,
    vocabulary: &Vocabulary,
    terminal: Terminal,
) -> Result<Option<Inventory>, Failure> {
    let read = input::resume(path, options, terminal)?;
    Ok(read.map(|(_, resume)| Inventory::of_resume(&resume, vocabulary)))
}

/// A posting or a vocabulary; `None` if it is no text.
fn source(path: &Path, terminal: Terminal) -> Result<Option<Source>, Failure> {
    let content = input::choices(path)?;
    let name = input::name(path);
    match Source::new(name.clone(), content) {
        Ok(source) => Ok(Some(source)),
        Err(findings) => {
            tell(&findings, &Source::unread(name), terminal);
            Ok(None)
        }
    }
}

fn tell(findings: &Findings, source: &Source, terminal: Terminal) -> ExitStatus {
    terminal.findings(findings, Some(source));
    terminal.summary(findings);
    if any_error(findings) { ExitStatus::Findings } else { ExitStatus::Clean }
}
