//! `vitae batch`: a plan, or postings, or a stream of jobs come in, proven files and a report go
//! out.

use std::io::BufReader;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::{read_options, source_date_epoch};
use crate::batch::{self, Pattern, Plan, Setup, Summary};
use crate::cli::args::BatchArgs;
use crate::cli::progress::{Progress, rate};
use crate::cli::terminal::{Failure, read_failure};
use crate::cli::{ExitStatus, Terminal, input, layout};
use crate::diag::{Diagnostic, Findings, JsonPointer, Location};
use crate::export::{ExportOptions, Format};
use crate::layout::Layout;
use crate::resume::Source;
use crate::settings::Settings;

pub(in crate::cli) fn run(
    args: &BatchArgs,
    terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    let Some((source, plan)) = plan(args, terminal)? else {
        return Ok(ExitStatus::Findings);
    };
    let folder = args.plan.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
    let Some((layouts, chosen)) = layouts(&plan, folder, source.as_ref(), terminal)?
    else {
        return Ok(ExitStatus::Findings);
    };
    if let Some(file) = args.options.as_deref().filter(|file| !file.is_file()) {
        return Err(read_failure(file)(std::io::ErrorKind::NotFound.into()));
    }
    let setup = Setup {
        plan,
        folder: folder.to_owned(),
        plan_file: args.plan.clone(),
        output: args.output.clone(),
        typed: typed(args),
        options: args.options.clone(),
        layouts,
        chosen,
        fonts: input::fonts(&args.fonts)?,
        program: program()?,
        read: read_options(&args.reading)?,
        export: ExportOptions { epoch: source_date_epoch()?, ..ExportOptions::default() },
        threads: threads(args),
        force: args.force,
        fail_fast: args.fail_fast,
        shard: args.shard,
    };
    quiet_panics();
    if args.stream {
        return stream(&setup);
    }
    let stop = stopped_by_signals()?;
    let mut progress = Progress::new(terminal);
    let outcome = batch::run(&setup, &stop, &mut progress);
    let time = progress.end();
    let summary = match outcome {
        Ok(summary) => summary,
        Err(batch::Failure::Plan(findings)) => {
            terminal.findings(&findings, source.as_ref());
            terminal.summary(&findings);
            return Ok(ExitStatus::Findings);
        }
        Err(other) => return Err(failure(other)),
    };
    terminal.say(told(&summary, rate(summary.done() - summary.kept, time)));
    if summary.is_stopped && stop.load(Ordering::Relaxed) {
        terminal.say("stopped; the same command goes on from here");
        return Ok(ExitStatus::Failed);
    }
    Ok(status(&summary))
}

/// Works off standard input. What is wrong with a job is told in its result, and no matter of the
/// exit status: whoever pipes jobs through takes another for a crash, and tries again.
fn stream(setup: &Setup) -> Result<ExitStatus, Failure> {
    let input = BufReader::with_capacity(1 << 16, std::io::stdin());
    let done = batch::stream(setup, input, &mut std::io::stdout().lock());
    done.map(|()| ExitStatus::Clean).map_err(failure)
}

