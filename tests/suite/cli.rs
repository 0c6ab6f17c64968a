//! The built binary, used as a stranger uses it: what it prints where, what it writes, and how
//! it ends.

mod choices;
mod commands;
mod content;
mod help;
mod messages;
mod output;
mod own_layout;
mod pages;
mod proof;
pub(super) mod tool;
mod wrong_choices;
