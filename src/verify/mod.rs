//! The proof: reads a PDF in four orders and compares each with the document it was made from.
//!
//! *Proved* means: in each reading order, the words read from the bytes are the words of the
//! document – all of them, in the document's order, and no others. Words are separated as
//! [`crate::text::words`] does it. Exactly two differences are allowed:
//!
//! - a heading may be in another case, since layouts set headings in capitals;
//! - a bullet's marker may be any of [`MARKERS`](crate::document::MARKERS).
//!
//! For a document that is mostly written from right to left, the boxes order is reported but not
//! required: see [`OrderOutcome::is_required`].
//!
//! Beyond words, the PDF must hold no character that only a broken encoding leaves behind
//! ([`crate::text::is_foreign`]), no text that is invisible or off the page, and, unless the
//! document has right-to-left script, nothing that depends on `/ActualText` or `/ReversedChars`
//! (ISO 32000-1 §14.9.4, §14.8.2.5.3), which many readers ignore.
//!
//! What the proof does not cover: how the page looks, and into which field a vendor's parser
//! puts each word.

mod compare;
mod expected;

use std::collections::BTreeMap;
use std::fmt;

use crate::diag::{Code, Diagnostic, Findings, JsonPointer, Location};
use crate::direction::is_right_to_left;
use crate::document::{Document, SectionKind};
use crate::error::{Error, Result};
use crate::extract::{Extraction, ORDERS, ReadingOrder};
use crate::geom::PageNumber;
use crate::text;

use expected::Expected;

/// A PDF compared with its document.
#[derive(Debug, Clone, PartialEq)]
pub struct Verification {
    /// How many pages the PDF has.
    pub pages: usize,
    /// One outcome per reading order, in the order of [`ORDERS`].
    pub orders: Vec<OrderOutcome>,
    /// Defects that do not depend on the order.
    pub defects: Vec<Defect>,
}

/// A PDF, read in one order, compared with its document.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderOutcome {
    /// The order.
    pub order: ReadingOrder,
    /// How many lines the document has.
    pub expected: usize,
    /// How many of them were read whole and in their place.
    pub found: usize,
    /// The differences; empty exactly if this order proves the document.
    pub defects: Vec<Defect>,
    /// Whether the proof requires this order. Every order is required, except that of boxes for
    /// a document mostly written from right to left: readers that group characters by distance
    /// assemble them from left to right, which breaks such lines on any page.
    pub is_required: bool,
}

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
    /// A section's heading.
    Heading(SectionKind),
    /// Text on the page that does not come from the document.
    Page,
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(pointer) => write!(f, "`{pointer}`"),
            Self::Heading(kind) => write!(f, "the heading `{}`", kind.heading()),
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

/// Reads `pdf` and compares it with `document`.
///
/// # Errors
/// If `pdf` cannot be read, see [`Extraction::read`]; or [`Error::MalformedPdf`] if the end of
/// the file is missing: readers repair that in different ways, so nothing could be proved about
/// them.
pub fn verify(document: &Document, pdf: &[u8]) -> Result<Verification> {
    let extraction = Extraction::read(pdf)?;
    if extraction.facts().cut_off {
        return Err(Error::MalformedPdf { reason: "it is cut off".to_owned() });
    }
    Ok(verify_extraction(document, &extraction))
}

/// Compares a PDF that was already read with `document`.
#[must_use]
pub fn verify_extraction(document: &Document, extraction: &Extraction) -> Verification {
    let lines = document.lines();
    let expected = Expected::of(&lines);
    let is_right_to_left = document.is_right_to_left();
    let orders = ORDERS
        .into_iter()
        .map(|order| {
            let found = compare::compare(&expected, order, &extraction.lines(order));
            let is_required = order != ReadingOrder::Boxes || !is_right_to_left;
            OrderOutcome { is_required, ..found }
        })
        .collect();
    let pages = extraction.pages().len();
    Verification { pages, orders, defects: defects_of_all(document, extraction) }
}

fn defects_of_all(document: &Document, extraction: &Extraction) -> Vec<Defect> {
    let mut defects = Vec::new();
    let replaced = extraction.actual_text() + extraction.reversed_chars();
    if replaced > 0 && !has_right_to_left(document) {
        let kind = DefectKind::Replaced { sequences: replaced };
        defects.push(Defect { kind, subject: Subject::Page, page: None });
    }
    let mut unseen: BTreeMap<PageNumber, usize> = BTreeMap::new();
    for glyph in extraction.glyphs() {
        if (!glyph.on_page || glyph.is_invisible()) && !glyph.unicode.is_whitespace() {
            *unseen.entry(glyph.page).or_default() += 1;
        }
    }
    defects.extend(unseen.into_iter().map(|(page, characters)| Defect {
        kind: DefectKind::Unseen { characters },
        subject: Subject::Page,
        page: Some(page),
    }));
    defects
}

