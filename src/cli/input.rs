//! Reading the files that arguments name, each within a limit.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::program::program;
use crate::diag::{Code, Diagnostic, Location};
use crate::disk;
use crate::extract::Extraction;
use crate::finding::Log;
use crate::job::{Posting, Vocabulary};
use crate::pipeline::Input;
use crate::resume::{ReadOptions, Resume, limits};
use crate::variant::Variant;
use crate::worker::Reader;

/// The end of a PDF is missing.
const TRUNCATED_PDF: Code = Code::new("X002", "truncated-pdf");

/// A PDF says two things.
const AMBIGUOUS_PDF: Code = Code::new("X003", "ambiguous-pdf");

/// The path that stands for standard input or output.
pub(super) const DASH: &str = "-";

/// The largest PDF or font that is read, in MiB: ten times what anybody sends.
const LARGEST_BINARY: u64 = 128;

/// Reads a PDF or a font; `-` is standard input.
pub(super) fn binary(path: &Path) -> Result<Vec<u8>, Failure> {
    let content = bytes(path, LARGEST_BINARY << 20)?;
    if content.len() as u64 > LARGEST_BINARY << 20 {
        return Err(Failure::TooLarge { path: path.to_owned(), limit: LARGEST_BINARY });
    }
    Ok(content)
}

/// Reads a text; of one over the library's limit, one byte more than the limit, which the
/// library reports. `-` is standard input.
pub(super) fn text(path: &Path) -> Result<Vec<u8>, Failure> {
    bytes(path, limits::MAX_BYTES as u64)
}

/// Reads a PDF; `-` is standard input. A PDF whose end is missing is read as far as it goes, with
/// a warning.
pub(super) fn pdf(path: &Path, log: &mut Log) -> Result<Extraction, Failure> {
    let content = binary(path)?;
    extraction(path, &content, log)
}

/// The same of a file that is read already.
pub(super) fn extraction(
    path: &Path,
    content: &[u8],
    log: &mut Log,
) -> Result<Extraction, Failure> {
    let extraction = reader()?.read(content).map_err(Failure::pdf(path))?;
    if extraction.facts().cut_off {
        let message =
            format!("`{}` is cut off: only the part that is left was read", name(path));
        log.report(
            [Diagnostic::warning(TRUNCATED_PDF, Location::Nowhere, message)],
            None,
        );
    }
    let ambiguities = extraction.facts().ambiguities.iter().map(|ambiguity| {
        let message = format!("in `{}`, {ambiguity}", name(path));
        if ambiguity.is_update() {
            Diagnostic::note(AMBIGUOUS_PDF, Location::Nowhere, message)
        } else {
            Diagnostic::warning(AMBIGUOUS_PDF, Location::Nowhere, message)
        }
    });
    log.report(ambiguities, None);
    Ok(extraction)
}

/// Refuses a PDF without text.
pub(super) fn has_text(path: &Path, extraction: &Extraction) -> Result<(), Failure> {
    if extraction.glyphs().iter().all(|glyph| glyph.unicode.is_whitespace()) {
        return Err(Failure::NoText { path: path.to_owned() });
    }
    Ok(())
}

/// What reads PDFs: nothing that comes from elsewhere is read in this process.
pub(super) fn reader() -> Result<Reader, Failure> {
    Ok(Reader::new(program()?))
}

/// The content of a file, or its first `limit` bytes and one more.
pub(super) fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    if path != Path::new(DASH) {
        return disk::read(path, limit).map_err(Failure::read(path));
    }
    let mut content = Vec::new();
    let read = io::stdin().lock().take(limit + 1).read_to_end(&mut content);
    read.map_err(|source| Failure::System { what: "standard input", source })?;
    Ok(content)
}

/// The name of a path in findings.
pub(super) fn name(path: &Path) -> String {
    if path == Path::new(DASH) {
        "<stdin>".to_owned()
    } else {
        path.to_string_lossy().into_owned()
    }
}

/// Reads a résumé.
pub(super) fn resume(
    path: &Path,
    options: &ReadOptions,
) -> Result<Input<Resume>, Failure> {
    Ok(Input::resume(&name(path), text(path)?, options))
}

/// Reads a variant.
pub(super) fn variant(path: &Path) -> Result<Input<Variant>, Failure> {
    Ok(Input::variant(&name(path), text(path)?))
}

/// Reads a posting.
pub(super) fn posting(
    path: &Path,
    vocabulary: &Vocabulary,
) -> Result<Input<Posting>, Failure> {
    Ok(Input::posting(&name(path), text(path)?, vocabulary))
}

/// Where the posting is that a variant in the file `path` names, which is relative to that file.
pub(super) fn posting_place(variant: &Input<Variant>, path: &Path) -> Option<PathBuf> {
    let named = variant.value().and_then(|variant| variant.job.posting.as_ref());
    named.map(|posting| path.with_file_name(posting))
}

/// Reads the posting that a variant in the file `path` names.
pub(super) fn posting_of(
    variant: &Input<Variant>,
    path: &Path,
) -> Result<Option<Input<Posting>>, Failure> {
    let place = posting_place(variant, path);
    place.map(|place| posting(&place, Vocabulary::built_in())).transpose()
}

/// Reads the font files that `paths` name, and those in folders, one level deep and in the
/// order of their names.
pub(super) fn fonts(paths: &[PathBuf]) -> Result<Vec<Vec<u8>>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = path.read_dir().map_err(Failure::read(path))?;
        let mut names = Vec::new();
        for entry in entries {
            names.push(entry.map_err(Failure::read(path))?.path());
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
