//! `vitae lint`: advises on the writing of a résumé, whether it is JSON, YAML or a PDF.

mod json;
mod linted;
mod report;

use std::borrow::Cow;
use std::sync::Arc;

use super::today;
use crate::cli::args::{GlobalArgs, LintArgs};
use crate::cli::diagnostics::MessageFormat;
use crate::cli::outcome::{Outcome, Product, Stop};
use crate::cli::report::{Detail, Judged, human, sarif, short};
use crate::cli::{ExitStatus, config, input};
use crate::diag::Severity;
use crate::finding::Log;
use crate::lint::{LintOptions, Selection, lint, lint_parsed};
use crate::options::ROLE;
use crate::parse::parse;
use crate::pipeline::{Input, own_settings};
use crate::resume::{PartialDate, ReadOptions};
use crate::settings::Settings;
use linted::Linted;

pub(in crate::cli) fn run(
    args: &LintArgs,
    global: &GlobalArgs,
    log: &mut Log,
) -> Outcome {
    let linted = read(args, log)?;
    log.report(linted.options.selection.notes(), None);
    let counts = linted.report.findings.iter().map(|found| found.severity).collect();
    let has_errors = linted.report.count(Severity::Error) > 0;
    let judged = [Judged { name: input::name(&args.file), outcome: Ok(linted) }];
    let mut product = Product::text(match global.message_format {
        MessageFormat::Json => json::report(&judged),
        MessageFormat::Sarif => sarif(&judged),
        MessageFormat::Short => short(&judged, global.quiet),
        MessageFormat::Human => {
            let detail = if args.details { Detail::All } else { Detail::Rules };
            human(&judged, detail, global.quiet) + &report::themes(&judged)
        }
    });
    product.facts.counts = counts;
    product.status =
        Some(if has_errors { ExitStatus::Findings } else { ExitStatus::Clean });
    Ok(product)
}

/// Reads and lints the résumé.
fn read(args: &LintArgs, log: &mut Log) -> Result<Linted, Stop> {
    let today = today(args.today)?;
    let content = input::binary(&args.file)?;
    let named = args.configuration.options.as_deref();
    let config = config::for_resume(named, &args.file, log)?;
    let config = config.map(|config| config.get(log).cloned()).transpose()?;
    let settings = args.settings.settings().or(config.unwrap_or_default());
    if content.starts_with(b"%PDF") {
        let extraction = input::extraction(&args.file, &content, log)?;
        input::has_text(&args.file, &extraction)?;
        let options = options(&settings, today);
        let report = lint_parsed(&parse(&extraction), &options);
        let report = report.map_err(|errors| log.stop(errors, None))?;
        return Ok(Linted { report, options, source: None });
    }
    let reading = ReadOptions { strict: false, today, photo: true };
    let resume = Input::resume(&input::name(&args.file), content, &reading);
    let options = options(&settings.or(own_settings(&resume, log)?), today);
    let report = lint(resume.get(log)?, &options);
    Ok(Linted { report, options, source: Some(Arc::clone(resume.source())) })
}

fn options(settings: &Settings, today: Option<PartialDate>) -> LintOptions<'static> {
    LintOptions {
        today,
        role: settings.get(ROLE).unwrap_or_default(),
        selection: Cow::Owned(Selection::of(settings)),
    }
}
