//! Postings and coverage: what is asked for is found as a person finds it, and what a résumé
//! covers is counted as it stands there.

mod command;
mod coverage;
mod postings;
mod vocabulary;
