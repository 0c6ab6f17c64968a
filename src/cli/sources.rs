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

/// A file, with the time it was written and its size.
type Stamp = (PathBuf, Option<SystemTime>, u64);
/// A file, or all files of a folder, as they were at one moment; empty if there was none.
type State = Vec<Stamp>;

/// Files and folders, each as it was just before it was read.
#[derive(Debug, Default)]
pub(super) struct Sources {
    noted: BTreeMap<PathBuf, State>,
    /// What was made from them, which may lie in one of the folders.
    made: BTreeSet<PathBuf>,
}

impl Sources {
    /// Notes a file, or a folder, that is about to be read, or would be if it were there.
    pub(super) fn note(&mut self, path: &Path) {
        if path != Path::new(DASH) {
            self.noted.insert(path.to_owned(), state(path));
        }
    }

    /// Notes several.
    pub(super) fn note_all(&mut self, paths: impl IntoIterator<Item = impl AsRef<Path>>) {
        for path in paths {
            self.note(path.as_ref());
        }
    }

    /// Notes a file that was made from them: that it changes does not count.
    pub(super) fn note_made(&mut self, path: &Path) {
        self.made.extend(fs::canonicalize(path));
    }

    /// The first that is no longer as it was.
    pub(super) fn changed(&self) -> Option<&Path> {
        let mut noted = self.noted.iter();
        let changed = noted.find(|(path, noted)| {
            let now = state(path);
            now != **noted && self.without_made(&now) != self.without_made(noted)
        });
        changed.map(|(path, _)| path.as_path())
    }

    fn without_made<'s>(&self, state: &'s State) -> Vec<&'s Stamp> {
        let is_made = |path: &Path| {
            fs::canonicalize(path).is_ok_and(|path| self.made.contains(&path))
        };
        state.iter().filter(|(path, ..)| !is_made(path)).collect()
    }

    /// The folders in which a change of one of them shows.
    pub(super) fn folders(&self) -> BTreeSet<PathBuf> {
        let files = |state: &State| {
            state.iter().map(|(file, ..)| folder_of(file)).collect::<Vec<_>>()
        };
        let inside = self.noted.values().flat_map(files);
        inside.chain(self.noted.keys().map(|path| folder_of(path))).collect()
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

    #[test]
    fn what_was_made_in_a_folder_does_not_change_it() {
        let folder = tempfile::tempdir().expect("a folder for temporary files");
        let made = folder.path().join("resume.pdf");
        let mut sources = Sources::default();
        sources.note(folder.path());
        fs::write(&made, "a").expect("a file can be written");
        assert_eq!(sources.changed(), Some(folder.path()));
        sources.note_made(&made);
        assert_eq!(sources.changed(), None);
        fs::write(folder.path().join("font.otf"), "a").expect("a file can be written");
        assert_eq!(sources.changed(), Some(folder.path()));
    }
}
