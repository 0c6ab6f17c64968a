//! Files that say two things: one to readers that take the first of two values, another to those that
//! take the last.

use super::{Edit, Forgery, MADE, codes, edited};
use crate::suite::cli::tool::Folder;
use crate::support::assert_none;
use crate::support::edited::Edited;
use vitae::extract::Extraction;
use vitae::verify::verify;

/// A file that says two things.
const TWOFOLD: &[&str] = &["P015"];

pub(super) const ALL: &[Forgery] = &[
    Forgery {
        name: "two contents of the page",
        because: TWOFOLD,
        edit: |pdf| {
            let other = pdf.add_stream("", b"BT /F 12 Tf (Mallory) Tj ET");
            pdf.enter(pdf.page, &format!("/Contents {other} 0 R"));
        },
    },
    Forgery {
        name: "two contents of the page, one key written by numbers",
        because: TWOFOLD,
        edit: |pdf| {
            let other = pdf.add_stream("", b"BT /F 12 Tf (Mallory) Tj ET");
            pdf.enter(pdf.page, &format!("/Cont#65nts {other} 0 R"));
        },
    },
    Forgery {
        name: "two resources of the page",
        because: TWOFOLD,
        edit: |pdf| pdf.enter(pdf.page, "/Resources<</Font<<>>>>"),
    },
    Forgery {
        name: "two lists of annotations",
        because: TWOFOLD,
        edit: |pdf| pdf.enter(pdf.page, "/Annots[]"),
    },
    Forgery {
        name: "two maps to text of one font",
        because: TWOFOLD,
        edit: |pdf| {
            let font = pdf.find("/ToUnicode ");
            let map = pdf.add_stream("", b"1 beginbfchar <0001> <0058> endbfchar");
            pdf.enter(font, &format!("/ToUnicode {map} 0 R"));
        },
    },
    Forgery {
        name: "two fonts of one name",
        because: TWOFOLD,
        edit: |pdf| {
            let font = pdf.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
            let name = first_font(pdf);
            pdf.resource("Font", &format!("/{name} {font} 0 R"));
        },
    },
    Forgery {
        name: "a code that is mapped to two texts",
        because: TWOFOLD,
        edit: |pdf| {
            let font = pdf.find("/ToUnicode ");
            let map = pdf.to(font, "ToUnicode");
            let range = "1 beginbfrange <0000> <00FF> <0041> endbfrange endcmap";
            pdf.replace(map, "endcmap", range);
        },
    },
    Forgery {
        name: "two addresses of one link",
        because: TWOFOLD,
        edit: |pdf| {
            let link = pdf.find("/URI <6874747073");
            let to = "/URI(https://evil.example)/URI <6874747073";
            pdf.replace(link, "/URI <6874747073", to);
        },
    },
    Forgery {
        name: "two titles",
        because: TWOFOLD,
        edit: |pdf| pdf.enter(pdf.info, "/Title(Mallory)"),
    },
    Forgery {
        name: "two trees of pages",
        because: TWOFOLD,
        edit: |pdf| {
            let pages = pdf.add("<</Type/Pages/Kids[]/Count 0>>");
            pdf.enter(pdf.catalog, &format!("/Pages {pages} 0 R"));
        },
    },
    Forgery {
        name: "two identifiers of marked content",
        because: TWOFOLD,
        edit: |pdf| {
            let to = "/Span<</MCID 7/MCID 0>>BDC";
            pdf.replace(pdf.content, "/Span<</MCID 0>>BDC", to);
        },
    },
    Forgery {
        name: "a page that is compressed once more",
        because: TWOFOLD,
        edit: |pdf| {
            let head = format!("{} 0 ", pdf.page);
            let dict = format!("/Type/ObjStm/N 1/First {}", head.len());
            pdf.add_stream(&dict, format!("{head}<</Type/Page>>"));
        },
    },
];

/// The name of a font of the first page.
fn first_font(pdf: &Edited) -> String {
    let text = pdf.text(pdf.resources);
    let fonts = text.split_once("/Font <<").expect("fonts").1;
    let name = fonts.trim_start_matches('/').split(' ').next();
    name.expect("a font").to_owned()
}

