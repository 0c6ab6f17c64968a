//! What a file does when it is opened or clicked on, beside leading to addresses of the résumé.

use super::{BESIDE, Edit, Forgery, MADE, codes, edited};
use crate::suite::cli::tool::Folder;
use crate::support::assert_none;
use crate::support::edited::Edited;
use vitae::extract::{Channel, Extraction};
use vitae::verify::verify;

pub(super) const ALL: &[Forgery] = &[
    Forgery {
        name: "a link that starts a program called by a word of the résumé",
        because: BESIDE,
        edit: |pdf| link(pdf, "/S/Launch/F(Rust)"),
    },
    Forgery {
        name: "a link that starts a program of one system",
        because: BESIDE,
        edit: |pdf| link(pdf, "/S/Launch/Win<</F(Rust)>>"),
    },
    Forgery {
        name: "a link into another file called by a word of the résumé",
        because: BESIDE,
        edit: |pdf| link(pdf, "/S/GoToR/F<</Type/Filespec/F(Rust)>>/D[0/Fit]"),
    },
    Forgery {
        name: "a link into an attachment",
        because: BESIDE,
        edit: |pdf| link(pdf, "/S/GoToE/D[0/Fit]/T<</R/C>>"),
    },
    Forgery {
        name: "a link that runs a script without a text",
        because: BESIDE,
        edit: |pdf| link(pdf, "/S/JavaScript/JS()"),
    },
    Forgery {
        name: "a link that sends a form",
        because: BESIDE,
        edit: |pdf| link(pdf, "/S/SubmitForm/F<</FS/URL/F(Rust)>>"),
    },
    Forgery {
        name: "a link that reads data into a form",
        because: BESIDE,
        edit: |pdf| link(pdf, "/S/ImportData/F(Rust)"),
    },
    Forgery {
        name: "a link that is a command of the viewer",
        because: BESIDE,
        edit: |pdf| link(pdf, "/S/Named/N/Print"),
    },
    Forgery {
        name: "a link that hides something",
        because: BESIDE,
        edit: |pdf| link(pdf, "/S/Hide/T(Rust)/H true"),
    },
    Forgery {
        name: "a link that nobody has defined",
        because: BESIDE,
        edit: |pdf| link(pdf, "/Type/Action/S/Teleport"),
    },
    Forgery {
        name: "an action whose name is an object of its own",
        because: BESIDE,
        edit: |pdf| {
            let kind = pdf.add("/Launch");
            link(pdf, &format!("/S {kind} 0 R/F(Rust)"));
        },
    },
    Forgery {
        name: "an action after a link of the résumé",
        because: BESIDE,
        edit: |pdf| {
            let of_the_resume = pdf.find("/URI <6874747073");
            let next = "/Next<</S/Launch/F(Rust)>>/URI <6874747073";
            pdf.replace(of_the_resume, "/URI <6874747073", next);
        },
    },
    Forgery {
        name: "an address of the résumé that opens by itself",
        because: BESIDE,
        edit: |pdf| {
            let link = pdf.find("/URI <6874747073");
            let text = pdf.text(link);
            let address = text.split_once("/URI <").expect("an address").1;
            let address = address.split_once('>').expect("an end").0.to_owned();
            let action = pdf.add(format!("<</S/URI/URI<{address}>>>"));
            pdf.enter(pdf.catalog, &format!("/OpenAction {action} 0 R"));
        },
    },
    Forgery {
        name: "a command when the file is opened",
        because: BESIDE,
        edit: |pdf| pdf.enter(pdf.catalog, "/OpenAction<</S/Named/N/Print>>"),
    },
    Forgery {
        name: "an action when the page is shown",
        because: BESIDE,
        edit: |pdf| pdf.enter(pdf.page, "/AA<</O<</S/GoTo/D[0/Fit]>>>>"),
    },
    Forgery {
        name: "an action when the file is closed, as an object of its own",
        because: BESIDE,
        edit: |pdf| {
            let actions = pdf.add("<</WC<</S/JavaScript/JS(x)>>>>");
            pdf.enter(pdf.catalog, &format!("/AA {actions} 0 R"));
        },
    },
];

