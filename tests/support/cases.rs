//! Cases found in the tree: nothing is listed, so nothing is forgotten.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// A résumé to test with.
pub(crate) struct Case {
    /// Its name in failures: its path below `tests/fixtures`, or below its corpus.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Whether it is part of this repository; others may have errors.
    pub(crate) ours: bool,
}

/// The crate's folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The file at `path` from the crate's folder.
#[track_caller]
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every résumé below `tests/fixtures/resumes` and `tests/fixtures/corpus`, and below the
/// folders that `VITAE_CORPUS` names.
pub(crate) fn resumes() -> Vec<Case> {
    let mut cases = Vec::new();
    for folder in ["resumes", "corpus"] {
        let home = root().join("tests/fixtures");
        add(&mut cases, &home.join(folder), &home, true);
    }
    assert!(cases.len() > 40, "only {} résumés were found", cases.len());
    for corpus in env::var_os("VITAE_CORPUS").iter().flat_map(env::split_paths) {
        assert!(corpus.is_dir(), "VITAE_CORPUS: {} is no folder", corpus.display());
        add(&mut cases, &corpus, &corpus, false);
    }
    cases
}

fn add(cases: &mut Vec<Case>, folder: &Path, home: &Path, ours: bool) {
    for path in files_below(folder, &["json"]) {
        let name = path.strip_prefix(home).unwrap_or(&path).with_extension("");
        let name = name.to_string_lossy().replace('\\', "/");
        cases.push(Case { name, path, ours });
    }
}

/// Every file below `folder` with one of the extensions, in the order of their paths, except in
/// `target` folders.
pub(crate) fn files_below(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in entries(&folder) {
            let extension = path.extension().unwrap_or_default().to_string_lossy();
            if path.is_dir() {
                folders.extend(Some(path).filter(|path| !path.ends_with("target")));
            } else if extensions.contains(&&*extension) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The names of the folders in `folder`, sorted.
pub(crate) fn folders_in(folder: &Path) -> Vec<String> {
    let folders = entries(folder).into_iter().filter(|path| path.is_dir());
    folders.map(|path| file_name(&path)).collect()
}

/// The last part of a path.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The entries of `folder`, sorted; none if there is no such folder.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> =
        entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    paths
}
