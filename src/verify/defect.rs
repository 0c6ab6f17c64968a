//! What can be wrong with a PDF that should read back as a document.

use std::fmt;

use serde::Serialize;

use crate::diag::JsonPointer;
use crate::extract::{Ambiguity, Channel};
use crate::geom::PageNumber;
use crate::text::counted;

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
    /// Text that cannot be seen on the page.
    Unseen {
        /// Why.
        why: Hidden,
        /// How many characters.
        characters: usize,
    },
    /// Ink that is neither text that is read nor plain decoration, and was not examined.
    Unexamined(Unexamined),
    /// The photo is not on the first page as it was given.
    LostPhoto,
    /// A glyph that does not show the character it stands for.
    FalseGlyph {
        /// What it stands for; blank for ink that stands for nothing.
        text: String,
        /// How many of them.
        glyphs: usize,
    },
    /// The text of a file other than the PDF that is not read back as the document's.
    FalseFile {
        /// The name of its format.
        format: &'static str,
    },
    /// The file says two things, of which readers take either.
    Ambiguous(Ambiguity),
    /// Text outside the pages that is not the document's.
    Beside {
        /// Where it stands.
        channel: Channel,
        /// The text, shortened.
        text: String,
    },
}

/// Why text cannot be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hidden {
    /// It is painted invisibly, transparent or clipped.
    Invisible,
    /// It is off the page.
    OffPage,
    /// It is smaller than 4 pt.
    Small,
    /// It is mirrored or squeezed.
    Distorted,
    /// It hardly differs from its background, or it is covered.
    Indistinct,
    /// Other ink fills the space around its shape.
    Blotted,
}

/// Ink that was not examined: what a PDF shows beside text and plain decoration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub struct Unexamined {
    /// Pictures made of pixels.
    pub pictures: usize,
    /// Segments of shapes other than rules, bars and boxes; and bars that could be taken for
    /// parts of letters.
    pub curves: usize,
    /// Shapes painted with patterns or through masks.
    pub patterns: usize,
    /// What annotations and form fields paint.
    pub annotations: usize,
}

impl Unexamined {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl fmt::Display for Unexamined {
    /// As in `1 picture and 214 curves`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [
            (self.pictures, "picture"),
            (self.curves, "curve"),
            (self.patterns, "pattern"),
            (self.annotations, "mark of an annotation"),
        ];
        let counted: Vec<String> = counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|&(count, noun)| match noun.split_once(' ') {
                Some((noun, of)) => format!("{} {of}", counted(count, noun)),
                None => counted(count, noun),
            })
            .collect();
        match counted.split_last() {
            None => f.write_str("nothing"),
            Some((last, [])) => f.write_str(last),
            Some((last, others)) => write!(f, "{} and {last}", others.join(", ")),
        }
    }
}
