//! The files of a plan: paths and globs come in, the files they name and what must be known of
//! them go out, or findings about those that name none.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use glob::{MatchOptions, Pattern as Glob};
use serde::Deserialize;

use crate::batch::codes::{NO_FILE, TOO_MANY_DOCUMENTS, WRONG_PLAN};
use crate::batch::digest::{Digest, digest};
use crate::batch::given::Posted;
use crate::batch::ordered::in_order;
use crate::batch::plan::Pattern;
use crate::batch::spread::{Known, MOST_DOCUMENTS};
use crate::diag::{Diagnostic, Findings, JsonPointer, Location};
use crate::resume::{Source, limits};
use crate::variant::Variant;

/// The file of choices beside a résumé, which no glob takes for one.
pub(super) const CHOICES: &str = "vitae.json";

/// A file of the plan.
#[derive(Debug)]
pub(super) struct Input {
    pub(super) path: PathBuf,
    pub(super) known: Known,
    /// The posting that a variant names.
    pub(super) posting: Option<String>,
    /// The fingerprint of its content, once it was asked for.
    digest: OnceLock<Option<Digest>>,
}

impl Input {
    /// The fingerprint of its content when it was first asked for; `None` if it could not be
    /// read.
    pub(super) fn digest(&self) -> Option<Digest> {
        *self.digest.get_or_init(|| Some(digest(&self.read().ok()?)))
    }

    /// Its content, or one byte more of it than the library takes.
    pub(super) fn read(&self) -> io::Result<Vec<u8>> {
        read(&self.path)
    }

    /// Looks into it for what names are made of. What is wrong with it is told when its turn
    /// comes.
    pub(super) fn look(&mut self, kind: Kind) {
        let Ok(content) = self.read() else { return };
        _ = self.digest.set(Some(digest(&content)));
        let known = &mut self.known;
        match kind {
            Kind::Resume => known.name = name(&content),
            Kind::Job => {
                let posted = Posted::read("", content);
                known.company = posted.company().map(str::to_owned);
                known.title = posted.title().map(str::to_owned);
            }
            Kind::Variant => {
                let Ok(source) = Source::new("", content) else { return };
                let Ok(variant) = Variant::parse(&source).output else { return };
                known.company = variant.job.company;
                known.title = variant.job.title;
                self.posting = variant.job.posting;
            }
        }
    }

    /// The posting that a variant names, which is beside it.
    pub(super) fn own_posting(&self, base: Base<'_>) -> Option<Input> {
        Some(base.input(self.path.with_file_name(self.posting.as_deref()?)))
    }
}

/// The name in a résumé.
fn name(content: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Resume {
        basics: Basics,
    }
    #[derive(Deserialize)]
    struct Basics {
        name: String,
    }
    let text = content.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(content);
    let resume: Resume = serde_json::from_slice(text).ok()?;
    Some(resume.basics.name).filter(|name| !name.trim().is_empty())
}

/// The content of the file at `path`, or one byte more of it than the library takes.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let size = file.metadata()?;
    if size.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let limit = limits::MAX_BYTES as u64 + 1;
    let mut content = Vec::new();
    // The size is a guess: the file may grow.
    content.reserve_exact(usize::try_from(size.len().min(limit)).unwrap_or_default());
    file.take(limit).read_to_end(&mut content)?;
    Ok(content)
}

/// What a pattern is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Resume,
    Variant,
    Job,
}

impl Kind {
    /// The extensions of the files that a folder stands for.
    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Resume | Self::Variant => &["json"],
            Self::Job => &["json", "md", "txt"],
        }
    }
}

/// Where the patterns of a plan begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Base<'a> {
    /// The folder.
    pub(super) folder: &'a Path,
    /// The plan itself, which no glob takes for a résumé.
    pub(super) plan: Option<&'a Path>,
}

impl Base<'_> {
    /// The files that `patterns` name, in their order and each once; those of a glob or a
    /// folder in the order of their paths.
    pub(super) fn find(
        self,
        patterns: &[Pattern],
        kind: Kind,
        findings: &mut Findings,
    ) -> Vec<Input> {
        let mut seen = HashSet::new();
        let mut inputs = Vec::new();
        for pattern in patterns {
            let found = match self.paths(&pattern.text, kind) {
                Ok(paths) if paths.is_empty() => Err(no_file(pattern)),
                Ok(paths) if paths.len() > MOST_DOCUMENTS => Err(Diagnostic::error(
                    TOO_MANY_DOCUMENTS,
                    Location::pointer(pattern.place.clone()),
                    format!("`{}` names more than {MOST_DOCUMENTS} files", pattern.text),
                )),
                Ok(paths) => Ok(paths),
                Err(reason) => Err(Diagnostic::error(
                    WRONG_PLAN,
                    Location::pointer(pattern.place.clone()),
                    format!("`{}` is no glob: {reason}", pattern.text),
                )),
            };
            match found {
                Err(finding) => findings.push(finding),
                Ok(paths) => inputs.extend(
                    paths
                        .into_iter()
                        .filter(|path| seen.insert(path.clone()))
                        .map(|path| self.input(path)),
                ),
            }
        }
        inputs
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
        path.file_name() != Some(OsStr::new(CHOICES))
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

    fn input(self, path: PathBuf) -> Input {
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
        Input { path, known, posting: None, digest: OnceLock::new() }
    }
}

/// A path with `/` between its parts on every system.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    text.strip_prefix("./").map(str::to_owned).unwrap_or(text)
}

fn no_file(pattern: &Pattern) -> Diagnostic {
    let message = format!("`{}` names no file", pattern.text);
    if pattern.place == JsonPointer::root() {
        return Diagnostic::error(NO_FILE, Location::Nowhere, message);
    }
    Diagnostic::error(NO_FILE, Location::pointer(pattern.place.clone()), message)
        .hint("paths are relative to the folder of the plan")
}

/// Looks into files for what names are made of.
pub(super) fn looked_into(
    inputs: Vec<Input>,
    kind: Kind,
    threads: NonZeroUsize,
) -> Vec<Input> {
    let mut looked = Vec::with_capacity(inputs.len());
    let work = || {
        |mut input: Input| {
            input.look(kind);
            input
        }
    };
    let window = threads.saturating_mul(NonZeroUsize::MIN.saturating_add(super::WINDOW));
    in_order(inputs.into_iter(), threads, window, work, |input| {
        looked.push(input);
        ControlFlow::Continue(())
    });
    looked
}
