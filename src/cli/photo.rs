//! Finding the photo that a résumé names: a file in its folder or below it, and no other, since
//! the résumé may come from somebody else.

use std::path::{Component, Path, PathBuf};

use super::input::DASH;
use super::outcome::Stop;
use crate::diag::{Diagnostic, JsonPointer, Location};
use crate::disk;
use crate::finding::Log;
use crate::layout::options::PHOTO;
use crate::photo::Photo;
use crate::pipeline::Input;
use crate::resume::Resume;
use crate::resume::codes::{PRINTED_PHOTO, UNUSABLE_PHOTO};
use crate::settings::Settings;

/// Whether a photo is printed: the command line and, below it, the configuration file say so.
pub(super) fn is_wanted(settings: &Settings, config: Option<&Input<Settings>>) -> bool {
    let configured = config.and_then(Input::value).and_then(|config| config.get(PHOTO));
    settings.get(PHOTO).or(configured).unwrap_or_default()
}

/// The photo of the résumé in the file `path`, or an error at the key that should name one.
pub(super) fn of(
    resume: &Input<Resume>,
    path: &Path,
    log: &mut Log,
) -> Result<Option<Photo>, Stop> {
    // What is wrong with a résumé that cannot be read is reported later.
    let Some(value) = resume.value() else { return Ok(None) };
    let at = JsonPointer::root().key("basics").key("image");
    let named = value.basics.as_ref().and_then(|basics| basics.image.as_deref());
    match read(named, path) {
        Ok(photo) => {
            let message = "the photo is printed";
            let note = Diagnostic::note(PRINTED_PHOTO, Location::pointer(at), message)
                .hint("leave `--photo` out for employers who do not expect one");
            log.report([note], Some(resume.source()));
            Ok(Some(photo))
        }
        Err((message, hint)) => {
            let error = Diagnostic::error(UNUSABLE_PHOTO, Location::pointer(at), message);
            Err(log.stop([error.hint(hint)], Some(resume.source())).into())
        }
    }
}

/// Where the photo is that a résumé in the file `path` names, if it names one.
pub(super) fn place(resume: &Input<Resume>, path: &Path) -> Option<PathBuf> {
    let basics = resume.value().and_then(|resume| resume.basics.as_ref());
    let named = basics.and_then(|basics| basics.image.as_deref());
    named.map(|named| path.with_file_name(named))
}

/// Reads the photo, or says why not and what to do.
fn read(named: Option<&str>, resume: &Path) -> Result<Photo, (String, &'static str)> {
    const BESIDE: &str = "put the file beside the résumé: `\"image\": \"photo.jpg\"`";
    let Some(named) = named else {
        return Err(("there is no `basics.image` to print".to_owned(), BESIDE));
    };
    if resume == Path::new(DASH) {
        let message = "a résumé from standard input has no folder to find a photo in";
        return Err((message.to_owned(), "name the file of the résumé"));
    }
    let inside = Path::new(named);
    let is_inside = inside.components().all(|it| matches!(it, Component::Normal(_)));
    if named.contains("://") || named.contains('\\') || !is_inside {
        let message = format!("the photo `{named}` is not in the folder of the résumé");
        return Err((message, BESIDE));
    }
    let folder = match resume.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let path = real(folder, inside).ok_or_else(|| {
        (format!("there is no file `{named}` beside the résumé"), BESIDE)
    })?;
    let content =
        disk::read_regular(&path, Photo::MAX_BYTES as u64).map_err(|error| {
            (format!("the photo `{named}` cannot be read: {error}"), BESIDE)
        })?;
    Photo::read(&content).map_err(|error| {
        let message = format!("`{named}` is no photo that can be printed: {error}");
        (message, "use a PNG or JPEG file of at most 10 MiB, about 3 wide by 4 high")
    })
}

/// The regular file `inside` the `folder`; `None` if there is none, or a link leads out.
fn real(folder: &Path, inside: &Path) -> Option<PathBuf> {
    let home = folder.canonicalize().ok()?;
    let path = home.join(inside).canonicalize().ok()?;
    (path.starts_with(&home) && path.is_file()).then_some(path)
}
