//! The `vitae` binary: parses the arguments, runs one command and turns its outcome into an exit
//! status. Started by another `vitae` for an untrusted layout, it runs as a worker instead.

use std::env;
use std::panic;
use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Laying out makes a great many small allocations; the system's allocator would take a tenth of
/// all time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    silence_caught_panics();
    let mut arguments = env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == vitae::worker::ARGUMENT) {
        return vitae::worker::serve(arguments);
    }
    vitae::cli::run_from(env::args_os()).into()
}

/// Silences the panics of the PDF library, which become errors; any other panic is a bug of ours
/// and is printed as usual.
fn silence_caught_panics() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !vitae::extract::catches_panics() {
            print(info);
        }
    }));
}