fn failure(failure: batch::Failure) -> Failure {
    match failure {
        batch::Failure::Busy(folder) => Failure::Usage {
            message: format!("another run is at work in `{}`", folder.display()),
            hint: Some("wait for its end, or name another folder".to_owned()),
        },
        batch::Failure::Io(path, source) => Failure::Write { path, source },
        // Whoever has the plan's source tells these.
        batch::Failure::Plan(findings) => Failure::Usage {
            message: findings.into_iter().map(|it| it.message).collect(),
            hint: None,
        },
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

/// How it went: `20 documents: 18 proved, 2 with errors; 5 as before`.
fn told(summary: &Summary, rate: f64) -> String {
    let Summary { planned, ok, findings, errors, kept, .. } = *summary;
    let documents = if planned == 1 { "document" } else { "documents" };
    let mut told = vec![format!("{planned} {documents}: {ok} proved")];
    for (count, how) in [(findings, "with errors"), (errors, "not made")] {
        if count > 0 {
            told.push(format!(", {count} {how}"));
        }
    }
    if kept > 0 {
        told.push(format!("; {kept} as before"));
    }
    if kept < summary.done() {
        told.push(format!("; {rate:.1} a second"));
    }
    told.concat()
}

/// What is asked; `None` if the plan is wrong, which is printed.
fn plan(
    args: &BatchArgs,
    terminal: Terminal,
) -> Result<Option<(Option<Source>, Plan)>, Failure> {
    let (source, mut plan) = match &args.plan {
        None => (None, Plan::default()),
        Some(path) => {
            let name = path.to_string_lossy().into_owned();
            let told = |findings: &[Diagnostic], source: &Source| {
                terminal.findings(findings, Some(source));
                terminal.summary(findings);
                Ok(None)
            };
            let source = match Source::new(name.clone(), input::choices(path)?) {
                Ok(source) => source,
                Err(findings) => return told(&findings, &Source::unread(name)),
            };
            let read = Plan::read(&source);
            terminal.findings(&read.warnings, Some(&source));
            match read.output {
                Ok(plan) => (Some(source), plan),
                Err(findings) => return told(&findings, &source),
            }
        }
    };
    let patterns = |typed: &[String]| typed.iter().map(Pattern::typed).collect();
    if plan.resumes.is_empty() {
        plan.resumes = patterns(&args.resume);
        plan.jobs = patterns(&args.jobs);
        plan.variants = patterns(&args.variant);
    }
    // What is typed goes before what is planned.
    if !args.format.is_empty() {
        let formats = args.format.iter().filter_map(|name| Format::named(name));
        plan.formats = formats.collect();
    }
    if let Some(name) = &args.name {
        plan.name = Some((name.clone(), JsonPointer::root()));
    }
    if !args.layout.is_empty() {
        plan.layouts = patterns(&args.layout);
    }
    plan.propose |= args.propose;
    Ok(Some((source, plan)))
}

/// All layouts there are, and the places of those that are asked for.
type Chosen = (Vec<Layout>, Vec<usize>);

/// All layouts there are, and the places of those that are asked for; `None` if one of them is
/// none, which is printed.
fn layouts(
    plan: &Plan,
    folder: &Path,
    source: Option<&Source>,
    terminal: Terminal,
) -> Result<Option<Chosen>, Failure> {
    let mut layouts: Vec<Layout> = Layout::all().collect();
    let mut chosen = Vec::new();
    let mut findings = Findings::new();
    for Pattern { text, place } in &plan.layouts {
        if let Some(at) = Layout::NAMES.iter().position(|name| name == text) {
            chosen.push(at);
            continue;
        }
        let typed = *place == JsonPointer::root();
        let path = if typed { PathBuf::from(text) } else { folder.join(text) };
        if !typed && !path.exists() {
            findings.push(no_layout(text, place));
            continue;
        }
        let Some(layout) = layout::choose(path.to_str(), None, terminal)? else {
            return Ok(None);
        };
        chosen.push(layouts.len());
        layouts.push(layout);
    }
    if findings.is_empty() {
        return Ok(Some((layouts, chosen)));
    }
    terminal.findings(&findings, source);
    terminal.summary(&findings);
    Ok(None)
}

fn no_layout(text: &str, place: &JsonPointer) -> Diagnostic {
    let names = Layout::NAMES.join(", ");
    let at = Location::pointer(place.clone());
    Diagnostic::error(batch::WRONG_PLAN, at, format!("`{text}` is no layout"))
        .hint(format!("there are {names}; your own is named by its path"))
}

fn typed(args: &BatchArgs) -> Settings {
    let pages = args.pages.and_then(|pages| NonZeroUsize::new(usize::from(pages)));
    Settings { pages, ..Settings::default() }
}

fn threads(args: &BatchArgs) -> NonZeroUsize {
    let all = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    args.threads.unwrap_or_else(all)
}

/// This program, for layouts that are not trusted.
fn program() -> Result<PathBuf, Failure> {
    std::env::current_exe().map_err(read_failure(Path::new("vitae")))
}

/// A document that panics is told as a finding; the usual message would tear the bar.
fn quiet_panics() {
    std::panic::set_hook(Box::new(|_| {}));
}

/// What is set when somebody asks the program to stop; who asks again is obeyed at once.
fn stopped_by_signals() -> Result<Arc<AtomicBool>, Failure> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::flag;

    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        let status = ExitStatus::Failed as i32;
        flag::register_conditional_shutdown(signal, status, Arc::clone(&stop))
            .and_then(|_| flag::register(signal, Arc::clone(&stop)))
            .map_err(|source| Failure::Stream { stream: "signals", source })?;
    }
    Ok(stop)
}
