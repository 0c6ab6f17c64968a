//! The registries of layouts and fonts match the folders, and every layout keeps its contract.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use sha2::{Digest, Sha256};
use vitae::Layout;
use vitae::layout::Family;

use crate::support::assert_none;
use crate::support::cases::{self, root};

/// The folder of what layouts share, which is not a layout.
const SHARED: &str = "_lib";
/// A longer layout contains something that all layouts should share.
const LONGEST_LAYOUT: usize = 120;

/// What the contract in `layouts/README.md` forbids: each loses words or their order in some
/// reader.
const FORBIDDEN: [&str; 19] = [
    "@preview",
    "1fr",
    "columns",
    "grid(",
    "table(",
    "place(",
    "footnote",
    "eval(",
    "state(",
    "counter(",
    "query(",
    "here()",
    "label(",
    "image(",
    "read(",
    "json(",
    "hyphenate: true",
    "justify: true",
    "ligatures: true",
];

#[test]
fn every_folder_of_layouts_is_listed() {
    let folders = cases::folders_in(&root().join("layouts")).into_iter();
    let folders: BTreeSet<String> = folders.filter(|name| name != SHARED).collect();
    let listed = Layout::NAMES.map(str::to_owned).into();
    assert_eq!(folders, listed);
    assert_eq!(Layout::all().count(), Layout::NAMES.len());
}

#[test]
fn every_layout_has_exactly_two_files() {
    for name in Layout::NAMES {
        let files = cases::entries(&root().join("layouts").join(name));
        let files: Vec<String> =
            files.iter().map(|path| cases::file_name(path)).collect();
        assert_eq!(files, ["layout.json", "layout.typ"], "{name}");
    }
}

#[test]
fn every_layout_is_short_and_uses_nothing_that_readers_misread() {
    let mut failures = Vec::new();
    for name in Layout::NAMES {
        let source = cases::read(&format!("layouts/{name}/layout.typ"));
        let lines = source.lines().count();
        if lines > LONGEST_LAYOUT {
            failures.push(format!("{name}: {lines} lines"));
        }
        if !source.contains("#let layout(document, options) = {") {
            failures.push(format!("{name}: no `layout(document, options)`"));
        }
        let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code: Vec<&str> = code.collect();
        for word in FORBIDDEN.iter().filter(|word| code.join("\n").contains(**word)) {
            failures.push(format!("{name}: `{word}`"));
        }
    }
    assert_none("violations of the contract of layouts", &failures);
}

#[test]
fn every_layout_is_shown_in_the_readme() {
    let readme = cases::read("README.md");
    for name in Layout::NAMES {
        assert!(readme.contains(&format!("`{name}`")), "{name} is not in the README");
    }
}

#[test]
fn the_fonts_of_every_layout_are_bundled() {
    let families: Vec<&str> = Family::all().map(Family::name).collect();
    for layout in Layout::all() {
        for font in &layout.manifest().fonts {
            assert!(families.contains(&font.as_str()), "{}: `{font}`", layout.name());
        }
    }
}

#[test]
fn every_font_file_is_bundled_and_every_family_has_its_licence() {
    let home = root().join("fonts");
    let bundled = cases::read("src/layout/families.rs");
    let mut files = 0;
    for family in cases::folders_in(&home) {
        assert!(home.join(&family).join("OFL.txt").is_file(), "{family} has no OFL.txt");
        for path in cases::files_below(&home.join(&family), &["ttf", "otf"]) {
            let line = format!("\"{family}/{}\",", cases::file_name(&path));
            assert!(bundled.contains(&line), "{} is not bundled", path.display());
            files += 1;
        }
    }
    assert_eq!(bundled.matches(".ttf\",").count(), files, "a face has no file");
}

#[test]
fn the_checksums_of_the_fonts_are_current() {
    let home = root().join("fonts");
    let readme = cases::read("fonts/README.md");
    for path in cases::files_below(&home, &["ttf", "otf", "txt"]) {
        let content = fs::read(&path).expect("a font can be read");
        let mut line =
            Sha256::digest(&content).iter().fold(String::new(), |mut hex, byte| {
                // Writing to a string cannot fail.
                let _ = write!(hex, "{byte:02x}");
                hex
            });
        let name = path.strip_prefix(&home).expect("it is in fonts/").to_string_lossy();
        line = format!("{line}  {}", name.replace('\\', "/"));
        assert!(
            readme.lines().any(|known| known == line),
            "fonts/README.md needs\n{line}"
        );
    }
}
