//! The whole pipeline: a job becomes an outcome.

use super::input::Input;
use super::job::Job;
use super::presses::Presses;
use super::stages::{Base, Content, render_options};
use super::validity::{earlier, next_date, next_day, next_month};
use crate::export::OutputFile;
use crate::finding::{Finding, Log, Stopped};
use crate::job::{Coverage, CoverageOptions, Inventory, Posting, Vocabulary, coverage};
use crate::proposal::ProposalOptions;
use crate::render::{Fit, fits, foreseen, proved_elsewhere, render_with};
use crate::resume::PartialDate;
use crate::verify::Verification;

/// What findings call a variant that was proposed.
const PROPOSAL: &str = "<proposal>";

/// Why no files came of a document that was rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// The PDF does not read back as its document.
    Unproven,
    /// There were warnings, which the run treats as errors.
    Strict,
}

/// What came of a job: files or findings, and mostly both.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The findings of all stages, in their order.
    pub findings: Vec<Finding>,
    /// The name of the layout; `None` if the job failed before one was chosen.
    pub layout: Option<String>,
    /// The number of pages; `None` if there are none.
    pub pages: Option<usize>,
    /// How many entries settings left out.
    pub left_out: usize,
    /// How many values of the résumé no page shows, because their keys are unknown.
    pub unprinted: usize,
    /// The proof; `None` if the document was not rendered.
    pub verification: Option<Verification>,
    /// What was changed to keep to the maximum number of pages, if there is one.
    pub fit: Option<Fit>,
    /// How the document covers the posting, if there is one.
    pub coverage: Option<Coverage>,
    /// The variant that was proposed, as JSON, if one was.
    pub proposal: Option<String>,
    /// The files, in the order of the formats and pages.
    pub files: Vec<OutputFile>,
    /// Why there are no files, if the document was rendered all the same.
    pub withheld: Option<Withheld>,
    /// The first day on which another document may come of the same job; `None` if the day never
    /// matters.
    pub valid_until: Option<PartialDate>,
}

impl Outcome {
    /// Whether there is no error among the findings.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.findings.iter().all(|finding| !finding.diagnostic.is_error())
    }
}

/// Makes the document that `job` asks for.
#[must_use]
pub fn run(job: &Job<'_>, presses: &Presses<'_>) -> Outcome {
    let mut log = Log::new(job.run.read.strict);
    let mut outcome = Outcome::default();
    // An error is in the log; what there was before it is in the outcome.
    _ = make(job, presses, &mut log, &mut outcome);
    if log.has_raised() {
        outcome.withheld = Some(Withheld::Strict);
        outcome.files.clear();
        outcome.proposal = None;
    }
    outcome.findings = log.into_findings();
    outcome
}

/// Reports what would stop [`run`] before anything is laid out: errors of the inputs and of the
/// settings, characters that no font covers, and that there is nothing to print. A proof that
/// would fail is not foreseen.
///
/// # Errors
/// If there is such an error; it is in the log.
pub fn foresee(
    job: &Job<'_>,
    presses: &Presses<'_>,
    log: &mut Log,
) -> Result<(), Stopped> {
    let settled = Base::of(*job, log)?.tailor(job.variant, log)?.settle(log)?;
    let source = Some(job.resume.source());
    let press = presses
        .choose(job.layout, &settled.settings)
        .map_err(|error| log.stop([*error], source))?;
    let errors = foreseen(&settled.document(), press, &settled.settings);
    if errors.is_empty() { Ok(()) } else { Err(log.stop(errors, source)) }
}

fn make(
    job: &Job<'_>,
    presses: &Presses<'_>,
    log: &mut Log,
    outcome: &mut Outcome,
) -> Result<(), Stopped> {
    let today = job.run.read.today;
    if job.resume.value().is_none() {
        // On another day it may have no errors.
        outcome.valid_until = today.and_then(next_day);
    }
    let base = Base::of(*job, log)?;
    outcome.unprinted = base.resume.unprinted_values();
    let mut proposed = None;
    if job.run.propose && job.variant.is_none() {
        let proposal = base.propose(presses, ProposalOptions::default(), log)?;
        if let Some(proposal) = proposal {
            proposed = Some(Input::variant(PROPOSAL, proposal.text.as_str()));
            outcome.proposal = Some(proposal.text);
        }
    }
    let content = base.tailor(job.variant.or(proposed.as_ref()), log)?;
    let settled = content.settle(log)?;
    let source = Some(job.resume.source());
    let press = presses
        .choose(job.layout, &settled.settings)
        .map_err(|error| log.stop([*error], source))?;
    outcome.layout = Some(press.layout().name().to_owned());
    let content = &settled.content;
    outcome.valid_until = today.and_then(|today| next_date(content.resume(), today));
    if let Some(posting) = base.posting {
        // Months of what is still going on are counted up to the current one.
        outcome.valid_until = earlier(outcome.valid_until, today.and_then(next_month));
        outcome.coverage = Some(covered(posting, content, today));
    }

    let options = render_options(job, &settled.settings);
    let document = settled.document();
    log.report(document.notes(), source);
    let rendering = render_with(document, press, &options);
    let mut rendered = log.take(rendering, source)?;
    outcome.pages = Some(rendered.pages);
    outcome.left_out = rendered.document.left_out.len();
    if let Some(mut fit) = rendered.fit.take() {
        if !fit.is_reached() && job.run.try_tighter {
            let others = presses.bundled_besides(press.layout().name());
            let (document, settings) = (&rendered.document, &settled.settings);
            let others =
                others.filter(|other| fits(document, *other, settings, fit.allowed));
            let names = others.map(|other| other.layout().name().to_owned());
            fit.layouts = names.collect();
        }
        log.report(fit.findings(), source);
        outcome.fit = Some(fit);
    }
    let mut defects = rendered.verification.findings();
    job.resume.source().sort(&mut defects);
    log.report(defects, source);
    let is_proven = rendered.verification.is_faithful();
    if !is_proven && job.run.try_tighter {
        let others = presses.bundled_besides(press.layout().name());
        let note = proved_elsewhere(&rendered.document, others, &options);
        log.report(note, source);
    }
    outcome.verification = Some(rendered.verification.clone());
    if is_proven || job.run.keep_unproven {
        outcome.files = rendered.into_files(job.formats);
    } else {
        outcome.withheld = Some(Withheld::Unproven);
    }
    Ok(())
}

/// How the content covers a posting, and what the base has of the rest.
fn covered(
    posting: &Posting,
    content: &Content<'_>,
    today: Option<PartialDate>,
) -> Coverage {
    let vocabulary = Vocabulary::built_in();
    let shown = Inventory::of_resume(content.resume(), vocabulary);
    let base =
        content.tailored.as_ref().map(|_| Inventory::of_resume(content.base, vocabulary));
    let options = CoverageOptions { today, base: base.as_ref() };
    coverage(posting, &shown, vocabulary, &options)
}
