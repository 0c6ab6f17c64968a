//! A standing adversary: input that is built to exhaust, crash or deceive the program, and what may
//! go wrong around it. Whatever it does, the program ends in a result or a clear error, soon, and
//! everything else goes on.

mod crafted;
mod deceptive;
mod interrupted;
mod mutated;
mod mutation;
mod readers;
