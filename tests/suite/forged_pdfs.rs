//! A standing adversary: PDFs of ours, edited so that they show, or tell some reader, something
//! else than the résumé. `verify` must fail on each of them, for a reason of its kind; what is
//! harmless must pass.

mod actions;
mod beside;
mod glyphs;
mod ink;
mod text;
mod twofold;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use vitae::verify::{Verification, VerifyOptions, verify, verify_with};
use vitae::{Document, Layout};

use crate::suite::cli::tool::Folder;
use crate::support::edited::Edited;
use crate::support::rendering::{document, must_render, resume};
use crate::support::{assert_none, parallel, say};

/// Changes a PDF.
type Edit = fn(&mut Edited);

/// An edit of a PDF.
pub(super) struct Forgery {
    pub(super) name: &'static str,
    /// Codes of findings; it must have one of them.
    pub(super) because: &'static [&'static str],
    pub(super) edit: Edit,
}

/// Text that is there, but not seen.
const UNSEEN: &[&str] = &["P008"];
/// Ink that could show anything.
const INK: &[&str] = &["P009"];
/// Glyphs that are not what they say.
const GLYPHS: &[&str] = &["P010"];
/// Metadata of another document.
const METADATA: &[&str] = &["P011"];
/// A link to another place.
const LINK: &[&str] = &["P012"];
/// Text beside the pages.
const BESIDE: &[&str] = &["P013"];

/// A document, and a PDF of it.
static MADE: LazyLock<(Document, Vec<u8>)> = LazyLock::new(|| {
    let resume = resume("example");
    let layout = Layout::all().find(|layout| layout.name() == "swiss");
    let rendered = must_render(&resume, &layout.expect("it is bundled"));
    (document(&resume), rendered.pdf)
});

fn forgeries() -> impl Iterator<Item = &'static Forgery> {
    let kinds =
        [glyphs::ALL, ink::ALL, text::ALL, beside::ALL, actions::ALL, twofold::ALL];
    kinds.into_iter().flatten()
}

fn edited(edit: Edit) -> Vec<u8> {
    let mut pdf = Edited::of(&MADE.1);
    edit(&mut pdf);
    pdf.file()
}

fn codes(verification: &Verification) -> BTreeSet<String> {
    let findings = verification.findings();
    findings.iter().map(|finding| finding.code.id.to_owned()).collect()
}

#[test]
fn a_forged_pdf_is_not_proved() {
    let all: Vec<&Forgery> = forgeries().collect();
    let failures = parallel::map(&all, |Forgery { name, because, edit }| {
        let found = match verify(&MADE.0, &edited(*edit)) {
            Ok(verification) => codes(&verification),
            Err(error) => return Some(format!("{name}: {error}")),
        };
        let is_caught = because.iter().any(|code| found.contains(*code));
        (!is_caught).then(|| format!("{name}: {found:?}, expected {because:?}"))
    });
    let failures: Vec<String> = failures.into_iter().flatten().collect();
    say(format_args!("{} forged PDFs", all.len()));
    assert_none("forged PDFs that pass", &failures);
}

/// The negative control: what says nothing else is still proved.
#[test]
fn a_harmless_edit_is_proved() {
    let edits: [(&str, Edit); 7] = [
        ("nothing but another writer", |_| {}),
        ("an unused object", |pdf| _ = pdf.add_stream("", b"q Q")),
        ("a rule across the page", |pdf| pdf.paint("0 g 76 40 400 1 re f")),
        ("an underline", |pdf| pdf.paint("1 0 0 rg 76 752 200 1 re f")),
        ("a box behind the text", |pdf| {
            let content = pdf.content;
            let (_, data) = pdf.stream(content).expect("a stream");
            let tinted = format!("/Artifact BMC .9 g 60 60 480 740 re f EMC\n{data}");
            pdf.replace(content, &data, &tinted);
        }),
        ("the name in Helvetica", |pdf| glyphs::helvetica(pdf, |c| c)),
        ("a date of change", |pdf| beside::metadata(pdf, "ModDate", "(D:20200101)")),
    ];
    let failures = parallel::map(&edits, |(name, edit)| {
        let verification = verify(&MADE.0, &edited(*edit)).expect("it can be read");
        (!verification.is_faithful())
            .then(|| format!("{name}: {:?}", codes(&verification)))
    });
    let failures: Vec<String> = failures.into_iter().flatten().collect();
    assert_none("harmless PDFs that fail", &failures);
}

#[test]
fn what_is_accepted_without_being_examined_is_counted() {
    let pdf = edited(|pdf| pdf.paint("0 g 200 20 m 220 60 240 60 260 20 c f"));
    let options = VerifyOptions::default().allow_unexamined(true);
    let verification = verify_with(&MADE.0, &pdf, &options).expect("it can be read");
    assert!(verification.is_faithful(), "{:?}", codes(&verification));
    assert_eq!(verification.unexamined.to_string(), "2 curves");
    // Nothing else is accepted with it.
    let pdf = edited(|pdf| pdf.paint("1 g 70 740 400 60 re f"));
    let verification = verify_with(&MADE.0, &pdf, &options).expect("it can be read");
    assert!(codes(&verification).contains("P008"));
}

#[test]
fn the_command_ends_with_1_and_names_the_code() {
    let folder = Folder::new();
    let resume =
        crate::support::cases::root().join("tests/fixtures/resumes/example.json");
    folder.write("it.json", std::fs::read(resume).expect("it can be read"));
    folder.write("sound.pdf", edited(|_| {}));
    folder.vitae(&["verify", "it.json", "sound.pdf"]).ends_with(0).says(&["proved: "]);
    for name in ["picture over the page", "swapped letters", "another title"] {
        let forgery = forgeries().find(|it| it.name.contains(name)).expect(name);
        folder.write("forged.pdf", edited(forgery.edit));
        let told = folder.vitae(&["verify", "it.json", "forged.pdf"]).ends_with(1);
        told.says(&["not proved: ", &format!("error[{}]", forgery.because[0])]);
    }
}
