//! Advice on the writing of a résumé: openers, consequences, stock phrases, tense, spelling, skills
//! that no bullet shows, and gaps.
//!
//! [`RULES`] is the complete list, selected and explained as those of [`check`](mod@crate::check). A
//! finding names the place in the résumé, and its hint a pattern to write by; no rule invents a
//! fact, and there is no score. Rules on English words apply to English résumés alone.

mod consequence;
mod lexicon;
pub(crate) mod options;
mod role;
mod rule;
mod rules;
mod subject;
#[cfg(test)]
mod tests;
mod themes;
mod words;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::codes::Family;
use crate::diag::{Diagnostic, Findings, JsonPointer, Location, Severity};
use crate::job::{Inventory, Vocabulary};
use crate::parse::{Found, Parsed};
use crate::registry;
use crate::resume::{PartialDate, ReadOptions, Resume, Source};
use crate::setters::setters;

pub use options::Lints;
pub use role::Role;
pub use rule::{Detector, Rule};
pub use rules::RULES;
use subject::{Kind, Subject};
pub use themes::Theme;

/// Which rules to apply, and the severity of their findings.
pub type Selection = registry::Selection<Lints>;

/// How to lint a résumé.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct LintOptions<'a> {
    /// The date to treat as today; without it, rules about the present are not applied.
    pub today: Option<PartialDate>,
    /// The role that the résumé is for.
    pub role: Role,
    /// Which rules to apply, and the severity of their findings.
    pub selection: Cow<'a, Selection>,
}

setters!(LintOptions<'a> {
    today: Option<PartialDate>,
    role: Role,
    selection: Cow<'a, Selection>,
});

/// The findings about the writing of a résumé.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Errors first, then warnings, then notes; within each in the order of [`RULES`].
    pub findings: Findings,
    /// The number of bullets of jobs, volunteer work and projects.
    pub bullets: usize,
    /// The number of words of bullets and running text.
    pub words: usize,
    /// The themes of the role, and the bullets that show them.
    pub themes: Vec<Theme>,
}

impl Report {
    /// The number of findings of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        registry::count(&self.findings, severity)
    }
}

/// Lints a résumé.
///
/// ```
/// # fn main() -> vitae::Result<()> {
/// use vitae::lint::LintOptions;
/// use vitae::resume::{ReadOptions, Resume, Source};
///
/// let json = r#"{ "work": [{ "highlights": ["Responsible for backups"] }] }"#;
/// let source = Source::new("me.json", json)?;
/// let resume = Resume::parse(&source, &ReadOptions::default()).into_result()?;
/// let report = vitae::lint(&resume, &LintOptions::default());
/// assert_eq!(report.findings[0].code.name, "weak-opener");
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn lint(resume: &Resume, options: &LintOptions<'_>) -> Report {
    let inventory = Inventory::of_resume(resume, Vocabulary::built_in());
    let subject = Subject::new(resume, &inventory, options.today, options.role);
    let mut findings = Findings::new();
    for rule in RULES {
        if options.selection.has(rule.code) {
            let found = (rule.detect.0)(&subject);
            findings.extend(registry::findings(rule, found, &options.selection));
        }
    }
    findings.sort_by_key(|found| std::cmp::Reverse(found.severity));
    let prose = subject.texts.iter().filter(|text| text.kind != Kind::Name);
    Report {
        findings,
        bullets: subject.bullets().count(),
        words: prose.map(|text| text.words.len()).sum(),
        themes: themes::themes(&subject),
    }
}

/// Lints the résumé that was parsed from a PDF. Places are those on its pages.
///
/// # Errors
/// If what was parsed is not a résumé.
pub fn lint_parsed(
    parsed: &Parsed,
    options: &LintOptions<'_>,
) -> Result<Report, Findings> {
    let json = parsed.resume().to_string();
    let source = Source::new("PDF", json)?;
    let read = ReadOptions::default().today(options.today);
    let resume = Resume::parse(&source, &read).output?;
    let mut report = lint(&resume, options);
    let mut places: BTreeMap<JsonPointer, Found> = BTreeMap::new();
    for (pointer, found) in parsed.places() {
        places.entry(pointer).or_insert(found);
    }
    for Diagnostic { location, .. } in &mut report.findings {
        *location = on_page(location, &places);
    }
    for theme in &mut report.themes {
        for location in &mut theme.bullets {
            *location = on_page(location, &places);
        }
    }
    Ok(report)
}

/// The place on a page of a value, or of the nearest one around it.
fn on_page(location: &Location, places: &BTreeMap<JsonPointer, Found>) -> Location {
    let Location::Json { pointer, .. } = location else { return location.clone() };
    let mut at = Some(pointer.clone());
    while let Some(pointer) = at {
        if let Some(found) = places.get(&pointer) {
            return Location::Pdf { page: found.page, rect: Some(found.rect) };
        }
        at = pointer.parent();
    }
    Location::Nowhere
}

/// The rule with a code or name, current or old.
#[must_use]
pub fn rule(code_or_name: &str) -> Option<&'static Rule> {
    registry::named(RULES, code_or_name)
}

/// The explanations of all rules, by family.
pub(crate) fn families() -> Vec<Family> {
    registry::families(rules::FAMILIES, RULES)
}
