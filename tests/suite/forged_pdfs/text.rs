//! Text that is read and not seen, and text that is seen and not read.

use super::glyphs::name;
use super::{BESIDE, Forgery, UNSEEN};
use crate::support::edited::Edited;

const ADDED: &[&str] = &["P005"];

pub(super) const ALL: &[Forgery] = &[
    Forgery { name: "white text", because: UNSEEN, edit: |pdf| before(pdf, "1 g") },
    Forgery {
        name: "text hardly darker than the page",
        because: UNSEEN,
        edit: |pdf| before(pdf, ".9 g"),
    },
    Forgery {
        name: "text rendering mode 3",
        because: UNSEEN,
        edit: |pdf| name(pdf, |run| format!("/f0 1 Tf 3 Tr {run}")),
    },
    Forgery {
        name: "text rendering mode 7",
        because: UNSEEN,
        edit: |pdf| name(pdf, |run| format!("/f0 1 Tf 7 Tr {run}")),
    },
    Forgery {
        name: "white strokes",
        because: UNSEEN,
        edit: |pdf| name(pdf, |run| format!("/f0 1 Tf 1 G 1 Tr {run}")),
    },
    Forgery {
        name: "text under a white rectangle",
        because: UNSEEN,
        edit: |pdf| pdf.paint("1 g 70 740 400 60 re f"),
    },
    Forgery {
        name: "text under a black rectangle",
        because: UNSEEN,
        edit: |pdf| pdf.paint("0 g 70 740 400 60 re f"),
    },
    Forgery {
        name: "text half under a rectangle",
        because: UNSEEN,
        edit: |pdf| pdf.paint("1 g 70 755 400 16 re f"),
    },
    Forgery {
        name: "text clipped away",
        because: UNSEEN,
        edit: |pdf| around(pdf, "q 0 0 1 1 re W n", "Q"),
    },
    Forgery {
        name: "text clipped by half",
        because: UNSEEN,
        edit: |pdf| around(pdf, "q -10 -14 500 8 re W n", "Q"),
    },
    Forgery {
        name: "text whose feet are clipped",
        because: UNSEEN,
        edit: |pdf| around(pdf, "q -10 -600 900 598 re W n", "Q"),
    },
    Forgery {
        name: "text clipped by a triangle",
        because: UNSEEN,
        edit: |pdf| around(pdf, "q 0 -50 m 300 -50 l 0 20 l h W n", "Q"),
    },
    Forgery {
        name: "tiny text",
        because: UNSEEN,
        edit: |pdf| {
            name(pdf, |run| {
                let at = run.find("Tf").expect("a size");
                format!("/f0 1 {}", &run[at..])
            });
        },
    },
    Forgery {
        name: "tiny text by a matrix",
        because: UNSEEN,
        edit: |pdf| around(pdf, "q .05 0 0 .05 0 0 cm", "Q"),
    },
    Forgery {
        name: "a page printed at a hundredth of its size",
        because: UNSEEN,
        edit: |pdf| pdf.enter(pdf.page, "/UserUnit .01"),
    },
    Forgery {
        name: "text off the page",
        because: UNSEEN,
        edit: |pdf| around(pdf, "q 1 0 0 1 900 0 cm", "Q"),
    },
    Forgery {
        name: "a page cut below the name",
        because: UNSEEN,
        edit: |pdf| pdf.enter(pdf.page, "/CropBox[0 0 595 735]"),
    },
    Forgery {
        name: "squeezed text",
        because: UNSEEN,
        edit: |pdf| name(pdf, |run| format!(" 1 Tz {run}")),
    },
    Forgery {
        name: "letters on top of each other",
        because: UNSEEN,
        edit: |pdf| name(pdf, |run| format!(" -20 Tc {run}")),
    },
    Forgery {
        name: "no opacity",
        because: UNSEEN,
        edit: |pdf| {
            pdf.resource("ExtGState", "/G0<</ca .01>>");
            around(pdf, "q /G0 gs", "Q");
        },
    },
    Forgery {
        name: "a blend mode that takes it away",
        because: UNSEEN,
        edit: |pdf| {
            pdf.resource("ExtGState", "/G0<</BM/Lighten>>");
            around(pdf, "q /G0 gs", "Q");
        },
    },
    Forgery {
        name: "a soft mask that hides it",
        because: UNSEEN,
        edit: |pdf| {
            let group = "/Type/XObject/Subtype/Form/BBox[-999 -999 999 999]\
                         /Group<</S/Transparency/CS/DeviceGray>>";
            let mask = pdf.add_stream(group, b"0 g -999 -999 1998 1998 re f");
            let mask = format!("/G0<</SMask<</S/Luminosity/G {mask} 0 R>>>>");
            pdf.resource("ExtGState", &mask);
            around(pdf, "q /G0 gs", "Q");
        },
    },
    Forgery {
        name: "a pattern that paints nothing",
        because: UNSEEN,
        edit: |pdf| {
            let dict = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]\
                        /XStep 9/YStep 9/Resources<<>>";
            let pattern = pdf.add_stream(dict, b" ");
            pdf.resource("Pattern", &format!("/P {pattern} 0 R"));
            before(pdf, "/Pattern cs /P scn");
        },
    },
    Forgery {
        name: "a layer that is off",
        because: BESIDE,
        edit: |pdf| layer(pdf, "(Amara Okafor)", "/OFF"),
    },
    Forgery {
        name: "a layer without a name",
        because: BESIDE,
        edit: |pdf| layer(pdf, "()", "/ON"),
    },
    Forgery {
        name: "a layer that is printed alone",
        because: BESIDE,
        edit: |pdf| layer(pdf, "()/Usage<</View<</ViewState/OFF>>>>", "/AS"),
    },
    Forgery {
        name: "text of another on a layer that is off",
        because: BESIDE,
        edit: |pdf| {
            let font = pdf.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
            pdf.resource("Font", &format!("/Hh {font} 0 R"));
            layer(pdf, "(x)", "/OFF");
            pdf.paint("/OC/OC1 BDC BT /Hh 20 Tf 200 20 Td (Chief) Tj ET EMC");
        },
    },
    Forgery {
        name: "the name drawn twice, a hair apart",
        because: ADDED,
        edit: |pdf| {
            let text = pdf.text(pdf.content);
            let font = text.find("/f0").expect("the name's font");
            let start = text[..font].rfind("BT").expect("its start");
            let stop = font + text[font..].find("ET").expect("its end") + 2;
            let object = text[start..stop].to_owned();
            let twice = format!("{object} q 1 0 0 1 0.3 0 cm {object} Q");
            pdf.replace(pdf.content, &object, &twice);
        },
    },
    Forgery {
        name: "text that is no part of the document",
        because: ADDED,
        edit: |pdf| {
            let font = pdf.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
            pdf.resource("Font", &format!("/Hh {font} 0 R"));
            pdf.paint("BT /Hh 20 Tf 200 20 Td (Chief) Tj ET");
        },
    },
    Forgery {
        name: "text of a form that is no part of the document",
        because: ADDED,
        edit: |pdf| {
            let font = pdf.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
            let dict = "/Type/XObject/Subtype/Form/BBox[0 0 200 50]";
            let form = pdf.add_stream(
                &format!("{dict}/Resources<</Font<</H {font} 0 R>>>>"),
                b"BT /H 20 Tf 5 5 Td (Chief) Tj ET",
            );
            pdf.resource("XObject", &format!("/Fm {form} 0 R"));
            pdf.paint("1 0 0 1 200 20 cm /Fm Do");
        },
    },
];

