//! Broken and malicious files end in errors, and quickly.

use super::{content, tagged, text};
use crate::error::Error;
use crate::extract::fixture::{Objects, OnePage};
use crate::extract::{Extraction, ORDERS, ReadingOrder};

#[test]
fn a_tree_that_contains_itself_is_read_once() {
    let extraction = tagged(
        "/P <</MCID 0>> BDC BT /F 10 Tf 20 70 Td (once) Tj ET EMC",
        "[8 0 R 8 0 R 7 0 R 0]",
        &["<</S/P/K[0 7 0 R 8 0 R]/Pg 3 0 R>>"],
    );
    assert_eq!(text(&extraction, ReadingOrder::LogicalStructure), "once");
}

#[test]
fn a_tree_that_is_too_deep_is_rejected() {
    let bodies: Vec<String> =
        (8..400).map(|id| format!("<</S/Div/K {} 0 R/Pg 3 0 R>>", id + 1)).collect();
    let mut objects = vec!["<</Type/StructTreeRoot/K 7 0 R>>", "<</S/Document/K 8 0 R>>"];
    objects.extend(bodies.iter().map(String::as_str));
    let file = OnePage {
        content: "BT /F 10 Tf (x) Tj ET",
        catalog: "/StructTreeRoot 6 0 R",
        more: &objects,
        ..OnePage::default()
    }
    .file();
    assert!(matches!(
        Extraction::read(&file),
        Err(Error::PdfTooLarge { what, .. }) if what == "levels of structure"
    ));
}

#[test]
fn forms_that_draw_each_other_do_not_run_for_ever() {
    let mut objects = Objects::default();
    let root = objects.add("<</Type/Catalog/Pages 2 0 R>>");
    objects.add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
    objects.add(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R\
         /Resources<</XObject<</X 5 0 R>>>>>>",
    );
    objects.add_stream("/X Do");
    for level in 0..20 {
        let draws = "/X Do ".repeat(10);
        objects.add(format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length {}\
             /Resources<</XObject<</X {} 0 R>>>>>>\nstream\n{draws}\nendstream",
            draws.len(),
            6 + level
        ));
    }
    assert!(matches!(
        Extraction::read(&objects.file(root, "")),
        Err(Error::PdfTooLarge { what, .. }) if what == "drawing operations"
    ));
}

#[test]
fn a_cut_off_file_is_read_as_far_as_it_goes_and_reported() {
    let whole = OnePage { content: "BT /F 10 Tf (x) Tj ET", ..OnePage::default() }.file();
    let mut read = 0;
    for length in 0..whole.len() - 6 {
        match Extraction::read(&whole[..length]) {
            Err(Error::MalformedPdf { .. }) => assert_eq!(read, 0, "cut at {length}"),
            Err(error) => panic!("cut at {length}: {error}"),
            Ok(extraction) => {
                assert!(extraction.facts().cut_off, "cut at {length}");
                read += usize::from(!extraction.glyphs().is_empty());
            }
        }
    }
    assert!(read > 150, "{read}");
}

#[test]
fn bytes_that_are_not_a_pdf_are_an_error() {
    for garbage in [&b"%PDF-1.7\n%%EOF"[..], b"", b"PK\x03\x04", &[0xFF; 5000]] {
        assert!(matches!(Extraction::read(garbage), Err(Error::MalformedPdf { .. })));
    }
}

#[test]
fn damaged_bytes_never_panic() {
    let whole = tagged_file();
    for place in 0..whole.len() {
        for byte in [0, b'9', b'<', 0xFF] {
            let mut damaged = whole.clone();
            damaged[place] = byte;
            if let Ok(extraction) = Extraction::read(&damaged) {
                for order in ORDERS {
                    drop(extraction.lines(order));
                }
            }
        }
    }
}

fn tagged_file() -> Vec<u8> {
    OnePage {
        content: "/P <</MCID 0>> BDC BT /F 10 Tf 20 70 Td (x) Tj ET EMC",
        catalog: "/StructTreeRoot 6 0 R",
        more: &["<</K 7 0 R>>", "<</S/P/K[0]/Pg 3 0 R>>"],
        ..OnePage::default()
    }
    .file()
}

#[test]
fn numbers_out_of_bounds_do_no_harm() {
    let extraction = content(
        "BT /F 1e38 Tf 1e38 1e38 -1e38 1e38 1e38 0 Tm (ab) Tj 0 0 0 0 0 0 Tm (cd) Tj ET",
    );
    for order in ORDERS {
        drop(extraction.lines(order));
    }
    assert!(extraction.glyphs().iter().all(|glyph| glyph.rect().width().is_finite()));
}

#[test]
fn a_missing_password_is_reported() {
    let mut objects = Objects::default();
    let root = objects.add("<</Type/Catalog/Pages 2 0 R>>");
    objects.add("<</Type/Pages/Kids[]/Count 0>>");
    let encrypt = objects.add(format!(
        "<</Filter/Standard/V 2/R 3/Length 128/P -4/O<{0}>/U<{0}>>>",
        "41".repeat(32)
    ));
    let file = objects.file(root, &format!("/Encrypt {encrypt} 0 R/ID[<00><00>]"));
    assert!(matches!(Extraction::read(&file), Err(Error::EncryptedPdf)));
}

#[test]
fn control_characters_do_not_reach_the_text() {
    let extraction = content(
        "/Span <</ActualText <FEFF0041001B000A0042>>> BDC BT /F 10 Tf 20 70 Td (x) Tj ET EMC",
    );
    assert_eq!(extraction.actual_text(), 1);
    let tagged = tagged(
        "/P <</MCID 0/ActualText <FEFF0041001B000A0042>>> BDC BT /F 10 Tf 20 70 Td (x) Tj ET EMC",
        "[0]",
        &[],
    );
    assert_eq!(text(&tagged, ReadingOrder::LogicalStructure), "A\u{FFFD} B");
}
