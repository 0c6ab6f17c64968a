//! Negative controls on bytes: PDFs that are not the document's, or no longer.

use serde_json::Value;
use vitae::document::SectionKind;
use vitae::extract::{Extraction, ORDERS};
use vitae::render::Rendered;
use vitae::verify::{DefectKind, Subject};
use vitae::{Document, Error, Layout, verify};

use crate::support::cases;
use crate::support::rendering::{defects, document, must_render, read, resume};
use crate::support::{assert_none, parallel};

#[test]
fn another_persons_pdf_is_rejected_in_every_order() {
    let other = must_render(&resume("full"), &layout());
    let verification = verify(&document(&resume("example")), &other.pdf)
        .expect("it is a PDF, if the wrong one");
    for outcome in &verification.orders {
        let name = Subject::Field(pointer("/basics/name"));
        let lost = |d: &vitae::verify::Defect| {
            d.subject == name && matches!(d.kind, DefectKind::Lost { .. })
        };
        assert!(outcome.defects.iter().any(lost), "{}", defects(&verification));
        assert!(outcome.found < outcome.expected);
    }
}

#[test]
fn an_empty_document_is_not_proved_by_a_full_page() {
    let rendered = example();
    let nobody = document(&read(&source("{}")).expect("an empty résumé is one"));
    let verification = verify(&nobody, &rendered.pdf).expect("it is a PDF");
    assert!(verification.orders.iter().all(|outcome| {
        outcome.defects.iter().any(|d| matches!(d.kind, DefectKind::Added { .. }))
    }));
}

#[test]
fn sections_in_another_order_are_reported_as_moved() {
    let rendered = example();
    let mut other = rendered.document.clone();
    other.sections.reverse();
    let verification = verify(&other, &rendered.pdf).expect("it is a PDF");
    for outcome in &verification.orders {
        assert!(!outcome.is_faithful());
        assert!(
            outcome
                .defects
                .iter()
                .all(|d| matches!(d.kind, DefectKind::Moved { .. } | DefectKind::Split))
        );
    }
}

#[test]
fn a_truncated_pdf_is_an_error_wherever_it_is_cut() {
    let rendered = example();
    let length = rendered.pdf.len();
    for kept in [0, 1, 9, length / 4, length / 2, length - 1024, length - 64, length - 8]
    {
        let outcome = verify(&rendered.document, &rendered.pdf[..kept]);
        assert!(
            matches!(outcome, Err(Error::MalformedPdf { .. })),
            "{kept} of {length} bytes: {outcome:?}"
        );
    }
}

#[test]
fn a_pdf_with_damaged_bytes_is_never_taken_for_the_document_unless_it_reads_the_same() {
    let rendered = example();
    let length = rendered.pdf.len();
    // 97 places, spread over the file; each eight bytes long.
    let places: Vec<usize> = (0..97).map(|n| n * (length - 8) / 97).collect();
    let whole = words_in_every_order(&rendered.pdf).expect("it is sound");
    let outcomes = parallel::map(&places, |&at| {
        let mut pdf = rendered.pdf.clone();
        pdf[at..at + 8].fill(b'!');
        let proved = verify(&rendered.document, &pdf)
            .is_ok_and(|verification| verification.is_faithful());
        let same = words_in_every_order(&pdf).is_ok_and(|words| words == whole);
        let failure = (proved && !same)
            .then(|| format!("at {at}: proved, though it reads otherwise"));
        (proved, failure)
    });
    let failures: Vec<String> =
        outcomes.iter().filter_map(|(_, failure)| failure.clone()).collect();
    assert_none("damaged PDFs that were proved", &failures);
    // Fonts' outlines and metadata are not text, so many survive; the text's streams do not.
    let proved = outcomes.iter().filter(|(proved, _)| *proved).count();
    let rejected = outcomes.len() - proved;
    assert!(proved > 5, "only {proved} of {} were compared", outcomes.len());
    assert!(rejected > 5, "only {rejected} of {} were rejected", outcomes.len());
}

