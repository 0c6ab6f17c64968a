//! The PDFs to check: finding them, and checking them on all cores.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::check::{CheckOptions, Report};
use crate::cli::failure::Failure;
use crate::cli::input;
use crate::cli::report::Judged;
use crate::worker::Reader;

/// How deep folders are searched.
const MAX_DEPTH: usize = 16;

/// The PDFs that `paths` name: files as they are, and those in folders, sorted.
pub(super) fn found(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = files.len();
            search(path, MAX_DEPTH, &mut files)?;
            if files.len() == before {
                let message = format!("there is no PDF in `{}`", path.display());
                return Err(Failure::Usage { message, hint: None });
            }
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn search(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let mut entries = Vec::new();
    for entry in folder.read_dir().map_err(Failure::read(folder))? {
        entries.push(entry.map_err(Failure::read(folder))?.path());
    }
    entries.sort();
    for path in entries {
        let is_pdf = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("pdf"));
        // A link to a folder may lead to a parent of it.
        if path.is_dir() && !path.is_symlink() && depth > 0 {
            search(&path, depth - 1, files)?;
        } else if is_pdf && path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

/// Checks each file, on as many threads as the machine has.
pub(super) fn check_all(
    paths: &[PathBuf],
    options: &CheckOptions<'_>,
    reader: &Reader,
) -> Vec<Judged<Report>> {
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(paths.len()));
    thread::scope(|scope| {
        for _ in 0..threads.min(paths.len()) {
            scope.spawn(|| {
                while let Some((at, path)) = {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    paths.get(at).map(|path| (at, path))
                } {
                    let outcome = check_one(path, options, reader);
                    let checked = Judged { name: input::name(path), outcome };
                    done.lock().expect("no thread panics with it").push((at, checked));
                }
            });
        }
    });
    let mut done = done.into_inner().expect("no thread panics with it");
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, checked)| checked).collect()
}

fn check_one(
    path: &Path,
    options: &CheckOptions<'_>,
    reader: &Reader,
) -> Result<Report, Failure> {
    let pdf = input::binary(path)?;
    let file_name = path.file_name().filter(|_| path != Path::new(input::DASH));
    let file_name = file_name.map(|name| name.to_string_lossy());
    let options = CheckOptions { file_name: file_name.as_deref(), ..options.clone() };
    Ok(reader.check(&pdf, &options))
}
