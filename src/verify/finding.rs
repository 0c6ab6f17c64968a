//! Defects as findings about the résumé or the PDF.

use super::defect::{Defect, DefectKind, Hidden, Subject};
use crate::diag::{Code, Diagnostic, Location};
use crate::extract::{Channel, ORDERS, ReadingOrder};
use crate::text;

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
/// Text cannot be seen.
const UNSEEN: Code = Code::new("P008", "invisible-text");
/// Ink was not examined.
const UNEXAMINED: Code = Code::new("P009", "unexamined-ink");
/// A glyph shows something else than it stands for.
const FALSE_GLYPH: Code = Code::new("P010", "false-glyph");
/// The metadata is not the document's.
const FALSE_METADATA: Code = Code::new("P011", "false-metadata");
/// A link is not the document's.
const FALSE_LINK: Code = Code::new("P012", "false-link");
/// Text outside the pages is not the document's.
const ADDED_BESIDE: Code = Code::new("P013", "added-beside-page");
/// The file says two things.
const AMBIGUOUS: Code = Code::new("P015", "twofold-file");
/// A file other than the PDF does not read back as the document.
const FALSE_FILE: Code = Code::new("P014", "false-file");

fn are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

pub(super) fn finding(defect: &Defect, orders: &[ReadingOrder]) -> Diagnostic {
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
        DefectKind::Unseen { why, characters } => (UNSEEN, unseen(*why, *characters)),
        DefectKind::Unexamined(ink) => {
            (UNEXAMINED, format!("{ink} could show anything, and cannot be read"))
        }
        DefectKind::LostPhoto => {
            (LOST, "the photo is not on the first page as it was given".to_owned())
        }
        DefectKind::FalseGlyph { text, glyphs } => {
            (FALSE_GLYPH, false_glyph(text, *glyphs))
        }
        DefectKind::FalseFile { format } => (FALSE_FILE, false_file(what, format)),
        DefectKind::Ambiguous(ambiguity) => (AMBIGUOUS, ambiguity.to_string()),
        DefectKind::Beside { channel, text } => beside(*channel, text),
    };
    let mut message = message;
    if !orders.is_empty() && orders.len() < ORDERS.len() {
        let names: Vec<&str> = orders.iter().map(|order| order.name()).collect();
        message = format!("{message} ({} order)", names.join(" and "));
    }
    let finding = Diagnostic::error(code, location, message);
    match defect.kind {
        DefectKind::Unexamined(_) => finding.hint(
            "remove it, or use `--allow-unexamined` if you have looked at the page yourself",
        ),
        _ => finding,
    }
}

fn unseen(why: Hidden, characters: usize) -> String {
    let (count, are) = (text::counted(characters, "character"), are(characters));
    let why = match why {
        Hidden::Invisible => "painted invisibly",
        Hidden::OffPage => "off the page",
        Hidden::Small => "smaller than 4 pt",
        Hidden::Distorted => "mirrored or squeezed",
        Hidden::Indistinct => "covered, or hardly different from the background",
        Hidden::Blotted => "lost among other ink",
    };
    format!("{count} {are} {why}")
}

fn false_glyph(read: &str, glyphs: usize) -> String {
    if read.trim().is_empty() {
        let glyphs = text::counted(glyphs, "glyph");
        return format!("{glyphs} without text, or of a space, draw something");
    }
    format!("a glyph that is read as `{}` shows something else", text::quote(read))
}

fn false_file(what: &Subject, format: &str) -> String {
    match what {
        Subject::Page => {
            format!("the {format} file reads on after the end of the résumé")
        }
        _ => format!("{what} is not what is read from the {format} file in its place"),
    }
}

fn beside(channel: Channel, text: &str) -> (Code, String) {
    let code = match channel {
        Channel::Title
        | Channel::Author
        | Channel::Subject
        | Channel::Keywords
        | Channel::Metadata => FALSE_METADATA,
        Channel::Link => FALSE_LINK,
        _ => ADDED_BESIDE,
    };
    (code, format!("`{text}` is in {}, but not in the résumé", channel.name()))
}
