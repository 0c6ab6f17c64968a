//! Compares a résumé with a job posting: which of the posting's terms the résumé covers, where, and
//! for how long each was used.
//!
//! Nothing here guesses what an employer's software does. The report consists of counts, n of m
//! terms, without weights or a score. What a posting asks for and a résumé does not say is reported
//! and never added.
//!
//! ```
//! # fn main() -> vitae::Result<()> {
//! use vitae::job::{CoverageOptions, Inventory, Posting, Vocabulary, coverage};
//! use vitae::resume::{ReadOptions, Resume, Source};
//!
//! let vocabulary = Vocabulary::built_in();
//! let job = Source::new("job.txt", "Requirements\n- Go\n- Spring Boot")?;
//! let posting = Posting::read(&job, vocabulary).into_result()?;
//! let json = r#"{ "skills": [{ "name": "Languages", "keywords": ["Go", "Java"] }] }"#;
//! let source = Source::new("me.json", json)?;
//! let resume = Resume::parse(&source, &ReadOptions::default()).into_result()?;
//! let inventory = Inventory::of_resume(&resume, vocabulary);
//! let coverage = coverage(&posting, &inventory, vocabulary, &CoverageOptions::default());
//! let required = coverage.required.map(|group| (group.present, group.total));
//! assert_eq!(required, Some((1, 2)));
//! # Ok(())
//! # }
//! ```

mod codes;
mod coverage;
mod evidence;
mod find;
mod inventory;
mod months;
mod plain;
mod posting;
mod term;
mod vocabulary;

pub use coverage::{
    Area, AreaCount, Count, Coverage, CoverageOptions, DegreeCoverage, DegreeOutcome,
    PostingCoverage, Repeated, Spot, Status, TermCoverage, TitleCoverage, TitleMatch,
    YearsCoverage, coverage, overview_markdown, overview_text,
};
pub use find::TermHit;
pub(crate) use inventory::months;
pub use inventory::{Field, Inventory, Mention, Place};
pub(crate) use months::{Month, union};
#[cfg(test)]
pub(crate) use plain::fold;
#[cfg(feature = "render")]
pub(crate) use posting::choices_of;
pub use posting::{
    Contract, Degree, DegreeAsked, Demand, JOB_SCHEMA, Knockout, KnockoutKind,
    LONGEST_POSTING, Posting, PostingLine, PostingTerm, YearsAsked, explained,
    explanation,
};
pub use term::{Kind, Term};
pub use vocabulary::{VOCABULARY_SCHEMA, Vocabulary};
