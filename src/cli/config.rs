//! Finding the configuration file.

use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::input::{self, DASH};
use crate::pipeline::Input;
use crate::settings::Settings;

/// The name of the configuration file.
const FILE: &str = "vitae.json";

/// The configuration file for the résumé at `resume`: the one that was `named`, otherwise the
/// one beside the résumé, if there is one.
pub(super) fn for_resume(
    named: Option<&Path>,
    resume: &Path,
) -> Result<Option<Input<Settings>>, Failure> {
    let beside = || {
        if resume == Path::new(DASH) {
            return None;
        }
        let beside = resume.with_file_name(FILE);
        (beside.is_file() && beside != resume).then_some(beside)
    };
    read(named.map(Path::to_owned).or_else(beside))
}

/// The configuration file where there is no résumé: the one that was `named`, otherwise the one
/// in the current folder, if there is one.
pub(super) fn here(named: Option<&Path>) -> Result<Option<Input<Settings>>, Failure> {
    let here = || Some(PathBuf::from(FILE)).filter(|file| file.is_file());
    read(named.map(Path::to_owned).or_else(here))
}

fn read(file: Option<PathBuf>) -> Result<Option<Input<Settings>>, Failure> {
    let Some(file) = file else { return Ok(None) };
    Ok(Some(Input::settings(&input::name(&file), input::text(&file)?)))
}