/// Sets the name with `operators` in force.
fn before(pdf: &mut Edited, operators: &str) {
    name(pdf, |run| format!(" {operators} {run}"));
}

/// Puts the text object of the name between operators.
fn around(pdf: &mut Edited, begin: &str, end: &str) {
    let text = pdf.text(pdf.content);
    let font = text.find("/f0").expect("the name's font");
    let start = text[..font].rfind("BT").expect("its start");
    let stop = font + text[font..].find("ET").expect("its end") + 2;
    let object = text[start..stop].to_owned();
    pdf.replace(pdf.content, &object, &format!("{begin} {object} {end}"));
}

/// Puts the name on a layer.
fn layer(pdf: &mut Edited, called: &str, state: &str) {
    let layer = pdf.add(format!("<</Type/OCG/Name{called}>>"));
    let order = match state {
        "/AS" => format!("/AS[<</Event/View/OCGs[{layer} 0 R]/Category[/View]>>]"),
        state => format!("{state}[{layer} 0 R]"),
    };
    pdf.enter(pdf.catalog, &format!("/OCProperties<</OCGs[{layer} 0 R]/D<<{order}>>>>"));
    pdf.resource("Properties", &format!("/OC1 {layer} 0 R"));
    around(pdf, "/OC/OC1 BDC", "EMC");
}
