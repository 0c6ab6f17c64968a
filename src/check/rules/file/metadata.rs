//! F15: the file can be identified by its metadata and name.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::text::caseless;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F15", "missing-metadata"),
    severity: Severity::Note,
    summary: "The title, author, language or file name is missing or unclear.",
    checks: "The title, author and language in the metadata, and whether the file name \
             is plain ASCII and contains your name.",
    why: "Viewers show the title, screen readers need the language, and a recruiter \
          looks for your name in a folder of five hundred files.",
    example: "A file called `CV (final 2).pdf`.",
    fix: "Set the document's properties before exporting, and put your name in the file \
          name.",
    evidence: &[
        Evidence(
            Grade::Standard,
            "PDF/UA-1 (ISO 14289-1 §7.1, §7.2) requires title and language",
        ),
        Evidence(Grade::Career, "career offices advise a file name with your name"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let (extraction, facts) = (subject.extraction, subject.facts());
    let mut found = Vec::new();
    let has_title = extraction.title().is_some_and(|title| !title.trim().is_empty());
    let missing = [
        ("title", has_title),
        ("author", facts.author.is_some()),
        ("language", extraction.lang().is_some()),
    ];
    let missing: Vec<&str> =
        missing.iter().filter(|(_, there)| !there).map(|(what, _)| *what).collect();
    if !missing.is_empty() {
        found.push(
            Found::file(format!("the metadata contains no {}", missing.join(", no ")))
                .hint("set the document's properties before exporting"),
        );
    }
    if let Some(name) = subject.file_name() {
        if !name.is_ascii() {
            found.push(
                Found::file(format!(
                    "the file name `{}` is not plain ASCII",
                    quote(name)
                ))
                .hint("use the letters a to z, digits and hyphens"),
            );
        }
        let person = subject.parsed().header.name.as_ref();
        if let Some(person) = person.filter(|person| !names(name, &person.text)) {
            let message =
                format!("the file name `{}` does not contain your name", quote(name));
            let suggested = file_name(&person.text);
            found.push(match suggested {
                Some(suggested) => {
                    Found::file(message).hint(format!("rename it to `{suggested}`"))
                }
                None => Found::file(message),
            });
        }
    }
    found
}

/// A file name with a person's name, in ASCII; `None` if nothing of the name is left in ASCII.
fn file_name(person: &str) -> Option<String> {
    let plain = deunicode::deunicode(person).to_lowercase();
    let parts = plain.split(|c: char| !c.is_ascii_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| format!("{}-resume.pdf", parts.join("-")))
}

/// Whether a file name contains any part of a person's name; accents do not count.
fn names(file: &str, person: &str) -> bool {
    let plain = |text: &str| caseless(&deunicode::deunicode(text));
    let file = plain(file);
    let person = plain(person);
    let mut parts =
        person.split(|c: char| !c.is_alphanumeric()).filter(|part| part.len() > 1);
    parts.any(|part| file.contains(part))
}
