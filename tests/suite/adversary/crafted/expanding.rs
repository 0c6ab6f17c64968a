//! Files with parts that the interpreter expands: ranges, functions, colour spaces, texts, forms.

use super::{Crafted, End, add, flate, page, replace, stream};
use crate::support::pdf::Objects;

/// A page with a composite font; `more` is in the dictionary of its descendant, `objects` are 2
/// and following, and `font` is in the dictionary of the font itself.
fn composite(font: &str, more: &str, objects: &[Vec<u8>]) -> Vec<u8> {
    let font = format!(
        "/Font<</F 1 0 R/G <</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H{font}\
         /DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 500{more}\
         /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>\
         /FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4>>>>]>>>>"
    );
    // The second of two keys counts for this reader; so the page has one only.
    let content = "BT /G 10 Tf 56 700 Td <004100420043> Tj ET";
    let mut all = Objects::default();
    all.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    for object in objects {
        all.add(object.clone());
    }
    let content = all.add_stream("", content.as_bytes());
    let tree = content + 2;
    let page = all.add(format!(
        "<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R\
         /Resources<<{font}>>>>"
    ));
    all.add(format!("<</Type/Pages/Kids[{page} 0 R]/Count 1>>"));
    let root = all.add(format!("<</Type/Catalog/Pages {tree} 0 R>>"));
    all.file(root)
}

pub(super) fn widths(all: &mut Vec<Crafted>) {
    for (key, width) in
        [("W", "500"), ("W2", "500 0 0"), ("#57", "500"), ("W#32", "1 2 3")]
    {
        for last in ["4294967295", "4294967294", "2147483647", "16777216"] {
            let file = composite("", &format!("/{key}[0 {last} {width}]"), &[]);
            add(all, format!("/{key} up to {last}"), End::Refused, file);
        }
        let again = format!("0 65535 {width} ").repeat(40);
        let file = composite("", &format!("/{key}[{again}]"), &[]);
        add(all, format!("/{key} again and again"), End::Refused, file);
        let refers = composite(
            "",
            &format!("/{key} 2 0 R"),
            &[format!("[0 3 0 R {width}]").into_bytes(), b"4000000000".to_vec()],
        );
        add(all, format!("/{key} with a reference"), End::Refused, refers);
        let backwards = composite("", &format!("/{key}[9 3 {width}]"), &[]);
        add(all, format!("/{key} backwards"), End::Read, backwards);
        let whole = composite("", &format!("/{key}[0 65535 {width}]"), &[]);
        add(all, format!("/{key} of every character"), End::Read, whole);
    }
}

/// Every place where a function is used, with the resources for it and the content.
fn uses_of_functions() -> [(&'static str, &'static str, &'static str); 6] {
    [
        (
            "a shading",
            "/Shading<</S<</ShadingType 1/ColorSpace/DeviceRGB/Function 2 0 R>>>>",
            "/S sh",
        ),
        (
            "a list of a shading",
            "/Shading<</S<</ShadingType 2/Coords[0 0 9 9]/ColorSpace/DeviceGray/Function[2 0 R]>>>>",
            "/S sh",
        ),
        (
            "a pattern",
            "/Pattern<</P<</PatternType 2/Shading<</ShadingType 2/Coords[0 0 9 9]\
             /ColorSpace/DeviceGray/Function 2 0 R>>>>>>",
            "/Pattern cs /P scn 0 0 9 9 re f",
        ),
        (
            "a separation",
            "/ColorSpace<</C[/Separation/X/DeviceGray 2 0 R]>>",
            "/C cs .5 scn 0 0 9 9 re f",
        ),
        (
            "several colourants",
            "/ColorSpace<</C[/DeviceN[/X]/DeviceGray 2 0 R]>>",
            "/C cs .5 scn 0 0 9 9 re f",
        ),
        (
            "a soft mask",
            "/ExtGState<</E<</SMask<</S/Alpha/TR 2 0 R/G 3 0 R>>>>>>",
            "/E gs 0 0 9 9 re f",
        ),
    ]
}

/// A form that draws nothing much.
fn group() -> Vec<u8> {
    stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency>>",
        b"0 0 9 9 re f",
    )
}

pub(super) fn programs(all: &mut Vec<Crafted>) {
    let dict = "/FunctionType 4/Domain[0 1]/Range[0 1]";
    let nested = |depth: usize| "{".repeat(depth) + &"}".repeat(depth);
    for (what, resources, content) in uses_of_functions() {
        for (how, program) in [
            ("nested", nested(300_000)),
            ("nested in comments", "{%}\n".repeat(200_000)),
            ("never closed", "{".repeat(1_000_000)),
            ("long", format!("{{{}}}", "dup pop ".repeat(200_000))),
        ] {
            let function = flate(dict, program.as_bytes());
            let file = page(content, resources, &[function, group()]);
            add(all, format!("a program that is {how}, for {what}"), End::Refused, file);
        }
        let sound = flate(dict, b"{dup 0.5 gt {pop 1} {pop 0} ifelse}");
        let file = page(content, resources, &[sound, group()]);
        add(all, format!("a sound program for {what}"), End::Read, file);
    }
}

