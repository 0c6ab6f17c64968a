//! The files of a plan: what its paths and globs name, and what must be known of each file
//! before the first document is made.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::batch::codes::{NO_FILE, TOO_MANY_DOCUMENTS, WRONG_PLAN};
use crate::batch::digest::{Digest, digest};
use crate::batch::ordered::{in_order, window};
use crate::batch::plan::Pattern;
use crate::batch::spread::{Known, MOST_DOCUMENTS};
use crate::diag::{Diagnostic, Findings, JsonPointer, Location};
use crate::disk;
use crate::job::Vocabulary;
use crate::pipeline::Input;
use crate::resume::{Source, limits};
use crate::settings::CONFIG_FILES;
use glob::{MatchOptions, Pattern as Glob};

/// How many files may be read before one that is not, for each thread.
const WINDOW: usize = 64;

/// A file of the plan.
#[derive(Debug)]
pub(super) struct PlanFile {
    pub(super) path: PathBuf,
    pub(super) known: Known,
    /// The posting that a variant names.
    pub(super) posting: Option<String>,
    /// The digest of its content, once it was asked for.
    digest: OnceLock<Option<Digest>>,
}

impl PlanFile {
    /// The digest of its content when it was first asked for; `None` if it could not be read.
    pub(super) fn digest(&self) -> Option<Digest> {
        *self.digest.get_or_init(|| Some(digest(&self.read().ok()?)))
    }

    /// Its content; of a file over the library's limit, one byte more than the limit.
    pub(super) fn read(&self) -> io::Result<Vec<u8>> {
        read(&self.path)
    }

    /// Reads from it what documents are named after. Errors in it are reported when its turn
    /// comes.
    fn look(&mut self, kind: Kind) {
        let Ok(content) = self.read() else { return };
        _ = self.digest.set(Some(digest(&content)));
        let known = &mut self.known;
        match kind {
            Kind::Resume => known.name = name(&self.path, content),
            Kind::Job => {
                let posting =
                    Input::posting(&name_of(&self.path), content, Vocabulary::built_in());
                let Some(posting) = posting.value() else { return };
                known.company.clone_from(&posting.company);
                known.title.clone_from(&posting.title);
            }
            Kind::Variant => {
                let variant = Input::variant(&name_of(&self.path), content);
                let Some(variant) = variant.value() else { return };
                known.company.clone_from(&variant.job.company);
                known.title.clone_from(&variant.job.title);
                self.posting.clone_from(&variant.job.posting);
            }
        }
    }

    /// The posting that a variant names, which is beside it.
    pub(super) fn own_posting(&self, base: Base<'_>) -> Option<PlanFile> {
        Some(base.file(self.path.with_file_name(self.posting.as_deref()?)))
    }
}

/// The name in a résumé.
fn name(path: &Path, content: Vec<u8>) -> Option<String> {
    let source = Source::new(name_of(path), content).ok()?;
    let name = source.value(&JsonPointer::root().key("basics").key("name")).ok()??;
    name.as_str().filter(|name| !name.trim().is_empty()).map(str::to_owned)
}

/// The name of a file, whose extension says what notation it is in.
fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The content of the file at `path`; of one over the library's limit, one byte more than the
/// limit, which the library reports.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    disk::read_regular(path, limits::MAX_BYTES as u64)
}

/// What a pattern is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Resume,
    Variant,
    Job,
}

impl Kind {
    /// The extensions of the files that a folder is searched for.
    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Resume | Self::Variant => &["json", "jsonc", "json5", "yaml", "yml"],
            Self::Job => &["json", "jsonc", "json5", "yaml", "yml", "md", "txt"],
        }
    }
}

/// What the patterns of a plan are relative to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Base<'a> {
    /// The folder.
    pub(super) folder: &'a Path,
    /// The plan itself, which no glob takes for a résumé.
    pub(super) plan: Option<&'a Path>,
}

