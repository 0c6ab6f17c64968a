//! `vitae check`: each rule finds what it is about, and nothing in what is sound.

mod command;
mod faults;
mod geometry;
mod hidden;
mod registry;
mod rules;