pub(super) fn stitched_functions(all: &mut Vec<Crafted>) {
    let stitched = |parts: &str, count: usize| {
        let bounds: String = (1..count).map(|n| format!("0.{n:03} ")).collect();
        format!(
            "<</FunctionType 3/Domain[0 1]/Functions[{parts}]/Bounds[{bounds}]/Encode[{}]>>",
            "0 1 ".repeat(count)
        )
        .into_bytes()
    };
    let simple = b"<</FunctionType 2/Domain[0 1]/N 1/C0[0]/C1[1]>>".to_vec();
    for (what, resources, content) in uses_of_functions().into_iter().take(5) {
        let itself = [stitched("2 0 R", 1), group()];
        let file = page(content, resources, &itself);
        add(all, format!("a function of itself for {what}"), End::Clear, file);
        let both = [stitched("4 0 R", 1), group(), stitched("2 0 R", 1)];
        let file = page(content, resources, &both);
        add(all, format!("two functions of each other for {what}"), End::Clear, file);
        let mut fan: Vec<Vec<u8>> = vec![stitched(&"4 0 R ".repeat(10), 10), group()];
        for level in 0..6 {
            fan.push(stitched(&format!("{} 0 R ", level + 5).repeat(10), 10));
        }
        fan.push(simple.clone());
        let file = page(content, resources, &fan);
        add(all, format!("a million functions for {what}"), End::Refused, file);
        let sound = [stitched("4 0 R 4 0 R", 2), group(), simple.clone()];
        let file = page(content, resources, &sound);
        add(all, format!("a sound function for {what}"), End::Read, file);
    }
}

pub(super) fn colour_spaces(all: &mut Vec<Crafted>) {
    let content = "/C cs .5 scn 0 0 9 9 re f";
    for (what, space) in [
        ("indexed", "[/Indexed 2 0 R 1 <0001>]"),
        ("a separation", "[/Separation/X 2 0 R<</FunctionType 2/Domain[0 1]/N 1>>]"),
        ("colourants", "[/DeviceN[/X]2 0 R<</FunctionType 2/Domain[0 1]/N 1>>]"),
        ("a pattern", "[/Pattern 2 0 R]"),
        ("indexed, shortly", "[/I 2 0 R 1 <0001>]"),
        ("indexed, by numbers", "[/#49ndexed 2 0 R 1 <0001>]"),
    ] {
        let file = page(content, "/ColorSpace<</C 2 0 R>>", &[space.as_bytes().to_vec()]);
        add(all, format!("a colour space that is {what} of itself"), End::Clear, file);
    }
    let profile = stream("/N 3/Alternate[/ICCBased 2 0 R]", b"no profile");
    let file = page(content, "/ColorSpace<</C[/ICCBased 2 0 R]>>", &[profile]);
    add(all, "a profile whose alternative is itself", End::Clear, file);
    let direct = "[/Pattern".repeat(200) + &"]".repeat(200);
    let file = page(content, &format!("/ColorSpace<</C {direct}>>"), &[]);
    add(all, "patterns in patterns", End::Refused, file);
}

pub(super) fn maps_to_text(all: &mut Vec<Crafted>) {
    let map = |body: &str| {
        let text = format!(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange \
             <0000> <FFFF> endcodespacerange {body} endcmap end end"
        );
        vec![flate("", text.as_bytes())]
    };
    let long = "0041".repeat(2_000_000);
    let many: String = (0..60_000).map(|n| format!("<{n:04X}> <0041> ")).collect();
    for (what, end, body) in [
        (
            "a page of text for each glyph",
            End::Clear,
            format!("1 beginbfrange <0000> <FFFF> <{long}> endbfrange"),
        ),
        (
            "a text for one glyph",
            End::Clear,
            format!("1 beginbfchar <0041> <{long}> endbfchar"),
        ),
        (
            "every code",
            End::Clear,
            "1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange".to_owned(),
        ),
        (
            "a list that ends early",
            End::Clear,
            "1 beginbfrange <0000> <FFFF> [<0041>] endbfrange".to_owned(),
        ),
        (
            "a range backwards",
            End::Clear,
            "1 beginbfrange <FFFF> <0000> <0041> endbfrange".to_owned(),
        ),
        ("many entries", End::Read, format!("1 beginbfchar {many} endbfchar")),
        ("itself", End::Clear, "/X usecmap".to_owned()),
        ("procedures", End::Clear, "{".repeat(500_000)),
        ("brackets", End::Clear, "[".repeat(500_000)),
        (
            "half a surrogate",
            End::Read,
            "1 beginbfchar <0041> <D800> endbfchar".to_owned(),
        ),
    ] {
        let file = composite("/ToUnicode 2 0 R", "", &map(&body));
        add(all, format!("a map to text with {what}"), end, file);
    }
    // The same long text, for each of a hundred thousand glyphs.
    let text = map(&format!("1 beginbfchar <41> <{}> endbfchar", "0041".repeat(3000)));
    let content = format!("BT /G 10 Tf ({}) Tj ET", "A".repeat(100_000));
    let file = page(&content, "", &text);
    let font = b"/Font<</F 1 0 R>>";
    let own = b"/Font<</G<</Subtype/Type1/BaseFont/Courier/ToUnicode 2 0 R>>>>";
    add(
        all,
        "a long text for each of many glyphs",
        End::Refused,
        replace(&file, font, own),
    );
}

