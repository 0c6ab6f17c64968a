//! `vitae match`: counts what a résumé covers of a job posting.

use std::path::Path;

use super::{counted, read_options};
use crate::batch::Covered;
use crate::cli::ExitStatus;
use crate::cli::args::{MatchArgs, ReportFormat};
use crate::cli::diagnostics::MessageFormat;
use crate::cli::failure::Failure;
use crate::cli::input;
use crate::cli::outcome::{Outcome, Product, Stop};
use crate::finding::Log;
use crate::job::{
    Coverage, CoverageOptions, Inventory, Vocabulary, coverage, explained, explanation,
};
use crate::parse::parse;
use crate::pipeline::Input;
use crate::resume::{ReadOptions, Source};

pub(in crate::cli) fn run(
    args: &MatchArgs,
    format: MessageFormat,
    log: &mut Log,
) -> Outcome {
    let dash = Path::new(input::DASH);
    if args.resume == dash && args.job == dash {
        return Err(Failure::usage(
            "the résumé and the posting cannot both be standard input",
            "name a file for one of them",
        )
        .into());
    }
    let options = read_options(&args.reading)?;
    let own = args.vocabulary.as_deref().map(vocabulary).transpose()?;
    let vocabulary = match &own {
        None => Vocabulary::built_in(),
        Some(own) => own.get(log)?,
    };
    let read = input::posting(&args.job, vocabulary)?;
    let posting = read.get(log)?;
    if args.explain {
        let lines = explained(read.source(), vocabulary);
        return Ok(Product::text(explanation(&lines)));
    }
    let inventory = inventory(&args.resume, &options, vocabulary, log)?;
    let base = match &args.base {
        None => None,
        Some(path) => Some(inventory_of_base(path, &options, vocabulary, log)?),
    };
    let options = CoverageOptions { today: options.today, base: base.as_ref() };
    let coverage = coverage(posting, &inventory, vocabulary, &options);
    let mut product = Product::text(if format == MessageFormat::Json {
        let report = serde_json::to_string(&coverage);
        report.expect("a report has only plain members") + "\n"
    } else if args.format == ReportFormat::Md {
        coverage.markdown()
    } else {
        coverage.text()
    });
    gate(&coverage, args.min_required, &mut product);
    product.facts.coverage = Some(Covered::of(&coverage));
    Ok(product)
}

/// Whether as many required terms are present as were asked for.
fn gate(coverage: &Coverage, least: Option<usize>, product: &mut Product) {
    let present = coverage.required.map_or(0, |count| count.present);
    if let Some(least) = least.filter(|least| present < *least) {
        let terms = counted(present, "required term is", "required terms are");
        product.closing.push(format!("{terms} present, fewer than {least}"));
        product.status = Some(ExitStatus::Findings);
    }
}

/// What a résumé says, whether it is JSON or PDF.
fn inventory(
    path: &Path,
    options: &ReadOptions,
    vocabulary: &Vocabulary,
    log: &mut Log,
) -> Result<Inventory, Stop> {
    let content = input::binary(path)?;
    if content.starts_with(b"%PDF") {
        let extraction = input::extraction(path, &content, log)?;
        return Ok(Inventory::of_parsed(&parse(&extraction), vocabulary));
    }
    let resume = Input::resume(&input::name(path), content, options);
    Ok(Inventory::of_resume(resume.get(log)?, vocabulary))
}

/// What the base says: it has places to point at, so it is JSON.
fn inventory_of_base(
    path: &Path,
    options: &ReadOptions,
    vocabulary: &Vocabulary,
    log: &mut Log,
) -> Result<Inventory, Stop> {
    let resume = input::resume(path, options)?;
    Ok(Inventory::of_resume(resume.get(log)?, vocabulary))
}

/// The built-in vocabulary with the terms of a file.
fn vocabulary(path: &Path) -> Result<Input<Vocabulary>, Failure> {
    let extended = |source: &Source| Vocabulary::built_in().extended(source);
    Ok(Input::new(&input::name(path), input::text(path)?, extended))
}
