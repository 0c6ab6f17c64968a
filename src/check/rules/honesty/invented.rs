//! H03: the page claims nothing that the résumé does not.

use std::collections::BTreeSet;

use crate::check::Subject;
use crate::check::folding::plain;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;
use crate::extract::{Channel, ChannelText};
use crate::parse::Found as Read;
use crate::text::words;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("H03", "invented-fact"),
    severity: Severity::Error,
    summary: "The page claims something that the résumé does not contain.",
    checks: "With `--against`: whether each employer, title, degree and number on the \
             page is in the résumé it was made from, and each number in its metadata, \
             annotations, form fields, bookmarks and alternative texts.",
    why: "A tailored résumé that claims more than its source contains a lie, and it is \
          found out.",
    example: "“cut latency by 40 %” where the source says 14 %.",
    fix: "Correct the page, or its source if that is wrong.",
    evidence: &[
        Evidence(Grade::Measured, "compared word by word with the given source"),
        Evidence(Grade::House, "nothing is ever invented"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    const HINT: &str = "correct the page, or its source if that is what is wrong";
    let Some(against) = subject.against() else { return Vec::new() };
    let known: BTreeSet<String> = words(against.text).map(plain).collect();
    let is_new_number = |word: &&str| {
        word.chars().any(|c| c.is_ascii_digit()) && !known.contains(&plain(word))
    };
    let mut found = Vec::new();
    for ChannelText { channel, text } in subject.extraction.channels() {
        let claims = matches!(
            channel,
            Channel::Subject
                | Channel::Keywords
                | Channel::Annotation
                | Channel::Field
                | Channel::Bookmark
                | Channel::Alternative
                | Channel::Replacement
                | Channel::Appearance
                | Channel::Pattern
                | Channel::Mask
                | Channel::Glyph
        );
        // The text of a link for those who cannot see it is often its address.
        let is_address = |word: &str| {
            let mut links = subject.extraction.channels().iter();
            links.any(|link| link.channel == Channel::Link && link.text.contains(word))
        };
        let is_new = |word: &&str| is_new_number(word) && !is_address(word);
        if claims && let Some(word) = words(text).find(is_new) {
            let (what, word, text) = (channel.name(), quote(word), quote(text));
            let message =
                format!("{what}: the number `{word}` is not in the source: `{text}`");
            found.push(Found::file(message).hint(HINT));
        }
    }
    for section in &subject.parsed().sections {
        let has_heads =
            matches!(section.kind, Some(SectionKind::Work | SectionKind::Education));
        for entry in &section.entries {
            let organisation = match section.kind {
                Some(SectionKind::Education) => "school",
                _ => "employer",
            };
            let heads = [("title", &entry.title), (organisation, &entry.organisation)];
            for (what, read) in heads.into_iter().filter(|_| has_heads) {
                // A date that was taken for a name claims nothing.
                let is_name =
                    |read: &&Read| !read.text.chars().any(|c| c.is_ascii_digit());
                let Some(read) = read.as_ref().filter(is_name) else { continue };
                // Punctuation and case may differ from the source.
                let is_new = |word: &&str| {
                    let word = plain(word);
                    word.chars().any(char::is_alphabetic) && !known.contains(&word)
                };
                if let Some(word) = words(&read.text).find(is_new) {
                    let message = format!(
                        "the {what} `{}` is not in the source: `{}` does not occur there",
                        quote(&read.text),
                        quote(word),
                    );
                    found.push(Found::at(read.page, read.rect, message).hint(HINT));
                }
            }
            for bullet in &entry.bullets {
                if let Some(word) = words(&bullet.text).find(is_new_number) {
                    let message = format!(
                        "the number `{}` is not in the source: `{}`",
                        quote(word),
                        quote(&bullet.text),
                    );
                    found.push(Found::at(bullet.page, bullet.rect, message).hint(HINT));
                }
            }
        }
    }
    found
}
