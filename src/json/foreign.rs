//! Files of other kinds, recognised by how they begin, so that a PDF is called a PDF instead of
//! broken JSON.

use std::path::Path;

use super::codes;
use super::notation::{begins_as_yaml, is_named};
use crate::diag::{Diagnostic, JsonPointer, Location};

/// How much of an archive is searched for the names of the files in it, in bytes.
const SEARCHED: usize = 64 << 10;

/// What to do with a document that can be exported.
const EXPORT: &str = "export it as PDF, then run `vitae parse` on the PDF";

/// Files that are not text: how they begin, what they are, what to do.
const BINARIES: [(&[u8], &str, &str); 7] = [
    (b"\xD0\xCF\x11\xE0", "a document of an old office program", EXPORT),
    (b"\x89PNG", "a picture", PICTURE),
    (b"\xFF\xD8\xFF", "a picture", PICTURE),
    (b"GIF8", "a picture", PICTURE),
    (b"\x1F\x8B", "a compressed file", "decompress it first"),
    (b"7z\xBC\xAF", "an archive", ARCHIVE),
    (b"Rar!", "an archive", ARCHIVE),
];

const PICTURE: &str =
    "use the file that the picture was made from: it has no text to read";
const ARCHIVE: &str = "unpack it, and use the file inside";

/// Files that are text: their extension, what they are.
const TEXTS: [(&str, &str); 9] = [
    ("csv", "a table (CSV)"),
    ("tsv", "a table (TSV)"),
    ("html", "a web page (HTML)"),
    ("htm", "a web page (HTML)"),
    ("tex", "LaTeX"),
    ("typ", "Typst"),
    ("toml", "TOML"),
    ("xml", "XML"),
    ("md", "Markdown"),
];

const WRITE: &str = "write the résumé as JSON or YAML: `vitae schema` prints its keys";

/// The finding for bytes that are not text, whatever they were meant for.
pub(super) fn binary(name: &str, bytes: &[u8]) -> Option<Diagnostic> {
    let begin = bytes.trim_ascii_start();
    if begin.starts_with(b"%PDF-") {
        let file = if Path::new(name).file_stem().is_some() && !name.starts_with('<') {
            name
        } else {
            "FILE"
        };
        let hint = format!("run `vitae parse {file}` to read a résumé from it");
        return Some(finding("a PDF", &hint));
    }
    if begin.starts_with(b"PK\x03\x04") {
        let names = begin.get(..SEARCHED).unwrap_or(begin);
        let has = |part: &[u8]| memchr::memmem::find(names, part).is_some();
        return Some(if has(b"word/") {
            finding("a Word document", EXPORT)
        } else if has(b"opendocument") || has(b"xl/") || has(b"ppt/") {
            finding("an office document", EXPORT)
        } else {
            finding("a ZIP archive", ARCHIVE)
        });
    }
    let known = BINARIES.iter().find(|(magic, ..)| begin.starts_with(magic));
    known.map(|(_, what, hint)| finding(what, hint))
}

/// The finding for a text of another kind where JSON or YAML is expected.
pub(super) fn text(name: &str, text: &str) -> Option<Diagnostic> {
    let begin = text.trim_start();
    let starts = |prefix: &str| {
        begin.get(..prefix.len()).is_some_and(|it| it.eq_ignore_ascii_case(prefix))
    };
    let what = if starts("{\\rtf") {
        return Some(finding("an RTF document", EXPORT));
    } else if starts("<!doctype html") || starts("<html") {
        "a web page (HTML)"
    } else if begin.starts_with('<') {
        "XML"
    } else if starts("\\documentclass") || starts("\\documentstyle") {
        "LaTeX"
    } else if ["module.exports", "export default", "import "].iter().any(|it| starts(it))
    {
        "a program (JavaScript)"
    } else if begin.starts_with(['{', '[', '"']) && !is_named(name, &["toml"]) {
        return None;
    } else if let Some((_, what)) = TEXTS.iter().find(|(it, _)| is_named(name, &[*it])) {
        what
    } else if is_table(begin) {
        "a table (CSV)"
    } else {
        return None;
    };
    Some(finding(what, WRITE))
}

