//! PDFs that are built by hand to cost far more than their size. Each is read in a worker, as the
//! commands do; the worker may refuse it, but must not need to be ended, and never crashes.

mod expanding;

use std::slice::from_ref;
use std::time::{Duration, Instant};

use vitae::Error;
use vitae::worker::Reader;

use crate::suite::cli::tool::binary;
use crate::support::pdf::{self, Objects, deflated};
use crate::support::{assert_none, parallel, say};

/// The longest that reading any of them may take, on a machine that does other things, too.
const SOON: Duration = Duration::from_mins(1);

/// How many there must be.
const LEAST: usize = 150;

/// A file, and what must come of it.
struct Crafted {
    name: String,
    file: Vec<u8>,
    end: End,
}

/// What may come of a file.
#[derive(Clone, Copy, PartialEq)]
enum End {
    /// It is read.
    Read,
    /// It is refused, because there is too much of something.
    Refused,
    /// Either, or it is malformed.
    Clear,
    /// It is refused, or takes too long: what it costs depends on the machine.
    Ended,
}

#[test]
fn every_crafted_pdf_ends_in_a_result_or_a_clear_error() {
    let all = all();
    assert!(all.len() >= LEAST, "only {} files", all.len());
    let reader = Reader::new(binary().to_owned());
    let outcomes = parallel::map(&all, |crafted| {
        let begun = Instant::now();
        let outcome = reader.read(&crafted.file).map(|read| read.glyphs().len());
        (outcome, begun.elapsed())
    });
    let mut failures = Vec::new();
    let mut longest = (Duration::ZERO, "");
    for (crafted, (outcome, took)) in all.iter().zip(&outcomes) {
        longest = longest.max((*took, &crafted.name));
        let ends: &[End] = match outcome {
            Ok(_) => &[End::Read, End::Clear],
            Err(Error::PdfTooLarge { .. }) => &[End::Refused, End::Clear, End::Ended],
            Err(Error::MalformedPdf { .. } | Error::EncryptedPdf) => &[End::Clear],
            Err(Error::ReaderEnded { reason }) if reason.contains("longer than") => {
                &[End::Ended]
            }
            Err(_) => &[],
        };
        let is_right = ends.contains(&crafted.end);
        if !is_right || *took > SOON {
            failures.push(format!("{} after {took:?}: {outcome:?}", crafted.name));
        }
    }
    say(format_args!("{} crafted PDFs; {} took {:?}", all.len(), longest.1, longest.0));
    assert_none("crafted PDFs", &failures);
}

/// Every file.
fn all() -> Vec<Crafted> {
    let families: [fn(&mut Vec<Crafted>); 12] = [
        expanding::widths,
        expanding::programs,
        expanding::stitched_functions,
        expanding::colour_spaces,
        expanding::maps_to_text,
        expanding::replaced_text,
        expanding::forms,
        pages,
        tables,
        filters,
        contents,
        declarations,
    ];
    let mut all = Vec::new();
    for family in families {
        family(&mut all);
    }
    all
}

fn add(all: &mut Vec<Crafted>, name: impl Into<String>, end: End, file: Vec<u8>) {
    all.push(Crafted { name: name.into(), file, end });
}

/// A page with a content and resources; objects from 2 on are the given ones.
fn page(content: &str, resources: &str, objects: &[Vec<u8>]) -> Vec<u8> {
    pdf::pages(&[content.as_bytes().to_vec()], "", resources, |all| {
        for object in objects {
            all.add(object.clone());
        }
    })
}

/// A stream object.
fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
    let mut body = format!("<<{dict}/Length {}>>\nstream\n", data.len()).into_bytes();
    body.extend_from_slice(data);
    body.extend_from_slice(b"\nendstream");
    body
}

fn flate(dict: &str, data: &[u8]) -> Vec<u8> {
    stream(&format!("{dict}/Filter/FlateDecode"), &deflated(data))
}

/// A file with one part replaced; its table of objects no longer fits, which readers mend.
fn replace(file: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = file.windows(from.len()).position(|window| window == from);
    let at = at.expect("it is there");
    [&file[..at], to, &file[at + from.len()..]].concat()
}

