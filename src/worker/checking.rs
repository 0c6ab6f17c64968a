//! Options of a check and its report, as they are sent. The worker that reads a PDF checks it, too:
//! a report is a hundredth of what was read.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::check::{self, CheckOptions, RULES, Report, Selection, rule};
use crate::diag::{Diagnostic, Location, Severity};
use crate::extract::Extraction;
use crate::geom::{PageNumber, Rect, exact};
use crate::resume::PartialDate;

/// [`CheckOptions`], but for the résumé to compare with: a document that was sent no longer knows
/// which fields its texts come from.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Options<'a> {
    file_name: Option<Cow<'a, str>>,
    page_limit: usize,
    today: Option<PartialDate>,
    /// The codes of the rules that are skipped.
    skipped: Vec<Cow<'a, str>>,
    /// The severities that are set, by the codes of their rules.
    severities: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

impl<'a> Options<'a> {
    pub(super) fn of(options: &CheckOptions<'a>) -> Self {
        let selection = &options.selection;
        let codes = RULES.iter().map(|rule| rule.code);
        let skipped = codes.clone().filter(|code| !selection.has(*code));
        // One that is set is the same whatever the finding's own is.
        let severities = codes.filter_map(|code| {
            let severity = |usual| selection.severity(code, usual);
            let set = severity(Severity::Note)?;
            (severity(Severity::Error) == Some(set))
                .then(|| (code.id.into(), set.name().into()))
        });
        Self {
            file_name: options.file_name.map(Cow::Borrowed),
            page_limit: options.page_limit,
            today: options.today,
            skipped: skipped.map(|code| code.id.into()).collect(),
            severities: severities.collect(),
        }
    }

    /// Checks a PDF by the outcome of reading it.
    pub(super) fn check(&self, reading: &Extraction) -> Report {
        let mut selection = Selection::default();
        for code in &self.skipped {
            // The codes are those of this same program.
            _ = selection.ignore(code);
        }
        for (code, severity) in &self.severities {
            _ = selection.set_severity(code, Severity::named(severity));
        }
        let options = CheckOptions {
            file_name: self.file_name.as_deref(),
            page_limit: self.page_limit,
            today: self.today,
            against: None,
            selection: Cow::Owned(selection),
        };
        check::check_extraction(reading, &options)
    }
}

/// A [`Report`].
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Packed {
    findings: Vec<Finding>,
    pages: usize,
    characters: usize,
}

/// A finding of a check.
#[derive(Debug, Serialize, Deserialize)]
struct Finding {
    code: String,
    severity: String,
    message: String,
    place: Option<(PageNumber, Option<Area>)>,
    hints: Vec<String>,
}

/// An area of a page, in pt from its top left.
#[derive(Debug, Serialize, Deserialize)]
struct Area(#[serde(with = "exact")] Rect);

impl Packed {
    pub(super) fn of(report: Report) -> Self {
        let finding = |found: Diagnostic| Finding {
            code: found.code.id.to_owned(),
            severity: found.severity.name().to_owned(),
            message: found.message,
            place: match found.location {
                Location::Pdf { page, rect } => Some((page, rect.map(Area))),
                // Rules find nothing anywhere else.
                Location::Json { .. } | Location::Typst { .. } | Location::Nowhere => {
                    None
                }
            },
            hints: found.hints,
        };
        Self {
            findings: report.findings.into_iter().map(finding).collect(),
            pages: report.pages,
            characters: report.characters,
        }
    }

    /// The report; `None` if it is none of this program.
    pub(super) fn report(self) -> Option<Report> {
        let finding = |found: Finding| {
            let code = rule(&found.code)?.code;
            let severity = Severity::named(&found.severity)?;
            let location = match found.place {
                Some((page, area)) => {
                    Location::Pdf { page, rect: area.map(|Area(rect)| rect) }
                }
                None => Location::Nowhere,
            };
            let Finding { message, hints, .. } = found;
            Some(Diagnostic { code, severity, message, location, hints })
        };
        Some(Report {
            findings: self.findings.into_iter().map(finding).collect::<Option<_>>()?,
            pages: self.pages,
            characters: self.characters,
        })
    }
}
