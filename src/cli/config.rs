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
    read(file_for(named, resume), log)
}

/// The file of [`for_resume`].
pub(super) fn file_for(named: Option<&Path>, resume: &Path) -> Option<PathBuf> {
    match named {
        Some(named) => Some(named.to_owned()),
        None => first(&places(None, resume), Some(resume)),
    }
}

/// Where the configuration file for the résumé at `resume` is looked for, in this order.
pub(super) fn places(named: Option<&Path>, resume: &Path) -> Vec<PathBuf> {
    if let Some(named) = named {
        return vec![named.to_owned()];
    }
    let mut places = Vec::new();
    if resume != Path::new(DASH) {
        places.extend(CONFIG_FILES.map(|file| resume.with_file_name(file)));
    }
    places.extend(around());
    places
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
    first(&around(), resume)
}

/// The places for configuration files around the working directory, the nearest first.
fn around() -> Vec<PathBuf> {
    let Ok(here) = env::current_dir() else { return Vec::new() };
    let in_repository =
        here.ancestors().position(|folder| folder.join(REPOSITORY).exists());
    let up = |folders: usize| {
        let folder = PathBuf::from("../".repeat(folders));
        CONFIG_FILES.into_iter().map(move |file| folder.join(file))
    };
    (0..=in_repository.unwrap_or_default()).flat_map(up).collect()
}

/// The first of these places where there is a file that is not `resume`.
fn first(places: &[PathBuf], resume: Option<&Path>) -> Option<PathBuf> {
    let resume = resume.and_then(|resume| fs::canonicalize(resume).ok());
    let is_resume =
        |file: &Path| resume.is_some() && fs::canonicalize(file).ok() == resume;
    places.iter().find(|file| file.is_file() && !is_resume(file)).cloned()
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
