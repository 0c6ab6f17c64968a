//! S03: headings look like headings.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::parse::{Found as Read, section_named};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("S03", "indistinct-heading"),
    severity: Severity::Warning,
    summary: "A heading looks like the text around it.",
    checks: "Whether headings are alone on their lines, have at most three words, and \
             are bold, in capitals or larger than the text.",
    why: "Some parsers accept as a heading only what is alone on its line, bold and in \
          capitals.",
    example: "“Skills: Rust, Go” in the same font as the text.",
    fix: "Make headings bold or set them in capitals, and keep them to three words.",
    evidence: &[Evidence(
        Grade::Peer,
        "OpenResume: bold and capitals, or at most two words from its list",
    )],
    detect: Detector(detect),
};

/// The maximum number of words in a heading (house rule; `OpenResume` accepts two).
const WORDS: usize = 3;
/// A heading that is larger than the text by this factor is distinct (house rule).
const LARGER: f64 = 1.08;
/// A ground behind a heading is at most this many times as high (house rule).
const BEHIND: f64 = 3.0;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let body = subject.body_size();
    let mut found = Vec::new();
    for section in &subject.parsed().sections {
        let heading = &section.heading;
        let middle = f64::midpoint(heading.rect.y0, heading.rect.y1);
        let row = subject.rows_of(heading.page).find(|row| {
            let rect = row.rect();
            rect.y0 <= middle && middle <= rect.y1 && rect.x0 <= heading.rect.x1
        });
        let Some(row) = row else { continue };
        let capitals = heading.text.chars().any(char::is_uppercase)
            && !heading.text.chars().any(char::is_lowercase);
        let first = row.parts.iter().find(|part| part.rect.x1 > heading.rect.x0);
        let distinct = capitals
            || row.size >= LARGER * body
            || first.is_some_and(|part| part.bold)
            || first.is_some_and(|part| subject.is_coloured(part))
            || is_ruled(subject, heading)
            // A face that does not state its weight may be bold.
            || first.is_some_and(|part| !subject.states_weight(part));
        // Scripts without capitals and spaces cannot be measured by either.
        let words = heading.text.split_whitespace().filter(|word| *word != "&");
        // Letter-spaced headings are reported by F12.
        let words = words.filter(|word| word.chars().count() > 1).count();
        if !distinct {
            let message = format!(
                "the heading `{}` looks like the text below it",
                quote(&heading.text)
            );
            let next = Found::at(heading.page, heading.rect, message);
            found.push(next.hint("make it bold, or set it in capitals"));
        } else if words > WORDS {
            let message =
                format!("the heading `{}` has {words} words", quote(&heading.text));
            let next = Found::at(heading.page, heading.rect, message);
            found.push(next.hint("use at most three").with_severity(Severity::Note));
        }
    }
    found.extend(overlooked(subject));
    found
}

/// Whether a rule is right below a heading, or a ground behind it.
fn is_ruled(subject: &Subject<'_>, heading: &Read) -> bool {
    let rect = heading.rect;
    let middle = f64::midpoint(rect.y0, rect.y1);
    let drawings = subject.extraction.drawings().iter();
    let mut near = drawings.filter(|it| {
        let (top, bottom) = (it.rect.y0, it.rect.y1);
        let below =
            top > middle && top < rect.y1 + rect.height() && bottom - top < rect.height();
        let behind =
            top <= middle && middle <= bottom && bottom - top < BEHIND * rect.height();
        it.page == heading.page && (below || behind)
    });
    near.any(|it| it.rect.x0 <= rect.x1 && rect.x0 <= it.rect.x1)
}

/// Lines with the words of a heading that look so much like text that the parser passed over them.
fn overlooked(subject: &Subject<'_>) -> Vec<Found> {
    let parsed = subject.parsed();
    let has = |kind| parsed.sections.iter().any(|section| section.kind == Some(kind));
    let lines = parsed.sections.iter().flat_map(|section| &section.lines);
    lines
        .filter(|line| line.text.split_whitespace().count() <= WORDS)
        .filter(|line| line.text.starts_with(char::is_uppercase))
        .filter(|line| section_named(&line.text).is_some_and(|kind| !has(kind)))
        .map(|line| {
            let message = format!(
                "the heading `{}` looks like the text around it",
                quote(&line.text)
            );
            Found::at(line.page, line.rect, message)
                .hint("make it bold, or set it in capitals")
        })
        .collect()
}
