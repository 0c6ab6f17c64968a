//! `vitae tailor`: a base and a variant come in, the résumé as one job gets to see it goes out as
//! JSON Resume; or a base and a posting come in, and a variant to begin with goes out.

use std::num::NonZeroUsize;
use std::path::{Component, Path};

use super::{read_options, today};
use crate::cli::args::TailorArgs;
use crate::cli::input::DASH;
use crate::cli::output::{self, NewFile};
use crate::cli::terminal::{Failure, print};
use crate::cli::{ExitStatus, Terminal, choices, input, layout, tailoring};

use crate::proposal::{Coverage, Proposal, ProposalOptions, propose};
use crate::render::RenderOptions;
use crate::resume::{Resume, Source};
use crate::settings::Settings;
use crate::typeset::Typesetter;
use crate::variant::{Tailored, tally};

pub(in crate::cli) fn run(
    args: &TailorArgs,
    terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    let options = read_options(&args.reading)?;
    let Some((source, base)) = input::resume(&args.file, &options, terminal)? else {
        return Ok(ExitStatus::Findings);
    };
    match (&args.variant, &args.job) {
        (Some(variant), _) => apply(args, (&source, &base), variant, terminal),
        (None, Some(job)) => suggest(args, (&source, &base), job, terminal),
        (None, None) => Err(Failure::Usage {
            message: "neither a variant nor a job is named".to_owned(),
            hint: Some("name one with `--variant` or `--job`".to_owned()),
        }),
    }
}

fn apply(
    args: &TailorArgs,
    (source, base): (&Source, &Resume),
    variant: &Path,
    terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    let applied = tailoring::tailor((source, base), variant, terminal)?;
    let Some(tailoring) = applied else { return Ok(ExitStatus::Findings) };
    let text = serde_json::to_string_pretty(&tailoring.tailored.to_json());
    let text = text.expect("a value is JSON") + "\n";
    write(args, text, terminal, &kept(base, &tailoring.tailored))?;
    Ok(ExitStatus::Clean)
}

/// Writes the product; what is said of it only where it goes to a file.
fn write(
    args: &TailorArgs,
    text: String,
    terminal: Terminal,
    said: &str,
) -> Result<(), Failure> {
    match args.output.as_deref().filter(|path| *path != Path::new(DASH)) {
        None => print(text.as_bytes()),
        Some(path) => {
            let content = text.into_bytes();
            output::write(&[NewFile { path: path.to_owned(), content }])?;
            terminal.say(said);
            terminal.say(format_args!("wrote {}", path.display()));
            Ok(())
        }
    }
}

/// How much of the base is there: `kept 3 of 4 work, 7 of 12 highlights`.
pub(super) fn kept(base: &Resume, tailored: &Tailored) -> String {
    let parts: Vec<String> = tally(base, &tailored.resume)
        .into_iter()
        .map(|tally| format!("{} of {} {}", tally.kept, tally.of, tally.what))
        .collect();
    format!("kept {}", parts.join(", "))
}

fn suggest(
    args: &TailorArgs,
    (source, base): (&Source, &Resume),
    job: &Path,
    terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    let Some(posting) = tailoring::posting(job, terminal)? else {
        return Ok(ExitStatus::Findings);
    };
    let pages = args.pages.and_then(|pages| NonZeroUsize::new(usize::from(pages)));
    let typed = Settings { layout: args.layout.clone(), pages, ..Settings::default() };
    let Some(settings) = choices::choose(typed, None, (&args.file, source), terminal)?
    else {
        return Ok(ExitStatus::Findings);
    };
    let typesetter = Typesetter::new();
    let typed = args.layout.as_deref();
    let Some(layout) = layout::choose(typed, settings.layout.as_deref(), terminal)?
    else {
        return Ok(ExitStatus::Findings);
    };
    let press = layout::press(&layout, &typesetter)?;
    let options = ProposalOptions {
        resolve: settings.content.options(today(&args.reading)?),
        render: RenderOptions {
            looks: settings.looks,
            pages: settings.pages,
            ..RenderOptions::default()
        },
        // A layout of one's own is a path, which a variant cannot name.
        layout: args.layout.clone().filter(|_| layout.is_trusted()),
        posting: from_folder_of(args.output.as_deref(), job),
        ..ProposalOptions::default()
    };
    let proposal = match propose(base, &posting, &*press, &options) {
        Ok(proposal) => proposal,
        Err(findings) => {
            terminal.findings(&findings, Some(source));
            terminal.summary(&findings);
            return Ok(ExitStatus::Findings);
        }
    };
    write(args, proposal.text.clone(), terminal, &told(&proposal))?;
    if proposal.fits {
        return Ok(ExitStatus::Clean);
    }
    terminal.say("it does not fit even so: leave out more, or allow more pages");
    Ok(ExitStatus::Findings)
}

/// `required: 5 of 7 shown, 6 in the base; preferred: 1 of 2 shown, 1 in the base; 1 page`
fn told(proposal: &Proposal) -> String {
    let of = |what: &str, Coverage { shown, in_base, asked }: Coverage| {
        format!("{what}: {shown} of {asked} shown, {in_base} in the base")
    };
    let mut told = format!(
        "{}; {}",
        of("required", proposal.required),
        of("preferred", proposal.preferred)
    );
    match proposal.pages {
        Some(1) => told.push_str("; 1 page"),
        Some(pages) => told = format!("{told}; {pages} pages"),
        None => {}
    }
    told
}

/// How a variant written to `output` can name the posting: from its own folder, if the posting
/// lies there or below.
fn from_folder_of(output: Option<&Path>, job: &Path) -> Option<String> {
    let folder = output?.parent()?;
    let below = job.strip_prefix(folder).ok()?;
    let plain = below.components().all(|part| matches!(part, Component::Normal(_)));
    (plain && job != Path::new(DASH)).then(|| below.to_str().map(str::to_owned)).flatten()
}
