//! `vitae validate`: reads résumés and reports everything that is wrong with them, and what would
//! stop `vitae render`.

use super::read_options;
use crate::cli::args::ValidateArgs;
use crate::cli::config;
use crate::cli::layout::Layouts;
use crate::cli::outcome::{Outcome, Product};
use crate::cli::{ExitStatus, input};
use crate::finding::Log;
use crate::pipeline::{self, Job, RunConfig};
use crate::settings::Settings;
use crate::typeset::Typesetter;

pub(in crate::cli) fn run(args: &ValidateArgs, log: &mut Log) -> Outcome {
    let read = read_options(&args.reading)?;
    let layouts = Layouts::built_in();
    let typesetter = Typesetter::with_fonts(input::fonts(&args.fonts)?);
    let presses = layouts.presses(&typesetter)?;
    let mut product = Product::default();
    for path in &args.files {
        let resume = match input::resume(path, &read) {
            Ok(resume) => resume,
            Err(failure) => {
                log.report([failure.diagnostic()], None);
                product.status = Some(ExitStatus::Failed);
                continue;
            }
        };
        let config = config::for_resume(None, path, log)?;
        let job = Job {
            resume: &resume,
            variant: None,
            posting: None,
            settings: &Settings::default(),
            plan: None,
            config: config.as_ref(),
            layout: None,
            formats: &[],
            run: &RunConfig { read, ..RunConfig::default() },
        };
        if pipeline::foresee(&job, &presses, log).is_ok() {
            product.remarks.push(format!("{}: valid", path.display()));
        }
    }
    Ok(product)
}
