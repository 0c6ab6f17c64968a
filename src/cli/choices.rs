//! Where choices come from: arguments, `vitae.json` and the résumé come in, one set of choices
//! goes out.

use std::path::{Path, PathBuf};

use super::input::{self, DASH};
use super::terminal::{Failure, Terminal};
use crate::diag::{Diagnostic, Findings, JsonPointer};
use crate::resume::Source;
use crate::settings::Settings;

/// The name of the file of choices that is looked for beside the résumé.
const FILE: &str = "vitae.json";

/// All choices, the command line's first; `None` if a file has wrong ones, which are printed.
/// `named` is the file of choices that was asked for.
pub(super) fn choose(
    typed: Settings,
    named: Option<&Path>,
    resume: (&Path, &Source),
    terminal: Terminal,
) -> Result<Option<Settings>, Failure> {
    let (path, source) = resume;
    let Some(settings) = with_file(typed, file(named, path).as_deref(), terminal)? else {
        return Ok(None);
    };
    match read(source, &JsonPointer::root().key("meta").key("vitae")) {
        Ok(chosen) => Ok(Some(settings.or(chosen))),
        Err(findings) => Ok(told(&findings, source, terminal)),
    }
}

/// As [`choose`], where there is no résumé: the file is looked for in the current folder.
pub(super) fn choose_without_resume(
    typed: Settings,
    named: Option<&Path>,
    terminal: Terminal,
) -> Result<Option<Settings>, Failure> {
    let here = Path::new(FILE);
    let file = named.or_else(|| here.is_file().then_some(here));
    with_file(typed, file, terminal)
}

fn with_file(
    typed: Settings,
    file: Option<&Path>,
    terminal: Terminal,
) -> Result<Option<Settings>, Failure> {
    let Some(file) = file else { return Ok(Some(typed)) };
    let name = file.to_string_lossy().into_owned();
    let choices = match Source::new(name.clone(), input::choices(file)?) {
        Ok(choices) => choices,
        Err(findings) => return Ok(told(&findings, &Source::unread(name), terminal)),
    };
    match read(&choices, &JsonPointer::root()) {
        Ok(chosen) => Ok(Some(typed.or(chosen))),
        Err(findings) => Ok(told(&findings, &choices, terminal)),
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
fn file(named: Option<&Path>, resume: &Path) -> Option<PathBuf> {
    if named.is_some() {
        return named.map(Path::to_owned);
    }
    if resume == Path::new(DASH) {
        return None;
    }
    let beside = resume.with_file_name(FILE);
    (beside.is_file() && beside != resume).then_some(beside)
}
