//! `vitae completions`: prints a completion script for a shell.

use clap::CommandFactory;

use crate::cli::args::{Args, CompletionsArgs};
use crate::cli::outcome::Product;

pub(in crate::cli) fn run(args: &CompletionsArgs) -> Product {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "vitae", &mut script);
    Product::text(String::from_utf8_lossy(&script))
}