fn pages(all: &mut Vec<Crafted>) {
    let tree = |kids: &str, more: &[String]| {
        let mut objects = Objects::default();
        let root = objects.add("<</Type/Catalog/Pages 2 0 R>>");
        objects.add(format!("<</Type/Pages/Count 1/MediaBox[0 0 9 9]/Kids[{kids}]>>"));
        for object in more {
            objects.add(object.clone());
        }
        objects.file(root)
    };
    let one = "<</Type/Page/Parent 2 0 R>>".to_owned();
    add(all, "a tree of pages in itself", End::Clear, tree("2 0 R 2 0 R", &[]));
    let chain: Vec<String> =
        (4..60_000).map(|next| format!("<</Type/Pages/Kids[{next} 0 R]>>")).collect();
    add(all, "a tree of pages without end", End::Clear, tree("3 0 R", &chain));
    add(
        all,
        "very many pages",
        End::Refused,
        tree(&"<</Type/Page>>".repeat(100_000), &[]),
    );
    add(all, "one page very often", End::Clear, tree(&"3 0 R ".repeat(100_000), &[one]));
    for (what, entry) in [
        ("a huge page", "/MediaBox[0 0 1e30 1e30]"),
        ("a page of no size", "/MediaBox[0 0 0 0]"),
        ("a page inside out", "/MediaBox[9 9 -9 -9]"),
        ("a page of no numbers", "/MediaBox[/a(b)null true]"),
        ("a page turned by little", "/Rotate 1"),
        ("a page turned without end", "/Rotate 99999999999"),
        ("a page with a huge unit", "/UserUnit 1e30"),
        ("a page cut to nothing", "/CropBox[50 50 50 50]"),
        ("contents of itself", "/Contents 3 0 R"),
        ("contents of lists", "/Contents[[[[[]]]]]"),
        ("resources of itself", "/Resources 3 0 R"),
        ("annotations of itself", "/Annots 3 0 R"),
    ] {
        let page = format!("<</Type/Page/Parent 2 0 R{entry}>>");
        add(all, what, End::Clear, tree("3 0 R", &[page]));
    }
    let often =
        format!("<</Type/Page/Parent 2 0 R/Contents[{}]>>", "9 0 R ".repeat(300_000));
    add(all, "very many parts", End::Clear, tree("3 0 R", &[often]));
}

fn tables(all: &mut Vec<Crafted>) {
    let sound = page("BT /F 10 Tf 56 700 Td (sound) Tj ET", "", &[]);
    let text = String::from_utf8(sound).expect("it is text");
    let start = text.rsplit("startxref\n").next().and_then(|end| end.lines().next());
    let start = start.expect("it has one").to_owned();
    for (what, from, to) in [
        ("before itself", "/Root", format!("/Prev {start}/Root")),
        ("before the beginning", "/Root", "/Prev -1/Root".to_owned()),
        ("past the end", "/Root", "/Prev 99999999999/Root".to_owned()),
        ("of a stream that is itself", "/Root", format!("/XRefStm {start}/Root")),
        ("with a huge size", "/Size ", "/Size 4294967295/X ".to_owned()),
        ("with a root that is a number", "/Root ", "/Root 7/X ".to_owned()),
        ("with no objects", "0000000000 65535 f", "0000000000 65535 n".to_owned()),
        ("with many objects", "xref\n0 ", "xref\n0 4294967295\n0 ".to_owned()),
        ("that starts anywhere", "startxref\n", "startxref\n7".to_owned()),
        ("that starts nowhere", "startxref\n", "startxref\n-".to_owned()),
    ] {
        let file = text.replacen(from, &to, 1).into_bytes();
        add(all, format!("a table {what}"), End::Clear, file);
    }
    for (what, dict) in [
        ("without widths", "/W[]/Size 9"),
        ("of wide numbers", "/W[255 255 255]/Size 9"),
        ("of negative widths", "/W[-1 -2 -3]/Size 9"),
        ("of many objects", "/W[1 2 1]/Index[0 4294967295]/Size 4294967295"),
        ("with many parts", "/W[0 0 0]/Index[0 99999999]/Size 9"),
    ] {
        let body = stream(&format!("/Type/XRef/Root 1 0 R{dict}"), &[1; 64]);
        let file = [
            b"%PDF-1.7\n9 0 obj\n".to_vec(),
            body,
            b"\nendobj\nstartxref\n9\n%%EOF".to_vec(),
        ];
        add(all, format!("a stream of places {what}"), End::Clear, file.concat());
    }
    for (what, dict) in [
        ("of many", "/N 4294967295/First 9"),
        ("of itself", "/N 1/First 9/Extends 2 0 R"),
        ("that begins past its end", "/N 1/First 99999999"),
        ("of none", "/N -1/First -1"),
    ] {
        let body = stream(&format!("/Type/ObjStm{dict}"), b"2 0 3 4 5 6 <<>> <<>>");
        add(
            all,
            format!("a stream of objects {what}"),
            End::Clear,
            page("", "", &[body]),
        );
    }
}

