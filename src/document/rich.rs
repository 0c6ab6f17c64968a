//! Text with emphasis and links: final strings that carry where they came from.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::diag::JsonPointer;

/// A line or paragraph of text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RichText {
    /// The pieces, in order; their texts joined are the plain text.
    pub runs: Vec<Run>,
    /// The field it came from; `None` for the product's own words.
    pub origin: Option<JsonPointer>,
}

/// A stretch of text in one style.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Set strongly.
    pub strong: bool,
    /// Set with emphasis.
    pub emph: bool,
    /// Set as code.
    pub code: bool,
    /// Must stay on one line: the text could break at a hyphen or slash, and no reader puts
    /// such a word together again.
    pub whole: bool,
    /// Where it leads: `http`, `https`, `mailto` or `tel`.
    pub link: Option<String>,
}

impl RichText {
    /// The text without styles.
    #[must_use]
    pub fn plain(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl Serialize for RichText {
    /// As the list of its runs.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.runs.serialize(serializer)
    }
}

impl Serialize for Run {
    /// As a plain string when nothing marks it, else as an object with the marks that are set.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let flags = [
            ("strong", self.strong),
            ("emph", self.emph),
            ("code", self.code),
            ("whole", self.whole),
        ];
        if self.link.is_none() && flags.iter().all(|(_, set)| !set) {
            return serializer.serialize_str(&self.text);
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("text", &self.text)?;
        for (name, _) in flags.iter().filter(|(_, set)| *set) {
            map.serialize_entry(name, &true)?;
        }
        if let Some(link) = &self.link {
            map.serialize_entry("link", link)?;
        }
        map.end()
    }
}
