//! Fonts that lie: what is drawn is not what is read.

use super::{Forgery, GLYPHS, UNSEEN};
use crate::support::edited::Edited;

pub(super) const ALL: &[Forgery] = &[
    Forgery {
        name: "a shuffled CIDToGIDMap: two glyphs",
        because: GLYPHS,
        edit: |pdf| shuffle(pdf, |gid| [0, 1, 3, 2].get(gid).copied().unwrap_or(gid)),
    },
    Forgery {
        name: "a shuffled CIDToGIDMap: all glyphs",
        because: GLYPHS,
        edit: |pdf| shuffle(pdf, |gid| if gid == 0 { 0 } else { 1 + gid % 30 }),
    },
    Forgery {
        name: "a shuffled CIDToGIDMap: one glyph for all",
        because: GLYPHS,
        edit: |pdf| shuffle(pdf, |_| 4),
    },
    Forgery {
        name: "a ToUnicode that lies: swapped letters",
        because: GLYPHS,
        edit: |pdf| {
            // The name is shown with other glyphs, and the map makes up for it.
            let map = to_unicode(pdf, "f0");
            let text = pdf.text(map);
            let of = |code: &str| {
                let after = text.split_once(&format!("<{code}> <")).expect("a code").1;
                after.split_once('>').expect("an end").0.to_owned()
            };
            let (first, second) = (of("0002"), of("0003"));
            pdf.replace(map, &format!("<0002> <{first}>"), "<0002> <@>");
            pdf.replace(map, &format!("<0003> <{second}>"), &format!("<0003> <{first}>"));
            pdf.replace(map, "<@>", &format!("<{second}>"));
            name(pdf, |run| {
                let run =
                    run.replace("\\000\\002", "@").replace("\\000\\003", "\\000\\002");
                run.replace('@', "\\000\\003")
            });
        },
    },
    Forgery {
        name: "a ToUnicode that lies: one glyph for a word",
        because: GLYPHS,
        edit: |pdf| {
            name(pdf, |run| {
                let at = run.find('[').expect("an array");
                format!("{}[(\\000\\003\\000\\004)]TJ ", &run[..at])
            });
            let map = to_unicode(pdf, "f0");
            pdf.replace(
                map,
                "endcmap",
                "2 beginbfchar\n<0003> <0041006D0061007200610020>\n\
                 <0004> <004F006B00610066006F0072>\nendbfchar\nendcmap",
            );
        },
    },
    Forgery {
        name: "a ToUnicode that lies: a letter of another word",
        because: GLYPHS,
        edit: |pdf| {
            // The label is read as it is, and shows an `x` for each `e`, wherever it stands.
            let map = to_unicode(pdf, "f1");
            let text = pdf.text(map);
            let line = text.lines().find(|line| line.ends_with("<0065>")).expect("an e");
            let code = line.split('>').next().expect("a code").to_owned() + ">";
            let other = text.lines().find(|line| line.ends_with("<0061>")).expect("an a");
            let other = other.split('>').next().expect("a code").to_owned() + ">";
            pdf.replace(map, &format!("{code} <0065>"), "@");
            pdf.replace(map, &format!("{other} <0061>"), &format!("{other} <0065>"));
            pdf.replace(map, "@", &format!("{code} <0061>"));
        },
    },
    Forgery {
        name: "a font that is not at hand: another person's letters",
        because: GLYPHS,
        edit: |pdf| {
            helvetica(pdf, |c| match c {
                'A' => 'B',
                'm' => 'e',
                'a' => 'n',
                'r' => 't',
                'O' => 'Z',
                'k' => 'w',
                'f' => 'l',
                'o' => 'i',
                c => c,
            });
        },
    },
    Forgery {
        name: "a font that is not at hand: two swapped letters",
        because: GLYPHS,
        edit: |pdf| {
            helvetica(pdf, |c| match c {
                'm' => 'r',
                'r' => 'm',
                c => c,
            });
        },
    },
    Forgery {
        name: "a font that is not at hand: one letter drawn as another",
        because: GLYPHS,
        edit: |pdf| helvetica(pdf, |c| if c == 'k' { 'm' } else { c }),
    },
    Forgery {
        name: "a font that is not at hand: a digit for a letter",
        because: GLYPHS,
        edit: |pdf| helvetica(pdf, |c| if c == 'f' { '8' } else { c }),
    },
    Forgery {
        name: "a Type 3 space that draws a sentence",
        because: GLYPHS,
        edit: |pdf| {
            let bars = "600 0 0 0 500 700 d1 50 0 60 700 re f 200 0 60 700 re f";
            drawn(pdf, " ", bars);
            pdf.paint("BT /T3 12 Tf 1 0 0 1 200 720 Tm ( ) Tj ET");
        },
    },
    Forgery {
        name: "a Type 3 space that shows a picture",
        because: GLYPHS,
        edit: |pdf| {
            let picture =
                "900 0 d0 800 0 0 800 0 0 cm BI /W 8 /H 1 /IM true /BPC 1 ID \u{a5} EI";
            drawn(pdf, " ", picture);
            pdf.paint("BT /T3 12 Tf 1 0 0 1 200 720 Tm ( ) Tj ET");
        },
    },
    Forgery {
        name: "a Type 3 font whose letters are bars",
        because: GLYPHS,
        edit: |pdf| named(pdf, "600 0 d0 50 0 90 700 re f 50 300 400 80 re f"),
    },
    Forgery {
        name: "a Type 3 font whose letters are strokes",
        because: GLYPHS,
        edit: |pdf| named(pdf, "600 0 d0 60 w 50 0 m 250 700 l 450 0 l S"),
    },
    Forgery {
        name: "a Type 3 font whose letters are pictures",
        because: GLYPHS,
        edit: |pdf| {
            named(
                pdf,
                "600 0 d0 q 500 0 0 700 0 0 cm BI /W 8 /H 1 /IM true /BPC 1 ID \u{a5} EI Q",
            );
        },
    },
    Forgery {
        name: "a Type 3 font whose letters are another's",
        because: GLYPHS,
        edit: |pdf| {
            let letter = "600 0 d0 BT /H 1000 Tf (W) Tj ET";
            named(pdf, letter);
        },
    },
    Forgery {
        name: "a Type 3 font whose letters are too small to be seen",
        because: &[GLYPHS[0], UNSEEN[0]],
        edit: |pdf| named(pdf, "600 0 d0 0 0 9 9 re f"),
    },
    Forgery {
        name: "a Type 3 font whose letters run against themselves",
        because: GLYPHS,
        edit: |pdf| {
            let halves = "600 0 d0 0 0 m 0 700 l 200 700 l 200 0 l h \
                          300 0 m 500 0 l 500 700 l 300 700 l h f";
            named(pdf, halves);
        },
    },
];

