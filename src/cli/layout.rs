//! The layouts of a run: those of the product, and the user's own, which are read from their
//! folders.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::failure::Failure;
use super::outcome::Stop;
use super::program::program;
use crate::finding::Log;
use crate::layout::{Layout, LayoutName, MAIN_FILE};
use crate::pipeline::Presses;
use crate::typeset::Typesetter;
use crate::worker;

/// The largest number of files in a layout's folder.
const MOST_FILES: usize = 200;
/// The largest size of all of them together, in MiB.
const LARGEST_FOLDER: u64 = 16;
/// How many folders deep its files may be.
const DEEPEST: usize = 4;

/// The layouts that a run may use.
#[derive(Debug)]
pub(super) struct Layouts {
    pub(super) all: Vec<Layout>,
    /// The positions of those that were asked for.
    pub(super) chosen: Vec<usize>,
}

impl Layouts {
    /// The layouts of the product, none of them asked for.
    pub(super) fn built_in() -> Self {
        Self { all: Layout::all().collect(), chosen: Vec::new() }
    }

    /// The layouts of the product and the one that was `asked` for on the command line, if any.
    pub(super) fn with(asked: Option<LayoutName>, log: &mut Log) -> Result<Self, Stop> {
        let mut layouts = Self::built_in();
        if let Some(asked) = asked {
            layouts.choose(asked.as_str(), Path::new(asked.as_str()), log)?;
        }
        Ok(layouts)
    }

    /// Asks for a layout: the product's called `name`, otherwise the one at `path`. Only the
    /// command line and a plan may name a path: an untrusted résumé must not have files read.
    pub(super) fn choose(
        &mut self,
        name: &str,
        path: &Path,
        log: &mut Log,
    ) -> Result<(), Stop> {
        let known = LayoutName::bundled(name);
        let is_known = |layout: &Layout| {
            known.as_ref().is_some_and(|it| it.as_str() == layout.name())
        };
        let position = if let Some(position) = self.all.iter().position(is_known) {
            position
        } else {
            self.all.push(read(path, log)?);
            self.all.len() - 1
        };
        self.chosen.push(position);
        Ok(())
    }

    /// The position of the first layout that was asked for.
    pub(super) fn first(&self) -> Option<usize> {
        self.chosen.first().copied()
    }

    /// A press for each layout.
    pub(super) fn presses<'a>(
        &'a self,
        typesetter: &'a Typesetter,
    ) -> Result<Presses<'a>, Failure> {
        let program = program()?;
        let press = |layout| worker::press(layout, typesetter, &program);
        Ok(Presses::new(self.all.iter().map(press).collect()))
    }
}

/// A user's own layout: `path` is its folder, or the main file in it.
fn read(path: &Path, log: &mut Log) -> Result<Layout, Stop> {
    let folder = if path.is_dir() { path } else { folder_of(path)? };
    let files = read_folder(folder)?;
    let absolute = folder.canonicalize().map_err(Failure::read(folder))?;
    let name = absolute.file_name().unwrap_or_default().to_string_lossy();
    Layout::from_files(&name, &folder.to_string_lossy(), files)
        .map_err(|errors| log.stop(errors, None).into())
}

/// The folder of a layout that is named by its file.
fn folder_of(file: &Path) -> Result<&Path, Failure> {
    // A file that does not exist is reported as such, whatever it is called.
    fs::metadata(file).map_err(Failure::read(file))?;
    if file.file_name().is_none_or(|name| name != MAIN_FILE) {
        let message = format!("`{}` is not a layout", file.display());
        let hint = format!("the main file of a layout is called `{MAIN_FILE}`");
        return Err(Failure::usage(message, hint));
    }
    Ok(file.parent().unwrap_or(Path::new("")))
}

/// The files of a layout's folder by their path in it, with `/` between its parts. Hidden files
/// are skipped.
fn read_folder(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let root = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let home = root.canonicalize().map_err(Failure::read(root))?;
    let mut reading =
        Reading { root, home, files: BTreeMap::new(), left: LARGEST_FOLDER << 20 };
    reading.folder(root, 0)?;
    Ok(reading.files)
}

struct Reading<'a> {
    root: &'a Path,
    /// The same without links.
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
        for entry in folder.read_dir().map_err(Failure::read(folder))? {
            let entry = entry.map_err(Failure::read(folder))?;
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let path = entry.path();
            let real = path.canonicalize().map_err(Failure::read(&path))?;
            if !real.starts_with(&self.home) {
                return Err(Failure::usage(
                    format!("`{}` links out of the layout's folder", path.display()),
                    "copy the file into the folder: a layout can only read its own files",
                ));
            }
            let kind = fs::metadata(&real).map_err(Failure::read(&path))?;
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
        Failure::usage(
            format!("the layout's folder `{}` has {has}", self.root.display()),
            "move the layout into a folder of its own",
        )
    }
}
