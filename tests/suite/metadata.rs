//! Metadata of every PDF: title, author, language and tags; and no text that only some readers
//! see.

use hayro_syntax::Pdf;
use vitae::diag::Location;
use vitae::document::SectionKind;
use vitae::extract::Extraction;
use vitae::{Document, Layout};

use crate::support::cases;
use crate::support::rendering::{must_render, read, rendered, resume, source};
use crate::support::{assert_none, parallel};

#[test]
fn every_pdf_has_its_metadata_and_no_hidden_text() {
    let cases = cases::resumes();
    let failures = parallel::map(&cases, |case| {
        let Ok(resume) = read(&source(&case.path)) else { return Vec::new() };
        let mut failures = Vec::new();
        for layout in Layout::all() {
            // The matrix judges what no font covers.
            let Ok(rendered) = rendered(&resume, &layout) else { continue };
            let wrong = wrong_with(&rendered.pdf, &rendered.document);
            failures.extend(
                wrong
                    .iter()
                    .map(|what| format!("{} in {}: {what}", case.name, layout.name())),
            );
        }
        failures
    });
    let failures: Vec<String> = failures.into_iter().flatten().collect();
    assert_none("PDFs with wrong metadata or hidden text", &failures);
}

fn wrong_with(pdf: &[u8], document: &Document) -> Vec<String> {
    let read = Extraction::read(pdf).expect("our own PDF");
    let info = &document.info;
    let lang = match &info.region {
        Some(region) => format!("{}-{region}", info.lang),
        None => info.lang.clone(),
    };
    let author = author(pdf).unwrap_or_default();
    let checks = [
        (read.actual_text() == 0, "text is replaced by /ActualText".to_owned()),
        (read.reversed_chars() == 0, "text is reversed by /ReversedChars".to_owned()),
        (read.has_structure(), "it is not tagged".to_owned()),
        (read.title() == Some(&*info.title), format!("its title is {:?}", read.title())),
        (read.lang() == Some(&*lang), format!("its language is {:?}", read.lang())),
        (
            author == info.author.clone().unwrap_or_default(),
            format!("its author is {author:?}"),
        ),
    ];
    checks.into_iter().filter_map(|(right, what)| (!right).then_some(what)).collect()
}

/// The author in the document information dictionary (ISO 32000-1 §14.3.3).
fn author(pdf: &[u8]) -> Option<String> {
    let pdf = Pdf::new(pdf.to_vec()).ok()?;
    let bytes = pdf.metadata().author.as_deref()?;
    // Typst writes text strings as UTF-16BE with a byte order mark, or as ASCII.
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units =
                rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).collect::<Result<String, _>>().ok()
        }
        bytes => String::from_utf8(bytes.to_vec()).ok(),
    }
}

#[test]
fn headings_are_read_in_the_order_of_the_document() {
    let resume = resume("full");
    let titles: Vec<String> =
        SectionKind::all().map(|kind| kind.heading().to_lowercase()).collect();
    for layout in Layout::all() {
        let rendered = must_render(&resume, &layout);
        let read = Extraction::read(&rendered.pdf).expect("our own PDF");
        for order in vitae::extract::ORDERS {
            let lines = read.lines(order);
            let headings = lines.iter().map(|line| line.text.to_lowercase());
            let headings: Vec<String> =
                headings.filter(|text| titles.contains(text)).collect();
            assert_eq!(headings, titles, "{} order of {}", order.name(), layout.name());
        }
    }
}

#[test]
fn every_page_is_a_common_paper_size() {
    for layout in Layout::all() {
        for (name, size) in
            [("example", (595.28, 841.89)), ("short-bullets", (612.0, 792.0))]
        {
            let rendered = must_render(&resume(name), &layout);
            let read = Extraction::read(&rendered.pdf).expect("our own PDF");
            assert_eq!(read.pages().len(), rendered.pages);
            for page in read.pages() {
                let off = (page.width - size.0).abs() + (page.height - size.1).abs();
                assert!(off < 0.1, "{name} in {}: {page:?}", layout.name());
            }
        }
    }
}

#[test]
fn no_bundled_layout_has_warnings() {
    // Everyone who uses the layout would see the warning.
    for layout in Layout::all() {
        let rendering = vitae::render(
            crate::support::rendering::document(&resume("full")),
            crate::support::rendering::typesetter(),
            &layout,
            &vitae::render::RenderOptions::default(),
        );
        let of_typst =
            |found: &&vitae::Diagnostic| matches!(found.location, Location::Typst { .. });
        assert_eq!(rendering.warnings.iter().find(of_typst), None);
    }
}
