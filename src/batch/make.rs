//! One document: a résumé's bytes and what is chosen for it come in, proven files or findings
//! go out. Whatever the document does, the next is made as if it had never been.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::codes::PANICKED;
use super::days::{earlier, next_date, next_day, next_month};
use super::given::{Choices, Posted};
use super::report::{Covered, Proof, Status};
use crate::diag::{Diagnostic, Findings, JsonPointer, Location, Warned};
use crate::document::Document;
use crate::export::{ExportOptions, Format};
use crate::finding::Record;
use crate::job::{CoverageOptions, Inventory, Posting, Vocabulary, coverage};
use crate::layout::Layout;
use crate::proposal::{ProposalOptions, propose};
use crate::render::{Press, RenderOptions, Rendered, render_with};
use crate::resume::{PartialDate, ReadOptions, Resume, Source};
use crate::settings::Settings;
use crate::variant::{Tailored, Variant, tailor_from};

/// Where a résumé's own choices stand.
const OWN_CHOICES: &str = "/meta/vitae";
/// What follows the name of a document in that of the variant proposed for it.
const PROPOSAL: &str = ".variant.json";

/// A file, or what stands for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text<'a> {
    /// What findings call it.
    pub(super) name: &'a str,
    pub(super) bytes: Vec<u8>,
}

/// What holds for all documents of a run.
#[derive(Debug, Clone, Default)]
pub(super) struct Habits {
    pub(super) read: ReadOptions,
    pub(super) export: ExportOptions,
    /// Whether a résumé without a variant gets one that is proposed for its posting.
    pub(super) propose: bool,
}

/// A document to make.
pub(super) struct Request<'a> {
    pub(super) resume: Text<'a>,
    pub(super) variant: Option<Text<'a>>,
    /// The posting it is for.
    pub(super) job: Option<&'a Posted>,
    /// The choices that go first.
    pub(super) settings: Settings,
    /// The choices in a file beside the résumé.
    pub(super) beside: Option<&'a Choices>,
    /// The layout, by its place among the presses; without, it is a matter of choice.
    pub(super) layout: Option<usize>,
    pub(super) formats: &'a [Format],
    pub(super) habits: &'a Habits,
}

/// What came of a document.
pub(super) struct Made {
    pub(super) status: Status,
    pub(super) findings: Vec<Record>,
    pub(super) layout: Option<String>,
    pub(super) pages: Option<usize>,
    pub(super) proof: Option<Proof>,
    pub(super) coverage: Option<Covered>,
    /// By what follows the document's name: `.pdf`, `-2.png`.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// The first day on which another document may come of the same input; `None` if the day
    /// never matters.
    pub(super) until: Option<PartialDate>,
}

impl Made {
    /// Nothing, because of `findings`.
    pub(super) fn nothing(status: Status, findings: Vec<Record>) -> Self {
        Self {
            status,
            findings,
            layout: None,
            pages: None,
            proof: None,
            coverage: None,
            files: Vec::new(),
            until: None,
        }
    }

    /// Nothing, because of one failure.
    pub(super) fn failure(finding: &Diagnostic) -> Self {
        Self::nothing(Status::Error, vec![Record::of(finding, None)])
    }
}

/// Makes the document. A panic is a finding: it must not hurt other documents.
pub(super) fn make(request: Request<'_>, presses: &[Box<dyn Press + '_>]) -> Made {
    caught(|| made(request, presses).unwrap_or_else(|nothing| *nothing))
}

fn caught(make: impl FnOnce() -> Made) -> Made {
    catch_unwind(AssertUnwindSafe(make))
        .unwrap_or_else(|panic| Made::failure(&panicked(&*panic)))
}

fn panicked(panic: &(dyn Any + Send)) -> Diagnostic {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text =
        text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason");
    let message = format!("the program failed over the document: {text}");
    Diagnostic::error(PANICKED, Location::Nowhere, message)
        .hint("this is a mistake of the program; please report it with the document")
}

fn found(findings: &[Diagnostic], source: &Source) -> Box<Made> {
    Box::new(Made::nothing(Status::Findings, Record::all(findings, source)))
}

