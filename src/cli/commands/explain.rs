//! `vitae explain`: says what a rule of `check` looks for, why, and how it is known.

use std::fmt::Write;

use crate::check::{RULES, Selection, rule};
use crate::cli::args::ExplainArgs;
use crate::cli::terminal::{Failure, print};
use crate::cli::{ExitStatus, Terminal};

pub(in crate::cli) fn run(
    args: &ExplainArgs,
    _terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    let text = match &args.rule {
        None => list(),
        Some(wanted) => match rule(wanted) {
            Some(rule) => rule.explanation(),
            None => return Err(unknown(wanted)),
        },
    };
    print(text.as_bytes())?;
    Ok(ExitStatus::Clean)
}

/// A line for each rule.
fn list() -> String {
    let width = RULES.iter().map(|rule| rule.code.name.len()).max().unwrap_or_default();
    let mut out = String::new();
    for rule in RULES {
        let (severity, grade) = (rule.severity.name(), rule.grade().name());
        // Writing to a string cannot fail.
        _ = writeln!(
            out,
            "{}  {:width$}  {severity:7}  {grade}",
            rule.code, rule.code.name
        );
    }
    out
}

fn unknown(wanted: &str) -> Failure {
    let nearest = Selection::default().ignore(wanted).err().and_then(|it| it.nearest);
    Failure::Usage {
        message: format!("`{wanted}` is no rule's code or name"),
        hint: Some(match nearest {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => "`vitae explain` lists the rules".to_owned(),
        }),
    }
}
