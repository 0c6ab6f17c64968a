//! Which rules to run, and the severity of their findings.
//!
//! A rule is named by its code or name, several by the beginning of their codes (`L` or `L0`),
//! all by `ALL`. Old codes and names are accepted, too.

use std::collections::BTreeMap;

use super::RULES;
use crate::codes::{current, families, renamed_note};
use crate::diag::{Code, Diagnostic, Findings, Location, Severity};
use crate::suggest;

/// A code that exists, but that no rule of `check` has.
const NOT_A_RULE: Code = Code::new("O004", "not-a-rule");

/// Which rules to run, and the severity of their findings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// Only these, if set.
    selected: Option<Vec<&'static str>>,
    ignored: Vec<&'static str>,
    /// The severity of a rule's findings; `None` for none at all.
    severities: BTreeMap<&'static str, Option<Severity>>,
    /// Codes that were accepted, but not as they were meant.
    remarks: Vec<Remark>,
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
    /// Whether it is a rule of `check`.
    is_rule: bool,
}

impl Selection {
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

    /// Notes about codes that were given in an old form, and warnings about codes of findings
    /// that `check` does not have, each once.
    #[must_use]
    pub fn notes(&self) -> Findings {
        self.remarks.iter().map(Remark::finding).collect()
    }

    /// The rules that a code names, which may be none.
    fn named(&mut self, code: &str) -> Result<Vec<&'static str>, UnknownRule> {
        let given = code.trim();
        let rules = rules_named(given);
        if !rules.is_empty() {
            return Ok(rules);
        }
        let renamed = current(given);
        let rules = renamed.map(rules_named).unwrap_or_default();
        let is_rule = !rules.is_empty();
        if !is_rule && !is_code(renamed.unwrap_or(given)) {
            let forms = RULES.iter().flat_map(|rule| [rule.code.id, rule.code.name]);
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
    fn finding(&self) -> Diagnostic {
        let Self { given, renamed, is_rule } = self;
        let Some(new) = renamed else {
            let message = format!("`{given}` is not a rule of `check`: it has no effect");
            return Diagnostic::warning(NOT_A_RULE, Location::Nowhere, message)
                .hint("run `vitae explain` to list all codes");
        };
        let note = renamed_note(given, new);
        if *is_rule {
            return note;
        }
        // `L009` was a finding about pages; it is also what a slip makes of the rule `L09`.
        let digits = new.trim_start_matches(|c: char| !c.is_ascii_digit());
        let rule = RULES.iter().find(|rule| {
            let (letter, number) = rule.code.id.split_at(1);
            given.to_uppercase().starts_with(letter)
                && digits.parse::<u8>().is_ok_and(|it| number.parse() == Ok(it))
        });
        let note =
            note.hint(format!("`{new}` is not a rule of `check`: it has no effect"));
        match rule {
            Some(rule) => note.hint(format!("write `{}` for the rule", rule.code)),
            None => note,
        }
    }
}

/// The rules that a code, its beginning, or a name stands for.
fn rules_named(wanted: &str) -> Vec<&'static str> {
    let upper = wanted.to_uppercase();
    let codes = RULES.iter().map(|rule| rule.code);
    let named = codes.filter(|known| {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(code: &str) -> Vec<String> {
        let mut selection = Selection::default();
        selection.select(code).unwrap_or_else(|error| panic!("{error}"));
        selection.notes().iter().map(|it| it.message.clone()).collect()
    }

    #[test]
    fn a_prefix_selects_rules_and_no_other_findings() {
        for prefix in ["L", "L0", "l", "ALL"] {
            assert_eq!(notes(prefix), [""; 0], "{prefix}");
        }
        assert!(rules_named("L").iter().all(|id| id.len() == 3));
        assert_eq!(rules_named("T"), [""; 0]);
    }

    #[test]
    fn an_old_name_of_a_rule_selects_the_rule() {
        assert_eq!(notes("torn-ligature"), ["`torn-ligature` is now `split-ligature`"]);
        let mut selection = Selection::default();
        selection.select("torn-ligature").expect("the name was renamed");
        assert!(selection.has(Code::new("F10", "split-ligature")));
        assert!(!selection.has(Code::new("F11", "broken-word")));
    }

    #[test]
    fn an_old_code_of_another_finding_is_accepted_and_selects_nothing() {
        let mut selection = Selection::default();
        selection.ignore("l009").expect("the code was renamed");
        let [note] = &selection.notes()[..] else { panic!("{:?}", selection.notes()) };
        assert_eq!(note.severity, Severity::Note);
        assert_eq!(note.message, "`l009` is now `T009`");
        assert!(note.hints.iter().any(|hint| hint.contains("`L09`")), "{note:?}");
        assert!(RULES.iter().all(|rule| selection.has(rule.code)));
    }

    #[test]
    fn a_current_code_of_another_finding_is_accepted_with_a_warning() {
        let mut selection = Selection::default();
        selection.select("R004").expect("the code exists");
        assert_eq!(selection.notes()[0].severity, Severity::Warning);
        assert!(RULES.iter().all(|rule| !selection.has(rule.code)));
    }

    #[test]
    fn an_unknown_code_is_rejected_with_the_nearest_rule() {
        let error = Selection::default().ignore("date-gaps").expect_err("no such rule");
        assert_eq!(error.nearest, Some("date-gap"));
        assert_eq!(error.to_string(), "unknown rule `date-gaps`");
        let error = Selection::default().ignore("Q77").expect_err("no such rule");
        assert_eq!(error.nearest, None);
    }
}
