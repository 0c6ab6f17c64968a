//! Which rules are asked for: codes, their beginnings and names come in, a choice goes out.

use std::collections::BTreeMap;

use super::RULES;
use crate::diag::{Code, Severity};

/// Which rules are asked for, and how much their findings weigh.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// Only these, where there are any.
    selected: Vec<&'static str>,
    ignored: Vec<&'static str>,
    /// What a rule's findings weigh; `None` for nothing at all.
    severities: BTreeMap<&'static str, Option<Severity>>,
}

/// A code that no rule has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownRule {
    /// The code.
    pub code: String,
    /// The rule most like it.
    pub nearest: Option<&'static str>,
}

impl Selection {
    /// Asks for the rules that `code` names, and no others than are asked for.
    ///
    /// # Errors
    /// If no rule has the code.
    pub fn select(&mut self, code: &str) -> Result<(), UnknownRule> {
        self.selected.extend(named(code)?);
        Ok(())
    }

    /// Leaves the rules out that `code` names.
    ///
    /// # Errors
    /// If no rule has the code.
    pub fn ignore(&mut self, code: &str) -> Result<(), UnknownRule> {
        self.ignored.extend(named(code)?);
        Ok(())
    }

    /// Sets what findings of the rules that `code` names weigh; with `None` they are left out.
    ///
    /// # Errors
    /// If no rule has the code.
    pub fn weigh(
        &mut self,
        code: &str,
        severity: Option<Severity>,
    ) -> Result<(), UnknownRule> {
        self.severities.extend(named(code)?.into_iter().map(|id| (id, severity)));
        Ok(())
    }

    /// Whether a rule is asked for.
    #[must_use]
    pub fn has(&self, code: Code) -> bool {
        (self.selected.is_empty() || self.selected.contains(&code.id))
            && !self.ignored.contains(&code.id)
            && self.severities.get(code.id) != Some(&None)
    }

    /// What a finding of a rule weighs whose own weight is `usual`; `None` if it is left out.
    #[must_use]
    pub fn severity(&self, code: Code, usual: Severity) -> Option<Severity> {
        if !self.has(code) {
            return None;
        }
        self.severities.get(code.id).copied().unwrap_or(Some(usual))
    }
}

/// The rules a code names: one by its code or its name, several by what their codes begin with,
/// all by `ALL`.
fn named(code: &str) -> Result<Vec<&'static str>, UnknownRule> {
    let wanted = code.trim();
    let upper = wanted.to_uppercase();
    let found: Vec<&'static str> = RULES
        .iter()
        .map(|rule| rule.code)
        .filter(|known| {
            upper == "ALL"
                || known.name == wanted
                || (!upper.is_empty() && known.id.starts_with(&upper))
        })
        .map(|known| known.id)
        .collect();
    if found.is_empty() {
        let names = RULES.iter().flat_map(|rule| [rule.code.id, rule.code.name]);
        let near = |name: &&str| strsim::jaro_winkler(name, wanted);
        let nearest = names
            .max_by(|a, b| near(a).total_cmp(&near(b)))
            .filter(|name| near(name) > 0.7);
        return Err(UnknownRule { code: wanted.to_owned(), nearest });
    }
    Ok(found)
}
