//! Finding the configuration file: beside the résumé, then in the working directory and, inside
//! a repository, in its parents up to the repository's root.
//!
//! Outside a repository no parents are searched: what lies in a home directory, or in a folder
//! for temporary files, was not put there for this résumé.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::failure::Failure;
use super::input::{self, DASH};
use crate::finding::Log;
use crate::pipeline::Input;
use crate::settings::{CONFIG_FILES, Settings};

/// The entry of a folder that is the root of a repository; a folder or, in a worktree, a file.
const REPOSITORY: &str = ".git";

/// The configuration file for the résumé at `resume`: the one that was `named`, otherwise the
/// one beside the résumé, otherwise the [`nearest`].
pub(super) fn for_resume(
    named: Option<&Path>,
    resume: &Path,
    log: &mut Log,
) -> Result<Option<Input<Settings>>, Failure> {
    let found = || beside(resume).or_else(|| nearest(Some(resume)));
    read(named.map(Path::to_owned).or_else(found), log)
}

/// The configuration file where there is no résumé: the one that was `named`, otherwise the
/// [`nearest`].
pub(super) fn for_none(
    named: Option<&Path>,
    log: &mut Log,
) -> Result<Option<Input<Settings>>, Failure> {
    read(named.map(Path::to_owned).or_else(|| nearest(None)), log)
}

/// The nearest configuration file to the working directory, with its path from there; never
/// `resume` itself.
pub(super) fn nearest(resume: Option<&Path>) -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    let in_repository =
        here.ancestors().position(|folder| folder.join(REPOSITORY).exists());
    let resume = resume.and_then(|resume| fs::canonicalize(resume).ok());
    let is_resume =
        |file: &Path| resume.is_some() && fs::canonicalize(file).ok() == resume;
    let up = |folders: usize| {
        let folder = PathBuf::from("../".repeat(folders));
        CONFIG_FILES.into_iter().map(move |file| folder.join(file))
    };
    (0..=in_repository.unwrap_or_default())
        .flat_map(up)
        .find(|file| file.is_file() && !is_resume(file))
}

/// The configuration file beside a résumé.
fn beside(resume: &Path) -> Option<PathBuf> {
    if resume == Path::new(DASH) {
        return None;
    }
    let beside = CONFIG_FILES.into_iter().map(|file| resume.with_file_name(file));
    beside.into_iter().find(|file| file.is_file() && file != resume)
}

fn read(
    file: Option<PathBuf>,
    log: &mut Log,
) -> Result<Option<Input<Settings>>, Failure> {
    let Some(file) = file else { return Ok(None) };
    log.detail(used(&file));
    Ok(Some(Input::settings(&input::name(&file), input::text(&file)?)))
}

/// What `--verbose` prints about a configuration file.
pub(super) fn used(file: &Path) -> String {
    format!("using options from {}", file.display())
}
