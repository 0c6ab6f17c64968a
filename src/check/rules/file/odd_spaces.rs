//! F13: words are parted by plain spaces.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::extract::Glyph;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F13", "odd-space"),
    severity: Severity::Warning,
    checks: "Tabs, no-break spaces and other wide or narrow spaces.",
    why: "A parser that parts words at U+0020 reads “Spring Boot” with a no-break space as one \
          word it does not know; a heading with a tab is not found.",
    example: "Headings set with extra word space arrived as “PROFESSIONAL<tab>SUMMARY”.",
    evidence: &[Evidence(
        Grade::Vendor,
        "published Textkernel output: the section under such a heading was lost",
    )],
    detect,
};

fn name(c: char) -> Option<&'static str> {
    Some(match c {
        '\t' => "a tab",
        '\u{A0}' => "a no-break space",
        '\u{202F}' => "a narrow no-break space",
        '\u{2000}'..='\u{200A}' | '\u{205F}' => "a space of special width",
        '\u{3000}' => "an ideographic space",
        _ => return None,
    })
}

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut kinds: BTreeMap<&str, (usize, &Glyph)> = BTreeMap::new();
    for glyph in subject.extraction.glyphs() {
        for name in glyph.unicode.to_string().chars().filter_map(name) {
            kinds.entry(name).or_insert((0, glyph)).0 += 1;
        }
    }
    kinds
        .into_iter()
        .map(|(name, (count, first))| {
            let times = if count == 1 { "once" } else { "more than once" };
            let message = format!("{name} is read {times} ({count})");
            Found::at(first.page, first.rect(), message)
                .hint("write plain spaces, in headings, names and terms above all")
        })
        .collect()
}
