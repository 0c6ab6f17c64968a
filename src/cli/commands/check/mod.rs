//! `vitae check`: checks PDFs by the rules, or certifies a layout.

mod files;
mod json;
mod layout;
mod report;

use std::borrow::Cow;

use super::today;
use crate::check::options::MAX_PAGES;
use crate::check::{Against, CheckOptions, Report, Selection};
use crate::cli::args::{CheckArgs, GlobalArgs};
use crate::cli::diagnostics::MessageFormat;
use crate::cli::outcome::{Outcome, Product, Stop};
use crate::cli::report::{Detail, Judged, human, sarif, short};
use crate::cli::{ExitStatus, config, input};
use crate::diag::Severity;
use crate::document::Document;
use crate::finding::{Counts, Log};
use crate::pipeline::{Base, Job, RunConfig};
use crate::resume::{PartialDate, ReadOptions};
use crate::settings::Settings;

pub(in crate::cli) fn run(
    args: &CheckArgs,
    global: &GlobalArgs,
    log: &mut Log,
) -> Outcome {
    let format = global.message_format;
    if let Some(layout) = &args.layout {
        return layout::run(layout, args.allow_unexamined, format, log);
    }
    let today = today(args.today)?;
    let (settings, against) = settings(args, today, log)?;
    let selection = Selection::of(&settings);
    log.report(selection.notes(), None);
    let usual = CheckOptions::default();
    let options = CheckOptions {
        file_name: None,
        page_limit: settings.get(MAX_PAGES).map_or(usual.page_limit, Into::into),
        today,
        against: against.as_ref().map(|(document, text)| Against { document, text }),
        selection: Cow::Owned(selection),
    };

    let paths = files::found(&args.pdfs)?;
    let checked = files::check_all(&paths, &options, &input::reader()?);
    let mut product = Product::text(match format {
        MessageFormat::Json => json::report(&checked),
        MessageFormat::Sarif => sarif(&checked),
        MessageFormat::Short => short(&checked, global.quiet),
        MessageFormat::Human => {
            let detail = match paths.len() {
                _ if args.details => Detail::All,
                1 => Detail::Rules,
                _ => Detail::Line,
            };
            let mut text = human(&checked, detail, global.quiet);
            if checked.len() > 1 {
                text.push_str(&report::summary(&checked));
            }
            text
        }
    });
    product.facts.counts = counts(&checked);
    product.status = Some(status(&checked, log));
    Ok(product)
}

/// The settings and, if the PDFs should show a résumé, its document and all of its text.
fn settings(
    args: &CheckArgs,
    today: Option<PartialDate>,
    log: &mut Log,
) -> Result<(Settings, Option<(Document, String)>), Stop> {
    let settings = args.settings.settings();
    let named = args.configuration.options.as_deref();
    let Some(file) = &args.against else {
        let config = config::for_none(named, log)?;
        let config = config.map(|config| config.get(log).cloned()).transpose()?;
        return Ok((settings.or(config.unwrap_or_default()), None));
    };
    let read = ReadOptions { strict: false, today, photo: false };
    let resume = input::resume(file, &read)?;
    let config = config::for_resume(named, file, log)?;
    let job = Job {
        resume: &resume,
        variant: None,
        posting: None,
        settings: &settings,
        plan: None,
        config: config.as_ref(),
        layout: None,
        formats: &[],
        run: &RunConfig { read, ..RunConfig::default() },
    };
    let settled = Base::of(job, log)?.tailor(None, log)?.settle(log)?;
    let text = strings(&resume.source().json().unwrap_or_default());
    Ok((settled.settings.clone(), Some((settled.document(), text))))
}

/// The number of findings of all reports.
fn counts(checked: &[Judged<Report>]) -> Counts {
    let reports = checked.iter().filter_map(|one| one.outcome.as_ref().ok());
    reports.flat_map(|report| &report.findings).map(|found| found.severity).collect()
}

/// The worst of all: a file that could not be read, then one with losses.
fn status(checked: &[Judged<Report>], log: &mut Log) -> ExitStatus {
    let mut worst = ExitStatus::Clean;
    for Judged { outcome, .. } in checked {
        worst = worst.max(match outcome {
            Ok(report) if report.count(Severity::Error) == 0 => ExitStatus::Clean,
            Ok(_) => ExitStatus::Findings,
            Err(failure) => {
                log.report([failure.diagnostic()], None);
                ExitStatus::Failed
            }
        });
    }
    worst
}

/// Every string and number in a JSON document, each on a line.
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
