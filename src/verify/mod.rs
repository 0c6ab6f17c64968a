//! Proves that a PDF reads back as its document: a [`Document`] and a PDF's bytes come in, a
//! [`Verification`] goes out.
//!
//! *Proved* means: in each of the four reading orders, the words read from the bytes are the
//! document's words, all of them, in the document's order, and no other word among them. Words
//! are compared as [`crate::text::words`] parts them; two liberties are taken, and no more:
//!
//! - a heading may be in another case, since layouts set headings in capitals;
//! - a bullet's marker may be any of [`MARKERS`](crate::document::MARKERS).
//!
//! Of a document that is mostly written from right to left, the boxes are told but not asked
//! for: see [`OrderOutcome::is_asked`].
//!
//! Beyond words: no character that only damage leaves behind ([`crate::text::is_foreign`]), no
//! text outside the page or invisible, and in a document without right-to-left script nothing
//! that needs `/ActualText` or `/ReversedChars` to be understood (ISO 32000-1 §14.9.4,
//! §14.8.2.5.3), which many readers ignore.

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

use expected::Expected;

/// What came of comparing a PDF with its document.
#[derive(Debug, Clone, PartialEq)]
pub struct Verification {
    /// How many pages the PDF has.
    pub pages: usize,
    /// What each reading order gave, in the order of [`ORDERS`].
    pub orders: Vec<OrderOutcome>,
    /// What is wrong whatever the order.
    pub defects: Vec<Defect>,
}

/// What one reading order gave.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderOutcome {
    /// The order.
    pub order: ReadingOrder,
    /// How many lines the document has.
    pub expected: usize,
    /// How many of them were read whole and in place.
    pub found: usize,
    /// What went wrong; empty exactly if the order proves the document.
    pub defects: Vec<Defect>,
    /// Whether the proof asks for this order: all of them, but of a document that is mostly
    /// written from right to left not the boxes. Readers by nearness put characters together
    /// from left to right, so they tear such lines whatever the page.
    pub is_asked: bool,
}

/// One way in which what was read is not the document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Defect {
    /// What went wrong.
    pub kind: DefectKind,
    /// What it happened to.
    pub subject: Subject,
    /// Where it was read, where it was.
    pub page: Option<PageNumber>,
}

/// What a defect happened to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A field of the résumé.
    Field(JsonPointer),
    /// A section's heading.
    Heading(SectionKind),
    /// Text that is no part of the document.
    Page,
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(pointer) => write!(f, "`{pointer}`"),
            Self::Heading(kind) => write!(f, "the heading `{}`", kind.heading()),
            Self::Page => f.write_str("text of the page"),
        }
    }
}

/// What can go wrong between a document and what is read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum DefectKind {
    /// Words of it were not read at all.
    Lost {
        /// How many of its words.
        words: usize,
        /// Of how many.
        of: usize,
    },
    /// It was read whole, in another place.
    Moved {
        /// What it should follow; `None` for the top of the document.
        expected_after: Option<Subject>,
        /// What it was read after.
        found_after: Option<Subject>,
    },
    /// Its words were read with others among them, or parted or joined wrongly.
    Split,
    /// It was read again.
    Repeated,
    /// Text was read that the document does not have.
    Added {
        /// How many words.
        words: usize,
    },
    /// A character that only damage leaves behind.
    Foreign {
        /// The character.
        character: char,
    },
    /// Text that needs `/ActualText` or `/ReversedChars` to be understood.
    Replaced {
        /// How many marked sequences.
        sequences: usize,
    },
    /// Text that nobody sees: outside the page, or drawn invisibly.
    Unseen {
        /// How many characters.
        characters: usize,
    },
}

/// Compares what is read from `pdf` with `document`.
///
/// # Errors
/// When `pdf` cannot be read at all, see [`Extraction::read`], or when its end is missing:
/// readers mend that each in its own way, so nothing could be said of them.
pub fn verify(document: &Document, pdf: &[u8]) -> Result<Verification> {
    let extraction = Extraction::read(pdf)?;
    if extraction.facts().cut_off {
        return Err(Error::MalformedPdf { reason: "it is cut off".to_owned() });
    }
    Ok(verify_extraction(document, &extraction))
}