/// The words of a PDF in each order, read without any help of the proof.
fn words_in_every_order(pdf: &[u8]) -> Result<Vec<Vec<String>>, Error> {
    let extraction = Extraction::read(pdf)?;
    let words = |order| {
        let lines = extraction.lines(order).into_iter();
        lines.flat_map(|line| words(&line.text)).collect()
    };
    Ok(ORDERS.into_iter().map(words).collect())
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// One character of one field at a time: the PDF of the altered résumé is not the résumé's, and
/// the proof names that field.
#[test]
fn a_pdf_with_any_one_field_altered_is_rejected_with_the_fields_name() {
    for name in ["example", "full", "backend-words"] {
        let path = format!("tests/fixtures/resumes/{name}.json");
        let original: Value = serde_json::from_str(&cases::read(&path)).expect("JSON");
        let document = document(&resume(name));
        let fields: Vec<String> = fields(&document);
        assert!(fields.len() > 25, "only {} fields in {name}", fields.len());
        let failures = parallel::map(&fields, |field| {
            rejected_with_its_name(&original, &document, field).err()
        });
        let failures: Vec<String> = failures.into_iter().flatten().collect();
        assert_none(&format!("alterations of {name} that went unnoticed"), &failures);
    }
}

fn rejected_with_its_name(
    original: &Value,
    document: &Document,
    field: &str,
) -> Result<(), String> {
    let mut altered = original.clone();
    let text = altered
        .pointer_mut(field)
        .and_then(first_text)
        .ok_or_else(|| format!("{field}: it has no text to alter"))?;
    let changed = altered_text(field, text)
        .ok_or_else(|| format!("{field}: it has no letter or digit to alter"))?;
    *text = changed;
    let altered = read(&source(&altered.to_string()))
        .map_err(|_| format!("{field}: altered, the résumé is no longer valid"))?;
    let rendered = must_render(&altered, &layout());
    let verification = verify(document, &rendered.pdf).map_err(|e| e.to_string())?;
    let subject = Subject::Field(pointer(field));
    let named_everywhere = verification
        .orders
        .iter()
        .all(|outcome| outcome.defects.iter().any(|defect| defect.subject == subject));
    if named_everywhere {
        Ok(())
    } else {
        Err(format!("{field}:\n{}", defects(&verification)))
    }
}

/// The text of a field; of a place or a list, which are printed as one, the first text in it.
fn first_text(value: &mut Value) -> Option<&mut String> {
    match value {
        Value::String(text) => Some(text),
        Value::Array(values) => values.iter_mut().find_map(first_text),
        Value::Object(values) => values.values_mut().find_map(first_text),
        _ => None,
    }
}

/// The text with its last letter or digit changed, a date with its year; `None` if it has
/// neither.
fn altered_text(field: &str, text: &str) -> Option<String> {
    let is_date = field.ends_with("ate");
    let upto = if is_date { "2020".len() } else { text.len() };
    let mut letters = text[..upto].char_indices().rev();
    let (at, old) = letters.find(|(_, c)| c.is_ascii_alphanumeric())?;
    let new = match old {
        '1' => "2",
        '0'..='9' => "1",
        'q' => "w",
        _ => "q",
    };
    Some(format!("{}{new}{}", &text[..at], &text[at + 1..]))
}

/// Every field that is printed.
fn fields(document: &Document) -> Vec<String> {
    let lines = document.lines();
    let pieces = lines.iter().flat_map(|line| &line.pieces);
    let mut fields: Vec<String> =
        pieces.filter_map(|piece| piece.origin.map(ToString::to_string)).collect();
    fields.sort();
    fields.dedup();
    fields
}

fn example() -> Rendered {
    must_render(&resume("example"), &layout())
}

fn layout() -> Layout {
    Layout::all().next().expect("there is a layout")
}

fn pointer(text: &str) -> vitae::diag::JsonPointer {
    vitae::diag::JsonPointer::from_string(text.to_owned())
}

fn source(text: &str) -> vitae::Source {
    vitae::Source::new("altered.json", text).expect("it is UTF-8")
}

/// The options the fixtures are resolved with leave nothing out.
#[test]
fn nothing_is_left_out_unless_asked() {
    let all = document(&resume("full"));
    let kinds: Vec<_> = all.sections.iter().map(|section| section.kind).collect();
    assert!(SectionKind::all().eq(kinds));
}
