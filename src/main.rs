//! The `vitae` binary: parses arguments, runs one command, and maps what came of it to an exit
//! status. Started by itself, it is a worker instead.

use std::env;
use std::panic;
use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

/// Laying out is a great many small allocations; the system's allocator costs a tenth of all
/// time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    say_nothing_of_panics_that_are_caught();
    let mut arguments = env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == vitae::worker::ARGUMENT) {
        return vitae::worker::serve(arguments);
    }
    vitae::cli::run(&vitae::cli::Args::parse()).into()
}

/// The reader of PDFs catches the panics of the library below it and makes errors of them; what
/// the hook would print of those is nobody's business. Others are told as ever.
fn say_nothing_of_panics_that_are_caught() {
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !vitae::extract::catches_panics() {
            tell(info);
        }
    }));
}
