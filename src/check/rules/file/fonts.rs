//! F07: every font is embedded.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F07", "font-not-embedded"),
    severity: Severity::Warning,
    summary: "A font is not embedded, or consists of drawings.",
    checks: "Whether every font is embedded, and none is a Type 3 font.",
    why: "A missing font is replaced by another with different widths, so that words \
          run together or fall apart. Glyphs of a Type 3 font often have no Unicode \
          mapping.",
    example: "The bitmap fonts of an old LaTeX installation.",
    fix: "Export with all fonts embedded; in LaTeX, load `cm-super` or `lmodern`.",
    evidence: &[
        Evidence(
            Grade::Peer,
            "jsk-resume and honest-cv check that all fonts are embedded",
        ),
        Evidence(Grade::Standard, "PDF/A (ISO 19005-1 §6.3.4) requires embedded fonts"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut seen = std::collections::BTreeSet::new();
    let fonts = subject.facts().fonts.iter();
    fonts
        .filter(|font| font.used && (!font.embedded || font.kind == "Type3"))
        .filter(|font| seen.insert((&font.name, &font.kind)))
        .map(|font| {
            let name = quote(&font.name);
            let message = match (font.kind.as_str(), name.as_str()) {
                ("Type3", "") => "a font consists of drawings (Type 3)".to_owned(),
                ("Type3", name) => {
                    format!("the font `{name}` consists of drawings (Type 3)")
                }
                (_, "") => "a font is not embedded".to_owned(),
                (_, name) => format!("the font `{name}` is not embedded"),
            };
            Found::page(font.page, message).hint("export it with all fonts embedded")
        })
        .collect()
}
