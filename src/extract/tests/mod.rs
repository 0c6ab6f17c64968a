//! Reading PDFs back, on files small enough to write down here.

#![allow(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use std::fmt::Write as _;

use super::fixture::{Objects, OnePage};
use super::{Extraction, ORDERS, Painting, ReadingOrder};

mod hostile;
mod untrusted;

fn read(page: &OnePage<'_>) -> Extraction {
    Extraction::read(&page.file()).expect("the file is sound")
}

fn content(content: &str) -> Extraction {
    read(&OnePage { content, ..OnePage::default() })
}

fn text(extraction: &Extraction, order: ReadingOrder) -> String {
    let lines: Vec<String> =
        extraction.lines(order).into_iter().map(|line| line.text).collect();
    lines.join("\n")
}

/// A tagged page whose root element has `kids`; `more` are the objects from 8 on.
fn tagged(stream: &str, kids: &str, more: &[&str]) -> Extraction {
    let element = format!("<</Type/StructElem/S/Document/P 6 0 R/Pg 3 0 R/K{kids}>>");
    let mut objects = vec!["<</Type/StructTreeRoot/K 7 0 R>>", element.as_str()];
    objects.extend(more);
    read(&OnePage {
        content: stream,
        catalog: "/StructTreeRoot 6 0 R/Lang(en)",
        more: &objects,
        ..OnePage::default()
    })
}

#[test]
fn a_glyph_has_the_place_where_the_page_shows_it() {
    let extraction = content("BT /F 10 Tf 20 70 Td (A) Tj ET");
    let glyph = &extraction.glyphs()[0];
    assert_eq!((glyph.x, glyph.y), (20.0, 30.0));
    assert!((glyph.advance - 6.0).abs() < 1e-3, "{}", glyph.advance);
    assert!((glyph.size - 10.0).abs() < 1e-6);
    assert_eq!(glyph.unicode.to_string(), "A");
    assert!(glyph.on_page && !glyph.is_invisible());
    assert_eq!(glyph.luminance, Some(0.0));
}

#[test]
fn colours_of_profiles_are_read_as_device_colours() {
    let shown = |spaces: &str| {
        let mut objects = Objects::default();
        let root = objects.add("<</Type/Catalog/Pages 2 0 R>>");
        objects.add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        objects.add(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 5 0 R\
             /Resources<</Font<</F 4 0 R>>/ColorSpace<<{spaces}>>>>>>"
        ));
        objects.add("<</Type/Font/Subtype/Type1/BaseFont/Courier>>");
        objects.add_stream(
            "BT /F 10 Tf 20 70 Td /G cs 1 scn (A) Tj /C cs 1 0 0 scn (B) Tj ET",
        );
        // Neither is a valid profile, so an interpreter that read them would fall back to the
        // alternate space.
        objects.add("<</N 1/Alternate/DeviceCMYK/Length 0>>\nstream\n\nendstream");
        objects.add("<</N 3/Alternate/DeviceGray/Length 0>>\nstream\n\nendstream");
        let extraction = Extraction::read(&objects.file(root, "")).expect("it is sound");
        let shown = extraction.glyphs().iter().map(|glyph| glyph.luminance);
        shown.map(|it| it.expect("it is one colour")).collect::<Vec<_>>()
    };
    let [gray, red] = shown("/G[/ICCBased 6 0 R]/C[/ICCBased 7 0 R]")[..] else {
        panic!("there are two glyphs")
    };
    assert!((gray - 1.0).abs() < 1e-3 && (red - 0.2126).abs() < 1e-3, "{gray} {red}");
    // With any other colour space among them, all are left as they are.
    let kept = shown("/G[/ICCBased 6 0 R]/C[/ICCBased 7 0 R]/P/Pattern");
    assert!((kept[1] - red).abs() > 0.1, "{kept:?}");
}

#[test]
fn a_rotated_page_is_read_as_it_is_displayed() {
    // On a page rotated clockwise by a quarter, a line that runs up reads from left to right.
    let extraction = read(&OnePage {
        content: "BT /F 10 Tf 0 1 -1 0 50 20 Tm (Up) Tj ET",
        page: "/Rotate 90",
        ..OnePage::default()
    });
    let page = extraction.pages()[0];
    assert_eq!((page.width, page.height), (100.0, 200.0));
    let glyph = &extraction.glyphs()[0];
    assert!((glyph.direction[0] - 1.0).abs() < 1e-6, "{:?}", glyph.direction);
    assert!((glyph.x - 20.0).abs() < 1e-6 && (glyph.y - 50.0).abs() < 1e-6, "{glyph:?}");
    for order in [ReadingOrder::PageContent, ReadingOrder::Visual, ReadingOrder::Boxes] {
        assert_eq!(text(&extraction, order), "Up");
    }
}

