//! `vitae explain`: prints what a code means, or lists all codes.

use std::fmt::Write;

use crate::cli::args::ExplainArgs;
use crate::cli::failure::Failure;
use crate::cli::outcome::{Outcome, Product};
use crate::explain::{Family, explain, families, renamed_note};
use crate::finding::Log;
use crate::suggest;

pub(in crate::cli) fn run(args: &ExplainArgs, log: &mut Log) -> Outcome {
    let text = match args.rule.as_deref().map(str::trim) {
        None => list(families()),
        Some(wanted) => match family(wanted) {
            Some(family) => list([family]),
            None => explanation(wanted, log)?,
        },
    };
    Ok(Product::text(text))
}

/// The explanation of one code, with a note if it was asked for in an old form.
fn explanation(wanted: &str, log: &mut Log) -> Result<String, Failure> {
    let answer = explain(wanted).map_err(|unknown| {
        let hint = match unknown.nearest {
            Some(nearest) => suggest::did_you_mean(nearest),
            None => "run `vitae explain` to list all codes".to_owned(),
        };
        Failure::usage(unknown.to_string(), hint)
    })?;
    log.report(answer.renamed.map(|new| renamed_note(wanted, new)), None);
    Ok(answer.explanation.text())
}

/// The family that a letter names.
fn family(wanted: &str) -> Option<&'static Family> {
    let mut letters = wanted.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    families().iter().find(|family| family.letter.eq_ignore_ascii_case(&letter))
}

/// A line for each code, under the title of its family.
fn list<'f>(families: impl IntoIterator<Item = &'f Family>) -> String {
    let mut out = String::new();
    for (at, Family { letter, title, codes, .. }) in families.into_iter().enumerate() {
        let gap = if at > 0 { "\n" } else { "" };
        let width = codes.iter().map(|it| it.code.name.len()).max().unwrap_or_default();
        // Writing to a string cannot fail.
        _ = writeln!(out, "{gap}{letter}: {title}");
        for it in codes {
            let (code, name) = (it.code.id, it.code.name);
            let severity = it.severities.first().map_or("", |severity| severity.name());
            let summary = it.summary.trim_end_matches('.');
            _ = writeln!(out, "  {code:4}  {name:width$}  {severity:7}  {summary}");
        }
    }
    out
}