impl Base<'_> {
    /// The files that `patterns` name, in the order of the patterns and each once; those of one
    /// glob or folder in the order of their paths.
    pub(super) fn find(
        self,
        patterns: &[Pattern],
        kind: Kind,
        findings: &mut Findings,
    ) -> Vec<PlanFile> {
        let mut seen = HashSet::new();
        let mut files = Vec::new();
        for pattern in patterns {
            let found = match self.paths(&pattern.text, kind) {
                Ok(paths) if paths.is_empty() => Err(matches_no_file(pattern)),
                Ok(paths) if paths.len() > MOST_DOCUMENTS => Err(Diagnostic::error(
                    TOO_MANY_DOCUMENTS,
                    Location::pointer(pattern.place.clone()),
                    format!(
                        "`{}` matches more than {MOST_DOCUMENTS} files",
                        pattern.text
                    ),
                )),
                Ok(paths) => Ok(paths),
                Err(reason) => Err(Diagnostic::error(
                    WRONG_PLAN,
                    Location::pointer(pattern.place.clone()),
                    format!("invalid glob `{}`: {reason}", pattern.text),
                )),
            };
            match found {
                Err(finding) => findings.push(finding),
                Ok(paths) => files.extend(
                    paths
                        .into_iter()
                        .filter(|path| seen.insert(path.clone()))
                        .map(|path| self.file(path)),
                ),
            }
        }
        files
    }

    fn paths(self, text: &str, kind: Kind) -> Result<Vec<PathBuf>, String> {
        let path = self.folder.join(text);
        if path.is_dir() {
            return Ok(self.files_in(&path, kind));
        }
        // A file may well be called `[draft].json`.
        if path.is_file() || !text.contains(['*', '?', '[']) {
            return Ok(if path.is_file() { vec![path] } else { Vec::new() });
        }
        let pattern = if Path::new(text).is_absolute() {
            text.to_owned()
        } else {
            let folder = self.folder.to_string_lossy();
            let folder = if folder.is_empty() { "." } else { &*folder };
            format!("{}/{text}", Glob::escape(folder.trim_end_matches('/')))
        };
        let options = MatchOptions {
            case_sensitive: true,
            require_literal_separator: true,
            require_literal_leading_dot: true,
        };
        let found = glob::glob_with(&pattern, options)
            .map_err(|error| format!("{} at {}", error.msg, error.pos))?;
        // A folder that cannot be read has no files for us.
        let files = found.filter_map(Result::ok).filter(|it| self.is_meant(it));
        let mut files: Vec<PathBuf> =
            files.filter(|it| it.is_file()).take(MOST_DOCUMENTS + 1).collect();
        files.sort();
        Ok(files)
    }

    /// Whether a glob that matches `path` means it.
    fn is_meant(self, path: &Path) -> bool {
        !CONFIG_FILES.iter().any(|file| path.file_name() == Some(OsStr::new(file)))
            && self.plan.is_none_or(|plan| {
                plan.file_name() != path.file_name()
                    || fs::canonicalize(plan).ok() != fs::canonicalize(path).ok()
            })
    }

    fn files_in(self, folder: &Path, kind: Kind) -> Vec<PathBuf> {
        let entries = folder.read_dir().into_iter().flatten();
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let mut paths: Vec<PathBuf> = paths
            .filter(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let extension = path.extension().unwrap_or_default().to_string_lossy();
                let extension = extension.to_ascii_lowercase();
                !name.starts_with('.')
                    && kind.extensions().contains(&&*extension)
                    && self.is_meant(path)
                    && path.is_file()
            })
            .collect();
        paths.sort();
        paths
    }

    fn file(self, path: PathBuf) -> PlanFile {
        let below = path.strip_prefix(self.folder).unwrap_or(&path);
        let text = |part: Option<&OsStr>| {
            part.unwrap_or_default().to_string_lossy().into_owned()
        };
        let absolute = path.parent().map(fs::canonicalize);
        let folder = absolute.and_then(Result::ok);
        let known = Known {
            shown: shown(below),
            stem: text(path.file_stem()),
            folder: text(folder.as_deref().and_then(Path::file_name)),
            ..Known::default()
        };
        PlanFile { path, known, posting: None, digest: OnceLock::new() }
    }
}

/// A path with `/` between its parts on every system.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    text.strip_prefix("./").map(str::to_owned).unwrap_or(text)
}

fn matches_no_file(pattern: &Pattern) -> Diagnostic {
    let message = format!("`{}` matches no file", pattern.text);
    if pattern.place == JsonPointer::root() {
        return Diagnostic::error(NO_FILE, Location::Nowhere, message);
    }
    Diagnostic::error(NO_FILE, Location::pointer(pattern.place.clone()), message)
        .hint("paths are relative to the folder of the plan")
}

/// Reads from files what documents are named after.
pub(super) fn looked_into(
    files: Vec<PlanFile>,
    kind: Kind,
    threads: NonZeroUsize,
) -> Vec<PlanFile> {
    let mut looked = Vec::with_capacity(files.len());
    let work = || {
        |mut file: PlanFile| {
            file.look(kind);
            file
        }
    };
    in_order(files.into_iter(), threads, window(threads, WINDOW), work, |file| {
        looked.push(file);
        ControlFlow::Continue(())
    });
    looked
}
