//! The `vitae` binary: parses arguments, runs one command, and maps what came of it to an exit
//! status. Started by itself, it is a worker instead.

use std::env;
use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == vitae::worker::ARGUMENT) {
        return vitae::worker::serve(arguments);
    }
    vitae::cli::run(&vitae::cli::Args::parse()).into()
}
