//! The plan of the source tree, checked against the tree: which module may use which, that no
//! files import each other in a circle, how long a file may be, and what only the command line
//! may do.

mod circles;
mod names;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::support::assert_none;
use crate::support::cases::{self, root};

/// Every module of `src`, from the bottom up, with the modules it may use besides itself.
///
/// `extract` uses the ground alone: a proof that knew how a PDF was made would prove nothing.
const MODULES: &[(&str, &[&str])] = &[
    ("colour", GROUND),
    ("data", GROUND),
    ("calendar", GROUND),
    ("error", GROUND),
    ("geom", GROUND),
    ("diag", GROUND),
    ("setters", GROUND),
    ("text", GROUND),
    ("direction", GROUND),
    ("suggest", GROUND),
    ("named", GROUND),
    ("photo", GROUND),
    ("json", GROUND),
    ("settings", &["json"]),
    ("extract", GROUND),
    ("resume", &["json"]),
    ("document", &["resume", "settings"]),
    ("layout", &["document", "settings"]),
    ("parse", &["resume", "document", "extract"]),
    ("import", &["json", "resume", "extract", "parse"]),
    ("starter", GROUND),
    ("codes", GROUND),
    ("registry", &["settings", "codes"]),
    (
        "check",
        &["settings", "resume", "document", "extract", "parse", "codes", "registry"],
    ),
    ("typeset", &["document", "layout"]),
    ("verify", &["document", "layout", "extract"]),
    ("job", &["json", "resume", "document", "extract", "parse"]),
    ("lint", &["settings", "resume", "document", "parse", "job", "codes", "registry"]),
    ("explain", &["codes", "check", "lint"]),
    ("options", &["json", "settings", "resume", "document", "layout", "check", "lint"]),
    ("export", &["resume", "settings", "options", "document", "layout", "typeset"]),
    ("variant", &["json", "resume", "document", "layout", "settings", "job"]),
    (
        "render",
        &[
            "settings", "resume", "document", "layout", "typeset", "export", "extract",
            "verify",
        ],
    ),
    (
        "preview",
        &["settings", "resume", "document", "layout", "typeset", "export", "render"],
    ),
    (
        "certify",
        &["settings", "resume", "document", "layout", "extract", "verify", "render"],
    ),
    ("proposal", &["resume", "document", "layout", "export", "render", "job", "variant"]),
    (
        "worker",
        &[
            "resume", "document", "layout", "typeset", "export", "extract", "check",
            "render",
        ],
    ),
    ("finding", &["resume"]),
    (
        "pipeline",
        &[
            "resume", "document", "settings", "layout", "options", "export", "verify",
            "job", "variant", "render", "proposal", "finding",
        ],
    ),
    ("disk", GROUND),
    (
        "batch",
        &[
            "json", "resume", "layout", "settings", "typeset", "export", "verify", "job",
            "worker", "finding", "pipeline", "disk",
        ],
    ),
    (
        "cli",
        &[
            "resume", "document", "layout", "settings", "options", "typeset", "export",
            "extract", "verify", "render", "preview", "certify", "worker", "parse",
            "registry", "check", "import", "starter", "lint", "job", "variant",
            "proposal", "finding", "pipeline", "disk", "batch", "explain",
        ],
    ),
    ("main", &["cli"]),
    // Declares every module and re-exports their names, nothing else.
    ("lib", &[]),
];

/// What every module may use.
const GROUND: &[&str] = &[
    "setters",
    "error",
    "geom",
    "colour",
    "data",
    "calendar",
    "diag",
    "text",
    "direction",
    "suggest",
    "named",
    "photo",
];

/// The maximum number of lines of a file.
const LONG: usize = 400;

/// The maximum number of lines of a file of tests.
const TOO_LONG: usize = 600;

/// What the library never does: it returns values and reads neither the clock nor files. Only the
/// command line may, and the worker, which is part of its program.
const FOR_THE_COMMAND_LINE: [&str; 10] = [
    "println!",
    "eprintln!",
    "print!(",
    "process::exit",
    "std::fs",
    "fs::",
    "SystemTime",
    "Instant::now",
    "env::var",
    "std::io",
];

#[test]
fn every_module_uses_only_what_lies_below_it() {
    let mut failures = Vec::new();
    for path in sources().into_iter().filter(|path| !is_test(path)) {
        let module = module(&path);
        let Some((_, allowed)) = MODULES.iter().find(|(name, _)| *name == module) else {
            failures.push(format!("`{module}` has no row in MODULES"));
            continue;
        };
        for used in uses(&code(&path)) {
            let known =
                used == module || GROUND.contains(&&*used) || allowed.contains(&&*used);
            if !known && module != "lib" {
                failures.push(format!("{} uses `{used}`", shown(&path)));
            }
        }
    }
    assert_none("uses that the plan does not allow", &failures);
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    assert_none("circles of imports", &circles::circles(&files()));
}

#[test]
fn every_row_of_the_plan_is_a_module() {
    let modules: BTreeSet<String> = sources().iter().map(|path| module(path)).collect();
    let rows = MODULES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(modules, rows);
}