fn made(
    request: Request<'_>,
    presses: &[Box<dyn Press + '_>],
) -> Result<Made, Box<Made>> {
    let Request { resume, variant, job, settings, beside, layout, formats, habits } =
        request;
    let today = habits.read.today;
    let name = resume.name;
    let source = Source::new(name, resume.bytes)
        .map_err(|findings| found(&findings, &Source::unread(name)))?;
    let Warned { output, warnings } = Resume::parse(&source, &habits.read);
    let base = output.map_err(|mut findings| {
        findings.extend(warnings.iter().cloned());
        source.sort(&mut findings);
        let mut made = found(&findings, &source);
        // On another day it may be none.
        made.until = today.and_then(next_day);
        made
    })?;
    let posting = match job {
        None => None,
        Some(Posted { posting: Some(posting), .. }) => Some(posting),
        Some(Posted { findings, .. }) => {
            return Err(Box::new(Made::nothing(Status::Findings, findings.clone())));
        }
    };
    let rest = chosen_elsewhere(beside, &source)?;
    let looks = Looks { presses, layout, formats, habits };
    let (mut proposal, mut variant) = (None, variant);
    if let (Some(posting), None, true) = (posting, &variant, habits.propose) {
        let settings = settings.clone().or(rest.clone());
        let press = looks.press(&settings);
        let resolve = settings.content.clone().options(habits.read.today);
        let render = looks.options(settings);
        let options = ProposalOptions { resolve, render, ..ProposalOptions::default() };
        let proposed = propose(&base, posting, press, &options);
        let bytes = proposed.map_err(|it| found(&it, &source))?.text.into_bytes();
        proposal = Some((PROPOSAL.to_owned(), bytes.clone()));
        variant = Some(Text { name: "the proposal", bytes });
    }
    let mut settings = settings;
    let mut others: Vec<Record> =
        job.into_iter().flat_map(|posted| posted.findings.clone()).collect();
    let mut tailored = None;
    if let Some(text) = variant {
        let (variant, shown, findings) = self::tailored(text, &base, &source)?;
        settings = settings.or(variant.settings);
        others.extend(findings);
        tailored = Some(shown);
    }
    let settings = settings.or(rest);
    let press = looks.press(&settings);
    let resolve = settings.content.clone().options(habits.read.today);
    let options = looks.options(settings);
    let shown = tailored.as_ref().map_or(&base, |tailored| &tailored.resume);
    let mut until = today.and_then(|today| next_date(shown, today));
    let coverage = posting.map(|posting| {
        // Months of what goes on are counted to the one that is.
        until = earlier(until, today.and_then(next_month));
        covered(posting, shown, tailored.is_some().then_some(&base), today)
    });
    let mut document = Document::resolve(shown, &resolve);
    if let Some(tailored) = &tailored {
        // What is found is told where it stands in the base.
        document = document.relocated(|place| tailored.in_base(place));
    }
    let rendering = render_with(document, press, &options);
    let mut findings = warnings;
    findings.extend(rendering.warnings);
    let mut made = match rendering.output {
        Ok(rendered) => told(&rendered, findings, &source, formats),
        Err(errors) => {
            findings.splice(0..0, errors);
            *found(&findings, &source)
        }
    };
    made.findings.extend(others);
    made.files.extend(proposal);
    let layout = Some(press.layout().name().to_owned());
    Ok(Made { layout, coverage, until, ..made })
}

/// What is chosen in a file beside the résumé, and in the résumé.
fn chosen_elsewhere(
    beside: Option<&Choices>,
    source: &Source,
) -> Result<Settings, Box<Made>> {
    let own = JsonPointer::from_string(OWN_CHOICES.to_owned());
    let own = Settings::read(source, &own).map_err(|it| found(&it, source));
    match beside {
        None => own,
        Some(Choices { source, settings }) => match settings {
            Ok(chosen) => Ok(chosen.clone().or(own?)),
            Err(findings) => Err(found(findings, source)),
        },
    }
}

/// How a document can look.
struct Looks<'a, 'p> {
    presses: &'a [Box<dyn Press + 'p>],
    /// The one that is asked for.
    layout: Option<usize>,
    formats: &'a [Format],
    habits: &'a Habits,
}