/// The finding for YAML in a file whose name says JSON.
pub(super) fn yaml(name: &str, text: &str) -> Option<Diagnostic> {
    let renamed = Path::new(name).with_extension("yaml");
    let renamed = renamed.file_name()?.to_string_lossy();
    begins_as_yaml(text).then(|| {
        let message = "the file looks like YAML, but its name says JSON";
        let at = Location::span(JsonPointer::root(), 0..text.len().min(1));
        Diagnostic::error(codes::OTHER_FILE, at, message)
            .hint(format!("rename it to `{renamed}`"))
    })
}

/// Whether the first lines have the same number of separators and no colons.
fn is_table(text: &str) -> bool {
    /// As many lines as a table surely has.
    const LINES: usize = 2;
    let lines: Vec<&str> = text.lines().take(LINES).collect();
    [',', ';', '\t'].into_iter().any(|separator| {
        let mut counts = lines.iter().map(|line| line.matches(separator).count());
        let first = counts.next().unwrap_or_default();
        lines.len() == LINES
            && first >= 2
            && counts.all(|count| count == first)
            && lines.iter().all(|line| !line.contains(": "))
    })
}

fn finding(what: &str, hint: &str) -> Diagnostic {
    let message = format!("this is {what}, not JSON or YAML");
    Diagnostic::error(codes::OTHER_FILE, Location::Nowhere, message).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(name: &str, bytes: &[u8]) -> Option<String> {
        let found =
            binary(name, bytes).or_else(|| text(name, std::str::from_utf8(bytes).ok()?));
        found.map(|it| format!("{}; {}", it.message, it.hints[0]))
    }

    #[test]
    fn what_is_not_a_resume_is_named() {
        for (name, bytes, wanted) in [
            (
                "cv.json",
                &b"%PDF-1.7\n"[..],
                "this is a PDF, not JSON or YAML; \
                 run `vitae parse cv.json` to read a r\u{e9}sum\u{e9} from it",
            ),
            (
                "<stdin>",
                b"%PDF-1.7\n",
                "this is a PDF, not JSON or YAML; \
                 run `vitae parse FILE` to read a r\u{e9}sum\u{e9} from it",
            ),
            (
                "cv.docx",
                b"PK\x03\x04..word/document.xml",
                "this is a Word document, not JSON or YAML; \
                 export it as PDF, then run `vitae parse` on the PDF",
            ),
            (
                "a.zip",
                b"PK\x03\x04..Profile.csv",
                "this is a ZIP archive, not JSON or YAML; unpack it, and use the file inside",
            ),
            (
                "cv.rtf",
                b"{\\rtf1 Hello}",
                "this is an RTF document, not JSON or YAML; \
                 export it as PDF, then run `vitae parse` on the PDF",
            ),
        ] {
            assert_eq!(what(name, bytes).as_deref(), Some(wanted), "{name}");
        }
        for (name, bytes, wanted) in [
            ("cv.json", &b"\n<!DOCTYPE html><p>x"[..], "a web page (HTML)"),
            ("cv", b"<?xml version='1.0'?>", "XML"),
            ("cv", b"First Name,Last Name,Headline\nA,B,C\n", "a table (CSV)"),
            ("a.csv", b"name\n", "a table (CSV)"),
            ("cv.tex", b"% x\n", "LaTeX"),
            ("cv.toml", b"[basics]\n", "TOML"),
            ("x", b"\x89PNG..", "a picture"),
        ] {
            let found = what(name, bytes).unwrap_or_default();
            assert!(found.starts_with(&format!("this is {wanted}, not")), "{found}");
        }
    }

    #[test]
    fn json_and_yaml_are_neither() {
        for (name, text) in [
            ("a.json", "{ \"a\": \"x, y, z\" }"),
            ("a.yaml", "a: x, y, z\nb: x, y, z"),
            ("a.md", "{}"),
            ("<stdin>", "Dear reader, this, that\n"),
            ("a.json", ""),
        ] {
            assert_eq!(what(name, text.as_bytes()), None, "{text}");
        }
    }
}
