//! What documents are made with beside a résumé: the bytes of a file of choices or of a posting
//! come in, what they say or what is wrong with them goes out, read once for many documents.

use crate::diag::{Findings, JsonPointer, Warned};
use crate::finding::Record;
use crate::job::{Posting, Vocabulary};
use crate::resume::Source;
use crate::settings::Settings;

/// A file of choices as it was read.
#[derive(Debug)]
pub(super) struct Choices {
    pub(super) source: Source,
    pub(super) settings: Result<Settings, Findings>,
}

impl Choices {
    /// Reads a file of choices called `name`.
    pub(super) fn read(name: &str, bytes: Vec<u8>) -> Self {
        let source = match Source::new(name, bytes) {
            Ok(source) => source,
            Err(findings) => {
                return Self { source: Source::unread(name), settings: Err(findings) };
            }
        };
        let mut twice = source.duplicate_keys();
        let settings = match Settings::read(&source, &JsonPointer::root()) {
            Ok(settings) if twice.is_empty() => Ok(settings),
            Ok(_) => Err(twice),
            Err(findings) => {
                twice.extend(findings);
                Err(twice)
            }
        };
        Self { source, settings }
    }
}

/// A posting as it was read.
#[derive(Debug)]
pub(super) struct Posted {
    /// What is wrong with it, or only worth saying.
    pub(super) findings: Vec<Record>,
    pub(super) posting: Option<Posting>,
}

impl Posted {
    /// Reads a posting called `name`.
    pub(super) fn read(name: &str, bytes: Vec<u8>) -> Self {
        let source = match Source::new(name, bytes) {
            Ok(source) => source,
            Err(findings) => {
                let findings = Record::all(&findings, &Source::unread(name));
                return Self { findings, posting: None };
            }
        };
        let Warned { output, mut warnings } =
            Posting::read(&source, Vocabulary::built_in());
        let posting = output.map_err(|errors| warnings.extend(errors)).ok();
        source.sort(&mut warnings);
        Self { findings: Record::all(&warnings, &source), posting }
    }

    /// Who posted it.
    pub(super) fn company(&self) -> Option<&str> {
        self.posting.as_ref()?.company.as_deref()
    }

    /// The position.
    pub(super) fn title(&self) -> Option<&str> {
        self.posting.as_ref()?.title.as_deref()
    }
}
