//! What can be typed after `vitae new`.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use clap::builder::{PossibleValue, PossibleValuesParser};

use crate::named::Named;
use crate::starter::{Level, Role, languages};

/// Write an example résumé to start from
#[derive(Debug, ClapArgs)]
#[command(after_help = "Replace what is in brackets, such as `[Company]`.\n\n\
Examples:\n  vitae new --role nurse\n  \
vitae new cv.json --role data --level senior --language fr")]
pub(in crate::cli) struct NewArgs {
    /// File to write; an existing one is not overwritten
    #[arg(value_name = "FILE", default_value = "resume.json")]
    pub file: PathBuf,
    /// Kind of work
    #[arg(long, value_name = "ROLE", default_value = Role::Backend.name(),
        value_parser = named::<Role>())]
    pub role: String,
    /// Years of experience
    #[arg(long, value_name = "LEVEL", default_value = Level::Mid.name(),
        value_parser = named::<Level>())]
    pub level: String,
    /// Language; `de`, `fr` and `es` have `backend`, `data`, `nurse`, `sales`, `student` and
    /// `teacher`
    #[arg(long, value_name = "TAG", default_value = "en",
        value_parser = PossibleValuesParser::new(languages(Role::Backend)))]
    pub language: String,
}

fn named<T: Named>() -> PossibleValuesParser {
    let value = |entry: &crate::named::Entry<T>| {
        PossibleValue::new(entry.name).help(entry.about.trim()).aliases(entry.aliases)
    };
    PossibleValuesParser::new(T::NAMES.iter().map(value).collect::<Vec<_>>())
}
