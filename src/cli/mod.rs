//! The command line: arguments become values for the library, and what it makes of them is
//! written and printed.
//!
//! Commands hand back values and never print; `finish` writes their files, prints what there
//! is to print and derives the exit status. The product goes to standard output, everything else
//! to standard error. Only a batch shows its progress as it runs.

mod args;
mod commands;
mod config;
mod diagnostics;
mod failure;
mod finish;
mod input;
mod layout;
mod outcome;
mod photo;
mod program;
mod progress;
mod report;
mod rounds;
mod schemas;
mod signals;
mod sources;
mod spinner;
mod status;
mod terminal;
mod usage;
mod watch;

pub use args::Args;
pub use status::ExitStatus;

use std::ffi::OsString;

use clap::Parser;

use crate::finding::Log;
use args::Command;
use diagnostics::MessageFormat;
use failure::Failure;
use finish::finish;
use outcome::Outcome;
use progress::Progress;
use spinner::Spinner;
use terminal::Terminal;

/// Runs the command that `arguments` name; the first of them is the name of the program.
#[must_use]
pub fn run_from(arguments: impl IntoIterator<Item = OsString>) -> ExitStatus {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // As with help and the version, no command is needed.
    if arguments.get(1).is_some_and(|it| it == LICENSES) && arguments.len() == 2 {
        return licenses();
    }
    match Args::try_parse_from(&arguments) {
        Ok(args) => run(&args),
        Err(error) => usage::report(&error, &arguments),
    }
}

/// The flag that asks for [`NOTICES`].
const LICENSES: &str = "--licenses";

/// The licences of everything that the binary contains, written by `.ci/notices`.
const NOTICES: &str = include_str!("../../NOTICES");

fn licenses() -> ExitStatus {
    match terminal::print(NOTICES.as_bytes()) {
        Ok(()) => ExitStatus::Clean,
        Err(_) => ExitStatus::Failed,
    }
}

/// Runs the command that `args` name.
#[must_use]
pub fn run(args: &Args) -> ExitStatus {
    let terminal = Terminal::new(&args.global);
    if let Err(failure) = prepare(args) {
        return finish_with(args, terminal, Log::new(false), Err(failure.into()));
    }
    let once = |run: &dyn Fn(&mut Log) -> Outcome| {
        let mut log = Log::new(args.command.is_strict());
        let spinner = Spinner::start(terminal, args.command.name());
        let outcome = run(&mut log);
        drop(spinner);
        finish_with(args, terminal, log, outcome)
    };
    let format = args.global.message_format;
    match &args.command {
        // Each of its files is an outcome of its own.
        Command::Render(render) => rounds::run(&args.global, render),
        Command::New(args) => once(&|_| commands::new::run(args)),
        Command::Import(args) => once(&|log| commands::import::run(args, log)),
        Command::Validate(args) => once(&|log| commands::validate::run(args, log)),
        Command::Fix(args) => once(&|log| commands::fix::run(args, log)),
        Command::Tailor(args) => once(&|log| commands::tailor::run(args, log)),
        Command::Diff(args) => once(&|log| commands::diff::run(args, format, log)),
        Command::Verify(args) => once(&|log| commands::verify::run(args, log)),
        Command::Extract(args) => once(&|log| commands::extract::run(args, log)),
        Command::Parse(args) => once(&|log| commands::parse::run(args, log)),
        Command::Check(check) => {
            once(&|log| commands::check::run(check, &args.global, log))
        }
        Command::Lint(lint) => once(&|log| commands::lint::run(lint, &args.global, log)),
        // It has a bar of its own.
        Command::Batch(batch) => {
            let mut log = Log::new(args.command.is_strict());
            let progress = Progress::new(terminal);
            let outcome = commands::batch::run(batch, progress, &mut log);
            finish_with(args, terminal, log, outcome)
        }
        Command::Match(args) => once(&|log| commands::match_::run(args, format, log)),
        Command::Explain(args) => once(&|log| commands::explain::run(args, log)),
        Command::Layouts(args) => once(&|log| commands::layouts::run(args, log)),
        Command::Schema(args) => once(&|_| Ok(commands::schema::run(args))),
        Command::Doctor(args) => once(&|log| commands::doctor::run(args, log)),
        Command::Completions(args) => once(&|_| Ok(commands::completions::run(args))),
        Command::Man(args) => once(&|_| commands::man::run(args)),
    }
}

fn finish_with(
    args: &Args,
    terminal: Terminal,
    log: Log,
    outcome: Outcome,
) -> ExitStatus {
    let report = args.global.report.as_deref();
    finish(args.command.name(), terminal, report, log, outcome).status
}

/// What comes before every command.
fn prepare(args: &Args) -> Result<(), Failure> {
    signals::listen()?;
    let format = args.global.message_format;
    let has_rules = matches!(args.command, Command::Check(_) | Command::Lint(_));
    if format == MessageFormat::Sarif && !has_rules {
        return Err(Failure::usage(
            "only `vitae check` and `vitae lint` write SARIF",
            "use `--message-format json`",
        ));
    }
    Ok(())
}
