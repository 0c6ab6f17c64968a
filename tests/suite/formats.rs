//! The formats made from the document alone: each file has the words of the plain text in the same
//! order, as a reader finds them that is not the one of the proof; and the proof notices if not.

mod json;
mod ooxml;
pub(in crate::suite) mod read;

use vitae::document::{Document, Line, LineKind, TextOptions};
use vitae::export::{ExportOptions, FORMATS, Format};
use vitae::layout::LayoutOptions;
use vitae::options::Settings;
use vitae::verify::{DefectKind, Subject, verify_text};
use vitae::{Layout, text};

use crate::support::cases;
use crate::support::rendering::{document, read, resume, source};

/// The formats that have a text of their own.
fn formats() -> impl Iterator<Item = Format> {
    FORMATS.iter().copied().filter(|format| !format.needs_pages())
}

fn looks() -> LayoutOptions {
    Layout::default().options(Settings::default())
}

#[track_caller]
fn written(document: &Document, format: Format) -> Vec<u8> {
    let file = format.from_words(document, &looks(), &ExportOptions::default());
    file.expect("it needs no pages")
}

/// Every résumé that has no errors.
fn documents() -> impl Iterator<Item = (String, Document)> {
    cases::resumes().into_iter().filter_map(|case| {
        let resume = read(&source(&case.path));
        assert!(resume.is_ok() || !case.ours, "{} has errors", case.name);
        Some((case.name, document(&resume.ok()?)))
    })
}

/// The words of the document, without the markers of bullets.
fn words_of(document: &Document) -> Vec<String> {
    let lines = document.lines();
    let texts = lines.iter().map(Line::text);
    texts.flat_map(|text| words(&text)).collect()
}

fn words(text: &str) -> Vec<String> {
    text::words(text).map(str::to_owned).collect()
}

#[test]
fn every_format_has_the_words_of_every_resume_in_their_order() {
    for (name, document) in documents() {
        let expected = words_of(&document);
        // Text is the measure, and JSON is data: it has no order of its own to read.
        for format in formats().filter(|format| !["txt", "json"].contains(&format.name)) {
            let read = words(&read::text(format.name, &written(&document, format)));
            let at = expected.iter().zip(&read).take_while(|(a, b)| a == b).count();
            let near = |words: &[String]| words[at.saturating_sub(3)..].join(" ");
            assert!(
                read == expected,
                "{name} as {}: …{:.80} instead of …{:.80}",
                format.name,
                near(&read),
                near(&expected),
            );
        }
    }
}

/// So that the words above are those of the plain text.
#[test]
fn the_plain_text_has_the_words_of_every_resume_in_their_order() {
    for (name, document) in documents() {
        let mut plain = document.text(TextOptions::default());
        for marker in ["\n• ", "\n  – "] {
            plain = plain.replace(marker, "\n");
        }
        let caseless = |words: Vec<String>| -> Vec<String> {
            words.iter().map(|word| text::caseless(word)).collect()
        };
        assert_eq!(caseless(words(&plain)), caseless(words_of(&document)), "{name}");
    }
}

#[test]
fn the_proof_accepts_every_file() {
    for (name, document) in documents() {
        for format in formats() {
            let options = ExportOptions::default();
            let file = written(&document, format);
            let read = format.read_back(&file, &options).expect("it is not in ASCII");
            let defect = verify_text(&document, format.name, &read);
            assert_eq!(defect, None, "{name} as {}", format.name);
        }
    }
}

/// The control: words that are lost, added, changed or swapped are found where they stand.
#[test]
fn the_proof_notices_every_change_of_a_file() {
    let document = document(&resume("example"));
    let options = ExportOptions::default();
    for format in formats() {
        let file = written(&document, format);
        let read = format.read_back(&file, &options).expect("it is not in ASCII");
        let find = |text: &str| verify_text(&document, format.name, text);
        let words: Vec<&str> = read.split_whitespace().collect();
        for at in 0..words.len() {
            let without = [&words[..at], &words[at + 1..]].concat().join(" ");
            assert!(find(&without).is_some(), "{}: {at}", format.name);
        }
        let defect = find(&format!("{read} more")).expect("a word was added");
        assert_eq!(defect.subject, Subject::Page);
        assert_eq!(defect.kind, DefectKind::FalseFile { format: format.name });
        assert!(find("").is_some());
        let lines = document.lines();
        let name = lines.iter().find(|line| line.kind == LineKind::Name).expect("a name");
        let changed = read.replacen(&name.text(), "Somebody Else", 1);
        let subject = find(&changed).expect("the name is another").subject;
        assert_eq!(subject.to_string(), "`/basics/name`");
    }
}

#[test]
fn a_damaged_file_is_read_as_something_else() {
    let document = document(&resume("example"));
    let options = ExportOptions::default();
    for format in formats() {
        let file = written(&document, format);
        let whole = format.read_back(&file, &options);
        for cut in [0, file.len() / 2, file.len().saturating_sub(file.len() / 8)] {
            let read = format.read_back(&file[..cut], &options);
            assert_ne!(read, whole, "{} cut after {cut} bytes", format.name);
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for (_, document) in documents() {
        for format in formats() {
            assert!(written(&document, format) == written(&document, format));
        }
    }
}