#[test]
fn coordinates_begin_at_the_crop_box() {
    let extraction = read(&OnePage {
        content: "BT /F 10 Tf 20 70 Td (A) Tj ET",
        page: "/CropBox[10 10 110 90]",
        ..OnePage::default()
    });
    let glyph = &extraction.glyphs()[0];
    assert_eq!((glyph.x, glyph.y), (10.0, 20.0));
}

#[test]
fn hidden_text_is_read_and_marked_as_hidden() {
    let extraction = content(
        "BT /F 10 Tf 20 70 Td 3 Tr (A) Tj 0 Tr 1 g (B) Tj 500 0 Td 0 g (C) Tj ET \
         q 0 0 10 10 re W n BT /F 10 Tf 100 50 Td (D) Tj ET Q BT /F 10 Tf 20 20 Td 2 Tr (E) Tj ET",
    );
    let glyphs = extraction.glyphs();
    let names: String = glyphs.iter().map(|glyph| glyph.unicode.to_string()).collect();
    assert_eq!(names, "ABCDE", "filled and stroked text stands there once");
    assert_eq!(glyphs[0].painting, Painting::Invisible);
    assert!(glyphs[1].luminance.is_some_and(|luminance| luminance > 0.99));
    assert!(!glyphs[2].on_page);
    assert!(glyphs[3].clipped && glyphs[3].is_invisible());
}

#[test]
fn a_gap_is_a_space_and_a_new_baseline_a_line() {
    let extraction = content(
        "BT /F 10 Tf 20 70 Td [(ab) -100 (c) -400 (d  e )] TJ 0 -12 Td (next) Tj ET",
    );
    for order in [ReadingOrder::PageContent, ReadingOrder::Visual, ReadingOrder::Boxes] {
        assert_eq!(text(&extraction, order), "abc d e\nnext", "{}", order.name());
    }
}

#[test]
fn only_structure_order_reads_actual_text() {
    let extraction = tagged(
        "/P <</MCID 0>> BDC BT /F 10 Tf 20 70 Td (high) Tj \
         /Span <</ActualText(-)>> BDC (~~) Tj EMC (end) Tj ET EMC",
        "[0]",
        &[],
    );
    assert_eq!(text(&extraction, ReadingOrder::PageContent), "high~~end");
    assert_eq!(text(&extraction, ReadingOrder::Visual), "high~~end");
    assert_eq!(text(&extraction, ReadingOrder::LogicalStructure), "high-end");
    assert_eq!(extraction.actual_text(), 1);
}

#[test]
fn the_actual_text_of_an_element_replaces_its_contents() {
    let extraction = tagged(
        "/P <</MCID 0>> BDC BT /F 10 Tf 20 70 Td (A) Tj ET EMC \
         /P <</MCID 1>> BDC BT /F 10 Tf 26 70 Td (B) Tj ET EMC",
        "[8 0 R]",
        &[
            "<</Type/StructElem/S/P/P 7 0 R/ActualText(whole)/K[9 0 R 1]/Pg 3 0 R>>",
            "<</Type/StructElem/S/Span/P 8 0 R/K 0/Pg 3 0 R>>",
        ],
    );
    assert_eq!(text(&extraction, ReadingOrder::LogicalStructure), "whole");
    assert_eq!(extraction.actual_text(), 1);
}

#[test]
fn reversed_characters_are_put_in_logical_order() {
    let extraction = tagged(
        "/P <</MCID 0>> BDC BT /F 10 Tf 20 70 Td (1 ) Tj \
         /ReversedChars BMC (cba ) Tj EMC /ReversedChars BMC (fed) Tj EMC ET EMC",
        "[0]",
        &[],
    );
    assert_eq!(extraction.reversed_chars(), 2);
    assert_eq!(text(&extraction, ReadingOrder::PageContent), "1 def abc");
    assert_eq!(text(&extraction, ReadingOrder::LogicalStructure), "1 def abc");
}

#[test]
fn the_tag_tree_orders_text_that_the_stream_does_not() {
    let extraction = tagged(
        "/P <</MCID 0>> BDC BT /F 10 Tf 20 30 Td (second) Tj ET EMC \
         /H1 <</MCID 1>> BDC BT /F 10 Tf 20 70 Td (first) Tj ET EMC \
         /Artifact BMC BT /F 10 Tf 20 5 Td (page 1) Tj ET EMC \
         BT /F 10 Tf 100 5 Td (untagged) Tj ET",
        "[8 0 R <</Type/StructElem/S/P/K<</Type/MCR/Pg 3 0 R/MCID 0>>>>]",
        &[
            "<</Type/StructElem/S/Heading/P 7 0 R/K[1 <</Type/OBJR/Obj 3 0 R>>]/Pg 3 0 R>>",
        ],
    );
    assert!(extraction.has_structure());
    assert_eq!(extraction.lang(), Some("en"));
    assert_eq!(text(&extraction, ReadingOrder::LogicalStructure), "first\nsecond");
    assert_eq!(
        text(&extraction, ReadingOrder::PageContent),
        "second\nfirst\npage 1 untagged"
    );
    assert_eq!(text(&extraction, ReadingOrder::Visual), "first\nsecond\npage 1 untagged");
}

