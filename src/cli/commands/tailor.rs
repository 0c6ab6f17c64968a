//! `vitae tailor`: applies a variant to a résumé, or drafts a variant for a posting.

use std::path::{Component, Path};

use super::{counted, read_options};
use crate::cli::args::TailorArgs;
use crate::cli::failure::Failure;
use crate::cli::input::DASH;
use crate::cli::layout::Layouts;
use crate::cli::outcome::{Outcome, Product, ProductFile};
use crate::cli::{config, input};
use crate::finding::{Log, Stopped};
use crate::job::{Posting, Vocabulary};
use crate::layout::LayoutName;
use crate::pipeline::{Base, Content, Input, Job, RunConfig};
use crate::proposal::{Coverage, Proposal, ProposalOptions};
use crate::resume::{ReadOptions, Resume};
use crate::settings::Settings;
use crate::typeset::Typesetter;
use crate::variant::{Tailored, Variant, tally};

/// A variant that is to be applied, with all it needs.
pub(super) struct Tailoring {
    resume: Input<Resume>,
    variant: Input<Variant>,
    posting: Option<Input<Posting>>,
    settings: Settings,
    run: RunConfig,
}

impl Tailoring {
    /// Reads the résumé and the variant in these files, and the posting that the variant names.
    pub(super) fn read(
        resume: &Path,
        variant: &Path,
        read: ReadOptions,
    ) -> Result<Self, Failure> {
        let resume = input::resume(resume, &read)?;
        let file = variant;
        let variant = input::variant(file)?;
        let posting = input::posting_of(&variant, file)?;
        let run = RunConfig { read, ..RunConfig::default() };
        Ok(Self { resume, variant, posting, settings: Settings::default(), run })
    }

    /// What the variant is called.
    pub(super) fn name(&self) -> Option<&str> {
        self.variant.value()?.name.as_deref()
    }

    /// The content that the variant shows.
    pub(super) fn apply(&self, log: &mut Log) -> Result<Content<'_>, Stopped> {
        let job = Job {
            resume: &self.resume,
            variant: Some(&self.variant),
            posting: self.posting.as_ref(),
            settings: &self.settings,
            plan: None,
            config: None,
            layout: None,
            formats: &[],
            run: &self.run,
        };
        Base::of(job, log)?.tailor(job.variant, log)
    }
}

pub(in crate::cli) fn run(args: &TailorArgs, log: &mut Log) -> Outcome {
    match (&args.variant, &args.job) {
        (Some(variant), _) => apply(args, variant, log),
        (None, Some(job)) => suggest(args, job, log),
        (None, None) => Err(Failure::usage(
            "no variant and no posting is given",
            "name one with `--variant` or `--job`",
        )
        .into()),
    }
}

fn apply(args: &TailorArgs, variant: &Path, log: &mut Log) -> Outcome {
    let read = read_options(&args.reading)?;
    let tailoring = Tailoring::read(&args.file, variant, read)?;
    let content = tailoring.apply(log)?;
    // A variant was applied.
    let Some(tailored) = &content.tailored else { return Ok(Product::default()) };
    let text = serde_json::to_string_pretty(&tailored.to_json());
    let text = text.expect("a value is JSON") + "\n";
    Ok(product(args, text, kept(content.base, tailored)))
}

/// The product as a file; `remark` is about it, and shown only if it goes to a file.
fn product(args: &TailorArgs, text: String, remark: String) -> Product {
    let path = args.output.as_deref().filter(|path| *path != Path::new(DASH));
    let file = ProductFile {
        path: path.map(Path::to_owned),
        format: "json",
        pages: None,
        content: text.into_bytes(),
    };
    let remarks = path.map(|_| remark).into_iter().collect();
    Product { files: vec![file], remarks, ..Product::default() }
}

/// How much of the base is kept: `kept 3 of 4 work, 7 of 12 highlights`.
pub(super) fn kept(base: &Resume, tailored: &Tailored) -> String {
    let parts: Vec<String> = tally(base, &tailored.resume)
        .into_iter()
        .map(|tally| format!("{} of {} {}", tally.kept, tally.of, tally.what))
        .collect();
    format!("kept {}", parts.join(", "))
}

fn suggest(args: &TailorArgs, job_file: &Path, log: &mut Log) -> Outcome {
    let read = read_options(&args.reading)?;
    let resume = input::resume(&args.file, &read)?;
    let posting = input::posting(job_file, Vocabulary::built_in())?;
    let config = config::for_resume(None, &args.file, log)?;
    let settings = args.settings.settings();
    let layout = LayoutName::set_in(&settings);
    let layouts = Layouts::with(layout.clone(), log)?;
    let job = Job {
        resume: &resume,
        variant: None,
        posting: Some(&posting),
        settings: &settings,
        plan: None,
        config: config.as_ref(),
        layout: layouts.first(),
        formats: &[],
        run: &RunConfig { read, ..RunConfig::default() },
    };
    let options = ProposalOptions {
        // A layout of one's own is a path, which a variant cannot name.
        layout: layout.and_then(|layout| match layout {
            LayoutName::Bundled(name) => Some(name.to_owned()),
            LayoutName::Path(_) => None,
        }),
        posting: from_folder_of(args.output.as_deref(), job_file),
        max_highlights: args.max_highlights,
        ..ProposalOptions::default()
    };
    let typesetter = Typesetter::new();
    let presses = layouts.presses(&typesetter)?;
    let proposal = Base::of(job, log)?.propose(&presses, options, log)?;
    // There is a posting.
    let Some(proposal) = proposal else { return Ok(Product::default()) };
    let remark = described(&proposal);
    let mut product = product(args, proposal.text, remark);
    if !proposal.fits {
        let line = "it still does not fit: leave out more, or allow more pages";
        product.closing.push(line.to_owned());
        product.status = Some(crate::cli::ExitStatus::Findings);
    }
    Ok(product)
}

/// `required: 5 of 7 shown, 6 in the base; preferred: 1 of 2 shown, 1 in the base; 1 page`
fn described(proposal: &Proposal) -> String {
    let of = |what: &str, Coverage { shown, in_base, asked }: Coverage| {
        format!("{what}: {shown} of {asked} shown, {in_base} in the base")
    };
    let mut parts =
        vec![of("required", proposal.required), of("preferred", proposal.preferred)];
    parts.extend(proposal.pages.map(|pages| counted(pages, "page", "pages")));
    parts.join("; ")
}

/// How a variant written to `output` can name the posting: relative to its own folder, if the
/// posting is in that folder or below.
fn from_folder_of(output: Option<&Path>, job: &Path) -> Option<String> {
    let folder = output?.parent()?;
    let below = job.strip_prefix(folder).ok()?;
    let plain = below.components().all(|part| matches!(part, Component::Normal(_)));
    (plain && job != Path::new(DASH)).then(|| below.to_str().map(str::to_owned)).flatten()
}
