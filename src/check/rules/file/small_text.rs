//! F16: text is large and dark enough to read.

use crate::check::Subject;
use crate::check::rows::is_seen;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::{Background, contrast};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F16", "small-or-pale-text"),
    severity: Severity::Warning,
    summary: "Text is too small or too pale to read comfortably.",
    checks: "Whether most text is at least 9 pt, and all of it has a contrast of at \
             least 4.5:1.",
    why: "People read the page at arm's length, at the end of a day. Very small or pale \
          text is also a way of hiding words.",
    example: "Light grey dates on white have a contrast of 2.3:1; black on white has \
              21:1.",
    fix: "Set text in 9 pt or more, and in a darker colour.",
    evidence: &[
        Evidence(
            Grade::Standard,
            "WCAG 2.2, success criterion 1.4.3: a contrast of 4.5:1",
        ),
        Evidence(Grade::House, "9 pt: below it, a page looks dense"),
    ],
    detect: Detector(detect),
};

/// The smallest size for most of the text, in pt (house rule).
const SMALL: f64 = 9.0;
/// Sizes are rounded by up to this, in pt.
const SLACK: f64 = 0.05;
/// The lowest contrast allowed (WCAG 2.2, 1.4.3).
const PALE: f32 = 4.5;
/// Text with less contrast is reported as hidden, by H01.
const HIDDEN: f32 = 1.5;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let size = subject.body_size();
    if size > 0.0 && size < SMALL - SLACK {
        let message = format!("most text is set in {size} pt");
        found.push(Found::file(message).hint("use at least 9 pt"));
    }
    let background = Background::of(subject.extraction);
    let glyphs = subject.extraction.glyphs();
    for row in subject.rows() {
        for part in &row.parts {
            let least = part
                .glyphs
                .iter()
                .filter_map(|index| Some((*index, glyphs.get(*index)?)))
                .filter(|(_, glyph)| is_seen(glyph))
                .filter_map(|(index, glyph)| {
                    Some(contrast(glyph.luminance?, background.under(index, glyph)?))
                })
                .fold(f32::INFINITY, f32::min);
            if (HIDDEN..PALE).contains(&least) {
                let message = format!(
                    "the text has a contrast of only {least:.1}:1: `{}`",
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
