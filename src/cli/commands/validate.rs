//! `vitae validate`: reads résumés and reports everything that is wrong with them.

use super::read_options;
use crate::cli::args::ValidateArgs;
use crate::cli::outcome::{Outcome, Product};
use crate::cli::{ExitStatus, input};
use crate::finding::Log;

pub(in crate::cli) fn run(args: &ValidateArgs, log: &mut Log) -> Outcome {
    let options = read_options(&args.reading)?;
    let mut product = Product::default();
    for path in &args.files {
        let resume = match input::resume(path, &options) {
            Ok(resume) => resume,
            Err(failure) => {
                log.report([failure.diagnostic()], None);
                product.status = Some(ExitStatus::Failed);
                continue;
            }
        };
        if resume.get(log).is_ok() {
            product.remarks.push(format!("{}: valid", path.display()));
        }
    }
    Ok(product)
}
