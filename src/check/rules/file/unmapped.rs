//! F08: every glyph has a Unicode mapping.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::ReadingOrder;

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
    detect,
};

/// Whether a character is a replacement character, for private use, or a noncharacter.
fn is_lost(c: char) -> bool {
    matches!(c,
        '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}'
        | '\u{FDD0}'..='\u{FDEF}')
        || (u32::from(c) & 0xFFFE) == 0xFFFE
}

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let lines = subject.lines(ReadingOrder::PageContent).iter();
    lines
        .filter_map(|line| {
            let count = line.text.chars().filter(|c| is_lost(*c)).count();
            (count > 0).then(|| {
                let glyphs = if count == 1 { "glyph has" } else { "glyphs have" };
                let readable: String = line
                    .text
                    .chars()
                    .map(|c| if is_lost(c) { '\u{FFFD}' } else { c })
                    .collect();
                let message = format!(
                    "{count} {glyphs} no Unicode mapping: `{}`",
                    quote(&readable)
                );
                Found::at(line.page, line.rect, message)
                    .hint("use a font with Unicode mappings, and words instead of icons")
            })
        })
        .collect()
}
