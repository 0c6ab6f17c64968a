//! The files that a document is made from, and whether they have changed since they were read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::input::DASH;

/// How many folders deep a layout, or a folder of fonts, is looked at.
const DEEPEST: usize = 4;
/// How many files of a folder are looked at.
const MOST_FILES: usize = 1000;

/// A file, or all files of a folder, as they were at one moment; empty if there was none.
type State = Vec<(PathBuf, Option<SystemTime>, u64)>;

/// Files and folders, each as it was just before it was read.
#[derive(Debug, Default)]
pub(super) struct Sources(BTreeMap<PathBuf, State>);

impl Sources {
    /// Notes a file, or a folder, that is about to be read, or would be if it were there.
    pub(super) fn note(&mut self, path: &Path) {
        if path != Path::new(DASH) {
            self.0.insert(path.to_owned(), state(path));
        }
    }

    /// The first that is no longer as it was.
    pub(super) fn changed(&self) -> Option<&Path> {
        let mut noted = self.0.iter();
        noted.find(|(path, noted)| state(path) != **noted).map(|(path, _)| path.as_path())
    }

    /// The folders in which a change of one of them shows.
    pub(super) fn folders(&self) -> BTreeSet<PathBuf> {
        let files = |state: &State| {
            state.iter().map(|(file, ..)| folder_of(file)).collect::<Vec<_>>()
        };
        let inside = self.0.values().flat_map(files);
        inside.chain(self.0.keys().map(|path| folder_of(path))).collect()
    }
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn state(path: &Path) -> State {
    let mut state = Vec::new();
    visit(path, 0, &mut state);
    state.sort();
    state
}

fn visit(path: &Path, depth: usize, state: &mut State) {
    let Ok(metadata) = fs::metadata(path) else { return };
    if !metadata.is_dir() {
        if state.len() < MOST_FILES {
            state.push((path.to_owned(), metadata.modified().ok(), metadata.len()));
        }
        return;
    }
    let entries = path.read_dir().into_iter().flatten().flatten();
    for entry in entries.filter(|_| depth < DEEPEST) {
        visit(&entry.path(), depth + 1, state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_written_made_or_removed_has_changed() {
        let folder = tempfile::tempdir().expect("a folder for temporary files");
        let [written, made, removed, kept] =
            ["written", "made", "removed", "kept"].map(|name| folder.path().join(name));
        for path in [&written, &removed, &kept] {
            fs::write(path, "a").expect("a file can be written");
        }
        for path in [&written, &made, &removed] {
            let mut sources = Sources::default();
            sources.note(&kept);
            sources.note(path);
            assert_eq!(sources.changed(), None);
            if *path == removed {
                fs::remove_file(path).expect("a file can be removed");
            } else {
                fs::write(path, "longer").expect("a file can be written");
            }
            assert_eq!(sources.changed(), Some(path.as_path()));
        }
    }

    #[test]
    fn a_folder_has_changed_when_a_file_in_it_has() {
        let folder = tempfile::tempdir().expect("a folder for temporary files");
        let inside = folder.path().join("layout/parts");
        fs::create_dir_all(&inside).expect("a folder can be made");
        let file = inside.join("head.typ");
        fs::write(&file, "a").expect("a file can be written");
        let mut sources = Sources::default();
        let layout = folder.path().join("layout");
        sources.note(&layout);
        assert!(sources.folders().contains(&inside), "{:?}", sources.folders());
        fs::write(&file, "longer").expect("a file can be written");
        assert_eq!(sources.changed(), Some(layout.as_path()));
    }
}
