//! F15: the file says what it is.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::text::caseless;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F15", "missing-metadata"),
    severity: Severity::Note,
    checks: "The title, author and language in the file, and a file name in plain letters with \
             your name.",
    why: "Viewers and screen readers tell the title and speak the language; a person looks for \
          your name in a folder of five hundred files.",
    example: "`Zoë CV (final 2).pdf` is better `ada-lovelace-resume.pdf`.",
    evidence: &[
        Evidence(
            Grade::Standard,
            "PDF/UA-1 (ISO 14289-1 §7.1, §7.2) asks for title and language",
        ),
        Evidence(Grade::Career, "career offices advise a file name with your name"),
    ],
    detect,
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
            Found::file(format!("the file does not name its {}", missing.join(", ")))
                .hint("set the document's properties before exporting"),
        );
    }
    if let Some(name) = subject.file_name() {
        if !name.is_ascii() {
            found.push(
                Found::file(format!(
                    "the file name `{}` is not in plain letters",
                    quote(name)
                ))
                .hint("use letters a to z, digits and hyphens"),
            );
        }
        let person = subject.parsed().header.name.as_ref();
        if person.is_some_and(|person| !names(name, &person.text)) {
            found.push(
                Found::file(format!(
                    "the file name `{}` does not have your name",
                    quote(name)
                ))
                .hint("call it `ada-lovelace-resume.pdf`"),
            );
        }
    }
    found
}

/// Whether a file name has any part of a person's name; accents do not count.
fn names(file: &str, person: &str) -> bool {
    let plain = |text: &str| caseless(&deunicode::deunicode(text));
    let file = plain(file);
    let person = plain(person);
    let mut parts =
        person.split(|c: char| !c.is_alphanumeric()).filter(|part| part.len() > 1);
    parts.any(|part| file.contains(part))
}