/// Whether any character of the document is written from right to left.
fn has_right_to_left(document: &Document) -> bool {
    document
        .texts()
        .iter()
        .flat_map(|text| &text.runs)
        .flat_map(|run| run.text.chars())
        .any(is_right_to_left)
}

impl OrderOutcome {
    /// Whether this order reads as the document.
    #[must_use]
    pub fn is_faithful(&self) -> bool {
        self.defects.is_empty()
    }
}

/// Words are missing from the PDF.
const LOST: Code = Code::new("P001", "lost-text");
/// Text was read in another place.
const MOVED: Code = Code::new("P002", "moved-text");
/// Text was read split or merged.
const SPLIT: Code = Code::new("P003", "split-text");
/// Text was read more than once.
const REPEATED: Code = Code::new("P004", "repeated-text");
/// Text was read that the document does not contain.
const ADDED: Code = Code::new("P005", "added-text");
/// A character was read that only a broken encoding leaves behind.
const FOREIGN: Code = Code::new("P006", "unexpected-character");
/// Text depends on a replacement that many readers ignore.
const REPLACED: Code = Code::new("P007", "replaced-text");
/// Text is invisible or off the page.
const UNSEEN: Code = Code::new("P008", "invisible-text");

impl Verification {
    /// Whether the PDF is proved to read back as its document.
    #[must_use]
    pub fn is_faithful(&self) -> bool {
        self.defects.is_empty() && self.required().all(OrderOutcome::is_faithful)
    }

    /// The outcomes of the orders that the proof requires.
    pub fn required(&self) -> impl Iterator<Item = &OrderOutcome> {
        self.orders.iter().filter(|outcome| outcome.is_required)
    }

    /// Every defect once, with the orders it occurs in, as findings about the fields of the
    /// résumé.
    #[must_use]
    pub fn findings(&self) -> Findings {
        let mut found: Vec<(&Defect, Vec<ReadingOrder>)> = Vec::new();
        let in_orders = self.required().flat_map(|outcome| {
            outcome.defects.iter().map(|defect| (defect, Some(outcome.order)))
        });
        let in_all = self.defects.iter().map(|defect| (defect, None));
        for (defect, order) in in_orders.chain(in_all) {
            match found.iter_mut().find(|(known, _)| *known == defect) {
                Some((_, orders)) => orders.extend(order),
                None => found.push((defect, order.into_iter().collect())),
            }
        }
        found.into_iter().map(|(defect, orders)| finding(defect, &orders)).collect()
    }
}

fn are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

fn finding(defect: &Defect, orders: &[ReadingOrder]) -> Diagnostic {
    let location = match (&defect.subject, defect.page) {
        (Subject::Field(pointer), _) => Location::pointer(pointer.clone()),
        (_, Some(page)) => Location::Pdf { page, rect: None },
        (_, None) => Location::Nowhere,
    };
    let what = &defect.subject;
    let place = |after: &Option<Subject>| match after {
        Some(subject) => format!("after {subject}"),
        None => "at the top".to_owned(),
    };
    let (code, message) = match &defect.kind {
        DefectKind::Lost { words, of } if words == of => {
            (LOST, format!("{what} is missing from the text of the PDF"))
        }
        DefectKind::Lost { words, of } => (
            LOST,
            format!(
                "{words} of {of} words of {what} are missing from the text of the PDF"
            ),
        ),
        DefectKind::Moved { expected_after, found_after } => (
            MOVED,
            format!(
                "{what} is out of order: read {}, expected {}",
                place(found_after),
                place(expected_after)
            ),
        ),
        DefectKind::Split => {
            (SPLIT, format!("{what} is split or merged with nearby text"))
        }
        DefectKind::Repeated => (REPEATED, format!("{what} is read more than once")),
        DefectKind::Added { words } => {
            let (words, are) = (text::counted(*words, "word"), are(*words));
            (ADDED, format!("{words} {are} read that the résumé does not contain"))
        }
        DefectKind::Foreign { character } => (
            FOREIGN,
            format!(
                "U+{:04X} is read, a sign of a broken font encoding",
                u32::from(*character)
            ),
        ),
        DefectKind::Replaced { sequences } => {
            let pieces = text::counted(*sequences, "piece");
            let depend = if *sequences == 1 { "depends" } else { "depend" };
            let message = format!(
                "{pieces} of text {depend} on `/ActualText`, which many readers ignore"
            );
            (REPLACED, message)
        }
        DefectKind::Unseen { characters } => {
            let (count, are) =
                (text::counted(*characters, "character"), are(*characters));
            (UNSEEN, format!("{count} {are} invisible or off the page"))
        }
    };
    let mut message = message;
    if !orders.is_empty() && orders.len() < ORDERS.len() {
        let names: Vec<&str> = orders.iter().map(|order| order.name()).collect();
        message = format!("{message} ({} order)", names.join(" and "));
    }
    Diagnostic::error(code, location, message)
}
