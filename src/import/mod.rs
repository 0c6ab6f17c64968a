//! Résumés that other programs have written, read into JSON Resume: an export of `LinkedIn`, files of
//! other builders, Europass, plain text, PDFs.
//!
//! The stages, each in a file of its own:
//!
//! 1. `content` – what the bytes are: an archive, a PDF, XML, JSON or YAML, text;
//! 2. `formats` – which program wrote them; its reader, a file for each format, puts what it knows under
//!    the keys of JSON Resume, or under keys that are read as those;
//! 3. `settle` – the standard form, by the reader that every résumé goes through. A value that
//!    it refuses is taken out;
//! 4. `bullets` – lists in running text become highlights;
//! 5. `sweep` – every text of the file that is not in the result goes to `x-unparsed`.
//!
//! The last stage knows nothing of how a format is read: it compares the words that went in with
//! those that came out. So a reader can misplace a text, and can not lose one.

mod archive;
mod bullets;
pub mod codes;
mod content;
mod draft;
mod europass;
mod format;
mod formats;
mod fresh;
mod json_resume;
mod leaves;
mod linkedin;
mod pdf;
mod reactive;
mod refused;
mod rendercv;
mod settle;
mod sweep;
mod text;
mod tree;
mod xml;
mod yamlresume;

use serde_json::Value;

use crate::diag::{Diagnostic, Findings, Location, Warned};
use crate::extract::Extraction;
use crate::json::yaml_text;
use crate::parse::{UNPARSED, parse};
use crate::text::counted;

use content::Content;
use draft::{Draft, Text};
pub use format::Format;
use format::not_in;
pub use formats::FORMATS;

/// A résumé that another program wrote, as JSON Resume.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Imported {
    /// The format it was read from.
    pub format: &'static Format,
    /// The résumé. Texts that no field can hold are in its member `x-unparsed`.
    pub resume: Value,
}

impl Imported {
    /// The résumé as JSON, with an indent of two.
    #[must_use]
    pub fn json(&self) -> String {
        format!("{:#}\n", self.resume)
    }

    /// The résumé as YAML 1.2.
    #[must_use]
    pub fn yaml(&self) -> String {
        yaml_text(&self.resume)
    }

    /// How many texts found no field.
    #[must_use]
    pub fn unplaced(&self) -> usize {
        self.resume.get(UNPARSED).and_then(Value::as_array).map_or(0, Vec::len)
    }
}

/// Reads a file of another program. `name` is what findings call it; `format` is given by whoever
/// knows it, and otherwise recognised by the content.
///
/// The warnings say what could not be placed, and what was not read.
///
/// # Errors
/// If the format is unknown, or the file is damaged or over a limit.
#[must_use]
pub fn import(
    name: &str,
    bytes: &[u8],
    format: Option<&'static Format>,
) -> Warned<Result<Imported, Findings>> {
    let read = Content::of(name, bytes).and_then(|content| {
        let format = match format {
            Some(format) if format.takes(&content) => format,
            Some(format) => return Err(not_in(format)),
            None => formats::recognised(&content)?,
        };
        Ok((format, (format.read)(&content)?))
    });
    match read {
        Ok((format, draft)) => finished(format, draft),
        Err(errors) => Warned { output: Err(errors), warnings: Findings::new() },
    }
}

/// The format of a file by its content; `None` if it is none that can be imported.
#[must_use]
pub fn recognise(name: &str, bytes: &[u8]) -> Option<&'static Format> {
    formats::recognised(&Content::of(name, bytes).ok()?).ok()
}

/// A PDF that has been read, as [`import`] has it: for whoever reads PDFs in a process of its own.
#[must_use]
pub fn import_pdf(extraction: &Extraction) -> Warned<Imported> {
    let resume = parse(extraction).resume();
    let imported = Imported { format: &pdf::FORMAT, resume };
    let warnings = unplaced_lines(&imported).into_iter().collect();
    Warned { output: imported, warnings }
}

/// The warning about lines of a text or a PDF that fit no field.
fn unplaced_lines(imported: &Imported) -> Option<Diagnostic> {
    let count = imported.unplaced();
    let message =
        format!("{} could not be placed: see `{UNPARSED}`", counted(count, "line"));
    (count > 0).then(|| unplaced(message))
}

fn unplaced(message: String) -> Diagnostic {
    Diagnostic::warning(codes::UNPLACED_TEXT, Location::Nowhere, message)
        .hint("move what belongs on the page to its fields, and remove the rest")
}

fn finished(format: &'static Format, draft: Draft) -> Warned<Result<Imported, Findings>> {
    let Draft { resume, texts, findings: mut warnings, parsed } = draft;
    if let Some(resume) = parsed {
        let imported = Imported { format, resume };
        warnings.extend(unplaced_lines(&imported));
        return Warned { output: Ok(imported), warnings };
    }
    let mut resume = match settle::settle(resume) {
        Ok(resume) => resume,
        Err(errors) => return Warned { output: Err(errors), warnings },
    };
    bullets::split(&mut resume);
    let lost = sweep::lost(texts, &Value::Object(resume.clone()));
    if resume.is_empty() && lost.is_empty() {
        let message = format!("the file has no text that {} can have", format.title);
        let error = Diagnostic::error(codes::UNKNOWN_FORMAT, Location::Nowhere, message)
            .hint("check that it is the whole export");
        return Warned { output: Err(error.into()), warnings };
    }
    warnings.extend(groups(&lost));
    if !lost.is_empty() {
        let lines: Vec<Value> = lost.iter().map(|it| it.line().into()).collect();
        // A file that was imported before has such a list already.
        match resume.entry(UNPARSED).or_insert_with(|| Value::Array(Vec::new())) {
            Value::Array(all) => all.extend(lines),
            other => *other = Value::Array(lines),
        }
    }
    let imported = Imported { format, resume: Value::Object(resume) };
    Warned { output: Ok(imported), warnings }
}

/// A warning for each part of the file that has texts without a place, in the order of the file.
fn groups(lost: &[Text]) -> Findings {
    let mut groups: Vec<(&str, usize)> = Vec::new();
    for text in lost {
        match groups.iter_mut().find(|(part, _)| *part == text.part) {
            Some((_, count)) => *count += 1,
            None => groups.push((&text.part, 1)),
        }
    }
    let warning = |(part, count): (&str, usize)| {
        let texts = counted(count, "text");
        unplaced(format!("{texts} of `{part}` could not be placed: see `{UNPARSED}`"))
    };
    groups.into_iter().map(warning).collect()
}

#[cfg(test)]
mod tests;
