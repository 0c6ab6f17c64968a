//! F16: text is large and dark enough.

use crate::check::Subject;
use crate::check::ground::{Ground, contrast};
use crate::check::rows::is_seen;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F16", "small-or-pale-text"),
    severity: Severity::Warning,
    checks: "Whether most text has 9 pt or more, and a contrast of 4.5 to 1 with its ground.",
    why: "People read it, at arm's length and at the end of a day. Very small and very pale text \
          is also how words are hidden.",
    example: "Light grey dates on white: contrast 2.3. Black on white has 21.",
    evidence: &[
        Evidence(Grade::Standard, "WCAG 2.2, success criterion 1.4.3: contrast 4.5 to 1"),
        Evidence(Grade::House, "9 pt: below it, a page reads as dense"),
    ],
    detect,
};

/// The least size of most text, in pt.
const SMALL: f64 = 9.0;
/// Rounding of sizes.
const SLACK: f64 = 0.05;
/// The least contrast (WCAG 2.2, 1.4.3).
const PALE: f32 = 4.5;
/// Less contrast than this is told as hidden text.
const HIDDEN: f32 = 1.5;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let size = subject.body_size();
    if size > 0.0 && size < SMALL - SLACK {
        let message = format!("most text is set in {size} pt");
        found.push(Found::file(message).hint("set it in 9 pt or more"));
    }
    let ground = Ground::of(subject.extraction);
    let glyphs = subject.extraction.glyphs();
    for row in subject.rows() {
        for part in &row.parts {
            let least = part
                .glyphs
                .iter()
                .filter_map(|index| Some((*index, glyphs.get(*index)?)))
                .filter(|(_, glyph)| is_seen(glyph))
                .filter_map(|(index, glyph)| {
                    Some(contrast(glyph.luminance?, ground.under(index, glyph)?))
                })
                .fold(f32::INFINITY, f32::min);
            if (HIDDEN..PALE).contains(&least) {
                let message = format!(
                    "text with a contrast of {least:.1} to 1: “{}”",
                    quote(&part.text)
                );
                found.push(
                    Found::at(row.page, part.rect, message).hint("use a darker colour"),
                );
            }
        }
    }
    found
}