#[test]
fn the_plan_has_no_circles() {
    for (at, (module, allowed)) in MODULES.iter().enumerate() {
        // The modules of the ground are not in any order.
        let below = MODULES[..at].iter().map(|(name, _)| *name);
        let below: Vec<&str> = below.chain(GROUND.iter().copied()).collect();
        for used in *allowed {
            assert!(
                below.contains(used),
                "`{module}` may use `{used}`, which is above it"
            );
        }
    }
}

#[test]
fn no_file_is_too_long() {
    let mut failures = Vec::new();
    for path in sources().into_iter().chain(own()) {
        let lines = text(&path).lines().count();
        let limit = if is_test(&path) { TOO_LONG } else { LONG };
        if lines > limit {
            failures.push(format!("{}: {lines} lines", shown(&path)));
        }
    }
    assert_none("files that are too long", &failures);
}

#[test]
fn only_the_command_line_prints_reads_files_and_asks_the_clock() {
    let mut failures = Vec::new();
    for path in sources().into_iter().filter(|path| !is_test(path)) {
        // A worker is a process: it is started, limited and talked to over pipes. A batch reads
        // and writes files in one place.
        if ["cli", "main", "worker", "disk"].contains(&&*module(&path))
            || shown(&path).contains("batch/run/")
        {
            continue;
        }
        // A cursor reads memory, and so does what reads from one.
        let code = code(&path).replace("std::io::Cursor", "");
        let code = code.replace("std::io::Read as _", "");
        for word in FOR_THE_COMMAND_LINE.iter().filter(|word| code.contains(**word)) {
            failures.push(format!("{}: `{word}`", shown(&path)));
        }
    }
    assert_none("what only the command line may do", &failures);
}

#[test]
fn every_file_begins_with_its_documentation() {
    let mut failures = Vec::new();
    for path in sources().into_iter().chain(own()) {
        let text = text(&path);
        if !text.starts_with("//!") && !text.starts_with("#![doc = include_str!") {
            failures.push(shown(&path));
        }
    }
    assert_none("files without module documentation", &failures);
}

#[test]
fn no_file_names_a_path_of_one_machine() {
    let mut failures = Vec::new();
    let kinds = ["rs", "typ", "md", "json", "toml", "txt"];
    for folder in ["src", "data", "layouts", "schema", "fonts", "tests", "benches"] {
        for path in cases::files_below(&root().join(folder), &kinds) {
            let text = text(&path);
            // Spelt in two halves, or this file would contain them.
            let paths =
                [concat!("/tm", "p/"), concat!("/wor", "k/main"), concat!("/roo", "t/")];
            if paths.iter().any(|path| text.contains(path)) {
                failures.push(shown(&path));
            }
        }
    }
    assert_none("files that name a path of one machine", &failures);
}

/// Every source of the crate but tests, by its path below `src`.
fn files() -> circles::Files {
    let sources = sources().into_iter().filter(|path| !is_test(path));
    let files = sources.map(|path| {
        let below = path.strip_prefix(root().join("src")).expect("a source is in src");
        let parts = below.components().map(|part| part.as_os_str().to_string_lossy());
        (parts.collect::<Vec<_>>().join("/"), text(&path))
    });
    files.collect()
}

/// Every source of the crate.
fn sources() -> Vec<PathBuf> {
    let sources = cases::files_below(&root().join("src"), &["rs"]);
    assert!(sources.len() > 50, "only {} sources were found", sources.len());
    sources
}

/// Every source of the integration tests.
fn own() -> Vec<PathBuf> {
    cases::files_below(&root().join("tests"), &["rs"])
}

/// The module of `src` a file belongs to.
fn module(path: &Path) -> String {
    let below = path.strip_prefix(root().join("src")).expect("a source is in src");
    let first = below.components().next().expect("a file has a name").as_os_str();
    first.to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// Whether the file contains only tests.
fn is_test(path: &Path) -> bool {
    let below = path.strip_prefix(root()).unwrap_or(path);
    below.components().any(|part| part.as_os_str() == "tests")
        || ["tests.rs", "fixture.rs"].contains(&&*cases::file_name(path))
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("{}: {error}", shown(path)))
}

/// The text without its lines of comments.
fn code(path: &Path) -> String {
    let text = text(path);
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The modules that code uses by `crate::`.
fn uses(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, found) in code.match_indices("crate::") {
        // `$crate::` is the same, `other_crate::` is not.
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + found.len()..];
        match rest.strip_prefix('{') {
            Some(group) => used.extend(first_names(group)),
            None => used.extend(first_name(rest)),
        }
    }
    used
}

/// The first name of each path in a group, up to its closing brace.
fn first_names(group: &str) -> Vec<String> {
    let mut names = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' | ',' if depth == 0 => {
                names.extend(first_name(group[start..at].trim()));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    names
}

fn first_name(path: &str) -> Option<String> {
    let name: String =
        path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

#[test]
fn names_are_found_in_groups_and_paths() {
    let code = "use crate::{a::{b, c}, d, e as f};\nlet x = crate::g::h(); xcrate::i;";
    assert_eq!(uses(code), ["a", "d", "e", "g"].map(str::to_owned).into());
}
