//! One [`Term`] of a vocabulary: a thing a posting may ask for, with all its names.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::named::named;

named! {
    /// The kind of thing that a term names.
    Kind: Language {
        /// A language of programs, queries or pages.
        Language = "language",
        /// A framework or library.
        Framework = "framework",
        /// A database, a search engine, or a kind of these.
        Datastore = "datastore",
        /// A cloud or one of its services.
        Cloud = "cloud",
        /// A program people work with.
        Tool = "tool",
        /// An operating system, or a system that others build on.
        Platform = "platform",
        /// A protocol or a format.
        Protocol = "protocol",
        /// Something people do, or know how to do.
        Practice = "practice",
        /// A quantity that work is measured by.
        Metric = "metric",
        /// A law or a standard.
        Standard = "standard",
        /// A certificate a person can hold.
        Certificate = "certificate",
        /// A personal quality.
        Skill = "skill",
    }
}

impl Kind {
    /// Whether a term of this kind next to an ambiguous word is evidence that the word is a term
    /// as well: `Go` after `PostgreSQL,` is the language.
    #[must_use]
    pub fn is_technical(self) -> bool {
        !matches!(self, Self::Skill | Self::Certificate)
    }

    /// Whether names of this kind are words of a language, which have endings; names of products
    /// have none.
    pub(super) fn has_endings(self) -> bool {
        matches!(self, Self::Practice | Self::Skill | Self::Metric)
    }
}

/// Something a posting may ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Identifies it: `csharp`.
    pub id: String,
    /// Its usual name, as postings spell it: `C#`.
    pub name: String,
    /// Other names of the same thing, in any language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The kind of thing it is.
    pub kind: Kind,
    /// The ids of terms it is a part or a kind of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub broader: Vec<String>,
    /// Its names that are also everyday words. They count only in their own case and with evidence
    /// around them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ambiguous: Vec<String>,
    /// Its names that count only in their own case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub case_sensitive: Vec<String>,
    /// Its names that count only next to certain words, each with the beginnings of those words, one
    /// of which has to stand in the same line: `warehousing` with `data`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub needs_context: BTreeMap<String, Vec<String>>,
    /// The field whose vocabulary has it; `None` in a user's own file.
    #[serde(skip)]
    pub field: Option<&'static str>,
}

impl Term {
    /// All of its names, the usual one first.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

/// A file of terms.
#[derive(Debug, Deserialize)]
pub(super) struct TermFile {
    pub(super) terms: Vec<Term>,
}
