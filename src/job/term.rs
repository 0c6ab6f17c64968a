//! One [`Term`] of a vocabulary: a thing a posting may ask for, with all its names.

use serde::{Deserialize, Serialize};

use crate::named::named;

named! {
    /// What kind of thing a term names.
    Kind: Language {
        /// A language programs, queries or pages are written in.
        Language = "language",
        /// A framework or library.
        Framework = "framework",
        /// A database, a search engine, or a kind of them.
        Datastore = "datastore",
        /// A cloud or one of its services.
        Cloud = "cloud",
        /// A program one works with.
        Tool = "tool",
        /// An operating system or a system others are built on.
        Platform = "platform",
        /// A protocol or a format.
        Protocol = "protocol",
        /// Something one does, or knows how to do.
        Practice = "practice",
        /// A quantity one is measured by.
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
    /// Whether a term of this kind beside a doubtful word says that the word is a term, too:
    /// `Go` after `PostgreSQL,` is the language.
    #[must_use]
    pub fn is_technical(self) -> bool {
        !matches!(self, Self::Skill | Self::Certificate)
    }
}

/// One thing a posting may ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its name among programs: `csharp`.
    pub id: String,
    /// Its name among people, as postings spell it: `C#`.
    pub name: String,
    /// Other names of the same thing, in any language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What kind of thing it is.
    pub kind: Kind,
    /// The ids of terms it is a part or a sort of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub broader: Vec<String>,
    /// Those of its names that are everyday words, too: they count only in their own case and
    /// with evidence beside them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ambiguous: Vec<String>,
    /// Those of its names that count only in their own case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub case_sensitive: Vec<String>,
}

impl Term {
    /// All its names, the usual one first.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

/// A file of terms.
#[derive(Debug, Deserialize)]
pub(super) struct TermFile {
    pub(super) terms: Vec<Term>,
}
