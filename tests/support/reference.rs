//! References: outputs that somebody has looked at, kept in files beside the tests.
//!
//! A missing reference is a failure, and so is one that no test uses any more. `BLESS=1` adds
//! missing ones, replaces those that differ and removes unused ones; the diff is then reviewed
//! like any other.

use std::env;
use std::fs;
use std::path::PathBuf;

use similar::TextDiff;

use super::cases;

/// Whether to rewrite references.
fn blessing() -> bool {
    env::var_os("BLESS").is_some_and(|value| value == "1")
}

/// What a file's content must be.
pub(crate) struct Expectation {
    /// The file's name in its folder.
    pub(crate) name: String,
    /// Its current content.
    pub(crate) actual: Vec<u8>,
}

/// Compares everything in `tests/ref/<folder>` with the current outputs; `differ` describes how
/// two contents differ, if they do.
#[track_caller]
pub(crate) fn check(
    folder: &str,
    expectations: &[Expectation],
    differ: impl Fn(&[u8], &[u8]) -> Option<String>,
) {
    check_in(&format!("tests/ref/{folder}"), expectations, differ);
}

/// As [`check`], in any folder of the repository.
#[track_caller]
pub(crate) fn check_in(
    folder: &str,
    expectations: &[Expectation],
    differ: impl Fn(&[u8], &[u8]) -> Option<String>,
) {
    let home = cases::root().join(folder);
    let mut failures = Vec::new();
    for Expectation { name, actual } in expectations {
        let path = home.join(name);
        let old = fs::read(&path).ok();
        let difference = match &old {
            None => Some("it does not exist".to_owned()),
            Some(old) => differ(old, actual),
        };
        let Some(difference) = difference else { continue };
        if blessing() {
            fs::create_dir_all(&home).expect("the folder of references can be made");
            fs::write(&path, actual).expect("a reference can be written");
        } else {
            failures.push(format!("{folder}/{name}: {difference}"));
        }
    }
    for path in left_over(&home, expectations) {
        if blessing() {
            fs::remove_file(&path).expect("a reference can be removed");
        } else {
            failures.push(format!("{}: no test uses it any more", path.display()));
        }
    }
    assert!(
        failures.is_empty(),
        "{}\n\nLook at each difference; if it is intended, run again with BLESS=1.",
        failures.join("\n\n")
    );
}

fn left_over(home: &std::path::Path, expectations: &[Expectation]) -> Vec<PathBuf> {
    let asked =
        |path: &PathBuf| expectations.iter().any(|e| e.name == cases::file_name(path));
    cases::entries(home).into_iter().filter(|path| !asked(path)).collect()
}

/// How two texts differ, as a unified diff.
pub(crate) fn text_difference(old: &[u8], new: &[u8]) -> Option<String> {
    let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
    // A checkout may have put CRs at line ends.
    let old = old.replace("\r\n", "\n");
    (old != *new).then(|| {
        let diff = TextDiff::from_lines(&*old, &*new);
        format!("\n{}", diff.unified_diff().context_radius(2).header("reference", "now"))
    })
}
