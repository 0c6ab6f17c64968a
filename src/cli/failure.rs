//! Why a command could not run.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::diag::{Code, Diagnostic, Location};
use crate::disk;
use crate::error::Error;

/// The command could not run.
const CANNOT_RUN: Code = Code::new("X001", "cannot-run");

/// The résumé that commands read if none is named.
pub(super) const USUAL: &str = "resume.json";

/// Why a command could not run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(super) enum Failure {
    /// A file could not be read.
    #[error("cannot read `{}`: {}", path.display(), disk::reason(source))]
    Read { path: PathBuf, source: io::Error },
    /// A file could not be written.
    #[error("cannot write `{}`: {}", path.display(), disk::reason(source))]
    Write { path: PathBuf, source: io::Error },
    /// Standard input, standard output or signals could not be used.
    #[error("cannot use {what}: {}", disk::reason(source))]
    System { what: &'static str, source: io::Error },
    /// The arguments do not fit together.
    #[error("{message}")]
    Usage { message: String, hint: Option<String> },
    /// A file is larger than the limit, in MiB.
    #[error("`{}` is larger than the maximum of {limit} MiB", path.display())]
    TooLarge { path: PathBuf, limit: u64 },
    /// A PDF has no text.
    #[error("`{}` has no text: its pages are pictures, or empty", path.display())]
    NoText { path: PathBuf },
    /// A PDF could not be read.
    #[error("cannot read `{}`: {source}", path.display())]
    Pdf { path: PathBuf, source: Error },
}

impl Failure {
    /// A failure because of the arguments.
    pub(super) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Usage { message: message.into(), hint: Some(hint.into()) }
    }

    /// Makes the failure to read `path`.
    pub(super) fn read(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Read { path, source }
    }

    /// Makes the failure to read the PDF at `path`.
    pub(super) fn pdf(path: &Path) -> impl FnOnce(Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Pdf { path, source }
    }

    /// The failure as a finding.
    pub(super) fn diagnostic(&self) -> Diagnostic {
        let finding = Diagnostic::error(CANNOT_RUN, Location::Nowhere, self.to_string());
        match self {
            Self::Usage { hint: Some(hint), .. } => finding.hint(hint),
            Self::NoText { .. } => {
                finding.hint("have its text recognised first, by a program for OCR")
            }
            Self::Read { path, source }
                if path == Path::new(USUAL) && source.kind() == ErrorKind::NotFound =>
            {
                finding
                    .hint("`vitae new` writes an example to start from")
                    .hint("`vitae import FILE` reads what another program wrote")
            }
            _ => finding,
        }
    }
}
