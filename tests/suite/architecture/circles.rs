//! Circles of imports between the files of `src`: none may depend on itself through others.
//!
//! A file depends on the file that holds a name it uses, however many `pub use` the name is
//! passed on by. So a `mod.rs` that declares modules and re-exports their names depends on
//! nothing; one that also defines a type which its modules use, and calls those modules itself,
//! is in a circle with them.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{self, Names, Path};

/// The files of a crate by their paths below `src`, `/` between folders.
pub(super) type Files = BTreeMap<String, String>;

/// Which files each file depends on, with the names by which it does.
type Edges = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// Names lead to names; no honest chain of re-exports is longer.
const MAX_STEPS: usize = 16;

/// A crate's modules.
struct Modules {
    /// By their paths from the crate's root: the file and what it says about names.
    modules: BTreeMap<Path, (String, Names)>,
}

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    /// A module itself.
    Module(Path),
    /// Something in the file of a module.
    Item(Path),
}

/// Each circle, as the files in it that reach each other, with the imports between them.
pub(super) fn circles(files: &Files) -> Vec<String> {
    let edges = Modules::read(files).edges();
    let components = components(&edges);
    let circles = components.into_iter().filter(|files| files.len() > 1);
    circles.map(|files| shown(&files, &edges)).collect()
}

/// The files that a file depends on.
pub(super) fn used_by(files: &Files, file: &str) -> Vec<String> {
    let edges = Modules::read(files).edges();
    edges.get(file).into_iter().flat_map(BTreeMap::keys).cloned().collect()
}

fn shown(files: &BTreeSet<String>, edges: &Edges) -> String {
    let mut out = format!("{} files", files.len());
    for file in files {
        let uses = edges.get(file).into_iter().flatten();
        for (used, names) in uses.filter(|(used, _)| files.contains(*used)) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            out += &format!("\n    {file} uses {used}: {}", names.join(", "));
        }
    }
    out
}

impl Modules {
    fn read(files: &Files) -> Self {
        let modules = files.iter().map(|(file, text)| {
            let path = module_of(file);
            (path, (file.clone(), names::read(text)))
        });
        Self { modules: modules.collect() }
    }

    fn edges(&self) -> Edges {
        let mut edges = Edges::new();
        for (module, (file, names)) in &self.modules {
            let mut targets: BTreeSet<(Path, String)> = BTreeSet::new();
            for path in &names.paths {
                for target in self.resolve(module, path, MAX_STEPS) {
                    targets.insert((target.into_path(), path.join("::")));
                }
            }
            let used = names.imports.iter().filter(|(_, it)| !it.is_public || it.is_used);
            for (name, import) in used {
                for target in self.resolve(module, &import.path, MAX_STEPS) {
                    // A module is imported for the paths that begin with it.
                    let begins = |path: &&Path| path.first() == Some(name);
                    let is_module = matches!(target, Target::Module(_));
                    if is_module && names.paths.iter().find(begins).is_some() {
                        continue;
                    }
                    targets.insert((target.into_path(), name.clone()));
                }
            }
            for glob in &names.globs {
                for target in self.resolve(module, glob, MAX_STEPS) {
                    targets.insert((target.into_path(), "*".to_owned()));
                }
            }
            let edges = edges.entry(file.clone()).or_default();
            for (path, name) in targets {
                let (used, _) = &self.modules[&path];
                if used != file {
                    edges.entry(used.clone()).or_default().insert(name);
                }
            }
        }
        edges
    }

    /// What a path leads to that is written in a module; nothing for names of other crates and
    /// for the module's own.
    fn resolve(&self, module: &Path, path: &Path, steps: usize) -> BTreeSet<Target> {
        let mut at = module.clone();
        let mut rest = path.as_slice();
        while let [first, after @ ..] = rest {
            match first.as_str() {
                "crate" => at = Path::new(),
                "self" => {}
                "super" => {
                    at.pop();
                }
                _ => break,
            }
            rest = after;
        }
        let is_absolute = rest.len() < path.len();
        if !is_absolute && !self.is_in_scope(module, &path[0]) {
            return BTreeSet::new();
        }
        self.walk(at, rest, steps)
    }

    fn is_in_scope(&self, module: &Path, name: &str) -> bool {
        let (_, names) = &self.modules[module];
        names.modules.contains(name)
            || names.imports.contains_key(name)
            || module.is_empty() && name == "crate"
    }