/// Maps the codes of the label's font to other glyphs.
fn shuffle(pdf: &mut Edited, to: fn(usize) -> usize) {
    let font = pdf.to(pdf.resources, "f1");
    let descendant = pdf.to(font, "DescendantFonts");
    let map: Vec<u8> = (0..64_usize)
        .flat_map(|gid| u16::try_from(to(gid)).expect("small").to_be_bytes())
        .collect();
    let map = pdf.add_stream("", map);
    pdf.replace(descendant, "/CIDToGIDMap /Identity", &format!("/CIDToGIDMap {map} 0 R"));
}

fn to_unicode(pdf: &Edited, font: &str) -> usize {
    pdf.to(pdf.to(pdf.resources, font), "ToUnicode")
}

/// Changes the operators that show the name, up to the end of its text object.
pub(super) fn name(pdf: &mut Edited, change: impl Fn(&str) -> String) {
    let text = pdf.text(pdf.content);
    let start = text.find("/f0").expect("the name's font");
    let end = start + text[start..].find("ET").expect("its end");
    let run = text[start..end].to_owned();
    let changed = change(&run);
    pdf.replace(pdf.content, &run, &changed);
}

/// A map from each letter to itself.
fn map(letters: &str) -> String {
    let mut known: Vec<char> = letters.chars().collect();
    known.sort_unstable();
    known.dedup();
    let lines: Vec<String> =
        known.iter().map(|c| format!("<{0:02X}> <{0:04X}>", u32::from(*c))).collect();
    format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def \
         1 begincodespacerange <00> <FF> endcodespacerange {} beginbfchar\n{}\nendbfchar \
         endcmap end end",
        lines.len(),
        lines.join("\n")
    )
}

/// Shows the name in Helvetica, which is in no file; each letter is drawn as `shown` says.
pub(super) fn helvetica(pdf: &mut Edited, shown: fn(char) -> char) {
    let map = pdf.add_stream("", map(NAME));
    let differences: String = NAME
        .chars()
        .map(|c| format!("{}/{} ", u32::from(c), glyph_name(shown(c))))
        .collect();
    let font = pdf.add(format!(
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode {map} 0 R\
         /Encoding<</Type/Encoding/Differences[{differences}]>>>>"
    ));
    pdf.resource("Font", &format!("/Hv {font} 0 R"));
    name(pdf, |_| format!("/Hv 30 Tf 1 0 0 -1 0 0 Tm ({NAME}) Tj "));
}

/// The name at the top of the page.
const NAME: &str = "Amara Okafor";

fn glyph_name(c: char) -> String {
    match c {
        ' ' => "space".to_owned(),
        '8' => "eight".to_owned(),
        c => c.to_string(),
    }
}

/// A Type 3 font, `T3`, all of whose letters are drawn by `operators`.
fn drawn(pdf: &mut Edited, letters: &str, operators: &str) {
    let glyph: Vec<u8> =
        operators.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin 1")).collect();
    let glyph = pdf.add_stream("", glyph);
    let space = if letters == " " { glyph } else { pdf.add_stream("", b"300 0 d0") };
    let map = pdf.add_stream("", map(letters));
    let helvetica = pdf.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    let differences: String = letters
        .chars()
        .filter(|c| *c != ' ')
        .map(|c| format!("{}/g ", u32::from(c)))
        .collect();
    let font = pdf.add(format!(
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 600 800]/FontMatrix[.001 0 0 .001 0 0]\
         /CharProcs<</g {glyph} 0 R/s {space} 0 R>>/FirstChar 32/LastChar 122\
         /Encoding<</Type/Encoding/Differences[32/s {differences}]>>/Widths[{}]\
         /Resources<</Font<</H {helvetica} 0 R>>>>/ToUnicode {map} 0 R>>",
        "600 ".repeat(91)
    ));
    pdf.resource("Font", &format!("/T3 {font} 0 R"));
}

/// Shows the name in a Type 3 font, all of whose letters are drawn by `operators`.
fn named(pdf: &mut Edited, operators: &str) {
    drawn(pdf, NAME, operators);
    name(pdf, |_| format!("/T3 30 Tf 1 0 0 -1 0 0 Tm ({NAME}) Tj "));
}
