//! Ink that no reader of text reads: pictures, drawings, patterns, masks, annotations.

use super::{BESIDE, Forgery, INK, UNSEEN};
use crate::support::edited::Edited;

pub(super) const ALL: &[Forgery] = &[
    Forgery {
        name: "a picture over the page",
        because: INK,
        edit: |pdf| {
            picture(
                pdf,
                "/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
                b"\xFF",
            );
            pdf.paint("595 0 0 842 0 0 cm /Im Do");
        },
    },
    Forgery {
        name: "a picture in the margin",
        because: INK,
        edit: |pdf| {
            picture(
                pdf,
                "/Width 2/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
                b"\0\xFF",
            );
            pdf.paint("30 0 0 30 300 20 cm /Im Do");
        },
    },
    Forgery {
        name: "a stencil",
        because: INK,
        edit: |pdf| {
            picture(
                pdf,
                "/Width 8/Height 2/ImageMask true/BitsPerComponent 1",
                b"\xA5\x5A",
            );
            pdf.paint("30 0 0 30 300 20 cm /Im Do");
        },
    },
    Forgery {
        name: "an inline picture",
        because: INK,
        edit: |pdf| {
            pdf.paint("30 0 0 30 300 20 cm BI /W 8 /H 1 /IM true /BPC 1 ID \u{a5} EI");
        },
    },
    Forgery {
        name: "a small picture of the page",
        because: INK,
        edit: |pdf| {
            let dict = "/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8";
            let thumbnail = pdf.add_stream(dict, b"\0");
            pdf.enter(pdf.page, &format!("/Thumb {thumbnail} 0 R"));
        },
    },
    Forgery {
        name: "a curve",
        because: INK,
        edit: |pdf| pdf.paint("0 g 200 20 m 220 60 240 60 260 20 c f"),
    },
    Forgery {
        name: "a stroked curve",
        because: INK,
        edit: |pdf| pdf.paint("0 G 2 w 200 20 m 220 60 240 60 260 20 c S"),
    },
    Forgery {
        name: "dots",
        because: INK,
        edit: |pdf| pdf.paint("10 w 1 J 200 40 m 200 40 l S 230 40 m 230 40 l S"),
    },
    Forgery {
        name: "letters of dashes",
        because: INK,
        edit: |pdf| pdf.paint("20 w [1 3 1 9 2 4] 0 d 200 40 m 400 40 l S"),
    },
    Forgery {
        name: "letters of bars",
        because: INK,
        edit: |pdf| pdf.paint("0 g 200 20 4 30 re f 204 33 12 4 re f 216 20 4 30 re f"),
    },
    Forgery {
        name: "a shading that draws",
        because: INK,
        edit: |pdf| {
            let function = pdf.add_stream(
                "/FunctionType 4/Domain[0 600 0 850]/Range[0 1]",
                b"{ pop 10 div cos }",
            );
            pdf.resource(
                "Shading",
                &format!(
                    "/Sh<</ShadingType 1/Domain[0 600 0 850]/ColorSpace/DeviceGray\
                     /Function {function} 0 R>>"
                ),
            );
            pdf.paint("200 20 100 30 re W n /Sh sh");
        },
    },
    Forgery {
        name: "text within a pattern",
        because: INK,
        edit: |pdf| {
            let pattern = written(
                pdf,
                "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/XStep 200/YStep 50",
            );
            pdf.resource("Pattern", &format!("/P {pattern} 0 R"));
            pdf.paint("/Pattern cs /P scn 200 20 200 50 re f");
        },
    },
    Forgery {
        name: "text within a pattern within a form",
        because: INK,
        edit: |pdf| {
            let pattern = written(
                pdf,
                "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/XStep 200/YStep 50",
            );
            let form = pdf.add_stream(
                &format!(
                    "/Type/XObject/Subtype/Form/BBox[0 0 200 50]\
                     /Resources<</Pattern<</P {pattern} 0 R>>>>"
                ),
                b"/Pattern cs /P scn 0 0 200 50 re f",
            );
            pdf.resource("XObject", &format!("/Fm {form} 0 R"));
            pdf.paint("1 0 0 1 200 20 cm /Fm Do");
        },
    },
    Forgery {
        name: "text within a soft mask",
        because: INK,
        edit: |pdf| {
            let group =
                "/Type/XObject/Subtype/Form/Group<</S/Transparency/CS/DeviceGray>>";
            let mask = written(pdf, group);
            let mask = format!("/Gm<</SMask<</S/Luminosity/G {mask} 0 R>>>>");
            pdf.resource("ExtGState", &mask);
            pdf.paint("/Gm gs 0 g 0 0 200 50 re f");
        },
    },
    Forgery {
        name: "a box that a form clips to letters",
        because: INK,
        edit: |pdf| {
            pdf.paint("200 20 m 210 50 l 220 20 l h W n 0 g 190 10 50 50 re f");
        },
    },
    Forgery {
        name: "text over a clip of text",
        because: &[INK[0], "P005"],
        edit: |pdf| {
            let font = pdf.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
            pdf.resource("Font", &format!("/Hh {font} 0 R"));
            pdf.paint("BT 7 Tr /Hh 20 Tf 200 30 Td (Chief) Tj ET 0 g 190 10 99 50 re f");
        },
    },
    Forgery {
        name: "an annotation that paints text",
        because: INK,
        edit: |pdf| {
            let form = written(pdf, "/Type/XObject/Subtype/Form");
            let rest = "/Type/Annot/Subtype/Stamp/F 4/Rect[200 20 400 70]";
            pdf.annotate(&format!("{rest}/AP<</N {form} 0 R>>"));
        },
    },
    Forgery {
        name: "an annotation that covers the name",
        because: UNSEEN,
        edit: |pdf| {
            let dict = "/Type/XObject/Subtype/Form/BBox[0 0 200 50]";
            let form = pdf.add_stream(dict, b"1 g 0 0 200 50 re f");
            let rest = "/Type/Annot/Subtype/Stamp/F 4/Rect[50 700 400 800]";
            pdf.annotate(&format!("{rest}/AP<</N {form} 0 R>>"));
        },
    },
    Forgery {
        name: "a link that covers the name when it is clicked",
        because: INK,
        edit: |pdf| {
            let dict = "/Type/XObject/Subtype/Form/BBox[0 0 200 50]";
            let form = pdf.add_stream(dict, b"1 g 0 0 200 50 re f");
            let rest = "/Type/Annot/Subtype/Link/Border[0 0 0]/Rect[50 700 400 800]";
            pdf.annotate(&format!("{rest}/AP<</D {form} 0 R>>"));
        },
    },
    Forgery {
        name: "a box that the viewer draws",
        because: INK,
        edit: |pdf| {
            pdf.annotate(
                "/Type/Annot/Subtype/Square/F 4/Rect[50 700 400 800]/IC[1 1 1]/C[1 1 1]",
            );
        },
    },
    Forgery {
        name: "handwriting that the viewer draws",
        because: INK,
        edit: |pdf| {
            pdf.annotate(
                "/Type/Annot/Subtype/Ink/F 4/Rect[50 20 400 70]/C[0 0 0]\
                 /InkList[[50 20 100 60 150 20]]",
            );
        },
    },
    Forgery {
        name: "a line through text that the viewer draws",
        because: INK,
        edit: |pdf| {
            pdf.annotate(
                "/Type/Annot/Subtype/StrikeOut/F 4/Rect[50 700 400 770]/C[0 0 0]\
                 /QuadPoints[50 770 400 770 50 700 400 700]",
            );
        },
    },
    Forgery {
        name: "a frame that the viewer draws around a link",
        because: INK,
        edit: |pdf| {
            pdf.annotate("/Type/Annot/Subtype/Link/Border[0 0 40]/Rect[50 700 400 770]");
        },
    },
    Forgery {
        name: "a form field",
        because: BESIDE,
        edit: |pdf| {
            let form = written(pdf, "/Type/XObject/Subtype/Form");
            pdf.annotate(&format!(
                "/Type/Annot/Subtype/Widget/FT/Tx/T(f)/V(Chief)/F 4/Rect[200 20 400 70]\
                 /AP<</N {form} 0 R>>"
            ));
        },
    },
    Forgery {
        name: "a page with nothing but a picture",
        because: INK,
        edit: |pdf| {
            picture(
                pdf,
                "/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
                b"\0",
            );
            let content = pdf.add_stream("", b"100 0 0 100 0 0 cm /Im Do");
            let (resources, pages) = (pdf.resources, pdf.find("/Type /Pages"));
            let page = pdf.add(format!(
                "<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 595 842]\
                 /Contents {content} 0 R/Resources {resources} 0 R>>"
            ));
            pdf.replace(pages, "/Kids [", &format!("/Kids [{page} 0 R "));
            pdf.replace(pages, "/Count 1", "/Count 2");
        },
    },
];

/// A picture, `Im`.
fn picture(pdf: &mut Edited, dict: &str, pixels: &[u8]) {
    let picture = pdf.add_stream(&format!("/Type/XObject/Subtype/Image{dict}"), pixels);
    pdf.resource("XObject", &format!("/Im {picture} 0 R"));
}

/// A stream that shows a word in Helvetica.
fn written(pdf: &mut Edited, dict: &str) -> usize {
    let font = pdf.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    let rest = format!("/BBox[0 0 200 50]/Resources<</Font<</H {font} 0 R>>>>");
    pdf.add_stream(&format!("{dict}{rest}"), b"1 g BT /H 20 Tf 5 5 Td (Chief) Tj ET")
}
