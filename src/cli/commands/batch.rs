//! `vitae batch`: makes the documents of a plan, or answers a stream of jobs.

use std::io::BufReader;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;

use super::{counted, read_options, source_date_epoch};
use crate::batch::{self, Pattern, Plan, Printing, Setup, Summary};
use crate::cli::args::BatchArgs;
use crate::cli::failure::Failure;
use crate::cli::layout::Layouts;
use crate::cli::outcome::{BatchFacts, Outcome, Product, Stop};
use crate::cli::program::program;
use crate::cli::progress::{Progress, rate};
use crate::cli::{ExitStatus, config, input, signals};
use crate::diag::{Diagnostic, Findings, JsonPointer, Location};
use crate::export::{ExportOptions, Format};
use crate::finding::Log;
use crate::layout::{Layout, LayoutName};
use crate::pipeline::{Input, RunConfig};
use crate::resume::Source;

pub(in crate::cli) fn run(
    args: &BatchArgs,
    mut progress: Progress,
    log: &mut Log,
) -> Outcome {
    let file = args.plan.as_deref().map(read_plan).transpose()?;
    let source = file.as_ref().map(Input::source);
    let plan = match &file {
        None => Plan::default(),
        Some(file) => file.get(log)?.clone(),
    };
    let setup = setup(args, with_arguments(plan, args), source, log)?;
    silence_panics_over_documents();
    if args.stream {
        return stream(&setup);
    }
    let stop = signals::stop()?;
    let outcome = batch::run(&setup, &stop, &mut progress);
    let time = progress.end();
    let summary = match outcome {
        Ok(summary) => summary,
        Err(batch::Failure::Plan(errors)) => return Err(log.stop(errors, source).into()),
        Err(other) => return Err(failure(other).into()),
    };
    let mut product = Product::default();
    product.closing.push(described(&summary, rate(summary.done() - summary.kept, time)));
    product.status = Some(status(&summary));
    if summary.is_stopped && stop.load(Ordering::Relaxed) {
        let line = "stopped; run the same command again to continue";
        product.closing.push(line.to_owned());
        product.status = Some(ExitStatus::Failed);
    }
    product.facts.counts = summary.counts;
    product.facts.batch = Some(BatchFacts::of(&summary));
    Ok(product)
}

/// Answers the jobs on standard input. Errors in a job are part of its result and do not change
/// the exit status: a program that pipes jobs through takes any other for a crash, and retries.
fn stream(setup: &Setup) -> Outcome {
    let input = BufReader::with_capacity(1 << 16, std::io::stdin());
    batch::stream(setup, input, &mut std::io::stdout().lock()).map_err(failure)?;
    Ok(Product::default())
}

fn failure(failure: batch::Failure) -> Failure {
    match failure {
        batch::Failure::Busy(folder) => Failure::usage(
            format!("another run is using `{}`", folder.display()),
            "wait until it ends, or choose another folder",
        ),
        batch::Failure::AmongInputs(folder) => Failure::usage(
            format!(
                "`{}` holds résumés: JSON may not be written there",
                folder.display()
            ),
            "choose another folder",
        ),
        batch::Failure::Io(path, source) => Failure::Write { path, source },
        // A stream has no plan; the errors of one are reported with its source.
        batch::Failure::Plan(errors) => {
            let messages: Vec<String> =
                errors.into_iter().map(|error| error.message).collect();
            Failure::Usage { message: messages.join("; "), hint: None }
        }
    }
}

/// The worst of all documents.
fn status(summary: &Summary) -> ExitStatus {
    match summary {
        Summary { errors: 1.., .. } => ExitStatus::Failed,
        Summary { findings: 1.., .. } => ExitStatus::Findings,
        _ => ExitStatus::Clean,
    }
}

/// As in `20 documents: 18 proved, 2 with errors; 5 up to date`.
fn described(summary: &Summary, rate: f64) -> String {
    let Summary { planned, ok, partly_examined, findings, errors, kept, .. } = *summary;
    let documents = counted(planned, "document", "documents");
    let mut parts = vec![format!("{documents}: {ok} proved")];
    if partly_examined > 0 {
        parts.push(format!(
            " ({partly_examined} with pictures or drawings that were not examined)"
        ));
    }
    for (count, how) in [(findings, "with errors"), (errors, "not made")] {
        if count > 0 {
            parts.push(format!(", {count} {how}"));
        }
    }
    if kept > 0 {
        parts.push(format!("; {kept} up to date"));
    }
    if kept < summary.done() {
        parts.push(format!("; {rate:.1} a second"));
    }
    parts.concat()
}

