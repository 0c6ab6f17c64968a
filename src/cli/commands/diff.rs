//! `vitae diff`: a base and a variant come in; what the variant leaves out, moves, rewords and
//! redacts goes out in words, or as JSON.

use std::fmt::Write;

use serde::Serialize;

use super::read_options;
use super::tailor::kept;
use crate::cli::args::DiffArgs;
use crate::cli::terminal::{Failure, print};
use crate::cli::{ExitStatus, Terminal, input, tailoring};
use crate::variant::{Change, Tally, tally};

/// What is different, for programs.
#[derive(Serialize)]
struct Report<'a> {
    variant: Option<&'a str>,
    changes: &'a [Change],
    kept: Vec<Tally>,
    missing: &'a [String],
}

pub(in crate::cli) fn run(
    args: &DiffArgs,
    terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    let options = read_options(&args.reading)?;
    let Some((source, base)) = input::resume(&args.file, &options, terminal)? else {
        return Ok(ExitStatus::Findings);
    };
    let applied = tailoring::tailor((&source, &base), &args.variant, terminal)?;
    let Some(tailoring) = applied else { return Ok(ExitStatus::Findings) };
    let tailored = &tailoring.tailored;
    if terminal.is_json() {
        let report = Report {
            variant: tailoring.variant.name.as_deref(),
            changes: &tailored.changes,
            kept: tally(&base, &tailored.resume),
            missing: &tailored.missing,
        };
        let report = serde_json::to_string(&report);
        let report = report.expect("a report has only plain members");
        print(format!("{report}\n").as_bytes())?;
    } else {
        let mut told = String::new();
        for change in &tailored.changes {
            // Writing to a string cannot fail.
            _ = writeln!(told, "{change}");
        }
        if tailored.changes.is_empty() {
            told.push_str("nothing is different\n");
        }
        _ = writeln!(told, "{}", kept(&base, tailored));
        print(told.as_bytes())?;
    }
    Ok(ExitStatus::Clean)
}
