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
mod schemas;
mod signals;
mod status;
mod terminal;
mod usage;

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
    let mut log = Log::new(args.command.is_strict());
    let outcome = outcome(args, Progress::new(terminal), &mut log);
    let report = args.global.report.as_deref();
    finish(args.command.name(), terminal, report, log, outcome)
}

fn outcome(args: &Args, progress: Progress, log: &mut Log) -> Outcome {
    signals::listen()?;
    let format = args.global.message_format;
    if format == MessageFormat::Sarif && !matches!(args.command, Command::Check(_)) {
        return Err(Failure::usage(
            "only `vitae check` writes SARIF",
            "use `--message-format json`",
        )
        .into());
    }
    match &args.command {
        Command::Render(args) => commands::render::run(args, log),
        Command::Validate(args) => commands::validate::run(args, log),
        Command::Fix(args) => commands::fix::run(args, log),
        Command::Tailor(args) => commands::tailor::run(args, log),
        Command::Diff(args) => commands::diff::run(args, format, log),
        Command::Verify(args) => commands::verify::run(args, log),
        Command::Extract(args) => commands::extract::run(args, log),
        Command::Parse(args) => commands::parse::run(args, log),
        Command::Check(check) => commands::check::run(check, &args.global, log),
        Command::Batch(args) => commands::batch::run(args, progress, log),
        Command::Match(args) => commands::match_::run(args, format, log),
        Command::Explain(args) => commands::explain::run(args, log),
        Command::Layouts(args) => commands::layouts::run(args, log),
        Command::Schema(args) => Ok(commands::schema::run(args)),
        Command::Completions(args) => Ok(commands::completions::run(args)),
    }
}
