//! Texts outside the pages that are another person's: metadata, links, bookmarks, attachments and
//! all others; each also where it is hard to find.

use super::{BESIDE, Forgery, LINK, METADATA};
use crate::support::edited::Edited;

/// What is read in place of what is shown.
const REPLACED: &[&str] = &["P001", "P005", "P007", "P013"];

pub(super) const ALL: &[Forgery] = &[
    Forgery {
        name: "another title",
        because: METADATA,
        edit: |pdf| metadata(pdf, "Title", "(Mallory)"),
    },
    Forgery {
        name: "another author",
        because: METADATA,
        edit: |pdf| metadata(pdf, "Author", "(Mallory)"),
    },
    Forgery {
        name: "another title as an object of its own",
        because: METADATA,
        edit: |pdf| {
            let title = pdf.add("(Mallory)");
            metadata(pdf, "Title", &format!("{title} 0 R"));
        },
    },
    Forgery {
        name: "an entry of the metadata that nobody defined",
        because: METADATA,
        edit: |pdf| pdf.enter(pdf.info, "/Award(Nobel prize)"),
    },
    Forgery {
        name: "metadata that claims to be an output profile",
        because: METADATA,
        edit: |pdf| {
            pdf.info =
                pdf.add("<</Type/OutputIntent/DestOutputProfile 7/Title(Mallory)>>");
        },
    },
    Forgery {
        name: "another name in the XMP",
        because: METADATA,
        edit: |pdf| pdf.replace(pdf.xmp, "Amara Okafor", "Mallory"),
    },
    Forgery {
        name: "a property of the XMP as an attribute",
        because: METADATA,
        edit: |pdf| {
            let to = "<rdf:Description xmlns:q='http://q/' q:Note='Nobel prize' ";
            pdf.replace(pdf.xmp, "<rdf:Description ", to);
        },
    },
    Forgery {
        name: "XMP that does not say what it is",
        because: METADATA,
        edit: |pdf| {
            pdf.replace(pdf.xmp, "Amara Okafor", "Mallory");
            pdf.replace(pdf.xmp, "/Type /Metadata", "");
            pdf.replace(pdf.xmp, "/Subtype /XML", "");
        },
    },
    Forgery {
        name: "XMP of a page",
        because: METADATA,
        edit: |pdf| {
            let (_, data) = pdf.stream(pdf.xmp).expect("a stream");
            let data: Vec<u8> = data
                .chars()
                .map(|c| u8::try_from(u32::from(c)).expect("Latin 1"))
                .collect();
            let text = String::from_utf8(data).expect("UTF-8");
            let data = text.replace("Amara Okafor", "Mallory");
            let metadata = pdf.add_stream("/Type/Metadata/Subtype/XML", data);
            pdf.enter(pdf.page, &format!("/Metadata {metadata} 0 R"));
        },
    },
    Forgery {
        name: "a link to another place",
        because: LINK,
        edit: |pdf| {
            let link = pdf.find("/URI <6874747073");
            let text = pdf.text(link);
            let old = text.split_once("/URI <").expect("an address").1;
            let old = old.split_once('>').expect("an end").0.to_owned();
            pdf.replace(link, &format!("<{old}>"), "(https://evil.example)");
        },
    },
    Forgery {
        name: "a link whose address is an object of its own",
        because: LINK,
        edit: |pdf| {
            let address = pdf.add("(https://evil.example)");
            link(pdf, &format!("/S/URI/URI {address} 0 R"));
        },
    },
    Forgery {
        name: "a link that starts a program",
        because: BESIDE,
        edit: |pdf| link(pdf, "/S/Launch/F(evil.exe)"),
    },
    Forgery {
        name: "a link into another file",
        because: BESIDE,
        edit: |pdf| link(pdf, "/S/GoToR/F(evil.pdf)/D(x)"),
    },
    Forgery {
        name: "a bookmark",
        because: BESIDE,
        edit: |pdf| {
            let outline = pdf.find("/Type /Outlines");
            let page = pdf.page;
            let item = pdf.add(format!(
                "<</Title(Nobel prize)/Parent {outline} 0 R/Dest[{page} 0 R/Fit]>>"
            ));
            pdf.enter(outline, &format!("/First {item} 0 R/Last {item} 0 R/Count 1"));
        },
    },
    Forgery {
        name: "an attachment",
        because: BESIDE,
        edit: |pdf| attach(pdf, "/F(prize.txt)"),
    },
    Forgery {
        name: "an attachment that is called by a word of the résumé",
        because: BESIDE,
        edit: |pdf| attach(pdf, "/F(Rust)/UF(Rust)"),
    },
    Forgery {
        name: "an attachment without a name",
        because: BESIDE,
        edit: |pdf| attach(pdf, ""),
    },
    Forgery {
        name: "a note",
        because: BESIDE,
        edit: |pdf| {
            pdf.annotate(
                "/Type/Annot/Subtype/Text/Rect[9 9 30 30]/Contents(Nobel prize)",
            );
        },
    },
    Forgery {
        name: "a note that claims to be a signature",
        because: BESIDE,
        edit: |pdf| {
            pdf.annotate(
                "/Type/Sig/Subtype/FreeText/Rect[9 9 99 30]/Contents(Nobel prize)",
            );
        },
    },
    Forgery {
        name: "a note that claims to be an output profile",
        because: BESIDE,
        edit: |pdf| {
            let rest = "/Subtype/FreeText/Rect[9 9 99 30]/Contents(Nobel prize)";
            pdf.annotate(&format!("/Type/OutputIntent{rest}"));
        },
    },
    Forgery {
        name: "a note whose text is an object of its own",
        because: BESIDE,
        edit: |pdf| {
            let text = pdf.add("(Nobel prize)");
            let rest = format!("/Rect[9 9 99 30]/Contents {text} 0 R");
            pdf.annotate(&format!("/Type/Annot/Subtype/FreeText{rest}"));
        },
    },
    Forgery {
        name: "rich text in a stream",
        because: BESIDE,
        edit: |pdf| {
            let text = pdf.add_stream("", b"<p>Nobel prize</p>");
            let rest = format!("/Rect[9 9 99 30]/RC {text} 0 R");
            pdf.annotate(&format!("/Type/Annot/Subtype/FreeText{rest}"));
        },
    },
    Forgery {
        name: "the caption of a button",
        because: BESIDE,
        edit: |pdf| {
            let rest = "/FT/Btn/Ff 65536/T(b)/MK<</CA(Nobel prize)>>/Rect[9 9 99 30]";
            pdf.annotate(&format!("/Type/Annot/Subtype/Widget{rest}"));
        },
    },
    Forgery {
        name: "a form in XML",
        because: BESIDE,
        edit: |pdf| {
            let form = pdf.add_stream("", b"<xdp><form>Nobel prize</form></xdp>");
            pdf.enter(pdf.catalog, &format!("/AcroForm<</Fields[]/XFA {form} 0 R>>"));
        },
    },
    Forgery {
        name: "a script",
        because: BESIDE,
        edit: |pdf| pdf.enter(pdf.catalog, "/OpenAction<</S/JavaScript/JS(app.alert)>>"),
    },
    Forgery {
        name: "a script in a stream",
        because: BESIDE,
        edit: |pdf| {
            let script = pdf.add_stream("", b"app.alert('Nobel prize')");
            let action = format!("/OpenAction<</S/JavaScript/JS {script} 0 R>>");
            pdf.enter(pdf.catalog, &action);
        },
    },
    Forgery {
        name: "an alternative text",
        because: BESIDE,
        edit: |pdf| tag(pdf, "/Alt(Nobel prize)"),
    },
    Forgery {
        name: "a replacement text of a tag",
        because: REPLACED,
        edit: |pdf| tag(pdf, "/ActualText(Nobel prize)"),
    },
    Forgery {
        name: "the long form of an abbreviation",
        because: BESIDE,
        edit: |pdf| tag(pdf, "/E(Nobel prize)"),
    },
    Forgery {
        name: "a replacement text in the page",
        because: REPLACED,
        edit: |pdf| span(pdf, "/Span<</MCID 0/ActualText(Nobel prize)>>BDC"),
    },
    Forgery {
        name: "a replacement text of the page's resources",
        because: REPLACED,
        edit: |pdf| {
            pdf.resource("Properties", "/P0<</MCID 0/ActualText(Nobel prize)>>");
            span(pdf, "/Span/P0 BDC");
        },
    },
    Forgery {
        name: "an alternative text in the page",
        because: BESIDE,
        edit: |pdf| span(pdf, "/Span<</MCID 0/Alt(Nobel prize)>>BDC"),
    },
    Forgery {
        name: "text that belongs to a program",
        because: BESIDE,
        edit: |pdf| {
            let data = "/PieceInfo<</X<</LastModified(D:2020)/Private(Nobel prize)>>>>";
            pdf.enter(pdf.catalog, data);
        },
    },
    Forgery {
        name: "the label of a page",
        because: BESIDE,
        edit: |pdf| pdf.enter(pdf.catalog, "/PageLabels<</Nums[0<</P(Nobel )/S/D>>]>>"),
    },
    Forgery {
        name: "the title of an article",
        because: METADATA,
        edit: |pdf| {
            let thread = pdf.add("<</Type/Thread/I<</Title(Nobel prize)>>>>");
            pdf.enter(pdf.catalog, &format!("/Threads[{thread} 0 R]"));
        },
    },
];

