//! Which rules to run, and the severity of their findings.
//!
//! A rule is named by its code or name, several by the beginning of their codes (`L` or `L0`),
//! all by `ALL`. Old codes and names are accepted, too.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::table::Registry;
use crate::codes::{current, families, renamed_note};
use crate::diag::{Code, Diagnostic, Findings, Location, Severity};
use crate::suggest;

/// A code that exists, but that no rule of the command has.
const NOT_A_RULE: Code = Code::new("O004", "not-a-rule");

/// Which rules of a registry to run, and the severity of their findings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection<R> {
    /// Only these, if set.
    selected: Option<Vec<&'static str>>,
    ignored: Vec<&'static str>,
    /// The severity of a rule's findings; `None` for none at all.
    severities: BTreeMap<&'static str, Option<Severity>>,
    /// Codes that were accepted, but not as they were meant.
    remarks: Vec<Remark>,
    registry: PhantomData<fn() -> R>,
}

/// A code or name that no rule has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown rule `{code}`")]
pub struct UnknownRule {
    /// The code or name.
    pub code: String,
    /// The most similar code or name of a rule.
    pub nearest: Option<&'static str>,
}

/// A code that was accepted, but not as it was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Remark {
    given: String,
    /// Its current form, if it is an old one.
    renamed: Option<&'static str>,
    /// Whether it is a rule of the registry.
    is_rule: bool,
}

impl<R: Registry> Selection<R> {
    /// Runs the rules that `code` names, and no others than are selected.
    ///
    /// # Errors
    /// If the code or name does not exist.
    pub fn select(&mut self, code: &str) -> Result<(), UnknownRule> {
        let named = self.named(code)?;
        self.selected.get_or_insert_default().extend(named);
        Ok(())
    }

    /// Skips the rules that `code` names.
    ///
    /// # Errors
    /// If the code or name does not exist.
    pub fn ignore(&mut self, code: &str) -> Result<(), UnknownRule> {
        let named = self.named(code)?;
        self.ignored.extend(named);
        Ok(())
    }

    /// Sets the severity of findings of the rules that `code` names; `None` skips the rules.
    ///
    /// # Errors
    /// If the code or name does not exist.
    pub fn set_severity(
        &mut self,
        code: &str,
        severity: Option<Severity>,
    ) -> Result<(), UnknownRule> {
        let named = self.named(code)?;
        self.severities.extend(named.into_iter().map(|id| (id, severity)));
        Ok(())
    }

    /// Whether a rule is run.
    #[must_use]
    pub fn has(&self, code: Code) -> bool {
        self.selected.as_ref().is_none_or(|selected| selected.contains(&code.id))
            && !self.ignored.contains(&code.id)
            && self.severities.get(code.id) != Some(&None)
    }

    /// The severity of a finding of a rule, where `usual` is the finding's own; `None` if the
    /// rule is not run.
    #[must_use]
    pub fn severity(&self, code: Code, usual: Severity) -> Option<Severity> {
        if !self.has(code) {
            return None;
        }
        self.severities.get(code.id).copied().unwrap_or(Some(usual))
    }

    /// Notes about codes that were given in an old form, and warnings about codes that are not
    /// rules of the registry, each once.
    #[must_use]
    pub fn notes(&self) -> Findings {
        self.remarks.iter().map(Remark::finding::<R>).collect()
    }

    /// The rules that a code names, which may be none.
    fn named(&mut self, code: &str) -> Result<Vec<&'static str>, UnknownRule> {
        let given = code.trim();
        let rules = rules_named::<R>(given);
        if !rules.is_empty() {
            return Ok(rules);
        }
        let renamed = current(given);
        let rules = renamed.map(rules_named::<R>).unwrap_or_default();
        let is_rule = !rules.is_empty();
        if !is_rule && !is_code(renamed.unwrap_or(given)) {
            let forms = R::rules().flat_map(|(code, _)| [code.id, code.name]);
            let nearest = suggest::nearest(given, forms);
            return Err(UnknownRule { code: given.to_owned(), nearest });
        }
        let remark = Remark { given: given.to_owned(), renamed, is_rule };
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
        Ok(rules)
    }
}

impl Remark {
    fn finding<R: Registry>(&self) -> Diagnostic {
        let command = R::COMMAND;
        let Self { given, renamed, is_rule } = self;
        let Some(new) = renamed else {
            let message =
                format!("`{given}` is not a rule of `{command}`: it has no effect");
            return Diagnostic::warning(NOT_A_RULE, Location::Nowhere, message)
                .hint("run `vitae explain` to list all codes");
        };
        let note = renamed_note(given, new);
        if *is_rule {
            return note;
        }
        // `L009` was a finding about pages; it is also what a slip makes of the rule `L09`.
        let digits = new.trim_start_matches(|c: char| !c.is_ascii_digit());
        let rule = R::rules().map(|(code, _)| code).find(|rule| {
            let (letter, number) = rule.id.split_at(1);
            given.to_uppercase().starts_with(letter)
                && digits.parse::<u8>().is_ok_and(|it| number.parse() == Ok(it))
        });
        let note =
            note.hint(format!("`{new}` is not a rule of `{command}`: it has no effect"));
        match rule {
            Some(rule) => note.hint(format!("write `{rule}` for the rule")),
            None => note,
        }
    }
}

/// The rules that a code, its beginning, or a name stands for.
fn rules_named<R: Registry>(wanted: &str) -> Vec<&'static str> {
    let upper = wanted.to_uppercase();
    let named = R::rules().map(|(code, _)| code).filter(|known| {
        upper == "ALL"
            || known.name == wanted
            || (!upper.is_empty() && known.id.starts_with(&upper))
    });
    named.map(|known| known.id).collect()
}

/// Whether findings of another command have this code or name.
fn is_code(word: &str) -> bool {
    let mut codes = families().iter().flat_map(|family| &family.codes);
    codes.any(|it| it.code.id.eq_ignore_ascii_case(word) || it.code.name == word)
}
