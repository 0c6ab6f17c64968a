//! `vitae verify`: proves that a PDF reads back as its résumé, or reports where it does not.

use super::{counted, read_options};
use crate::batch::Proof;
use crate::cli::args::VerifyArgs;
use crate::cli::failure::Failure;
use crate::cli::outcome::{Facts, Outcome, Product};
use crate::cli::{config, input, photo};
use crate::finding::Log;
use crate::pipeline::{Base, Job, RunConfig};
use crate::verify::{OrderOutcome, Verification, VerifyOptions, verify_read};

pub(in crate::cli) fn run(args: &VerifyArgs, log: &mut Log) -> Outcome {
    let mut read = read_options(&args.reading)?;
    let config =
        config::for_resume(args.configuration.options.as_deref(), &args.file, log)?;
    let settings = args.settings.settings();
    read.photo = photo::is_wanted(&settings, config.as_ref());
    let resume = input::resume(&args.file, &read)?;
    let photo = if read.photo { photo::of(&resume, &args.file, log)? } else { None };
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
    let base = Base::of(job, log)?;
    let document = base.tailor(None, log)?.settle(log)?.document();
    let pdf = input::binary(&args.pdf)?;
    let fonts = input::fonts(&args.fonts)?;
    let fonts: Vec<&[u8]> = fonts.iter().map(Vec::as_slice).collect();
    let options = VerifyOptions::default()
        .allow_unexamined(args.allow_unexamined)
        .fonts(fonts.as_slice())
        .photo(photo.as_ref());
    let verification = input::reader()?
        .examine(&pdf)
        .and_then(|extraction| verify_read(&document, &extraction, &options))
        .map_err(Failure::pdf(&args.pdf))?;
    let mut defects = verification.findings();
    resume.source().sort(&mut defects);
    log.report(defects, Some(resume.source()));
    let facts = Facts {
        pages: Some(verification.pages),
        proof: Some(Proof::of(&verification)),
        ..Facts::default()
    };
    let remarks = vec![proof(&verification, base.resume.unprinted_values())];
    Ok(Product { remarks, facts, ..Product::default() })
}

/// As in `proved: content 9/9, structure 9/9 lines read back, 1 page`, and how many values of the
/// résumé are `unprinted`.
pub(super) fn proof(verification: &Verification, unprinted: usize) -> String {
    let orders: Vec<String> = verification
        .orders
        .iter()
        .map(|outcome| {
            let OrderOutcome { order, found, expected, .. } = outcome;
            // In a document from right to left.
            let ignored = if outcome.is_required { "" } else { " (not required)" };
            format!("{} {found}/{expected}{ignored}", order.name())
        })
        .collect();
    let proved = if verification.is_faithful() { "proved" } else { "not proved" };
    let pages = counted(verification.pages, "page", "pages");
    let rest = match unprinted {
        0 => String::new(),
        values => {
            let values = counted(values, "value", "values");
            format!("; {values} not printed: see warnings")
        }
    };
    let unexamined = if verification.unexamined.is_empty() {
        String::new()
    } else {
        format!("; {} not examined", verification.unexamined)
    };
    format!("{proved}: {} lines read back, {pages}{unexamined}{rest}", orders.join(", "))
}
