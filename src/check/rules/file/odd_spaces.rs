//! F13: words are separated by plain spaces.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::extract::Glyph;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F13", "odd-space"),
    severity: Severity::Warning,
    summary: "Words are separated by an unusual space character.",
    checks: "Tabs, no-break spaces and spaces of other widths in the text layer.",
    why: "A parser that splits words at U+0020 reads “Spring Boot” with a no-break \
          space as one unknown word, and does not recognise a heading that contains a \
          tab.",
    example: "A heading with wide word spacing that arrives as \
              “PROFESSIONAL⇥SUMMARY”.",
    fix: "Type plain spaces, above all in headings, names and skills.",
    evidence: &[Evidence(
        Grade::Vendor,
        "published Textkernel output: the section under such a heading was lost",
    )],
    detect: Detector(detect),
};

/// What a character is called, one and several, if it is an unusual space.
fn name(c: char) -> Option<(&'static str, &'static str)> {
    Some(match c {
        '\t' => ("tab", "tabs"),
        '\u{A0}' => ("no-break space", "no-break spaces"),
        '\u{202F}' => ("narrow no-break space", "narrow no-break spaces"),
        '\u{2000}'..='\u{200A}' | '\u{205F}' => {
            ("space of unusual width", "spaces of unusual width")
        }
        '\u{3000}' => ("ideographic space", "ideographic spaces"),
        _ => return None,
    })
}

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut kinds: BTreeMap<(&str, &str), (usize, &Glyph)> = BTreeMap::new();
    for glyph in subject.extraction.glyphs() {
        for name in glyph.unicode.to_string().chars().filter_map(name) {
            kinds.entry(name).or_insert((0, glyph)).0 += 1;
        }
    }
    kinds
        .into_iter()
        .map(|((one, several), (count, first))| {
            let name = if count == 1 { one } else { several };
            let message = format!("the text contains {count} {name}");
            Found::at(first.page, first.rect(), message)
                .hint("type plain spaces, above all in headings, names and skills")
        })
        .collect()
}
