//! Reading files: paths come in, bytes go out, never more than a bound.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::terminal::{Failure, any_error, read_failure};
use crate::cli::Terminal;
use crate::diag::Findings;
use crate::resume::{ReadOptions, Resume, Source, limits};

/// What stands for standard input or output.
pub(super) const DASH: &str = "-";

/// The most that is read of a PDF or a font, in MiB: ten times what anybody sends.
const LARGEST_BINARY: u64 = 128;

/// Reads a PDF or a font; `-` is standard input.
pub(super) fn binary(path: &Path) -> Result<Vec<u8>, Failure> {
    let content = bytes(path, LARGEST_BINARY << 20)?;
    if content.len() as u64 > LARGEST_BINARY << 20 {
        return Err(Failure::TooLarge { path: path.to_owned(), limit: LARGEST_BINARY });
    }
    Ok(content)
}

/// Reads a file of choices.
pub(super) fn choices(path: &Path) -> Result<Vec<u8>, Failure> {
    // One byte over the bound is enough for the library to say so.
    bytes(path, limits::MAX_BYTES as u64)
}

/// The file's content, or the first `limit` bytes and one more.
pub(super) fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let mut content = Vec::new();
    let read = if path == Path::new(DASH) {
        io::stdin().lock().take(limit + 1).read_to_end(&mut content)
    } else {
        let file = File::open(path).and_then(|file| {
            if file.metadata()?.is_dir() {
                return Err(io::Error::from(io::ErrorKind::IsADirectory));
            }
            Ok(file)
        });
        file.map_err(read_failure(path))?.take(limit + 1).read_to_end(&mut content)
    };
    read.map_err(read_failure(path))?;
    Ok(content)
}

/// Reads a résumé and prints what was found; `None` if it has errors.
pub(super) fn resume(
    path: &Path,
    options: &ReadOptions,
    terminal: Terminal,
) -> Result<Option<(Source, Resume)>, Failure> {
    // One byte over the bound is enough for the library to say so.
    let content = bytes(path, limits::MAX_BYTES as u64)?;
    Ok(resume_of(path, content, options, terminal))
}

/// What findings call the content of a path.
pub(super) fn name(path: &Path) -> String {
    if path == Path::new(DASH) {
        "<stdin>".to_owned()
    } else {
        path.to_string_lossy().into_owned()
    }
}

/// The same of a file that is read already.
pub(super) fn resume_of(
    path: &Path,
    content: Vec<u8>,
    options: &ReadOptions,
    terminal: Terminal,
) -> Option<(Source, Resume)> {
    let name = name(path);
    let source = match Source::new(name.clone(), content) {
        Ok(source) => source,
        Err(findings) => {
            terminal.findings(&findings, Some(&Source::unread(name)));
            terminal.summary(&findings);
            return None;
        }
    };
    let read = Resume::parse(&source, options);
    let (resume, mut findings) = match read.output {
        Ok(resume) => (Some(resume), Findings::new()),
        Err(errors) => (None, errors),
    };
    findings.extend(read.warnings);
    source.sort(&mut findings);
    terminal.findings(&findings, Some(&source));
    terminal.summary(&findings);
    debug_assert_eq!(resume.is_none(), any_error(&findings));
    resume.map(|resume| (source, resume))
}

/// Reads the font files that `paths` name, folders one level deep, in the order of their names.
pub(super) fn fonts(paths: &[PathBuf]) -> Result<Vec<Vec<u8>>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = path.read_dir().map_err(read_failure(path))?;
        let mut names = Vec::new();
        for entry in entries {
            names.push(entry.map_err(read_failure(path))?.path());
        }
        names.sort();
        files.extend(names.into_iter().filter(|name| is_font(name)));
    }
    files.iter().map(|file| binary(file)).collect()
}

fn is_font(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    ["ttf", "otf", "ttc", "otc"].iter().any(|known| extension == *known)
}
