//! Links, images, and files that are named: each must exist. Nothing is fetched.

use std::path::{Component, Path, PathBuf};

use super::page::{self, Page};
use crate::support::assert_none;
use crate::support::cases::{self, root};

/// The folders whose files are named in running text.
const FOLDERS: [&str; 11] = [
    "benches/",
    "data/",
    "docs/",
    "examples/",
    "fonts/",
    "layouts/",
    "schema/",
    "src/",
    "tests/",
    ".ci/",
    "Cargo.",
];

/// The same of `tests/README.md`, which names them from its own folder.
const PARTS: [&str; 5] = ["suite/", "fixtures/", "oracles/", "spark/", "support/"];

#[test]
fn every_link_leads_somewhere() {
    let mut failures = Vec::new();
    for page in page::all() {
        for (line, target) in &page.links {
            if let Some(problem) = problem(&page, target) {
                failures.push(format!("{}:{line}: {target}: {problem}", page.path));
            }
        }
    }
    assert_none("dead links", &failures);
}

/// What is wrong with a link, if anything is.
fn problem(page: &Page, target: &str) -> Option<String> {
    if ["https://", "http://", "mailto:"].iter().any(|scheme| target.starts_with(scheme))
    {
        return None;
    }
    let (path, anchor) = match target.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (target, None),
    };
    let path = match path {
        "" => page.path.clone(),
        path => resolved(&page.path, path),
    };
    if !root().join(&path).exists() {
        return Some("there is no such file".to_owned());
    }
    // mdBook copies what is below `src` and nothing else.
    if page.path.starts_with("docs/src/") && !path.starts_with("docs/src/") {
        return Some("it leaves the book".to_owned());
    }
    let anchor = anchor?;
    let known = Page::read(&path).anchors;
    (!known.iter().any(|known| known == anchor))
        .then(|| format!("`{path}` has {known:?}"))
}

/// `path` from the folder of `page`, without `..`.
fn resolved(page: &str, path: &str) -> String {
    let mut parts = PathBuf::new();
    let folder = Path::new(page).parent().unwrap_or(Path::new(""));
    for part in folder.join(path).components() {
        match part {
            Component::ParentDir => _ = parts.pop(),
            Component::CurDir => {}
            part => parts.push(part),
        }
    }
    parts.to_string_lossy().replace('\\', "/")
}

#[test]
fn every_file_that_is_named_exists() {
    let mut failures = Vec::new();
    for page in page::all() {
        // What the changelog names may be gone, and fixtures name the files of other projects.
        if page.path == "CHANGELOG.md" || page.path.starts_with("tests/fixtures/") {
            continue;
        }
        for (line, code) in &page.code {
            let is_pattern = code.contains(['*', '<', '{', ' ', '…']);
            let from_root = FOLDERS.iter().any(|folder| code.starts_with(folder));
            let of_tests = PARTS.iter().any(|part| code.starts_with(part));
            let path = match (from_root, page.path == "tests/README.md" && of_tests) {
                _ if is_pattern => continue,
                (true, _) => root().join(code),
                (_, true) => root().join("tests").join(code),
                _ => continue,
            };
            if !path.exists() {
                failures.push(format!("{}:{line}: there is no `{code}`", page.path));
            }
        }
    }
    assert_none("files that are named and do not exist", &failures);
}

#[test]
fn every_page_is_in_the_table_of_contents() {
    let summary = Page::read("docs/src/SUMMARY.md");
    let mut failures = Vec::new();
    for file in cases::files_below(&root().join("docs/src"), &["md"]) {
        let path = file.strip_prefix(root().join("docs/src")).expect("it is in the book");
        let path = path.to_string_lossy().replace('\\', "/");
        let is_listed = summary.links.iter().any(|(_, target)| *target == path);
        if !is_listed && path != "SUMMARY.md" {
            failures.push(path);
        }
    }
    assert_none("pages that SUMMARY.md does not list", &failures);
}

#[test]
fn the_map_of_the_source_names_every_module() {
    let map = Page::read("docs/src/project/architecture.md");
    let mut failures = Vec::new();
    for path in cases::entries(&root().join("src")) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if name != "lib" && !map.code.iter().any(|(_, code)| *code == name) {
            failures.push(name);
        }
    }
    assert_none("modules that the map of the source does not name", &failures);
}

#[test]
fn a_dead_link_is_found() {
    let page = Page::read("docs/src/SUMMARY.md");
    assert_eq!(problem(&page, "introduction.md"), None);
    assert_eq!(problem(&page, "https://example.com"), None);
    assert!(problem(&page, "nowhere.md").is_some());
    assert!(problem(&page, "introduction.md#nowhere").is_some());
    assert!(problem(&page, "../../README.md").is_some());
}
