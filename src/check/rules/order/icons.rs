//! L12: contact data is plain text.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L12", "icon-in-contacts"),
    severity: Severity::Warning,
    checks: "Icons and emoji in the lines with your contact data.",
    why: "“✉ada@example.org” with a glyph glued to it is no address to some readers, and an icon \
          says nothing to the others.",
    example: "Write “ada@example.org”; everybody sees what it is.",
    evidence: &[
        Evidence(Grade::Measured, "poppler's raw mode glues the icon to the address"),
        Evidence(Grade::Secondary, "guides advise against icons"),
    ],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let lines = subject.parsed().header.lines.iter();
    lines
        .filter(|line| line.text.chars().any(is_icon))
        .map(|line| {
            let readable: String = line
                .text
                .chars()
                .map(|c| if is_private(c) { '\u{FFFD}' } else { c })
                .collect();
            let message =
                format!("an icon stands among contacts: “{}”", quote(&readable));
            Found::at(line.page, line.rect, message).hint("write words, or nothing")
        })
        .collect()
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// Private use, emoji, dingbats and the technical signs for telephones and envelopes.
fn is_icon(c: char) -> bool {
    is_private(c)
        || matches!(c, '\u{260E}'..='\u{2612}' | '\u{2700}'..='\u{27BF}' | '\u{2600}'..='\u{2604}'
            | '\u{1F300}'..='\u{1FAFF}' | '\u{2302}' | '\u{2316}' | '\u{24D0}'..='\u{24E9}')
}