fn read_plan(path: &Path) -> Result<Input<Plan>, Failure> {
    Ok(Input::new(&input::name(path), input::text(path)?, Plan::read))
}

/// The plan with what the command line says, which takes precedence.
fn with_arguments(mut plan: Plan, args: &BatchArgs) -> Plan {
    let patterns = |typed: &[String]| typed.iter().map(Pattern::typed).collect();
    if plan.resumes.is_empty() {
        plan.resumes = patterns(&args.resume);
        plan.jobs = patterns(&args.jobs);
        plan.variants = patterns(&args.variant);
    }
    if !args.format.is_empty() {
        let formats = args.format.iter().filter_map(|name| Format::named(name));
        plan.formats = formats.collect();
    }
    if let Some(name) = &args.name {
        plan.name = Some((name.clone(), JsonPointer::root()));
    }
    if !args.layout.is_empty() {
        plan.layouts = args.layout.iter().map(|it| Pattern::typed(it.as_str())).collect();
    }
    plan.propose |= args.propose;
    plan
}

fn setup(
    args: &BatchArgs,
    plan: Plan,
    source: Option<&Arc<Source>>,
    log: &mut Log,
) -> Result<Setup, Stop> {
    let folder = args.plan.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
    let layouts = layouts(&plan, folder, source, log)?;
    if let Some(file) = args.options.as_deref().filter(|file| !file.is_file()) {
        return Err(Failure::read(file)(std::io::ErrorKind::NotFound.into()).into());
    }
    let nearest_config = if args.stream { None } else { config::nearest(None) };
    if let Some(file) = args.options.as_ref().or(nearest_config.as_ref()) {
        log.detail(config::used(file));
    }
    let all = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    Ok(Setup {
        folder: folder.to_owned(),
        plan_file: args.plan.clone(),
        output: args.output.clone(),
        settings: args.settings.settings(),
        config: args.options.clone(),
        nearest_config,
        printing: Printing {
            layouts: layouts.all,
            chosen: layouts.chosen,
            fonts: input::fonts(&args.fonts)?,
            program: program()?,
        },
        run: RunConfig {
            read: read_options(&args.reading)?,
            export: ExportOptions {
                epoch: source_date_epoch()?,
                ..ExportOptions::default()
            },
            propose: plan.propose,
            // Nobody waits for advice on one of a thousand documents.
            try_tighter: false,
            keep_unproven: false,
            allow_unexamined: args.allow_unexamined,
            photo: None,
        },
        threads: args.threads.unwrap_or_else(all),
        force: args.force,
        fail_fast: args.fail_fast,
        shard: args.shard,
        plan,
    })
}

/// The layouts that a plan asks for.
fn layouts(
    plan: &Plan,
    folder: &Path,
    source: Option<&Arc<Source>>,
    log: &mut Log,
) -> Result<Layouts, Stop> {
    let mut layouts = Layouts::built_in();
    let mut unknown = Findings::new();
    for Pattern { text, place } in &plan.layouts {
        let typed = *place == JsonPointer::root();
        let path = if typed { PathBuf::from(text) } else { folder.join(text) };
        if !typed && LayoutName::bundled(text).is_none() && !path.exists() {
            unknown.push(unknown_layout(text, place));
        } else {
            layouts.choose(text, &path, log)?;
        }
    }
    if unknown.is_empty() { Ok(layouts) } else { Err(log.stop(unknown, source).into()) }
}

fn unknown_layout(text: &str, place: &JsonPointer) -> Diagnostic {
    let names = Layout::NAMES.join(", ");
    let at = Location::pointer(place.clone());
    Diagnostic::error(batch::WRONG_PLAN, at, format!("unknown layout `{text}`"))
        .hint(format!("write one of {names}, or the path of your own"))
}

/// Leaves a panic over a document to the finding about it, which does not break the progress bar.
fn silence_panics_over_documents() {
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if !batch::takes_note_of_panic(info) {
            print(info);
        }
    }));
}
