//! The words of a backend engineer, most of which look like some markup: each survives in every
//! order of every PDF and in the plain text, as often as it was written.

use serde_json::Value;
use vitae::Layout;
use vitae::document::TextOptions;
use vitae::export::{ExportOptions, FORMATS, Format};
use vitae::extract::{Extraction, ORDERS};
use vitae::options::Settings;

use crate::support::cases;
use crate::support::rendering::{document, must_render, resume};

/// Each stands in several fields of `backend-words.json`; a test holds it to that.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "C++", "C#", ".NET", "a_b_c", "*args", "**kwargs", "5 * 3 * 2", "snake_case_name", "__init__", "<T>", "Vec<T>", "#[derive]", "$HOME", "@decorator", "https://x.example/y_z_(w)", "CI/CD", "HL7/FHIR", "p99", "I/O", "TCP/IP", "x86_64", "F#", "node.js", "~/.bashrc", "&str", "a->b", "k8s", "100%", "O(n^2)", "i18n", "[u8]", "!important", "s3://bucket/key", "--release", "\\d+", "it's", "R&D", "e.g.", "UTF-8",
];

/// Fields whose text is not printed as it is: a scheme is left out, a date is written out.
const NOT_VERBATIM: [&str; 5] = ["url", "date", "startDate", "endDate", "releaseDate"];

#[test]
fn every_word_survives_in_every_order_of_every_pdf() {
    let resume = resume("backend-words");
    for layout in Layout::all() {
        let rendered = must_render(&resume, &layout);
        let read = Extraction::read(&rendered.pdf).expect("our own PDF");
        for order in ORDERS {
            let lines = read.lines(order);
            let text: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
            let place = format!("{} order of {}", order.name(), layout.name());
            assert_all_there(&text.join(" "), &place);
        }
    }
}

#[test]
fn every_word_survives_in_plain_text() {
    let document = document(&resume("backend-words"));
    assert_all_there(&document.text(TextOptions::default()), "plain text");
    for width in [40, 72, 100] {
        let text = document.text(TextOptions::default().width(width));
        assert_all_there(&text, &format!("plain text of {width} columns"));
    }
    let ascii = document.text(TextOptions::default().ascii(true));
    assert!(ascii.is_ascii());
    assert_all_there(&ascii, "plain text in ASCII");
}

#[test]
fn every_format_holds_every_word() {
    // PDF is read back above, pictures are looked at; all else is text.
    let formats: Vec<Format> =
        FORMATS.iter().copied().filter(|format| !format.needs_pages()).collect();
    let (document, options) =
        (document(&resume("backend-words")), ExportOptions::default());
    let looks = Layout::default().options(Settings::default());
    for format in formats {
        let file =
            format.from_words(&document, &looks, &options).expect("it needs no pages");
        let text = format.read_back(&file, &options).expect("it is not in ASCII");
        assert_all_there(&text, format.name);
    }
}

#[test]
fn every_word_stands_in_several_fields() {
    let written = written();
    for word in WORDS {
        let fields = written.iter().filter(|text| text.contains(word)).count();
        assert!(fields >= 3, "{word} stands in {fields} fields only");
    }
}

/// Each word stands in `text` as often as it was written; line ends are spaces.
#[track_caller]
fn assert_all_there(text: &str, place: &str) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let written = written();
    let lost: Vec<String> = WORDS
        .iter()
        .filter_map(|word| {
            let wanted: usize =
                written.iter().map(|text| text.matches(word).count()).sum();
            let found = text.matches(word).count();
            // Our own words may contain one: `Fields` has none, an address may.
            (found < wanted).then(|| format!("{word}: {found} of {wanted}"))
        })
        .collect();
    assert!(lost.is_empty(), "in {place}: {}\n\n{text}", lost.join("; "));
}

/// Every text of the fixture that is printed as it is.
fn written() -> Vec<String> {
    let fixture = cases::read("tests/fixtures/resumes/backend-words.json");
    let mut texts = Vec::new();
    collect(&serde_json::from_str(&fixture).expect("JSON"), "", &mut texts);
    texts
}

fn collect(value: &Value, key: &str, texts: &mut Vec<String>) {
    match value {
        Value::String(text) if !NOT_VERBATIM.contains(&key) => texts.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, key, texts)),
        Value::Object(map) => {
            map.iter().for_each(|(key, item)| collect(item, key, texts));
        }
        _ => {}
    }
}
