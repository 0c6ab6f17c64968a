//! `vitae check`: checks PDFs by the rules, or puts a layout through the stress corpus.

mod files;
mod json;
mod layout;
mod sarif;
mod told;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::{read_options, today};
use crate::check::{Against, CheckOptions, Report, Selection};
use crate::cli::args::{CheckArgs, ReadingArgs};
use crate::cli::diagnostics::MessageFormat;
use crate::cli::terminal::{Failure, print};
use crate::cli::{ExitStatus, Terminal, choices, input};
use crate::diag::Severity;
use crate::document::Document;
use crate::settings::{CheckChoices, Settings};
use crate::suggest;

/// A PDF and what came of checking it.
struct Checked {
    path: PathBuf,
    outcome: Result<Report, Failure>,
}

impl Checked {
    fn name(&self) -> Cow<'_, str> {
        name(&self.path)
    }
}

/// A PDF's path as it is told.
fn name(path: &Path) -> Cow<'_, str> {
    if path == Path::new(input::DASH) { "<stdin>".into() } else { path.to_string_lossy() }
}

pub(in crate::cli) fn run(
    args: &CheckArgs,
    terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    if let Some(layout) = &args.layout {
        return layout::run(layout, terminal);
    }
    let reading = ReadingArgs { strict: false, today: args.today };
    let day = today(&reading)?;
    let typed = Settings { check: typed(args), ..Settings::default() };
    let options = args.options.as_deref();

    let mut against = None;
    let settings = if let Some(resume_file) = &args.against {
        let read = input::resume(resume_file, &read_options(&reading)?, terminal)?;
        let Some((source, resume)) = read else { return Ok(ExitStatus::Findings) };
        let chosen = choices::choose(typed, options, (resume_file, &source), terminal)?;
        let Some(settings) = chosen else { return Ok(ExitStatus::Findings) };
        let document = Document::resolve(&resume, &settings.content.clone().options(day));
        against = Some((document, strings(&source.json().unwrap_or_default())));
        settings
    } else {
        let chosen = choices::choose_without_resume(typed, options, terminal)?;
        let Some(settings) = chosen else { return Ok(ExitStatus::Findings) };
        settings
    };
    let selection = selection(&settings.check)?;
    terminal.findings(&selection.notes(), None);
    let usual = CheckOptions::default();
    let options = CheckOptions {
        file_name: None,
        max_pages: settings.check.max_pages.map_or(usual.max_pages, Into::into),
        today: day,
        against: against.as_ref().map(|(document, text)| Against { document, text }),
        selection: Cow::Owned(selection),
    };

    let paths = files::found(&args.pdfs)?;
    let is_one = paths.len() == 1;
    let checked = files::check_all(&paths, &options);
    let product = match terminal.format() {
        MessageFormat::Json => json::report(&checked),
        MessageFormat::Sarif => sarif::report(&checked),
        MessageFormat::Short => told::short(&checked, terminal.is_quiet()),
        MessageFormat::Human => {
            let full = is_one || args.details;
            told::human(&checked, full, terminal.is_quiet())
        }
    };
    print(product.as_bytes())?;
    Ok(status(checked, terminal))
}

/// The worst of all: a file that could not be read from disk, then text that is lost.
fn status(checked: Vec<Checked>, terminal: Terminal) -> ExitStatus {
    let mut worst = ExitStatus::Clean;
    for Checked { outcome, .. } in checked {
        worst = worst.max(match outcome {
            Ok(report) if report.count(Severity::Error) == 0 => ExitStatus::Clean,
            Ok(_) => ExitStatus::Findings,
            Err(failure) => {
                terminal.fail(&failure);
                ExitStatus::Failed
            }
        });
    }
    worst
}

fn typed(args: &CheckArgs) -> CheckChoices {
    CheckChoices {
        select: args.select.clone(),
        ignore: args.ignore.clone(),
        max_pages: args.max_pages,
        ..CheckChoices::default()
    }
}

fn selection(choices: &CheckChoices) -> Result<Selection, Failure> {
    choices.selection().map_err(|unknown| {
        let first = unknown.into_iter().next();
        let nearest = first.as_ref().and_then(|unknown| unknown.nearest);
        Failure::Usage {
            message: first.map(|unknown| unknown.to_string()).unwrap_or_default(),
            hint: Some(match nearest {
                Some(nearest) => suggest::did_you_mean(nearest),
                None => "run `vitae explain` to list all rules".to_owned(),
            }),
        }
    })
}

/// Every string and number in a JSON document, a line each.
fn strings(value: &serde_json::Value) -> String {
    use serde_json::Value;
    match value {
        Value::String(text) => format!("{text}\n"),
        Value::Number(number) => format!("{number}\n"),
        Value::Array(items) => items.iter().map(strings).collect(),
        Value::Object(members) => members.values().map(strings).collect(),
        Value::Null | Value::Bool(_) => String::new(),
    }
}
