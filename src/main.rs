//! The `vitae` binary: parses arguments, runs one command, and maps what came of it to an exit
//! status.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    vitae::cli::run(&vitae::cli::Args::parse()).into()
}
