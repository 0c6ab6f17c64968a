//! Choosing a layout: a name, or a path to a person's own, comes in, what prints with it goes
//! out.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::terminal::{Failure, Terminal, read_failure};
use crate::layout::{Layout, MAIN_FILE};
use crate::render::{InProcess, Press};
use crate::typeset::Typesetter;
use crate::worker::WorkerPress;

/// The most files of a layout's folder.
const MOST_FILES: usize = 200;
/// The most bytes of all of them, in MiB.
const LARGEST_FOLDER: u64 = 16;
/// How many folders deep its files may lie.
const DEEPEST: usize = 4;

/// The layout that is asked for: `typed` on the command line, else `settled` in a file, else the
/// first. What is typed may be the path of a person's own, a folder or its `layout.typ`: a
/// résumé from somewhere must not have files read. What is wrong with its manifest is printed,
/// and there is none.
pub(super) fn choose(
    typed: Option<&str>,
    settled: Option<&str>,
    terminal: Terminal,
) -> Result<Option<Layout>, Failure> {
    let choice = typed.or(settled).unwrap_or(Layout::NAMES[0]);
    if let Some(layout) = Layout::named(choice) {
        return Ok(Some(layout));
    }
    if typed.is_none() {
        let names = Layout::NAMES.join(", ");
        return Err(refusal(
            format!("`{choice}` is no layout"),
            format!("there are {names}; your own is named with `--layout`"),
        ));
    }
    let path = Path::new(choice);
    let folder = if path.is_dir() { path } else { folder_of(path)? };
    let files = read_folder(folder)?;
    let absolute = folder.canonicalize().map_err(read_failure(folder))?;
    let name = absolute.file_name().unwrap_or_default().to_string_lossy();
    match Layout::from_files(&name, &folder.to_string_lossy(), files) {
        Ok(layout) => Ok(Some(layout)),
        Err(findings) => {
            terminal.findings(&findings, None);
            terminal.summary(&findings);
            Ok(None)
        }
    }
}

/// What prints with `layout`: this process if it is trusted, or one of its own.
pub(super) fn press<'a>(
    layout: &'a Layout,
    typesetter: &'a Typesetter,
) -> Result<Box<dyn Press + 'a>, Failure> {
    if layout.is_trusted() {
        return Ok(Box::new(InProcess { typesetter, layout }));
    }
    let program = std::env::current_exe().map_err(read_failure(Path::new("vitae")))?;
    Ok(Box::new(WorkerPress::new(layout, typesetter, program)))
}

/// The folder of a layout that is named by its file.
fn folder_of(file: &Path) -> Result<&Path, Failure> {
    // Whether there is such a file is the first thing to know of it.
    fs::metadata(file).map_err(read_failure(file))?;
    if file.file_name().is_none_or(|name| name != MAIN_FILE) {
        let message = format!("`{}` is no layout", file.display());
        return Err(refusal(message, format!("a layout's file is called `{MAIN_FILE}`")));
    }
    Ok(file.parent().unwrap_or(Path::new("")))
}

/// The files of a layout's folder by their path in it, parted by `/`. Hidden ones are none of
/// it.
fn read_folder(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let root = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let home = root.canonicalize().map_err(read_failure(root))?;
    let mut reading =
        Reading { root, home, files: BTreeMap::new(), left: LARGEST_FOLDER << 20 };
    reading.folder(root, 0)?;
    Ok(reading.files)
}

struct Reading<'a> {
    root: &'a Path,
    /// Where the folder really is.
    home: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
    /// How many more bytes may be read.
    left: u64,
}

impl Reading<'_> {
    fn folder(&mut self, folder: &Path, depth: usize) -> Result<(), Failure> {
        if depth > DEEPEST {
            return Err(self.too_large(&format!("folders more than {DEEPEST} deep")));
        }
        for entry in folder.read_dir().map_err(read_failure(folder))? {
            let entry = entry.map_err(read_failure(folder))?;
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let path = entry.path();
            let real = path.canonicalize().map_err(read_failure(&path))?;
            if !real.starts_with(&self.home) {
                return Err(refusal(
                    format!("`{}` leads out of the layout's folder", path.display()),
                    "a layout reads nothing but its own folder; copy the file into it",
                ));
            }
            let kind = fs::metadata(&real).map_err(read_failure(&path))?;
            if kind.is_dir() {
                self.folder(&path, depth + 1)?;
            } else if kind.is_file() {
                self.file(&path, &real)?;
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, real: &Path) -> Result<(), Failure> {
        if self.files.len() == MOST_FILES {
            return Err(self.too_large(&format!("more than {MOST_FILES} files")));
        }
        let content =
            super::input::bytes(real, self.left).map_err(|failure| match failure {
                Failure::Read { source, .. } => {
                    Failure::Read { path: path.to_owned(), source }
                }
                other => other,
            })?;
        self.left = (content.len() as u64 <= self.left)
            .then(|| self.left - content.len() as u64)
            .ok_or_else(|| self.too_large(&format!("more than {LARGEST_FOLDER} MiB")))?;
        let inside = path.strip_prefix(self.root).unwrap_or(path);
        let parts = inside.components().filter_map(|part| match part {
            Component::Normal(part) => Some(part.to_string_lossy()),
            _ => None,
        });
        self.files.insert(parts.collect::<Vec<_>>().join("/"), content);
        Ok(())
    }

    fn too_large(&self, has: &str) -> Failure {
        refusal(
            format!("the folder `{}` has {has}", self.root.display()),
            "give the layout a folder of its own",
        )
    }
}

fn refusal(message: String, hint: impl Into<String>) -> Failure {
    Failure::Usage { message, hint: Some(hint.into()) }
}