impl<'a, 'p> Looks<'a, 'p> {
    fn press(&self, settings: &Settings) -> &'a (dyn Press + 'p) {
        let chosen = settings.layout.as_deref().unwrap_or(Layout::NAMES[0]);
        let named = || self.presses.iter().find(|press| press.layout().name() == chosen);
        let press = match self.layout {
            Some(at) => self.presses.get(at),
            None => named(),
        };
        // Choices are checked against the product's layouts, which are all among them.
        &**press.expect("there is a press for every layout")
    }

    fn options(&self, settings: Settings) -> RenderOptions {
        RenderOptions {
            looks: settings.looks,
            pages: settings.pages,
            // Nobody waits for advice on one of a thousand documents.
            try_tighter: false,
            formats: self.formats.to_vec(),
            export: self.habits.export.clone(),
        }
    }
}

/// The base as a variant shows it, with the variant and what is worth saying of it.
fn tailored(
    text: Text<'_>,
    base: &Resume,
    source: &Source,
) -> Result<(Variant, Tailored, Vec<Record>), Box<Made>> {
    let name = text.name;
    let written = Source::new(name, text.bytes)
        .map_err(|findings| found(&findings, &Source::unread(name)))?;
    let refused = |errors: Findings, warnings: &Findings| {
        let mut findings: Findings = errors;
        findings.extend(warnings.iter().cloned());
        written.sort(&mut findings);
        found(&findings, &written)
    };
    let Warned { output, warnings } = Variant::parse(&written);
    let variant = output.map_err(|errors| refused(errors, &warnings))?;
    let applied = tailor_from(base, source, &variant);
    let warnings: Findings = warnings.into_iter().chain(applied.warnings).collect();
    let tailored = applied.output.map_err(|errors| refused(errors, &warnings))?;
    Ok((variant, tailored, Record::all(&warnings, &written)))
}

/// What `shown` covers of a posting, and what of the rest its base has.
fn covered(
    posting: &Posting,
    shown: &Resume,
    base: Option<&Resume>,
    today: Option<PartialDate>,
) -> Covered {
    let vocabulary = Vocabulary::built_in();
    let inventory = Inventory::of_resume(shown, vocabulary);
    let base = base.map(|base| Inventory::of_resume(base, vocabulary));
    let options = CoverageOptions { today, base: base.as_ref() };
    Covered::of(&coverage(posting, &inventory, vocabulary, &options))
}

/// What came of a rendering. Files are made only of what is proved.
fn told(
    rendered: &Rendered,
    mut findings: Findings,
    source: &Source,
    formats: &[Format],
) -> Made {
    let proof = &rendered.verification;
    let fit = rendered.fit.as_ref();
    let fits = fit.is_none_or(crate::render::Fit::is_reached);
    findings.extend(fit.into_iter().flat_map(crate::render::Fit::findings));
    findings.extend(proof.findings());
    source.sort(&mut findings);
    let files = formats.iter().filter(|_| proof.is_faithful()).flat_map(|format| {
        let files = rendered.files(*format).unwrap_or_default();
        let numbers = rendered.pictured_pages();
        files.into_iter().enumerate().map(move |(at, content)| {
            let ending = match numbers.get(at) {
                Some(page) if format.is_per_page() => format!("-{page}.{}", format.name),
                _ => format!(".{}", format.name),
            };
            (ending, content)
        })
    });
    Made {
        status: if proof.is_faithful() && fits { Status::Ok } else { Status::Findings },
        layout: None,
        pages: Some(rendered.pages),
        proof: Some(Proof::of(proof)),
        coverage: None,
        files: files.collect(),
        until: None,
        findings: Record::all(&findings, source),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_finding_of_its_document() {
        let made = caught(|| panic!("it fell"));
        assert_eq!(made.status, Status::Error);
        let told = made.findings[0].to_string();
        assert!(told.starts_with("error[B009]: the program failed"), "{told}");
        assert!(told.contains("it fell"), "{told}");
    }
}