fn filters(all: &mut Vec<Crafted>) {
    let content =
        |dict: &str, data: &[u8]| pdf::pages(&[data.to_vec()], dict, "", |_| {});
    let zeros = deflated(&vec![0; 200 << 20]);
    add(all, "a bomb", End::Refused, content("/Filter/FlateDecode", &zeros));
    let twice = deflated(&zeros);
    add(all, "a bomb in a bomb", End::Refused, content("/Filter[/Fl/Fl]", &twice));
    let chain = "/FlateDecode".repeat(20_000);
    add(
        all,
        "very many filters",
        End::Clear,
        content(&format!("/Filter[{chain}]"), &zeros[..64]),
    );
    add(all, "a filter that is unknown", End::Clear, content("/Filter/Nope", b"BT ET"));
    for (what, dict) in [
        ("many columns", "/Predictor 12/Columns 2147483647"),
        ("many colours", "/Predictor 12/Colors 2147483647/Columns 2147483647"),
        ("no columns", "/Predictor 12/Columns 0"),
        ("negative columns", "/Predictor 12/Columns -1"),
        ("many bits", "/Predictor 2/BitsPerComponent 2147483647"),
        ("an unknown predictor", "/Predictor 99"),
    ] {
        let dict = format!("/Filter/FlateDecode/DecodeParms<<{dict}>>");
        add(
            all,
            format!("a predictor with {what}"),
            End::Clear,
            content(&dict, &deflated(&[2; 5000])),
        );
    }
    for (what, filter, data) in [
        ("LZW", "LZWDecode", vec![0x80; 1 << 16]),
        ("run lengths", "RunLengthDecode", [0x81, b'q'].repeat(1 << 20)),
        ("hexadecimal", "ASCIIHexDecode", b"7120".repeat(1 << 20)),
        ("base 85", "ASCII85Decode", b"z".repeat(8 << 20)),
        ("a fax", "CCITTFaxDecode", vec![0; 1 << 16]),
        ("JBIG2", "JBIG2Decode", vec![0xFF; 1 << 16]),
        ("JPEG", "DCTDecode", b"\xFF\xD8\xFF\xC0\0\x11\x08\xFF\xFF\xFF\xFF\x03".to_vec()),
        ("JPEG 2000", "JPXDecode", vec![0xFF; 1 << 16]),
    ] {
        let file = content(&format!("/Filter/{filter}"), &data);
        add(all, format!("contents in {what}"), End::Clear, file);
        let dict = format!(
            "/Type/XObject/Subtype/Image/Width 2147483647/Height 2147483647/BitsPerComponent 8\
             /ColorSpace/DeviceRGB/Filter/{filter}"
        );
        let file = page("/X Do", "/XObject<</X 2 0 R>>", &[stream(&dict, &data)]);
        add(all, format!("a huge picture in {what}"), End::Clear, file);
    }
}

fn contents(all: &mut Vec<Crafted>) {
    let text = "BT /F 10 Tf 56 700 Td (after) Tj ET";
    for (what, content) in [
        ("brackets", "[".repeat(500_000)),
        ("dictionaries", "<<".repeat(500_000)),
        ("strings", "(".repeat(500_000)),
        ("states", "q ".repeat(500_000)),
        ("states that end", "Q ".repeat(500_000)),
        ("marks", "/P BMC ".repeat(300_000)),
        ("marks that end", "EMC ".repeat(300_000)),
        ("texts", "BT ".repeat(300_000)),
        ("clips", "0 0 9 9 re W n ".repeat(100_000)),
        ("fonts", "/F 10 Tf ".repeat(200_000)),
        ("unknown fonts", "/Nope 10 Tf ".repeat(200_000)),
        ("turns", "1 1 -1 1 1 1 cm ".repeat(200_000)),
        ("numbers", "9999999999999999999999 ".repeat(100_000)),
        ("huge numbers", format!("{} 0 Td ", "9".repeat(500_000))),
        ("curves", "0 0 m 1 1 2 2 3 3 c ".repeat(100_000) + "S"),
        ("dashes", "[.00001] 0 d 0 0 m 1e9 1e9 l S ".repeat(1000)),
        ("wide lines", "1e30 w 0 0 m 9 9 l S ".repeat(1000)),
        ("pictures in the line", "BI /W 9 /H 9 ID xx EI ".repeat(50_000)),
        ("a picture that never ends", "BI /W 99999999 /H 99999999 ID ".to_owned()),
        ("names", format!("/{} Do ", "x".repeat(1_000_000))),
        ("unknown operators", "zz ".repeat(300_000)),
        ("letters", format!("BT /F 1 Tf ({}) Tj ET", "a".repeat(3_000_000))),
        ("kerning", format!("BT /F 1 Tf [{}] TJ ET", "(a)-1e30".repeat(100_000))),
        ("letters of no size", format!("BT /F 0 Tf ({}) Tj ET", "a".repeat(100_000))),
        ("letters at one place", "BT /F 9 Tf 9 9 Td (a) Tj ET ".repeat(50_000)),
        ("letters far away", "BT /F 1e30 Tf 1e30 1e30 Td (a) Tj ET ".repeat(10_000)),
    ] {
        let file = page(&format!("{content} {text}"), "", &[]);
        add(all, format!("contents of very many {what}"), End::Clear, file);
    }
}

