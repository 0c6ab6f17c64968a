//! F08: every glyph has a Unicode mapping.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::{Line, ReadingOrder};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F08", "unmapped-glyph"),
    severity: Severity::Error,
    summary: "A glyph has no usable Unicode mapping.",
    checks: "Whether the file maps every glyph to a character: none is missing, for \
             private use, or a noncharacter.",
    why: "Copy such a line to see what a parser sees: boxes, or other letters than the \
          page shows.",
    example: "Icon fonts put an envelope at U+F0E0, which means nothing elsewhere.",
    fix: "Use a font with Unicode mappings, and words instead of icons.",
    evidence: &[
        Evidence(
            Grade::Measured,
            "all 19 readers drop a glyph without a mapping, or give a box",
        ),
        Evidence(Grade::Peer, "jsk-resume checks it"),
    ],
    detect: Detector(detect),
};

/// Whether a character is a replacement character, for private use, or a noncharacter.
fn is_lost(c: char) -> bool {
    matches!(c,
        '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}'
        | '\u{FDD0}'..='\u{FDEF}')
        || (u32::from(c) & 0xFFFE) == 0xFFFE
}

/// Whether a lost character stands for no letter: by itself, as icons and bullets do.
fn is_alone(word: &str) -> bool {
    !word.chars().any(char::is_alphanumeric)
        || word.chars().next().is_some_and(is_lost) && {
            // A bullet or icon is often joined to the word after it.
            word.chars().skip(1).all(|c| !is_lost(c))
        }
}

/// One finding for the file: what makes one glyph unreadable usually makes many so.
fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let lost = |text: &str| text.chars().filter(|c| is_lost(*c)).count();
    let lines: Vec<&Line> = subject.lines(ReadingOrder::PageContent).iter().collect();
    let lines: Vec<&Line> = lines.into_iter().filter(|it| lost(&it.text) > 0).collect();
    let words = |line: &Line| {
        let words = line.text.split_whitespace().filter(|word| lost(word) > 0);
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let hits_words = |line: &&&Line| words(line).iter().any(|word| !is_alone(word));
    let Some(worst) = lines.iter().find(hits_words).or(lines.first()) else {
        return Vec::new();
    };
    let count: usize = lines.iter().map(|line| lost(&line.text)).sum();
    let (glyphs, on) = (
        if count == 1 { "glyph has" } else { "glyphs have" },
        if lines.len() == 1 {
            String::new()
        } else {
            format!(" on {} lines", lines.len())
        },
    );
    let readable: String =
        worst.text.chars().map(|c| if is_lost(c) { '\u{FFFD}' } else { c }).collect();
    let message =
        format!("{count} {glyphs} no Unicode mapping{on}: `{}`", quote(&readable));
    let found = Found::at(worst.page, worst.rect, message)
        .hint("use a font with Unicode mappings, and words instead of icons");
    // Icons and bullets say nothing that is lost.
    let only_signs = !lines.iter().any(|line| hits_words(&line));
    vec![if only_signs { found.with_severity(Severity::Warning) } else { found }]
}