/// Compares what was read already with `document`.
#[must_use]
pub fn verify_extraction(document: &Document, extraction: &Extraction) -> Verification {
    let lines = document.lines();
    let expected = Expected::of(&lines);
    let is_right_to_left = document.is_right_to_left();
    let orders = ORDERS
        .into_iter()
        .map(|order| {
            let found = compare::compare(&expected, order, &extraction.lines(order));
            let is_asked = order != ReadingOrder::Boxes || !is_right_to_left;
            OrderOutcome { is_asked, ..found }
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
    /// Whether this order proves the document.
    #[must_use]
    pub fn is_faithful(&self) -> bool {
        self.defects.is_empty()
    }
}

/// A field was not read back.
const LOST: Code = Code::new("P001", "lost-text");
/// A field was read in another place.
const MOVED: Code = Code::new("P002", "moved-text");
/// A field was read torn.
const SPLIT: Code = Code::new("P003", "split-text");
/// A field was read more than once.
const REPEATED: Code = Code::new("P004", "repeated-text");
/// Text was read that the document does not have.
const ADDED: Code = Code::new("P005", "added-text");
/// A character was read that only damage leaves behind.
const FOREIGN: Code = Code::new("P006", "unexpected-character");
/// Text needs a replacement text that many readers ignore.
const REPLACED: Code = Code::new("P007", "replaced-text");
/// Text that nobody sees.
const UNSEEN: Code = Code::new("P008", "invisible-text");

impl Verification {
    /// Whether the PDF is proved to be its document.
    #[must_use]
    pub fn is_faithful(&self) -> bool {
        self.defects.is_empty() && self.asked().all(OrderOutcome::is_faithful)
    }

    /// What came of the orders that the proof asks for.
    pub fn asked(&self) -> impl Iterator<Item = &OrderOutcome> {
        self.orders.iter().filter(|outcome| outcome.is_asked)
    }

    /// Every defect once, with the orders it showed in, as findings about the résumé's fields.
    #[must_use]
    pub fn findings(&self) -> Findings {
        let mut found: Vec<(&Defect, Vec<ReadingOrder>)> = Vec::new();
        let in_orders = self.asked().flat_map(|outcome| {
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
            (LOST, format!("{what} is not in the text of the PDF"))
        }
        DefectKind::Lost { words, of } => (
            LOST,
            format!("{words} of {of} words of {what} are not in the text of the PDF"),
        ),
        DefectKind::Moved { expected_after, found_after } => (
            MOVED,
            format!(
                "{what} is read {}, not {}",
                place(found_after),
                place(expected_after)
            ),
        ),
        DefectKind::Split => (SPLIT, format!("{what} is read torn or wrongly joined")),
        DefectKind::Repeated => (REPEATED, format!("{what} is read more than once")),
        DefectKind::Added { words } => {
            let words = match words {
                1 => "a word is".to_owned(),
                words => format!("{words} words are"),
            };
            (ADDED, format!("{words} read that the résumé does not have"))
        }
        DefectKind::Foreign { character } => (
            FOREIGN,
            format!("U+{:04X} is read, which no résumé holds", u32::from(*character)),
        ),
        DefectKind::Replaced { sequences } => (
            REPLACED,
            format!(
                "{sequences} pieces of text are right only for readers of `/ActualText`"
            ),
        ),
        DefectKind::Unseen { characters } => {
            (UNSEEN, format!("{characters} characters stand where nobody sees them"))
        }
    };
    let mut message = message;
    if !orders.is_empty() && orders.len() < ORDERS.len() {
        let names: Vec<&str> = orders.iter().map(|order| order.name()).collect();
        message = format!("{message} (in {} order)", names.join(", "));
    }
    Diagnostic::error(code, location, message)
}