fn declarations(all: &mut Vec<Crafted>) {
    let with = |catalog: &str, page: &str, more: &[Vec<u8>]| {
        let mut objects = Objects::default();
        let root = objects.add(format!("<</Type/Catalog/Pages 2 0 R{catalog}>>"));
        objects.add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        objects.add(format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{page}>>"));
        for object in more {
            objects.add(object.clone());
        }
        objects.file(root)
    };
    let long = format!("({})", "x".repeat(1 << 20)).into_bytes();
    let link = "<</Subtype/Link/Rect[0 0 1 1]/A<</S/URI/URI 4 0 R>>>>";
    let file = with("", &format!("/Annots[{}]", link.repeat(9000)), from_ref(&long));
    add(all, "one address in very many links", End::Refused, file);
    let note = "<</Subtype/Text/Rect[0 0 1 1]/Contents 4 0 R>>";
    let file = with("", &format!("/Annots[{}]", note.repeat(9000)), from_ref(&long));
    add(all, "one text in very many notes", End::Read, file);
    let script = "<</Subtype/Text/Rect[0 0 1 1]/A<</S/JavaScript/JS 4 0 R>>>>";
    let lines = flate("", &b"x".repeat(4 << 20));
    let file = with("", &format!("/Annots[{}]", script.repeat(9000)), &[lines]);
    add(all, "one script in very many notes", End::Read, file);
    let far = "<</Subtype/Link/Rect[1e30 -1e30 0 1]/A<</S/URI/URI(x)>>>>".repeat(20_000);
    add(all, "very many links", End::Clear, with("", &format!("/Annots[{far}]"), &[]));
    let itself = with("", "/Annots[4 0 R]", &[b"<</A 4 0 R/Rect 4 0 R>>".to_vec()]);
    add(all, "a link of itself", End::Read, itself);
    let layers = "4 0 R ".repeat(200_000);
    let hidden = format!("/OCProperties<</D<</OFF[{layers}]>>/OCGs[{layers}]>>");
    let layer = format!("<</Name({})>>", "x".repeat(4096)).into_bytes();
    add(all, "one layer very often", End::Refused, with(&hidden, "", &[layer]));
    for (what, tree, more) in [
        ("itself", "/StructTreeRoot 4 0 R", b"<</K 4 0 R>>".to_vec()),
        (
            "itself often",
            "/StructTreeRoot 4 0 R",
            format!("<</K[{}]>>", "4 0 R ".repeat(100_000)).into_bytes(),
        ),
        (
            "very many",
            "/StructTreeRoot 4 0 R",
            format!("<</K[{}]>>", "<<>>".repeat(300_000)).into_bytes(),
        ),
        (
            "replacements",
            "/StructTreeRoot 4 0 R",
            format!("<</K[{}]>>", "<</ActualText(xxxxxxxx)>>".repeat(150_000))
                .into_bytes(),
        ),
        (
            "roles in a circle",
            "/StructTreeRoot<</RoleMap<</A/B/B/A>>/K 4 0 R>>",
            b"<</S/A>>".to_vec(),
        ),
        (
            "far pages",
            "/StructTreeRoot 4 0 R",
            b"<</K[<</K 99999999999/Pg 3 0 R>>]>>".to_vec(),
        ),
    ] {
        add(all, format!("a tree of {what}"), End::Clear, with(tree, "", &[more]));
    }
    let one = "<</S/Span/ActualText 5 0 R>>";
    let tree = format!("<</K[{}]>>", one.repeat(5000)).into_bytes();
    add(
        all,
        "one replacement in a tree",
        End::Refused,
        with("/StructTreeRoot 4 0 R", "", &[tree, long.clone()]),
    );
    add(all, "a long language", End::Clear, with("/Lang 4 0 R", "", from_ref(&long)));
    let fonts: String = (0..3000).map(|n| format!("/F{n}<</BaseFont 4 0 R>>")).collect();
    let file =
        with("", &format!("/Resources<</Font<<{fonts}>>>>"), &[long[1..].to_vec()]);
    add(all, "very many fonts", End::Clear, file);
    let name = format!("/{}", "x".repeat(1 << 20)).into_bytes();
    let file = with("", &format!("/Resources<</Font<<{fonts}>>>>"), &[name]);
    add(all, "very many fonts of one name", End::Clear, file);
}