/// Replaces a text of the metadata.
pub(super) fn metadata(pdf: &mut Edited, key: &str, value: &str) {
    let text = pdf.text(pdf.info);
    let old = text.split_once(&format!("/{key} <")).expect("it is there").1;
    let old = old.split_once('>').expect("an end").0.to_owned();
    pdf.replace(pdf.info, &format!("/{key} <{old}>"), &format!("/{key} {value}"));
}

/// Adds a link to the first page.
fn link(pdf: &mut Edited, action: &str) {
    let rest = "/Border[0 0 0]/Rect[50 700 400 770]";
    pdf.annotate(&format!("/Type/Annot/Subtype/Link{rest}/A<<{action}>>"));
}

fn attach(pdf: &mut Edited, names: &str) {
    let file = pdf.add_stream("/Type/EmbeddedFile", b"Nobel prize");
    let rest = format!("{names}/EF<</F {file} 0 R>>");
    let names = format!("/Names[(prize.txt)<</Type/Filespec{rest}>>]");
    pdf.enter(pdf.catalog, &format!("/Names<</EmbeddedFiles<<{names}>>>>"));
}

/// Adds an entry to the first tag of a paragraph.
fn tag(pdf: &mut Edited, entry: &str) {
    let tag = pdf.find("/Type /StructElem");
    pdf.enter(tag, entry);
}

/// Replaces the operator that begins the name.
fn span(pdf: &mut Edited, operator: &str) {
    pdf.replace(pdf.content, "/Span<</MCID 0>>BDC", operator);
}
