//! `vitae verify`: proves that a PDF reads back as its résumé, or says where it does not.

use super::{read_options, today};
use crate::cli::args::VerifyArgs;
use crate::cli::terminal::Failure;
use crate::cli::{ExitStatus, Terminal, choices, input};
use crate::document::Document;
use crate::resume::Source;
use crate::settings::Settings;
use crate::verify::{OrderOutcome, Verification, verify};

pub(in crate::cli) fn run(
    args: &VerifyArgs,
    terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    let options = read_options(&args.content.reading)?;
    let Some((source, resume)) = input::resume(&args.file, &options, terminal)? else {
        return Ok(ExitStatus::Findings);
    };
    let typed = Settings { content: args.content.choices(), ..Settings::default() };
    let resume_file = (args.file.as_path(), &source);
    let Some(settings) =
        choices::choose(typed, args.content.options.as_deref(), resume_file, terminal)?
    else {
        return Ok(ExitStatus::Findings);
    };
    let today = today(&args.content.reading)?;
    let document = Document::resolve(&resume, &settings.content.options(today));
    let pdf = input::binary(&args.pdf)?;
    let verification = verify(&document, &pdf)
        .map_err(|source| Failure::Pdf { path: args.pdf.clone(), source })?;
    Ok(report(&verification, &source, terminal))
}

/// Prints what came of a proof.
pub(super) fn report(
    verification: &Verification,
    source: &Source,
    terminal: Terminal,
) -> ExitStatus {
    let mut findings = verification.findings();
    source.sort(&mut findings);
    terminal.findings(&findings, Some(source));
    let orders: Vec<String> = verification
        .orders
        .iter()
        .map(|outcome| {
            let OrderOutcome { order, found, expected, .. } = outcome;
            // Of a document from right to left.
            let unasked = if outcome.is_required { "" } else { " (not required)" };
            format!("{} {found}/{expected}{unasked}", order.name())
        })
        .collect();
    let pages = match verification.pages {
        1 => "1 page".to_owned(),
        pages => format!("{pages} pages"),
    };
    if verification.is_faithful() {
        terminal
            .say(format_args!("proved: {} lines read back, {pages}", orders.join(", ")));
        ExitStatus::Clean
    } else {
        terminal.say(format_args!(
            "not proved: {} lines read back, {pages}",
            orders.join(", ")
        ));
        ExitStatus::Findings
    }
}