/// Adds a link without a frame to the first page.
fn link(pdf: &mut Edited, action: &str) {
    let rest = "/Border[0 0 0]/Rect[50 700 400 770]";
    pdf.annotate(&format!("/Type/Annot/Subtype/Link{rest}/A<<{action}>>"));
}

/// Ways to places inside the file, all of which is proved.
const INSIDE: [(&str, Edit); 5] = [
    ("the page at which it opens", |pdf| {
        let page = pdf.page;
        pdf.enter(pdf.catalog, &format!("/OpenAction[{page} 0 R/Fit]"));
    }),
    ("the page at which it opens, by an action", |pdf| {
        let page = pdf.page;
        pdf.enter(pdf.catalog, &format!("/OpenAction<</S/GoTo/D[{page} 0 R/Fit]>>"));
    }),
    ("a link to the page", |pdf| {
        let page = pdf.page;
        link(pdf, &format!("/S/GoTo/D[{page} 0 R/Fit]"));
    }),
    ("a link to a named place", |pdf| link(pdf, "/S/GoTo/D(experience)")),
    ("a link by a destination", |pdf| {
        let page = pdf.page;
        let rest = "/Type/Annot/Subtype/Link/Border[0 0 0]/Rect[50 700 400 770]";
        pdf.annotate(&format!("{rest}/Dest[{page} 0 R/Fit]"));
    }),
];

/// The negative control.
#[test]
fn a_way_to_a_place_in_the_file_is_proved() {
    let failures = INSIDE.iter().filter_map(|(name, edit)| {
        let verification = verify(&MADE.0, &edited(*edit)).expect("it can be read");
        let is_proved = verification.is_faithful();
        (!is_proved).then(|| format!("{name}: {:?}", codes(&verification)))
    });
    assert_none("ways that fail", &failures.collect::<Vec<_>>());
}

#[test]
fn actions_and_places_are_read_each_in_its_channel() {
    let read = |edit: Edit, channel: Channel| -> Vec<String> {
        let extraction = Extraction::read(&edited(edit)).expect("it can be read");
        let texts = extraction.channels().iter();
        let own = texts.filter(|text| text.channel == channel);
        own.map(|text| text.text.clone()).collect()
    };
    assert!(read(|_| {}, Channel::Action).is_empty());
    assert_eq!(read(INSIDE[2].1, Channel::Destination), ["page 1"]);
    assert_eq!(read(INSIDE[3].1, Channel::Destination), ["experience"]);
    for (edit, text) in [
        ((|pdf| link(pdf, "/S/Launch/F(evil.exe)")) as Edit, "Launch evil.exe"),
        (|pdf| link(pdf, "/S/Named/N/Print"), "Named Print"),
        (|pdf| link(pdf, "/S/GoToR/F<</UF(a.pdf)>>"), "GoToR a.pdf"),
        (|pdf| pdf.enter(pdf.catalog, "/OpenAction<</S/URI/URI(x)>>"), "OpenAction URI"),
        (|pdf| pdf.enter(pdf.page, "/AA<</O<<>>>>"), "AA"),
    ] {
        assert_eq!(read(edit, Channel::Action), [text]);
    }
}

#[test]
fn extract_lists_what_a_file_does() {
    let folder = Folder::new();
    folder.write("it.pdf", edited(|pdf| link(pdf, "/S/Launch/F(evil.exe)")));
    let told = folder.vitae(&["extract", "it.pdf", "--json"]).ends_with(0);
    let line = r#"{"channel":"action","text":"Launch evil.exe"}"#;
    assert!(told.text().contains(line), "{}", told.text());
}
