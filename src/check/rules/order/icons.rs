//! L12: contact details are plain text.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::ReadingOrder;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("L12", "icon-in-contacts"),
    severity: Severity::Warning,
    summary: "An icon is among the contact details.",
    checks: "Icons and emoji in the lines with contact details.",
    why: "To some readers “✉ada@example.org”, with the glyph attached, is not an \
          address; to the others the icon means nothing.",
    example: "✉ before an email address, ☎ before a phone number.",
    fix: "Remove the icon: an address and a number need no label.",
    evidence: &[
        Evidence(Grade::Measured, "poppler's raw mode joins the icon to the address"),
        Evidence(Grade::Secondary, "guides advise against icons"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let header = &subject.parsed().header;
    let has_contact = |text: &str| {
        let contacts = header.emails.iter().chain(&header.phones).chain(&header.links);
        text.contains('@')
            || contacts.into_iter().any(|it| text.contains(it.text.as_str()))
    };
    let above = header.lines.iter().map(|line| (line.page, line.rect, &line.text));
    // Contact details may be in a footer, too.
    let elsewhere = subject.lines(ReadingOrder::Visual).iter();
    let elsewhere = elsewhere.filter(|line| has_contact(&line.text));
    for (page, rect, text) in
        above.chain(elsewhere.map(|line| (line.page, line.rect, &line.text)))
    {
        if !text.chars().any(is_icon) {
            continue;
        }
        let readable: String =
            text.chars().map(|c| if is_private(c) { '\u{FFFD}' } else { c }).collect();
        let message =
            format!("an icon is among the contact details: `{}`", quote(&readable));
        return vec![
            Found::at(page, rect, message).hint("remove it, or replace it with a word"),
        ];
    }
    Vec::new()
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// Private use, emoji, dingbats and the technical signs for telephones and envelopes.
fn is_icon(c: char) -> bool {
    // An icon font without names for its glyphs gives U+FFFD.
    is_private(c)
        || c == '\u{FFFD}'
        || matches!(c, '\u{260E}'..='\u{2612}' | '\u{2700}'..='\u{27BF}' | '\u{2600}'..='\u{2604}'
            | '\u{1F300}'..='\u{1FAFF}' | '\u{2302}' | '\u{2316}' | '\u{24D0}'..='\u{24E9}')
}