/// A change of a whole file.
type Rewrite = fn(&Edited) -> Vec<u8>;

/// Puts an object before the table of objects, which does not name it.
fn before_the_table(pdf: &Edited, object: &str) -> Vec<u8> {
    let file = pdf.file();
    let at = file.windows(5).rposition(|window| window == b"xref\n");
    let table = file[..at.expect("a table")].windows(5).rposition(|it| it == b"xref\n");
    let at = table.expect("a table");
    // The table moves, and the last number says where it is.
    let text: String = file.iter().map(|byte| char::from(*byte)).collect();
    let (before, after) = text.split_at(at);
    let moved = format!("startxref\n{}\n", at + object.len());
    let after = after.replace(&format!("startxref\n{at}\n"), &moved);
    let all = format!("{before}{object}{after}");
    all.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin 1")).collect()
}

/// Adds a revision with one object to the end of a file.
fn updated(pdf: &Edited, number: usize, body: &str) -> Vec<u8> {
    let mut file = pdf.file();
    let text: String = file.iter().map(|byte| char::from(*byte)).collect();
    let table = text.rsplit("startxref\n").next().expect("a table");
    let table = table.lines().next().expect("a number").to_owned();
    let at = file.len();
    let object = format!("{number} 0 obj\n{body}\nendobj\n");
    file.extend(object.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin 1")));
    let start = file.len();
    let (size, root, info) = (9999, pdf.catalog, pdf.info);
    file.extend(
        format!(
            "xref\n{number} 1\n{at:010} 00000 n \ntrailer\n<</Size {size}/Root {root} 0 R\
             /Info {info} 0 R/Prev {table}>>\nstartxref\n{start}\n%%EOF\n"
        )
        .as_bytes(),
    );
    file
}

/// A page that another program changed afterwards, by adding to the file.
fn changed(pdf: &Edited) -> Vec<u8> {
    let mut edited = pdf.clone();
    edited.paint("");
    updated(pdf, pdf.content, &edited.text(pdf.content))
}

const REWRITES: &[(&str, Rewrite)] = &[
    ("an object that is there twice", |pdf| {
        let object = format!("{} 0 obj <</Type/Page>> endobj\n", pdf.page);
        before_the_table(pdf, &object)
    }),
    ("a trailer with another catalog", |pdf| {
        let other = "trailer <</Root 2 0 R/Size 9>>\n";
        before_the_table(pdf, other)
    }),
    ("a trailer with two roots", |pdf| {
        let text: String = pdf.file().iter().map(|byte| char::from(*byte)).collect();
        let text = text.replace("/Root ", "/Root 2 0 R/Root ");
        text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin 1")).collect()
    }),
    ("a content that goes on after its length", |pdf| {
        let more = "BT /F 12 Tf (Mallory) Tj ET";
        let mut pdf = pdf.clone();
        let text = pdf.text(pdf.content);
        let text = text.replace("\nendstream", &format!("\n{more}\nendstream"));
        pdf.set(pdf.content, &text);
        pdf.file()
    }),
    ("a content that goes on after its length, which is an object of its own", |pdf| {
        let mut pdf = pdf.clone();
        let (dict, data) = pdf.stream(pdf.content).expect("a stream");
        let length = pdf.add((data.chars().count() - 40).to_string());
        let dict = dict.rsplit_once("/Length ").expect("a length").0.to_owned();
        let text = format!("{dict}/Length {length} 0 R>>\nstream\n{data}\nendstream");
        pdf.set(pdf.content, &text);
        pdf.file()
    }),
    ("a content that was replaced afterwards", |pdf| {
        let other = "<</Length 27>>\nstream\nBT /F 12 Tf (Mallory) Tj ET\nendstream";
        updated(pdf, pdf.content, other)
    }),
    ("a content that was changed afterwards", changed),
    ("a title that was replaced afterwards", |pdf| {
        let text = pdf.text(pdf.info).replacen("<<", "<</ModDate(D:2020)", 1);
        updated(pdf, pdf.info, &text)
    }),
];

#[test]
fn a_file_with_two_versions_of_an_object_is_not_proved() {
    let pdf = Edited::of(&MADE.1);
    let failures = REWRITES.iter().filter_map(|(name, rewrite)| {
        let found = match verify(&MADE.0, &rewrite(&pdf)) {
            Ok(verification) => codes(&verification),
            Err(error) => return Some(format!("{name}: {error}")),
        };
        (!found.contains("P015")).then(|| format!("{name}: {found:?}"))
    });
    assert_none("files that pass", &failures.collect::<Vec<_>>());
}

/// The negative control: what is there twice and the same says one thing.
#[test]
fn a_file_that_says_the_same_twice_is_proved() {
    let edits: [(&str, Edit); 4] = [
        ("a type that is there twice", |pdf| pdf.enter(pdf.page, "/Type /Page ")),
        ("a key in two dictionaries", |pdf| {
            pdf.enter(pdf.catalog, "/Own<</A<</B 1>>/C<</B 2>>>>");
        }),
        ("a code that is mapped twice to one text", |pdf| {
            let font = pdf.find("/ToUnicode ");
            let map = pdf.to(font, "ToUnicode");
            let (_, text) = pdf.stream(map).expect("a stream");
            let chars = text.split_once("beginbfchar").expect("codes").1;
            let chars = chars.split_once("endbfchar").expect("an end").0;
            let first = chars.trim().lines().next().expect("a code");
            let again = format!("1 beginbfchar\n{first}\nendbfchar\nendcmap");
            pdf.replace(map, "endcmap", &again);
        }),
        ("two objects that are alike", |pdf| {
            pdf.add(pdf.text(pdf.info));
        }),
    ];
    let mut files: Vec<(&str, Vec<u8>)> =
        edits.iter().map(|(name, edit)| (*name, edited(*edit))).collect();
    let pdf = Edited::of(&MADE.1);
    files.push(("an update that changes nothing", {
        updated(&pdf, pdf.content, &pdf.text(pdf.content))
    }));
    files.push(("an update that adds an object", updated(&pdf, 9998, "<</X 1>>")));
    let failures = files.iter().filter_map(|(name, file)| {
        let verification = verify(&MADE.0, file).expect("it can be read");
        let is_proved = verification.is_faithful();
        (!is_proved).then(|| format!("{name}: {:?}", verification.findings()))
    });
    assert_none("files that fail", &failures.collect::<Vec<_>>());
}

#[test]
fn check_and_extract_tell_that_a_file_says_two_things() {
    let folder = Folder::new();
    folder.write("sound.pdf", edited(|_| {}));
    folder.write("twofold.pdf", edited(ALL[0].edit));
    let pdf = Edited::of(&MADE.1);
    folder.write("changed.pdf", changed(&pdf));
    let check = ["--message-format", "short", "check"];
    for (file, says) in [
        ("sound.pdf", None),
        ("twofold.pdf", Some("warning[F19]: `/Contents` has two different values")),
        ("changed.pdf", Some("note[F19]: 1 object replaced after")),
    ] {
        let told = folder.vitae(&[&check[..], &[file]].concat());
        match says {
            Some(says) => assert!(told.text().contains(says), "{}", told.text()),
            None => assert!(!told.text().contains("F19"), "{}", told.text()),
        }
    }
    folder.vitae(&["extract", "twofold.pdf"]).ends_with(0).says(&["warning[X003]"]);
    folder.vitae(&["extract", "changed.pdf"]).ends_with(0).says(&["note[X003]"]);
}

/// A file of which nothing but its objects is known takes no longer than its length explains.
#[test]
fn objects_without_end_cost_no_more_than_their_length() {
    let begun = std::time::Instant::now();
    for tail in
        ["1 0 obj (", "1 0 obj <<", "trailer <<", "1 0 obj [", "<</A ", "1 0 obj <</A"]
    {
        let mut file = MADE.1.clone();
        let at = file.len() - 20;
        let end = file.split_off(at);
        file.extend(tail.repeat(200_000).into_bytes());
        file.extend(end);
        drop(Extraction::read(&file));
    }
    assert!(begun.elapsed() < std::time::Duration::from_mins(1), "{:?}", begun.elapsed());
}
