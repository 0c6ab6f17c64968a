//! Applying a variant's file: a base and a path come in, the tailored résumé goes out; what is
//! wrong is printed.

use std::path::Path;

use super::input;
use super::terminal::{Failure, Terminal};
use crate::job::{Posting, Vocabulary};
use crate::resume::{Resume, Source};
use crate::variant::{Tailored, Variant, tailor_from};

/// A variant, applied.
pub(super) struct Tailoring {
    pub(super) variant: Variant,
    pub(super) tailored: Tailored,
}

/// The base as the variant in `file` shows it; `None` if anything stands against it.
pub(super) fn tailor(
    (source, base): (&Source, &Resume),
    file: &Path,
    terminal: Terminal,
) -> Result<Option<Tailoring>, Failure> {
    let name = file.to_string_lossy().into_owned();
    let written = match Source::new(name.clone(), input::choices(file)?) {
        Ok(written) => written,
        Err(findings) => {
            terminal.findings(&findings, Some(&Source::unread(name)));
            terminal.summary(&findings);
            return Ok(None);
        }
    };
    let read = Variant::parse(&written);
    let mut findings = read.warnings;
    let variant = match read.output {
        Ok(variant) => variant,
        Err(errors) => {
            findings.extend(errors);
            return Ok(refused(findings, &written, terminal));
        }
    };
    let variant = match &variant.job.posting {
        None => variant,
        Some(path) => match posting(&file.with_file_name(path), terminal)? {
            Some(posting) => variant.with_posting(&posting),
            None => return Ok(None),
        },
    };
    let applied = tailor_from(base, source, &variant);
    findings.extend(applied.warnings);
    match applied.output {
        Ok(tailored) => {
            written.sort(&mut findings);
            terminal.findings(&findings, Some(&written));
            Ok(Some(Tailoring { variant, tailored }))
        }
        Err(errors) => {
            findings.extend(errors);
            Ok(refused(findings, &written, terminal))
        }
    }
}

/// A job's posting; `None` if it cannot be read, which is printed.
pub(super) fn posting(
    file: &Path,
    terminal: Terminal,
) -> Result<Option<Posting>, Failure> {
    let name = file.to_string_lossy().into_owned();
    let source = match Source::new(name.clone(), input::choices(file)?) {
        Ok(source) => source,
        Err(findings) => {
            terminal.findings(&findings, Some(&Source::unread(name)));
            terminal.summary(&findings);
            return Ok(None);
        }
    };
    let read = Posting::read(&source, Vocabulary::built_in());
    terminal.findings(&read.warnings, Some(&source));
    match read.output {
        Ok(posting) => Ok(Some(posting)),
        Err(findings) => {
            terminal.findings(&findings, Some(&source));
            terminal.summary(&findings);
            Ok(None)
        }
    }
}

fn refused(
    mut findings: crate::diag::Findings,
    written: &Source,
    terminal: Terminal,
) -> Option<Tailoring> {
    written.sort(&mut findings);
    terminal.findings(&findings, Some(written));
    terminal.summary(&findings);
    None
}
