//! What rules come to: findings with the severities of a selection, grouped by rule, and the
//! rules to attend to first.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::rule::{Found, Grade, Rule};
use super::selection::Selection;
use super::table::Registry;
use crate::codes::{self, Family};
use crate::diag::{Code, Diagnostic, Findings, Severity};

/// All findings of one rule in a report; never empty.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleFindings<'r> {
    /// The rule.
    pub code: Code,
    /// Its findings, the gravest first.
    pub findings: Vec<&'r Diagnostic>,
}

/// The maximum number of rules that are named to be attended to first.
const MAX_FIRST: usize = 3;

/// The maximum number of findings shown for each rule.
const MOST: usize = 20;

/// The problems a rule found as findings, with the severities of the selection.
pub(crate) fn findings<D, R: Registry>(
    rule: &Rule<D>,
    found: Vec<Found>,
    selection: &Selection<R>,
) -> Findings {
    let more = found.len().saturating_sub(MOST);
    let mut findings: Findings = found
        .into_iter()
        .take(MOST)
        .filter_map(|found| {
            let severity =
                selection.severity(rule.code, found.severity.unwrap_or(rule.severity))?;
            Some(Diagnostic {
                code: rule.code,
                severity,
                message: found.message,
                location: found.location,
                hints: found.hint.into_iter().map(Cow::into_owned).collect(),
            })
        })
        .collect();
    if more > 0
        && let Some(last) = findings.last_mut()
    {
        let are = if more == 1 { "is" } else { "are" };
        last.hints.push(format!("{more} more of these {are} not shown"));
    }
    findings
}

/// The number of findings of a severity.
pub(crate) fn count(findings: &[Diagnostic], severity: Severity) -> usize {
    findings.iter().filter(|found| found.severity == severity).count()
}

/// The findings by rule, in the order of the gravest of each.
pub(crate) fn by_rule(findings: &[Diagnostic]) -> Vec<RuleFindings<'_>> {
    let mut all: Vec<RuleFindings<'_>> = Vec::new();
    for found in findings {
        match all.iter_mut().find(|it| it.code == found.code) {
            Some(own) => own.findings.push(found),
            None => all.push(RuleFindings { code: found.code, findings: vec![found] }),
        }
    }
    all
}

/// The rules to attend to first, at most three: errors before warnings, then what is known best,
/// then what is found most often. Notes are never among them.
pub(crate) fn first<R: Registry>(findings: &[Diagnostic]) -> Vec<RuleFindings<'_>> {
    let mut all = by_rule(findings);
    let severity = |own: &RuleFindings<'_>| own.findings.first().map(|it| it.severity);
    all.retain(|own| severity(own) > Some(Severity::Note));
    let grades: Vec<(Code, Grade)> = R::rules().collect();
    all.sort_by_key(|own| {
        let grade = grades.iter().find(|(code, _)| *code == own.code);
        let grade = grade.map(|(_, grade)| *grade);
        (Reverse(severity(own)), grade, Reverse(own.findings.len()))
    });
    all.truncate(MAX_FIRST);
    all
}

/// The rule with a code or name, current or old.
pub(crate) fn named<'a, D>(
    rules: &[&'a Rule<D>],
    code_or_name: &str,
) -> Option<&'a Rule<D>> {
    let find = |word: &str| {
        rules.iter().copied().find(|rule| {
            rule.code.id.eq_ignore_ascii_case(word) || rule.code.name == word
        })
    };
    find(code_or_name).or_else(|| find(codes::current(code_or_name)?))
}

/// The explanations of rules, by families: the letter of their codes, a title, and what they are
/// about.
pub(crate) fn families<D>(
    families: &[(char, &str, &str)],
    rules: &[&Rule<D>],
) -> Vec<Family> {
    let family = |&(letter, title, about): &(char, &str, &str)| {
        let rules = rules.iter().filter(|rule| rule.code.id.starts_with(letter));
        Family {
            letter,
            title: title.to_owned(),
            about: about.to_owned(),
            codes: rules.map(|rule| rule.explanation()).collect(),
        }
    };
    families.iter().map(family).collect()
}
