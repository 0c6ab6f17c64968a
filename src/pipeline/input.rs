//! What a document is made from, once it is read: each input keeps its text, for whoever shows
//! where in it a finding is, and can serve any number of documents.

use std::sync::Arc;

use crate::diag::{Findings, Warned};
use crate::finding::{Log, Stopped};
use crate::job::{Posting, Vocabulary};
use crate::resume::{ReadOptions, Resume, Source};
use crate::settings::Settings;
use crate::variant::Variant;

/// An input as it was read: its value unless it has errors, and the findings about it.
#[derive(Debug)]
pub struct Input<T> {
    source: Arc<Source>,
    value: Option<T>,
    findings: Findings,
}

impl<T> Input<T> {
    /// Reads the text `bytes`, which findings call `name`, with `read`.
    pub fn new(
        name: &str,
        bytes: impl Into<Vec<u8>>,
        read: impl FnOnce(&Source) -> Warned<Result<T, Findings>>,
    ) -> Self {
        let source = match Source::new(name, bytes) {
            Ok(source) => source,
            Err(findings) => {
                let source = Arc::new(Source::unread(name));
                return Self { source, value: None, findings };
            }
        };
        let Warned { output, warnings } = read(&source);
        let (value, mut findings) = match output {
            Ok(value) => (Some(value), warnings),
            Err(mut errors) => {
                errors.extend(warnings);
                (None, errors)
            }
        };
        source.sort(&mut findings);
        Self { source: Arc::new(source), value, findings }
    }

    /// The text.
    #[must_use]
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The value; `None` if the text has errors.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// The value; the findings about the text are reported.
    ///
    /// # Errors
    /// If the text has errors.
    pub fn get(&self, log: &mut Log) -> Result<&T, Stopped> {
        let findings = self.findings.iter().cloned();
        match &self.value {
            Some(value) => {
                log.report(findings, Some(&self.source));
                Ok(value)
            }
            None => Err(log.stop(findings, Some(&self.source))),
        }
    }
}

impl Input<Resume> {
    /// Reads a résumé.
    pub fn resume(name: &str, bytes: impl Into<Vec<u8>>, options: &ReadOptions) -> Self {
        Self::new(name, bytes, |source| Resume::parse(source, options))
    }
}

impl Input<Variant> {
    /// Reads a variant.
    pub fn variant(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self::new(name, bytes, Variant::parse)
    }
}

impl Input<Posting> {
    /// Reads a posting with the terms of `vocabulary`.
    pub fn posting(
        name: &str,
        bytes: impl Into<Vec<u8>>,
        vocabulary: &Vocabulary,
    ) -> Self {
        Self::new(name, bytes, |source| Posting::read(source, vocabulary))
    }
}

impl Input<Settings> {
    /// Reads a configuration file.
    pub fn settings(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self::new(name, bytes, Settings::read_file)
    }
}
