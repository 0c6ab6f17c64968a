//! The stages before rendering, each a value that the next one is made of: the inputs of a job
//! ([`Base`]), what of the résumé is shown ([`Content`]), and with which settings ([`Settled`]).

use super::input::Input;
use super::job::Job;
use super::presses::Presses;
use crate::diag::JsonPointer;
use crate::document::{Document, ResolveOptions, unknown_sections};
use crate::finding::{Log, Stopped};
use crate::job::Posting;
use crate::proposal::{Proposal, ProposalOptions, propose};
use crate::render::RenderOptions;
use crate::resume::Resume;
use crate::settings::Settings;
use crate::variant::{Tailored, Variant, tailor_from};

/// Where the settings in a résumé are.
const OWN_SETTINGS: &str = "/meta/vitae";

/// The résumé and the posting of a job, without errors.
#[derive(Debug, Clone, Copy)]
pub struct Base<'a> {
    job: Job<'a>,
    /// The résumé.
    pub resume: &'a Resume,
    /// The posting, if there is one.
    pub posting: Option<&'a Posting>,
}

impl<'a> Base<'a> {
    /// Takes the résumé and the posting of `job`; what is wrong with either is reported.
    ///
    /// # Errors
    /// If one of them has errors.
    pub fn of(job: Job<'a>, log: &mut Log) -> Result<Self, Stopped> {
        let resume = job.resume.get(log);
        let posting = job.posting.map(|posting| posting.get(log)).transpose();
        Ok(Self { job, resume: resume?, posting: posting? })
    }

    /// Proposes a variant for the posting; `None` if there is no posting. `options` say what
    /// the variant names; how it is rendered follows from the settings.
    ///
    /// # Errors
    /// If settings have errors, no variant can be applied to the résumé, or the layout cannot
    /// be set.
    pub fn propose(
        self,
        presses: &Presses<'_>,
        options: ProposalOptions,
        log: &mut Log,
    ) -> Result<Option<Proposal>, Stopped> {
        let Some(posting) = self.posting else { return Ok(None) };
        let job = self.job;
        let settings = job.settings.clone().or(configured(&job, log)?);
        let source = Some(job.resume.source());
        let press = presses
            .choose(job.layout, &settings)
            .map_err(|error| log.stop([*error], source))?;
        let options = ProposalOptions {
            render: render_options(&job, &settings),
            resolve: ResolveOptions { settings },
            ..options
        };
        let proposal = propose(self.resume, posting, press, &options);
        proposal.map(Some).map_err(|errors| log.stop(errors, source))
    }

    /// The content that `variant` shows of the résumé; all of it without a variant.
    ///
    /// # Errors
    /// If the variant has errors, or cannot be applied to the résumé.
    pub fn tailor(
        self,
        variant: Option<&Input<Variant>>,
        log: &mut Log,
    ) -> Result<Content<'a>, Stopped> {
        let Self { job, resume: base, posting } = self;
        let Some(input) = variant else {
            let settings = job.settings.clone();
            return Ok(Content { job, base, tailored: None, settings });
        };
        let variant = input.get(log)?;
        // What the posting asks for and the base lacks may not be claimed.
        let with_posting = posting.map(|posting| variant.clone().with_posting(posting));
        let effective = with_posting.as_ref().unwrap_or(variant);
        let mut tailored = tailor_from(base, job.resume.source(), effective);
        input.source().sort(&mut tailored.warnings);
        let tailored = Some(log.take(tailored, Some(input.source()))?);
        let settings = job.settings.clone().or(variant.settings.clone());
        Ok(Content { job, base, tailored, settings })
    }
}

/// What a document shows.
#[derive(Debug)]
pub struct Content<'a> {
    job: Job<'a>,
    /// The résumé as it was read.
    pub base: &'a Resume,
    /// What a variant shows of it, if there is one.
    pub tailored: Option<Tailored>,
    /// The settings of the job and, below them, of the variant.
    settings: Settings,
}

impl<'a> Content<'a> {
    /// The résumé as it is shown.
    #[must_use]
    pub fn resume(&self) -> &Resume {
        self.tailored.as_ref().map_or(self.base, |tailored| &tailored.resume)
    }

    /// Adds the settings of the plan, of the configuration file and of the résumé.
    ///
    /// # Errors
    /// If one of them has errors.
    pub fn settle(self, log: &mut Log) -> Result<Settled<'a>, Stopped> {
        let settings = self.settings.clone().or(configured(&self.job, log)?);
        // Of the base: a variant may leave all of a section out.
        let unknown = unknown_sections(self.base, &settings);
        log.report(unknown, Some(self.job.resume.source()));
        Ok(Settled { content: self, settings })
    }
}

/// What a document shows, and every setting for it.
#[derive(Debug)]
pub struct Settled<'a> {
    /// What the document shows.
    pub content: Content<'a>,
    /// The settings of all sources, in the order of their precedence.
    pub settings: Settings,
}

impl Settled<'_> {
    /// The document. Its places are those of the résumé as it was read.
    #[must_use]
    pub fn document(&self) -> Document {
        let options = ResolveOptions { settings: self.settings.clone() };
        let document = Document::resolve(self.content.resume(), &options);
        match &self.content.tailored {
            None => document,
            Some(tailored) => document.relocated(|place| tailored.in_base(place)),
        }
    }
}

/// The settings of the plan and, below them, of the configuration file and of the résumé.
fn configured(job: &Job<'_>, log: &mut Log) -> Result<Settings, Stopped> {
    let config = job.config.map(|config| config.get(log).cloned()).transpose();
    let own = own_settings(job.resume, log);
    let plan = job.plan.cloned().unwrap_or_default();
    Ok(plan.or(config?.unwrap_or_default()).or(own?))
}

/// The settings in a résumé, whatever else is in it.
///
/// # Errors
/// If they have errors, which are reported.
pub fn own_settings(resume: &Input<Resume>, log: &mut Log) -> Result<Settings, Stopped> {
    let source = resume.source();
    Settings::read(source, &JsonPointer::from_string(OWN_SETTINGS.to_owned()))
        .map_err(|errors| log.stop(errors, Some(source)))
}

/// How the document of `job` is rendered.
pub(super) fn render_options(job: &Job<'_>, settings: &Settings) -> RenderOptions {
    RenderOptions {
        looks: settings.clone(),
        try_tighter: job.run.try_tighter,
        formats: job.formats.to_vec(),
        export: job.run.export.clone(),
        examine: false,
        allow_unexamined: job.run.allow_unexamined,
        photo: job.run.photo.clone(),
    }
}
