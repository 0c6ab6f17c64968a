//! The files of choices: the path of a résumé comes in, what the file beside it chooses goes out.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::inputs::{self, CHOICES};
use crate::batch::digest::{Digest, digest};
use crate::batch::given::Choices;

/// The most files that are remembered.
const MOST_REMEMBERED: usize = 1_000;

/// A file of choices with its fingerprint.
pub(super) type Seen = Arc<(Digest, Choices)>;

/// All files of choices, each read once.
#[derive(Debug)]
pub(super) struct ChoiceFiles<'a> {
    /// What findings call a file begins here.
    folder: &'a Path,
    /// The file in place of all others.
    only: Option<&'a Path>,
    seen: Mutex<HashMap<PathBuf, Option<Seen>>>,
}

impl<'a> ChoiceFiles<'a> {
    pub(super) fn new(folder: &'a Path, only: Option<&'a Path>) -> Self {
        Self { folder, only, seen: Mutex::default() }
    }

    /// The choices for the résumé at `path`.
    pub(super) fn of(&self, path: &Path) -> Option<Seen> {
        self.read(self.only.map_or_else(|| path.with_file_name(CHOICES), Path::to_owned))
    }

    /// The choices for a résumé that is in no file.
    pub(super) fn of_none(&self) -> Option<Seen> {
        self.read(self.only?.to_owned())
    }

    fn read(&self, file: PathBuf) -> Option<Seen> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(choices) = seen.get(&file) {
            return choices.clone();
        }
        let choices = inputs::read(&file).ok().map(|content| {
            let shown = file.strip_prefix(self.folder).unwrap_or(&file);
            let digest = digest(&content);
            Arc::new((digest, Choices::read(&shown.to_string_lossy(), content)))
        });
        if seen.len() >= MOST_REMEMBERED {
            seen.clear();
        }
        seen.insert(file, choices.clone());
        choices
    }
}
