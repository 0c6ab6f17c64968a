//! The options of lint: its rules, the severity of their findings, and the role that a résumé is
//! for.

use super::role::Role;
use super::rules::RULES;
use crate::diag::Code;
use crate::registry::{Grade, Registry, Rules, Selectable, Severities};
use crate::settings::{Command, File, Key, Section, Value, options};

/// The rules of `lint`, as a registry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lints;

impl Registry for Lints {
    const COMMAND: &'static str = "lint";

    fn rules() -> impl Iterator<Item = (Code, Grade)> {
        RULES.iter().map(|rule| (rule.code, rule.grade()))
    }
}

impl Selectable for Lints {
    const SELECT: Key<Rules<Self>> = LINT_SELECT;
    const IGNORE: Key<Rules<Self>> = LINT_IGNORE;
    const SEVERITIES: Key<Severities<Self>> = LINT_SEVERITIES;
}

/// An option of lint.
const fn lints<T: Value>(key: &'static str) -> Key<T> {
    Key::new(key, Section::Writing)
        .on(&[Command::Lint])
        .files(&[File::Configuration, File::Resume])
}

options! {
    /// Every option of lint, in the order of help.
    LINTS;

    /// Role that the résumé is for.
    ///
    /// The report then shows which bullets show each theme of the role.
    ROLE: Role = lints("lint.role").flag("role", "ROLE");

    /// Apply only these rules.
    ///
    /// A rule is named by its code, several by what their codes start with: `W01`, `K`,
    /// `weak-opener`, `all`. `vitae explain` lists the rules.
    LINT_SELECT: Rules<Lints> = lints("lint.select").flag("select", "RULES").default("all");

    /// Leave out these rules.
    LINT_IGNORE: Rules<Lints> = lints("lint.ignore").flag("ignore", "RULES").default("none");

    /// Severity of the findings of a rule, by its code or name.
    LINT_SEVERITIES: Severities<Lints> = lints("lint.severities").on(&[]);
}