#[test]
fn a_label_shares_the_line_of_its_text() {
    let extraction = tagged(
        "/Lbl <</MCID 0>> BDC BT /F 10 Tf 20 70 Td (*) Tj ET EMC \
         /P <</MCID 1>> BDC BT /F 10 Tf 30 70 Td (item ) Tj ET EMC \
         /Em <</MCID 2>> BDC BT /F 10 Tf 60 70 Td (stressed) Tj ET EMC",
        "[<</S/L/K<</S/LI/K[8 0 R <</S/LBody/K 9 0 R>>]>>>>]",
        &["<</S/Lbl/K 0/Pg 3 0 R>>", "<</S/P/K[1 <</S/Em/K 2/Pg 3 0 R>>]/Pg 3 0 R>>"],
    );
    assert_eq!(text(&extraction, ReadingOrder::LogicalStructure), "* item stressed");
}

#[test]
fn columns_interleave_in_visual_order_only() {
    let extraction = content(
        "BT /F 10 Tf 10 70 Td (left) Tj 0 -12 Td (under) Tj ET \
         BT /F 10 Tf 120 70 Td (right) Tj 0 -12 Td (below) Tj ET",
    );
    assert_eq!(text(&extraction, ReadingOrder::PageContent), "left\nunder\nright\nbelow");
    assert_eq!(text(&extraction, ReadingOrder::Visual), "left right\nunder below");
    assert_eq!(text(&extraction, ReadingOrder::Boxes), "left\nunder\nright\nbelow");
}

#[test]
fn sizes_on_one_baseline_share_a_line() {
    let extraction = content(
        "BT /F 18 Tf 10 70 Td (Big) Tj /F 8 Tf 50 1 Td (small) Tj /F 8 Tf -50 -20 Td (next) Tj ET",
    );
    assert_eq!(text(&extraction, ReadingOrder::Visual), "Big small\nnext");
    assert_eq!(text(&extraction, ReadingOrder::PageContent), "Big small\nnext");
}

#[test]
fn box_order_separates_a_right_aligned_date_from_its_title() {
    let mut stream = String::from(
        "BT /F 8 Tf 10 90 Td (Senior engineer) Tj 130 0 Td (2019-2020) Tj -130 -10 Td ",
    );
    for line in ["Employer", "Bullet", "Another"] {
        write!(stream, "({line}) Tj 0 -10 Td ").expect("a string takes it");
    }
    stream.push_str("ET");
    let extraction = content(&stream);
    let joined = "Senior engineer 2019-2020\nEmployer\nBullet\nAnother";
    assert_eq!(text(&extraction, ReadingOrder::PageContent), joined);
    assert_eq!(text(&extraction, ReadingOrder::Visual), joined);
    assert_eq!(
        text(&extraction, ReadingOrder::Boxes),
        "Senior engineer\nEmployer\nBullet\nAnother\n2019-2020"
    );
}

#[test]
fn blocks_never_decrease_and_no_line_is_empty() {
    let extraction = content(
        "BT /F 10 Tf 10 80 Td (a) Tj 0 -12 Td (b) Tj 0 -40 Td (c) Tj ET BT 10 90 Td ( ) Tj ET",
    );
    for order in ORDERS {
        let lines = extraction.lines(order);
        assert!(lines.windows(2).all(|pair| pair[0].block <= pair[1].block));
        assert!(
            lines
                .iter()
                .all(|line| line.text.trim() == line.text && !line.text.is_empty())
        );
    }
    let blocks: Vec<usize> = extraction
        .lines(ReadingOrder::PageContent)
        .iter()
        .map(|line| line.block)
        .collect();
    assert_eq!(blocks, [0, 0, 1]);
}

#[test]
fn every_order_has_its_own_name() {
    let names: Vec<&str> = ORDERS.iter().map(|order| order.name()).collect();
    assert_eq!(names, ["content", "structure", "visual", "boxes"]);
}

#[test]
fn right_to_left_lines_assembled_by_position_are_in_logical_order() {
    // Hebrew from a writer that marks nothing: a font whose codes map to letters.
    let to_unicode = "beginbfchar <61> <05D0> <62> <05D1> <63> <05D2> endbfchar";
    let map =
        format!("<</Length {}>>\nstream\n{to_unicode}\nendstream", to_unicode.len());
    let extraction = read(&OnePage {
        content: "BT /G 10 Tf 20 70 Td (19 cba) Tj ET",
        page: "/Resources<</Font<</G 6 0 R>>>>",
        more: &[
            "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding\
             /ToUnicode 7 0 R>>",
            &map,
        ],
        ..OnePage::default()
    });
    assert_eq!(text(&extraction, ReadingOrder::PageContent), "19 גבא");
    assert_eq!(text(&extraction, ReadingOrder::Visual), "אבג 19");
    assert_eq!(text(&extraction, ReadingOrder::Boxes), "אבג 19");
}