    /// Follows names from a module.
    fn walk(&self, mut at: Path, mut rest: &[String], steps: usize) -> BTreeSet<Target> {
        while let [name, after @ ..] = rest {
            let Some((_, names)) = self.modules.get(&at) else {
                return BTreeSet::new();
            };
            let below: Path = at.iter().chain([name]).cloned().collect();
            if names.modules.contains(name) && self.modules.contains_key(&below) {
                (at, rest) = (below, after);
                continue;
            }
            if steps == 0 {
                return BTreeSet::new();
            }
            if let Some(import) = names.imports.get(name) {
                // A path that leads out of the crate leads nowhere.
                let mut path = import.path.clone();
                path.extend(after.iter().cloned());
                return if path == [name.clone()] {
                    BTreeSet::new()
                } else {
                    self.resolve(&at, &path, steps - 1)
                };
            }
            let through = names.globs.iter().flat_map(|glob| {
                let path: Path = glob.iter().chain(rest).cloned().collect();
                self.resolve(&at, &path, steps - 1)
            });
            let mut found: BTreeSet<Target> = through.collect();
            if found.is_empty() {
                found.insert(Target::Item(at));
            }
            return found;
        }
        [Target::Module(at)].into()
    }
}

impl Target {
    fn into_path(self) -> Path {
        match self {
            Self::Module(path) | Self::Item(path) => path,
        }
    }
}

/// The module of a file: `a/b.rs` and `a/b/mod.rs` are `a::b`.
fn module_of(file: &str) -> Path {
    let mut path: Path =
        file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if path.last().is_some_and(|last| last == "mod" || last == "lib") {
        path.pop();
    }
    path
}

/// Groups of files that reach each other (Kosaraju's algorithm).
fn components(edges: &Edges) -> Vec<BTreeSet<String>> {
    let mut order: Vec<&str> = Vec::new();
    let mut seen = BTreeSet::new();
    for file in edges.keys() {
        let next = |file: &str| edges.get(file).into_iter().flat_map(BTreeMap::keys);
        visit(file, &mut seen, &mut order, &next);
    }
    let mut back: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for (file, used) in edges {
        for used in used.keys() {
            back.entry(used).or_default().push(file);
        }
    }
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for file in order.into_iter().rev() {
        let mut members: Vec<&str> = Vec::new();
        let next = |file: &str| back.get(file).into_iter().flatten().copied();
        visit(file, &mut seen, &mut members, &next);
        if !members.is_empty() {
            out.push(members.into_iter().map(str::to_owned).collect());
        }
    }
    out
}

/// Lists what a file reaches and `seen` has not, each after all that it reaches.
fn visit<'e, I: Iterator<Item = &'e String>>(
    file: &'e str,
    seen: &mut BTreeSet<&'e str>,
    order: &mut Vec<&'e str>,
    next: &impl Fn(&'e str) -> I,
) {
    if !seen.insert(file) {
        return;
    }
    for used in next(file) {
        visit(used, seen, order, next);
    }
    order.push(file);
}

#[test]
fn a_planted_circle_is_found() {
    let files = crate_of(&[
        ("lib.rs", "mod a; mod b; mod c; pub use c::C;"),
        ("a.rs", "use crate::b::B; pub struct A(B);"),
        // By a re-export and by a path alone.
        ("b.rs", "pub struct B; fn of() { crate::C::new() }"),
        ("c.rs", "mod d; use d::D; pub struct C; fn of(_: D) {}"),
        ("c/d.rs", "use super::super::a::A as Other; pub struct D(Other);"),
    ]);
    let found = circles(&files);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("4 files"), "{}", found[0]);
    assert!(found[0].contains("b.rs uses c.rs: crate::C::new"), "{}", found[0]);
    assert!(found[0].contains("c/d.rs uses a.rs: Other"), "{}", found[0]);
}

#[test]
fn a_parent_that_only_passes_names_on_is_in_no_circle() {
    let files = crate_of(&[
        ("lib.rs", "mod a;"),
        ("a/mod.rs", "mod b; mod c; pub use b::{B, make}; pub(crate) use c::*;"),
        ("a/b.rs", "use super::C; pub struct B(C);"),
        (
            "a/c.rs",
            "pub(in crate::a) struct C; // uses super::B\n#[cfg(test)] use super::B;",
        ),
    ]);
    assert_eq!(circles(&files), Vec::<String>::new());
    assert_eq!(used_by(&files, "a/b.rs"), ["a/c.rs"]);
}

#[test]
fn a_parent_that_defines_what_its_children_use_is_in_a_circle_if_it_calls_them() {
    let child = ("a/b.rs", "use super::A; pub fn of(_: A) { let _ = \"super::X\"; }");
    let calls = crate_of(&[("lib.rs", "mod a;"), ("a/mod.rs", PARENT_THAT_CALLS), child]);
    assert_eq!(circles(&calls).len(), 1);
    let defines =
        crate_of(&[("lib.rs", "mod a;"), ("a/mod.rs", "mod b; pub struct A;"), child]);
    assert_eq!(circles(&defines), Vec::<String>::new());
}

const PARENT_THAT_CALLS: &str = "mod b; pub struct A; fn run() { b::of(A) }";

fn crate_of(files: &[(&str, &str)]) -> Files {
    let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
    files.iter().map(owned).collect()
}
