//! Stress-tests a layout: prints every construct of a corpus on every paper and with several
//! options, reads each PDF back in all four orders, looks at its pages, and compares it with its
//! document.
//!
//! In addition, every text must be one run of glyphs, and no page may end with a heading, between title lines and their first bullet, or
//! after a single line of a bullet. A layout that passes everything is certified.

mod corpus;
mod suspects;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diag::{Code, Diagnostic, Findings, Location, Severity, Warned};
use crate::document::options::HEAD_ORDER;
use crate::document::{Document, HeadOrder};
use crate::layout::Paper;
use crate::layout::options::PAPER;
use crate::named::Named;
use crate::render::{
    BadBreakKind, Press, RenderOptions, bad_breaks, render_with, tightness,
};
use crate::resume::{ReadOptions, Resume, Source};
use crate::settings::Settings;
use crate::text;

use corpus::{CONSTRUCTS, Construct};

/// A space inside a text that some readers lose.
const SEAMS: Code = Code::new("T015", "seams");

/// A page that ends in a bad place.
const BAD_BREAK: Code = Code::new("T012", "bad-break");

/// The maximum number of reasons listed for a construct.
const MOST_REASONS: usize = 3;

/// Settings under which every construct is printed.
struct Variation {
    name: &'static str,
    settings: fn() -> Settings,
}

const VARIATIONS: &[Variation] = &[
    Variation { name: "default options", settings: Settings::default },
    Variation {
        name: "compact, 9 pt, narrow margins",
        settings: tightness::tightest_settings,
    },
    Variation {
        name: "airy, 12 pt, wide margins, employer first",
        settings: || {
            tightness::roomiest_settings().with(HEAD_ORDER, HeadOrder::EmployerFirst)
        },
    },
];

/// The result of all constructs.
#[derive(Debug, Clone, PartialEq)]
pub struct Certificate {
    /// Name of the layout.
    pub layout: String,
    /// The result of each construct, in the order of the corpus.
    pub constructs: Vec<ConstructOutcome>,
    /// Likely causes in the layout's source, with line and column, if the layout fails.
    pub suspects: Findings,
    /// Whether all constructs were printed: see [`certify_while`].
    pub is_complete: bool,
}

/// The result of one construct.
#[derive(Debug, Clone, PartialEq)]
pub struct ConstructOutcome {
    /// Name of the construct.
    pub name: &'static str,
    /// What it contains, in one line.
    pub summary: &'static str,
    /// How often it was printed: on every paper, with every variation of options.
    pub printed: usize,
    /// The combinations that failed.
    pub failures: Vec<Failure>,
}

/// One combination of paper and options that failed.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// Name of the paper.
    pub paper: &'static str,
    /// Name of the variation of options.
    pub variation: &'static str,
    /// The problems found.
    pub findings: Findings,
}

impl Certificate {
    /// Whether every construct was printed and passed.
    #[must_use]
    pub fn is_certified(&self) -> bool {
        self.is_complete
            && self.constructs.iter().all(|construct| construct.failures.is_empty())
    }
}

/// Stress-tests the layout of `press`. With `allow_unexamined`, its pages may hold ink that is not
/// examined, such as a picture.
#[must_use]
pub fn certify(press: &dyn Press, allow_unexamined: bool) -> Certificate {
    certify_while(press, allow_unexamined, &|| true)
}

/// How many constructs a layout is tested with.
#[must_use]
pub fn constructs() -> usize {
    CONSTRUCTS.len()
}

