//! The built binary, from the outside: what it prints where, which files it writes, and its exit
//! status.

mod commands;
mod config;
mod content;
mod doctor;
mod help;
mod messages;
mod options;
mod output;
mod own_layout;
mod pages;
mod proof;
mod result;
mod rounds;
pub(super) mod tool;
mod wrong_options;
