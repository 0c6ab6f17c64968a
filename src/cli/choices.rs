//! Where choices come from: arguments, `vitae.json` and the résumé come in, one set of choices
//! goes out.

use std::path::{Path, PathBuf};

use super::args::ContentArgs;
use super::input::{self, DASH};
use super::terminal::{Failure, Terminal};
use crate::diag::{Diagnostic, Findings, JsonPointer};
use crate::resume::Source;
use crate::settings::Settings;

/// The name of the file of choices that is looked for beside the résumé.
const FILE: &str = "vitae.json";

/// All choices, the command line's first; `None` if a file has wrong ones, which are printed.
pub(super) fn choose(
    typed: Settings,
    args: &ContentArgs,
    resume: (&Path, &Source),
    terminal: Terminal,
) -> Result<Option<Settings>, Failure> {
    settle(typed, args.options.clone(), resume, terminal)
}

/// As [`choose`], where no file of choices can be named.
pub(super) fn beside(
    typed: Settings,
    resume: (&Path, &Source),
    terminal: Terminal,
) -> Result<Option<Settings>, Failure> {
    settle(typed, None, resume, terminal)
}

fn settle(
    typed: Settings,
    named: Option<PathBuf>,
    (path, source): (&Path, &Source),
    terminal: Terminal,
) -> Result<Option<Settings>, Failure> {
    let mut settings = typed;
    if let Some(file) = file(named, path) {
        let name = file.to_string_lossy().into_owned();
        let choices = match Source::new(name.clone(), input::choices(&file)?) {
            Ok(choices) => choices,
            Err(findings) => {
                return Ok(told(&findings, &Source::unread(name), terminal));
            }
        };
        match read(&choices, &JsonPointer::root()) {
            Ok(chosen) => settings = settings.or(chosen),
            Err(findings) => return Ok(told(&findings, &choices, terminal)),
        }
    }
    match read(source, &JsonPointer::root().key("meta").key("vitae")) {
        Ok(chosen) => Ok(Some(settings.or(chosen))),
        Err(findings) => Ok(told(&findings, source, terminal)),
    }
}

fn told(
    findings: &[Diagnostic],
    source: &Source,
    terminal: Terminal,
) -> Option<Settings> {
    terminal.findings(findings, Some(source));
    terminal.summary(findings);
    None
}

/// As [`Settings::read`], with keys given twice, too.
fn read(source: &Source, at: &JsonPointer) -> Result<Settings, Findings> {
    let is_own_file = *at == JsonPointer::root();
    let mut twice = if is_own_file { source.duplicate_keys() } else { Findings::new() };
    match Settings::read(source, at) {
        Ok(settings) if twice.is_empty() => Ok(settings),
        Ok(_) => Err(twice),
        Err(findings) => {
            twice.extend(findings);
            Err(twice)
        }
    }
}

/// The file of choices: the one that was named, else the one beside the résumé if there is one.
fn file(named: Option<PathBuf>, resume: &Path) -> Option<PathBuf> {
    if named.is_some() {
        return named;
    }
    if resume == Path::new(DASH) {
        return None;
    }
    let beside = resume.with_file_name(FILE);
    (beside.is_file() && beside != resume).then_some(beside)
}
