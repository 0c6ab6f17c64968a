//! Postings and coverage: terms are found as a person finds them, and coverage is counted as by
//! hand.

mod command;
mod coverage;
mod pasted;
mod postings;
mod vocabulary;
