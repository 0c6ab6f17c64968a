//! The options of checks: which rules PDFs are checked by, and how severe their findings are.

use std::num::NonZeroUsize;

use super::rules::RULES;
use crate::diag::Code;
use crate::registry::{Grade, Registry, Rules, Selectable, Severities};
use crate::settings::{Command, File, Key, Section, Value, options};

/// The rules of `check`, as a registry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checks;

impl Registry for Checks {
    const COMMAND: &'static str = "check";

    fn rules() -> impl Iterator<Item = (Code, Grade)> {
        RULES.iter().map(|rule| (rule.code, rule.grade()))
    }
}

impl Selectable for Checks {
    const SELECT: Key<Rules<Self>> = SELECT;
    const IGNORE: Key<Rules<Self>> = IGNORE;
    const SEVERITIES: Key<Severities<Self>> = SEVERITIES;
}

/// An option of checks.
const fn checks<T: Value>(key: &'static str) -> Key<T> {
    Key::new(key, Section::Checks)
        .on(&[Command::Check])
        .files(&[File::Configuration, File::Resume])
}

options! {
    /// Every option of checks, in the order of help.
    CHECKS;

    /// Check only these rules.
    ///
    /// A rule is named by its code, several by what their codes start with: `L04`, `C`,
    /// `date-gap`, `all`. `vitae explain` lists the rules.
    SELECT: Rules<Checks> = checks("check.select").flag("select", "RULES").default("all");

    /// Skip these rules.
    IGNORE: Rules<Checks> = checks("check.ignore").flag("ignore", "RULES").default("none");

    /// Severity of a rule's findings, by code or name.
    SEVERITIES: Severities<Checks> = checks("check.severities").on(&[]);

    /// Maximum number of pages of a PDF.
    MAX_PAGES: NonZeroUsize = checks("check.maxPages")
        .flag("max-pages", "N")
        .limits(1, 200)
        .default("2");
}