pub(super) fn replaced_text(all: &mut Vec<Crafted>) {
    let text = "x".repeat(1 << 20);
    let by_name = "/Span /M BDC EMC\n".repeat(20_000);
    let by_reference = "/Properties<</M<</ActualText 2 0 R>>>>";
    let file = page(&by_name, by_reference, &[format!("({text})").into_bytes()]);
    add(all, "a replacement named again and again", End::Refused, file);
    let direct = format!("/Properties<</M<</ActualText({text})>>>>");
    add(all, "a replacement again and again", End::Refused, page(&by_name, &direct, &[]));
    let wide = format!("<FEFF{}>", "0041".repeat(1 << 19)).into_bytes();
    let file = page(&by_name, by_reference, &[wide]);
    add(all, "a wide replacement again and again", End::Refused, file);
    let nested = "/Span<</ActualText(x)>>BDC ".repeat(100_000);
    add(all, "replacements in each other", End::Clear, page(&nested, "", &[]));
    let itself = b"<</ActualText 2 0 R>>".to_vec();
    add(
        all,
        "a replacement of itself",
        End::Read,
        page("/Span 2 BDC EMC", "/Properties<</M 2 0 R>>", &[itself]),
    );
}

pub(super) fn forms(all: &mut Vec<Crafted>) {
    let form = |resources: &str, content: &str| {
        stream(
            &format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<{resources}>>"),
            content.as_bytes(),
        )
    };
    let x = "/XObject<</X 2 0 R/Y 3 0 R>>";
    for (what, one, two, end) in [
        ("itself", "/X Do", "", End::Clear),
        ("itself twice", "/X Do /X Do", "", End::Clear),
        ("another that draws it", "/Y Do", "/X Do", End::Clear),
        ("another twice that draws it twice", "/Y Do /Y Do", "/X Do /X Do", End::Clear),
        ("text and itself", "BT /F 9 Tf (a) Tj ET /X Do /X Do", "", End::Clear),
    ] {
        let file = page("/X Do", x, &[form(x, one), form(x, two)]);
        add(all, format!("a form that draws {what}"), end, file);
    }
    for (what, filling) in
        [("space", " "), ("states", "q Q "), ("numbers", "1 "), ("comments", "%\n")]
    {
        let dict = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]";
        let big = flate(dict, filling.repeat((8 << 20) / filling.len()).as_bytes());
        let file = page(&"/X Do ".repeat(2000), x, &[big]);
        add(all, format!("a form full of {what}, again and again"), End::Ended, file);
    }
    let mask = "/ExtGState<</E<</SMask<</S/Luminosity/G 2 0 R>>>>>>";
    let masked = stream(
        &format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency>>/Resources<<{mask}>>"
        ),
        b"/E gs 0 0 9 9 re f",
    );
    add(all, "a mask of itself", End::Clear, page("/E gs 0 0 9 9 re f", mask, &[masked]));
    let tiles = "/Pattern<</P 2 0 R>>";
    let tile = stream(
        &format!(
            "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep .0001/YStep .0001\
             /Resources<<{tiles}>>"
        ),
        b"/Pattern cs /P scn 0 0 9 9 re f",
    );
    add(
        all,
        "a tile of itself",
        End::Clear,
        page("/Pattern cs /P scn 0 0 500 500 re f", tiles, &[tile]),
    );
    let drawn = "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 65\
                 /LastChar 65/Widths[9]/CharProcs<</A 3 0 R>>/Encoding<</Differences[65/A]>>\
                 /Resources<</Font<</T 2 0 R>>>>>>";
    let glyph = stream("", b"9 0 d0 BT /T 1 Tf (AA) Tj ET");
    let file = page("BT /T 1 Tf (AAAA) Tj ET", "", &[drawn.into(), glyph]);
    let file = replace(&file, b"/Font<</F 1 0 R>>", b"/Font<</T 2 0 R>>");
    add(all, "a letter drawn by itself", End::Clear, file);
}
