//! Counts what a résumé covers of a job posting. Needs no feature, so no engine is compiled.
//!
//! ```text
//! cargo run --no-default-features --example match_posting -- resume.json posting.txt
//! ```

#![allow(clippy::print_stdout, reason = "a program reports to its user")]

use std::error::Error;
use std::{env, fs};

use vitae::job::{
    Coverage, CoverageOptions, Demand, Inventory, Posting, Vocabulary, coverage,
};
use vitae::resume::ReadOptions;
use vitae::{Resume, Source};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let (Some(resume), Some(posting)) = (arguments.next(), arguments.next()) else {
        return Err("usage: match_posting RESUME POSTING".into());
    };
    let coverage = covered(fs::read(resume)?, fs::read(posting)?)?;
    if let Some(required) = coverage.required {
        println!("{} of {} required terms", required.present, required.total);
    }
    for name in missing(&coverage) {
        println!("missing: {name}");
    }
    Ok(())
}

/// What a résumé covers of a posting.
///
/// # Errors
/// If one of the two cannot be read.
pub fn covered(resume: Vec<u8>, posting: Vec<u8>) -> vitae::Result<Coverage> {
    let vocabulary = Vocabulary::built_in();
    let resume = Source::new("resume.json", resume)?;
    let resume = Resume::parse(&resume, &ReadOptions::default()).into_result()?;
    let posting = Source::new("posting.txt", posting)?;
    let posting = Posting::read(&posting, vocabulary).into_result()?;
    let inventory = Inventory::of_resume(&resume, vocabulary);
    Ok(coverage(&posting, &inventory, vocabulary, &CoverageOptions::default()))
}

/// The names of the required terms that the résumé lacks.
pub fn missing(coverage: &Coverage) -> impl Iterator<Item = &str> {
    coverage
        .terms
        .iter()
        .filter(|term| term.demand == Demand::Required && term.status.is_missing())
        .map(|term| term.name.as_str())
}
