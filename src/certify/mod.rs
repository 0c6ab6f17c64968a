//! Certifies a layout: a [`Press`] comes in; what came of a stress corpus printed with it, on
//! every paper and in several choices of looks, goes out.
//!
//! Every construct of the corpus is printed, read back in all four orders and compared with its
//! document; and no page may end with a heading, between a head and its first bullet, or after
//! a single line of a bullet. A layout that passes all is certified.

mod corpus;
mod suspects;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diag::{Code, Diagnostic, Findings, Location, Severity, Warned};
use crate::document::{Document, HeadOrder, ResolveOptions};
use crate::extract::Extraction;
use crate::layout::{Density, FontSize, LayoutChoices, Margins, Paper};
use crate::render::{Press, RenderOptions, bad_breaks, render_with};
use crate::resume::{ReadOptions, Resume, Source};

use corpus::{CONSTRUCTS, Construct};

/// A page that ends where none should.
const BAD_BREAK: Code = Code::new("T012", "bad-break");

/// Defects of one construct that are told; more of them say the same.
const MOST_TOLD: usize = 3;

/// Choices of looks and content under which every construct is printed.
struct Variation {
    name: &'static str,
    looks: fn() -> LayoutChoices,
    head_order: HeadOrder,
}

const VARIATIONS: &[Variation] = &[
    Variation {
        name: "as it is",
        looks: LayoutChoices::default,
        head_order: HeadOrder::TitleFirst,
    },
    Variation {
        name: "compact, 9 pt, narrow margins",
        looks: || LayoutChoices {
            density: Some(Density::Compact),
            font_size: Some(FontSize::SMALLEST),
            margins: Some(Margins::Narrow),
            ..LayoutChoices::default()
        },
        head_order: HeadOrder::TitleFirst,
    },
    Variation {
        name: "airy, 12 pt, wide margins, employer first",
        looks: || LayoutChoices {
            density: Some(Density::Airy),
            font_size: Some(FontSize::LARGEST),
            margins: Some(Margins::Wide),
            ..LayoutChoices::default()
        },
        head_order: HeadOrder::EmployerFirst,
    },
];

/// What came of all constructs.
#[derive(Debug, Clone, PartialEq)]
pub struct Certificate {
    /// The layout's name.
    pub layout: String,
    /// What came of each construct, in the order of the corpus.
    pub constructs: Vec<ConstructOutcome>,
    /// What in the layout's source most likely makes it fail, with line and column; only where
    /// it does.
    pub suspects: Findings,
}

/// What came of one construct.
#[derive(Debug, Clone, PartialEq)]
pub struct ConstructOutcome {
    /// Its name.
    pub name: &'static str,
    /// What it is, in one line.
    pub summary: &'static str,
    /// How often it was printed: on every paper, in every variation.
    pub printed: usize,
    /// The printings that failed.
    pub failures: Vec<Failure>,
}

/// One printing that failed.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// The sheet.
    pub paper: &'static str,
    /// The choices it was printed under.
    pub variation: &'static str,
    /// What went wrong.
    pub findings: Findings,
}

impl Certificate {
    /// Whether every construct passed.
    #[must_use]
    pub fn is_certified(&self) -> bool {
        self.constructs.iter().all(|construct| construct.failures.is_empty())
    }
}

/// Puts the layout of `press` through the stress corpus.
#[must_use]
pub fn certify(press: &dyn Press) -> Certificate {
    let constructs: Vec<ConstructOutcome> =
        CONSTRUCTS.iter().map(|construct| outcome(construct, press)).collect();
    let mut certificate = Certificate {
        layout: press.layout().name().to_owned(),
        constructs,
        suspects: Findings::new(),
    };
    if !certificate.is_certified() {
        certificate.suspects = suspects::of(press.layout());
    }
    certificate
}

