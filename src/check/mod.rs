//! Checks any PDF of a résumé for text that parsers lose, text at risk, and what could be better.
//!
//! [`RULES`] is the complete list. Each rule is one file with its code, its explanation, the
//! evidence for it and its detector. No rule emulates a vendor's parser, and there is no score: a
//! clean report only says that no known problem was found.

mod against;
mod folding;
mod gutter;
pub(crate) mod options;
mod rows;
mod rule;
mod rules;
mod subject;
mod summary;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::codes::Family;
use crate::diag::{Findings, Severity};
use crate::error::Error;
use crate::extract::Extraction;
use crate::registry;
use crate::resume::PartialDate;
use crate::setters::setters;

pub use crate::registry::{Evidence, Grade, RuleFindings, UnknownRule};
pub use against::Against;
pub use options::Checks;
pub use rule::{Detector, Rule};
use rules::FAMILIES;
pub use rules::RULES;
use subject::{Given, Subject};
pub use summary::Verdict;

/// Which rules to run, and the severity of their findings.
pub type Selection = registry::Selection<Checks>;

/// How to check a PDF.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CheckOptions<'a> {
    /// The file's name, without its folder.
    pub file_name: Option<&'a str>,
    /// The maximum number of pages.
    pub page_limit: usize,
    /// The date to treat as today; without it, rules about the present are not run.
    pub today: Option<PartialDate>,
    /// The résumé that the PDF should contain.
    pub against: Option<Against<'a>>,
    /// Which rules to run, and the severity of their findings.
    pub selection: Cow<'a, Selection>,
}

setters!(CheckOptions<'a> {
    file_name: Option<&'a str>,
    page_limit: usize,
    today: Option<PartialDate>,
    against: Option<Against<'a>>,
    selection: Cow<'a, Selection>,
});

/// Two pages, as career offices advise for all but academic résumés.
const USUAL_PAGES: usize = 2;

impl Default for CheckOptions<'_> {
    fn default() -> Self {
        Self {
            file_name: None,
            page_limit: USUAL_PAGES,
            today: None,
            against: None,
            selection: Cow::default(),
        }
    }
}

/// The findings about a PDF.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Errors first, then warnings, then notes; within each in the order of [`RULES`].
    pub findings: Findings,
    /// The number of pages.
    pub pages: usize,
    /// The number of characters, without whitespace.
    pub characters: usize,
}

impl Report {
    /// The number of findings of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        registry::count(&self.findings, severity)
    }
}

/// Checks a PDF. A file that cannot be read is a finding, not a failure.
#[must_use]
pub fn check(pdf: &[u8], options: &CheckOptions<'_>) -> Report {
    check_reading(Extraction::read(pdf).as_ref(), options)
}

/// Checks a PDF by the outcome of reading it.
#[must_use]
pub fn check_reading(
    reading: std::result::Result<&Extraction, &Error>,
    options: &CheckOptions<'_>,
) -> Report {
    match reading {
        Ok(extraction) => check_extraction(extraction, options),
        Err(error) => Report {
            findings: registry::findings(
                &rules::UNREADABLE,
                rules::unreadable(error),
                &options.selection,
            ),
            pages: 0,
            characters: 0,
        },
    }
}

/// Checks a PDF that was extracted before.
#[must_use]
pub fn check_extraction(extraction: &Extraction, options: &CheckOptions<'_>) -> Report {
    let given = Given {
        file_name: options.file_name,
        page_limit: options.page_limit,
        today: options.today,
        against: options.against.as_ref(),
    };
    let subject = Subject::new(extraction, given);
    let mut all = Findings::new();
    for rule in RULES {
        if options.selection.has(rule.code) {
            let found = (rule.detect.0)(&subject);
            all.extend(registry::findings(rule, found, &options.selection));
        }
    }
    all.sort_by_key(|found| std::cmp::Reverse(found.severity));
    let characters = extraction.glyphs().iter();
    let characters = characters.filter(|glyph| !glyph.unicode.is_whitespace()).count();
    if characters == 0 {
        // That nothing is found on its pages follows from that.
        all.retain(|found| !found.code.id.starts_with(['L', 'S', 'C', 'D', 'E']));
    }
    Report { findings: all, pages: extraction.pages().len(), characters }
}

/// The rule with a code or name, current or old.
#[must_use]
pub fn rule(code_or_name: &str) -> Option<&'static Rule> {
    registry::named(RULES, code_or_name)
}

/// The explanations of all rules, by family.
pub(crate) fn families() -> Vec<Family> {
    registry::families(FAMILIES, RULES)
}
