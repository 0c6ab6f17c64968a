//! `vitae diff`: what a variant changes – leaves out, moves, rewords and redacts – in words, or
//! as JSON.

use std::fmt::Write;

use serde::Serialize;

use super::read_options;
use super::tailor::{Tailoring, kept};
use crate::cli::args::DiffArgs;
use crate::cli::diagnostics::MessageFormat;
use crate::cli::outcome::{Outcome, Product};
use crate::finding::Log;
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
    format: MessageFormat,
    log: &mut Log,
) -> Outcome {
    let read = read_options(&args.reading)?;
    let tailoring = Tailoring::read(&args.file, &args.variant, read)?;
    let content = tailoring.apply(log)?;
    // A variant was applied.
    let Some(tailored) = &content.tailored else { return Ok(Product::default()) };
    let mut text = String::new();
    if format == MessageFormat::Json {
        let report = Report {
            variant: tailoring.name(),
            changes: &tailored.changes,
            kept: tally(content.base, &tailored.resume),
            missing: &tailored.missing,
        };
        text = serde_json::to_string(&report).expect("a report has only plain members");
        text.push('\n');
    } else {
        for change in &tailored.changes {
            // Writing to a string cannot fail.
            _ = writeln!(text, "{change}");
        }
        if tailored.changes.is_empty() {
            text.push_str("no changes\n");
        }
        _ = writeln!(text, "{}", kept(content.base, tailored));
    }
    Ok(Product::text(text))
}
