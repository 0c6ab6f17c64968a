//! Rules about PDFs: the bytes of any PDF come in, with the résumé it shows where there is one;
//! a [`Report`] of what is lost, at risk, or could be better goes out.
//!
//! [`RULES`] is the whole list. A rule is one file with its code, its explanation, the evidence
//! for it and its detector. None of them emulates a vendor's parser, and there is no score: a
//! clean report says that nothing was found that is known to go wrong.

mod folding;
mod ground;
mod rows;
mod rule;
mod rules;
mod selection;
mod subject;

use std::borrow::Cow;

use crate::diag::{Diagnostic, Findings, Location, Severity};
use crate::document::Document;
use crate::extract::Extraction;
use crate::resume::PartialDate;

use rule::Found;
pub use rule::{Evidence, Grade, Rule};
pub use rules::RULES;
pub use selection::{Selection, UnknownRule};
use subject::Subject;

/// How a PDF is checked.
#[derive(Debug, Clone)]
pub struct CheckOptions<'a> {
    /// The file's name, without its folder.
    pub file_name: Option<&'a str>,
    /// The most pages it may have.
    pub max_pages: usize,
    /// The day that decides what is past; without it, such rules are silent.
    pub today: Option<PartialDate>,
    /// The résumé it should show.
    pub against: Option<Against<'a>>,
    /// Which rules, and how much they weigh.
    pub selection: Cow<'a, Selection>,
}

/// The résumé that a PDF should show.
#[derive(Debug, Clone)]
pub struct Against<'a> {
    /// As it is shown.
    pub document: &'a Document,
    /// Every string of it, shown or not, for telling what the PDF makes up.
    pub text: &'a str,
}

/// Two pages: what career offices advise for all but academic résumés.
const USUAL_PAGES: usize = 2;

impl Default for CheckOptions<'_> {
    fn default() -> Self {
        Self {
            file_name: None,
            max_pages: USUAL_PAGES,
            today: None,
            against: None,
            selection: Cow::default(),
        }
    }
}

/// What was found in a PDF.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What was found: errors first, then warnings, then notes; in the order of [`RULES`].
    pub findings: Findings,
    /// How many pages were read.
    pub pages: usize,
    /// How many characters were read.
    pub characters: usize,
}

impl Report {
    /// How many findings have a weight.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|found| found.severity == severity).count()
    }
}

/// Checks a PDF. A file that cannot be read is a finding, not a failure.
#[must_use]
pub fn check(pdf: &[u8], options: &CheckOptions<'_>) -> Report {
    match Extraction::read(pdf) {
        Ok(extraction) => check_extraction(&extraction, options),
        Err(error) => Report {
            findings: findings(
                &rules::UNREADABLE,
                rules::unreadable(&error),
                &options.selection,
            ),
            pages: 0,
            characters: 0,
        },
    }
}

/// Checks a PDF that has been read.
#[must_use]
pub fn check_extraction(extraction: &Extraction, options: &CheckOptions<'_>) -> Report {
    let subject = Subject::new(extraction, options);
    let mut all = Findings::new();
    for rule in RULES {
        if options.selection.has(rule.code) {
            all.extend(findings(rule, (rule.detect)(&subject), &options.selection));
        }
    }
    all.sort_by_key(|found| std::cmp::Reverse(found.severity));
    let characters = extraction.glyphs().iter();
    Report {
        findings: all,
        pages: extraction.pages().len(),
        characters: characters.filter(|glyph| !glyph.unicode.is_white_space()).count(),
    }
}

/// What a rule found, as findings: each of its own weight, or of that which was chosen.
fn findings(rule: &Rule, found: Vec<Found>, selection: &Selection) -> Findings {
    /// So many of a kind make the point.
    const MOST: usize = 20;
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
                location: match found.place {
                    Some((page, rect)) => Location::Pdf { page, rect },
                    None => Location::Nowhere,
                },
                hints: found.hint.into_iter().map(str::to_owned).collect(),
            })
        })
        .collect();
    if more > 0
        && let Some(last) = findings.last_mut()
    {
        last.hints.push(format!("{more} more of these are not shown"));
    }
    findings
}

/// The rule with a code or name.
#[must_use]
pub fn rule(code_or_name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| {
        rule.code.id.eq_ignore_ascii_case(code_or_name) || rule.code.name == code_or_name
    })
}
