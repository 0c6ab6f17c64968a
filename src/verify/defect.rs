//! What is wrong with a PDF: the kinds of differences between a document and what is read.

use std::fmt;

use crate::diag::JsonPointer;
use crate::geom::PageNumber;

/// One difference between what was read and the document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Defect {
    /// What is wrong.
    pub kind: DefectKind,
    /// The text it affects.
    pub subject: Subject,
    /// The page the text was read on; `None` if it was not read.
    pub page: Option<PageNumber>,
}

/// The text a defect affects.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A field of the résumé.
    Field(JsonPointer),
    /// A section's heading, as the document has it.
    Heading(String),
    /// Text on the page that does not come from the document.
    Page,
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(pointer) => write!(f, "`{pointer}`"),
            Self::Heading(title) => write!(f, "the heading `{title}`"),
            Self::Page => f.write_str("text on the page"),
        }
    }
}

/// The kinds of differences between a document and what is read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum DefectKind {
    /// Words of the text are missing.
    Lost {
        /// How many words are missing.
        words: usize,
        /// How many words the text has.
        of: usize,
    },
    /// The text was read whole, but in another place.
    Moved {
        /// What it should follow; `None` for the top of the document.
        expected_after: Option<Subject>,
        /// What it was read after; `None` for the top of the document.
        found_after: Option<Subject>,
    },
    /// Words of the text are split, merged, or interleaved with others.
    Split,
    /// The text was read more than once.
    Repeated,
    /// Text was read that the document does not contain.
    Added {
        /// How many words.
        words: usize,
    },
    /// A character that only a broken encoding leaves behind.
    Foreign {
        /// The character.
        character: char,
    },
    /// Text that depends on `/ActualText` or `/ReversedChars` to be read correctly.
    Replaced {
        /// How many marked-content sequences.
        sequences: usize,
    },
    /// Text that is off the page or drawn invisibly.
    Unseen {
        /// How many characters.
        characters: usize,
    },
}