fn outcome(construct: &Construct, press: &dyn Press) -> ConstructOutcome {
    let resume = resume(construct);
    let (mut printed, mut failures) = (0, Vec::new());
    for &(paper_name, paper) in <Paper as crate::choice::Choice>::ALL {
        for variation in VARIATIONS {
            let resolve = ResolveOptions {
                head_order: variation.head_order,
                ..ResolveOptions::default()
            };
            let looks = LayoutChoices { paper: Some(paper), ..(variation.looks)() };
            let options = RenderOptions { looks, ..RenderOptions::default() };
            let document = Document::resolve(&resume, &resolve);
            let findings = print(document, press, &options);
            printed += 1;
            if !findings.is_empty() {
                let variation = variation.name;
                failures.push(Failure { paper: paper_name, variation, findings });
            }
        }
    }
    let Construct { name, summary, .. } = *construct;
    ConstructOutcome { name, summary, printed, failures }
}

/// What is wrong with one printing.
fn print(document: Document, press: &dyn Press, options: &RenderOptions) -> Findings {
    let Warned { output, warnings } = render_with(document, press, options);
    let rendered = match output {
        Ok(rendered) => rendered,
        Err(findings) => return findings,
    };
    let mut findings = rendered.verification.findings();
    // Breaks can be told only where the words are the document's.
    if findings.is_empty()
        && let Ok(extraction) = Extraction::read(&rendered.pdf)
    {
        findings.extend(bad_breaks(&rendered.document, &extraction).into_iter().map(
            |bad| {
                let at = Location::Pdf { page: bad.page, rect: None };
                let field =
                    bad.field.map(|field| format!(", `{field}`")).unwrap_or_default();
                let message =
                    format!("page {} ends with a {}{field}", bad.page, bad.kind.name());
                Diagnostic::error(BAD_BREAK, at, message)
            },
        ));
    }
    findings.extend(warnings.into_iter().filter(|it| it.severity == Severity::Error));
    findings
}

fn resume(construct: &Construct) -> Resume {
    let text = (construct.resume)().to_string();
    let source = Source::new(construct.name, text);
    let read =
        source.map(|source| Resume::parse(&source, &ReadOptions::default()).output);
    match read {
        Ok(Ok(resume)) => resume,
        // A test reads every construct.
        found => panic!("the construct `{}` is no résumé: {found:?}", construct.name),
    }
}

impl ConstructOutcome {
    /// The kinds of findings by name, the most frequent first, each with its first message.
    #[must_use]
    pub fn reasons(&self) -> Vec<Reason<'_>> {
        let mut counts: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
        for finding in self.failures.iter().flat_map(|failure| &failure.findings) {
            counts.entry(finding.code.name).or_insert((0, &finding.message)).0 += 1;
        }
        let mut reasons: Vec<Reason<'_>> = counts
            .into_iter()
            .map(|(name, (count, example))| Reason { name, count, example })
            .collect();
        reasons.sort_by_key(|reason| std::cmp::Reverse(reason.count));
        reasons.truncate(MOST_TOLD);
        reasons
    }
}

/// Why a construct failed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason<'a> {
    /// The name of the finding: `moved-text`.
    pub name: &'a str,
    /// How often it was found.
    pub count: usize,
    /// The first such message.
    pub example: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_construct_is_a_resume_with_a_name_of_its_own() {
        let mut names: Vec<&str> = CONSTRUCTS.iter().map(|it| it.name).collect();
        for construct in CONSTRUCTS {
            let document =
                Document::resolve(&resume(construct), &ResolveOptions::default());
            assert!(!document.lines().is_empty(), "{}", construct.name);
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), CONSTRUCTS.len());
    }

    #[test]
    fn short_bullets_are_short_and_long_ones_long() {
        let lengths = |name: &str| -> Vec<usize> {
            let construct = CONSTRUCTS.iter().find(|it| it.name == name).expect("there");
            let work = resume(construct).work;
            let texts = work.iter().flat_map(|job| &job.highlights);
            texts.map(|it| it.text.chars().count()).collect()
        };
        assert!(lengths("short-bullets").iter().all(|it| (20..=60).contains(it)));
        assert!(lengths("long-bullets").iter().all(|it| (160..=320).contains(it)));
    }
}
