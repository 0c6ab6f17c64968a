//! Constructs in PDFs of other writers that ours never contain: fonts without `ToUnicode`,
//! accents of two glyphs, rotated pages, forms, layers, content streams in parts.

use super::{OnePage, content, read, text};
use crate::extract::fixture::Objects;
use crate::extract::{Extraction, ReadingOrder};

/// A page whose font `/G` is object 6.
fn with_font(content: &str, font: &str, more: &[&str]) -> Extraction {
    let mut objects = vec![font];
    objects.extend(more);
    read(&OnePage {
        content,
        page: "/Resources<</Font<</F 4 0 R/G 6 0 R>>>>",
        more: &objects,
        ..OnePage::default()
    })
}

fn in_content_order(extraction: &Extraction) -> String {
    text(extraction, ReadingOrder::PageContent)
}

#[test]
fn the_standard_fonts_are_read_by_their_encodings() {
    for (encoding, code) in
        [("/WinAnsiEncoding", "\\351"), ("/MacRomanEncoding", "\\216"), ("", "e")]
    {
        let encoding = if encoding.is_empty() {
            String::new()
        } else {
            format!("/Encoding{encoding}")
        };
        for name in ["Helvetica", "Times-BoldItalic", "Courier-Bold"] {
            let font = format!("<</Type/Font/Subtype/Type1/BaseFont/{name}{encoding}>>");
            let shown = format!("BT /G 10 Tf 20 70 Td (R{code}sum{code}) Tj ET");
            let expected = if code == "e" { "Resume" } else { "Résumé" };
            let extraction = with_font(&shown, &font, &[]);
            assert_eq!(in_content_order(&extraction), expected, "{name} {encoding}");
        }
    }
}

#[test]
fn glyph_names_give_their_text() {
    let extraction = with_font(
        "BT /G 10 Tf 20 70 Td <0102030405> Tj ET",
        "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Odd/FirstChar 1/LastChar 5\
         /Widths[600 600 600 600 600]/Encoding<</Type/Encoding\
         /Differences[1/R/eacute/uni0073/u00075/afii10017]>>>>",
        &[],
    );
    assert_eq!(in_content_order(&extraction), "RésuА");
}

#[test]
fn a_glyph_of_a_composite_font_without_a_map_is_a_replacement_character() {
    let extraction = with_font(
        "BT /G 10 Tf 20 70 Td <00410042> Tj ET",
        "<</Type/Font/Subtype/Type0/BaseFont/Odd/Encoding/Identity-H/DescendantFonts[7 0 R]>>",
        &["<</Type/Font/Subtype/CIDFontType2/BaseFont/Odd/DW 600\
           /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>\
           /FontDescriptor<</Type/FontDescriptor/FontName/Odd/Flags 4>>>>"],
    );
    assert_eq!(in_content_order(&extraction), "\u{FFFD}\u{FFFD}");
}

#[test]
fn the_glyphs_of_a_type_3_font_are_read_by_name_and_set_by_its_matrix() {
    let extraction = with_font(
        "BT /G 10 Tf 20 70 Td (ab) Tj ET",
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[.1 0 0 .1 0 0]\
         /FirstChar 97/LastChar 98/Widths[6 6]/CharProcs<</A 7 0 R/B 7 0 R>>\
         /Encoding<</Type/Encoding/Differences[97/A/B]>>>>",
        &["<</Length 19>>\nstream\n6 0 d0 0 0 5 5 re f\nendstream"],
    );
    assert_eq!(in_content_order(&extraction), "AB");
    let (a, b) = (&extraction.glyphs()[0], &extraction.glyphs()[1]);
    assert!((b.x - a.x - 6.0).abs() < 1e-3, "{} {}", a.x, b.x);
}

#[test]
fn an_accent_over_its_letter_is_composed_with_it() {
    let accents = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding\
                   /Differences[1/dieresis/cedilla/dotlessi/acute]>>>>";
    let extraction = with_font(
        "BT /G 10 Tf 20 70 Td [(J\\001) 445 (org gar) 0 (c) 416 (\\002on Mar) 0 (\\004) 305 (\\003a)] TJ ET",
        accents,
        &[],
    );
    for order in [ReadingOrder::PageContent, ReadingOrder::Visual] {
        assert_eq!(text(&extraction, order), "Jörg garçon María", "{}", order.name());
    }
    // Next to each other they stay two characters.
    let extraction = with_font("BT /G 10 Tf 20 70 Td (\\001o ^o) Tj ET", accents, &[]);
    assert_eq!(in_content_order(&extraction), "¨o ^o");
}

#[test]
fn words_without_space_glyphs_are_split_where_tex_splits_them() {
    // 0.15 em is the tightest gap of a justified line in TeX, 0.08 em the widest letter spacing
    // that readers tolerate.
    let extraction = content(
        "BT /F 10 Tf 10 70 Td [(tight) -150 (words)] TJ 0 -20 Td 0.8 Tc (spaced) Tj ET",
    );
    for order in [ReadingOrder::PageContent, ReadingOrder::Visual, ReadingOrder::Boxes] {
        assert_eq!(text(&extraction, order), "tight words\nspaced", "{}", order.name());
    }
}

