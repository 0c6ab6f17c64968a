//! `vitae check`: every rule finds its problem, and none reports a sound résumé.

mod command;
mod faults;
mod geometry;
mod hidden;
mod registry;
mod rules;
mod strangers;
