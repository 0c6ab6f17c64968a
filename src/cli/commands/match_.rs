//! `vitae match`: counts what a résumé covers of a job posting.

use std::path::{Path, PathBuf};

use serde::Serialize;

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
    Coverage, CoverageOptions, Inventory, Posting, PostingCoverage, Vocabulary, coverage,
    explained, explanation, overview_markdown, overview_text,
};
use crate::parse::parse;
use crate::pipeline::Input;
use crate::resume::{ReadOptions, Source};

/// The names of files that `--all` takes for postings.
const POSTINGS: [&str; 5] = ["*.txt", "*.md", "*.json", "*.html", "*.htm"];

/// The maximum number of postings that are matched at once.
const MOST_POSTINGS: usize = 1000;

pub(in crate::cli) fn run(
    args: &MatchArgs,
    format: MessageFormat,
    log: &mut Log,
) -> Outcome {
    let options = read_options(&args.reading)?;
    let own = args.vocabulary.as_deref().map(vocabulary).transpose()?;
    let vocabulary = match &own {
        None => Vocabulary::built_in(),
        Some(own) => own.get(log)?,
    };
    let matching = Matching { args, format, vocabulary, options };
    match (&args.job, &args.all) {
        (Some(job), _) => matching.one(job, log),
        (None, Some(folder)) => matching.all(folder, log),
        (None, None) => Err(Failure::usage(
            "no posting is given",
            "name a file, or a folder with `--all`",
        )
        .into()),
    }
}

/// What every posting is matched with.
struct Matching<'a> {
    args: &'a MatchArgs,
    format: MessageFormat,
    vocabulary: &'a Vocabulary,
    options: ReadOptions,
}

impl Matching<'_> {
    fn one(&self, job: &Path, log: &mut Log) -> Outcome {
        let Self { args, format, vocabulary, .. } = self;
        let dash = Path::new(input::DASH);
        if args.resume == dash && job == dash {
            return Err(Failure::usage(
                "the résumé and the posting cannot both be standard input",
                "name a file for one of them",
            )
            .into());
        }
        let read = input::posting(job, vocabulary)?;
        let posting = read.get(log)?;
        if args.explain {
            let lines = explained(read.source(), vocabulary);
            return Ok(Product::text(explanation(&lines)));
        }
        let (inventory, base) = self.inventories(log)?;
        let coverage = self.coverage(posting, &inventory, base.as_ref());
        let mut product = Product::text(if *format == MessageFormat::Json {
            json_line(&coverage)
        } else if args.format == ReportFormat::Md {
            coverage.markdown()
        } else {
            coverage.text()
        });
        gate(&coverage, args.min_required, &mut product);
        product.facts.coverage = Some(Covered::of(&coverage));
        Ok(product)
    }

    /// All postings of a folder; what is wrong with one is reported, and the others are matched.
    fn all(&self, folder: &Path, log: &mut Log) -> Outcome {
        let files = postings_in(folder)?;
        if files.is_empty() {
            return Err(Failure::usage(
                format!("no postings in `{}`", folder.display()),
                format!("postings are files named {}", POSTINGS.join(", ")),
            )
            .into());
        }
        let (inventory, base) = self.inventories(log)?;
        let mut all = Vec::new();
        for file in &files {
            let read = input::posting(file, self.vocabulary)?;
            // Its errors are in the log.
            let Ok(posting) = read.get(log) else { continue };
            let coverage = self.coverage(posting, &inventory, base.as_ref());
            let posting = file.file_name().unwrap_or_default();
            let posting = posting.to_string_lossy().into_owned();
            all.push(PostingCoverage { posting, coverage });
        }
        Ok(Product::text(if self.format == MessageFormat::Json {
            all.iter().map(json_line).collect()
        } else if self.args.format == ReportFormat::Md {
            overview_markdown(&all)
        } else {
            overview_text(&all)
        }))
    }

    /// What the résumé and its base say.
    fn inventories(&self, log: &mut Log) -> Result<(Inventory, Option<Inventory>), Stop> {
        let Self { args, vocabulary, options, .. } = self;
        let shown = inventory(&args.resume, options, vocabulary, log)?;
        let base = match &args.base {
            None => None,
            Some(path) => Some(inventory_of_base(path, options, vocabulary, log)?),
        };
        Ok((shown, base))
    }

    fn coverage(
        &self,
        posting: &Posting,
        inventory: &Inventory,
        base: Option<&Inventory>,
    ) -> Coverage {
        let options = CoverageOptions { today: self.options.today, base };
        coverage(posting, inventory, self.vocabulary, &options)
    }
}

/// A report as JSON, on one line.
fn json_line(report: &impl Serialize) -> String {
    serde_json::to_string(report).expect("a report has only plain members") + "\n"
}

/// The postings in a folder, in the order of their names.
fn postings_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for entry in folder.read_dir().map_err(Failure::read(folder))? {
        let path = entry.map_err(Failure::read(folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_posting = POSTINGS.iter().any(|kind| name.ends_with(&kind[1..]));
        if is_posting && !name.starts_with('.') && path.is_file() {
            files.push(path);
        }
    }
    if files.len() > MOST_POSTINGS {
        return Err(Failure::usage(
            format!("more than {MOST_POSTINGS} postings in `{}`", folder.display()),
            "match the folder in parts",
        ));
    }
    files.sort();
    Ok(files)
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