#[test]
fn every_quarter_turn_of_a_page_is_undone() {
    let turned = [
        (0, "1 0 0 1 20 70"),
        (90, "0 1 -1 0 50 20"),
        (180, "-1 0 0 -1 180 50"),
        (270, "0 -1 1 0 50 80"),
        (-90, "0 -1 1 0 50 80"),
    ];
    for (rotation, matrix) in turned {
        let content = format!(
            "BT /F 10 Tf {matrix} Tm (two) Tj [(words)] TJ 0 -12 Td (below) Tj ET"
        );
        let page = format!("/Rotate {rotation}");
        let extraction =
            read(&OnePage { content: &content, page: &page, ..OnePage::default() });
        for order in
            [ReadingOrder::PageContent, ReadingOrder::Visual, ReadingOrder::Boxes]
        {
            let name = order.name();
            assert_eq!(text(&extraction, order), "twowords\nbelow", "{rotation} {name}");
        }
    }
}

#[test]
fn nested_forms_are_read_where_they_are_drawn_and_recursion_ends() {
    let resources = "/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R/Y 7 0 R>>>>";
    let form = |content: &str| {
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 200 100]/Matrix[1 0 0 1 10 0]/Length {}\
             {resources}>>\nstream\n{content}\nendstream",
            content.len()
        )
    };
    let outer = form("BT /F 10 Tf 10 70 Td (outer) Tj ET /Y Do /X Do");
    let inner = form("BT /F 10 Tf 10 50 Td (inner) Tj ET");
    let extraction = read(&OnePage {
        content: "/X Do",
        page: resources,
        more: &[&outer, &inner],
        ..OnePage::default()
    });
    let glyphs = extraction.glyphs();
    assert!((glyphs[0].x - 20.0).abs() < 1e-6 && (glyphs[5].x - 30.0).abs() < 1e-6);
    assert!(in_content_order(&extraction).starts_with("outer\ninner"));
}

#[test]
fn content_streams_in_parts_are_read_as_one() {
    let extraction = read(&OnePage {
        page: "/Contents[6 0 R 7 0 R 99 0 R null]",
        more: &[
            "<</Length 31>>\nstream\nBT /F 10 Tf 20 70 Td (parted) T\nendstream",
            "<</Length 19>>\nstream\nj (con) Tj (tent) Tj\nendstream",
        ],
        ..OnePage::default()
    });
    // By §7.8.2 no token continues in the next stream.
    assert_eq!(in_content_order(&extraction), "content");
}

#[test]
fn text_is_read_despite_wrong_lengths_and_tables() {
    let whole =
        OnePage { content: "BT /F 10 Tf 20 70 Td (kept) Tj ET", ..OnePage::default() };
    let file = whole.file();
    let as_text = String::from_utf8(file).expect("it is text");
    let damaged = [
        ("no table", as_text.replace("startxref", "startxxxx")),
        ("a table elsewhere", as_text.replace("startxref\n", "startxref\n1")),
        (
            "offsets that are off",
            as_text.replace("%PDF-1.7\n", "%PDF-1.7\n%moved all by a few\n"),
        ),
        ("no trailer", as_text.replace("trailer", "trxxxer")),
        ("no end", as_text.replace("%%EOF\n", "")),
        ("a wrong length", as_text.replace("<</Length 33>>", "<</Length 12>>")),
        ("an endless length", as_text.replace("<</Length 33>>", "<</Length 99999>>")),
        ("a preface", format!("some mail header\n\n{as_text}")),
        ("an appendix", format!("{as_text}\n<html>not found</html>\n")),
        ("other line ends", as_text.replace('\n', "\r")),
    ];
    for (what, file) in damaged {
        assert!(what == "an appendix" || file != as_text, "{what}: nothing is damaged");
        let extraction = Extraction::read(file.as_bytes())
            .unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(in_content_order(&extraction), "kept", "{what}");
        assert_eq!(extraction.facts().cut_off, what == "no end", "{what}");
    }
}

#[test]
fn inherited_and_shared_pages_are_each_read() {
    let mut objects = Objects::default();
    let root = objects.add("<</Type/Catalog/Pages 2 0 R>>");
    objects.add(
        "<</Type/Pages/Kids[3 0 R 4 0 R 2 0 R 3 0 R]/Count 9/MediaBox[0 0 200 100]\
         /Resources<</Font<</F 6 0 R>>>>>>",
    );
    objects.add("<</Type/Page/Parent 2 0 R/Contents 5 0 R>>");
    objects.add("<</Type/Page/Parent 2 0 R/Contents 5 0 R>>");
    objects.add_stream("BT /F 10 Tf 20 70 Td (same) Tj ET");
    objects.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    let extraction = Extraction::read(&objects.file(root, ""))
        .expect("a tree with a circle is read once");
    assert_eq!(extraction.pages().len(), 2);
    assert_eq!(in_content_order(&extraction), "same\nsame");
}
