//! The README and the book in `docs/`: every command they show is run, and every link leads
//! somewhere.

mod commands;
mod links;
mod page;
#[cfg(unix)]
mod shell;
mod style;
