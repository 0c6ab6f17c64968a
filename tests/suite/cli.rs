//! The built binary, used as a stranger uses it: what it prints where, what it writes, and how
//! it ends.

mod commands;
mod content;
mod help;
mod messages;
mod output;
mod own_layout;
mod proof;
pub(super) mod tool;