/// Stress-tests the layout of `press` as [`certify`] does, as long as `goes_on` holds, which is
/// asked before each document: every document has limits of its own, but there are hundreds. The
/// construct in which it ends is left out, with all after it.
#[must_use]
pub fn certify_while(
    press: &dyn Press,
    allow_unexamined: bool,
    goes_on: &dyn Fn() -> bool,
) -> Certificate {
    let outcomes = CONSTRUCTS.iter();
    let outcomes = outcomes.map_while(|it| outcome(it, press, allow_unexamined, goes_on));
    let constructs: Vec<ConstructOutcome> = outcomes.collect();
    let mut certificate = Certificate {
        layout: press.layout().name().to_owned(),
        is_complete: constructs.len() == CONSTRUCTS.len(),
        constructs,
        suspects: Findings::new(),
    };
    if !certificate.is_certified() {
        certificate.suspects = suspects::of(press.layout());
    }
    certificate
}

/// `None` if it did not come to its end.
fn outcome(
    construct: &Construct,
    press: &dyn Press,
    allow_unexamined: bool,
    goes_on: &dyn Fn() -> bool,
) -> Option<ConstructOutcome> {
    let resume = resume(construct);
    let (mut printed, mut failures) = (0, Vec::new());
    for paper in Paper::all() {
        for variation in VARIATIONS {
            if !goes_on() {
                return None;
            }
            let settings = (variation.settings)().with(PAPER, paper);
            let document = Document::resolve(&resume, &settings.clone().into());
            let options = RenderOptions {
                looks: settings,
                examine: true,
                allow_unexamined,
                ..RenderOptions::default()
            };
            let findings = print(document, press, &options);
            printed += 1;
            if !findings.is_empty() {
                let variation = variation.name;
                failures.push(Failure { paper: paper.name(), variation, findings });
            }
        }
    }
    let Construct { name, summary, .. } = *construct;
    Some(ConstructOutcome { name, summary, printed, failures })
}

/// The problems of one combination.
fn print(document: Document, press: &dyn Press, options: &RenderOptions) -> Findings {
    let Warned { output, warnings } = render_with(document, press, options);
    let rendered = match output {
        Ok(rendered) => rendered,
        Err(findings) => return findings,
    };
    let mut findings = rendered.verification.findings();
    // Breaks can only be located in text that matches the document.
    if findings.is_empty() {
        let breaks = bad_breaks(&rendered.document, rendered.extraction());
        findings.extend(breaks.into_iter().map(|bad| {
            let at = Location::Pdf { page: bad.page, rect: None };
            let field = bad.field.map(|field| format!(", `{field}`")).unwrap_or_default();
            let message =
                format!("page {} ends with {}{field}", bad.page, ending(bad.kind));
            Diagnostic::error(BAD_BREAK, at, message)
        }));
    }
    let seams = rendered.verification.seams.inside;
    if seams > 0 {
        let spaces = text::counted(seams, "space");
        let message = format!("{spaces} inside texts are between two runs of glyphs");
        findings.push(Diagnostic::error(SEAMS, Location::Nowhere, message));
    }
    findings.extend(warnings.into_iter().filter(|it| it.severity == Severity::Error));
    findings
}

/// The end of a page in words.
fn ending(kind: BadBreakKind) -> &'static str {
    match kind {
        BadBreakKind::StrandedHeading => "a heading",
        BadBreakKind::StrandedHead => "the title lines of an entry",
        BadBreakKind::LoneLine => "a break that leaves one line alone",
    }
}

fn resume(construct: &Construct) -> Resume {
    let text = (construct.resume)().to_string();
    let source = Source::new(construct.name, text);
    let read =
        source.map(|source| Resume::parse(&source, &ReadOptions::default()).output);
    match read {
        Ok(Ok(resume)) => resume,
        // A test reads every construct.
        found => panic!("the construct `{}` is not a résumé: {found:?}", construct.name),
    }
}

impl ConstructOutcome {
    /// The most frequent kinds of findings, each with its first message.
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
        reasons.truncate(MOST_REASONS);
        reasons
    }
}

/// Why a construct failed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason<'a> {
    /// Name of the finding, such as `moved-text`.
    pub name: &'a str,
    /// How often it was found.
    pub count: usize,
    /// The first message of this kind.
    pub example: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::ResolveOptions;

    #[test]
    fn every_construct_is_a_resume_with_a_unique_name() {
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
