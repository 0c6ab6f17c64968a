//! The configuration files of résumés, each read once for all résumés beside it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::inputs;
use crate::batch::digest::{Digest, digest};
use crate::pipeline::Input;
use crate::settings::{CONFIG_FILES, Settings};

/// How many files are remembered at most.
const MOST_REMEMBERED: usize = 1_000;

/// A configuration file with the digest of its content.
pub(super) type Config = Arc<(Digest, Input<Settings>)>;

/// The configuration files of a run.
#[derive(Debug)]
pub(super) struct ConfigFiles<'a> {
    /// Findings name a file by its path from this folder.
    folder: &'a Path,
    /// The file in place of all others.
    only: Option<&'a Path>,
    /// The file for résumés that have none beside them.
    nearest: Option<&'a Path>,
    known: Mutex<HashMap<PathBuf, Option<Config>>>,
}

impl<'a> ConfigFiles<'a> {
    pub(super) fn new(
        folder: &'a Path,
        only: Option<&'a Path>,
        nearest: Option<&'a Path>,
    ) -> Self {
        Self { folder, only, nearest, known: Mutex::default() }
    }

    /// The configuration file for the résumé at `path`.
    pub(super) fn of(&self, path: &Path) -> Option<Config> {
        if let Some(only) = self.only {
            return self.read(only.to_owned());
        }
        let mut beside = CONFIG_FILES.iter().map(|file| path.with_file_name(file));
        let beside = beside.find_map(|file| self.read(file));
        beside.or_else(|| self.read(self.nearest?.to_owned()))
    }

    /// The configuration file for a résumé that is in no file.
    pub(super) fn of_none(&self) -> Option<Config> {
        self.read(self.only?.to_owned())
    }

    fn read(&self, file: PathBuf) -> Option<Config> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(config) = known.get(&file) {
            return config.clone();
        }
        let config = inputs::read(&file).ok().map(|content| {
            let name = file.strip_prefix(self.folder).unwrap_or(&file).to_string_lossy();
            Arc::new((digest(&content), Input::settings(&name, content)))
        });
        if known.len() >= MOST_REMEMBERED {
            known.clear();
        }
        known.insert(file, config.clone());
        config
    }
}
